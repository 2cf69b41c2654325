"""Two sides held against each other: what one says that the other denies, counters or leaves.

Swapping the sides mirrors the answer exactly: every entry says which side affirms, sections and
entries are ordered by names alone, and actors on both sides are counted in neither.
"""

from collections.abc import Iterator
from typing import NamedTuple

from provenance.answers.absence import Lifted, lifted
from provenance.answers.against import Against, against
from provenance.answers.asked import FILTERS, Asked, as_asked
from provenance.answers.candidates import kept, meetings
from provenance.answers.counting import tallied
from provenance.answers.filters import EVERYTHING, Filters, arrange, part, takes, takes_claim
from provenance.answers.meetings import read
from provenance.answers.nearest import Near, nearest
from provenance.answers.parties import Party, parties, party
from provenance.answers.rows import StatementRow, rows
from provenance.answers.when import day_asked
from provenance.derive.frame import Frame
from provenance.derive.meeting import (
    NEVER_ANSWERED,
    SECTIONS,
    Hearing,
    Met,
    expand,
    holds,
    may_meet,
    met,
    others,
    section,
    section_of,
    speaking,
    speaks,
)
from provenance.derive.origins import Tally
from provenance.derive.positions import Position
from provenance.derive.ties import MEMBER
from provenance.model.dates import CANNOT_TELL, NO, YES
from provenance.model.records import Claim, Statement
from provenance.store.corpus import Corpus


class Side(NamedTuple):
    """One side as asked for: the actors named, and all whom it takes in."""

    named: tuple[Party, ...]
    actors: tuple[str, ...]


class Heard(NamedTuple):
    """How a statement reaches a side other than by its own speaker or principal.

    ``side`` is ``left`` or ``right``, ``actor`` the one of that side whose words it is by the tie
    ``how``, if as a member of a group ``one_of`` so many. Where not ``certain``, the record leaves
    open whether the tie held when it was said.
    """

    statement: str
    side: str
    actor: Party
    how: str
    one_of: int | None
    certain: bool


class Others(NamedTuple):
    """Those on neither side who took a position."""

    affirm: tuple[Party, ...]
    deny: tuple[Party, ...]


class VersusEntry(NamedTuple):
    """A claim that one side affirms, with what each side said on it."""

    claim: str
    text: str
    affirmed_by: str
    """``left`` or ``right``."""
    left: tuple[StatementRow, ...]
    right: tuple[StatementRow, ...]
    unplaced: tuple[StatementRow, ...]
    """Statements of either side that cannot be placed in the time asked for."""
    perhaps: tuple[StatementRow, ...]
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
    """The entries that share one outcome; ``total`` counts those beyond the limit too."""

    title: str
    entries: tuple[VersusEntry, ...]
    total: int


class Versus(NamedTuple):
    """The answer to ``versus LEFT RIGHT``."""

    left: Side
    right: Side
    both: tuple[Party, ...]
    sections: tuple[Section, ...]
    others: int = 0
    """Claims of the sections, beyond the limit too, on which others took a position."""

    lifted: tuple[Lifted, ...] = ()
    """What there would be without some of the filters, where there is nothing under them."""
    as_of: str | None = None
    """The day that it is about, where one was asked for."""
    filters: tuple[Asked, ...] = ()
    """Those that it was asked under, where there is nothing under them."""

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
    found = _versus(corpus, left, right, filters)._replace(as_of=day_asked(filters.as_of))
    if found.found:
        return found

    def count(less: Filters) -> int:
        return sum(section.total for section in _versus(corpus, left, right, less).sections)

    return found._replace(
        lifted=lifted(filters, FILTERS, count), filters=as_asked(filters, corpus.name_of)
    )


