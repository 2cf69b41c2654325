"""When something was said, in words that claim no more than the record."""

from typing import NamedTuple

from provenance.answers.why import Reason, reasons
from provenance.derive.frame import Frame
from provenance.derive.why import Why
from provenance.model.dates import (
    NO,
    SPAN,
    WITHIN,
    Cutoff,
    Date,
    Days,
    NoCutoff,
    show_day,
    sort_key,
)
from provenance.model.records import Statement
from provenance.model.vocabulary import INFERRED


class When(NamedTuple):
    """A statement's time.

    ``recorded`` is EDTF as written, ``text`` the same for people. ``first`` and ``last`` are the
    possible days (``YYYY-MM-DD``; None: open); ``derived`` tells that they follow from something
    else than the recorded date, and the ``reasons`` from what. ``order`` sorts; it says nothing.
    """

    recorded: str | None
    inferred: bool
    text: str
    first: str | None
    last: str | None
    derived: bool
    reasons: tuple[Reason, ...]
    order: tuple[int, int]


_NEVER = 1 << 60


def day_asked(cutoff: Cutoff) -> str | None:
    """The day that an answer is about, where one was asked for."""
    return None if isinstance(cutoff, NoCutoff) else show_day(cutoff)


def when(frame: Frame, statement: Statement) -> When:
    """Say when a statement was made."""
    bounds = frame.clock.bounds(statement.id)
    days = bounds.days
    return When(
        recorded=statement.date.text if statement.date else None,
        inferred=statement.date_basis == INFERRED,
        text=describe(statement.date) if statement.date else undated(days),
        first=show_day(days.first) if days.first is not None else None,
        last=show_day(days.last) if days.last is not None else None,
        derived=bounds.derived,
        reasons=reasons(frame.slice, (r for r in bounds.reasons if _was_said(frame, r))),
        order=order(days),
    )


def _was_said(frame: Frame, found: Why) -> bool:
    """Whether what a reason names may have been said by the day asked for."""
    said = (frame.clock.said_by(id, frame.cutoff) for id in found.statements)
    return all(truth is not NO for truth in said)


def order(days: Days) -> tuple[int, int]:
    """A key that sorts possible days; what has no first day goes by its last."""
    first = days.first if days.first is not None else days.last
    last = days.last if days.last is not None else days.first
    return (
        sort_key(first) if first is not None else _NEVER,
        sort_key(last) if last is not None else _NEVER,
    )


def undated(days: Days) -> str:
    """Say what is known of the time of something that bears no date."""
    first = show_day(days.first) if days.first is not None else ""
    last = show_day(days.last) if days.last is not None else ""
    if first and first == last:
        return f"undated ({first})"
    if first and last:
        return f"undated ({first} to {last})"
    if first:
        return f"undated ({first} or later)"
    if last:
        return f"undated ({last} or earlier)"
    return "undated"


def describe(date: Date) -> str:
    """A recorded date for people; plain moments stay as they are."""
    text = date.text
    if date.kind == WITHIN:
        first, _, last = text.strip("[]").partition("..")
        if not first:
            return f"{last} or earlier"
        if not last:
            return f"{first} or later"
        return f"between {first} and {last}"
    if date.kind == SPAN:
        start, _, end = text.partition("/")
        start, end = _qualified(start), _qualified(end)
        if date.goes_on:
            return f"since {start}"
        if date.end_unknown:
            return f"from {start}, end not known"
        if date.start_open:
            return f"until {end}"
        if date.start_unknown:
            return f"to {end}, start not known"
        return f"{start} to {end}"
    return _qualified(text)


def _qualified(text: str) -> str:
    if text.endswith("~"):
        return f"about {text[:-1]}"
    if text.endswith("?"):
        return f"{text[:-1]} (uncertain)"
    if text.endswith("%"):
        return f"about {text[:-1]} (uncertain)"
    return text
