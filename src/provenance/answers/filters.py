"""The filters that every question takes, and how a statement or a claim is held to them.

Filters on time are three-valued like everything about dates: what certainly passes is answered,
what cannot be placed is listed as such, and nothing is dropped or included silently.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple, TypeVar

from provenance.derive.frame import Frame
from provenance.derive.headline import CONTESTED, HEADLINES
from provenance.model.dates import (
    CANNOT_TELL,
    NO,
    NO_CUTOFF,
    SPAN,
    YES,
    Cutoff,
    Days,
    Truth,
    as_fine_as,
    earlier,
)
from provenance.model.records import Claim, Statement
from provenance.model.vocabulary import AFFIRMING

_Item = TypeVar("_Item")

AFFIRMED: Final = "affirmed"
SAID: Final = "said"
ANSWERED: Final = "answered"


class Filters(NamedTuple):
    """What to leave out of an answer. Actors and claims are ids, resolved already.

    ``before`` and ``after`` are days or instants, exclusive; ``as_of`` is inclusive.
    """

    about: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    """In every spelling that claims have."""

    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    before: int | None = None
    after: int | None = None
    as_of: Cutoff = NO_CUTOFF
    sort: str = ""
    limit: int | None = None

    @property
    def on_statements(self) -> bool:
        """Whether any filter asks about single statements."""
        return bool(
            self.by
            or self.for_
            or self.side
            or self.stance
            or self.via
            or self.before is not None
            or self.after is not None
        )


EVERYTHING: Final = Filters()
"""Leaves nothing out."""


def takes_claim(filters: Filters, frame: Frame, claim: Claim) -> bool:
    """Whether a claim passes ``about``, ``topic``, ``place`` and ``status``."""
    if filters.about and not any(subject in claim.about for subject in filters.about):
        return False
    if filters.topic and not any(topic in claim.topics for topic in filters.topic):
        return False
    if filters.place and claim.place not in filters.place:
        return False
    return not filters.status or frame.headline(claim.id) in filters.status


def takes(filters: Filters, frame: Frame, statement: Statement) -> Truth:
    """Whether a statement passes; *cannot tell* where only its date leaves it open."""
    if filters.stance and not stance_fits(filters.stance, statement.stance):
        return NO
    if filters.by and not any(actor in statement.by for actor in filters.by):
        return NO
    if filters.for_ and not any(actor in statement.principals for actor in filters.for_):
        return NO
    if filters.via and not any(actor in statement.via for actor in filters.via):
        return NO
    verdict = YES
    if filters.side:
        verdict = verdict & frame.on_side(statement, filters.side)
    days = frame.clock.bounds(statement.id).days
    if filters.before is not None:
        limit = Days(filters.before, filters.before)
        verdict = verdict & earlier(as_fine_as(days, limit), limit)
    if filters.after is not None:
        verdict = verdict & _goes_past(frame, statement, filters.after)
    if verdict is NO:
        return NO
    return verdict & frame.clock.said_by(statement.id, filters.as_of)


def _goes_past(frame: Frame, statement: Statement, day: int) -> Truth:
    """Whether a statement was made after a day, or made before and went on until after it.

    What goes on, or of which the end is not known, may always have gone on longer.
    """
    limit = Days(day, day)
    until = earlier(limit, as_fine_as(frame.clock.bounds(statement.id).until, limit))
    date = statement.date
    may_go_on = date is not None and date.kind == SPAN and (date.goes_on or date.end_unknown)
    return until | CANNOT_TELL if may_go_on else until


def arrange(
    filters: Filters,
    items: Iterable[_Item],
    *,
    date: Callable[[_Item], Any],
    claim: Callable[[_Item], str],
    status: Callable[[_Item], str],
) -> list[_Item]:
    """Order what is answered as ``sort`` asks for; what is alike, and all without it, stays.

    By status, contested claims come first, those that nobody affirms last.
    """
    keys: dict[str, Callable[[_Item], Any]] = {
        "date": date,
        "claim": claim,
        "status": lambda item: (
            (HEADLINES.index(status(item)) - HEADLINES.index(CONTESTED)) % len(HEADLINES)
        ),
    }
    return sorted(items, key=keys[filters.sort]) if filters.sort else list(items)


def stance_fits(wanted: tuple[str, ...], stance: str) -> bool:
    """Whether a stance is asked for; ``affirmed`` and ``said`` are short for several."""
    return any(
        word in (SAID, stance) or (word == AFFIRMED and stance in AFFIRMING) for word in wanted
    )


def part(
    filters: Filters, frame: Frame, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Part statements into those that certainly pass and those that cannot be placed in time."""
    verdicts = [(statement, takes(filters, frame, statement)) for statement in statements]
    return (
        tuple(statement for statement, verdict in verdicts if verdict is YES),
        tuple(statement for statement, verdict in verdicts if verdict is CANNOT_TELL),
    )
