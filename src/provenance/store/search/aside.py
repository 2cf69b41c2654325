"""What words of a question are not looked for in claims: dates that choose statements, negations.

A date after *before*, *after*, *since* … says when something was said, unless it stands in a claim
itself. What is neither understood nor looked for is told, never dropped.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from provenance.store.index.fold import words
from provenance.store.search.asking import Chunk, chunks
from provenance.store.search.wording import NEGATIONS, listed


class Time(NamedTuple):
    """A date among the words: from and up to which day something is to have been said.

    ``after`` and ``before`` are dates as the filters take them, or empty; ``typed`` are the words.
    ``may_be_said``: it may as well stand in a claim (*sent since 2021*), where one has it.
    """

    typed: str
    after: str
    before: str
    may_be_said: bool


class Aside(NamedTuple):
    """The words that are looked for, and those that are not.

    ``unread`` are words of time beside which no date stands, ``negated`` the negations.
    """

    words: tuple[str, ...]
    times: tuple[Time, ...] = ()
    unread: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()


_BEFORE, _UNTIL, _AFTER, _SINCE, _IN = "before", "until", "after", "since", "in"

_PREPOSITIONS: Final = {
    **dict.fromkeys(("before", "avant", "до", "antes", "قبل"), _BEFORE),
    **dict.fromkeys(("until", "till", "jusque", "jusqu", "hasta", "حتي"), _UNTIL),
    **dict.fromkeys(("after", "apres", "после", "despues", "بعد"), _AFTER),
    **dict.fromkeys(("since", "depuis", "desde", "منذ"), _SINCE),
    **dict.fromkeys(("in", "on", "during", "en", "au", "в", "durante", "في"), _IN),
}

_ALONE: Final = frozenset([_BEFORE, _UNTIL, _AFTER])
"""Those that tell a time whatever stands behind them: *before the war*."""

_BETWEEN: Final = frozenset(["the", "of", "le", "la", "l", "du", "de", "del", "el", "in", "en"])


def set_aside(typed: Sequence[str]) -> Aside:
    """Part words of a claim into those that are looked for and those that are not.

    Args:
        typed: the words, as typed.
    """
    given = chunks(typed)
    kept: list[Chunk] = []
    times: list[Time] = []
    unread: list[str] = []
    negated: list[str] = []
    place = 0
    while place < len(given):
        chunk = given[place]
        meant = _PREPOSITIONS.get(chunk.cut[0], "") if len(chunk.cut) == 1 else ""
        found = _date(given, place + 1) if meant else None
        if found:
            end, first, last = found
            text = " ".join(part.typed for part in given[place:end])
            at_once = not kept
            times.append(_time(meant, text, first, last, at_once=at_once))
            place = end
            continue
        if meant in _ALONE:
            unread.append(chunk.typed)
        elif all(word in NEGATIONS for word in chunk.cut):
            negated.append(chunk.typed)
        else:
            kept.append(chunk)
        place += 1
    looked_for = tuple(chunk.typed for chunk in kept if chunk.typed not in negated)
    return Aside(looked_for, tuple(times), tuple(unread), tuple(negated))


def _time(meant: str, typed: str, first: date, last: date, *, at_once: bool) -> Time:
    """What a date asks for; ``at_once``: it stands where words of a claim would begin."""
    day = timedelta(days=1)
    begun, over = (first - day).isoformat(), (last + day).isoformat()
    may_be_said = meant in (_SINCE, _IN) and not at_once
    bounds = {
        _BEFORE: ("", first.isoformat()),
        _UNTIL: ("", over),
        _AFTER: (last.isoformat(), ""),
        _SINCE: (begun, ""),
        _IN: (begun, over),
    }
    return Time(typed, *bounds[meant], may_be_said)


def _date(given: Sequence[Chunk], place: int) -> tuple[int, date, date] | None:
    """The date that begins at a place: where it ends, its first and its last day."""
    while place < len(given) and given[place].cut[0] in _BETWEEN:
        place += 1
    day = month = year = 0
    start = place
    while place < len(given) and place < start + 4:
        cut = given[place].cut
        if place > start and cut[0] in _BETWEEN and len(cut) == 1:
            place += 1
            continue
        numbers = [int(word) for word in cut if word.isascii() and word.isdigit() and len(word) < 5]
        if not year and numbers and len(numbers) == len(cut) and numbers[0] > 999:
            year, month, day = (
                (*numbers[:3], month, day)[:3] if len(cut) > 1 else (numbers[0], month, day)
            )
            place += 1
            break
        if not month and cut[0] in _months():
            month = _months()[cut[0]]
        elif not day and len(cut) == 1 and (number := _ordinal(cut[0])):
            day = number
        else:
            break
        place += 1
    return _days(place, year, month, day) if year else None


def _days(end: int, year: int, month: int, day: int) -> tuple[int, date, date] | None:
    """The days of a date, if there is such a one."""
    try:
        if day and not month:
            return None
        first = date(year, month or 1, day or 1)
        if day:
            return end, first, first
        after = date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
    except ValueError:
        return None
    return end, first, after - timedelta(days=1)


def _ordinal(word: str) -> int:
    """A day of a month: *5*, *5th*."""
    digits = word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < int(digits) < 32 else 0


_ENGLISH: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)


@cache
def _months() -> dict[str, int]:
    """Months by their names; the glossary has them in several languages."""
    found: dict[str, int] = {}
    for line in listed("glossary.txt"):
        names = [word for part in line.split(",") for word in words(part)]
        if names[0] in _ENGLISH:
            found |= dict.fromkeys(names, _ENGLISH.index(names[0]) + 1)
    short = {name[:3]: number for number, name in enumerate(_ENGLISH, 1)}
    return {**short, "sept": 9, **found}
