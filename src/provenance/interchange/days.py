"""Dates as other tools write them, to EDTF; what could be two dates is refused."""

import re
from typing import Any, Final, NamedTuple

from provenance.model.date_errors import MONTHS
from provenance.model.dates import MOMENT, Date, DateError, parse

_NONE: Final = re.compile(
    r"(n\.? ?d\.?|no date|undated|forthcoming|in press|0{4}|0{4}(-00){1,2})\W*"
)
_CIRCA: Final = re.compile(r"(?:c(?:a|irca)?\.?|about|around)\s+(?=\d)|~(?=\d)")
_BRACKETED: Final = re.compile(r"\[\s*(?P<what>[^\[\]]+?)\s*(?P<doubt>\??)\s*\]")
_ISO: Final = re.compile(
    r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?)?"
    r"(?:[T ]+(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?/*"
)
_MONTH_NAMES: Final = {
    name.lower()[:length]: number
    for number, name in enumerate(MONTHS, 1)
    for length in (3, 4, len(name))
}
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORDED: Final = (
    re.compile(
        r"(?:\w+, *)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?[ -]+(?P<m>[a-z]+)\.?,?[ -]+(?P<y>\d{4})"
    ),
    re.compile(r"(?:\w+, *)?(?P<m>[a-z]+)\.? +(?P<d>\d{1,2})(?:st|nd|rd|th)?,? +(?P<y>\d{4})"),
    re.compile(r"(?P<m>[a-z]+)\.?,? +(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4}),? +(?P<m>[a-z]+)\.?(?: +(?P<d>\d{1,2}))?"),
)


class Day(NamedTuple):
    """A date that was read: None where there is none; ``inferred`` by who wrote it in brackets."""

    date: Date | None = None
    inferred: bool = False


class NoDay(ValueError):
    """A text that is no date that can be told without guessing."""


def read(value: Any) -> Day:
    """Read a date.

    Raises:
        NoDay: it is none, or could be several.
    """
    text = " ".join(str(value).split())
    low = text.lower()
    if not text or _NONE.fullmatch(low):
        return Day()
    bracketed = _BRACKETED.fullmatch(low)
    if bracketed and ".." not in low:
        inner = read(bracketed["what"]).date
        if inner is None:
            return Day()
        return Day(_edtf(inner.text.rstrip("?~%") + ("?" if bracketed["doubt"] else "")), True)
    circa = _CIRCA.match(low)
    if circa:
        found = read(low[circa.end() :]).date
        if found is None or "T" in found.text:
            raise NoDay(f"`{text}` is no date")
        return Day(_edtf(found.text if found.text[-1] in "?~%" else f"{found.text}~"))
    match = _ISO.fullmatch(text)
    if match:
        return Day(_iso(match, text))
    for pattern in _WORDED:
        match = pattern.fullmatch(low)
        if match:
            return Day(_worded(match.groupdict(), text))
    try:
        return Day(parse(text))
    except DateError:
        raise NoDay(f"`{_cut(text)}` is no date that can be told without guessing") from None


def without_doubt(date: Date | None) -> str | None:
    """Write a day, month, year or time as ISO 8601 has it; None for any other date, and for none.

    Most other tools know no other dates.
    """
    if date is None or date.kind != MOMENT or date.approximate or date.uncertain:
        return None
    text = date.text
    plain_day = text[:4].isdigit() and "X" not in text and (len(text) < 7 or text[5:7] <= "12")
    return text if plain_day else None


def parts(values: Any) -> str:
    """The year, month and day of a list, such as CSL's date-parts, as EDTF.

    Raises:
        NoDay: they are no day, month or year.
    """
    given = list(values) if isinstance(values, list | tuple) else [values]
    while given and given[-1] in (None, ""):
        given.pop()
    try:
        numbers = [int(str(part).strip()) for part in given]
    except ValueError:
        raise NoDay(f"`{_cut(given)}` are no numbers of a date") from None
    if not numbers or len(numbers) > 3 or not 0 < numbers[0] <= 9999:
        raise NoDay(f"`{_cut(given)}` is no date")
    return _edtf("-".join([f"{numbers[0]:04}", *(f"{part:02}" for part in numbers[1:])])).text


def _iso(match: re.Match[str], text: str) -> Date:
    given = [part for part in (match["y"], match["m"], match["d"]) if part]
    while len(given) > 1 and not int(given[-1]):
        given.pop()  # 2021-00-00 is the year
    day = "-".join(part.zfill(2) for part in given)
    if len(given) == 2 and 21 <= int(given[1]) <= 24 and "-" not in text:
        raise NoDay(f"`{text}` is no date")
    if match["h"] is None or len(given) < 3:
        return _edtf(day)
    zone = match["zone"] or ""
    if zone in ("UTC", "GMT"):
        zone = "Z"
    elif len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return _edtf(f"{day}T{match['h'].zfill(2)}:{match['min']}:{match['s'] or '00'}{zone}")


def _worded(given: dict[str, str | None], text: str) -> Date:
    name = given["m"] or ""
    day = given.get("d")
    if name in _SEASONS and not day:
        return _edtf(f"{given['y']}-{_SEASONS[name]}")
    month = _MONTH_NAMES.get(name)
    if month is None:
        raise NoDay(f"`{_cut(text)}` is no date that can be told without guessing")
    return _edtf(f"{given['y']}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _edtf(text: str) -> Date:
    try:
        return parse(text)
    except DateError as error:
        raise NoDay(f"`{_cut(text)}`: {error}") from None


def _cut(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
