"""What a claim's headline rests on: who affirms it, and what stands against it."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from provenance.derive import headline as heads
from provenance.derive import points
from provenance.derive.accused import Underneath
from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding
from provenance.derive.facts import Case
from provenance.derive.opposing import Counter, Undermining
from provenance.derive.points import Point
from provenance.derive.positions import Position, denial_form, is_hedged
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, YES, Cutoff, Truth
from provenance.model.slice import Slice

ACCUSED: Final = "accused"
HAD_DENIED: Final = "had-denied"
EITHER: Final = "accused-or-had-denied"
"""Why an affirmation is a concession: only what holds of all who are named."""

TURNED: Final = "undermined-by"
"""What somebody affirms is undermined by the claim, and does not undermine it."""

_FORMS: Final = {
    words.EXPLICIT: points.DENIED,
    words.BLANKET: points.IN_GENERAL,
    words.VERDICT: points.BY_VERDICT,
}

_REPLIES: Final = {words.QUESTIONED: points.QUESTIONED, words.DECLINED: points.DECLINED}


def reason(
    slice: Slice, clock: Clock, slug: str, claim: str, found: Case, cutoff: Cutoff
) -> tuple[Point, ...]:
    """What a headline rests on.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        slug: one of `headline.HEADLINES`.
        claim: the claim's id.
        found: the facts of the claim and the records behind them.
        cutoff: the last day that counts.
    """
    own = [p for p in found.positions if p.certain is YES]
    denied = tuple(_denied(slice, clock, own, cutoff))
    affirmed = tuple(_affirmed(slice, own)) or (Point(points.NOT_AFFIRMED),)
    if slug == heads.WITHDRAWN:
        return (Point(points.WITHDRAWN, found.withdrawn),)
    if slug == heads.DENIED:
        return (*denied, Point(points.NOT_AFFIRMED))
    if slug == heads.CONCEDED:
        return (conceded(found),)
    if slug == heads.NOTHING_CERTAIN:
        return (Point(points.NOTHING_CERTAIN),)
    if slug in (heads.CONTESTED, heads.IN_GENERAL, heads.BY_VERDICT):
        return (*affirmed, *denied)
    return (*affirmed, *_against(slice, slug, claim, found))


def _against(slice: Slice, slug: str, claim: str, found: Case) -> Iterator[Point]:
    """What stands against it by which it has its headline, or that nothing does."""
    record = slice.claims.get(claim)
    if slug == heads.COUNTERED:
        yield next(countered(found, YES))
    elif slug == heads.UNDERNEATH:
        yield next(underneath(found, YES))
    elif slug == heads.UNANSWERED:
        yield Point(points.NO_STANCE, record.accuses if record else ())
        yield from told_beside(found)
    elif slug in (heads.QUESTIONED, heads.DECLINED, heads.NO_COMMENT):
        stance = words.QUESTIONED if slug == heads.QUESTIONED else words.DECLINED
        yield from replied(found, stance, YES)
    elif slug == heads.CLASHING:
        yield next(clashes(found, YES))
    elif slug == heads.IN_TENSION:
        yield next(tensions(found, YES))
    elif slug == heads.POSSIBLY:
        yield from _perhaps(found)
    elif slug == heads.PERHAPS_CONCEDED:
        may = [p for p in found.positions if p.actor in found.may_concede]
        if may:
            yield _held(points.AFFIRMED, may)._replace(certain=False)
        for answer in found.may_be_theirs:
            yield Point(points.AFFIRMED, answer.by, (answer.statement,), certain=False)
    elif slug == heads.RESTS:
        yield next(rests(found, YES))
    elif slug == heads.UNDISPUTED:
        yield Point(points.NOT_DISPUTED)
    else:
        raise LookupError(slug)


def _affirmed(slice: Slice, own: list[Position]) -> Iterator[Point]:
    """Who affirms it in their own words, and of whom that is hedged; else who presupposes it."""
    spoken = [p for p in own if p.affirms and not p.derived]
    hedging = tuple(p.actor for p in spoken if is_hedged(slice, p))
    if spoken:
        yield _held(points.AFFIRMED, spoken)._replace(hedged=hedging)
    presupposing = [p for p in own if p.derived]
    if presupposing and len(hedging) == len(spoken):
        yield _held(points.PRESUPPOSED, presupposing)


def _denied(slice: Slice, clock: Clock, own: list[Position], cutoff: Cutoff) -> Iterator[Point]:
    """Who denies it, those of one form together, the most pointed first."""
    deniers = [p for p in own if p.denies]
    for form, kind in _FORMS.items():
        held = [p for p in deniers if denial_form(slice, clock, p, cutoff) == form]
        if held:
            yield _held(kind, held)


def conceded(found: Case) -> Point:
    """Who affirms it though it accuses their side, or though they had denied it."""
    if all(row.accused for row in found.conceded):
        why = ACCUSED
    elif all(row.had_denied for row in found.conceded):
        why = HAD_DENIED
    else:
        why = EITHER
    actors = {row.actor for row in found.conceded}
    held = [p for p in found.positions if p.actor in actors and not p.derived]
    return _held(points.CONCEDED, held)._replace(relation=why, members=_members(found))


def own_accused(found: Case) -> Point | None:
    """Who affirms it though it accuses their side, whatever its headline; None if nobody does."""
    accused = {row.actor for row in found.conceded if row.accused}
    if not accused:
        return None
    held = [p for p in found.positions if p.actor in accused and not p.derived]
    return _held(points.CONCEDED, held)._replace(relation=ACCUSED, members=_members(found))


def _members(found: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.member for row in found.conceded if row.member))


_Row = TypeVar("_Row", Counter, Underneath, Excluding, Undermining)


def _together(rows: Iterable[_Row], certain: Truth) -> Iterator[list[_Row]]:
    """The rows of one certainty, those on one claim together: that of the most voices first."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        if row.certain is certain:
            found.setdefault(row.claim, []).append(row)
    yield from sorted(found.values(), key=lambda rows: -len({row.actor for row in rows}))


