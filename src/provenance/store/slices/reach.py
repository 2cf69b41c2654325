"""What a question touches: from the claims that are asked about to a closed Slice.

This fetches a superset of what is derived from; what it means is decided in ``derive`` alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Final

from provenance.model import vocabulary as words
from provenance.model.dates import Date
from provenance.model.records import Actor, Claim, Source, Statement
from provenance.model.slice import Slice
from provenance.store.index import terms
from provenance.store.slices.lookup import Lookup

Step = Callable[[set[str]], set[str]]

_UPWARD: Final = ("part_of", "speaks_for")
"""Ties by which somebody's words become those of another."""


def reach(
    look: Lookup, asked: Iterable[str], *, named: Iterable[str] = (), sides: bool = True
) -> Slice:
    """Close the claims that are asked about under what is derived from.

    Of claims that only place others in time, no actors are taken in but those in direct exchange
    with what is said on the others.

    Args:
        look: where records are looked up.
        asked: ids of claims.
        named: ids of actors to take in with their whole sides, besides those that the claims name.
        sides: whether to take in the whole sides of everybody who speaks, is accused or spoken of;
            else only those of the accused, and of the others what tells whose words theirs are.
    """
    meant = look.claims(asked)
    near = claims_near(look, {claim.id for claim in meant})
    claims = look.claims(near)
    placed = placing(look, near)
    concerned = set(_concerned(meant))
    others = {s.claim for s in placed} | _exchanged(look, meant) | concerned
    beside = look.claims(others - near)
    sources = look.sources(_sources_of(look, (*claims, *beside)))
    spoken = [s for claim in claims for s in claim.said]
    told = look.sources(_sources_of(look, claims))
    speakers = set(_speakers((*spoken, *placed), told))
    accused = {actor for claim in meant for actor in claim.accuses}
    whole = {*named, *speakers, *concerned} if sides else set(named)
    actors = sides_of(look, whole) if whole else set()
    actors |= voiced(look, speakers) | concerned | accused_sides(look, accused)
    return Slice((*claims, *beside), look.actors(actors), sources)


# --- claims ---------------------------------------------------------------------------------------


def claims_near(look: Lookup, asked: set[str]) -> set[str]:
    """Close claims under implication, exclusion, what bears on them, and what they repeat."""

    def implied(ids: set[str]) -> set[str]:
        return related(look, ids, words.IMPLIES)

    def implying(ids: set[str]) -> set[str]:
        return look.naming([terms.IMPLIES], ids)

    held = asked | all_steps(asked, implied) | all_steps(asked, implying)
    rivals = related(look, held, words.EXCLUDES) | look.naming([terms.EXCLUDES], held)
    held |= rivals | all_steps(rivals, implying)
    bearing = (words.UNDERMINES, words.SUPPORTS)
    held |= related(look, asked, *bearing) | look.naming(bearing, asked)
    held |= _repeated(look, held)
    return held | look.naming([terms.COVERS], held)


def _repeated(look: Lookup, claims: set[str]) -> set[str]:
    """Give the claims of the statements that statements of these repeat by id, and so on."""

    def repeated(ids: set[str]) -> set[str]:
        refs = {ref for claim in look.claims(ids) for s in claim.statements for ref in s.repeats}
        return {claim for _, _, claim in look.into([terms.STATEMENT], refs)} if refs else set()

    return all_steps(claims, repeated)


def covered(look: Lookup, claims: Iterable[str]) -> set[str]:
    """Give the claims that statements on some claims cover, besides these."""
    return {other for claim in look.claims(claims) for s in claim.statements for other in s.covers}


def related(look: Lookup, ids: set[str], *kinds: str) -> set[str]:
    """Give the claims to which these record a relation."""
    claims = look.claims(ids)
    return {relation.claim for c in claims for relation in c.relations if relation.kind in kinds}


def _exchanged(look: Lookup, claims: Iterable[Claim]) -> set[str]:
    """Give the claims of the statements that those on these claims answer by id, or are so by."""
    spoken = [s for claim in claims for s in claim.statements]
    answered = {target for s in spoken for target in s.answers}
    found = look.into([terms.STATEMENT], answered) if answered else []
    found += look.into([terms.ANSWERS], {s.id for s in spoken})
    return {claim for _, _, claim in found}


