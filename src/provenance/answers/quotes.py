"""The answer to ``quotes``: each quotation with its verdict and where it stands."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from provenance.model.records import Source
from provenance.model.slice import Slice
from provenance.quotes import lock as locks
from provenance.quotes.context import Run, context
from provenance.quotes.drift import drifts
from provenance.quotes.fragments import link
from provenance.quotes.library import Held, Library
from provenance.quotes.match import needle
from provenance.quotes.proposals import Proposal, Proposer
from provenance.quotes.quotation import Quotation, quotations
from provenance.quotes.safe import safe
from provenance.quotes.verify import MISMATCH, VERDICTS, Checked, Located, verify_each
from provenance.quotes.words import Piece


class QuoteRow(NamedTuple):
    """A quotation. ``number`` counts the statement's quotations from 1.

    ``places`` are where the words stand (with a mismatch of place: where they do stand);
    ``context`` shows the first of them, where the text is attached.
    """

    claim: str
    statement: str
    stance: str
    number: int
    words: str
    language: str | None
    translation: str | None
    source: str | None
    at: tuple[str, ...]
    verdict: str
    reason: str
    help: str | None
    lock: str
    places: tuple[Located, ...]
    context: tuple[Run, ...]
    proposal: Proposal | None
    url: str | None
    file: str
    line: int


class Rendering(NamedTuple):
    """One of two renderings of the same words: its source and the words."""

    source: str | None
    statement: str
    words: str


class Differing(NamedTuple):
    """An act of speaking that two sources quote differently."""

    act: str
    first: Rendering
    second: Rendering
    differences: tuple[Piece, ...]


class Quotes(NamedTuple):
    """The quotations asked for, a tally by verdict, and what is quoted differently elsewhere."""

    asked: tuple[str, ...]
    rows: tuple[QuoteRow, ...]
    verdicts: tuple[tuple[str, int], ...]
    differing: tuple[Differing, ...]

    @property
    def found(self) -> bool:
        """Whether there is any quotation."""
        return bool(self.rows)


def quotes(root: Path, slice: Slice, asked: tuple[str, ...] = ()) -> Quotes:
    """Verify and show quotations.

    Args:
        root: the corpus's folder.
        slice: the corpus, or the claims asked for.
        asked: ids of claims, statements or sources (as document or as utterance); all if empty.

    Raises:
        QuotesError: the vault or the lock file cannot be used.
    """
    every = quotations(slice)
    wanted = [quotation for quotation in every if not asked or _concerns(quotation, asked)]
    library = Library(root, slice.sources)
    rows: dict[int, QuoteRow] = {}
    proposer: tuple[str, Proposer] | None = None
    for place, one, held in verify_each(wanted, slice.sources, library, locks.read(root)):
        proposal = None
        if one.verdict == MISMATCH and not one.elsewhere and held and held.text:
            if proposer is None or proposer[0] != held.source:
                proposer = (held.source, Proposer(held.text))
            proposal = _safe(proposer[1].propose(one.quotation.quote.words))
        rows[place] = _row(one, held, slice.sources.get(one.quotation.source or ""), proposal)
    tally = Counter(row.verdict for row in rows.values())
    return Quotes(
        asked,
        tuple(rows[place] for place in sorted(rows)),
        tuple((verdict, tally[verdict]) for verdict in VERDICTS if tally[verdict]),
        tuple(
            Differing(d.act, _rendering(d.first), _rendering(d.second), d.differences)
            for d in drifts(every)
            if not asked or _concerns(d.first, asked) or _concerns(d.second, asked)
        ),
    )


def _concerns(quotation: Quotation, asked: tuple[str, ...]) -> bool:
    s = quotation.statement
    return any(id in asked for id in (s.claim, s.id, quotation.source, s.said_in, s.source))


def _row(
    one: Checked, held: Held | None, source: Source | None, proposal: Proposal | None
) -> QuoteRow:
    s, quote = one.quotation.statement, one.quotation.quote
    places = one.found or one.elsewhere
    shown = held.text if held and places else None
    words = needle(quote).has_words
    return QuoteRow(
        s.claim,
        s.id,
        s.stance,
        one.quotation.number,
        quote.words,
        quote.language or (source.language if source else None),
        quote.translation,
        one.quotation.source,
        s.at,
        one.verdict,
        one.reason,
        one.help,
        one.lock,
        places,
        context(shown, places[0]) if shown else (),
        proposal,
        link(source.url, quote) if source and source.url and words else None,
        one.quotation.origin.file,
        s.line,
    )


def _rendering(quotation: Quotation) -> Rendering:
    return Rendering(quotation.source, quotation.statement.id, quotation.quote.words)


def _safe(proposal: Proposal | None) -> Proposal | None:
    if proposal is None:
        return None
    return proposal._replace(
        words=safe(proposal.words),
        differences=tuple(Piece(kind, safe(text)) for kind, text in proposal.differences),
    )
