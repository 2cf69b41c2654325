"""The answer to ``source show``: where a source comes from, where it went, what it carries."""

from pathlib import Path
from typing import NamedTuple

from provenance.model.records import Source
from provenance.model.slice import Slice
from provenance.quotes import lock as locks
from provenance.quotes.chains import SourceTie, taken_from, taken_up_by
from provenance.quotes.library import Library
from provenance.quotes.quotation import quotations
from provenance.quotes.verify import verify


class Carried(NamedTuple):
    """A statement that was read in a source or uttered in it, with its quotations' verdicts."""

    claim: str
    statement: str
    stance: str
    voices: tuple[str, ...]
    at: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    """Pairs of words and verdict."""
    file: str
    line: int


class Chain(NamedTuple):
    """A source's record, its chain up and down, and the statements that it carries."""

    source: Source
    state: str
    taken_from: tuple[SourceTie, ...]
    taken_up_by: tuple[SourceTie, ...]
    statements: tuple[Carried, ...]

    @property
    def found(self) -> bool:
        """A source that is shown exists."""
        return True


def chain(root: Path, slice: Slice, source: str) -> Chain:
    """Show a source of a whole corpus.

    Raises:
        QuotesError: the vault or the lock file cannot be used.
    """
    library = Library(root, slice.sources)
    concerned = [
        q
        for q in quotations(slice)
        if source in (q.source, q.statement.said_in, q.statement.source)
    ]
    verdicts: dict[str, list[tuple[str, str]]] = {}
    for one in verify(concerned, slice.sources, library, locks.read(root)):
        pair = (one.quotation.quote.words, one.verdict)
        verdicts.setdefault(one.quotation.statement.id, []).append(pair)
    carried = [
        Carried(
            claim.id,
            s.id,
            s.stance,
            tuple(slice.name(voice) for voice in s.voices),
            s.at,
            tuple(verdicts.get(s.id, ())),
            claim.origin.file,
            s.line,
        )
        for claim in slice.claims.values()
        for s in claim.said
        if source in (s.source, s.said_in)
    ]
    return Chain(
        slice.sources[source],
        library.version(source)[0],
        taken_from(source, slice.sources),
        taken_up_by(source, slice.sources),
        tuple(carried),
    )
