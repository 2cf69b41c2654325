"""What was probably meant by a text that is no date, and the reason in plain words.

Imported only when a date cannot be read.
"""

import re
from typing import Final

from provenance.model.date_errors import MONTHS, DateError, FormError
from provenance.model.edtf import read, read_end

_SEASONS: Final = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23"}
"""Winter is left out: it may be the one that ends in the year or the one that begins."""

_HABITS: Final = (
    (r"\s+(.*)|(.*?)\s+", r"\1\2"),
    (r"(?:circa|ca?\.?|about|around|approximately|approx\.?)\s*(.+)", r"\1~"),
    (r"(?:possibly|perhaps|probably|maybe)\s+(.+)", r"\1?"),
    (r"([?~%])(-?[\dX]{4})", r"\2\1"),
    (r"(.+?)(?:\?~|~\?)", r"\1%"),
    (r"(?:the\s+)?(\d\d[1-9])0'?s", r"\1X"),
    (r"\+(\d{4}.*)", r"\1"),
    (r"-(0000.*)", r"\1"),
    (r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(.+)", r"\1"),
    (r"since\s+(.+)", r"\1/.."),
    (r"(.+)/(?:open|present|now|ongoing)", r"\1/.."),
    (r"open/(.+)", r"../\1"),
    (r"(.+)/unknown", r"\1/"),
    (r"unknown/(.+)", r"/\1"),
    (r"([^\[/]+?)\.\.", r"\1/.."),
    (r"\.\.([^\]/]+)", r"../\1"),
    (r"([^\[/]+?)\.\.([^\]/]+)", r"\1/\2"),
    (r"(\d{4})\s*[-\u2013\u2014]\s*(\d{4})", r"\1/\2"),
    (r"([^/]+?)\s+(?:to|-|\u2013|\u2014)\s+([^/]+)", r"\1/\2"),
    (r"(\d{4})(\d\d)(\d\d)([?~%]?)", r"\1-\2-\3\4"),
    (r"(\d+)[\u2010-\u2015](\d+)(?:[\u2010-\u2015](\d+))?", r"\1-\2-\3"),
)
"""Other ways to write a date, and the EDTF for the same; applied until the text can be read."""

_NUMBERS: Final = r"(-?\d{1,4})([-/. ])(\d{1,2})(?:\2(\d{1,4}))?([?~%]?)"

_NAMED: Final = (
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?(?P<m>[a-z]{3,})\.?,?[ -]"
    r"(?P<y>\d{4})(?P<q>[?~%]?)",
    r"(?P<m>[a-z]{3,})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})(?P<q>[?~%]?)",
    r"(?P<y>\d{4}),?[ -](?P<m>[a-z]{3,})\.?(?:[ -](?P<d>\d{1,2}))?(?P<q>[?~%]?)",
)

_REASONS: Final = (
    (r"\s*", "the date is empty; leave it out where it is not known"),
    (r"(?:unknown|undated|none|null|n\.?d\.?|\?+|-|~)", "leave out a date that is not known"),
    (r"(?:today|now|yesterday|tomorrow|present)", "write the day itself: YYYY-MM-DD"),
    (r"-?\d{4}-?W\d.*", "week dates are not taken: write YYYY-MM-DD"),
    (r"-?\d{4}-?\d{3}", "ordinal dates are not taken: write YYYY-MM-DD"),
    (
        r"(?:before|by|until|till|not? (?:later|after).*?|<=?)\s*[\d\[].*",
        "write {{not-after: D}}, D being the last possible day",
    ),
    (
        r"(?:after|not? (?:earlier|before).*?|>=?)\s*[\d\[].*",
        "write {{not-before: D}}, D being the first possible day",
    ),
    (r"(?:the )?\d\d00'?s", "a decade is written 190X and a century 19XX"),
    (r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d\d", "a year has four digits: write YYYY-MM-DD"),
    (
        r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}[?~%]?",
        "{text} can be read with the day or the month first: write YYYY-MM-DD",
    ),
    (
        r"Y-?\d.*|[-+]?\d{5,}[?~%]?|-?\d{1,3}[?~%]?|[-+]?\d{5,}-\d\d.*",
        "a year has four digits: write YYYY-MM-DD",
    ),
    (
        r"\{.*|\[.*,.*|.*\dS\d+",
        "{text} is EDTF level 2, which is not taken: write one date, an interval, "
        "or {{not-before: D, not-after: D}}",
    ),
    (r"\[.*", "some time within two bounds is written [YYYY-MM-DD..YYYY-MM-DD]"),
    (
        r"[-\dX]*X[-\dX]*[?~%]?",
        "X stands for digits from the right only: 201X, 20XX, 2021-XX, 2021-12-XX, 2021-XX-XX",
    ),
    (r"[-\dX]*[?~%][-\dX?~%]*", "?, ~ or % stands once, after the whole date"),
    (
        r".*\dT.*",
        "a time is written YYYY-MM-DDThh:mm:ss, with Z, +hh:mm or nothing after it",
    ),
    (r".*/.*/.*", "an interval has one slash: write YYYY-MM-DD/YYYY-MM-DD"),
)
"""What is wrong with a text that has no obvious reading; the first that fits is told."""


def explain(text: str, problem: DateError) -> DateError:
    """Add to the problem what to write instead or, failing that, the reason."""
    if len(text) > 80:  # no date in any notation: not worth matching, nor repeating
        return problem
    reading: str | None = text
    for _ in range(4):  # "c. 15 December 2021" takes two steps
        reading = _reread(reading)
        if reading is None:
            break
        try:
            read(reading)
        except FormError:
            continue
        except DateError as lacking:
            problem = lacking if isinstance(problem, FormError) else problem
            continue
        if isinstance(problem, FormError):
            shown = text if text == text.strip() else repr(text)
            return DateError(f"write {reading}, not {shown}", reading)
        return DateError(str(problem), reading)
    return DateError(_reason(text) if isinstance(problem, FormError) else str(problem))


def _reason(text: str) -> str:
    for part in (text, *text.split("/")):
        for pattern, reason in _REASONS:
            if re.fullmatch(pattern, part, re.IGNORECASE) and (part or not text):
                return reason.format(text=part)
    return "write YYYY-MM-DD, YYYY-MM or YYYY"


def _reread(text: str | None) -> str | None:
    """One step from another way of writing a date towards EDTF; None when out of ideas."""
    if text is None:
        return None
    steps = (_from_habit, _from_numbers, _from_names, _from_case, _from_time, _from_parts)
    for step in steps:
        reading = step(text)
        if reading is not None and reading != text:
            return reading
    return None


def _from_habit(text: str) -> str | None:
    for pattern, reading in _HABITS:
        match = re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL)
        if match:
            return match.expand(reading).rstrip("-")
    squeezed = "".join(text.split())
    return squeezed if squeezed != text and _readable(squeezed) else None


