"""The recorded ties by which a statement comes to be an actor's words, one by one."""

from typing import NamedTuple

from provenance.derive.ties import KEEPS_ITS_WORDS, MEMBER, PART, SPEAKS_FOR, Voice
from provenance.model import vocabulary as words
from provenance.model.dates import NO, YES, Days, Truth
from provenance.model.records import Tenure
from provenance.model.slice import Slice
from provenance.model.tenures import holds


class Tie(NamedTuple):
    """A recorded tie: ``actor`` speaks for, is part of, or is a member of ``other``.

    ``certain`` says whether it held when the statement was made.
    """

    kind: str
    actor: str
    other: str
    tenure: Tenure
    certain: Truth


class _Way(NamedTuple):
    actor: str
    how: str
    certain: Truth
    ties: tuple[Tie, ...] = ()


def roles(slice: Slice, voice: Voice, days: Days) -> tuple[Tie, ...]:
    """The shortest ties from the speaker or principal of a statement to the actor it speaks for.

    Args:
        slice: the graph.
        voice: how the statement is the actor's, as `Sides.lends` tells.
        days: when it was said.

    None are needed where the actor itself is the speaker or principal.
    """
    layer = [_Way(voice.through, PART, YES)]
    seen: set[tuple[str, str, Truth]] = set()
    while layer:
        nexts: list[_Way] = []
        for way in layer:
            if (way.actor, way.how, way.certain) == (voice.actor, voice.how, voice.certain):
                return way.ties
            if (way.actor, way.how, way.certain) not in seen:
                seen.add((way.actor, way.how, way.certain))
                nexts += _steps(slice, way, days)
        layer = nexts
    return ()


def _steps(slice: Slice, way: _Way, days: Days) -> list[_Way]:
    """One tie further: an office comes first if at all, then one group, then parts."""
    record = slice.actors.get(way.actor)
    if record is None:
        return []
    kinds = {tie.kind for tie in way.ties}
    found: list[tuple[Tie, str, str]] = []
    if not kinds:
        for tenure in record.speaks_for:
            tie = Tie(SPEAKS_FOR, way.actor, tenure.actor, tenure, holds(tenure, days))
            found.append((tie, tenure.actor, SPEAKS_FOR))
    if not kinds & {MEMBER, PART} and record.kind == words.GROUP:
        for tenure in record.members:
            tie = Tie(MEMBER, tenure.actor, way.actor, tenure, holds(tenure, days))
            found.append((tie, tenure.actor, MEMBER))
    if record.kind not in KEEPS_ITS_WORDS:
        for tenure in record.part_of:
            tie = Tie(PART, way.actor, tenure.actor, tenure, holds(tenure, days))
            found.append((tie, tenure.actor, way.how))
    return [
        _Way(actor, how, way.certain & tie.certain, (*way.ties, tie))
        for tie, actor, how in found
        if (way.certain & tie.certain) is not NO and not _is_camp(slice, actor)
    ]


def _is_camp(slice: Slice, actor: str) -> bool:
    record = slice.actors.get(actor)
    return record is not None and record.kind == words.CAMP
