"""The corpus does not answer what `expect` says it must.

## What

The headline status of the claim is another one, or one that it must not be; an actor is not among
those who took the stance, who answer it with something else (`countered-by`, `excluded-by`,
`undermined-by`, `denied-underneath-by`), or who are silent; `versus` lists it under another heading
than `listed`, or nowhere; or the affirmations go back to more independent origins than
`origins-at-most`. `as-of` asks at a day; otherwise all that is recorded
counts. The finding names what was found instead.

## Why

An edit somewhere else changed an answer that matters; better it is noticed now.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
expect:
  - status: contested
    denied-by: [keeper]
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
denied:
  - by: keeper
expect:
  - status: contested
    denied-by: [keeper]
```
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.checks.context import Context
from provenance.checks.expectations import NOWHERE, cutoff_of, listed, slug
from provenance.checks.rule import Found, at, rule, several
from provenance.derive.frame import Frame
from provenance.derive.headline import HEADLINES
from provenance.derive.meeting import Hearing, expand, section
from provenance.derive.origins import tally
from provenance.derive.presupposed import presupposed
from provenance.derive.status import Status, status
from provenance.model import vocabulary as words
from provenance.model.dates import NO, YES, Cutoff
from provenance.model.findings import ERROR
from provenance.model.records import Claim, Expectation, Statement

RULE: Final = rule(__name__, "E901", ERROR, far=True)


def find(context: Context) -> Iterator[Found]:
    """Yield every part of an expectation that does not hold, with what was found instead."""
    for claim in context.slice.claims.values():
        if not claim.expect or _incomplete(context, claim):
            continue
        at_day: dict[Cutoff, tuple[Status, dict[str, _Said]]] = {}
        for expectation in claim.expect:
            cutoff = cutoff_of(expectation)
            if cutoff is not None:
                if cutoff not in at_day:
                    found = status(context.slice, context.clock, context.sides, claim.id, cutoff)
                    at_day[cutoff] = found, {}
                found, said = at_day[cutoff]
                yield from _headline(claim, expectation, found)
                yield from _stances(context, claim, expectation, cutoff, said)
                yield from _answers(context, claim, expectation, found)
                yield from _origins(context, claim, expectation, cutoff)
                yield from _listed(context, claim, expectation, cutoff)


def _incomplete(context: Context, claim: Claim) -> bool:
    """Whether something that the answer rests on is missing: that is reported, not this."""
    whole = context.slice
    voices = {actor for s in claim.statements for actor in s.voices}
    if context.knows_actors and not voices | set(claim.accuses) <= whole.actors.keys():
        return True
    if context.hidden(claim.id) or any(context.hidden(actor) for actor in voices):
        return True
    return any(relation.claim not in whole.claims for relation in claim.relations)


def _headline(claim: Claim, expectation: Expectation, found: Status) -> Iterator[Found]:
    help = f"`provenance explain {claim.id}` says why; mend the record or the expectation"
    wanted = slug(expectation.status) if expectation.status else None
    if wanted in HEADLINES and found.headline != wanted:
        message = f"expected {wanted}, found {found.headline}"
        yield Found(at(claim, "expect", expectation.ordinal, "status"), claim.id, message, help)
    for index, other in enumerate(expectation.not_status):
        if slug(other) == found.headline:
            place = at(claim, "expect", expectation.ordinal, "not-status", index)
            yield Found(place, claim.id, f"expected anything but {found.headline}", help)


def _answers(
    context: Context, claim: Claim, expectation: Expectation, found: Status
) -> Iterator[Found]:
    """Who answers with something else than a stance on the claim, and who does not at all."""
    # What excludes the claim and undermines it is told once, as excluding; both may be expected.
    tense = {link.claim for link in context.slice.into(claim.id, words.UNDERMINES)}
    tense |= {link.other for link in context.slice.out(claim.id, words.UNDERMINES)}
    who: dict[str, set[str]] = {
        words.COUNTERED: {row.actor for row in found.countered if row.certain is YES},
        words.EXCLUDED: {row.actor for row in found.excluded if row.certain is YES},
        words.UNDERMINED: {row.actor for row in found.undermined if row.certain is YES}
        | {row.actor for row in found.excluded if row.certain is YES and row.claim in tense},
        words.DENIED_UNDERNEATH: {
            actor for row in found.rests if row.certain is YES for actor in row.actors
        },
    }
    expected = [(how, f"{how}-by", actors) for how, actors in expectation.by if how in who]
    who["silent"] = set(found.silent)
    for how, key, actors in (*expected, ("silent", "silent", expectation.silent)):
        for index, actor in enumerate(actors):
            known = not context.knows_actors or actor in context.slice.actors
            if known and actor not in who[how]:
                told = several(sorted(who[how]), len(who[how])) or "nobody"
                by = f"`{actor}` silent" if how == "silent" else f"{how} by `{actor}`"
                place = at(claim, "expect", expectation.ordinal, key, index)
                message = f"expected {by}, found {told}"
                yield Found(place, claim.id, message, "mend the record or the expectation")


def _origins(
    context: Context, claim: Claim, expectation: Expectation, cutoff: Cutoff
) -> Iterator[Found]:
    most = expectation.origins_at_most
    if most is None:
        return
    affirming = [
        s for s in claim.statements if s.affirms and context.clock.said_by(s.id, cutoff) is not NO
    ]
    found = tally(context.slice, affirming).independent
    if not found or found > most:
        place = at(claim, "expect", expectation.ordinal, "origins-at-most")
        told = f"up to {found}" if found else "no affirmation"
        message = f"expected at most {most} independent origins, found {told}"
        yield Found(place, claim.id, message, "record the chains, or mend the expectation")


class _Said(NamedTuple):
    """The statements that take a stance, and whose they are."""

    statements: list[Statement]
    who: set[str]


def _said(context: Context, claim: Claim, stance: str, cutoff: Cutoff) -> _Said:
    wanted = words.AFFIRMING if stance == "affirmed" else frozenset({stance})
    said = [
        s
        for s in claim.statements
        if s.stance in wanted and context.clock.said_by(s.id, cutoff) is YES
    ]
    who = {actor for s in said for actor in (*s.by, *s.for_)}
    if stance == "affirmed":
        rows = presupposed(context.slice, context.clock, claim.id, cutoff)
        who.update(row.actor for row in rows)
    return _Said(said, who)


def _listed(
    context: Context, claim: Claim, expectation: Expectation, cutoff: Cutoff
) -> Iterator[Found]:
    """Under which heading `versus` lists the claim, whichever of the two sides affirms it."""
    wanted = listed(expectation)
    known = not context.knows_actors or context.slice.actors.keys() >= {*expectation.versus}
    if wanted is None or len(expectation.versus) != 2 or not known:
        return
    frame = Frame(context.slice, cutoff)
    one, other = (expand(frame, (actor,)) for actor in expectation.versus)
    sides = [
        Hearing(frame, (actor,), mine - (one & other))
        for actor, mine in zip(expectation.versus, (one, other), strict=True)
    ]
    found = {
        slug(title)
        for affirming, replying in (sides, reversed(sides))
        if (title := section(frame, claim, affirming, replying)) is not None
    }
    if wanted not in (found or {NOWHERE}):
        told = " and ".join(sorted(found)) or NOWHERE
        message = f"expected `versus` to list it under {wanted}, found {told}"
        place = at(claim, "expect", expectation.ordinal, "listed")
        help = f"`provenance versus {' '.join(expectation.versus)}` shows all; mend one of them"
        yield Found(place, claim.id, message, help)


def _stances(
    context: Context,
    claim: Claim,
    expectation: Expectation,
    cutoff: Cutoff,
    known: dict[str, _Said],
) -> Iterator[Found]:
    for stance, actors in expectation.by:
        if stance in words.ANSWERED_HOW:
            continue
        if stance not in known:
            known[stance] = _said(context, claim, stance, cutoff)
        said, who = known[stance]
        for index, actor in enumerate(actors):
            voices = (context.sides.lends(s, actor, context.clock.bounds(s.id).days) for s in said)
            if context.knows_actors and actor not in context.slice.actors:
                continue  # it is recorded nowhere, and that is reported
            if actor in who or any(voice and voice.certain is YES for voice in voices):
                continue
            told = several(sorted(who), len(who)) or "nobody"
            message = f"expected {stance} by `{actor}`, found {told}"
            place = at(claim, "expect", expectation.ordinal, f"{stance}-by", index)
            yield Found(place, claim.id, message, "mend the record or the expectation")
