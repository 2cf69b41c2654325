"""The answer to ``figures``, drawn: the rivals to each question, a plot, and every pair."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from provenance.answers.figures import Figures, FormerHolder, GivenFigure, Holder, Pair, Rivalry
from provenance.derive.figures import CLASH, NOT_COMPARABLE, PAST, VERDICTS
from provenance.model.dates import parse
from provenance.model.vocabulary import DENIED, RETRACTED
from provenance.views.absence import in_vain, passing, where
from provenance.views.document import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Group,
    Heading,
    Lane,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
    text,
)
from provenance.views.fitting import shorter
from provenance.views.scale import day_ticks, number, number_ticks
from provenance.views.why import because
from provenance.views.wording import ATTRIBUTION_OPEN, as_of, count, in_file

COLUMNS: Final = (
    ("of", lambda item: item.figure.of),
    ("claim", lambda item: item.claim),
    ("figure", lambda item: measure(item)),
    ("low", lambda item: _end(item, "low", added=False)),
    ("high", lambda item: _end(item, "high", added=False)),
    ("editors_low", lambda item: _end(item, "low", added=True)),
    ("editors_high", lambda item: _end(item, "high", added=True)),
    ("low_open", lambda item: item.range.low_open if item.range else ""),
    ("high_open", lambda item: item.range.high_open if item.range else ""),
    ("estimate", lambda item: item.range.estimate if item.range else ""),
    ("unit", lambda item: item.figure.unit or ""),
    ("within", lambda item: item.figure.within or ""),
    ("event", lambda item: item.event or ""),
    ("place", lambda item: item.place or ""),
    ("affirm", lambda item: " ".join(h.actor.id for h in _standing(item))),
    ("gone", lambda item: " ".join(_gone_id(row) for row in item.gone)),
    ("deny", lambda item: " ".join(h.actor.id for h in item.holders if h.stance == DENIED)),
    ("file", lambda item: item.file),
    ("line", lambda item: item.line),
)

_BOUNDS: Final = {
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "more-than": "more than ",
    "less-than": "less than ",
}
_DATE_BOUNDS: Final = {
    "about": "about ",
    "at-least": "not before ",
    "at-most": "not after ",
    "more-than": "after ",
    "less-than": "before ",
}
_IN_LINES: Final = (
    Column("figure", ratio=3),
    Column("given by", ratio=4),
    Column("denied by", ratio=3),
    Column("id", whole=True, from_width=160),
)
_PLOTTED: Final = 2
"""Of so many questions with rivals each is drawn on a scale; of more, those that clash."""

_LONE: Final = 5
"""So many figures without a rival are listed."""

_PAIRS: Final = 8
"""So many pairs are told of one kind before the rest is counted; JSON has them all."""


def items(answer: Figures) -> list[GivenFigure]:
    """Every figure, by question."""
    return [given for asked in answer.questions for given in asked.given]


def _end(item: GivenFigure, name: str, *, added: bool) -> float | str:
    """An end of a figure's range, if it was given, or if it was ``added`` by the editors."""
    found = item.range
    end = getattr(found, name) if found and getattr(found, f"{name}_added") is added else None
    return "" if end is None else end


def brief(answer: Figures) -> Page:
    """Draw the questions with figures to compare, a line a figure, those with clashes first.

    Figures that stand alone are counted below, where they are many.
    """
    if not answer.found:
        return page(answer)
    return tuple(_briefly(answer))


def page(answer: Figures) -> Page:
    """Draw the questions with figures to compare, then the figures that stand alone."""
    return tuple(_blocks(answer))


def charts(answer: Figures) -> list[tuple[str, Chart]]:
    """The plots of the questions that have one, each under its question, those with clashes first.

    Where no table stands beside it a figure's label says who gives it, or gave it.
    """
    first = sorted(answer.questions, key=lambda asked: not _clashes(asked))
    plots = ((asked.of, _plot(asked.given, named=True)) for asked in first)
    return [(of, plot) for of, plot in plots if plot]


