"""Planned changes to a corpus's files: shown, held to the checks, carried out."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.model.findings import ERROR
from provenance.model.tuples import NamedTuple
from provenance.store.errors import CorpusError
from provenance.store.files import atomic

if TYPE_CHECKING:
    from provenance.model.findings import Finding

_LATER: Final = frozenset({"quote-unverified"})
"""Errors that can only be mended when the record is written."""

_FIRST_STEPS: Final = frozenset({"unused-actor", "unused-source", "empty-claim"})
"""What is true of every record when it is begun: nobody is told."""


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


def hold(root: Path, changes: Sequence[Change]) -> list[str]:
    """Refuse changes with which the corpus would have an error that it does not have now.

    Returns:
        What else the check would newly say of the changed files, a sentence each.

    Raises:
        CorpusError: the changes would bring errors; it names them.
    """
    was = Counter(_key(finding) for finding in _findings(root, {}))
    overlay = {c.file: c.after for c in changes if c.after is not None and c.after != c.before}
    new: list[Finding] = []
    for finding in _findings(root, overlay):
        if was[_key(finding)]:
            was[_key(finding)] -= 1
        else:
            new.append(finding)
    errors = [f for f in new if f.severity == ERROR and f.problem.rule not in _LATER]
    if errors:
        told = "\n".join(f"  {_sentence(finding)}" for finding in errors[:10])
        more = f"\n  and {len(errors) - 10} more" if len(errors) > 10 else ""
        raise CorpusError(f"nothing was written, because it would not check:\n{told}{more}")
    return [
        _sentence(finding)
        for finding in new
        if finding.problem.span.file in overlay and finding.problem.rule not in _FIRST_STEPS
    ]


def carry_out(root: Path, changes: Sequence[Change]) -> None:
    """Write the changes; files are only deleted when all others are written.

    A change that fails takes back the new files written before it.

    Raises:
        CorpusError: a file is not as it was when the changes were planned, or cannot be written.
    """
    written: list[Change] = []
    try:
        for change in changes:
            if change.after is not None and change.after != change.before:
                there = change.before is None and os.path.lexists(root / change.file)
                atomic.write(root / change.file, change.after, change.before)
                if not there:
                    written.append(change)
    except CorpusError:
        for change in written:
            if change.before is None and change.after is not None:
                atomic.remove(root / change.file, change.after)
        raise
    for change in changes:
        if change.after is None and change.before is not None:
            atomic.remove(root / change.file, change.before)


def _findings(root: Path, overlay: dict[str, str]) -> "Sequence[Finding]":
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


def _sentence(finding: "Finding") -> str:
    problem = finding.problem
    help = f" ({problem.help})" if problem.help else ""
    return f"{problem.span.file}:{problem.span.line}: {problem.message}{help}"