def _point(kind: str, rows: list[_Row], relation: str, certain: Truth) -> Point:
    return Point(
        kind,
        tuple(dict.fromkeys(row.actor for row in rows)),
        tuple(dict.fromkeys(row.statement for row in rows)),
        claim=rows[0].claim,
        relation=relation,
        certain=certain is YES,
    )


def countered(found: Case, certain: Truth) -> Iterator[Point]:
    """Who answered an affirmation with which claim, that excludes or undermines this one."""
    for rows in _together(found.countered, certain):
        yield _point(points.COUNTERED, rows, rows[0].kind, certain)


def underneath(found: Case, certain: Truth) -> Iterator[Point]:
    """Who of an accused's side denies which claim that this one implies."""
    for rows in _together(found.underneath, certain):
        yield _point(points.UNDERNEATH, rows, words.IMPLIES, certain)


def clashes(found: Case, certain: Truth) -> Iterator[Point]:
    """Who affirms which claim that excludes this one, or whose figure cannot hold beside it."""
    for rows in _together(found.excluded, certain):
        yield _point(points.CLASHES, rows, rows[0].kind, certain)


def tensions(found: Case, certain: Truth) -> Iterator[Point]:
    """Who affirms which claim that undermines this one, or that this one undermines."""
    for rows in _together(found.undermined, certain):
        relation = TURNED if rows[0].turned else words.UNDERMINES
        yield _point(points.TENSION, rows, relation, certain)


def told_beside(found: Case) -> Iterator[Point]:
    """What an accused's side certainly tells against a claim on which it took no stance."""
    own = found._replace(
        excluded=tuple(row for row in found.excluded if row.statement in found.told),
        undermined=tuple(row for row in found.undermined if row.statement in found.told),
    )
    yield from clashes(own, YES)
    yield from tensions(own, YES)


def rests(found: Case, certain: Truth) -> Iterator[Point]:
    """Who denies which claim that this one implies: that which most voices deny first."""
    for row in sorted(found.rests, key=lambda row: -len(set(row.actors))):
        if row.certain is certain:
            yield Point(
                points.RESTS,
                tuple(dict.fromkeys(row.actors)),
                row.statements,
                claim=row.claim,
                relation=words.IMPLIES,
                certain=certain is YES,
            )


def replied(found: Case, stance: str, certain: Truth) -> Iterator[Point]:
    """Who questioned it or declined to comment; nothing, where nobody did."""
    rows = [row for row in found.replies if row.stance == stance and row.certain is certain]
    if rows:
        yield Point(
            _REPLIES[stance],
            tuple(dict.fromkeys(row.actor for row in rows)),
            tuple(dict.fromkeys(row.statement for row in rows)),
            certain=certain is YES,
        )


def _perhaps(found: Case) -> Iterator[Point]:
    """What open dates leave possible against a claim."""
    deniers = [p for p in found.positions if p.certain is CANNOT_TELL and words.DENIED in p.stances]
    if deniers:
        yield _held(points.DENIED, deniers)._replace(certain=False)
    yield from replied(found, words.QUESTIONED, CANNOT_TELL)
    yield from replied(found, words.DECLINED, CANNOT_TELL)
    yield from countered(found, CANNOT_TELL)
    yield from underneath(found, CANNOT_TELL)
    yield from clashes(found, CANNOT_TELL)
    yield from tensions(found, CANNOT_TELL)
    told = {row.claim for row in found.underneath}
    yield from (point for point in rests(found, CANNOT_TELL) if point.claim not in told)


def _held(kind: str, held: Iterable[Position]) -> Point:
    positions = list(held)
    said = (id for p in positions for id in (p.line or p.statements))
    actors = dict.fromkeys(p.actor for p in positions)
    return Point(kind, tuple(actors), tuple(dict.fromkeys(said)))
