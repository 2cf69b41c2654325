"""Locators of paragraphs: single ones, and ranges of numbers such as ``12-14``."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_RANGE: Final = re.compile(r"(\d{1,6})\s*[-–]\s*(\d{1,6})")
_MOST: Final = 10_000


def spread(locators: Iterable[str]) -> Iterator[str]:
    """Yield every single locator, those within ranges too."""
    for locator in locators:
        match = _RANGE.fullmatch(locator.strip())
        if match and 0 <= int(match[2]) - int(match[1]) <= _MOST:
            yield from map(str, range(int(match[1]), int(match[2]) + 1))
        else:
            yield locator.strip()