def _versus(
    corpus: Corpus, left: tuple[str, ...], right: tuple[str, ...], filters: Filters
) -> Versus:
    if filters._replace(limit=None) != EVERYTHING:
        return _filtered(corpus, left, right, filters)
    places = sorted(_places(corpus, left, right), key=lambda place: place.claim)
    shown = {
        title: [place for place in places if place.title == title][: filters.limit]
        for title in SECTIONS
    }
    claims = {place.claim for section in shown.values() for place in section}
    frame = Frame(corpus.slice(claims, actors=(*left, *right), sides=False))
    sides, both = hearings(frame, left, right)
    made = {
        (title, entry.claim, entry.affirmed_by): entry
        for id in claims
        for title, entry in entries(frame, frame.slice.claims[id], sides, filters)
    }
    sections = (
        Section(
            title,
            tuple(made[title, place.claim, place.affirmed_by] for place in shown[title]),
            sum(place.title == title for place in places),
        )
        for title in SECTIONS
    )
    others = len({place.claim for place in places if place.others})
    return _answer(frame, left, right, sides, both, tuple(sections), others)


def _filtered(
    corpus: Corpus, left: tuple[str, ...], right: tuple[str, ...], filters: Filters
) -> Versus:
    """Derive all, where filters choose what of it counts."""
    claims = meetings(corpus, corpus.voices_of(left), corpus.voices_of(right))
    slice = corpus.slice(claims, actors=(*left, *right, *filters.side), sides=False)
    frame = Frame(slice, filters.as_of)
    sides, both = hearings(frame, left, right)
    found: dict[str, list[VersusEntry]] = {title: [] for title in SECTIONS}
    for id in sorted(frame.slice.claims):
        for title, entry in entries(frame, frame.slice.claims[id], sides, filters):
            found[title].append(entry)
    sections = (
        Section(
            title,
            tuple(_arranged(frame, filters, found[title])[: filters.limit]),
            len(found[title]),
        )
        for title in SECTIONS
    )
    every = (entry for section in found.values() for entry in section)
    others = len({e.claim for e in every if e.others.affirm or e.others.deny})
    return _answer(frame, left, right, sides, both, tuple(sections), others)


class _Place(NamedTuple):
    """Where sides meet: the section, the claim, which side affirms it, and whether others speak."""

    title: str
    claim: str
    affirmed_by: str
    others: bool


