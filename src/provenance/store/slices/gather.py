"""What a question touches: from the claims that are asked about to a closed Slice.

This fetches a superset of what is derived from; what it means is decided in ``derive`` alone. Many
claims are walked from at once, and each thing is reached for some of them (``asking``).
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Final

from provenance.model import vocabulary as words
from provenance.model.dates import Date
from provenance.model.records import Claim, Source, Statement
from provenance.model.slice import Slice
from provenance.store.index import terms
from provenance.store.slices.asking import (
    Asking,
    Reached,
    add,
    all_steps,
    beyond,
    reach_all,
    union,
)
from provenance.store.slices.lookup import Looking
from provenance.store.slices.steps import speaking

_UPWARD: Final = ("part_of", "speaks_for")
"""Ties by which somebody's words become those of another."""

_BEARING: Final = (words.UNDERMINES, words.SUPPORTS)

Said = dict[str, tuple[Statement, int]]
"""Statements by id, each with the claims that it is reached for."""


def gather(
    look: Looking, asked: Iterable[str], *, named: Iterable[str] = (), sides: bool = True
) -> Slice:
    """Close the claims that are asked about under what is derived from; see `gather_for`."""
    start = dict.fromkeys(asked, 1)
    return gather_for(Asking(look), start, named=dict.fromkeys(named, 1), sides=sides)


def gather_for(
    ask: Asking,
    start: Reached,
    *,
    named: Reached | None = None,
    sources: Reached | None = None,
    sides: bool = True,
) -> Slice:
    """Close the claims that are asked about under what is derived from.

    Of claims that only place others in time, no actors are taken in but those in direct exchange
    with what is said on the others.

    Args:
        ask: where records are looked up.
        start: the claims, each with what it is asked about for, a bit each (`each_for_itself`).
        named: actors to take in with their whole sides, besides those that the claims name.
        sources: sources to take in with those who spoke in them, besides those that claims name.
        sides: whether to take in the whole sides of everybody who speaks, is accused or spoken of;
            else only those of the accused, and of the others what tells whose words theirs are.
    """
    meant = ask.claims(start)
    near = claims_near(ask, {claim.id: start[claim.id] for claim in meant})
    claims = ask.claims(near)
    placed = placing(ask, claims, near)
    concerned = _concerned(meant, start)
    others = union(_exchanged(ask, meant, start), concerned, _covered(claims, near))
    for s, bits in placed.values():
        reach_all(others, (s.claim,), bits)
    other = beyond(others, near)
    beside = ask.claims(other)
    told = _with_origins(ask, union(sources or {}, _sources_of(claims, near)))
    cited = ask.sources(told)
    speakers = _speakers(claims, near, placed, cited, told)
    cited += ask.sources(beyond(_with_origins(ask, _sources_of(beside, other)), told))
    accused: Reached = {}
    for claim in meant:
        reach_all(accused, claim.accuses, start[claim.id])
    whole = named or {}
    if sides:
        whole = union(whole, speakers, concerned)
    actors = sides_of(ask, whole) if whole else {}
    actors = union(actors, voiced(ask, speakers), concerned, accused_sides(ask, accused))
    return Slice((*claims, *beside), ask.actors(actors), cited)


# --- claims ---------------------------------------------------------------------------------------


def claims_near(ask: Asking, asked: Reached) -> Reached:
    """Close claims under implication, exclusion, what bears on them, and what they repeat."""

    def implied(ids: Reached) -> Reached:
        return _related(ask, ids, words.IMPLIES)

    def implying(ids: Reached) -> Reached:
        return ask.naming([terms.IMPLIES], ids)

    held = union(asked, all_steps(asked, implied), all_steps(asked, implying))
    rivals = union(_related(ask, held, words.EXCLUDES), ask.naming([terms.EXCLUDES], held))
    rivals = union(rivals, _figured(ask, asked))
    held = union(held, rivals, all_steps(rivals, implying))
    held = union(held, _related(ask, asked, *_BEARING), ask.naming(_BEARING, asked))
    held = union(held, all_steps(held, lambda ids: _repeated(ask, ids)))
    return union(held, ask.naming([terms.COVERS], held))


def _figured(ask: Asking, asked: Reached) -> Reached:
    """Give the claims whose figures answer the same questions, and those that these count in."""
    questions: Reached = {}
    for claim in ask.claims(asked):
        if claim.figure:
            reach_all(questions, (claim.figure.of,), asked[claim.id])
    if not questions:
        return {}
    rivals = ask.naming([terms.FIGURE], questions)
    return union(rivals, all_steps(union(rivals, asked), lambda ids: _counting(ask, ids)))


def _counting(ask: Asking, ids: Reached) -> Reached:
    """Give the claims that the figures of these are parts of."""
    found: Reached = {}
    for claim in ask.claims(ids):
        if claim.figure and claim.figure.within:
            reach_all(found, (claim.figure.within,), ids[claim.id])
    return found


