"""Recorded dates as the formats of citation have them; what one cannot hold is told in words."""

from typing import Any, Final

from provenance.answers.when import describe
from provenance.model.dates import MOMENT, SPAN, Date, parse

_SEASONS: Final = {21: 1, 22: 2, 23: 3, 24: 4}
"""EDTF's spring to winter as CSL numbers them."""


class Parts:
    """A year, a month or season, and a day, as far as they are known."""

    __slots__ = ("day", "month", "season", "year")

    def __init__(self, text: str) -> None:
        year, month, day = (*map(int, text.partition("T")[0].split("-")), 0, 0)[:3]
        self.year = year
        self.season = _SEASONS.get(month, 0)
        self.month = 0 if self.season else month
        self.day = day

    @property
    def numbers(self) -> list[int]:
        """The year, month and day, without those that are not known."""
        return [part for part in (self.year, self.month, self.day) if part]


def plain(edtf: str) -> Parts | None:
    """The parts of a moment that is recorded without doubt, else None."""
    date = parse(edtf)
    doubt = date.approximate or date.uncertain
    return Parts(edtf) if date.kind == MOMENT and not doubt and _countable(edtf) else None


def csl(edtf: str) -> dict[str, Any]:
    """A date variable of CSL-JSON: date-parts where they say no more than the record, else words.

    About a date is ``circa``; a season is one; an interval with two ends has two. What is
    uncertain, open at an end, within bounds or has unknown digits stands as ``literal``.
    """
    date = parse(edtf)
    ends = edtf.split("/")
    if date.uncertain or not (date.kind == MOMENT or _closed(date)):
        return {"literal": describe(date)}
    bare = [end.rstrip("~") for end in ends]
    if not all(map(_countable, bare)):
        return {"literal": describe(date)}
    parts = [Parts(end) for end in bare]
    if len(parts) > 1 and any(part.season for part in parts):
        return {"literal": describe(date)}
    made: dict[str, Any] = {"date-parts": [part.numbers for part in parts]}
    if parts[0].season:
        made["season"] = parts[0].season
    if date.approximate:
        if len({end.endswith("~") for end in ends}) > 1:
            return {"literal": describe(date)}
        made["circa"] = True
    return made


def _closed(date: Date) -> bool:
    return date.kind == SPAN and all(end not in ("", "..") for end in date.text.split("/"))


def _countable(text: str) -> bool:
    """Whether a moment has known digits only, in a year that everybody counts alike."""
    return "X" not in text and not text.startswith("-") and not text.startswith("0000")
