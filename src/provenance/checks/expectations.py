"""How `expect` blocks are read."""

from provenance.model.dates import NO_CUTOFF, Cutoff, DateError, cutoff_day
from provenance.model.records import Expectation


def cutoff_of(expectation: Expectation) -> Cutoff | None:
    """The day at which an expectation asks; ``None`` if its `as-of` is no day to stop at."""
    if expectation.as_of is None:
        return NO_CUTOFF
    try:
        return cutoff_day(expectation.as_of)
    except DateError:
        return None


def slug(status: str) -> str:
    """A headline as it is named in code, however an editor spaced it."""
    return "-".join(status.lower().replace("_", " ").replace("-", " ").split())