def _briefly(answer: Figures) -> Iterator[Block]:
    compared = sorted((q for q in answer.questions if q.is_compared), key=lambda q: not _clashes(q))
    lone = [asked for asked in answer.questions if not asked.is_compared]
    clashing = sum(map(_clashes, compared))
    rivals = sum(bool(asked.pairs) for asked in compared)
    told = f"{count(len(answer.questions), 'question')}, {rivals:,} with rival figures"
    told = f"{as_of(answer.as_of)}{told}, {clashing:,} with figures that clash."
    yield Paragraph(line(told + _left_out(answer)))
    drawn = compared if len(compared) <= _PLOTTED else [q for q in compared if _clashes(q)]
    for asked in drawn:
        yield Heading(line(Span(asked.of, "claim")))
        yield Listing(_IN_LINES, (Group((), tuple(_line(given) for given in asked.given)),))
        plot = _plot(asked.given)
        if plot:
            yield plot
        for told_ in _verdicts(asked):
            yield Paragraph(told_, indent=1)
    listed = [
        Group(line(Span(q.of, "claim"), *_beside(q)), tuple(_line(given) for given in q.given))
        for q in compared
        if q not in drawn
    ]
    if listed:
        yield Listing(_IN_LINES, tuple(listed))
    for title, alone in _lone(answer, lone):
        rows = [
            (cell(Span(given.figure.of, "text")), *_line(given))
            for asked in alone
            for given in asked.given
        ]
        if compared and len(rows) > _LONE + 1:  # which they are tells nothing of those above
            told = f"{title}: {len(rows):,} figures (-v)"
            yield Paragraph(line(Span(told, "muted")))
            continue
        shown = rows if len(rows) <= _LONE + 1 else rows[:_LONE]
        yield Heading(line(Span(f"{title} ({len(rows):,})", "heading")))
        yield Listing((Column("question", ratio=4), *_IN_LINES), (Group((), tuple(shown)),))
        if len(rows) > len(shown):
            told = f"and {len(rows) - len(shown):,} more (-v)"
            yield Paragraph(line(Span(told, "muted")), indent=1)


def _left_out(answer: Figures) -> str:
    """How many rival figures the filters leave out of the questions that are shown."""
    number = sum(asked.left_out for asked in answer.questions)
    if not number:
        return ""
    these = "this question" if len(answer.questions) == 1 else "these questions"
    if number == 1:
        return f" 1 other figure answers {these} and does not pass the filters."
    return f" {number:,} other figures answer {these} and do not pass the filters."


def _lone(answer: Figures, lone: list[Rivalry]) -> Iterator[tuple[str, list[Rivalry]]]:
    """Figures that stand alone; that the filters leave rivals out is told apart."""
    then = f" as of {answer.as_of}" if answer.as_of else ""
    without = f"No rival, part or whole recorded{then}"
    left_out = f"No rival{passing(answer.filters)}, though others are recorded"
    for title, found in (
        (left_out, [asked for asked in lone if asked.left_out]),
        (without, [asked for asked in lone if not asked.left_out]),
    ):
        if found:
            yield title, found


def _beside(asked: Rivalry) -> Line:
    """How the figures of a question fit together, in the line of the question."""
    told = "; ".join(text(item) for item in _verdicts(asked))
    return line(Span(f"  {told}" if told else "", "muted"))


def _verdicts(asked: Rivalry) -> Iterator[Line]:
    """Each pair that clashes, and of the other verdicts how many pairs have it.

    A part and its whole are told apart from rivals: one of them may answer another question.
    """
    shown = {given.claim: given for given in (*asked.given, *asked.others)}
    for verdict, found in _by_verdict((*asked.parts, *asked.pairs)):
        if verdict == CLASH:
            yield from (_pair(verdict, pair, shown) for pair in found[:_PAIRS])
        rest = found[_PAIRS:] if verdict == CLASH else found
        for is_part, which in ((False, ""), (True, " of a part and its whole")):
            number = sum(pair.part is is_part for pair in rest)
            if number:
                yield line(Span(f"{count(number, 'pair')}{which} {verdict}", "muted"))


def _clashes(asked: Rivalry) -> bool:
    return any(pair.verdict == CLASH for pair in (*asked.parts, *asked.pairs))


def _line(given: GivenFigure) -> tuple[Cell, ...]:
    """A figure in a line: what it is, who gives it, who denies it."""
    giving = [h for h in given.holders if h.stance != DENIED]
    denying = [h for h in given.holders if h.stance == DENIED]
    gone = [row for row in given.gone if row.actor.id not in {h.actor.id for h in giving}]
    taken = shorter([(row.actor.name, f" ({_gone_how(given, row)})") for row in gone], "muted")
    return (
        cell(Span(measure(given), "", f"{given.file}:{given.line}", kept=True)),
        shorter([(h.actor.name, _noted(h, given)) for h in giving], "affirm") or taken,
        shorter([(h.actor.name, _noted(h, given)) for h in denying], "deny"),
        cell(Span(given.claim, "id")),
    )


