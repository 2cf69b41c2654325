"""Lines over time: each actor's on one claim, or one actor's on all claims."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.answers.absence import Lifted, lifted
from provenance.answers.asked import FILTERS, Asked, as_asked
from provenance.answers.filters import Filters, takes, takes_claim
from provenance.answers.parties import Party, Through, party
from provenance.answers.rows import StatementRow, row
from provenance.answers.when import describe
from provenance.derive.clock import Bounds
from provenance.derive.frame import Frame
from provenance.derive.presupposed import presupposed
from provenance.derive.sides import Sides
from provenance.derive.standing import standing
from provenance.derive.ties import PRINCIPAL, SPEAKER, Voice
from provenance.model.dates import CANNOT_TELL, NO, SPAN, YES, Days, Truth, show_day
from provenance.model.records import Claim, Statement
from provenance.model.vocabulary import AFFIRMING, CAMP

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

ON_A_DAY: Final = "on a day"
WITHIN: Final = "some time within"
SPANNING: Final = "over a span"
UNKNOWN: Final = "not known"


class TimelineMark(NamedTuple):
    """A statement placed in time.

    ``placed`` is ``on a day``, ``some time within``, ``over a span`` or ``not known``. ``first``
    and ``last`` bound when it was (first) said. A span was certainly still going on at
    ``last_known``, None where no source says so; ``until`` is the last day on which it can have
    ended, None where open.
    ``said_for`` tells whose the words are where the actor did not speak itself. ``certain`` is
    false where it may not have been said by the date asked for.
    """

    row: StatementRow
    placed: str
    first: str | None
    last: str | None
    last_known: str | None
    until: str | None
    said_for: Through | None
    certain: bool


class Stand(NamedTuple):
    """Where an actor's own words leave it: ``stance`` is None where it is open which was last."""

    stance: str | None
    certain: bool


class Lane(NamedTuple):
    """One actor's line on a claim: ``stands`` is where it leaves the actor at the date asked for.

    ``side`` is the side that the actor belongs to, ``name`` what the lane is of.
    """

    side: Party
    name: Party
    claim: str
    stands: Stand | None
    marks: tuple[TimelineMark, ...]


class Event(NamedTuple):
    """When the claimed thing happened: as recorded, in words, and its outermost possible days."""

    recorded: str
    text: str
    first: str | None
    last: str | None


class Timeline(NamedTuple):
    """The answer to ``timeline X``: ``kind`` is ``claim`` or ``actor``."""

    asked: str
    kind: str
    id: str
    title: str
    event: Event | None
    lanes: tuple[Lane, ...]
    presupposing: tuple[Party, ...]
    """Actors who affirm the claim only by affirming a stronger one; they have no lane."""
    may_presuppose: tuple[Party, ...]
    """Likewise, where it is open whether they did in the time asked for."""
    candidates: tuple[Party, ...]
    suggestions: tuple[str, ...]

    lifted: tuple[Lifted, ...] = ()
    """What there would be without some of the filters, where there is nothing under them."""
    filters: tuple[Asked, ...] = ()
    """Those that it was asked under, where there is nothing under them."""

    @property
    def found(self) -> bool:
        """Whether there is any line to draw."""
        return bool(self.lanes)


def timeline(corpus: "Corpus", words: tuple[str, ...], filters: Filters) -> Timeline:
    """Lay out lines over time.

    Args:
        corpus: where to look.
        words: a claim or an actor: its id, its name, or words of it.
        filters: which statements to draw.
    """
    found = _timeline(corpus, words, filters)
    if found.found or not found.id:
        return found

    def count(less: Filters) -> int:
        return sum(len(lane.marks) for lane in _timeline(corpus, words, less).lanes)

    return found._replace(
        lifted=lifted(filters, FILTERS, count), filters=as_asked(filters, corpus.name_of)
    )


def _timeline(corpus: "Corpus", words: tuple[str, ...], filters: Filters) -> Timeline:
    from provenance.store.search.resolve import resolve_any

    resolved = resolve_any(corpus, words)
    asked = " ".join(words)
    if resolved.kind in {"claim", "statement"}:
        id = resolved.claim or resolved.id
        return of_claim(
            Frame(corpus.slice([id], actors=filters.side, sides=False), filters.as_of),
            id,
            asked,
            filters,
        )
    if resolved.kind == "actor":
        return of_actor(_frame_of_actor(corpus, resolved.id, filters), resolved.id, asked, filters)
    candidates = tuple(Party(match.id, match.text) for match in resolved.candidates)
    return Timeline(
        asked, resolved.kind, "", "", None, (), (), (), candidates, resolved.suggestions
    )


def of_claim(frame: Frame, id: str, asked: str, filters: Filters) -> Timeline:
    """Lay out a claim's lines, an actor each.

    Args:
        frame: a Slice that is closed around the claim, at a date.
        id: the claim's.
        asked: by which words it was asked for.
        filters: which statements to draw.
    """
    claim = frame.slice.claims[id]
    said: dict[str, list[Statement]] = {}
    for s in _passing(frame, claim, filters):
        for actor in dict.fromkeys(s.voices):
            said.setdefault(actor, []).append(s)
    lanes = [
        Lane(
            party(frame.slice, _side(frame, actor)),
            party(frame.slice, actor),
            id,
            _stands(frame, id, actor),
            tuple(_mark(frame, s, id, None) for s in frame.clock.order(said[actor])),
        )
        for actor in said
    ]
    derived: dict[Truth, list[Party]] = {}
    for held in presupposed(frame.slice, frame.clock, id, frame.cutoff):
        truth = held.certain & takes(filters, frame, frame.slice.statements[held.statement])
        if held.actor not in said:
            derived.setdefault(truth, []).append(party(frame.slice, held.actor))
    return Timeline(
        asked,
        "claim",
        id,
        claim.text,
        _event(claim),
        _by_side(lanes)[: filters.limit],
        tuple(derived.get(YES, ())),
        tuple(derived.get(CANNOT_TELL, ())),
        (),
        (),
    )


