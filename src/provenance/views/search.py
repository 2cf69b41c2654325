"""The answer to ``search``, drawn."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from provenance.answers.search import Hit, Search
from provenance.views.absence import in_vain
from provenance.views.document import (
    Block,
    Column,
    Group,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    cell,
    line,
)
from provenance.views.wording import count, status

COLUMNS: Final = (
    ("kind", lambda hit: hit.kind),
    ("id", lambda hit: hit.id),
    ("status", lambda hit: hit.status),
    ("text", lambda hit: hit.snippet),
)


_IDS: Final = 120
"""The width from which a line has room for an id."""


def items(answer: Search) -> tuple[Hit, ...]:
    """The hits, best first."""
    return answer.hits


def brief(answer: Search) -> Page:
    """Draw a line a hit, claims first, with the words found marked."""
    return tuple(_blocks(answer, _lines))


def page(answer: Search) -> Page:
    """Draw the hits with the words found marked, whole."""
    return tuple(_blocks(answer, _wholly))


def _blocks(answer: Search, draw: Callable[[tuple[Hit, ...]], Iterable[Block]]) -> Iterator[Block]:
    yield from above(answer)
    yield from draw(answer.hits)
    if _found(answer) > len(answer.hits):
        told = "--limit shows more; further words, --about or --topic narrow."
        yield Paragraph(line(Span(told, "muted")))
    yield from below(answer)


def above(answer: Search) -> Iterator[Block]:
    """Say how much was found, or what was searched in vain."""
    if answer.hits:
        told = ", ".join(count(one.number, one.kind) for one in answer.counts)
        best = f"; the best {len(answer.hits)}:" if _found(answer) > len(answer.hits) else ":"
        beyond = " at least" if answer.more else ""
        yield Paragraph(line(_words(answer), f":{beyond} {told}{best}"))
    else:
        yield Paragraph(line("Nothing matches ", _words(answer), "."))
        yield from in_vain(
            "claims, quotations, notes, topics, actors with their aliases, and sources"
        )


def below(answer: Search) -> Iterator[Block]:
    """Say which words may be meant."""
    if answer.suggestions:
        meant = [part for id in answer.suggestions for part in (", ", Span(id, "id"))]
        yield Paragraph(line("Did you mean: ", *meant[1:], "?"))


def _words(answer: Search) -> Span:
    return Span(f"“{answer.words}”", "quote")


def _found(answer: Search) -> int:
    return sum(one.number for one in answer.counts)


def _lines(hits: tuple[Hit, ...]) -> Iterator[Block]:
    rows = (((_told(hit),), cell(what(hit)), cell(Span(hit.id, "id"))) for hit in hits)
    columns = (Column(""), Column("", whole=True), Column("", whole=True, from_width=_IDS))
    yield Listing(columns, (Group((), tuple(rows)),))


def _wholly(hits: tuple[Hit, ...]) -> Iterator[Block]:
    for hit in hits:
        yield Paragraph(_told(hit))
        yield Paragraph(line(Span(hit.id, "id"), "  ", what(hit)), indent=3)


def what(hit: Hit) -> Span:
    """The status of a claim; of another record its kind."""
    return Span(status(hit.status), "muted") if hit.status else Span(hit.kind, "muted")


def marked(hit: Hit) -> Line:
    """The text with what was found in it marked; of a claim found by other words just its text."""
    return _excerpt(hit) if _within(hit) else line(hit.text)


def elsewhere(hit: Hit) -> Line:
    """The words in which a claim was found that are none of its text, marked."""
    return () if _within(hit) else line(Span("found in: ", "muted"), *_excerpt(hit))


def _within(hit: Hit) -> bool:
    return not hit.text or hit.snippet.strip("… ") in hit.text


def _excerpt(hit: Hit) -> Line:
    spans: list[str | Span] = []
    done = 0
    for start, end in hit.matches:
        spans += [hit.snippet[done:start], Span(hit.snippet[start:end], "match")]
        done = end
    return line(*spans, hit.snippet[done:])


def _told(hit: Hit) -> Line:
    """A hit on one line."""
    found = elsewhere(hit)
    return (*marked(hit), *line("  "), *found) if found else marked(hit)