def placing(look: Lookup, claims: set[str], *, all_open: bool = False) -> list[Statement]:
    """Give the statements by which the statements of claims are placed in time.

    A statement is bounded by the other statements of its utterance; one that is not dated also by
    what it answers and by what answers it; each of those, if it is not dated, by its own. With
    ``all_open``, the statements of the claims count as undated, as they are for those whom they
    place.
    """
    reached: list[Statement] = []
    placed: set[str] = set()
    statements = [s for claim in look.claims(claims) for s in claim.statements]
    shared = {s.said_in for s in statements if s.said_in}
    while statements:
        utterances = {u.id: u for u in look.sources(s.said_in for s in statements if s.said_in)}
        undated = [s for s in statements if all_open or not _dated(s, utterances)]
        # What is said in a dated utterance bears its date, unless it bears one of its own.
        timed = set() if all_open else {id for id, u in utterances.items() if _is_whole(u.date)}
        all_open = False
        shared |= {s.said_in for s in undated if s.said_in}
        ids = {s.id for s in undated}
        found = [
            *look.into([terms.STATEMENT], {target for s in undated for target in s.answers}),
            *look.into([terms.SAID_IN], shared - timed - placed),
            *look.into([terms.DATED_IN], (shared & timed) - placed),
            *look.into([terms.ANSWERS], ids),
        ]
        placed |= shared.union(s.id for s in statements)
        targets = {target for _, target, _ in found}
        new = {claim for _, _, claim in found}
        beside = _answering_beside(look, statements, undated, utterances)
        statements = [
            s
            for claim in look.claims(new)
            for s in claim.statements
            if s.id in targets or s.said_in in targets or not targets.isdisjoint(s.answers)
        ]
        statements = [s for s in (*statements, *beside) if s.id not in placed]
        reached += statements
        shared = set()
    return reached


def _dated(s: Statement, utterances: dict[str, Source]) -> bool:
    """Whether both ends of a statement's time are its own."""
    utterance = utterances.get(s.said_in) if s.said_in else None
    return _is_whole(s.date or (utterance.date if utterance else None))


def _is_whole(date: Date | None) -> bool:
    """Whether a date bounds what bears it on both ends."""
    if date is None or date.uncertain or date.start.last is None:
        return False
    return date.start.first is not None or date.start_open


def _answering_beside(
    look: Lookup, spoken: list[Statement], undated: list[Statement], utterances: dict[str, Source]
) -> list[Statement]:
    """Give the statements on related claims that any of these answers, or that answer an undated.

    An answer names an actor or an utterance, which is sought on the claim itself and on those.
    """
    said: defaultdict[str, set[str]] = defaultdict(set)
    for s in undated:
        said[s.claim] |= speaking(s, utterances)
    answered: defaultdict[str, set[str]] = defaultdict(set)
    for s in spoken:
        if s.answers:
            answered[s.claim].update(s.answers)
    claims = said.keys() | answered.keys()
    near: defaultdict[str, set[str]] = defaultdict(set)
    for claim in look.claims(claims):
        for relation in claim.relations:
            near[relation.claim].add(claim.id)
    for _, claim_id, other in look.into(words.RELATIONS, claims):
        near[other].add(claim_id)
    statements = [s for claim in look.claims(near.keys() - claims) for s in claim.statements]
    theirs = {u.id: u for u in look.sources(s.said_in for s in statements if s.said_in)}
    return [
        s
        for s in statements
        for names in [speaking(s, theirs)]
        if any(
            not said[claim].isdisjoint(s.answers) or not answered[claim].isdisjoint(names)
            for claim in near[s.claim]
        )
    ]


def speaking(s: Statement, utterances: dict[str, Source]) -> set[str]:
    """Give the names by which an answer can mean a statement: its speakers, and its utterance."""
    utterance = utterances.get(s.said_in) if s.said_in else None
    names = {*s.by, *s.for_, *(utterance.by if utterance else ())}
    names.update(utterance.for_ if utterance else ())
    return names | {s.said_in} if s.said_in else names


def countered(look: Lookup, claims: set[str], spoken: set[str]) -> set[str]:
    """Give those of some claims that a statement on one of the ``spoken`` claims may counter.

    It may if that excludes or undermines the claim, or implies what does.
    """
    rivals: dict[str, set[str]] = {claim: set() for claim in claims}
    for _, claim, rival in look.into([terms.EXCLUDES, terms.UNDERMINES], claims):
        rivals[claim].add(rival)
    for record in look.claims(look.recording(claims, words.EXCLUDES)):
        rivals[record.id].update(link.claim for link in record.related(words.EXCLUDES))
    implied: dict[str, set[str]] = {}

    def implying(ids: set[str]) -> set[str]:
        found = look.into([terms.IMPLIES], ids)
        for _, weak, strong in found:
            implied.setdefault(strong, set()).add(weak)
        return {strong for _, _, strong in found}

    every = set().union(*rivals.values())
    hit = (every | all_steps(every, implying)) & spoken
    hit |= all_steps(hit, lambda ids: {weak for id in ids for weak in implied.get(id, ())})
    return {claim for claim in claims if not hit.isdisjoint(rivals[claim])}


