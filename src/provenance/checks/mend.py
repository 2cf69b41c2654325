"""Carry out the fixes of findings: edits of spans, held to the records before they are written."""

from collections import defaultdict
from collections.abc import Iterable

from provenance.checks.checked import Checked
from provenance.checks.registry import BY_NAME
from provenance.model.findings import Edit, Finding
from provenance.model.tuples import NamedTuple
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


def mend(corpus: Checked, findings: Iterable[Finding], *, unsafe: bool) -> list[Mended]:
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
    made: list[Edit] = []
    refused: list[str] = []
    after = text
    for finding in findings:
        fix = finding.problem.fix
        edits = fix.edits if fix else ()
        if set(edits) <= set(made):
            continue  # two findings with one mend
        try:
            after = apply_safely(text, (*made, *edits))
        except EditError as error:
            line = finding.problem.span.line
            refused.append(f"line {line}, {BY_NAME[finding.problem.rule].code}: {error}")
        else:
            made.extend(edits)
    return Mended(file, text, after, len(findings) - len(refused), tuple(refused))


def _is_yaml(text: str) -> bool:
    try:
        for _ in documents(text):
            pass
    except YamlProblem:
        return False
    return True
