"""The answer to ``timeline``, drawn: lanes with marks, and each mark in words."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.answers.parties import Party
from provenance.answers.timeline import (
    ON_A_DAY,
    SPANNING,
    UNKNOWN,
    WITHIN,
    Lane,
    Timeline,
    TimelineMark,
)
from provenance.model import vocabulary as words
from provenance.model.dates import parse
from provenance.views import document, said
from provenance.views.absence import NAMES, in_vain, lifted, passing
from provenance.views.candidates import listed
from provenance.views.document import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Group,
    Heading,
    Listing,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.scale import day_ticks
from provenance.views.why import because
from provenance.views.wording import count, names, place, style, through


class Item(NamedTuple):
    """A mark with its lane, as CSV and JSON lines give it."""

    lane: Lane
    mark: TimelineMark


COLUMNS: Final = (
    ("side", lambda item: item.lane.side.id),
    ("lane", lambda item: item.lane.name.id),
    ("claim", lambda item: item.mark.row.claim),
    ("statement", lambda item: item.mark.row.statement),
    ("stance", lambda item: item.mark.row.stance),
    ("date", lambda item: item.mark.row.when.recorded or ""),
    ("placed", lambda item: item.mark.placed),
    ("first", lambda item: item.mark.first or ""),
    ("last", lambda item: item.mark.last or ""),
    ("last_known", lambda item: item.mark.last_known or ""),
    ("until", lambda item: item.mark.until or ""),
    ("said_for", lambda item: through(item.mark.said_for)),
    ("certain", lambda item: item.mark.certain),
    ("file", lambda item: item.mark.row.file),
    ("line", lambda item: item.mark.row.line),
)

_NAMED: Final = 4
"""So many who only presuppose it are named."""

_MARKS: Final = {
    words.ASSERTED: ("▲", "△"),
    words.ADMITTED: ("◆", "◇"),
    words.DENIED: ("▼", "▽"),
    words.QUESTIONED: ("?", "¿"),
    words.DECLINED: ("●", "○"),
    words.RETRACTED: ("■", "□"),
}
"""Of each stance the mark of a known day, and that of a day that is not known."""


def items(answer: Timeline) -> list[Item]:
    """Every mark, by lane."""
    return [Item(lane, mark) for lane in answer.lanes for mark in lane.marks]


def brief(answer: Timeline) -> Page:
    """Draw the lanes, then each statement in a line."""
    return tuple(_blocks(answer, _lines))


def page(answer: Timeline) -> Page:
    """Draw the lanes, then say of each mark in words when it was made and how that is known."""
    return tuple(_blocks(answer, _table))


def charts(answer: Timeline) -> list[tuple[str, Chart]]:
    """The lanes under what they are of."""
    chart = _chart(answer) if answer.found else None
    return [(answer.title, chart)] if chart else []


def _blocks(answer: Timeline, draw: Callable[[Timeline], Block]) -> Iterator[Block]:
    if not answer.id:
        yield from _nothing(answer)
        return
    yield Heading(line(Span(answer.title, "claim")))
    if answer.kind == "actor":
        told = "What it said, its parts, its members if a camp, and those who spoke for it."
        yield Paragraph(line(Span(told, "muted")), indent=1)
    if answer.event:
        what = f"Time claimed: {answer.event.text}"
        if answer.event.recorded != answer.event.text:
            what += f" (recorded as {answer.event.recorded})"
        what += "."
        yield Paragraph(line(Span(what, "muted")), indent=1)
    if not answer.found:
        where = "on it" if answer.kind == "claim" else "of it"
        told = f"No statement{passing(answer.filters)} is recorded {where}."
        yield Paragraph(line(told))
        if answer.lifted:
            yield Paragraph(line(lifted(answer.lifted, "mark")))
    else:
        chart = _chart(answer)
        if chart:
            yield chart
        yield draw(answer)
    for found, verbs in (
        (answer.presupposing, ("only presupposes", "only presuppose")),
        (answer.may_presuppose, ("perhaps presupposes", "perhaps presuppose")),
    ):
        if found:
            yield Paragraph(line(Span(_presupposing(found, *verbs), "derived")))


def _presupposing(found: tuple[Party, ...], one: str, many: str) -> str:
    """Who affirms it only by affirming what implies it; they have no lane."""
    rest = len(found) - _NAMED
    more = f" and {count(rest, 'other')}" if rest > 0 else ""
    who = f"{count(len(found), 'more actor')} {one if len(found) == 1 else many}"
    return f"{who} it, by affirming what implies it: {names(found[:_NAMED])}{more}."


def _nothing(answer: Timeline) -> Iterator[Block]:
    if answer.kind:
        yield Paragraph(line(f"A {answer.kind} has no timeline; a claim or an actor has."))
    elif answer.candidates:
        yield from listed(answer.asked, answer.candidates)
    else:
        yield Paragraph(line(f"No claim or actor matches “{answer.asked}”."))
        yield from in_vain(NAMES, answer.suggestions)


# --- the lanes ------------------------------------------------------------------------------------


def _chart(answer: Timeline) -> Chart | None:
    marks = [mark for lane in answer.lanes for mark in lane.marks]
    days = [
        day
        for mark in marks
        for text in (mark.first, mark.last, mark.last_known, mark.until)
        if (day := _day(text)) is not None
    ]
    if not days:
        return None
    event = answer.event
    # An event may reach back far beyond anything that was said about it.
    low, high = min(days), max(days)
    begins = _day(event.first) if event else None
    if begins is not None and low - (high - low) <= begins < low:
        low = begins
    pad = max((high - low) * 0.03, 1.0)
    low, high = low - pad, high + pad
    lanes: list[document.Lane] = []
    if event:
        bar = Bar(_day(event.first), _day(event.last), mark="", fill="▒", style="muted")
        lanes.append(document.Lane(line(Span("the event itself", "muted")), (bar,)))
    side = ""
    for lane in answer.lanes:
        if answer.kind == "claim" and lane.side.id != side:
            side = lane.side.id
            if lane.side != lane.name:
                lanes.append(document.Lane(line(Span(lane.side.name, "muted"))))
        indent = "  " if answer.kind == "claim" and lane.side != lane.name else ""
        named = Span(lane.name.name, "actor" if answer.kind == "claim" else "")
        bars = tuple(bar for mark in lane.marks for bar in _bars(mark))
        lanes.append(document.Lane(line(indent, named), bars))
    return Chart(tuple(lanes), low, high, day_ticks(low, high), tuple(_legend(marks)))


def _bars(mark: TimelineMark) -> Iterator[Bar]:
    known, unknown = _MARKS[mark.row.stance]
    look = style(mark.row.stance)
    first, last = _day(mark.first), _day(mark.last)
    if mark.placed == ON_A_DAY and mark.certain:
        yield Bar(first, last, mark=known, style=look)
    elif mark.placed == SPANNING:
        began = first if first is not None else last
        sure = _day(mark.last_known)
        until = _day(mark.until)
        if sure is not None and began is not None and sure > began:
            yield Bar(began, sure, fill="━", right="┿", style=look)
        rest = sure if sure is not None else began
        if until is None or (rest is not None and until > rest):
            yield Bar(rest, until, fill="┄", right="┤", style=look)
        yield Bar(
            began, began, mark=known if first == last and mark.certain else unknown, style=look
        )
    else:
        yield Bar(first, last, unknown, "┄", "├", "┤", look, spread=True)


def _legend(marks: list[TimelineMark]) -> Iterator[document.Line]:
    stances = {mark.row.stance for mark in marks}
    signs: list[Span] = []
    for stance in words.STANCES:
        if stance in stances:
            signs += [Span("   ")] * bool(signs)
            signs.append(Span(f"{' '.join(_MARKS[stance])} {stance}", style(stance)))
    yield line(*signs)
    placed = {mark.placed for mark in marks}
    told = [
        ("filled: the day is known", ON_A_DAY in placed),
        ("hollow ends, dotted between: some time within", bool({WITHIN, UNKNOWN} & placed)),
        ("━┿ went on, last known", any(mark.last_known for mark in marks)),
        ("┄▸ end open", SPANNING in placed),
    ]
    yield line(Span("   ".join(text for text, drawn in told if drawn), "muted"))


def _day(text: str | None) -> float | None:
    first = parse(text).first if text else None
    return None if first is None else float(first)


# --- the marks in words ---------------------------------------------------------------------------


def _lines(answer: Timeline) -> Listing:
    """Each statement once, in the order of time."""
    marks = sorted(
        ((lane, mark) for lane in answer.lanes for mark in lane.marks),
        key=lambda item: (item[1].row.when.order, item[1].row.statement),
    )
    rows = {mark.row.statement: (lane, mark) for lane, mark in marks}
    return Listing(
        (
            Column("when", whole=True),
            Column("stance", whole=True),
            Column("who" if answer.kind == "claim" else "claim", ratio=5),
            Column("words", ratio=5, from_width=100),
        ),
        (
            Group(
                (),
                tuple(
                    (
                        said.moment(mark.row),
                        cell(Span(mark.row.stance, style(mark.row.stance), kept=True)),
                        _whose(lane, mark, of_claim=answer.kind == "claim"),
                        said.words(mark.row),
                    )
                    for lane, mark in rows.values()
                ),
            ),
        ),
    )


def _whose(lane: Lane, mark: TimelineMark, *, of_claim: bool) -> Cell:
    doubt = Span("" if mark.certain else " (perhaps not said by then)", "warn", kept=True)
    if not of_claim:
        return said.beside(mark.row, lane.name.name, doubt)
    beside = said.beside(mark.row, "", doubt)[0]
    return tuple((*item, *beside) for item in said.who(mark.row))


def _table(answer: Timeline) -> Table:
    of_claim = answer.kind == "claim"
    return Table(
        (
            Column("who" if of_claim else "claim", across=not of_claim, ratio=4),
            Column("when", ratio=4),
            Column("stance", whole=True),
            Column("placed", ratio=4),
            Column("said by", ratio=4),
            Column("statement", below=True),
        ),
        tuple(
            (
                _name(lane, number, of_claim=of_claim),
                _when(mark),
                cell(Span(mark.row.stance, style(mark.row.stance))),
                _placed(mark),
                _speaker(lane, mark),
                place(mark.row),
            )
            for lane in answer.lanes
            for number, mark in enumerate(lane.marks)
        ),
    )


def _name(lane: Lane, number: int, *, of_claim: bool) -> Cell:
    row = lane.marks[number].row
    name = Span(lane.name.name, "actor" if of_claim else "claim", f"{row.file}:{row.line}")
    return cell(name)


def _when(mark: TimelineMark) -> Cell:
    return cell(
        Span(mark.row.when.text, "derived" if mark.row.when.recorded is None else ""),
        Span("date inferred by the editors", "muted") if mark.row.when.inferred else "",
        "" if mark.certain else Span("perhaps not said by then", "warn"),
    )


def _placed(mark: TimelineMark) -> Cell:
    if mark.placed == SPANNING:
        if mark.until:
            return cell(f"over a span, up to {mark.until} at most")
        known = f"last known {mark.last_known}" if mark.last_known else "how long is not recorded"
        return cell(f"over a span, {known}")
    if mark.placed == UNKNOWN:
        return cell("when is not known")
    return cell(mark.placed, *because(mark.row.when.reasons))


def _speaker(lane: Lane, mark: TimelineMark) -> Cell:
    if mark.said_for:
        return cell(f"through {through(mark.said_for)}")
    others = tuple(party for party in mark.row.by if party != lane.name)
    return cell(names(others))
