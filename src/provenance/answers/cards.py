"""The cards: what is shown of one claim, actor, source or statement, or of a place or a topic."""

from typing import NamedTuple

from provenance.answers.absence import Absence
from provenance.answers.against import Against
from provenance.answers.citation import Citation
from provenance.answers.disputes import Dispute
from provenance.answers.on_claim import Derived
from provenance.answers.parties import Party, Through
from provenance.answers.points import Told
from provenance.answers.rows import StatementRow
from provenance.derive.origins import Tally
from provenance.derive.sides import Branch
from provenance.model.records import (
    Derivation,
    Figure,
    Skipped,
)


class Neighbour(NamedTuple):
    """A related claim: the relation in words, seen from the card's claim, and the reason."""

    kind: str
    outgoing: bool
    claim: str
    text: str
    status: str
    because: str | None


class ClaimCard(NamedTuple):
    """All that is recorded of a claim, and its status.

    The status is that of the whole record at the date asked for; where it is ``filtered``, the
    statements shown are not all of it. ``affirm_absence`` and ``deny_absence`` say that none
    certainly passes, where none does.
    """

    claim: str
    text: str
    status: str
    grounds: tuple[Told, ...]
    suffixes: tuple[Told, ...]
    open: tuple[Told, ...]
    filtered: bool
    about: tuple[Party, ...]
    accuses: tuple[Party, ...]
    silent: tuple[Party, ...]
    topics: tuple[str, ...]
    event: str | None
    foretells: bool
    place: str | None
    figure: Figure | None
    source: Party | None
    """Where its statements were read that name no source."""
    affirm: tuple[StatementRow, ...]
    affirm_tally: Tally
    affirm_absence: Absence | None
    deny: tuple[StatementRow, ...]
    deny_tally: Tally
    deny_absence: Absence | None
    against: tuple[Against, ...]
    """What tells against it besides a denial of it."""
    otherwise: tuple[StatementRow, ...]
    """Questioned, declined and retracted."""
    comments: tuple[StatementRow, ...]
    """Calls, attitudes, mixed ratings: they take no stance."""
    unplaced: tuple[StatementRow, ...]
    derived: tuple[Derived, ...]
    relations: tuple[Neighbour, ...]
    sources: tuple[Citation, ...]
    """In which its statements were read."""
    note: str | None
    file: str
    line: int
    as_of: str | None = None
    """The day that it is about, where one was asked for."""


class ActorTie(NamedTuple):
    """Another actor that an actor is a part of or speaks for, with the time of it in words."""

    actor: Party
    from_: str | None
    to: str | None


class Accusation(NamedTuple):
    """A claim that accuses an actor's side, with its status.

    ``hedged`` is true where all who affirm it hedge. Of those who affirm it the ids are told of
    whom it is ``derived``, of whom it is ``unsettled`` (open), and of whom it is ``doubtful``
    whether any of the words are theirs.
    """

    claim: str
    text: str
    status: str
    by: tuple[Party, ...]
    hedged: bool
    derived: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


class ActorCard(NamedTuple):
    """What is recorded of an actor, its side as a tree, and what that side said.

    ``through`` tells, by statement, how words are the side's that none of it spoke or had spoken:
    those of a group of which it is a member, or of an office that it may have held then.
    """

    actor: str
    name: str
    kind: str
    aka: tuple[str, ...]
    note: str | None
    side: Branch
    part_of: tuple[ActorTie, ...]
    speaks_for: tuple[ActorTie, ...]
    member_of: tuple[Party, ...]
    size: int | None
    members: tuple[Party, ...]
    same_as: tuple[str, ...]
    speakers: tuple[Party, ...]
    affirmed: tuple[StatementRow, ...]
    denied: tuple[StatementRow, ...]
    otherwise: tuple[StatementRow, ...]
    comments: tuple[StatementRow, ...]
    unplaced: tuple[StatementRow, ...]
    unanswered: tuple[Accusation, ...]
    through: dict[str, Through]
    texts: dict[str, str]
    file: str
    line: int
    as_of: str | None = None
    """The day that it is about, where one was asked for."""
    perhaps: tuple[str, ...] = ()
    """The statements of which the record leaves open whether they are of its side."""


class SourceCard(NamedTuple):
    """What is recorded of a source, what it was taken from, and what was read there."""

    source: str
    title: str
    kind: str
    by: tuple[Party, ...]
    for_: tuple[Party, ...]
    publisher: Party | None
    date: str | None
    date_basis: str | None
    published: str | None
    accessed: str | None
    url: str | None
    archive: tuple[str, ...]
    language: str | None
    sha256: str | None
    size: int | None
    media_type: str | None
    extractor: str | None
    normaliser: str | None
    seen: bool
    derived_from: tuple[Derivation, ...]
    taken_by: tuple[Derivation, ...]
    complete: bool
    paragraphs: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    citation: Citation
    rows: tuple[StatementRow, ...]
    texts: dict[str, str]
    note: str | None
    file: str
    line: int


class StatementCard(NamedTuple):
    """One statement, with its claim and what answers it."""

    row: StatementRow
    text: str
    status: str
    answered_by: tuple[StatementRow, ...]
    file: str
    line: int


class SharedCard(NamedTuple):
    """What is claimed of a place or a topic: its claims, the most contested first.

    ``total`` counts them under all headlines asked for, and ``counts`` under each; of the claims
    that are not in ``claims`` nothing is in ``rows``, the statements on them.
    """

    kind: str
    """``place`` or ``topic``."""
    name: str
    spellings: tuple[str, ...]
    claims: tuple[Dispute, ...]
    total: int
    counts: tuple[tuple[str, int], ...]
    rows: tuple[StatementRow, ...]
    unplaced: tuple[StatementRow, ...]
    texts: dict[str, str]
    as_of: str | None = None
    """The day that it is about, where one was asked for."""


Card = ClaimCard | ActorCard | SourceCard | StatementCard | SharedCard