def _places(corpus: Corpus, left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[_Place]:
    """Tell where two sides meet by what is kept of the claims, and derive the others anew."""
    voices = corpus.voices_of(left), corpus.voices_of(right)
    rows, unknown = kept(corpus, *voices)
    frame = Frame(corpus.slice_of_sides((*left, *right), (*voices[0], *voices[1])))
    sides, _ = hearings(frame, left, right)
    numbers = corpus.numbers({*voices[0], *voices[1]})
    names = {number: actor for actor, number in numbers.items()}
    for id, row in rows.items():
        yield from _placed(id, read(row, names), sides)
    unknown &= meetings(corpus, *voices) if unknown else set()
    if unknown:
        frame = Frame(corpus.slice(unknown, actors=(*left, *right), sides=False))
        sides, _ = hearings(frame, left, right)
        for id in unknown & frame.slice.claims.keys():
            claim = frame.slice.claims[id]
            if may_meet(frame, claim, *sides) or may_meet(frame, claim, *reversed(sides)):
                yield from _placed(id, met(frame, claim), sides)


def _placed(claim: str, known: Met, sides: tuple[Hearing, Hearing]) -> Iterator[_Place]:
    left, right = sides
    for affirming, replying, name in ((left, right, "left"), (right, left, "right")):
        title = section_of(known, affirming, replying)
        if title is not None:
            yield _Place(title, claim, name, others(known, sides))


def _answer(
    frame: Frame,
    left: tuple[str, ...],
    right: tuple[str, ...],
    sides: tuple[Hearing, Hearing],
    both: frozenset[str],
    sections: tuple[Section, ...],
    others: int,
) -> Versus:
    return Versus(
        left=_side(frame, left, sides[0].actors),
        right=_side(frame, right, sides[1].actors),
        both=parties(frame.slice, tuple(sorted(both))),
        sections=sections,
        others=others,
    )


def hearings(
    frame: Frame, left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[tuple[Hearing, Hearing], frozenset[str]]:
    """Give both sides without those on both of them, and these."""
    lefts, rights = expand(frame, left), expand(frame, right)
    both = lefts & rights
    return (Hearing(frame, left, lefts - both), Hearing(frame, right, rights - both)), both


def entries(
    frame: Frame, claim: Claim, sides: tuple[Hearing, Hearing], filters: Filters
) -> Iterator[tuple[str, VersusEntry]]:
    """Make the entries of a claim, at most one a side that affirms it, each with its section."""
    if not takes_claim(filters, frame, claim):
        return
    left, right = sides
    for affirming, answering, name in ((left, right, "left"), (right, left, "right")):
        title = section(frame, claim, affirming, answering)
        if title is not None:
            entry = _entry(frame, claim, name, sides, filters, title)
            if entry is not None:
                yield title, entry


def _arranged(frame: Frame, filters: Filters, entries: list[VersusEntry]) -> list[VersusEntry]:
    return arrange(
        filters,
        entries,
        date=lambda entry: min(
            row.when.order for row in (*entry.left, *entry.right, *entry.perhaps)
        ),
        claim=lambda entry: entry.claim,
        status=lambda entry: frame.status(entry.claim).headline,
    )


def _side(frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> Side:
    return Side(parties(frame.slice, named), tuple(sorted(actors)))


def _against(frame: Frame, claim: Claim, side: Hearing) -> tuple[Against, ...]:
    return against(frame, claim.id, lambda s: speaking(s, side))


def _entry(
    frame: Frame,
    claim: Claim,
    affirmed_by: str,
    sides: tuple[Hearing, Hearing],
    filters: Filters,
    title: str,
) -> VersusEntry | None:
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
    left, right = ([s for s in certain if speaks(s, side)] for side in sides)
    perhaps = [s for s in certain if any(speaking(s, side) is CANNOT_TELL for side in sides)]
    if not (left or right or perhaps):
        return None
    return VersusEntry(
        claim=claim.id,
        text=claim.text,
        affirmed_by=affirmed_by,
        left=rows(frame, tuple(left), claim.id),
        right=rows(frame, tuple(right), claim.id),
        unplaced=rows(
            frame,
            tuple(s for s in unplaced if any(side.voice(s) for side in sides)),
            claim.id,
        ),
        perhaps=rows(frame, tuple(perhaps), claim.id),
        heard=tuple(_heard(frame, certain, sides)),
        against=beside,
        nearest=_nearest(frame, claim, replying) if title == NEVER_ANSWERED else (),
        left_tally=tallied(frame, claim.id, left)[0],
        right_tally=tallied(frame, claim.id, right)[0],
        others=Others(
            _neither(frame, status.affirmers, sides), _neither(frame, status.deniers, sides)
        ),
        file=claim.origin.file,
        line=claim.origin.line,
    )


def _nearest(frame: Frame, claim: Claim, side: Hearing) -> tuple[Near, ...]:
    statements = frame.slice.statements
    found = nearest(frame, claim)
    return tuple(i for i in found if speaking(statements[i.statement], side) is not NO)


def _heard(
    frame: Frame, said: tuple[Statement, ...], sides: tuple[Hearing, Hearing]
) -> Iterator[Heard]:
    for s in said:
        for name, side in zip(("left", "right"), sides, strict=True):
            voice = side.voice(s)
            if voice is not None and (voice.how == MEMBER or voice.certain is CANNOT_TELL):
                actor = party(frame.slice, voice.actor)
                certain = voice.certain is YES
                yield Heard(s.id, name, actor, voice.how, voice.one_of, certain)


def _neither(
    frame: Frame, positions: tuple[Position, ...], sides: tuple[Hearing, Hearing]
) -> tuple[Party, ...]:
    return tuple(
        party(frame.slice, position.actor)
        for position in positions
        if not position.derived and not any(holds(frame, position, side) for side in sides)
    )
