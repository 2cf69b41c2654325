"""How `expect` blocks are read."""

from typing import Final

from provenance.derive.meeting import SECTIONS
from provenance.model.dates import NO_CUTOFF, Cutoff, DateError, cutoff_day
from provenance.model.records import Expectation

NOWHERE: Final = "nowhere"
"""What `listed` says where `versus` must not list a claim."""


def cutoff_of(expectation: Expectation) -> Cutoff | None:
    """The day at which an expectation asks; ``None`` if its `as-of` is no day to stop at."""
    if expectation.as_of is None:
        return NO_CUTOFF
    try:
        return cutoff_day(expectation.as_of)
    except DateError:
        return None


def listed(expectation: Expectation) -> str | None:
    """The section of `versus` that an expectation asks for; `NOWHERE`; None if neither."""
    wanted = slug(expectation.listed) if expectation.listed else ""
    return wanted if wanted == NOWHERE or wanted in HEADINGS else None


def slug(status: str) -> str:
    """A headline as it is named in code, however an editor spaced it."""
    return "-".join(status.lower().replace("_", " ").replace("-", " ").split())


HEADINGS: Final = {slug(title): title for title in SECTIONS}
"""The headings of `versus`, as `listed` names them."""
