"""A baseline: the findings that an old corpus is allowed to keep, until they are mended.

They are known by rule and by the id of what they concern, never by line, so that edits elsewhere
in a file neither hide a new finding nor bring an old one back. A baseline only shrinks.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from provenance.checks.registry import BY_CODE
from provenance.model.findings import Finding, Report, Suppressed
from provenance.store.errors import CorpusError
from provenance.store.files import atomic, guarded

VERSION: Final = 1

Baseline = Counter[tuple[str, str]]
"""How many findings are allowed, by the rule's code and the subject's id."""


class Divided(NamedTuple):
    """A report divided by a baseline; ``left`` is what of it is still needed."""

    report: Report
    left: Baseline


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        CorpusError: if it cannot be read or is none.
    """
    help = "make one with `provenance check --baseline FILE --update-baseline`"
    try:
        table = json.loads(guarded.read(path, guarded.MAX_LISTS))
        allowed = table["allowed"]
        if table["version"] != VERSION:
            raise CorpusError(f"{path} is a baseline of another version", help)
        return Counter(
            {(code, subject): int(n) for code, by in allowed.items() for subject, n in by.items()}
        )
    except FileNotFoundError:
        raise CorpusError(f"there is no baseline {path}", help) from None
    except RecursionError:
        raise CorpusError(f"{path} is no baseline: it is nested too deeply", help) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path} is no baseline: {error}", help) from None


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline file, sorted so that its diffs are small.

    Raises:
        CorpusError: it cannot be written; what was there stands as it was.
    """
    allowed: dict[str, dict[str, int]] = {}
    for (code, subject), count in sorted(baseline.items()):
        if count > 0:
            allowed.setdefault(code, {})[subject] = count
    text = json.dumps({"version": VERSION, "allowed": allowed}, indent=1, ensure_ascii=False)
    before = guarded.read(path, guarded.MAX_LISTS).decode("utf-8-sig") if path.exists() else None
    atomic.write(path, text + "\n", before)


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """A baseline that allows these findings; what costs a record cannot be allowed."""
    return Counter(key_of(f) for f in findings if not BY_CODE[f.code].costs)


def divide(report: Report, baseline: Baseline) -> Divided:
    """Part the findings that a baseline allows from the others."""
    room = Counter(baseline)
    left: Baseline = Counter()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in report.findings:
        key = key_of(finding)
        if room[key] > 0 and not BY_CODE[finding.code].costs:
            room[key] -= 1
            left[key] += 1
            suppressed.append(Suppressed(finding, "baseline", "in the baseline"))
        else:
            kept.append(finding)
    allowed = (*report.suppressed, *suppressed)
    return Divided(report._replace(findings=tuple(kept), suppressed=allowed), left)


def key_of(finding: Finding) -> tuple[str, str]:
    """What a baseline knows a finding by."""
    return finding.code, finding.problem.subject or finding.problem.span.file
