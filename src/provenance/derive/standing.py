"""What each actor's own words leave standing on one claim at a date."""

from collections.abc import Iterable, Sequence
from typing import Final

from provenance.derive.clock import Clock
from provenance.derive.ties import PRINCIPAL, SPEAKER
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, Truth
from provenance.model.records import Statement
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple

_COMPETING: Final = words.POSITIONED | {words.RETRACTED}


class Standing(NamedTuple):
    """Where the record leaves one actor on one claim; statements are named by id.

    ``statements`` are those that may have been its last; ``stances`` are theirs. ``stance`` is
    ``None`` where they do not agree on affirming, denying or withdrawing; then ``open`` is true.
    ``line`` holds all that was said in the same sense since the last change, ``earlier`` what was
    reversed or withdrawn since. ``certain`` says whether the stance holds at the cutoff.
    """

    actor: str
    claim: str
    stance: str | None
    stances: tuple[str, ...]
    statements: tuple[str, ...]
    certain: Truth
    open: bool
    line: tuple[str, ...]
    earlier: tuple[str, ...]
    since: Days
    how: str

    @property
    def affirms(self) -> bool:
        """Whether the stance affirms; false where it is open whether it does."""
        return self.stance in words.AFFIRMING

    @property
    def denies(self) -> bool:
        """Whether the stance denies; false where it is open whether it does."""
        return self.stance == words.DENIED


def standing(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Standing, ...]:
    """The last stance that each actor took on a claim, or had taken for it, by actor id.

    Only assertions, admissions, denials and withdrawals compete. A stance taken on somebody's
    behalf is the principal's.
    """
    key = ("standing", claim, cutoff)
    found: tuple[Standing, ...] | None = clock.memo.get(key)
    if found is None:
        found = clock.memo[key] = tuple(_standings(slice, clock, claim, cutoff))
    return found


def affirming(
    slice: Slice, clock: Clock, held: Standing, cutoff: Cutoff, *, after: str | None = None
) -> str | None:
    """The statement by which an actor's affirmation stands, or may stand: the first of its line.

    With ``after``, the first that is not certainly earlier than that claim's event.
    """
    for id in held.line:
        if slice.statements[id].affirms and (after is None or clock.in_time(id, after)):
            said = clock.said_by(id, cutoff)
            if said is YES or (held.certain is not YES and said is not NO):
                return id
    return None


def outlasts(
    slice: Slice, clock: Clock, actor: str, said: Iterable[str], claim: str, cutoff: Cutoff
) -> Truth:
    """Whether what an actor said, by ids, is not superseded by its own affirmation of a claim.

    No, where it certainly affirms the claim by words that are later than all of these; cannot tell
    where the record leaves open which came last.
    """
    held = next((h for h in standing(slice, clock, claim, cutoff) if h.actor == actor), None)
    ids = held.line if held is not None and held.affirms else held.statements if held else ()
    spoken = [slice.statements[id] for id in said]
    turned = [slice.statements[id] for id in ids if slice.statements[id].affirms]
    if held is None or not turned:
        return YES
    if any(all(clock.before(t, s, cutoff) is YES for t in turned) for s in spoken):
        return YES
    sure = [t for t in turned if held.certain is YES and clock.said_by(t.id, cutoff) is YES]
    if any(all(clock.before(s, t, cutoff) is YES for s in spoken) for t in sure):
        return NO
    return CANNOT_TELL


def _standings(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> list[Standing]:
    record = slice.claims.get(claim)
    spoken: dict[str, list[Statement]] = {}
    if record is not None:
        for s in record.statements:
            if s.stance in _COMPETING and clock.said_by(s.id, cutoff) is not NO:
                for actor in dict.fromkeys(s.voices):
                    spoken.setdefault(actor, []).append(s)
    return [
        _stand(clock, actor, claim, said, cutoff)
        if len(said := spoken[actor]) > 1
        else _only(clock, actor, claim, said[0], cutoff)
        for actor in sorted(spoken)
    ]


def _only(clock: Clock, actor: str, claim: str, s: Statement, cutoff: Cutoff) -> Standing:
    """Where the one stance that an actor took leaves it."""
    said = (s.id,)
    return Standing(
        actor,
        claim,
        s.stance,
        (s.stance,),
        said,
        YES if clock.said_by(s.id, cutoff) is YES else CANNOT_TELL,
        False,
        said,
        (),
        clock.clipped(s.id, cutoff),
        PRINCIPAL if actor in s.for_ else SPEAKER,
    )


def _stand(clock: Clock, actor: str, claim: str, said: list[Statement], cutoff: Cutoff) -> Standing:
    said = clock.order(said)
    sure = [s for s in said if clock.said_by(s.id, cutoff) is YES]
    last = [
        s for s in said if not any(t is not s and _before(clock, s, t, said, cutoff) for t in sure)
    ]
    last = last or said  # answers that run in a circle put nothing last
    senses = {_sense(s) for s in last}
    stances = tuple(dict.fromkeys(s.stance for s in last))
    is_open = len(senses) > 1
    certain = YES if not is_open and any(s in sure for s in last) else CANNOT_TELL
    stance = None if is_open else last[-1].stance
    line, earlier = last, list[Statement]()
    if not is_open:
        sense = _sense(last[0])
        others = [s for s in said if _sense(s) != sense]
        line = [
            s
            for s in said
            if _sense(s) == sense
            and all(_before(clock, other, s, said, cutoff) for other in others)
        ]
        line = line or last
        earlier = others
    how = PRINCIPAL if actor in last[-1].for_ else SPEAKER
    return Standing(
        actor,
        claim,
        stance,
        stances,
        tuple(s.id for s in last),
        certain,
        is_open,
        tuple(s.id for s in line),
        tuple(s.id for s in earlier),
        _since(clock, line, cutoff),
        how,
    )


def _before(
    clock: Clock, one: Statement, other: Statement, said: Sequence[Statement], cutoff: Cutoff
) -> bool:
    """Whether ``one`` certainly came first.

    A withdrawal follows what it withdraws: where the actor took only one stance, that came first.
    """
    order = clock.before(one, other, cutoff)
    if order is CANNOT_TELL and other.stance == words.RETRACTED != one.stance:
        return sum(s.stance != words.RETRACTED for s in said) == 1 and (
            clock.before(other, one, cutoff) is not YES
        )
    return order is YES


def _sense(s: Statement) -> str:
    return words.ASSERTED if s.stance in words.AFFIRMING else s.stance


def _since(clock: Clock, line: Sequence[Statement], cutoff: Cutoff) -> Days:
    """Between which days the first of some statements was said."""
    days = [clock.clipped(s.id, cutoff) for s in line]
    firsts, lasts = [d.first for d in days], [d.last for d in days if d.last is not None]
    known = [first for first in firsts if first is not None]
    return Days(
        min(known) if len(known) == len(firsts) and known else None, min(lasts, default=None)
    )