def _from_numbers(text: str) -> str | None:
    """Dates of numbers only: year first or last, any separator, leading zeros or none."""
    match = re.fullmatch(_NUMBERS, text)
    if match is None:
        return None
    a, _, b, c, mark = match.groups()
    if len(a.lstrip("-")) == 4:
        year, month, day = a, int(b), int(c or "0")
        if month > 12 and 1 <= day <= 12:
            month, day = day, month
    elif c is None:
        return None
    elif len(c) == 4:
        year, day, month = c, int(a), int(b)
        if month > 12:
            month, day = day, month
        elif 1 <= day <= 12 and day != month:
            return None  # the day first or the month first: nobody can tell
    else:
        return None
    if not 0 <= month <= 12 or (month == 0 and day != 0) or day > 31:
        return None
    return _write(year, month, day) + mark


def _from_names(text: str) -> str | None:
    """Months in words, before or after the day, and seasons; also ``12/2021``."""
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{4})([?~%]?)", text)
    if match and 1 <= int(match[1]) <= 12:
        return _write(match[2], int(match[1]), 0) + match[3]
    for pattern in _NAMED:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match is None:
            continue
        word, day = match["m"].lower(), int(match["d"] or "0")
        if word in _SEASONS and not day:
            return f"{match['y']}-{_SEASONS[word]}{match['q']}"
        for number, name in enumerate(MONTHS, 1):
            if name.lower().startswith(word) or (word == "sept" and number == 9):
                return _write(match["y"], number, day) + match["q"]
    return None


def _from_case(text: str) -> str | None:
    """Small letters, and ``u`` as the draft of 2012 wrote unspecified digits."""
    if text.strip("-0123456789XxuU?~%/.[]"):
        return None
    return text.replace("u", "X").replace("U", "X").replace("x", "X")


def _from_time(text: str) -> str | None:
    """Rewrite a time in another notation, or else leave the day."""
    match = re.fullmatch(r"(-?\d{4}-\d\d-\d\d)[T ](\d\d?:?\d\d[^/\]]*)", text, re.IGNORECASE)
    if match is None:
        return None
    day, clock = match.groups()
    # Without its seconds, or with parts of one.
    clock = re.sub(r"^(\d\d):?(\d\d)(?=$|[Zz+-])", r"\1:\2:00", clock)
    clock = re.sub(r"^(\d\d:\d\d:\d\d)[.,]\d+", r"\1", clock)
    mark = clock[-1] if clock[-1] in "?~%" else ""
    timed = f"{day}T{clock.upper()}"
    return timed if timed != text and _readable(timed) else day + mark


def _from_parts(text: str) -> str | None:
    """Each end of an interval, each bound of a set."""
    if text.startswith("[") and text.endswith("]"):
        left, middle, right = text[1:-1].partition("..")
        opening, closing = "[", "]"
    else:
        left, middle, right = text.partition("/")
        opening, closing = "", ""
    if not middle or "/" in right:
        return None
    return opening + _repair(left) + middle + _repair(right) + closing


def _repair(part: str) -> str:
    try:
        read_end(part)
    except DateError:
        return _reread(part) or part
    return part


def _readable(text: str) -> bool:
    try:
        read(text)
    except DateError:
        return False
    return True


def _write(year: str, month: int, day: int) -> str:
    return year + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
