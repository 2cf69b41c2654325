"""Claims that may be meant, each in a few lines: its text, its status, and who spoke."""

from collections.abc import Iterator, Sequence
from typing import Final

from provenance.answers.on_claim import EXCLUDED, NEARBY, PRESUPPOSED, ClaimAnswer, Derived
from provenance.answers.parties import Party
from provenance.answers.rows import StatementRow
from provenance.answers.who import Who
from provenance.views.document import Block, Labelled, Paragraph, Span, line
from provenance.views.said import is_on, marks
from provenance.views.wording import count, names, spoken_by, status, style

_SPEAKERS: Final = 4
"""Statements that are told of each claim."""

_SHOWN: Final = 5

_NAMED: Final = 3
"""So many of those whom claims accuse are named."""

FEW: Final = 2
"""So many are shown above a claim that has all that was asked for, but no such stance."""

_LISTED: Final = 9


def listed(asked: str, candidates: tuple[Party, ...]) -> Iterator[Block]:
    """Records that may be meant, numbered."""
    yield Paragraph(line(f"“{asked}” may mean:"))
    for number, one in enumerate(candidates[:_LISTED], 1):
        shown = line(Span(f"{number}. ", "muted"), Span(one.id, "id"), "  ", one.name)
        yield Paragraph(shown, indent=1)
    rest = len(candidates) - _LISTED
    if rest > 0:
        yield Paragraph(line(f"and {count(rest, 'more', 'more')}; add words to narrow"), indent=1)


def nearest(answer: Who, most: int = _SHOWN) -> Iterator[Block]:
    """Claims that lack something that was asked for."""
    words = ", ".join(f"“{word}”" for word in answer.left_out)
    lacks = f" The first lacks {words}." if words else ""
    read = _read_as(answer.read_as)
    if answer.silent:
        told = f"{answer.stance.capitalize()}, with only some of the words:{read}"
    else:
        asked = f"No claim that accuses {who(answer.accused)}" if answer.accused else "No claim"
        told = f"{asked} has all of “{answer.asked}” in its own words."
        if answer.side:
            told = f"Nearest to “{answer.asked}”, of what the side of {who(answer.side)} said."
            if not any(group.rows or group.unplaced for group in answer.candidates[:most]):
                told = (
                    f"Nothing was found that the side of {who(answer.side)} said of what has all "
                    f"of “{answer.asked}” in its own words."
                )
        told += f"{lacks}{read}" + ("" if told.startswith("Nearest") else " Nearest:")
    yield Paragraph(line(told))
    for number, group in enumerate(answer.candidates[:most], 1):
        yield from _claim(number, answer.stance, group)
    yield Paragraph(line(Span("Ask for one by its id; --help tells how to narrow.", "muted")))


def _read_as(pairs: Sequence[tuple[str, str]]) -> str:
    """What words were read as: another spelling, or another word for the same."""
    told = [f"“{typed}” as {other}" for typed, other in pairs]
    return f" Read: {', '.join(told)}." if told else ""


def several(answer: Who) -> Iterator[Block]:
    """Claims that all have what was asked for; each is a claim of its own."""
    asked = f" that accuse {who(answer.accused)}" if answer.accused else ""
    words = "" if answer.accused and not answer.asked else " with these words"
    told = f"{count(answer.total, 'claim')}{asked}{words}, each of its own:"
    yield Paragraph(line(told))
    for number, group in enumerate(answer.groups[:_SHOWN], 1):
        yield from _claim(number, answer.stance, group)
    rest = answer.total - len(answer.groups[:_SHOWN])
    if rest:
        more = f"{count(rest, 'more claim')}; add words, or narrow by --about, --by or --topic."
        yield Paragraph(line(Span(more, "muted")))


def who(accused: Sequence[Party]) -> str:
    """Those whom claims accuse; some are named where they are many."""
    rest = len(accused) - _NAMED
    more = [f"{rest} more"] if rest > 0 else []
    *first, last = [party.name for party in accused[:_NAMED]] + more
    return f"{', '.join(first)} or {last}" if first else last


def _claim(number: int, stance: str, group: ClaimAnswer) -> Iterator[Block]:
    told = [
        line(Span(group.text, "claim")),
        line(Span(group.claim, "id"), "  ", Span(status(group.status, group.as_of), "status")),
    ]
    rows = (*group.rows, *group.unplaced)
    if rows:
        told.append(line(Span(spoken(rows, group.claim, group.unplaced), style(rows[0].stance))))
    elif group.derived:
        told.append(line(Span(_follows(group.derived), "derived")))
    yield Labelled(((f"{number}.", tuple(told)),))


def _follows(derived: Sequence[Derived]) -> str:
    """What was said of another claim, where nothing was of this one."""
    first = derived[0]
    told = f"not in so many words; {first.actor.name} {first.row.stance} {first.row.claim}"
    told += " (hedged there)" if first.row.hedges else ""
    how = _HOW[first.how]
    rest = len(derived) - 1
    return f"{told}, {how}" + (f"; and {rest} more" if rest else "")


_HOW: Final = {
    PRESUPPOSED: "which implies it",
    EXCLUDED: "which excludes it",
    NEARBY: "which implies it: not a denial of this claim",
}


def spoken(rows: Sequence[StatementRow], claim: str, unplaced: Sequence[StatementRow] = ()) -> str:
    """Who took which stance on a claim when, in a line, or answered it with another claim.

    ``unplaced`` rows cannot be placed in the time.
    """
    told = "; ".join(_spoken(row, claim, row in unplaced) for row in rows[:_SPEAKERS])
    return told + (f"; and {len(rows) - _SPEAKERS} more" if len(rows) > _SPEAKERS else "")


def _spoken(row: StatementRow, claim: str, is_open: bool) -> str:
    who = spoken_by(row.by)
    whose = f" for {names(row.for_)}" if row.for_ else ""
    doubt = ", open whether in the time asked for" if is_open else ""
    when = row.when.text.replace("undated (", "undated, ").removesuffix(")")
    if not is_on(row, claim):
        return f"answered by {who}{whose} with {row.claim} ({when}{doubt})"
    told = "".join(f", {mark}" for mark in marks(row, short=True))
    return f"{row.stance} by {who}{whose} ({when}{told}{doubt})"
