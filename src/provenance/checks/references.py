"""Every place in which a record names another, and what to say when no record has that id."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import NamedTuple

from provenance.checks.context import Context
from provenance.checks.rule import Found, Path, Place, Replacement, at
from provenance.model.nouns import with_article
from provenance.model.records import Actor, Claim, Record, Source, Statement
from provenance.model.slice import Slice
from provenance.store.index import fold

ACTOR = "actor"
CLAIM = "claim"
SOURCE = "source"
SUBJECT = "subject"
_CLOSE = 0.75
_GUESSES = 100
"""For how many unknown ids of a kind their likes are sought: of more, for the first in order."""
_SLIPS = 3
"""How often one slip is made by hand; named more often, it is the record that is missing."""


class Use(NamedTuple):
    """One record naming another: what kind is wanted, its id, where, and the subject's id."""

    wanted: str
    id: str
    record: Record
    path: Path
    subject: str

    @property
    def place(self) -> Place:
        """Where it is named; made only for the few that are reported."""
        return at(self.record, *self.path)


def strays(context: Context) -> list[Use]:
    """Look up the uses of ids that nothing bears: what `Context.strays` keeps."""
    bearers = _bearers(context)
    return [use for use in _uses(context, bearers) if use.id not in bearers[use.wanted]]


def _bearers(context: Context) -> dict[str, AbstractSet[str]]:
    """The ids of the records of each kind, or kinds, that can be wanted."""
    bearers = {kind: records.keys() for kind, records in context.kinds.items()}
    return {**bearers, SUBJECT: bearers[ACTOR] | bearers[CLAIM]}


def _uses(context: Context, bearers: Mapping[str, AbstractSet[str]]) -> Iterator[Use]:
    """The uses of ids in the records that are asked about; in claims, if not all are borne."""
    for claim in context.records(CLAIM):
        if isinstance(claim, Claim) and not _sound(claim, bearers):
            yield from _in_claim(claim, context.slice)
    for actor in context.records(ACTOR):
        if isinstance(actor, Actor):
            yield from _in_actor(actor)
    for source in context.records(SOURCE):
        if isinstance(source, Source):
            yield from _in_source(source)


