"""Which lines belong to records that were left out, and what these lines name."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.checks.checked import Checkable

if TYPE_CHECKING:
    from provenance.store.corpus import Broken

_END: Final = 1 << 30
_WORD: Final = re.compile(r"[\w.\-]+")


class LeftOut(NamedTuple):
    """The records that no rule can look at.

    ``words`` are all words on their ``lines`` (first and one after the last, by file and in order);
    ``ids``
    their kinds and ids; ``unread`` the words of stretches that may hold any number of records.
    """

    words: frozenset[str]
    unread: frozenset[str]
    ids: frozenset[tuple[str, str]]
    lines: Mapping[str, tuple[tuple[int, int], ...]]

    def holds(self, file: str, line: int) -> bool:
        """Whether a line belongs to a record that was left out: no rule looked at it."""
        stretches = self.lines.get(file, ())
        place = bisect_right(stretches, (line, _END))
        return place > 0 and line < stretches[place - 1][1]


def left_out(corpus: Checkable) -> LeftOut:
    """Find the lines of the records that were left out."""
    broken = corpus.broken()
    if not broken:
        return LeftOut(frozenset(), frozenset(), frozenset(), {})
    by_file: defaultdict[str, list[Broken]] = defaultdict(list)
    for one in broken:
        by_file[one.file].append(one)
    starts = corpus.lines(by_file)
    lines: dict[str, tuple[tuple[int, int], ...]] = {}
    words: set[str] = set()
    unread: set[str] = set()
    for file, there in by_file.items():
        read = starts.get(file, set())
        begun = sorted(read.union(one.line for one in there if one.id))
        text = (corpus.text(file) or "").splitlines()
        above = sorted(read)
        stretches = [_stretch(one, above, begun) for one in there]
        lines[file] = _joined(stretches)
        for first, end in lines[file]:
            words |= _words(text, first, end)
        for first, end in _joined(s for one, s in zip(there, stretches, strict=True) if not one.id):
            unread |= _words(text, first, end)
    return LeftOut(
        frozenset(words),
        frozenset(unread),
        frozenset((one.kind, one.id) for one in broken if one.id),
        lines,
    )


def _joined(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, those that overlap joined."""
    joined: list[tuple[int, int]] = []
    for first, end in sorted(stretches):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((first, end))
    return tuple(joined)


def _words(text: Sequence[str], first: int, end: int) -> set[str]:
    return {word for line in text[first - 1 : end - 1] for word in _WORD.findall(line)}


def _stretch(one: "Broken", read: Sequence[int], begun: Sequence[int]) -> tuple[int, int]:
    """The lines of a record: its first, and one after its last."""
    if one.id:
        place = bisect_right(begun, one.line)
        return one.line, begun[place] if place < len(begun) else _END
    # All after the last record that was read: where the file broke, it began before.
    place = bisect_left(read, one.line)
    return read[place - 1] if place else 1, _END