def _repeated(ask: Asking, claims: Reached) -> Reached:
    """Give the claims of the statements that statements of these repeat by id."""
    refs: Reached = {}
    for claim in ask.claims(claims):
        for s in claim.statements:
            if s.repeats:
                reach_all(refs, s.repeats, claims[claim.id])
    return ask.naming([terms.STATEMENT], refs)


def _related(ask: Asking, ids: Reached, *kinds: str) -> Reached:
    """Give the claims to which these record a relation."""
    found: Reached = {}
    for claim in ask.claims(ids):
        for relation in claim.relations:
            if relation.kind in kinds:
                reach_all(found, (relation.claim,), ids[claim.id])
    return found


def _exchanged(ask: Asking, claims: list[Claim], held: Reached) -> Reached:
    """Give the claims of the statements that those on these claims answer by id, or are so by."""
    answered: Reached = {}
    own: Reached = {}
    for claim in claims:
        bits = held[claim.id]
        for s in claim.statements:
            own[s.id] = own.get(s.id, 0) | bits
            if s.answers:
                reach_all(answered, s.answers, bits)
    return union(ask.naming([terms.STATEMENT], answered), ask.naming([terms.ANSWERS], own))


def _covered(claims: list[Claim], held: Reached) -> Reached:
    """Give the claims that statements on these cover too: they are named with the statement."""
    found: Reached = {}
    for claim in claims:
        for s in claim.said:
            if s.covers:
                reach_all(found, s.covers, held[claim.id])
    return found


def placing(ask: Asking, claims: list[Claim], near: Reached) -> Said:
    """Give the statements by which the statements of claims are placed in time.

    A statement is bounded by the other statements of its utterance; one that is not dated to the
    day also by what it answers and by what answers it; each of those, if it is not, by its own.
    """
    reached: Said = {}
    placed: Reached = {}
    statements = {s.id: (s, near[claim.id]) for claim in claims for s in claim.statements}
    shared = _said_in(statements)
    while statements:
        utterances = {u.id: u for u in ask.sources(_said_in(statements))}
        undated = {
            id: (s, bits) for id, (s, bits) in statements.items() if not _dated(s, utterances)
        }
        # What is said in a dated utterance bears its date, unless it bears one of its own; such a
        # statement is bounded by those that bear the utterance's.
        timed = {id for id, u in utterances.items() if _is_exact(u.date)}
        timed -= {s.said_in for s, _ in statements.values() if s.said_in and s.date is not None}
        add(shared, _said_in(undated))
        new = beyond(shared, placed)
        ids = {id: bits for id, (_, bits) in undated.items()}
        answered: Reached = {}
        for s, bits in undated.values():
            if s.answers:
                reach_all(answered, s.answers, bits)
        targets: Reached = {}
        others: Reached = {}
        for roles, wanted in (
            ([terms.STATEMENT], answered),
            ([terms.SAID_IN], {id: bits for id, bits in new.items() if id not in timed}),
            ([terms.DATED_IN], {id: bits for id, bits in new.items() if id in timed}),
            ([terms.ANSWERS], ids),
        ):
            for _, target, claim_id in ask.into(roles, wanted):
                reach_all(targets, (target,), wanted[target])
                reach_all(others, (claim_id,), wanted[target])
        add(placed, shared)
        add(placed, {id: bits for id, (_, bits) in statements.items()})
        found = _answering_beside(ask, statements, undated, utterances)
        for claim in ask.claims(others):
            for s in claim.statements:
                bits = targets.get(s.id, 0) | targets.get(s.said_in or "", 0)
                for target in s.answers:
                    bits |= targets.get(target, 0)
                if bits:
                    found[s.id] = (s, found[s.id][1] | bits if s.id in found else bits)
        statements = {
            id: (s, more) for id, (s, bits) in found.items() if (more := bits & ~placed.get(id, 0))
        }
        for id, (s, bits) in statements.items():
            reached[id] = (s, reached[id][1] | bits if id in reached else bits)
        shared = {}
    return reached


def _said_in(statements: Said) -> Reached:
    held: Reached = {}
    for s, bits in statements.values():
        if s.said_in:
            held[s.said_in] = held.get(s.said_in, 0) | bits
    return held


def _dated(s: Statement, utterances: dict[str, Source]) -> bool:
    """Whether the time of a statement is its own, and one day or moment."""
    utterance = utterances.get(s.said_in) if s.said_in else None
    return _is_exact(s.date or (utterance.date if utterance else None))


def _is_exact(date: Date | None) -> bool:
    """Whether a date leaves nothing to narrow by what was answered."""
    if date is None or date.uncertain or date.start.last is None:
        return False
    return date.start.first == date.start.last


