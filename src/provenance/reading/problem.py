"""The exception that a text raises when it is no YAML that this project reads."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A place in a text: offset in characters, line and column, all from 0.

    libyaml's own marks have the same attributes and serve in its stead.
    """

    index: int  # type: ignore[assignment]
    line: int
    column: int


class YamlProblem(Exception):
    """The text is no YAML that this project reads.

    ``rule`` is the name of the broken rule, ``message`` says what is wrong in plain words,
    ``start`` and ``end`` where (lines and columns from 0), ``help`` what to do.
    """

    def __init__(
        self, rule: str, message: str, start: Mark, end: Mark | None = None, help: str | None = None
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.start = start
        self.end = end or start
        self.help = help