def _sound(claim: Claim, bearers: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether records bear all ids that a claim and its statements name; quick to tell."""
    actors, sources, claims = bearers[ACTOR], bearers[SOURCE], bearers[CLAIM]
    if claim.expect or not bearers[SUBJECT] >= {*claim.about}:
        return False
    if not actors >= {*claim.accuses} or not claims >= {r.claim for r in claim.relations}:
        return False
    if claim.figure and claim.figure.within and claim.figure.within not in claims:
        return False
    if claim.source and claim.source not in sources:
        return False
    for s in claim.said:
        for id in (*s.by, *s.for_, *s.via, *s.or_by):
            if id not in actors:
                return False
        if (s.said_in and s.said_in not in sources) or (s.source and s.source not in sources):
            return False
        for id in s.evidence:
            if id not in sources:
                return False
        if not claims >= {*s.covers}:
            return False
    return True


def own(statement: Statement, slice: Slice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The speakers and principals that a statement names itself, not through its utterance."""
    utterance = slice.sources.get(statement.said_in or "")
    named = (("by", statement.by), ("for", statement.for_))
    if utterance is None:
        return named
    supplied = {"by": utterance.by, "for": utterance.for_}
    return tuple((key, ids) for key, ids in named if ids != supplied[key])


def _in_claim(claim: Claim, slice: Slice) -> Iterator[Use]:
    for index, id in enumerate(claim.about):
        yield Use(SUBJECT, id, claim, ("about", index), claim.id)
    for index, id in enumerate(claim.accuses):
        yield Use(ACTOR, id, claim, ("accuses", index), claim.id)
    if claim.source:
        yield Use(SOURCE, claim.source, claim, ("source",), claim.id)
    if claim.figure and claim.figure.within:
        yield Use(CLAIM, claim.figure.within, claim, ("figure", "within"), claim.id)
    for relation in claim.relations:
        path = (relation.kind, relation.ordinal, "claim")
        yield Use(CLAIM, relation.claim, claim, path, claim.id)
    for expectation in claim.expect:
        for stance, actors in expectation.by:
            for index, id in enumerate(actors):
                where = ("expect", expectation.ordinal, f"{stance}-by", index)
                yield Use(ACTOR, id, claim, where, claim.id)
        for index, id in enumerate(expectation.silent):
            where = ("expect", expectation.ordinal, "silent", index)
            yield Use(ACTOR, id, claim, where, claim.id)
        for index, id in enumerate(expectation.versus):
            where = ("expect", expectation.ordinal, "versus", index)
            yield Use(ACTOR, id, claim, where, claim.id)
    for s in claim.said:
        stance, ordinal = s.stance, s.ordinal
        for key, ids in (*own(s, slice), ("via", s.via), ("or-by", s.or_by)):
            for index, id in enumerate(ids):
                yield Use(ACTOR, id, claim, (stance, ordinal, key, index), s.id)
        for index, id in enumerate(s.covers):
            yield Use(CLAIM, id, claim, (stance, ordinal, "covers", index), s.id)
        if s.said_in:
            yield Use(SOURCE, s.said_in, claim, (stance, ordinal, "said-in"), s.id)
        if s.source and s.source != claim.source:
            yield Use(SOURCE, s.source, claim, (stance, ordinal, "source"), s.id)
        for index, id in enumerate(s.evidence):
            yield Use(SOURCE, id, claim, (stance, ordinal, "evidence", index), s.id)


def _in_actor(actor: Actor) -> Iterator[Use]:
    ties = (
        ("part-of", actor.part_of),
        ("speaks-for", actor.speaks_for),
        ("members", actor.members),
    )
    for key, tenures in ties:
        for index, tenure in enumerate(tenures):
            yield Use(ACTOR, tenure.actor, actor, (key, index, "actor"), actor.id)


def _in_source(source: Source) -> Iterator[Use]:
    if source.publisher:
        yield Use(ACTOR, source.publisher, source, ("publisher",), source.id)
    for key, ids in (("by", source.by), ("for", source.for_)):
        for index, id in enumerate(ids):
            yield Use(ACTOR, id, source, (key, index), source.id)
    for index, derivation in enumerate(source.derived_from):
        path = ("derived-from", index, "source")
        yield Use(SOURCE, derivation.source, source, path, source.id)


def unknown(context: Context, kind: str) -> Iterator[Found]:
    """The uses of ids of one kind that no record bears.

    A likely slip of the pen is reported wherever it stands; a record that seems to be missing
    altogether, or to have a new id, is reported once.
    """
    missing: defaultdict[str, list[Use]] = defaultdict(list)
    for use in context.strays:
        if kind in ((ACTOR, CLAIM) if use.wanted == SUBJECT else (use.wanted,)):
            missing[use.id].append(use)
    guessed = guesses(missing)
    for id, places in missing.items():
        if context.left_out(kind, id):
            continue
        subjects = any(use.wanted == SUBJECT for use in places)
        near = nearest(context, id, kind, guess=id in guessed)
        if kind == CLAIM and subjects and near is None:
            places = [use for use in places if use.wanted == CLAIM]
        if (
            kind == ACTOR
            and subjects
            and near is None
            and nearest(context, id, CLAIM, guess=id in guessed)
        ):
            places = [use for use in places if use.wanted == ACTOR]
        if kind == ACTOR and len(_named(context, id)) > 1:
            continue  # ambiguous-name says so
        yield from _report(context, id, kind, near, places)


def _report(
    context: Context, id: str, kind: str, near: str | None, places: list[Use]
) -> Iterator[Found]:
    message = f"no {kind} `{id}` is recorded"
    safe = near is not None and near.casefold() == id.casefold()
    if near and (safe or len(places) <= _SLIPS):
        for use in places:
            help = f"did you mean `{near}`?"
            yield Found(use.place, use.subject, message, help, replacement=Replacement(near, safe))
    elif places:
        first = min(places, key=lambda use: (use.place.origin, str(use.place.path)))
        if len(places) > 1:
            message += f", yet it is named in {len(places)} places"
        others = [k for k, ids in context.kinds.items() if k != kind and id in ids]
        if near:
            help = f"record it, or give it back its id if it is `{near}` now"
        elif others:
            help = f"`{id}` is {with_article(others[0])}; name {with_article(kind)}"
        else:
            keys = {ACTOR: "actors:", CLAIM: "claim:", SOURCE: "sources:"}
            help = f"record it under `{keys[kind]}`, or mend the id"
        yield Found(first.place, first.subject, message, help)


def guesses(ids: Iterable[str]) -> AbstractSet[str]:
    """Those of some unknown ids of which the likes are sought."""
    return frozenset(nsmallest(_GUESSES, set(ids)))


def nearest(context: Context, id: str, kind: str, *, guess: bool = True) -> str | None:
    """The one record of a kind that an unknown id most likely means.

    Without a guess only what bears it as a name, or is it but for capitals.
    """
    if kind == ACTOR:
        named = _named(context, id)
        if len(named) == 1:
            return named[0]
    alike = context.folded(kind).get(id.casefold())
    if alike is not None or not guess:
        return alike
    best, ratio = None, _CLOSE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(id.casefold())
    for other in context.ids(kind):
        # An id that could be meant has about the same length; this spares most comparisons.
        if abs(len(other) - len(id)) > max(2, len(id) // 4):
            continue
        matcher.set_seq1(other.casefold())
        if matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
            best, ratio = other, matcher.ratio()
    return best


def ambiguous(context: Context) -> Iterator[tuple[Use, tuple[str, ...]]]:
    """Uses of a name, in place of an id, that several actors bear."""
    for use in context.strays:
        if use.wanted in (ACTOR, SUBJECT):
            named = _named(context, use.id)
            if len(named) > 1 and not context.left_out(ACTOR, use.id):
                yield use, named


def _named(context: Context, id: str) -> tuple[str, ...]:
    return context.names.get(fold.key(id), ())
