"""Every statement, filtered: what was denied before a date, what came through a carrier."""

from typing import NamedTuple

from provenance.answers.absence import CLAIMS, WORDS, Lifted, Searched, lifted
from provenance.answers.asked import FILTERS, Asked, as_asked
from provenance.answers.candidates import candidates
from provenance.answers.filters import EVERYTHING, Filters, arrange, part, takes_claim
from provenance.answers.rows import StatementRow, in_time, row, rows
from provenance.answers.when import order
from provenance.derive.frame import Frame
from provenance.model.records import Statement
from provenance.store.corpus import Corpus
from provenance.store.search.question import spoken_by
from provenance.store.search.resolve import resolve_claims


class Statements(NamedTuple):
    """The answer to ``statements``. ``unplaced`` rows the dates leave open."""

    rows: tuple[StatementRow, ...]
    unplaced: tuple[StatementRow, ...]
    texts: dict[str, str]
    """The text of each claim spoken of."""
    as_filed: tuple[Statement, ...]
    """The statements of the rows as their files have them, but for the claim's default source."""
    total: int
    asked: str
    """The words that name no claim; empty where they do, or where all claims are asked for."""
    searched: Searched
    suggestions: tuple[str, ...]

    lifted: tuple[Lifted, ...] = ()
    """What there would be without some of the filters, where there is nothing under them."""
    filters: tuple[Asked, ...] = ()
    """Those that it was asked under, where there is nothing under them."""
    understood: tuple[Asked, ...] = ()
    """What the words themselves ask for: whose statements."""
    about: int = 0
    """Where somebody's own are asked for, and none is: how many are made on claims about them."""

    @property
    def found(self) -> bool:
        """Whether any statement passes, or might."""
        return bool(self.rows or self.unplaced)


class _Found(NamedTuple):
    """A statement that passes, with what it is sorted by; its row once it may be shown."""

    order: tuple[int, int]
    claim: str
    statement: Statement
    status: str
    row: StatementRow | None = None


def statements(
    corpus: Corpus, words: tuple[str, ...] = (), filters: Filters = EVERYTHING
) -> Statements:
    """List statements in the order of time.

    Args:
        corpus: where to look.
        words: a claim, where only its statements are asked for, or whose statements (*by the
            mayor*); else empty.
        filters: what to leave out.
    """
    by, words = spoken_by(corpus, words) if words and not filters.side else ((), words)
    given, filters = filters, filters._replace(side=by or filters.side)
    own = as_asked(EVERYTHING._replace(side=by), corpus.name_of)
    found = _statements(corpus, words, filters)._replace(understood=own)
    if found.found or found.asked:
        return found
    if by and not words and given._replace(limit=None) == EVERYTHING:
        about = given._replace(about=by)
        number = _statements(corpus, words, about._replace(limit=1))
        found = found._replace(about=number.total + len(number.unplaced))

    def count(less: Filters) -> int:
        other = _statements(corpus, words, less._replace(limit=1))
        return other.total + len(other.unplaced)

    return found._replace(
        lifted=lifted(filters, FILTERS, count), filters=as_asked(filters, corpus.name_of)
    )


def _statements(corpus: Corpus, words: tuple[str, ...], filters: Filters) -> Statements:
    unknown, suggestions = "", tuple[str, ...]()
    searched = Searched(WORDS if words else CLAIMS, corpus.count("claim"))
    if words:
        resolution = resolve_claims(corpus, words)
        ids = [match.id for match in resolution.claims]
        if not ids:
            unknown, suggestions = " ".join(words), resolution.suggestions
    else:
        passing = candidates(corpus, filters)
        ids = corpus.ids("claim") if passing is None else passing
    first: list[_Found] = []
    apart: list[StatementRow] = []
    texts: dict[str, str] = {}
    total = 0
    by_status = filters.sort == "status"
    for asked, slice in corpus.slices(corpus.as_filed(ids), actors=filters.side):
        frame = Frame(slice, filters.as_of)
        claims = [slice.claims[id] for id in asked]
        claims = [claim for claim in claims if takes_claim(filters, frame, claim)]
        certain, unplaced = part(
            filters,
            frame,
            tuple({s.id: s for c in claims for s in (*c.statements, *c.comments)}.values()),
        )
        statuses = {c.id: frame.headline(c.id) for c in claims} if by_status else {}
        found = [
            _Found(order(frame.clock.bounds(s.id).days), s.claim, s, statuses.get(s.claim, ""))
            for s in certain
        ]
        if filters.limit is not None:  # rows are made only of what may be shown
            found = _arranged(filters, [*first, *found])[: filters.limit]
            first = []
        first += [
            item if item.row else item._replace(row=row(frame, item.statement)) for item in found
        ]
        total += len(certain)
        apart += rows(frame, unplaced)
        texts |= {s.claim: slice.claims[s.claim].text for s in (*certain, *unplaced)}
    shown = tuple(item.row for item in _arranged(filters, first) if item.row)
    open_ = tuple(sorted(apart, key=in_time))
    return Statements(
        rows=shown,
        unplaced=open_,
        texts={item.claim: texts[item.claim] for item in (*shown, *open_)},
        as_filed=_as_filed(corpus, shown),
        total=total,
        asked=unknown,
        searched=searched,
        suggestions=suggestions,
    )


def _arranged(filters: Filters, found: list[_Found]) -> list[_Found]:
    return arrange(
        filters,
        sorted(found, key=_in_time),
        date=_in_time,
        claim=lambda item: item.claim,
        status=lambda item: item.status,
    )


def _in_time(item: _Found) -> tuple[object, ...]:
    return (item.order, item.claim, item.statement.id)


def _as_filed(corpus: Corpus, rows: tuple[StatementRow, ...]) -> tuple[Statement, ...]:
    """What the files have of these rows; an utterance supplies nothing yet."""
    statements: dict[str, Statement] = {}
    for id in {item.claim for item in rows}:
        claim = corpus.record("claim", id)
        for statement in claim.said if claim else ():
            source = statement.source or (claim.source if claim else None)
            statements[statement.id] = statement._replace(source=source)
    return tuple(statements[item.statement] for item in rows if item.statement in statements)
