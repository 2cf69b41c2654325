"""Two sides held against each other: what one says that the other denies, counters or leaves.

Swapping the sides mirrors the answer exactly: every entry says which side affirms, sections and
entries are ordered by names alone, and actors on both sides are counted in neither.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from provenance.answers.absence import Lifted, lifted
from provenance.answers.against import EXCLUDED, UNDERMINED, UNDERNEATH, Against, against
from provenance.answers.asked import FILTERS
from provenance.answers.candidates import meetings
from provenance.answers.filters import EVERYTHING, Filters, arrange, part, takes, takes_claim
from provenance.answers.nearest import Near, nearest
from provenance.answers.rows import Party, Row, parties, party, rows, standing_words
from provenance.derive.facts import denial_form
from provenance.derive.frame import Frame
from provenance.derive.origins import Tally, tally
from provenance.derive.positions import Position
from provenance.derive.ties import MEMBER, Voice
from provenance.derive.walks import stronger, weaker
from provenance.model.dates import ANY_DAY, CANNOT_TELL, NO, YES, Days, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple
from provenance.model.vocabulary import (
    BLANKET,
    DECLINED,
    EXPLICIT,
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
DENIED_UNDERNEATH: Final = "denied underneath"
CLASHING: Final = "clashing"
IN_TENSION: Final = "in tension"
NEVER_ANSWERED: Final = "never answered"
WHETHER_ANSWERED: Final = "open whether a side said or answered it"
SAID_ABOUT: Final = "said about the other side, accusing others or nobody"

SECTIONS: Final = (
    CONTESTED,
    BLANKET_ONLY,
    VERDICT_ONLY,
    COUNTERED,
    CONCEDED,
    QUESTIONED_OR_DECLINED,
    DENIED_UNDERNEATH,
    CLASHING,
    IN_TENSION,
    NEVER_ANSWERED,
    WHETHER_ANSWERED,
    SAID_ABOUT,
)
"""The sections, in the order in which a claim is tried for them; the first that fits has it."""


class Side(NamedTuple):
    """One side as asked for: the actors named, and all whom it takes in."""

    named: tuple[Party, ...]
    actors: tuple[str, ...]


class Heard(NamedTuple):
    """How a statement reaches a side other than by its own speaker or principal.

    ``side`` is ``left`` or ``right``, ``actor`` the one of that side whose words it is by the tie
    ``how``; ``detail`` says more ("as one of 15"). Where not ``certain``, the record leaves open
    whether the tie held when it was said.
    """

    statement: str
    side: str
    actor: Party
    how: str
    detail: str | None
    certain: bool


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
    perhaps: tuple[Row, ...]
    """Statements of which the record leaves open whether they are a side's."""
    heard: tuple[Heard, ...]
    """How statements reach a side as one of a group's members, or only perhaps."""
    against: tuple[Against, ...]
    """What the side that does not affirm it said that tells against it without being a denial."""
    nearest: tuple[Near, ...]
    """What comes nearest to an answer, where that side is accused and gave none."""
    left_tally: Tally
    """Of what each side said and did not take back; so is ``right_tally``."""
    right_tally: Tally
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

    lifted: tuple[Lifted, ...] = ()
    """What there would be without some of the filters, where there is nothing under them."""

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
    found = _versus(corpus, left, right, filters)
    if found.found:
        return found

    def count(less: Filters) -> int:
        return sum(len(section.entries) for section in _versus(corpus, left, right, less).sections)

    return found._replace(lifted=lifted(filters, FILTERS, count))


def _versus(
    corpus: Corpus, left: tuple[str, ...], right: tuple[str, ...], filters: Filters
) -> Versus:
    slice = corpus.slice(
        meetings(corpus, left, right), actors=(*left, *right, *filters.side), sides=False
    )
    frame = Frame(slice, filters.as_of)
    lefts, rights = _expand(frame, left), _expand(frame, right)
    both = lefts & rights
    one = _Hearing(frame, left, lefts - both)
    other = _Hearing(frame, right, rights - both)
    found: dict[str, list[Entry]] = {title: [] for title in SECTIONS}
    for id in sorted(frame.slice.claims):
        claim = frame.slice.claims[id]
        if not takes_claim(filters, frame, claim):
            continue
        for affirming, answerers, name in ((one, other, "left"), (other, one, "right")):
            title = _section(frame, claim, affirming, answerers)
            if title is None:
                continue
            entry = _entry(frame, claim, name, (one, other), filters, title)
            if entry is not None:
                found[title].append(entry)
    return Versus(
        left=_side(frame, left, one.actors),
        right=_side(frame, right, other.actors),
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
        date=lambda entry: min(
            row.when.order for row in (*entry.left, *entry.right, *entry.perhaps)
        ),
        claim=lambda entry: entry.claim,
        status=lambda entry: frame.status(entry.claim).headline,
    )


