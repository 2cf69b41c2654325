"""From the facts about a claim to its one headline: DESIGN's table, first row that fits."""

from typing import Final

from provenance.model.dates import NO, YES, Truth
from provenance.model.tuples import NamedTuple

WITHDRAWN: Final = "withdrawn"
DENIED: Final = "denied"
QUESTIONED: Final = "questioned"
DECLINED: Final = "declined"
NOTHING_CERTAIN: Final = "nothing-certain"
CONTESTED: Final = "contested"
COUNTERED: Final = "countered"
IN_GENERAL: Final = "contested-in-general"
BY_VERDICT: Final = "contested-by-verdict"
UNANSWERED: Final = "unanswered"
CONCEDED: Final = "conceded"
NO_COMMENT: Final = "no-comment"
CLASHING: Final = "clashing"
IN_TENSION: Final = "in-tension"
RESTS: Final = "rests-on-a-denied-claim"
UNDISPUTED: Final = "undisputed-here"

HEADLINES: Final = (
    WITHDRAWN,
    DENIED,
    QUESTIONED,
    DECLINED,
    NOTHING_CERTAIN,
    CONTESTED,
    COUNTERED,
    IN_GENERAL,
    BY_VERDICT,
    UNANSWERED,
    CONCEDED,
    NO_COMMENT,
    CLASHING,
    IN_TENSION,
    RESTS,
    UNDISPUTED,
)
"""Every headline, in the order of the table."""


class Facts(NamedTuple):
    """What is known of a claim at a date.

    A bool says that something certainly happened. Three values stand where it also matters that
    something may have happened: nothing is told to be missing that may be there.
    """

    affirmed: Truth = NO
    """Whether somebody's position affirms it, explicitly or by presupposing it."""
    withdrawn: bool = False
    """Somebody had affirmed it and withdrew."""
    denied: bool = False
    """Somebody's position is an explicit denial."""
    blanket: bool = False
    """Somebody's position is a blanket denial."""
    verdict: bool = False
    """Somebody's position is a document's verdict against it."""
    questioned: bool = False
    """Somebody questioned it who does not affirm it."""
    declined: bool = False
    """Somebody neither confirmed nor denied it who does not affirm it."""
    countered: bool = False
    """A statement that answers an affirmation says what excludes or undermines it."""
    accuses: bool = False
    """It accuses somebody."""
    answered: Truth = NO
    """Whether an accused took an explicit stance."""
    conceded: bool = False
    """An accused, or one who had denied it, affirms it."""
    excluded: bool = False
    """Somebody says what excludes it."""
    undermined: bool = False
    """Somebody directly affirms what undermines it."""
    rests: bool = False
    """It implies a claim that somebody denies."""


def headline(facts: Facts) -> str:
    """The one headline for a combination of facts; always one of `HEADLINES`."""
    if facts.affirmed is not YES:
        return _without_affirmation(facts)
    for fits, slug in (
        (facts.denied, CONTESTED),
        (facts.countered, COUNTERED),
        (facts.blanket, IN_GENERAL),
        (facts.verdict, BY_VERDICT),
        (facts.accuses and facts.answered is NO, UNANSWERED),
        (facts.conceded, CONCEDED),
        (facts.questioned, QUESTIONED),
        (facts.declined, NO_COMMENT),
        (facts.excluded, CLASHING),
        (facts.undermined, IN_TENSION),
        (facts.rests, RESTS),
    ):
        if fits:
            return slug
    return UNDISPUTED


def _without_affirmation(facts: Facts) -> str:
    if facts.withdrawn and facts.affirmed is NO:
        return WITHDRAWN
    if facts.denied or facts.blanket or facts.verdict:
        return DENIED
    if facts.questioned:
        return QUESTIONED
    return DECLINED if facts.declined else NOTHING_CERTAIN
