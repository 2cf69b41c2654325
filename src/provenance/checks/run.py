"""Run the rules over a corpus, and weigh what they find by the settings and the comments."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from provenance.checks.checked import Checkable
from provenance.checks.comments import Allowance, Comments
from provenance.checks.config import Config
from provenance.checks.left_out import LeftOut, left_out
from provenance.checks.local import local
from provenance.checks.named import named_nowhere
from provenance.checks.registry import BY_CODE, BY_NAME
from provenance.checks.rule import Found, Place, Rule
from provenance.checks.suspects import find, suspect
from provenance.model.findings import (
    Edit,
    Finding,
    Fix,
    Label,
    Problem,
    Report,
    Span,
    Suppressed,
)
from provenance.model.slice import Slice
from provenance.store.files.private import FOLDER
from provenance.store.files.tracked import tracked
from provenance.store.index.problem_rows import decode_problems, encode_problems

if TYPE_CHECKING:  # both need the YAML reader, which a clean corpus does not
    from provenance.reading.locate import Location


def check(
    corpus: Checkable,
    config: Config,
    today: int,
    only: Callable[[str], bool] | None = None,
) -> Report:
    """Find everything that is wrong or doubtful in a corpus.

    Args:
        corpus: the corpus, whole: what is reported for one file may depend on every other.
        config: which rules to run, and with what weight.
        today: the day of the check, as a day number (``date.toordinal``).
        only: report only the findings in files of which this is true.
    """
    wanted = only or (lambda file: True)
    every = corpus.files()
    unread = {broken.file for broken in corpus.broken()}
    files = tuple(sorted(file for file in unread.union(every) if wanted(file)))
    suspicion = suspect(corpus, config, today)
    in_files = local(corpus, config, every, partial(_problems, corpus), suspicion.whole)
    comments = [one.comments for one in in_files.values()]
    problems = [*corpus.problems()]
    problems.extend(problem for one in in_files.values() for problem in one.problems)
    problems.extend(problem for found in comments for problem in found.problems)
    found = find(corpus, config, today, suspicion, files if only else None)
    problems.extend(_problems(corpus, [one for one in found if wanted(one[1].place.origin.file)]))
    problems.extend(named_nowhere(corpus, config, today))
    if any(BY_CODE[code].family == "quotations" for code in config.severities):
        problems.extend(_quotations(corpus, suspicion.whole, files if only else None))
    problems.extend(_tracked(corpus))
    findings = _weigh((p for p in problems if wanted(p.span.file)), config)
    kept, suppressed, used = _allow(findings, comments)
    unused = _unused(comments, used, config, left_out(corpus))
    kept.extend(_weigh((p for p in unused if wanted(p.span.file)), config))
    return Report(tuple(sorted(kept, key=_order)), tuple(suppressed), files)


def _tracked(corpus: Checkable) -> Iterator[Problem]:
    name = tracked(corpus.root)
    if name:
        message = "git tracks it, and nobody else can believe what it holds"
        help = f"run `git rm -r --cached {FOLDER}`"
        yield Problem("tracked-cache", Span(name, 1, 1, 1, 1), message, help, subject=FOLDER)


def _quotations(
    corpus: Checkable, whole: Slice | None, files: Sequence[str] | None
) -> list[Problem]:
    """What is wrong with quotations, in all files or in some.

    All are verified again when any file has changed; of some files only their own, unless what is
    wrong with all is known.
    """
    from provenance.quotes.state import standing

    state = standing(corpus.root)
    kept = corpus.kept_whole("quotations", state) if state else None
    if kept is not None:
        return decode_problems(kept)
    from provenance.quotes.check import problems

    if files is not None:
        return problems(corpus, _quoting(corpus, files))  # type: ignore[arg-type]
    found = problems(corpus, whole or corpus.whole())  # type: ignore[arg-type]
    if state:
        corpus.keep_whole("quotations", state, encode_problems(tuple(found)) or "[]")
    return found


def _quoting(corpus: Checkable, files: Sequence[str]) -> Slice:
    """The claims of files with their sources, and those that quote from a source of the files."""
    claims: set[str] = set()
    for part in corpus.slices_of_files(files):
        claims.update(part.claims)
        for source in part.sources:
            claims.update(corpus.claims_of_source(source))
    slice = corpus.nearby({"claim": claims, "actor": set(), "source": set()})
    kept = [claim for claim in slice.claims.values() if claim.id in claims]
    return Slice(kept, slice.actors.values(), slice.sources.values())


def _problems(corpus: Checkable, found: Sequence[tuple[Rule, Found]]) -> list[Problem]:
    """Turn places in records into places in files, one file after the other."""
    wanted: dict[str, set[_Point]] = {}
    for _, one in found:
        for place, words in _points(one):
            wanted.setdefault(place.origin.file, set()).add((place, words))
    positions: dict[_Point, Location] = {}
    for file, points in wanted.items():
        from provenance.reading.locate import Locator

        locator = Locator(file, corpus.text(file) or "")
        for place, words in points:
            at = locator.place(place.origin.document, place.path, words)
            positions[place, words] = at
    return [_problem(rule, one, positions) for rule, one in found]


_Point = tuple[Place, tuple[int, int] | None]
"""A place, and where the words concerned stand in its text."""


def _points(found: Found) -> Iterator[_Point]:
    yield found.place, found.words
    if found.label:
        yield found.label[0], None


def _problem(rule: Rule, found: Found, positions: "Mapping[_Point, Location]") -> Problem:
    position, *others = (positions[point] for point in _points(found))
    label = fix = None
    if found.label:
        label = Label(others[0].span, found.label[1])
    if found.replacement:
        edit = Edit(position.start, position.end, found.replacement.text)
        title = f"replace by `{found.replacement.text}`"
        fix = Fix(title, (edit,), found.replacement.safe)
    return Problem(rule.name, position.span, found.message, found.help, label, fix, found.subject)


class _Allowed(NamedTuple):
    kept: list[Finding]
    suppressed: list[Suppressed]
    used: set[tuple[Allowance, str]]


def _allow(findings: Iterable[Finding], comments: Iterable[Comments]) -> _Allowed:
    """Part the findings that comments allow from the others."""
    by_line: dict[tuple[str, int], list[Allowance]] = {}
    for found in comments:
        for allowance in found.allowances:
            by_line.setdefault((allowance.span.file, allowance.line), []).append(allowance)
    allowed = _Allowed([], [], set())
    for finding in findings:
        span = finding.problem.span
        for allowance in by_line.get((span.file, span.line), ()):
            if finding.code in allowance.codes:
                allowed.used.add((allowance, finding.code))
                allowed.suppressed.append(Suppressed(finding, "comment", allowance.reason))
                break
        else:
            allowed.kept.append(finding)
    return allowed


def _unused(
    comments: Iterable[Comments],
    used: set[tuple[Allowance, str]],
    config: Config,
    hidden: LeftOut,
) -> Iterator[Problem]:
    """Allowances without a finding; of what was not looked at nothing can be said."""
    for found in comments:
        for allowance in found.allowances:
            if hidden.holds(allowance.span.file, allowance.line):
                continue
            for code in allowance.codes:
                if code in config.severities and (allowance, code) not in used:
                    message = f"nothing on line {allowance.line} breaks {code} {BY_CODE[code].name}"
                    help = "delete the comment"
                    yield Problem("unused-allowance", allowance.span, message, help)


def _weigh(problems: Iterable[Problem], config: Config) -> Iterator[Finding]:
    for problem in problems:
        code = BY_NAME[problem.rule].code
        severity = config.severities.get(code)
        if severity is not None:
            yield Finding(code, severity, problem)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    span = finding.problem.span
    return span.file, span.line, span.column, finding.code, finding.problem.message
