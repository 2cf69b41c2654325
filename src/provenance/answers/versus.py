"""Two sides held against each other: what one says that the other denies, counters or leaves.

Swapping the sides mirrors the answer exactly: every entry says which side affirms, sections and
entries are ordered by names alone, and actors on both sides are counted in neither.
"""

from typing import Final, NamedTuple

from provenance.answers.filters import EVERYTHING, Filters, arrange, part, takes_claim
from provenance.answers.frame import Frame
from provenance.answers.rows import Party, Row, parties, party, rows
from provenance.derive.positions import Position
from provenance.model.dates import YES
from provenance.model.records import Claim, Statement
from provenance.model.vocabulary import (
    BLANKET,
    DECLINED,
    EXPLICIT,
    QUESTIONED,
    VERDICT,
)
from provenance.store.corpus import Corpus

CONTESTED: Final = "contested"
BLANKET_ONLY: Final = "covered only by a blanket denial"
VERDICT_ONLY: Final = "denied only by a document's verdict"
COUNTERED: Final = "countered"
CONCEDED: Final = "conceded"
QUESTIONED_OR_DECLINED: Final = "questioned or declined"
NEVER_ANSWERED: Final = "never answered"
SAID_ABOUT: Final = "said about the other side, accusing others or nobody"

SECTIONS: Final = (
    CONTESTED,
    BLANKET_ONLY,
    VERDICT_ONLY,
    COUNTERED,
    CONCEDED,
    QUESTIONED_OR_DECLINED,
    NEVER_ANSWERED,
    SAID_ABOUT,
)
"""The sections, in the order in which a claim is tried for them; the first that fits has it."""


class Side(NamedTuple):
    """One side as asked for: the actors named, and all whom it takes in."""

    named: tuple[Party, ...]
    actors: tuple[str, ...]


class Others(NamedTuple):
    """Those on neither side who took a position."""

    affirm: tuple[Party, ...]
    deny: tuple[Party, ...]


class Entry(NamedTuple):
    """A claim that one side affirms, with what each side said on it."""

    claim: str
    text: str
    affirmed_by: str
    """``left`` or ``right``."""
    left: tuple[Row, ...]
    right: tuple[Row, ...]
    unplaced: tuple[Row, ...]
    """Statements of either side that cannot be placed in the time asked for."""
    others: Others
    file: str
    line: int


class Section(NamedTuple):
    """The entries that share one outcome."""

    title: str
    entries: tuple[Entry, ...]


class Versus(NamedTuple):
    """The answer to ``versus LEFT RIGHT``."""

    left: Side
    right: Side
    both: tuple[Party, ...]
    sections: tuple[Section, ...]

    @property
    def found(self) -> bool:
        """Whether the sides meet on any claim."""
        return any(section.entries for section in self.sections)


def versus(
    corpus: Corpus, left: tuple[str, ...], right: tuple[str, ...], filters: Filters = EVERYTHING
) -> Versus:
    """Hold two sides against each other.

    Args:
        corpus: where to look.
        left: ids of actors, groups or camps; a camp or group stands for its members' sides.
        right: likewise.
        filters: what to leave out.
    """
    frame = Frame(corpus.whole(), filters.as_of)
    lefts, rights = _expand(frame, left), _expand(frame, right)
    both = lefts & rights
    lefts, rights = lefts - both, rights - both
    found: dict[str, list[Entry]] = {title: [] for title in SECTIONS}
    for id in sorted(frame.slice.claims):
        claim = frame.slice.claims[id]
        if not takes_claim(filters, frame, claim):
            continue
        for affirming, answerers, name in ((lefts, rights, "left"), (rights, lefts, "right")):
            title = _section(frame, claim, affirming, answerers)
            if title is None:
                continue
            entry = _entry(frame, claim, name, (lefts, rights), filters)
            if entry is not None:
                found[title].append(entry)
    return Versus(
        left=_side(frame, left, lefts),
        right=_side(frame, right, rights),
        both=parties(frame.slice, tuple(sorted(both))),
        sections=tuple(
            Section(title, tuple(_arranged(frame, filters, found[title])[: filters.limit]))
            for title in SECTIONS
        ),
    )


