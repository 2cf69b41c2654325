"""What each actor's own words leave standing on one claim at a date."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from provenance.derive.clock import Clock, first_of
from provenance.derive.ordering import Order
from provenance.derive.targets import answered
from provenance.derive.ties import PRINCIPAL, SPEAKER
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice

COMPETING: Final = words.POSITIONED | {words.RETRACTED}
"""The stances of which an actor's last is where it stands."""


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
    behalf is the principal's. A withdrawal that its author took back competes no longer, so that
    what it withdrew stands again.
    """
    found = clock.standings.get((claim, cutoff))
    if found is None:
        found = clock.standings[claim, cutoff] = tuple(_standings(slice, clock, claim, cutoff))
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


def withdrawals(clock: Clock, record: Claim | None, cutoff: Cutoff) -> dict[str, list[Statement]]:
    """What each actor withdrew on a claim, or had withdrawn for it, or may have, by the cutoff."""
    found: dict[str, list[Statement]] = {}
    for s in record.statements if record else ():
        if s.stance == words.RETRACTED and clock.said_by(s.id, cutoff) is not NO:
            for actor in dict.fromkeys(s.voices):
                found.setdefault(actor, []).append(s)
    return found


def taken_back(
    slice: Slice, clock: Clock, said: Iterable[Statement], cutoff: Cutoff
) -> dict[str, Truth]:
    """The withdrawals of one actor that it took back, by answering them with another, by id.

    The other counts as one that is taken back too: neither withdraws anything. A withdrawal of
    such a withdrawal is heeded again.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        said: what the actor said on one claim.
        cutoff: the last day that counts.
    """
    withdrawn = {s.id: s for s in said if s.stance == words.RETRACTED}
    if len(withdrawn) < 2:
        return {}
    back: dict[str, str] = {
        t.id: s.id
        for s in withdrawn.values()
        if s.answers
        for t in answered(slice, s)
        if t.id in withdrawn and t.id != s.id
    }
    found: dict[str, Truth] = {}
    for target in back.keys() - set(back.values()):
        while target in back and target not in found:
            by = back[target]
            found[target] = found[by] = clock.said_by(by, cutoff)
            target = back.get(by, "")
    return found


def _standings(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> list[Standing]:
    record = slice.claims.get(claim)
    spoken: dict[str, list[Statement]] = {}
    if record is not None:
        for s in record.statements:
            if s.stance in COMPETING and clock.said_by(s.id, cutoff) is not NO:
                for actor in dict.fromkeys(s.voices):
                    spoken.setdefault(actor, []).append(s)
    return [
        _held(slice, clock, actor, claim, said, cutoff)
        if len(said := spoken[actor]) > 1
        else _only(clock, actor, claim, said[0], cutoff)
        for actor in sorted(spoken)
    ]


def _held(
    slice: Slice, clock: Clock, actor: str, claim: str, said: list[Statement], cutoff: Cutoff
) -> Standing:
    """Where several stances leave an actor, whether or not it took a withdrawal back by then."""
    back = taken_back(slice, clock, said, cutoff)
    kept = [s for s in said if s.id not in back]
    if not kept:  # nothing else is recorded than withdrawals
        kept = said
    found = _stand(clock, actor, claim, kept, cutoff)
    if CANNOT_TELL not in back.values():
        return found
    other = _stand(clock, actor, claim, [s for s in said if back.get(s.id) is not YES], cutoff)
    return _either(found, other)


def _either(one: Standing, other: Standing) -> Standing:
    """Where an actor stands of which it is open which of two holds."""
    stances = tuple(dict.fromkeys((*one.stances, *other.stances)))
    agree = one.stance is not None and one.stance == other.stance
    return one._replace(
        stance=one.stance if agree else None,
        stances=stances,
        statements=tuple(dict.fromkeys((*one.statements, *other.statements))),
        certain=one.certain & other.certain if agree else CANNOT_TELL,
        open=not agree,
        line=tuple(dict.fromkeys((*one.line, *other.line))),
        earlier=tuple(dict.fromkeys((*one.earlier, *other.earlier))),
    )


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
        PRINCIPAL if actor in s.principals else SPEAKER,
    )


def _stand(clock: Clock, actor: str, claim: str, said: list[Statement], cutoff: Cutoff) -> Standing:
    said = clock.order(said)
    sure = [s for s in said if clock.said_by(s.id, cutoff) is YES]
    spoken = {s.id for s in sure}
    order = Order(clock, said, cutoff)
    last = order.last(sure) or said  # answers that run in a circle put nothing last
    senses = {_sense(s) for s in last}
    stances = tuple(dict.fromkeys(s.stance for s in last))
    is_open = len(senses) > 1
    certain = YES if not is_open and any(s.id in spoken for s in last) else CANNOT_TELL
    stance = None if is_open else last[-1].stance
    line, earlier = last, list[Statement]()
    if not is_open:
        sense = _sense(last[0])
        others = [s for s in said if _sense(s) != sense]
        line = order.after(others, [s for s in said if _sense(s) == sense]) or last
        earlier = others
    how = PRINCIPAL if actor in last[-1].principals else SPEAKER
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


def _sense(s: Statement) -> str:
    return words.ASSERTED if s.stance in words.AFFIRMING else s.stance


def _since(clock: Clock, line: Sequence[Statement], cutoff: Cutoff) -> Days:
    """Between which days the first of some statements was said."""
    return first_of(clock.clipped(s.id, cutoff) for s in line)