def measure(given: GivenFigure, *, best: bool = True) -> str:
    """A figure in its giver's words, a date before them; else its bound, number, unit, and best."""
    figure = given.figure
    if figure.date is not None:
        told = _DATE_BOUNDS.get(figure.bound or "", "") + figure.date.text
        # The words may name more than the day that they are held to answer with.
        return f"{told} ({figure.words})" if figure.words and figure.words != told else told
    if figure.words:
        counted = figure.unit and figure.unit not in figure.words
        return f"{figure.words} ({figure.unit})" if counted else figure.words
    unit = f" {figure.unit}" if figure.unit else ""
    before = _BOUNDS.get(figure.bound or "", "")
    if figure.low is not None and figure.high is not None:
        told = f"{number(figure.low)} to {number(figure.high)}"
    elif figure.low is not None:
        before = before or "at least "
        told = number(figure.low)
    elif figure.high is not None:
        before = before or "at most "
        told = number(figure.high)
    elif figure.value is not None:
        return before + number(figure.value) + unit
    else:
        return "no number recorded"
    value = f" (best: {number(figure.value)})" if best and figure.value is not None else ""
    return before + told + unit + value


def _blocks(answer: Figures) -> Iterator[Block]:
    if not answer.found:
        answers = f" answers “{answer.asked}”" if answer.asked else " is recorded"
        what = f"No figure{passing(answer.filters)}{answers}."
        yield Paragraph(line(what))
        near = (f"“{of}”" for of in answer.suggestions)
        yield from in_vain(where(answer.searched), near)
        return
    lone = [asked for asked in answer.questions if not asked.is_compared]
    for asked in (asked for asked in answer.questions if asked.is_compared):
        yield from _question(asked)
    for title, found in _lone(answer, lone):
        yield Heading(line(title))
        yield _table([g for asked in found for g in asked.given], questions=True)


def _question(asked: Rivalry) -> Iterator[Block]:
    yield Heading(line(Span(asked.of, "claim")))
    yield _table(asked.given, questions=False)
    plot = _plot(asked.given)
    if plot:
        yield plot
    shown = {given.claim: given for given in (*asked.given, *asked.others)}
    for verdict, found in _by_verdict((*asked.parts, *asked.pairs)):
        for pair in found[:_PAIRS]:
            yield Paragraph(_pair(verdict, pair, shown), indent=1)
        if len(found) > _PAIRS:
            rest = count(len(found) - _PAIRS, f"more pair: {verdict}", f"more pairs: {verdict}")
            yield Paragraph(line(Span(rest, "muted")), indent=1)


