"""The text of a source's attached document, with the quotations from it marked."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.quotes.errors import QuotesError
from provenance.quotes.library import ATTACHED, CHANGED, Library
from provenance.quotes.lock import read as read_lock
from provenance.quotes.passages import find
from provenance.quotes.quotation import quotations
from provenance.quotes.verify import verify
from provenance.store.corpus import Corpus

_LONGEST: Final = 400_000
"""Characters of a text that a page shows."""


class Piece(NamedTuple):
    """A stretch of the text, and the statements that quote it."""

    text: str
    statements: tuple[str, ...]


class DocumentText(NamedTuple):
    """A text in pieces, ``cut`` where it is longer; ``reason`` says why there is none."""

    pieces: tuple[Piece, ...]
    cut: bool
    reason: str


def document(corpus: Corpus, source: str) -> DocumentText | None:
    """Give the text of a source, as far as it is attached here; None if it is not."""
    slice = corpus.slice(corpus.claims_of_source(source), sides=False)
    library = Library(corpus.root, slice.sources)
    try:
        held = library.held(source)
        if held.text is None:
            return DocumentText((), False, held.reason) if held.reason else None
        if held.state not in (ATTACHED, CHANGED):
            return None
        concerned = [one for one in quotations(slice) if one.source == source]
        checked = tuple(verify(concerned, slice.sources, library, read_lock(corpus.root)))
    except QuotesError as error:
        return DocumentText((), False, error.message)
    marks = [
        (start, end, one.quotation.statement.id)
        for one in checked
        for found in one.found
        for start, end in found.at
    ]
    whole = held.text.original
    return DocumentText(tuple(_pieces(whole[:_LONGEST], marks)), len(whole) > _LONGEST, "")


def places(corpus: Corpus, source: str, words: str) -> tuple[str, ...]:
    """Give the places at which words stand in a source's text, as a statement points there."""
    record = corpus.record("source", source)
    try:
        held = Library(corpus.root, {source: record} if record else {}).held(source)
    except QuotesError:
        return ()
    if held.text is None or held.state not in (ATTACHED, CHANGED):
        return ()
    found = find(held.text, words)
    return tuple(dict.fromkeys(one.at for one in found.passages)) if found.exact else ()


def _pieces(text: str, marks: list[tuple[int, int, str]]) -> Iterator[Piece]:
    ends = {0, len(text)}
    for start, end, _ in marks:
        ends |= {min(start, len(text)), min(end, len(text))}
    places = sorted(ends)
    for start, end in pairwise(places):
        quoting = (id for first, last, id in marks if first <= start and end <= last)
        yield Piece(text[start:end], tuple(dict.fromkeys(quoting)))
