"""The answer to ``shifts``, drawn: every kind under its own heading."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from provenance.answers.rows import StatementRow
from provenance.answers.shifts import End, Shifts, ToldShift
from provenance.derive.shifts import (
    ADMITTED,
    ALLIES,
    CAMP_DIVIDED,
    CHANGED,
    DIVIDED,
    HARDENED,
    POSSIBLE,
    PRESUPPOSES,
    REVERSED,
    REVISED,
    SIGNATORY,
    SOFTENED,
    WITHDREW,
)
from provenance.model.vocabulary import IMPLIES
from provenance.views import said
from provenance.views.absence import NAMES, in_vain, lifted, passing, where
from provenance.views.candidates import listed
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Group,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.why import because
from provenance.views.wording import as_of, count, names, place, style

COLUMNS: Final = (
    ("kind", lambda item: item.kind),
    ("claim", lambda item: item.one.claim),
    ("actor", lambda item: item.one.actor.id),
    ("stance", lambda item: item.one.stance),
    ("first", lambda item: item.one.rows[0].when.first or ""),
    ("last", lambda item: item.one.rows[-1].when.last or ""),
    ("statements", lambda item: " ".join(row.statement for row in item.one.rows)),
    ("other_claim", lambda item: item.other.claim if item.other else ""),
    ("other_actor", lambda item: item.other.actor.id if item.other else ""),
    ("other_stance", lambda item: item.other.stance if item.other else ""),
    ("other_first", lambda item: (item.other.rows[0].when.first or "") if item.other else ""),
    ("other_last", lambda item: (item.other.rows[-1].when.last or "") if item.other else ""),
    ("other_statements", lambda item: " ".join(r.statement for r in _rows(item.other))),
    ("side", lambda item: item.side.id if item.side else ""),
    ("because", lambda item: "; ".join(because(item.reasons))),
    ("certain", lambda item: item.certain),
)

_TITLES: Final = {
    CHANGED: ("Changed position", "Clashing positions of one actor, certainly in this order."),
    REVERSED: (
        "Reversal by another office of its side",
        "One office of a side contradicts, certainly later, what another had said.",
    ),
    REVISED: (
        "Revised figure",
        "Figures of one actor that cannot both hold, certainly in this order.",
    ),
    POSSIBLE: (
        "Possible change that cannot be placed",
        "Clashing positions of one actor whose order the record leaves open.",
    ),
    WITHDREW: ("Withdrawal", "What was said was withdrawn; no position is left by it."),
    HARDENED: (
        "Hardening of a hedge",
        "Said first with the speaker's own reservation, later without any.",
    ),
    SOFTENED: (
        "Softening of a hedge",
        "Said first without reservation, later with the speaker's own.",
    ),
    DIVIDED: (
        "Division inside a side",
        "Of two of one side, one affirms what the other denies at the date asked for.",
    ),
    CAMP_DIVIDED: (
        "Division inside a camp",
        "Of two of one camp, one affirms what the other denies. A camp is the editors' grouping.",
    ),
    ALLIES: (
        "Allies who exclude each other",
        "Two of one side or camp affirm claims that cannot both be true.",
    ),
    SIGNATORY: (
        "Signatory against its group",
        "In its own words a named member contradicts what its group signed.",
    ),
    ADMITTED: (
        "Admission with no recorded earlier denial",
        "Recorded as admitted; no earlier denial by the speaker's side is on record, of it or of "
        "what it implies.",
    ),
    PRESUPPOSES: (
        "Presupposes what it denies",
        "Denies a claim and affirms another that implies it; derived, and no shift.",
    ),
}
_PRESUPPOSED: Final = (HARDENED, SOFTENED, PRESUPPOSES, REVERSED)
"""The kinds in which steps lead from the one claim to the other that it implies."""

_ENDS: Final = {
    CHANGED: ("before", "after"),
    REVERSED: ("before", "after"),
    REVISED: ("before", "after"),
    POSSIBLE: ("one", "other"),
    WITHDREW: ("said", "withdrawn"),
    HARDENED: ("hedged", "unhedged"),
    SOFTENED: ("unhedged", "hedged"),
    SIGNATORY: ("the group", "the member"),
    ADMITTED: ("who", "when"),
    PRESUPPOSES: ("denied", "affirmed elsewhere"),
}


def items(answer: Shifts) -> tuple[ToldShift, ...]:
    """The shifts."""
    return answer.shifts


def brief(answer: Shifts) -> Page:
    """Count the kinds, then give each shift its claim and a line for each of its ends."""
    told = ", ".join(f"{_TITLES[kind][0].lower()} {number:,}" for kind, number in answer.kinds)
    counted = f"{as_of(answer.as_of)}{count(len(answer.shifts), 'shift')}: {told}."
    lead = (Paragraph(line(counted)),) if told else ()
    return (*lead, *_blocks(answer, _lines))


def page(answer: Shifts) -> Page:
    """Draw each kind under its own heading, so that none passes for another."""
    return tuple(_blocks(answer, _table))


def _lines(kind: str, found: list[ToldShift]) -> Listing:
    return Listing(
        (Column("", ratio=1),),
        tuple(Group(_title(told), tuple((item,) for item in _in_lines(told))) for told in found),
    )


def _title(told: ToldShift) -> Line:
    row = told.one.rows[0]
    inside = f"  in {told.side.name}" if told.side else ""
    return line(
        Span(told.one.text, "claim", f"{row.file}:{row.line}"),
        Span(inside, "muted", kept=True),
        Span(
            "" if told.certain else "  (open whether it had been said by then)", "warn", kept=True
        ),
    )


def _in_lines(told: ToldShift) -> Iterator[Cell]:
    """Every statement of both ends, and the claim of the other end where that is another."""
    for row in told.one.rows:
        yield said.told(row)
    if told.other is None:
        return
    if told.other.claim != told.one.claim:
        yield cell(Span(f"on another claim{_related(told)}: {told.other.text}", "muted"))
    for row in told.other.rows:
        yield said.told(row)


def _related(told: ToldShift) -> str:
    """How the other claim bears on the first, where that is recorded."""
    kinds = {step.kind for step in told.steps}
    if kinds == {IMPLIES}:
        return ", recorded as implying it"
    return ", recorded as excluding it" if kinds else ""


def _blocks(answer: Shifts, draw: Callable[[str, list[ToldShift]], Block]) -> Iterator[Block]:
    if not answer.found:
        yield from _nothing(answer)
        return
    totals = dict(answer.kinds)
    for kind, group in groupby(answer.shifts, key=lambda told: told.kind):
        found = list(group)
        title, note = _TITLES[kind]
        yield Heading(line(Span(f"{title} ({totals[kind]})", "heading")))
        yield Paragraph(line(Span(note, "muted")), indent=1)
        yield draw(kind, found)
    hidden = sum(totals.values()) - len(answer.shifts)
    if hidden:
        yield Paragraph(
            line(Span(f"{count(hidden, 'shift')} more with a higher --limit.", "muted"))
        )


def _nothing(answer: Shifts) -> Iterator[Block]:
    if answer.searched:
        shift = f"No shift{passing(answer.filters)}"
        yield Paragraph(line(f"{shift} follows from {where(answer.searched)}."))
        if answer.lifted:
            yield Paragraph(line(lifted(answer.lifted, "shift")))
    elif answer.candidates:
        yield from listed(answer.asked, answer.candidates)
    else:
        yield Paragraph(line(f"No claim or actor matches “{answer.asked}”."))
        yield from in_vain(NAMES, answer.suggestions)


def _table(kind: str, found: list[ToldShift]) -> Table:
    one, other = _ENDS.get(kind, ("one", "another"))
    return Table(
        (
            Column("claim", across=True),
            Column("inside", ratio=3),
            Column(one, ratio=5),
            Column(other, ratio=5),
            Column("because", ratio=4),
            Column("statements", below=True),
        ),
        tuple(
            (
                _claims(told),
                cell(Span(told.side.name, "actor")) if told.side else (),
                *_ends(told),
                _because(told),
                tuple(spot for row in (*told.one.rows, *_rows(told.other)) for spot in place(row)),
            )
            for told in found
        ),
    )


def _claims(told: ToldShift) -> Cell:
    ends = [told.one]
    if told.other and told.other.claim != told.one.claim:
        ends.append(told.other)
    lines: list[Line] = []
    for end in ends:
        row = end.rows[0]
        lines.append(line(Span(end.text, "claim", f"{row.file}:{row.line}")))
        lines.append(line(Span(end.claim, "id")))
    return tuple(lines)


def _ends(told: ToldShift) -> tuple[Cell, Cell]:
    if told.kind == ADMITTED:
        return _who(told.one), _said(told.one)
    one, other = ((*_who(end), *_said(end)) if end else () for end in (told.one, told.other))
    return one, other


def _who(end: End) -> Cell:
    return cell(Span(end.actor.name, "actor"))


def _said(end: End) -> Cell:
    lines: list[Line] = []
    for row in end.rows:
        hedge = "".join(f" (hedged: “{h.words}”)" for h in row.hedges)
        beside = [party for party in row.by if party != end.actor]
        how = "with" if len(beside) < len(row.by) else "by"
        stance = Span(row.stance, style(row.stance), f"{row.file}:{row.line}")
        lines.append(line(stance, f" {row.when.text}{hedge}"))
        if beside:
            lines.append(line(Span(f"{how} {names(tuple(beside))}", "muted")))
    return tuple(lines)


def _because(told: ToldShift) -> Cell:
    lines = [line(Span(reason, "muted")) for reason in because(told.reasons)]
    if told.kind in _PRESUPPOSED and told.steps:
        chain = [told.steps[0].claim, *(f"{link.kind} {link.other}" for link in told.steps)]
        presupposed = told.kind in (HARDENED, SOFTENED)
        lines += [line(Span("presupposed, not said:", "derived"))] if presupposed else []
        lines.append(line(Span(" ".join(chain), "derived")))
    if not told.certain:
        lines.append(line(Span("open whether it had been said by then", "warn")))
    return tuple(lines)


def _rows(end: End | None) -> tuple[StatementRow, ...]:
    return end.rows if end else ()
