"""Every place in which a record names another, and what to say when no record has that id."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from provenance.checks.context import Context
from provenance.checks.rule import Found, Path, Place, Replacement, at
from provenance.model.records import Actor, Claim, Record, Source, Statement
from provenance.model.slice import Slice
from provenance.store import fold

ACTOR = "actor"
CLAIM = "claim"
SOURCE = "source"
SUBJECT = "subject"
_CLOSE = 0.75
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


def uses(context: Context) -> list[Use]:
    """Every use of an id, but for `answers` and `repeats`, whose meaning depends on more."""
    found: list[Use] | None = context.memo.get("uses")
    if found is None:
        found = context.memo["uses"] = list(_uses(context.slice))
    return found


def strays(context: Context) -> list[Use]:
    """The uses of ids that no record of a kind that is wanted bears."""
    found: list[Use] | None = context.memo.get("strays")
    if found is None:
        by_kind = known(context.slice)
        bearers = {kind: set(records) for kind, records in by_kind.items()}
        bearers[SUBJECT] = bearers[ACTOR] | bearers[CLAIM]
        found = [use for use in uses(context) if use.id not in bearers[use.wanted]]
        context.memo["strays"] = found
    return found


def _uses(slice: Slice) -> Iterator[Use]:
    for claim in slice.claims.values():
        yield from _in_claim(claim, slice)
    for actor in slice.actors.values():
        yield from _in_actor(actor)
    for source in slice.sources.values():
        yield from _in_source(source)


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
    for s in claim.statements:
        stance, ordinal = s.stance, s.ordinal
        for key, ids in (*own(s, slice), ("via", s.via)):
            for index, id in enumerate(ids):
                yield Use(ACTOR, id, claim, (stance, ordinal, key, index), s.id)
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
    for use in strays(context):
        if kind in ((ACTOR, CLAIM) if use.wanted == SUBJECT else (use.wanted,)):
            missing[use.id].append(use)
    for id, places in missing.items():
        if context.left_out(kind, id):
            continue
        subjects = any(use.wanted == SUBJECT for use in places)
        near = nearest(context, id, kind)
        if kind == CLAIM and subjects and near is None:
            places = [use for use in places if use.wanted == CLAIM]
        if kind == ACTOR and subjects and near is None and nearest(context, id, CLAIM):
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
        others = [k for k, ids in known(context.slice).items() if k != kind and id in ids]
        if near:
            help = f"record it, or give it back its id if it is `{near}` now"
        elif others:
            article = "an" if others[0] == ACTOR else "a"
            help = f"`{id}` is {article} {others[0]}; name {'an' if kind == ACTOR else 'a'} {kind}"
        else:
            keys = {ACTOR: "actors:", CLAIM: "claim:", SOURCE: "sources:"}
            help = f"record it under `{keys[kind]}`, or mend the id"
        yield Found(first.place, first.subject, message, help)


def known(slice: Slice) -> Mapping[str, Mapping[str, object]]:
    """The records of each kind by id."""
    return {ACTOR: slice.actors, CLAIM: slice.claims, SOURCE: slice.sources}


def nearest(context: Context, id: str, kind: str) -> str | None:
    """The one record of a kind that an unknown id most likely means."""
    if kind == ACTOR:
        named = _named(context, id)
        if len(named) == 1:
            return named[0]
    best, ratio = None, _CLOSE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(id.casefold())
    for other in known(context.slice)[kind]:
        # An id that could be meant has about the same length; this spares most comparisons.
        if abs(len(other) - len(id)) > max(2, len(id) // 4):
            continue
        matcher.set_seq1(other.casefold())
        if matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
            best, ratio = other, matcher.ratio()
    return best


def ambiguous(context: Context) -> Iterator[tuple[Use, tuple[str, ...]]]:
    """Uses of a name, in place of an id, that several actors bear."""
    for use in strays(context):
        if use.wanted in (ACTOR, SUBJECT):
            named = _named(context, use.id)
            if len(named) > 1 and not context.left_out(ACTOR, use.id):
                yield use, named


def _named(context: Context, id: str) -> tuple[str, ...]:
    return context.names.get(fold.key(id), ())