def _by_verdict(pairs: Iterable[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    once = {frozenset((pair.one, pair.other)): pair for pair in pairs}
    ordered = sorted(once.values(), key=lambda pair: VERDICTS.index(pair.verdict))
    for verdict, group in groupby(ordered, key=lambda pair: pair.verdict):
        yield verdict, list(group)


def _table(given: Iterable[GivenFigure], *, questions: bool) -> Table:
    rows = list(given)
    return Table(
        (
            *((Column("question", across=True),) if questions else ()),
            Column("figure", ratio=4),
            Column("given by", ratio=4),
            Column("denied by", ratio=3),
            Column("counted", ratio=3),
            Column("claim", ratio=4),
            Column("file", from_width=110, ratio=4),
        ),
        tuple(
            (
                *((cell(Span(item.figure.of, "claim")),) if questions else ()),
                cell(Span(measure(item), "", f"{item.file}:{item.line}")),
                (*_holders(h for h in item.holders if h.stance != DENIED), *_former(item)),
                _holders(h for h in item.holders if h.stance == DENIED),
                _scope(item),
                cell(Span(item.claim, "id")),
                cell(in_file(item.file, item.line)),
            )
            for item in rows
        ),
    )


def _scope(given: GivenFigure) -> Cell:
    within = given.figure.within
    return cell(
        given.event if given.event and given.figure.date is None else "",
        given.place or "",
        f"a part of {within}" if within else "",
    )


def _standing(given: GivenFigure) -> list[Holder]:
    """Those who give a figure and have not replaced it by a later one."""
    replaced = {row.actor.id for row in given.gone if row.certain}
    return [h for h in given.holders if _affirms(h) and h.actor.id not in replaced]


def _former(given: GivenFigure) -> Iterator[Line]:
    """Who gave a figure and no longer stands by it: how, and when that was said."""
    for row in given.gone:
        text = f"{_gone_how(given, row)}{'' if row.certain else ' (perhaps)'} by {row.actor.name}"
        yield line(Span(f"{text}, {row.when.text}", "muted"))


def _gone_how(given: GivenFigure, row: FormerHolder) -> str:
    if row.claim != given.claim:
        return f"replaced with {row.claim}"
    return "withdrawn" if row.stance == RETRACTED else row.stance


def _gone_id(row: FormerHolder) -> str:
    return row.actor.id if row.certain else f"{row.actor.id}?"


def _holders(holders: Iterable[Holder]) -> Cell:
    return cell(*(_holder(holder) for holder in holders))


def _holder(holder: Holder) -> Line:
    style = "affirm" if _affirms(holder) else "deny" if holder.stance == DENIED else "neither"
    return line(
        Span(holder.actor.name, "derived" if holder.presupposed else style),
        Span(f", {holder.when.text}", "muted"),
        Span(_noted(holder), "muted"),
    )


def _noted(holder: Holder, given: GivenFigure | None = None) -> str:
    """What the record says of how a figure is held; of one given, whether another replaced it."""
    replaced = [row for row in _replacing(given) if row.actor == holder.actor] if given else []
    notes = [
        "presupposed" if holder.presupposed else "",
        "hedged" if holder.hedged else "",
        ATTRIBUTION_OPEN if holder.doubtful else "",
        "open whether last affirmed or denied" if holder.stance is None else "",
        "" if holder.certain or holder.stance is None else "perhaps",
        *(f"{'' if row.certain else 'perhaps '}replaced with {row.claim}" for row in replaced),
    ]
    noted = ", ".join(filter(None, notes))
    return f" ({noted})" if noted else ""


def _replacing(given: GivenFigure) -> list[FormerHolder]:
    """Who gave another figure later."""
    return [row for row in given.gone if row.claim != given.claim]


def _affirms(holder: Holder) -> bool:
    return holder.stance is not None and holder.stance != DENIED


def _pair(verdict: str, pair: Pair, shown: dict[str, GivenFigure]) -> Line:
    style = {CLASH: "warn", NOT_COMPARABLE: "muted", PAST: "muted"}.get(verdict, "")
    one, other = (
        measure(shown[id], best=False) if id in shown else id for id in (pair.one, pair.other)
    )
    joined = f"{one} as a part of {other}" if pair.part else f"{one} and {other}"
    return line(
        Span(f"{verdict}: ", style), joined, Span(f" ({'; '.join(because(pair.reasons))})", "muted")
    )


# --- the plot -------------------------------------------------------------------------------------


def _plot(given: tuple[GivenFigure, ...], *, named: bool = False) -> Chart | None:
    """The ranges on one scale; figures of another unit than most have a plot of their own words."""
    drawn = [item for item in given if item.range is not None]
    days = [item for item in drawn if item.figure.date is not None]
    kept = days if days else drawn
    ends = [_ends(item) for item in kept]
    known = [end for pair in ends for end in pair if end is not None]
    if len(kept) < 2 or not known:
        return None
    low, high = min(known), max(known)
    reach = high - low or max(abs(high), 1.0) * 0.2
    low = low - 0.08 * reach if low < 0 or days or low - 0.08 * reach > 0 else min(low, 0.0)
    high += 0.08 * reach
    ticks = day_ticks(low, high) if days else number_ticks(low, high)
    bars = [(item, _bar(item, *pair)) for item, pair in zip(kept, ends, strict=True)]
    lanes = tuple(lane for item, bar in bars for lane in _lanes(item, bar, named=named))
    return Chart(lanes, low, high, ticks, (_legend(kept),))


def _lanes(given: GivenFigure, bar: Bar, *, named: bool) -> Iterator[Lane]:
    """A figure on the scale; ``named`` with who gives it or took it back, and who denies it."""
    _, giving, denying, _ = _line(given)
    told = f": {text(giving[-1])}" if named and giving else ""
    yield Lane(line(f"{measure(given)}{told}"), (bar,))
    if named and denying:
        yield Lane(line(f"  denied by {text(denying[-1])}"))


def _ends(given: GivenFigure) -> tuple[float | None, float | None]:
    assert given.range is not None
    low, high = (
        float(parse(end).first or 0) if isinstance(end, str) else end
        for end in (given.range.low, given.range.high)
    )
    return low, high


def _bar(given: GivenFigure, low: float | None, high: float | None) -> Bar:
    assert given.range is not None
    style = "affirm" if _standing(given) else "muted"
    if given.range.estimate:
        return Bar(low, high, mark="≈", fill="┄", style=style)
    if low is not None and low == high:
        return Bar(low, high, mark="●", style=style)
    left = "○" if given.range.low_open else "├"
    right = "○" if given.range.high_open else "┤"
    return Bar(low, high, fill="─", left=left, right=right, style=style)


def _legend(given: Iterable[GivenFigure]) -> Line:
    ranges = [item.range for item in given if item.range]
    told = [
        ("● exactly", any(r.low == r.high and not r.estimate for r in ranges)),
        ("├─┤ between, ends included", any(r.low != r.high and not r.estimate for r in ranges)),
        ("○ end left out", any(r.low_open or r.high_open for r in ranges)),
        ("▸ ◂ no bound", any(r.low is None or r.high is None for r in ranges)),
        ("≈ estimate, no bound", any(r.estimate for r in ranges)),
    ]
    return line(Span("   ".join(text for text, drawn in told if drawn), "muted"))
