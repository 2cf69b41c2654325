"""What of a claim may leave as somebody's plain assertion, and why the rest may not.

One notion for all formats: each asks here, and says of itself what more than this it can tell.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.derive.clock import Clock
from provenance.derive.lines import later
from provenance.model import vocabulary as words
from provenance.model.dates import NO_CUTOFF
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice

WITHDRAWN: Final = "that no longer stand: withdrawn or reversed"
UNSETTLED: Final = "of which it is open whether they still stand"
GONE: Final = (WITHDRAWN, UNSETTLED)
"""What is left out also where a format can tell the stance: its author may have left it since."""

HEDGED: Final = "hedged"
AMBIGUOUS: Final = "of which it is not sure whose words they are"
DENIED: Final = "that deny"
QUESTIONED: Final = "that question or decline"
RETRACTED: Final = "that retract"
COMMENTED: Final = "without a stance"
REPEATED: Final = "that only repeat somebody else's"
GENERAL: Final = "that deny as a verdict, or by sweeping the point in with others"

_BY_STANCE: Final = {
    words.DENIED: DENIED,
    words.QUESTIONED: QUESTIONED,
    words.DECLINED: QUESTIONED,
    words.RETRACTED: RETRACTED,
    words.COMMENTED: COMMENTED,
}


class Leaving(NamedTuple):
    """A statement, and what keeps it from being passed on as a plain assertion: "" for nothing."""

    statement: Statement
    why_not: str


def said(slice: Slice, clock: Clock, claim: Claim) -> Iterator[Leaving]:
    """What a claim's own file records as said, with what a plain assertion would hide of each."""
    for s in claim.said:
        yield Leaving(s, _why_not(slice, clock, s))


def _why_not(slice: Slice, clock: Clock, s: Statement) -> str:
    if s.stance in words.POSITIONED and (turned := later(slice, clock, s, NO_CUTOFF)):
        return WITHDRAWN if any(one.certain for one in turned) else UNSETTLED
    return _BY_STANCE.get(s.stance) or doubt(s)


def doubt(s: Statement) -> str:
    """What even a format that can tell the stance would hide of a statement: "" for nothing."""
    if s.hedge:
        return HEDGED
    if s.attribution == words.AMBIGUOUS:
        return AMBIGUOUS
    return REPEATED if s.repeats else ""