def _expand(frame: Frame, actors: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(frame.sides.expand(actor) for actor in actors))


def _side(frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> Side:
    return Side(parties(frame.slice, named), tuple(sorted(actors)))


class _Hearing:
    """One side: how statements are its words, by the ties that held when they were made."""

    def __init__(self, frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> None:
        self.actors = actors
        self._frame, self._named = frame, named
        self._at: dict[Days, dict[str, Truth]] = {}
        self._voices: dict[str, Voice | None] = {}
        self._is_timed = any(
            tie.from_ or tie.to
            for id in {*named, *_expand(frame, named)}
            if (record := frame.slice.actors.get(id))
            for tie in (*record.part_of, *record.speaks_for, *record.members)
        )

    def voice(self, statement: Statement) -> Voice | None:
        if statement.id not in self._voices:
            self._voices[statement.id] = self._lent(statement)
        return self._voices[statement.id]

    def _lent(self, statement: Statement) -> Voice | None:
        days = self._frame.clock.bounds(statement.id).days
        when = days if self._is_timed else ANY_DAY  # ties without time hold on any day
        if when not in self._at:
            found: dict[str, Truth] = {}
            for named in self._named:
                for id, tie in self._frame.sides.expand_truths(named, when).items():
                    if id in self.actors:
                        found[id] = found.get(id, NO) | tie
            self._at[when] = found
        return self._frame.sides.lent(statement, self._at[when], days)


def _section(frame: Frame, claim: Claim, affirming: _Hearing, replying: _Hearing) -> str | None:
    """The first section that fits a claim which the side ``affirming`` is held to affirm."""
    spoken = [s for s in claim.statements if frame.clock.said_by(s.id, frame.cutoff) is not NO]
    if not _may_meet(frame, claim, spoken, affirming, replying):
        return None
    status = frame.status(claim.id)
    accused = bool(replying.actors.intersection(claim.accuses))
    if not any(_holds(frame, position, affirming) for position in status.affirmers):
        perhaps = any(s.affirms and _speaking(frame, s, affirming) is CANNOT_TELL for s in spoken)
        answered = any(_speaking(frame, s, replying) is not NO for s in spoken)
        return WHETHER_ANSWERED if perhaps and (accused or answered) else None
    denials = [p for p in status.deniers if _holds(frame, p, replying)]
    forms = {denial_form(frame.slice, frame.clock, p, frame.cutoff) for p in denials}
    if EXPLICIT in forms:
        return CONTESTED
    if BLANKET in forms:
        return BLANKET_ONLY
    if VERDICT in forms:
        return VERDICT_ONLY
    if _counters(frame, claim, affirming, replying):
        return COUNTERED
    if accused and any(_holds(frame, position, replying) for position in status.affirmers):
        return CONCEDED
    said = {s.id: frame.clock.said_by(s.id, frame.cutoff) for s in spoken}
    voices = [(s.stance, _speaking(frame, s, replying) & said[s.id]) for s in spoken]
    answers = {stance for stance, truth in voices if truth is YES}
    if answers & {QUESTIONED, DECLINED}:
        return QUESTIONED_OR_DECLINED
    if answers:
        return None
    beside = {item.how for item in _against(frame, claim, replying) if item.certain}
    for how, section in _BESIDE.items():
        if how in beside:
            return section
    if any(truth is CANNOT_TELL for _, truth in voices):
        return WHETHER_ANSWERED
    if accused:
        return NEVER_ANSWERED
    return SAID_ABOUT if replying.actors.intersection(claim.about) else None


_BESIDE: Final = {
    UNDERNEATH: DENIED_UNDERNEATH,
    EXCLUDED: CLASHING,
    UNDERMINED: IN_TENSION,
}
"""What else tells against a claim, and the section that it puts the claim into."""


def _against(frame: Frame, claim: Claim, side: _Hearing) -> tuple[Against, ...]:
    return against(frame, claim.id, lambda s: _speaking(frame, s, side))


def _may_meet(
    frame: Frame,
    claim: Claim,
    spoken: list[Statement],
    affirming: _Hearing,
    replying: _Hearing,
) -> bool:
    """Whether one side may affirm a claim that concerns the other; no status is derived for that.

    It concerns a side that spoke on it or answered what affirms it, or that it names, or that
    spoke on what tells against it.
    """
    affirmations = [s for s in spoken if s.affirms and affirming.voice(s) is not None]
    if not affirmations:
        return False
    if not replying.actors.isdisjoint((*claim.accuses, *claim.about)):
        return True
    replies = (t for s in affirmations for t in frame.clock.answering(s.id))
    return any(
        replying.voice(s) is not None
        for s in chain(spoken, replies, _beside(frame.slice, claim.id))
    )


def _beside(slice: Slice, claim: str) -> Iterator[Statement]:
    """What was said on claims that bear on a claim: what it implies, what speaks against it."""
    rivals = [link.claim for link in slice.exclusions(claim)]
    rivals += [link.claim for link in slice.into(claim, UNDERMINES)]
    strong = (id for rival in rivals for id in stronger(slice, rival))
    for id in dict.fromkeys((*weaker(slice, claim), *strong)):
        if id != claim and id in slice.claims:
            yield from slice.claims[id].statements


def _holds(frame: Frame, position: Position, side: _Hearing) -> bool:
    """Whether a side certainly holds a position in words of its own."""
    if position.derived or position.certain is not YES:
        return False
    return any(_speaks(frame, frame.slice.statements[id], side) for id in position.statements)


def _speaks(frame: Frame, statement: Statement, side: _Hearing) -> bool:
    return _speaking(frame, statement, side) is YES


def _speaking(frame: Frame, statement: Statement, side: _Hearing) -> Truth:
    voice = side.voice(statement)
    return NO if voice is None else voice.certain


def _counters(
    frame: Frame, claim: Claim, affirming: _Hearing, replying: _Hearing
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
    sides: tuple[_Hearing, _Hearing],
    filters: Filters,
    title: str,
) -> Entry | None:
    replying = sides[1] if affirmed_by == "left" else sides[0]
    # What answers with another claim stands under `against`: it is no stance on this one.
    certain, unplaced = part(filters, frame, claim.statements)
    if not certain:
        return None
    beside = tuple(
        item
        for item in _against(frame, claim, replying)
        if takes(filters, frame, frame.slice.statements[item.statement]) is not NO
    )
    status = frame.status(claim.id)
    left, right = ([s for s in certain if _speaks(frame, s, side)] for side in sides)
    perhaps = [
        s for s in certain if any(_speaking(frame, s, side) is CANNOT_TELL for side in sides)
    ]
    if not (left or right or perhaps):
        return None
    return Entry(
        claim=claim.id,
        text=claim.text,
        affirmed_by=affirmed_by,
        left=rows(frame, tuple(left)),
        right=rows(frame, tuple(right)),
        unplaced=rows(frame, tuple(s for s in unplaced if any(side.voice(s) for side in sides))),
        perhaps=rows(frame, tuple(perhaps)),
        heard=tuple(_heard(frame, certain, sides)),
        against=beside,
        nearest=_nearest(frame, claim, replying) if title == NEVER_ANSWERED else (),
        left_tally=tally(frame.slice, standing_words(frame, left)),
        right_tally=tally(frame.slice, standing_words(frame, right)),
        others=Others(
            _neither(frame, status.affirmers, sides), _neither(frame, status.deniers, sides)
        ),
        file=claim.origin.file,
        line=claim.origin.line,
    )


def _nearest(frame: Frame, claim: Claim, side: _Hearing) -> tuple[Near, ...]:
    statements = frame.slice.statements
    found = nearest(frame, claim)
    return tuple(i for i in found if _speaking(frame, statements[i.statement], side) is not NO)


def _heard(
    frame: Frame, said: tuple[Statement, ...], sides: tuple[_Hearing, _Hearing]
) -> Iterator[Heard]:
    for s in said:
        for name, side in zip(("left", "right"), sides, strict=True):
            voice = side.voice(s)
            if voice is not None and (voice.how == MEMBER or voice.certain is CANNOT_TELL):
                actor = party(frame.slice, voice.actor)
                certain = voice.certain is YES
                yield Heard(s.id, name, actor, voice.how, voice.detail, certain)


def _neither(
    frame: Frame, positions: tuple[Position, ...], sides: tuple[_Hearing, _Hearing]
) -> tuple[Party, ...]:
    return tuple(
        party(frame.slice, position.actor)
        for position in positions
        if not position.derived and not any(_holds(frame, position, side) for side in sides)
    )
