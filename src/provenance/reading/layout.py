"""What the formatter arranges: nodes with the comments and blank lines that stand by them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.model.fields import Field
from provenance.reading.nodes import Scalar


class CannotFormat(Exception):
    """The text is YAML, but of a kind that cannot be rearranged without loss.

    Says why, in which line (0: in none alone), and what to do about it, if anything is known.
    """

    def __init__(self, reason: str, line: int = 0, help: str = "") -> None:
        super().__init__(reason)
        self.line, self.help = line, help


class Comment(NamedTuple):
    """A comment with its ``#``; ``gap`` is the spaces before it when it ends a line."""

    text: str
    blank: bool = False
    """Whether an empty line stands above it."""
    gap: int = 2


@dataclass(slots=True)
class Part:
    """A key with its value, or an item of a list."""

    key: Scalar | None
    value: "Scalar | Block"
    before: list[Comment] = field(default_factory=list)
    blank: bool = False
    """Whether an empty line stands right above it, below its comments."""
    tail: Comment | None = None
    field: Field | None = None
    """What the table of fields says of the key, or of the list that it is an item of."""

    @property
    def name(self) -> str:
        """The key's text; ``""`` for an item of a list."""
        return self.key.text if self.key else ""


@dataclass(slots=True)
class Block:
    """A mapping or a list, whichever way it was written."""

    is_mapping: bool
    flow: bool
    parts: list[Part] = field(default_factory=list)
    foot: list[Comment] = field(default_factory=list)
    record: str = ""
    """The kind of record that a mapping is, where that is known."""


@dataclass(slots=True)
class Document:
    """One YAML document; ``marker`` when a line ``---`` opens it."""

    marker: bool
    blank: bool = False
    """Whether an empty line stands above the marker."""
    tail: Comment | None = None
    root: Block | None = None
    foot: list[Comment] = field(default_factory=list)
