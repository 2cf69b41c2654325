"""Why something is so, or cannot be told: data that views put into words."""

from typing import Final, NamedTuple

# When something was said
NOT_BEFORE: Final = "not-before"
NOT_AFTER: Final = "not-after"
EVENT: Final = "event"
AUTHOR: Final = "author"
RECORDED: Final = "recorded"
DATED: Final = "dated"
PUBLISHED: Final = "published"
READ: Final = "read"
"""What bounds it: the event, the source's own author, a recorded date, or a date of the source."""
UTTERANCE: Final = "utterance"
ANSWERS: Final = "answers"
ANSWERED: Final = "answered"
"""Through which other statement: of one utterance, one that it answers, one that answers it."""

# Whether somebody is a member
NO_RECORD: Final = "no-record"
NAMED: Final = "named"
NOT_THEN: Final = "not-then"
TERM_OPEN: Final = "term-open"
SOME_NAMED: Final = "some-named"
NONE_NAMED: Final = "none-named"
NOT_NAMED: Final = "not-named"

# Why an order, or a change, is open
GOES_ON: Final = "goes-on"
SAME_TIME: Final = "same-time"
UNDATED: Final = "undated"
PERHAPS_LATER: Final = "perhaps-later"
DATES_OPEN: Final = "dates-open"
BEFORE_EVENT: Final = "before-event"
PERIOD_OPEN: Final = "period-open"
NOT_RECORDED: Final = "not-recorded"

# Why two claims, or two figures, cannot both be true, or can
EDITORS: Final = "editors"
EXCLUSION: Final = "exclusion"
FIGURES: Final = "figures"
NO_NUMBER: Final = "no-number"
DATE_NO_PART: Final = "date-no-part"
FITS_WHOLE: Final = "fits-whole"
EXCEEDS_WHOLE: Final = "exceeds-whole"
ESTIMATE: Final = "estimate"
UNCERTAIN_DATE: Final = "uncertain-date"
KINDS: Final = "kinds"
PLACES: Final = "places"
TIMES: Final = "times"
SCOPES: Final = "scopes"
PART_OF: Final = "part-of"
UNIT_MISSING: Final = "unit-missing"
UNITS: Final = "units"
OVERLAP: Final = "overlap"
BOUNDS: Final = "bounds"
BEGINNINGS: Final = "beginnings"
ENDS: Final = "ends"
SPAN_AND_MOMENT: Final = "span-and-moment"
GAVE_LATER: Final = "gave-later"
GAVE_ANOTHER: Final = "gave-another"
WITHDREW: Final = "withdrew"
DENIED_LATER: Final = "denied-later"
LAST_OPEN: Final = "last-open"
NOBODY: Final = "nobody"
GIVERS_OPEN: Final = "givers-open"


class Why(NamedTuple):
    """One reason.

    ``kind`` says which, ``actors``, ``claims`` and ``statements`` of whom and what, by id.
    ``words`` are the record's own: units, places, times, a question, the editors' reason, a
    stance. A bound of a time has its ``day``, its ``basis`` and, where it is another statement's,
    ``through`` what.
    """

    kind: str
    actors: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    day: int | None = None
    basis: str | None = None
    through: str | None = None
