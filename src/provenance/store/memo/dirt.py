"""Which claims' summaries an edit touches: those whose Slice may hold what changed.

The steps of ``reach`` are walked backwards. What only search and display read (names, notes,
titles) touches no summary but the claim's own.
"""

from collections.abc import Iterable

from provenance.model import vocabulary as words
from provenance.model.records import Actor, Claim, Origin, Record, Source, Statement
from provenance.store.index import terms
from provenance.store.slices.lookup import Lookup
from provenance.store.slices.reach import all_steps, covered, placing, related, ties


def meaning(record: Record) -> Record:
    """Strip a record of what nothing is derived from."""
    origin = Origin("", 0, 0)
    if isinstance(record, Claim):
        statements = tuple(_statement_meaning(s) for s in record.statements)
        relations = tuple(r._replace(because=None) for r in record.relations)
        return record._replace(
            text="",
            origin=origin,
            topics=(),
            place=None,
            statements=statements,
            comments=(),
            relations=relations,
            expect=(),
            note=None,
        )
    if isinstance(record, Actor):
        return record._replace(name="", aka=(), origin=origin, note=None)
    return Source(
        id=record.id,
        title="",
        kind=record.kind,
        origin=origin,
        publisher=record.publisher,
        by=record.by,
        for_=record.for_,
        date=record.date,
        published=record.published,
        accessed=record.accessed,
        seen=record.seen,
        derived_from=record.derived_from,
    )


def _statement_meaning(s: Statement) -> Statement:
    return s._replace(ordinal=0, line=0, at=(), quote=(), note=None)


def touched(look: Lookup, changed: Iterable[tuple[str, str]]) -> set[str]:
    """List the claims whose Slice may hold one of the records, given by kind and id.

    Ask before the change and after it: a tie that is gone led somewhere too.
    """
    ids: dict[str, set[str]] = {"claim": set(), "actor": set(), "source": set()}
    for kind, id in changed:
        ids[kind].add(id)
    claims, actors, sources = ids["claim"], ids["actor"], ids["source"]
    if actors:
        voices = _who_leads_to(look, actors)
        claims |= look.naming(
            [terms.BY, terms.FOR, terms.VIA, terms.ANSWERS, terms.REPEATS], voices
        )
        claims |= look.naming([terms.ABOUT, terms.ACCUSES, terms.EXPECTS], actors)
        claims |= look.naming([terms.ACCUSES], _whose_side_holds(look, actors))
        sources |= look.naming([terms.AUTHOR, terms.PRINCIPAL, terms.PUBLISHER], voices)
    if sources:
        sources |= all_steps(sources, lambda ids: look.naming([terms.DERIVED_FROM], ids))
        claims |= look.naming(
            [terms.SOURCE, terms.SAID_IN, terms.EVIDENCE, terms.ANSWERS, terms.REPEATS], sources
        )
    return _whose_reach_holds(look, claims)


def _whose_reach_holds(look: Lookup, claims: set[str]) -> set[str]:
    """Walk `reach.claims_near` and what places its claims in time backwards."""

    def around(ids: set[str]) -> set[str]:
        return ids | all_steps(ids, implied) | all_steps(ids, implying)

    def implied(ids: set[str]) -> set[str]:
        return related(look, ids, words.IMPLIES)

    def implying(ids: set[str]) -> set[str]:
        return look.naming([terms.IMPLIES], ids)

    def repeating(ids: set[str]) -> set[str]:
        said = {s.id for claim in look.claims(ids) for s in claim.statements}
        return look.naming([terms.REPEATS], said)

    claims = claims | {s.claim for s in placing(look, claims, all_open=True)}
    claims |= all_steps(claims, repeating)
    claims |= covered(look, claims)
    weaker = claims | all_steps(claims, implied)
    rivals = related(look, weaker, words.EXCLUDES) | look.naming([terms.EXCLUDES], weaker)
    bearing = (words.UNDERMINES, words.SUPPORTS)
    beside = related(look, claims, *bearing) | look.naming(bearing, claims)
    return around(claims) | around(rivals) | beside


def _who_leads_to(look: Lookup, actors: set[str]) -> set[str]:
    """Walk `reach.voiced` backwards: of whose words it is told whose they are by these."""
    roles = [terms.PART_OF, terms.SPEAKS_FOR, terms.MEMBER]
    return actors | all_steps(actors, lambda ids: look.naming(roles, ids))


def _whose_side_holds(look: Lookup, actors: set[str]) -> set[str]:
    """Walk `reach.accused_sides` backwards: who would stand, if accused, for these too."""
    near = actors | ties(look, actors, "speaks_for")
    near |= all_steps(near, lambda ids: ties(look, ids, "part_of"))
    near |= all_steps(near, lambda ids: look.naming([terms.PART_OF], ids))
    return near | all_steps(near, lambda ids: look.naming([terms.MEMBER], ids))