# --- sources --------------------------------------------------------------------------------------


def _sources_of(look: Lookup, claims: Iterable[Claim]) -> set[str]:
    """The sources that claims name, and those that these derive from."""
    named: set[str] = set()
    for claim in claims:
        if claim.source:
            named.add(claim.source)
        for s in claim.said:
            named.update(s.evidence, s.answers, s.repeats)
            named.update(filter(None, (s.source, s.said_in)))

    def origins(ids: set[str]) -> set[str]:
        return {d.source for source in look.sources(ids) for d in source.derived_from}

    return named | all_steps(named, origins)


# --- actors ---------------------------------------------------------------------------------------


def _concerned(claims: Iterable[Claim]) -> Iterable[str]:
    """Whom claims are about, accuse, and expect to have spoken."""
    for claim in claims:
        yield from chain(claim.about, claim.accuses)
        for expectation in claim.expect:
            yield from chain.from_iterable(actors for _, actors in expectation.by)
            yield from expectation.silent


def _speakers(spoken: Iterable[Statement], sources: Iterable[Source]) -> Iterable[str]:
    """Everybody named as having spoken, carried or published, been answered or repeated."""
    for s in spoken:
        yield from chain(s.by, s.for_, s.via, s.or_by, s.answers, s.repeats)
    for source in sources:
        yield from chain(source.by, source.for_)
        if source.publisher:
            yield source.publisher


def voiced(look: Lookup, actors: set[str]) -> set[str]:
    """Close actors under what tells whose words theirs are: offices, wholes, groups' members."""
    return actors | all_steps(actors, lambda ids: ties(look, ids, "members", *_UPWARD))


def accused_sides(look: Lookup, accused: set[str]) -> set[str]:
    """Give the whole sides that the accused stand for: members, tops, all parts, who speaks."""
    side = accused | all_steps(accused, lambda ids: ties(look, ids, "members"))
    side |= all_steps(side, lambda ids: ties(look, ids, "part_of"))
    side |= all_steps(side, lambda ids: look.naming([terms.PART_OF], ids))
    return side | look.naming([terms.SPEAKS_FOR], side)


def sides_of(look: Lookup, named: set[str]) -> set[str]:
    """Close actors under what makes a side: roots and parts, who speaks for whom, groups."""
    side = named | all_steps(named, lambda ids: ties(look, ids, "members"))
    side |= all_steps(side, lambda ids: ties(look, ids, *_UPWARD))
    side |= all_steps(side, lambda ids: look.naming([terms.PART_OF], ids))
    side |= look.naming([terms.SPEAKS_FOR], side)
    side |= look.naming([terms.MEMBER], side)
    return side | all_steps(side, lambda ids: ties(look, ids, "part_of"))


def side_of(look: Lookup, actor: str) -> set[str]:
    """Give an actor with all members and parts below it, and those who speak for any of these."""
    below = {actor} | all_steps(
        [actor], lambda ids: ties(look, ids, "members") | look.naming([terms.PART_OF], ids)
    )
    return below | look.naming([terms.SPEAKS_FOR], below)


def voices_of(look: Lookup, actors: Iterable[str]) -> set[str]:
    """Give those whose words may be those of the actors' sides.

    These are the sides with all parts of them, the groups of which any of these is a member, and
    those who speak for any of all these: a side's spokespeople may have parts and voices too.
    """
    own = {one for actor in actors for one in side_of(look, actor)}
    own |= all_steps(own, lambda ids: look.naming([terms.PART_OF], ids))
    own |= look.naming([terms.MEMBER], own)
    return own | look.naming([terms.SPEAKS_FOR], own)


def ties(look: Lookup, ids: set[str], *kinds: str) -> set[str]:
    """Give the actors to which these record a tie, by the names of the record's attributes."""
    actors: list[Actor] = look.actors(ids)
    return {tie.actor for actor in actors for kind in kinds for tie in getattr(actor, kind)}


def all_steps(start: Iterable[str], step: Step) -> set[str]:
    """Give all that is reached in one step or more."""
    reached: set[str] = set()
    new = set(start)
    while new:
        new = step(new) - reached
        reached |= new
    return reached
