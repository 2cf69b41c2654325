"""A finding: what is wrong or doubtful, where, and what to do about it."""

from typing import Final, NamedTuple

ERROR: Final = "error"
WARNING: Final = "warning"
NOTE: Final = "note"
SEVERITIES: Final = (ERROR, WARNING, NOTE)
"""From the gravest to the lightest."""


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, the end is exclusive.

    Columns count characters, not bytes.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Label(NamedTuple):
    """A second place that a finding involves, with a few words on what stands there."""

    span: Span
    text: str


class Edit(NamedTuple):
    """A replacement of the characters ``start`` to ``end`` (offsets) of a file's text."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits to one file that remove a finding; ``safe`` when they cannot change who said what."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Problem(NamedTuple):
    """A defect or doubt as the reader or a rule meets it, before configuration gives it weight."""

    rule: str
    """The name of the rule that is broken, such as ``unknown-key``."""
    span: Span
    message: str
    help: str | None = None
    label: Label | None = None
    fix: Fix | None = None
    subject: str = ""
    """The claim, actor, source or statement concerned: baselines are keyed by it and the rule."""


class Finding(NamedTuple):
    """A problem with the code and the severity that the configuration gives its rule."""

    code: str
    severity: str
    problem: Problem


class Suppressed(NamedTuple):
    """A finding that is not counted: a comment or the baseline allows it, for this reason."""

    finding: Finding
    by: str
    """``comment`` or ``baseline``."""
    reason: str


class Report(NamedTuple):
    """What a check found: findings in the order of file and line, and what was allowed."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    files: tuple[str, ...]
    """The files that were checked, relative to the corpus."""


class Explanation(NamedTuple):
    """A rule as the formats describe it: its one sentence and its whole documentation."""

    summary: str
    text: str
