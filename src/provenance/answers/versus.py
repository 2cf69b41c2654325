"""Two sides held against each other: what one says that the other denies, counters or leaves.

Swapping the sides mirrors the answer exactly: every entry says which side affirms, sections and
entries are ordered by names alone, and actors on both sides are counted in neither.
"""

from typing import Final, NamedTuple

from provenance.answers.filters import Filters, part, takes_claim
from provenance.answers.frame import Frame
from provenance.answers.rows import Party, Row, parties, party, rows
from provenance.derive.positions import Position
from provenance.derive.targets import answering
from provenance.model.records import Claim, Statement
from provenance.model.vocabulary import (
    BLANKET,
    DECLINED,
    QUESTIONED,
    UNDERMINES,
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
"""The sections, in the order in which a claim is tried for them; it stands in the first that fits."""


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
    corpus: Corpus, left: tuple[str, ...], right: tuple[str, ...], filters: Filters
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
        sections=tuple(Section(title, tuple(found[title][: filters.limit])) for title in SECTIONS),
    )


def _expand(frame: Frame, actors: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(frame.sides.expand(actor) for actor in actors))


def _side(frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> Side:
    return Side(parties(frame.slice, named), tuple(sorted(actors)))


def _section(
    frame: Frame, claim: Claim, affirming: frozenset[str], answering_side: frozenset[str]
) -> str | None:
    """The first section that fits a claim which ``affirming`` is held to affirm."""
    status = frame.status(claim.id)
    spoken = [p for p in status.affirmers if p.actor in affirming and not p.derived]
    if not spoken:
        return None
    forms = {
        form
        for position in status.deniers
        if position.actor in answering_side
        for form in _forms(frame, position)
    }
    if forms - {BLANKET, VERDICT}:
        return CONTESTED
    if BLANKET in forms:
        return BLANKET_ONLY
    if VERDICT in forms:
        return VERDICT_ONLY
    if _counters(frame, claim, affirming, answering_side):
        return COUNTERED
    accused = bool(answering_side.intersection(claim.accuses))
    if accused and any(p.actor in answering_side and not p.derived for p in status.affirmers):
        return CONCEDED
    if any(
        s.stance in {QUESTIONED, DECLINED} and _speaks(s) & answering_side for s in claim.statements
    ):
        return QUESTIONED_OR_DECLINED
    answered = any(_speaks(s) & answering_side for s in claim.statements)
    if accused and not answered:
        return NEVER_ANSWERED
    if not answered and not accused and answering_side.intersection(claim.about):
        return SAID_ABOUT
    return None


def _forms(frame: Frame, position: Position) -> set[str]:
    return {frame.slice.statements[id].form or "explicit" for id in position.statements}


def _speaks(statement: Statement) -> frozenset[str]:
    return frozenset((*statement.by, *statement.for_))


def _counters(
    frame: Frame, claim: Claim, affirming: frozenset[str], answering_side: frozenset[str]
) -> tuple[Statement, ...]:
    """Answers of one side to the other's affirmation that say what excludes or undermines it."""
    slice = frame.slice
    against = {link.claim for link in slice.exclusions(claim.id)}
    against |= {link.claim for link in slice.into(claim.id, UNDERMINES)}
    return tuple(
        reply
        for spoken in claim.statements
        if spoken.affirms and _speaks(spoken) & affirming
        for reply in answering(slice, spoken)
        if reply.claim in against and reply.affirms and _speaks(reply) & answering_side
    )


def _entry(
    frame: Frame,
    claim: Claim,
    affirmed_by: str,
    sides: tuple[frozenset[str], frozenset[str]],
    filters: Filters,
) -> Entry | None:
    lefts, rights = sides
    first, second = sides if affirmed_by == "left" else (rights, lefts)
    replies = _counters(frame, claim, first, second)
    certain, _ = part(filters, frame, (*claim.statements, *replies))
    if not certain:
        return None
    status = frame.status(claim.id)
    return Entry(
        claim=claim.id,
        text=claim.text,
        affirmed_by=affirmed_by,
        left=rows(frame, tuple(s for s in certain if _speaks(s) & lefts)),
        right=rows(frame, tuple(s for s in certain if _speaks(s) & rights)),
        others=Others(
            _neither(frame, status.affirmers, lefts | rights),
            _neither(frame, status.deniers, lefts | rights),
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
        if position.actor not in sides and not position.derived
    )
