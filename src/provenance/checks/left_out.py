"""Which lines belong to records that were left out, and what these lines name."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, Final

from provenance.checks.checked import Checked
from provenance.model.tuples import NamedTuple

if TYPE_CHECKING:
    from provenance.store.corpus import Broken

_END: Final = 1 << 30
_WORD: Final = re.compile(r"[\w.\-]+")


class LeftOut(NamedTuple):
    """The records that no rule can look at.

    ``words`` are all words on their ``lines`` (first and one after the last, by file); ``ids``
    their kinds and ids; ``unread`` the words of stretches that may hold any number of records.
    """

    words: frozenset[str]
    unread: frozenset[str]
    ids: frozenset[tuple[str, str]]
    lines: Mapping[str, tuple[tuple[int, int], ...]]

    def holds(self, file: str, line: int) -> bool:
        """Whether a line belongs to a record that was left out: no rule looked at it."""
        return any(start <= line < end for start, end in self.lines.get(file, ()))


def left_out(corpus: Checked) -> LeftOut:
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
        lines[file] = tuple(_stretch(one, read, begun) for one in there)
        for one, (first, end) in zip(there, lines[file], strict=True):
            found = {word for line in text[first - 1 : end - 1] for word in _WORD.findall(line)}
            words |= found
            if not one.id:
                unread |= found
    return LeftOut(
        frozenset(words),
        frozenset(unread),
        frozenset((one.kind, one.id) for one in broken if one.id),
        lines,
    )


def _stretch(one: "Broken", read: Set[int], begun: Sequence[int]) -> tuple[int, int]:
    """The lines of a record: its first, and one after its last."""
    if one.id:
        place = bisect_right(begun, one.line)
        return one.line, begun[place] if place < len(begun) else _END
    # All after the last record that was read: where the file broke, it began before.
    return max((line for line in read if line < one.line), default=1), _END
