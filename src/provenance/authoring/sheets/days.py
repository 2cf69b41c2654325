"""Days as sheets write them."""

import re
from typing import Final

from provenance.model.dates import DateError, parse

_DAY: Final = re.compile(
    r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?))?"
)

is_serial: Final = re.compile(r"\d{5}(?:\.\d+)?").fullmatch
"""A day as spreadsheets count them, from 1900 or 1904 on."""


def is_day(text: str) -> bool:
    """Whether a text is a date as files have it."""
    try:
        parse(text)
    except DateError:
        return False
    return True


def ordered(text: str, order: str) -> str:
    """Write a day, with its time if it has one, as files have it; what is no such day stays."""
    match = _DAY.fullmatch(text.strip()) if order else None
    if match is None:
        return text
    parts = dict(zip(order, match.groups()[:3], strict=True))
    if len(parts["y"]) != 4:
        return text
    day = f"{parts['y']}-{parts['m']:0>2}-{parts['d']:0>2}"
    time = match[4]
    if time is None:
        return day
    hours, _, rest = time.partition(":")
    return f"{day}T{hours:0>2}:{rest}" + ("" if rest.count(":") else ":00")
