"""Every statement, filtered: what was denied before a date, what came through a carrier."""

from typing import NamedTuple

from provenance.answers.filters import EVERYTHING, Filters, part, takes_claim
from provenance.answers.frame import Frame
from provenance.answers.rows import Row, rows
from provenance.model.records import Claim, Statement
from provenance.store.corpus import Corpus
from provenance.store.resolve import resolve_claims


class Statements(NamedTuple):
    """The answer to ``statements``. ``unplaced`` rows the dates leave open."""

    rows: tuple[Row, ...]
    unplaced: tuple[Row, ...]
    texts: dict[str, str]
    """The text of each claim spoken of."""
    as_filed: tuple[Statement, ...]
    """The statements of the rows as their files have them, but for the claim's default source."""
    total: int
    searched: str

    @property
    def found(self) -> bool:
        """Whether any statement passes, or might."""
        return bool(self.rows or self.unplaced)


def statements(
    corpus: Corpus, words: tuple[str, ...] = (), filters: Filters = EVERYTHING
) -> Statements:
    """List statements in the order of time.

    Args:
        corpus: where to look.
        words: a claim, where only its statements are asked for; else empty.
        filters: what to leave out.
    """
    if words:
        resolution = resolve_claims(corpus, words)
        ids = [match.id for match in resolution.claims]
        frame = Frame(corpus.slice(ids), filters.as_of)
        searched = resolution.searched
    else:
        frame = Frame(corpus.whole(), filters.as_of)
        ids = list(frame.slice.claims)
        searched = f"all {len(ids)} claims"
    claims: list[Claim] = [
        frame.slice.claims[id]
        for id in ids
        if id in frame.slice.claims and takes_claim(filters, frame, frame.slice.claims[id])
    ]
    spoken = tuple(statement for claim in claims for statement in claim.statements)
    certain, unplaced = part(filters, frame, spoken)
    made = rows(frame, certain)
    if filters.sort == "claim":
        made = tuple(sorted(made, key=lambda item: item.claim))
    shown = made[: filters.limit]
    apart = rows(frame, unplaced)
    return Statements(
        rows=shown,
        unplaced=apart,
        texts={item.claim: frame.slice.claims[item.claim].text for item in (*shown, *apart)},
        as_filed=_as_filed(corpus, shown),
        total=len(made),
        searched=searched,
    )


def _as_filed(corpus: Corpus, rows: tuple[Row, ...]) -> tuple[Statement, ...]:
    """What the files have of these rows; an utterance supplies nothing yet."""
    statements: dict[str, Statement] = {}
    for id in {row.claim for row in rows}:
        claim = corpus.record("claim", id)
        for statement in claim.statements if claim else ():
            source = statement.source or (claim.source if claim else None)
            statements[statement.id] = statement._replace(source=source)
    return tuple(statements[row.statement] for row in rows if row.statement in statements)