def _arranged(frame: Frame, filters: Filters, entries: list[Entry]) -> list[Entry]:
    return arrange(
        filters,
        entries,
        date=lambda entry: min(row.when.order for row in (*entry.left, *entry.right)),
        claim=lambda entry: entry.claim,
        status=lambda entry: frame.status(entry.claim).headline,
    )


def _expand(frame: Frame, actors: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(frame.sides.expand(actor) for actor in actors))


def _side(frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> Side:
    return Side(parties(frame.slice, named), tuple(sorted(actors)))


def _section(
    frame: Frame, claim: Claim, affirming: frozenset[str], replying: frozenset[str]
) -> str | None:
    """The first section that fits a claim which the side ``affirming`` is held to affirm."""
    status = frame.status(claim.id)
    if not any(_holds(frame, position, affirming) for position in status.affirmers):
        return None
    denials = [p for p in status.deniers if _holds(frame, p, replying)]
    forms = {frame.slice.statements[id].form or EXPLICIT for p in denials for id in p.statements}
    if EXPLICIT in forms:
        return CONTESTED
    if BLANKET in forms:
        return BLANKET_ONLY
    if VERDICT in forms:
        return VERDICT_ONLY
    if _counters(frame, claim, affirming, replying):
        return COUNTERED
    accused = bool(replying.intersection(claim.accuses))
    if accused and any(_holds(frame, position, replying) for position in status.affirmers):
        return CONCEDED
    answers = {s.stance for s in claim.statements if _speaks(frame, s, replying)}
    if answers & {QUESTIONED, DECLINED}:
        return QUESTIONED_OR_DECLINED
    if answers:
        return None
    if accused:
        return NEVER_ANSWERED
    return SAID_ABOUT if replying.intersection(claim.about) else None


def _holds(frame: Frame, position: Position, side: frozenset[str]) -> bool:
    """Whether a side certainly holds a position in words of its own."""
    if position.derived or position.certain is not YES:
        return False
    return position.actor in side or any(
        _speaks(frame, frame.slice.statements[id], side) for id in position.statements
    )


def _speaks(frame: Frame, statement: Statement, side: frozenset[str]) -> bool:
    voice = frame.voice(statement, side)
    return voice is not None and voice.certain is YES


def _counters(
    frame: Frame, claim: Claim, affirming: frozenset[str], replying: frozenset[str]
) -> tuple[Statement, ...]:
    """Answers of one side to the other's affirmation that say what excludes or undermines it."""
    statements = frame.slice.statements
    return tuple(
        statements[counter.statement]
        for counter in frame.status(claim.id).countered
        if _speaks(frame, statements[counter.statement], replying)
        and _speaks(frame, statements[counter.answers], affirming)
    )


def _entry(
    frame: Frame,
    claim: Claim,
    affirmed_by: str,
    sides: tuple[frozenset[str], frozenset[str]],
    filters: Filters,
) -> Entry | None:
    lefts, rights = sides
    affirming, replying = sides if affirmed_by == "left" else (rights, lefts)
    replies = _counters(frame, claim, affirming, replying)
    certain, unplaced = part(filters, frame, (*claim.statements, *replies))
    if not certain:
        return None
    status = frame.status(claim.id)
    either = lefts | rights
    return Entry(
        claim=claim.id,
        text=claim.text,
        affirmed_by=affirmed_by,
        left=rows(frame, tuple(s for s in certain if _speaks(frame, s, lefts))),
        right=rows(frame, tuple(s for s in certain if _speaks(frame, s, rights))),
        unplaced=rows(frame, tuple(s for s in unplaced if frame.voice(s, either))),
        others=Others(
            _neither(frame, status.affirmers, either), _neither(frame, status.deniers, either)
        ),
        file=claim.origin.file,
        line=claim.origin.line,
    )


def _neither(
    frame: Frame, positions: tuple[Position, ...], sides: frozenset[str]
) -> tuple[Party, ...]:
    return tuple(
        party(frame.slice, position.actor)
        for position in positions
        if not position.derived and not _holds(frame, position, sides)
    )
