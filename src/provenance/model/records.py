"""Every record of the domain, in one readable file.

Attributes are the keys of ``fields`` with underscores (``for`` and ``from`` take a trailing one).
All records are immutable. ``None`` and ``()`` mean that nothing was recorded. Attributes that name
an actor, a claim, a source or a statement hold its id as written in the file.
"""

from typing import NamedTuple

from provenance.model import vocabulary as words
from provenance.model.dates import Date


class RecordPlace(NamedTuple):
    """Where a record stands: file (relative to the corpus), document in it, and line (from 1)."""

    file: str
    document: int
    line: int


class Quote(NamedTuple):
    """Words taken verbatim from a source (after W3C ``TextQuoteSelector``)."""

    words: str
    prefix: str | None = None
    suffix: str | None = None
    language: str | None = None
    translation: str | None = None


class Hedge(NamedTuple):
    """A reservation, and whose it is: the speaker's or the document's."""

    words: str
    whose: str | None = None


class Statement(NamedTuple):
    """One actor's recorded stance on one claim, or a comment that takes none, as the file has it.

    ``id`` is the id given in the file, else a hash over named fields (``identity``). ``ordinal``
    is its place in the list of its stance: ``(stance, ordinal)`` leads back to the file. ``office``
    is no field of a file: a Slice fills in for which body the speakers certainly spoke by their
    office (``speaks-for``), where ``for`` names nobody.
    """

    id: str
    claim: str
    stance: str
    ordinal: int
    line: int
    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    date: Date | None = None
    date_basis: str | None = None
    said_in: str | None = None
    source: str | None = None
    at: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    quote: tuple[Quote, ...] = ()
    hedge: tuple[Hedge, ...] = ()
    answers: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    form: str | None = None
    covers: tuple[str, ...] = ()
    rating: str | None = None
    attribution: str | None = None
    or_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    note: str | None = None
    office: tuple[str, ...] = ()

    @property
    def affirms(self) -> bool:
        """Whether the stance affirms the claim."""
        return self.stance in words.AFFIRMING

    @property
    def voices(self) -> tuple[str, ...]:
        """The actors whose stance this is: the principals if there are any, else the speakers."""
        return self.principals or self.by

    @property
    def principals(self) -> tuple[str, ...]:
        """On whose behalf it was said: whom it names, else the body that its speakers speak for."""
        return self.for_ or self.office


class Relation(NamedTuple):
    """A claim's relation (``implies``, ``excludes``, ``supports``, ``undermines``) to another."""

    kind: str
    claim: str
    because: str | None
    ordinal: int


class EditorBounds(NamedTuple):
    """Bounds that the editors read out of a figure's words, to compare it by; nobody gave them."""

    low: float | None = None
    high: float | None = None


class Figure(NamedTuple):
    """The number or date that a claim gives in answer to the question ``of``.

    ``editors`` are bounds of the editors', to compare by: they are never told as given.
    """

    of: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    date: Date | None = None
    bound: str | None = None
    words: str | None = None
    editors: EditorBounds | None = None
    unit: str | None = None
    within: str | None = None


class Expectation(NamedTuple):
    """What the corpus must answer for a claim: a headline, who takes stances, who answers how."""

    as_of: Date | None
    status: str | None
    by: tuple[tuple[str, tuple[str, ...]], ...]
    """Pairs of a stance, ``affirmed`` or a way to answer, and the actors expected in it."""
    ordinal: int
    not_status: tuple[str, ...] = ()
    origins_at_most: int | None = None
    silent: tuple[str, ...] = ()
    versus: tuple[str, ...] = ()
    listed: str | None = None

    @property
    def expects(self) -> bool:
        """Whether it expects anything at all."""
        asked = (self.status, self.by, self.not_status, self.silent, self.versus, self.listed)
        return any(asked) or self.origins_at_most is not None


class Claim(NamedTuple):
    """A proposition that can be true or false, with the statements made on it."""

    id: str
    text: str
    origin: RecordPlace
    about: tuple[str, ...] = ()
    accuses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    event: Date | None = None
    foretells: bool = False
    place: str | None = None
    figure: Figure | None = None
    source: str | None = None
    statements: tuple[Statement, ...] = ()
    comments: tuple[Statement, ...] = ()
    """What was said of it without taking a stance; nothing is derived from these."""
    relations: tuple[Relation, ...] = ()
    expect: tuple[Expectation, ...] = ()
    note: str | None = None

    @property
    def said(self) -> tuple[Statement, ...]:
        """What its own file records: its statements, then its comments.

        In a Slice ``statements`` also hold those of other claims that cover this one.
        """
        own = tuple([s for s in self.statements if s.claim == self.id])
        return (*own, *self.comments)

    def related(self, kind: str) -> tuple[Relation, ...]:
        """The relations of one kind that this claim's file records."""
        return tuple(relation for relation in self.relations if relation.kind == kind)


class Tenure(NamedTuple):
    """A tie to another actor (part of, speaks for, member), with its time where recorded."""

    actor: str
    from_: Date | None = None
    to: Date | None = None


class Actor(NamedTuple):
    """A person, body, state, group, outlet, account or unnamed party that takes stances."""

    id: str
    name: str
    kind: str
    origin: RecordPlace
    aka: tuple[str, ...] = ()
    part_of: tuple[Tenure, ...] = ()
    speaks_for: tuple[Tenure, ...] = ()
    members: tuple[Tenure, ...] = ()
    size: int | None = None
    same_as: tuple[str, ...] = ()
    note: str | None = None


class Derivation(NamedTuple):
    """A source from which another was taken, and how."""

    source: str
    how: str | None = None


class Skipped(NamedTuple):
    """Paragraphs of a source that no statement cites, and why."""

    at: tuple[str, ...]
    because: str


class Source(NamedTuple):
    """A document or recording in which something was read, or an utterance itself."""

    id: str
    title: str
    kind: str
    origin: RecordPlace
    publisher: str | None = None
    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    date: Date | None = None
    date_basis: str | None = None
    url: str | None = None
    archive: tuple[str, ...] = ()
    published: Date | None = None
    accessed: Date | None = None
    language: str | None = None
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None
    extractor: str | None = None
    normaliser: str | None = None
    seen: bool = True
    derived_from: tuple[Derivation, ...] = ()
    complete: bool = False
    paragraphs: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    note: str | None = None

    @property
    def is_utterance(self) -> bool:
        """Whether the source is itself an act of speaking."""
        return self.kind in words.UTTERANCE_KINDS

    @property
    def has_first_day(self) -> bool:
        """Whether it is on record before which day the source was not there."""
        dates = (self.date, self.published)
        return any(date is not None and date.bounds.first is not None for date in dates)


Record = Claim | Actor | Source
"""What a document of a file holds."""
