"""The filters that an answer was asked under, told with it."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.answers.filters import EVERYTHING, Filters
from provenance.answers.parties import Party
from provenance.model.dates import NoCutoff, show_day

BEFORE: Final = "--before"
AFTER: Final = "--after"
AS_OF: Final = "--as-of"

_NAMED: Final = {"about", "by", "for_", "side", "via"}
"""The filters that name a record."""

_LISTS: Final = ("about", "topic", "place", "by", "for_", "side", "stance", "via", "status")
_DATES: Final = {"before": BEFORE, "after": AFTER, "as_of": AS_OF}

ON_STATEMENTS: Final = ("by", "for_", "side", "stance", "via", "before", "after", "as_of")
"""The filters that choose among the statements on a claim."""

ON_CLAIMS: Final = ("about", "topic", "place", "status")
"""The filters that choose among claims."""


FILTERS: Final = (*ON_CLAIMS, *ON_STATEMENTS)
"""All that leave something out because of what it is."""


class Asked(NamedTuple):
    """A filter as it was given: its option, and the values with the names of those that are ids."""

    option: str
    values: tuple[Party, ...]


def as_asked(filters: Filters, name: Callable[[str], str]) -> tuple[Asked, ...]:
    """List the filters that leave something out.

    Args:
        filters: what was asked for.
        name: gives the name of a record by its id.
    """
    return tuple(_asked(filters, name))


def option(field: str) -> str:
    """The option of a field of `Filters`."""
    return f"--{field.rstrip('_').replace('_', '-')}"


def given(filters: Filters, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some fields of `Filters` that are set."""
    return tuple(f for f in fields if getattr(filters, f) != getattr(EVERYTHING, f))


def leaving_out(filters: Filters, fields: tuple[str, ...]) -> Filters:
    """The same filters without some of them."""
    return filters._replace(**{field: getattr(EVERYTHING, field) for field in fields})


def _asked(filters: Filters, name: Callable[[str], str]) -> Iterator[Asked]:
    for field in _LISTS:
        values = getattr(filters, field)
        if values:
            named = field in _NAMED
            parties = tuple(Party(value, name(value) if named else value) for value in values)
            yield Asked(option(field), parties)
    for field, told in _DATES.items():
        day = getattr(filters, field)
        if day is not None and not isinstance(day, NoCutoff):
            yield Asked(told, (Party(show_day(day), show_day(day)),))
    if filters.limit is not None:
        yield Asked("--limit", (Party(str(filters.limit), str(filters.limit)),))
