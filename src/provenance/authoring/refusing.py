"""Why a file cannot be rearranged, as an error: where, why, and what to do."""

from provenance.reading.layout import CannotFormat
from provenance.store.errors import CorpusError


def cannot(file: str, reason: CannotFormat) -> CorpusError:
    """Make an error of what keeps a file from being rearranged."""
    place = f"{file}:{reason.line}" if reason.line else file
    help = reason.help or "make the change in the file itself: `provenance edit` opens it"
    return CorpusError(f"{place}: the file cannot be rearranged: {reason}", help)
