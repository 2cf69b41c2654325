"""Days as sheets write them."""

import re
from functools import lru_cache
from typing import Final

from provenance.interchange.days import NoDay, read
from provenance.model.date_errors import DateError
from provenance.model.edtf import read as read_edtf

_DAY: Final = re.compile(
    r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?))?"
)

is_serial: Final = re.compile(r"\d{5}(?:\.\d+)?").fullmatch
"""A day as spreadsheets count them, from 1900 or 1904 on."""


is_plain: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?").fullmatch


def _clear(text: str) -> str:
    """Write a day that other tools write in one of their ways, such as ``5 May 2020``."""
    if is_day(text.strip()):
        return text
    try:
        found = read(text)
    except NoDay:
        return text
    return text if found.date is None or found.inferred else found.date.text


@lru_cache(maxsize=1 << 12)
def is_day(text: str) -> bool:
    """Whether a text is a date as files have it."""
    try:
        read_edtf(text)
    except DateError:
        return False
    return True


@lru_cache(maxsize=1 << 12)
def ordered(text: str, order: str) -> str:
    """Write a day, with its time if it has one, as files have it; what is no such day stays.

    Args:
        text: the cell.
        order: the order of its numbers, if told; else only what can mean one day is taken.
    """
    if is_plain(text):
        return text
    match = _DAY.fullmatch(text.strip()) if order else None
    if match is None:
        return _clear(text)
    parts = dict(zip(order, match.groups()[:3], strict=True))
    if len(parts["y"]) != 4:
        return text
    day = f"{parts['y']}-{parts['m']:0>2}-{parts['d']:0>2}"
    time = match[4]
    if time is None:
        return day
    hours, _, rest = time.partition(":")
    return f"{day}T{hours:0>2}:{rest}" + ("" if rest.count(":") else ":00")
