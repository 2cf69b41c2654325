"""What of an import needs an eye, each cause once."""

from typing import Final, NamedTuple


class Notice(NamedTuple):
    """Something of the file that needs an eye, the first place of it, and how often it is met."""

    place: str
    what: str
    times: int = 1


class Notes:
    """What needs an eye, each cause once."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, int]] = {}

    def add(self, place: str, what: str) -> None:
        if what not in self._found and len(self._found) >= _MOST_CAUSES:
            what = "and further causes, which are not told apart"
        first, times = self._found.get(what, (place, 0))
        self._found[what] = (first, times + 1)

    def told(self) -> tuple[Notice, ...]:
        return tuple(Notice(place, what, times) for what, (place, times) in self._found.items())


_MOST_CAUSES: Final = 1_000
"""The causes that are told apart: a feed may have one an item."""