def _frame_of_actor(corpus: "Corpus", actor: str, filters: Filters) -> Frame:
    ties = Sides(corpus.slice((), actors=[actor]))
    concerned = {actor, *ties.side_truths(actor), *corpus.side_of(actor)}
    concerned.update(ties.slice.member_of.get(actor, ()))
    return Frame(corpus.slice_of_actors(concerned, filters.side), filters.as_of)


def of_actor(frame: Frame, actor: str, asked: str, filters: Filters) -> Timeline:
    """Lay out an actor's lines, a claim each.

    Args:
        frame: a Slice that is closed around the actor (`show.framed` gives one), at a date.
        actor: its id.
        asked: by which words it was asked for.
        filters: which statements to draw.
    """
    lanes = []
    members = frame.sides.members(actor) if _is_camp(frame, actor) else (actor,)
    concerned = {id for s in frame.spoken_for(members) for id in (s.claim, *s.covers)}
    for claim in (frame.slice.claims[id] for id in sorted(concerned & frame.slice.claims.keys())):
        marks = [
            (s, voice)
            for s in _passing(frame, claim, filters)
            if (voice := _voice(frame, s, actor)) is not None
        ]
        if marks:
            spoken = {s.id: _through(frame, voice, actor) for s, voice in marks}
            ordered = frame.clock.order(s for s, _ in marks)
            lanes.append(
                Lane(
                    party(frame.slice, actor),
                    Party(claim.id, claim.text),
                    claim.id,
                    _stands(frame, claim.id, actor),
                    tuple(_mark(frame, s, claim.id, spoken[s.id]) for s in ordered),
                )
            )
    lanes.sort(key=_first)
    title = frame.slice.name(actor)
    return Timeline(
        asked, "actor", actor, title, None, tuple(lanes[: filters.limit]), (), (), (), ()
    )


def _passing(frame: Frame, claim: Claim, filters: Filters) -> list[Statement]:
    if not takes_claim(filters, frame, claim):
        return []
    return [s for s in claim.statements if takes(filters, frame, s) is not NO]


def _voice(frame: Frame, s: Statement, actor: str) -> Voice | None:
    """How a statement is the actor's, if it is."""
    days = frame.clock.bounds(s.id).days
    members = frame.sides.members(actor, days) if _is_camp(frame, actor) else (actor,)
    return frame.sides.lends_any(s, members, days)


def _through(frame: Frame, voice: Voice, actor: str) -> Through | None:
    """Whose the words are, where not the actor's own."""
    if voice.through == actor or (voice.actor == actor and voice.how in {SPEAKER, PRINCIPAL}):
        return None
    return Through(party(frame.slice, voice.through), voice.one_of, voice.certain is YES)


def _is_camp(frame: Frame, actor: str) -> bool:
    record = frame.slice.actors.get(actor)
    return record is not None and record.kind == CAMP


def _mark(frame: Frame, s: Statement, claim: str, said_for: Through | None) -> TimelineMark:
    bounds = frame.clock.bounds(s.id)
    first, last = (_shown(day) for day in bounds.days)
    is_span = s.date is not None and s.date.kind == SPAN
    return TimelineMark(
        row(frame, s, claim),
        _placed(bounds, is_span=is_span),
        first,
        last,
        _last_known(bounds) if is_span else None,
        _shown(s.date.last) if is_span and s.date is not None else None,
        said_for,
        frame.clock.said_by(s.id, frame.cutoff) is YES,
    )


def _placed(bounds: Bounds, *, is_span: bool) -> str:
    if is_span:
        return SPANNING
    if bounds.days == Days(None, None):
        return UNKNOWN
    return ON_A_DAY if bounds.days.first == bounds.days.last else WITHIN


def _last_known(bounds: Bounds) -> str | None:
    """The day on which a span is known to have still gone on, where that is past its beginning."""
    known, began = bounds.until.first, bounds.days.first
    return None if known is None or known == began else show_day(known)


def _shown(day: int | None) -> str | None:
    return None if day is None else show_day(day)


def _stands(frame: Frame, claim: str, actor: str) -> Stand | None:
    """Where an actor's own words leave it."""
    for held in standing(frame.slice, frame.clock, claim, frame.cutoff):
        if held.actor == actor:
            stance = "affirmed" if held.stance in AFFIRMING else held.stance
            return Stand(stance, held.certain is YES)
    return None


def _event(claim: Claim) -> Event | None:
    event = claim.event
    if event is None:
        return None
    return Event(event.text, describe(event), _shown(event.first), _shown(event.last))


def _side(frame: Frame, actor: str) -> str:
    """The top of the side that an actor belongs to, or speaks for."""
    record = frame.slice.actors.get(actor)
    tops = [frame.sides.root(t.actor) for t in (record.speaks_for if record else ())]
    top = frame.sides.root(actor)
    return tops[0] if tops and top == actor else top


def _by_side(lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Lanes of one side together, the sides and the lanes in each by their first mark."""
    ordered = sorted(lanes, key=_first)
    sides = list(dict.fromkeys(lane.side.id for lane in ordered))
    return tuple(lane for side in sides for lane in ordered if lane.side.id == side)


def _first(lane: Lane) -> tuple[tuple[int, int], str, str]:
    return min(mark.row.when.order for mark in lane.marks), lane.name.id, lane.claim
