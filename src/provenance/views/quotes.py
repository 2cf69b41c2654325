"""The answer to ``quotes``, drawn: each quotation, its verdict, and where it stands."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.answers.quotes import Differing, QuoteRow, Quotes
from provenance.quotes.context import Run
from provenance.quotes.lock import FILE
from provenance.quotes.relock import Locked
from provenance.quotes.verify import (
    DISAGREES,
    LOCKED,
    NOT_LOCKED,
    OUTDATED,
    VERIFIED,
    Checked,
    Located,
)
from provenance.quotes.words import GONE, NEW, Piece
from provenance.views.document import Block, Heading, Line, Page, Paragraph, Span, line
from provenance.views.wording import count

_PASSING: Final = (VERIFIED, LOCKED)
_STYLES: Final = {VERIFIED: "affirm", LOCKED: "affirm"}
_LOCK_WORDS: Final = {
    NOT_LOCKED: "not in the lock file",
    OUTDATED: "the lock file holds something else for it",
    DISAGREES: "the lock file says it stands elsewhere",
}

COLUMNS: Final = (
    ("claim", lambda row: row.claim),
    ("statement", lambda row: row.statement),
    ("number", lambda row: row.number),
    ("words", lambda row: row.words),
    ("source", lambda row: row.source or ""),
    ("at", lambda row: " ".join(row.at)),
    ("verdict", lambda row: row.verdict),
    ("reason", lambda row: row.reason),
    ("lines", lambda row: " ".join(_range(place.lines) for place in row.places)),
    ("offsets", lambda row: " ".join(_offsets(place) for place in row.places)),
    ("url", lambda row: row.url or ""),
    ("file", lambda row: row.file),
    ("line", lambda row: row.line),
)


def items(answer: Quotes) -> tuple[QuoteRow, ...]:
    """One row a quotation."""
    return answer.rows


def brief(answer: Quotes) -> Page:
    """Draw the tally, and only the quotations that do not pass, or whose lock does not."""
    if answer.asked or not answer.found:
        return page(answer)
    failing = [row for row in answer.rows if row.verdict not in _PASSING or row.lock in _LOCK_WORDS]
    shown = () if len(failing) == len(answer.rows) else (Paragraph(_more(answer, len(failing))),)
    return (_tally(answer), *_listed(failing), *_differing_ones(answer), *shown)


def _more(answer: Quotes, failing: int) -> Line:
    told = "The others pass" if failing else "All pass"
    return line(Span(f"{told}; `provenance quotes -v` shows each.", "muted"))


def page(answer: Quotes) -> Page:
    """Draw the tally, quotations under their claims, then what is quoted differently."""
    if not answer.found:
        among = f"of {', '.join(answer.asked)}" if answer.asked else "in the corpus"
        return (Paragraph(line(f"No quotation {among}.")),)
    return (_tally(answer), *_listed(answer.rows), *_differing_ones(answer))


def _tally(answer: Quotes) -> Paragraph:
    tally = ", ".join(f"{number:,} {verdict}" for verdict, number in answer.verdicts)
    return Paragraph(line(f"{count(len(answer.rows), 'quotation')}: {tally}."))


def _listed(rows: Iterable[QuoteRow]) -> list[Block]:
    blocks: list[Block] = []
    claim = ""
    for row in rows:
        if row.claim != claim:
            claim = row.claim
            blocks.append(Heading(line(Span(claim, "claim", f"{row.file}:{row.line}"))))
        blocks += _row(row)
    return blocks


def _differing_ones(answer: Quotes) -> Iterator[Block]:
    if answer.differing:
        yield Heading(line("quoted differently"))
        for differing in answer.differing:
            yield from _differing(differing)


def locked(result: Locked) -> Page:
    """Say what was locked and what was not."""
    size = f"{result.size / 1000:,.1f} kB"
    kept = (
        f", {count(result.kept, 'entry', 'entries')} kept whose text is not here"
        if result.kept
        else ""
    )
    pruned = f", {count(result.pruned, 'stale entry', 'stale entries')} pruned"
    done = "written" if result.changed else "is up to date"
    blocks: list[Block] = [
        Paragraph(
            line(
                f"{FILE} {done} ({size}): {count(result.verified, 'quotation')} verified{kept}"
                f"{pruned if result.pruned else ''}."
            )
        )
    ]
    if result.failed:
        number = count(len(result.failed), "quotation is", "quotations are")
        blocks.append(Heading(line(f"{number} not in it")))
        for one in result.failed:
            blocks += failure(one)
    return tuple(blocks)


def failure(one: Checked) -> Iterator[Block]:
    """Draw a quotation that does not pass, with the reason and what to do."""
    origin, s = one.quotation.origin, one.quotation.statement
    link = f"{origin.file}:{s.line}"
    yield Paragraph(line(Span(f"“{one.quotation.quote.words}”", "quote")))
    yield Paragraph(
        line(Span(one.verdict, "warn"), f": {one.reason} ", Span(link, "muted", link)), 1
    )
    if one.help:
        yield Paragraph(line(Span(f"help: {one.help}", "muted")), 1)


def differences(pieces: Iterable[Piece]) -> Line:
    """Two wordings in one line; as in ``git diff --word-diff``, so that no colour is needed."""
    spans = []
    for kind, text in pieces:
        if kind == GONE:
            spans.append(Span(f"[-{text}-]", "deny"))
        elif kind == NEW:
            spans.append(Span(f"{{+{text}+}}", "affirm"))
        else:
            spans.append(Span(text))
        spans.append(Span(" "))
    return tuple(spans[:-1])


def _row(row: QuoteRow) -> Iterator[Block]:
    link = f"{row.file}:{row.line}"
    language = f" ({row.language})" if row.language else ""
    yield Paragraph(line(Span(f"“{row.words}”", "quote"), Span(language, "muted")))
    if row.translation:
        yield Paragraph(line(Span(f"the editors' translation: “{row.translation}”", "muted")), 1)
    lock = f" ({_LOCK_WORDS[row.lock]})" if row.lock and row.verdict == VERIFIED else ""
    yield Paragraph(
        line(
            Span(row.verdict, _STYLES.get(row.verdict, "warn")),
            Span(lock, "muted"),
            f": {row.reason}" if row.reason else "",
        ),
        1,
    )
    if row.help:
        yield Paragraph(line(Span(f"help: {row.help}", "muted")), 1)
    if row.proposal:
        yield Paragraph(
            line(f"did you mean (line {row.proposal.line}): ")
            + differences(row.proposal.differences),
            1,
        )
    if row.context:
        yield Paragraph(marked(row.context), 1)
    at = f" at {', '.join(row.at)}" if row.at else ""
    yield Paragraph(
        line(
            Span(f"{row.source or 'no source'}{at}", "muted"),
            Span(f"; stands in {_where(row.places)}" if row.places else "", "muted"),
            Span(f"; {row.stance}, statement {row.statement}, ", "muted"),
            Span(link, "muted", link),
        ),
        1,
    )
    if row.url:
        yield Paragraph(line(Span(row.url, "muted")), 1)


def marked(runs: tuple[Run, ...]) -> Line:
    """A passage, its words between brackets."""
    return tuple(Span(f"⟦{run.text}⟧", "match") if run.quoted else Span(run.text) for run in runs)


def _differing(differing: Differing) -> Iterator[Block]:
    yield Paragraph(line(Span(differing.act, "claim")))
    for rendering in (differing.first, differing.second):
        source = Span(f" {rendering.source or 'no source'}", "muted")
        yield Paragraph(line(Span(f"“{rendering.words}”", "quote"), source), 1)
    yield Paragraph(differences(differing.differences), 1)


def _where(places: tuple[Located, ...]) -> str:
    shown = [
        f"{_unit('page', place.pages)}{_unit('line', place.lines)}characters {_offsets(place)}"
        for place in places[:3]
    ]
    more = f" and {count(len(places) - 3, 'more place')}" if len(places) > 3 else ""
    return "; ".join(shown) + more


def _unit(unit: str, stretch: tuple[int, int] | None) -> str:
    if stretch is None:
        return ""
    return f"{unit if stretch[0] == stretch[1] else unit + 's'} {_range(stretch)}, "


def _range(stretch: tuple[int, int]) -> str:
    first, last = stretch
    return str(first) if first == last else f"{first}-{last}"


def _offsets(place: Located) -> str:
    return " + ".join(f"{start}-{end}" for start, end in place.at)
