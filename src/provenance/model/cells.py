"""Cells of a spreadsheet that it would run as a formula: made safe when written, undone when read.

A text that begins like a formula gets an apostrophe in front, by which spreadsheets know a text. So
does one that begins with apostrophes and then like a formula, so that taking one away always gives
back what was there.
"""

import re
from typing import Final

_FORMULA: Final = re.compile("[\\s']*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """Return a cell's text such that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that a cell was made of."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell[1:]) else cell
