"""Whether a recorded tie between actors held at a time, in three values."""

from collections.abc import Iterable

from provenance.model.dates import CANNOT_TELL, NO, YES, Days, Truth, as_fine_as, earlier
from provenance.model.records import Tenure


def holds(tenure: Tenure, days: Days | None) -> Truth:
    """Whether a tie held on the day, somewhere within ``days``, that is asked about.

    A tie recorded without time always holds; ``days`` of ``None`` ask for any that was recorded.
    """
    if days is None or (tenure.from_ is None and tenure.to is None):
        return YES
    begun = ended = NO
    if tenure.from_ is not None:
        start = tenure.from_.start
        begun = CANNOT_TELL if tenure.from_.uncertain else earlier(as_fine_as(days, start), start)
    if tenure.to is not None:
        end = tenure.to.end
        ended = CANNOT_TELL if tenure.to.uncertain else earlier(end, as_fine_as(days, end))
    return ~(begun | ended)


def held(tenures: Iterable[Tenure], actor: str, days: Days | None) -> Truth:
    """Whether any of the ties to an actor held."""
    best = NO
    for tenure in tenures:
        if tenure.actor == actor:
            best = best | holds(tenure, days)
    return best
