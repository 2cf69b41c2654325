"""Rows under a heading that counts them: the first few, and how to see the rest."""

from collections.abc import Iterable
from typing import Final

from provenance.answers.on_claim import Derived
from provenance.views.document import Cell, Group, Line, Span, cell, line
from provenance.views.said import taken_back
from provenance.views.wording import names

MOST: Final = 5
"""So many rows of a kind are shown, or one more where that is all; ``-v`` shows all."""

_DERIVED: Final = 2
"""So many derived rows are."""


def fitting(number: int, most: int = MOST) -> int:
    """How many of so many rows are shown: a line for one that is left out has room for it too."""
    return number if number <= most + 1 else most


def rows(heading: str, lines: list[Cell], counted: str = "", most: int = MOST) -> Group:
    """Lines under a heading; of more than ``most``, how many are left out."""
    kept = fitting(len(lines), most)
    shown: list[tuple[Cell, ...]] = [(item,) for item in lines[:kept]]
    if len(lines) > kept:
        shown.append((cell(Span(f"and {len(lines) - kept:,} more (-v)", "muted")),))
    return Group(line(Span(heading, "heading"), Span(counted, "muted")), tuple(shown))


def lines(heading: str, found: list[Line], most: int = MOST) -> Group:
    """The same of lines that have no shorter form."""
    return rows(heading, [(item,) for item in found], most=most)


def derived(heading: str, items: Iterable[Derived], how: str, marked: str = ", derived") -> Group:
    """What follows from statements on other claims, a line each, of one kind.

    ``marked`` tells that it is derived, where nothing above does.
    """
    found = [_derived(item) for item in items if item.how == how]
    return lines(f"{heading} ({len(found)}{marked})", found, most=_DERIVED)


def _derived(item: Derived) -> Line:
    spoke = () if item.actor in item.row.by else item.row.by
    whose = f"{names(spoke)} for {item.actor.name}" if spoke else item.actor.name
    return line(
        Span(whose, "actor", f"{item.row.file}:{item.row.line}"),
        Span(f" {item.row.stance}", "derived", kept=True),
        Span(" (hedged there)" if item.row.hedges else "", "muted", kept=True),
        Span(f" ({taken_back(item.row)})" if item.row.later else "", "warn", kept=True),
        Span("" if item.certain else " (open)", "warn", kept=True),
        Span(f", {item.row.when.text}: {item.row.claim}", "derived"),
    )
