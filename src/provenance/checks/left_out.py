"""Which lines belong to records that were left out, and what these lines name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from provenance.checks.checked import Checked
from provenance.model.tuples import NamedTuple

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
    starts: defaultdict[str, set[int]] = defaultdict(set)
    starts.update(corpus.lines({one.file for one in broken}))
    lines: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    words: set[str] = set()
    unread: set[str] = set()
    for one in broken:
        others = starts[one.file] | {b.line for b in broken if b.file == one.file and b.id}
        if one.id:
            stretch = (one.line, min((line for line in others if line > one.line), default=_END))
        else:  # all after the last record that was read: where the file broke, it began before
            stretch = (max((line for line in starts[one.file] if line < one.line), default=1), _END)
        lines[one.file].append(stretch)
        found = set(_words(corpus.text(one.file) or "", *stretch))
        words |= found
        if not one.id:
            unread |= found
    return LeftOut(
        frozenset(words),
        frozenset(unread),
        frozenset((one.kind, one.id) for one in broken if one.id),
        {file: tuple(stretches) for file, stretches in lines.items()},
    )


def _words(text: str, first: int, end: int) -> Iterator[str]:
    for line in text.splitlines()[first - 1 : end - 1]:
        yield from _WORD.findall(line)
