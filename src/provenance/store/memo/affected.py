"""Which records an edit makes due for a check: those of which a rule may see what changed.

It is a superset that is cheap to tell. What rules derive from more than a record's neighbours
depends on a claim's whole reach; ``reads`` tells that.
"""

from collections.abc import Iterable, Iterator

from provenance.model import vocabulary as words
from provenance.model.records import Actor, Claim, Record, RecordPlace, Source
from provenance.store.index import terms
from provenance.store.slices.lookup import Lookup
from provenance.store.slices.steps import related

Pair = tuple[str, str]
"""The kind of a record, and its id."""


def without_place(record: Record) -> Record:
    """Strip a record of where it stands: findings are placed anew at each check."""
    record = record._replace(origin=RecordPlace("", 0, 0))
    if isinstance(record, Claim):
        statements, comments = (
            tuple([s._replace(line=0) for s in said])
            for said in (record.statements, record.comments)
        )
        return record._replace(statements=statements, comments=comments)
    return record


def seen_by_others(record: Record) -> Record:
    """Strip a record of what no rule reads when it looks at another record.

    Names are the exception: those who share one are suspects together.
    """
    if isinstance(record, Actor):
        record = record._replace(name="", aka=(), note=None)
    elif isinstance(record, Source):
        record = record._replace(title="", url=None, archive=(), note=None)
    return without_place(record)


def affected(look: Lookup, changed: Iterable[Pair]) -> set[Pair]:
    """List the records of which a rule may see one of those that changed.

    Ask before the change and after it: a tie that is gone led somewhere too.
    """
    ids: dict[str, set[str]] = {kind: set() for kind in terms.KINDS}
    for kind, id in changed:
        ids[kind].add(id)
    claims, actors, sources = (ids[kind] for kind in terms.KINDS)
    authored = look.naming([terms.AUTHOR, terms.PRINCIPAL], actors)
    found = {("claim", id) for id in _claims(look, claims, actors, sources, authored)}
    ties = (terms.PART_OF, terms.SPEAKS_FOR, terms.MEMBER)
    found |= {("actor", id) for id in look.naming(ties, actors)}
    derived = look.naming([terms.DERIVED_FROM], sources)
    published = look.naming([terms.PUBLISHER], actors)
    found |= {("source", id) for id in (*authored, *derived, *published)}
    found |= {(kind, id) for id in claims | actors | sources for kind in terms.KINDS}
    found |= {(kind, id) for id in set(_named(look, ids)) for kind in terms.KINDS}
    return found


def _claims(
    look: Lookup, claims: set[str], actors: set[str], sources: set[str], authored: set[str]
) -> set[str]:
    # What a source supplies to statements that were said in it, others may answer or repeat.
    filled = claims | look.naming([terms.SAID_IN], sources)
    spoken = {s.id for claim in look.claims(filled) for s in claim.said}
    own = {s.id for claim in look.claims(claims) for s in claim.said}
    said_in = {s.said_in for claim in look.claims(claims) for s in claim.said if s.said_in}
    refer = (terms.ANSWERS, terms.REPEATS)
    return (
        filled
        | look.naming([terms.SOURCE, terms.EVIDENCE, *refer], sources)
        | look.naming([terms.ABOUT, terms.ACCUSES, terms.BY, terms.FOR, terms.VIA], actors)
        | look.naming([terms.OR_BY], actors)
        | look.naming([terms.EXPECTS, *refer], actors)
        | look.naming([terms.SAID_IN], authored | said_in)
        | look.naming(refer, spoken)
        | look.naming([terms.STATEMENT], own)
        | related(look, filled, *words.RELATIONS)
        | look.naming(words.RELATIONS, filled)
        | look.naming([terms.ABOUT, terms.WITHIN, terms.COVERS], claims)
    )


def _named(look: Lookup, ids: dict[str, set[str]]) -> Iterator[str]:
    """Name what the records name: without them, it may be named by nobody."""
    for kind in terms.KINDS:
        for record in look.records(kind, ids[kind]):
            for role, target in terms.edges(record):
                if role in terms.NAMING:
                    yield target
