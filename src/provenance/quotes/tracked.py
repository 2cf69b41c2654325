"""Changing a text while remembering where each of its characters came from."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Layer(NamedTuple):
    """One change of a text: where its replaced pieces begin and end in the new text and the old.

    Both lists begin with 0; then follow the begin and the end of each piece, so that odd indices
    lead into a piece. Between two pieces both texts run alike.
    """

    new: "array[int]"
    old: "array[int]"

    def divides(self, offset: int) -> bool:
        """Whether an offset of the new text lies inside what was put in one piece's place."""
        index = bisect_right(self.new, offset) - 1
        return index % 2 == 1 and offset > self.new[index]

    def start(self, offset: int) -> int:
        """Where what begins at an offset of the new text began in the old one."""
        index = bisect_right(self.new, offset) - 1
        return self.old[index] if index % 2 else self.old[index] + offset - self.new[index]

    def end(self, offset: int) -> int:
        """Where what ends at an offset of the new text ended in the old one."""
        index = bisect_left(self.new, offset)
        if index < len(self.new) and self.new[index] == offset:
            return self.old[index]
        before = index - 1
        return self.old[index] if before % 2 else self.old[before] + offset - self.new[before]


def substitute(
    pattern: "re.Pattern[str]", by: str | Callable[[str], str], text: str
) -> tuple[str, Layer | None]:
    """Replace what a pattern matches; the layer is ``None`` where no length changed."""
    return replace(
        text,
        (
            (*match.span(), by if isinstance(by, str) else by(match[0]))
            for match in pattern.finditer(text)
        ),
    )


def replace(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, Layer | None]:
    """Put texts in place of stretches, each given by its begin and end, in their order."""
    pieces: list[str] = []
    new, old = array("q", (0,)), array("q", (0,))
    last = length = 0
    for start, end, put in changes:
        pieces += (text[last:start], put)
        length += start - last
        if len(put) != end - start:
            new.extend((length, length + len(put)))
            old.extend((start, end))
        length += len(put)
        last = end
    if not pieces:
        return text, None
    pieces.append(text[last:])
    return "".join(pieces), Layer(new, old) if len(new) > 1 else None
