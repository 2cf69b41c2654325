"""Planned changes to a corpus's files: shown, held to the checks, carried out."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.findings import ERROR
from provenance.store.errors import CorpusError
from provenance.store.files import atomic
from provenance.store.files.discovery import belongs

if TYPE_CHECKING:
    from provenance.model.findings import Finding, Span
    from provenance.store.index.database import Progress

_LATER: Final = frozenset(
    {"quote-unverified", "quote-not-locked", "quote-lock-stale", "quote-lock-outdated"}
)
"""Errors that can only be mended when the record is written."""

_FIRST_STEPS: Final = frozenset({"unused-actor", "unused-source", "empty-claim"})
"""What is true of every record when it is begun: nobody is told."""


Rows = Callable[[str, int], Sequence[int]]
"""Tells from which lines of a sheet comes what stands on a line of a file; none if from none."""


class Change(NamedTuple):
    """What becomes of a file: ``None`` before for a new one, ``None`` after for one deleted."""

    file: str
    """The path, relative to the corpus."""
    before: str | None
    after: str | None


def diff(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a unified diff, without line ends."""
    for change in changes:
        if change.before == change.after:
            continue
        old = "/dev/null" if change.before is None else change.file
        new = "/dev/null" if change.after is None else change.file
        before = (change.before or "").splitlines()
        after = (change.after or "").splitlines()
        yield from unified_diff(before, after, old, new, lineterm="")


class Note(NamedTuple):
    """What the check says of a change that it does not refuse, and by which rule."""

    rule: str
    sentence: str


class Error(NamedTuple):
    """What changes would bring: by which rule, where, what, and the lines of the sheet it is of."""

    rule: str
    place: str
    cause: str
    lines: Sequence[int]


class WouldNotCheck(CorpusError):
    """Changes would bring errors."""

    def __init__(self, found: Sequence[Error]) -> None:
        told = "\n".join(f"  {one.place}: {one.cause}" for one in found[:_TOLD])
        more = f"\n  and {len(found) - _TOLD:,} more" if len(found) > _TOLD else ""
        super().__init__(f"nothing was written, because it would not check:\n{told}{more}")
        self.found = found


_TOLD: Final = 10
"""Errors that are told of changes."""


def hold(
    root: Path, changes: Sequence[Change], rows: Rows | None = None, *, renamed: bool = False
) -> list[Note]:
    """Refuse changes with which the corpus would have an error that it does not have now.

    Args:
        root: the corpus's folder.
        changes: what is to be written.
        rows: the lines of a sheet that the files come from, to be named in their place.
        renamed: whether ids change, so that what was found before is told in other words now: of
            each rule there may be as many findings as there were.

    Returns:
        What else the check would newly say of the changed files.

    Raises:
        WouldNotCheck: the changes would bring errors; it names them.
    """
    key = _rule if renamed else _key
    was = Counter(key(finding) for finding in _findings(root, {}))
    overlay = {c.file: c.after for c in changes if c.after != c.before and belongs(c.file)}
    new: list[Finding] = []
    for finding in _findings(root, overlay):
        if was[key(finding)]:
            was[key(finding)] -= 1
        else:
            new.append(finding)
    errors = [f for f in new if f.severity == ERROR and f.problem.rule not in _LATER]
    if errors:
        raise WouldNotCheck(_told(errors, rows))
    noted = [
        finding
        for finding in new
        if finding.problem.span.file in overlay and finding.problem.rule not in _FIRST_STEPS
    ]
    return [Note(one.rule, f"{one.place}: {one.cause}") for one in _told(noted, rows)]


def carry_out(root: Path, changes: Sequence[Change], progress: "Progress | None" = None) -> None:
    """Write the changes; files are only deleted when all others are written.

    A change that fails takes back the new files written before it.

    Args:
        root: the corpus's folder.
        changes: what is to be written.
        progress: told how many files of how many are written.

    Raises:
        CorpusError: a file is not as it was when the changes were planned, or cannot be written.
    """
    texts = [
        (root / change.file, change.after, change.before)
        for change in changes
        if change.after is not None and change.after != change.before
    ]
    new: dict[Path, str] = {path: text for path, text, before in texts if before is None}
    written: list[Path] = []
    try:
        if len(texts) > _MANY:
            for path in atomic.write_all(texts):
                written.append(path)
                if progress:
                    progress(len(written), len(texts))
            texts = []
        for path, text, before in texts:
            there = os.path.lexists(path)
            atomic.write(path, text, before)
            if not there:
                written.append(path)
    except CorpusError:
        for path in written:
            if path in new:
                atomic.remove(path, new[path])
        raise
    for change in changes:
        if change.after is None and change.before is not None:
            atomic.remove(root / change.file, change.before)


_MANY: Final = 20
"""Files above which one waits for the disk once, not once a file."""


def _findings(root: Path, overlay: dict[str, str | None]) -> "Sequence[Finding]":
    from datetime import date

    from provenance.checks.config import configure
    from provenance.checks.run import check
    from provenance.store.corpus import open_corpus
    from provenance.store.files.discovery import scan

    if not overlay and not scan(root, may_be_empty=True).files:
        return ()
    with open_corpus(root, overlay=overlay) as corpus:
        return check(corpus, configure(corpus.settings.check), date.today().toordinal()).findings


def _key(finding: "Finding") -> tuple[str, str, str]:
    return finding.code, finding.problem.subject, finding.problem.message


def _rule(finding: "Finding") -> tuple[str, str, str]:
    return finding.code, "", ""


def _told(findings: "Iterable[Finding]", rows: Rows | None) -> list[Error]:
    """Findings with their places, of a sheet in the order of its lines."""
    told = [_error(finding, rows) for finding in findings]
    return sorted(told, key=lambda one: min(one.lines, default=0)) if rows else told


def _error(finding: "Finding", rows: Rows | None) -> Error:
    problem = finding.problem
    help = f" ({problem.help})" if problem.help else ""
    lines = rows(problem.span.file, problem.span.line) if rows else ()
    return Error(problem.rule, _place(problem.span, lines), f"{problem.message}{help}", lines)


def _place(span: "Span", lines: Sequence[int]) -> str:
    """The lines of the sheet that a record comes from, or the file and line of a finding."""
    if not lines:
        return f"{span.file}:{span.line}"
    more = " …" if len(lines) > _NAMED else ""
    noun = "lines" if len(lines) > 1 else "line"
    return f"{noun} {', '.join(map(str, lines[:_NAMED]))}{more} of the sheet"


_NAMED: Final = 3
"""Lines of a sheet that are named of a finding."""