def _answering_beside(
    ask: Asking, spoken: Said, undated: Said, utterances: dict[str, Source]
) -> Said:
    """Give the statements on related claims that any of these answers, or that answer an undated.

    An answer names an actor or an utterance, which is sought on the claim itself and on those.
    """
    said: defaultdict[str, Reached] = defaultdict(dict)
    answered: defaultdict[str, Reached] = defaultdict(dict)
    claims: Reached = {}
    for s, bits in undated.values():
        reach_all(said[s.claim], speaking(s, utterances), bits)
        reach_all(claims, (s.claim,), bits)
    for s, bits in spoken.values():
        if s.answers:
            reach_all(answered[s.claim], s.answers, bits)
            reach_all(claims, (s.claim,), bits)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for claim in ask.claims(claims):
        for relation in claim.relations:
            near[relation.claim].add(claim.id)
    for _, claim_id, other in ask.into(words.RELATIONS, claims):
        near[other].add(claim_id)
    around: Reached = {}
    for other, centres in near.items():
        for centre in centres:
            reach_all(around, (other,), claims[centre])
    around = beyond(around, claims)
    held = {s.id: (s, around[claim.id]) for claim in ask.claims(around) for s in claim.statements}
    theirs = {u.id: u for u in ask.sources(_said_in(held))}
    found: Said = {}
    for s, bits in held.values():
        names = speaking(s, theirs)
        hit = 0
        for centre in near[s.claim]:
            for target in s.answers:
                hit |= said[centre].get(target, 0)
            for name in names:
                hit |= answered[centre].get(name, 0)
        if hit & bits:
            found[s.id] = (s, hit & bits)
    return found


# --- sources --------------------------------------------------------------------------------------


def _sources_of(claims: Iterable[Claim], held: Reached) -> Reached:
    """The sources that claims name."""
    named: Reached = {}
    for claim in claims:
        bits = held[claim.id]
        ids = {claim.source}
        for s in claim.said:
            ids.update(s.evidence, s.answers, s.repeats, (s.source, s.said_in))
        reach_all(named, filter(None, ids), bits)
    return named


def _with_origins(ask: Asking, sources: Reached) -> Reached:
    """Close sources under what they derive from."""

    def origins(ids: Reached) -> Reached:
        found: Reached = {}
        for source in ask.sources(ids):
            reach_all(found, (d.source for d in source.derived_from), ids[source.id])
        return found

    return union(sources, all_steps(sources, origins))


# --- actors ---------------------------------------------------------------------------------------


def _concerned(claims: list[Claim], held: Reached) -> Reached:
    """Whom claims are about, accuse, and expect to have spoken."""
    found: Reached = {}
    for claim in claims:
        bits = held[claim.id]
        reach_all(found, chain(claim.about, claim.accuses), bits)
        for expectation in claim.expect:
            reach_all(found, chain.from_iterable(actors for _, actors in expectation.by), bits)
            reach_all(found, (*expectation.silent, *expectation.versus), bits)
    return found


def _speakers(
    claims: list[Claim], near: Reached, placed: Said, sources: list[Source], told: Reached
) -> Reached:
    """Everybody named as having spoken, carried or published, been answered or repeated."""
    found: Reached = {}
    for claim in claims:
        bits = near[claim.id]
        named: set[str] = set()
        for s in claim.said:
            named.update(s.by, s.for_, s.via, s.or_by, s.answers, s.repeats)
        reach_all(found, named, bits)
    for s, bits in placed.values():
        reach_all(found, chain(s.by, s.for_, s.via, s.or_by, s.answers, s.repeats), bits)
    for source in sources:
        bits = told[source.id]
        reach_all(found, chain(source.by, source.for_), bits)
        if source.publisher:
            reach_all(found, (source.publisher,), bits)
    return found


def voiced(ask: Asking, actors: Reached) -> Reached:
    """Close actors under what tells whose words theirs are: offices, wholes, groups' members."""
    return union(actors, all_steps(actors, lambda ids: _ties(ask, ids, "members", *_UPWARD)))


def accused_sides(ask: Asking, accused: Reached) -> Reached:
    """Give the whole sides that the accused stand for: members, tops, all parts, who speaks."""
    side = union(accused, all_steps(accused, lambda ids: _ties(ask, ids, "members")))
    side = union(side, all_steps(side, lambda ids: _ties(ask, ids, "part_of")))
    side = union(side, all_steps(side, lambda ids: ask.naming([terms.PART_OF], ids)))
    return union(side, ask.naming([terms.SPEAKS_FOR], side))


def sides_of(ask: Asking, named: Reached) -> Reached:
    """Close actors under what makes a side: roots and parts, who speaks for whom, groups."""
    side = union(named, all_steps(named, lambda ids: _ties(ask, ids, "members")))
    side = union(side, all_steps(side, lambda ids: _ties(ask, ids, *_UPWARD)))
    side = union(side, all_steps(side, lambda ids: ask.naming([terms.PART_OF], ids)))
    side = union(side, ask.naming([terms.SPEAKS_FOR], side))
    side = union(side, ask.naming([terms.MEMBER], side))
    return union(side, all_steps(side, lambda ids: _ties(ask, ids, "part_of")))


def _ties(ask: Asking, ids: Reached, *kinds: str) -> Reached:
    """Give the actors to which these record a tie, by the names of the record's attributes."""
    found: Reached = {}
    for actor in ask.actors(ids):
        for kind in kinds:
            reach_all(found, (tie.actor for tie in getattr(actor, kind)), ids[actor.id])
    return found
