"""Bytes to text: UTF-8 with or without BOM, and nothing that hides from a reader's eye."""

import re
from typing import Final, NamedTuple

from provenance.model.characters import INVISIBLE
from provenance.model.findings import Edit, Fix, Problem, Span

MAX_PROBLEMS: Final = 1_000
"""How many problems of a file are told; whoever has more has one that causes the rest."""


class Decoded(NamedTuple):
    """A file's text (``None`` when it is no text) and what is wrong with its characters."""

    text: str | None
    problems: tuple[Problem, ...]


def decode(file: str, data: bytes) -> Decoded:
    """Decode a claim file.

    Args:
        file: the path to name in problems.
        data: the file's bytes.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Decoded(None, (_at_start(file, "the file is UTF-16, not UTF-8"),))
    if b"\x00" in data:
        return Decoded(None, (_zero(file, data),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig", "replace")
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        byte = data[error.start]
        problem = Problem(
            "not-utf-8",
            Span(file, line, column, line, column + 1),
            f"the byte 0x{byte:02X} is not UTF-8",
            "save the file as UTF-8",
        )
        return Decoded(None, (problem,))
    if text.isascii():
        return Decoded(text, ())
    return Decoded(text, tuple(_invisible(file, text)))


def _invisible(file: str, text: str) -> list[Problem]:
    """Report the invisible characters, up to the bound on problems."""
    problems: list[Problem] = []
    line, begin = 1, 0  # of the line that the last one stood on
    for match in re.finditer(f"[{INVISIBLE}]", text):
        start = match.start()
        line += text.count("\n", begin, start)
        begin = max(begin, text.rfind("\n", begin, start) + 1)
        column = start - begin + 1
        span = Span(file, line, column, line, column + 1)
        if len(problems) == MAX_PROBLEMS:
            message = f"more than {MAX_PROBLEMS:,} invisible characters: the rest are not told"
            problems.append(Problem("too-many-problems", span, message, "delete these first"))
            break
        name = f"U+{ord(match[0]):04X}"
        problems.append(
            Problem(
                "invisible-character",
                span,
                f"the invisible character {name} can make the text read otherwise than it is",
                "delete it",
                fix=Fix(f"delete {name}", (Edit(start, start + 1, ""),)),
            )
        )
    return problems


def _zero(file: str, data: bytes) -> Problem:
    """Binary data, or a text with a zero byte in it: then that is where to look."""
    good = data[: data.index(0)]
    try:
        before = good.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _at_start(file, "the file is binary, not text")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Problem(
        "not-utf-8",
        Span(file, line, column, line, column + 1),
        "a zero byte stands here: the file is binary, or its text is damaged",
        "delete the byte, or save the file as UTF-8 text",
    )


def _at_start(file: str, message: str) -> Problem:
    return Problem("not-utf-8", Span(file, 1, 1, 1, 2), message, "save the file as UTF-8 text")
