"""Carry out the fixes of findings: edits of spans, held to the records before they are written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from provenance.checks.checked import Checkable
from provenance.checks.registry import BY_NAME
from provenance.model.findings import Edit, Finding
from provenance.reading.edit import EditError, apply_safely
from provenance.reading.nodes import documents
from provenance.reading.problem import YamlProblem


class Mended(NamedTuple):
    """A file's text before and after, how many findings were mended, and what was refused."""

    file: str
    before: str
    after: str
    number: int
    refused: tuple[str, ...]


def mend(corpus: Checkable, findings: Iterable[Finding], *, unsafe: bool) -> list[Mended]:
    """Work out what the fixes of findings make of each file; nothing is written.

    A file that is no YAML is left alone. A fix that would overlap another, or harm what it does
    not touch, is refused: a second run may make it.

    Args:
        corpus: the corpus in which the findings were found.
        findings: what was found; those without a fix are passed over.
        unsafe: also make fixes that could change who said what.
    """
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        fix = finding.problem.fix
        if fix is not None and (fix.safe or unsafe):
            by_file[finding.problem.span.file].append(finding)
    mended = []
    for file, fixable in sorted(by_file.items()):
        text = corpus.text(file)
        if text is None or not _is_yaml(text):
            mended.append(Mended(file, text or "", text or "", 0, ("the file is no YAML",)))
        else:
            mended.append(_mend(file, text, fixable))
    return mended


def _mend(file: str, text: str, findings: list[Finding]) -> Mended:
    made: dict[Edit, None] = {}
    refused: list[str] = []
    _make(text, findings, made, refused)
    after = apply_safely(text, made) if made else text
    return Mended(file, text, after, len(findings) - len(refused), tuple(refused))


def _make(
    text: str, findings: Sequence[Finding], made: dict[Edit, None], refused: list[str]
) -> None:
    """Add to ``made`` the edits of the findings that can be made: all at once, if that is possible.

    Else each half in turn, until it is known which cannot.
    """
    edits = [edit for one in findings if one.problem.fix for edit in one.problem.fix.edits]
    new = {edit: None for edit in edits if edit not in made}  # two findings may have one mend
    if not new:
        return
    try:
        apply_safely(text, (*made, *new))
    except EditError as error:
        if len(findings) > 1:
            half = len(findings) // 2
            _make(text, findings[:half], made, refused)
            _make(text, findings[half:], made, refused)
            return
        problem = findings[0].problem
        refused.append(f"line {problem.span.line}, {BY_NAME[problem.rule].code}: {error}")
    else:
        made.update(new)


def _is_yaml(text: str) -> bool:
    try:
        for _ in documents(text):
            pass
    except YamlProblem:
        return False
    return True
