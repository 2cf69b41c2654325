"""What can be done about a finding: its fix, a record for a name that has none, an allowance."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.authoring import compose
from provenance.authoring.insert import with_entry
from provenance.authoring.names import slug
from provenance.checks.comments import MARK, read_comments
from provenance.checks.registry import BY_CODE
from provenance.editor.text import Text
from provenance.model.findings import Edit, Finding
from provenance.reading.edit import EditError, apply_safely
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

_KINDS: Final = ("person", "government", "organisation", "outlet", "unnamed")
"""What a name that has no record mostly is; the kind can be mended in the record."""

_ACTORS: Final = "claims/actors.yaml"


class Action(NamedTuple):
    """What an editor offers: a title, what becomes of files, and whether it is the first choice."""

    title: str
    edits: tuple[tuple[str, tuple[Edit, ...]], ...]
    finding: Finding
    preferred: bool = False
    new: str = ""
    """A file that must be made first."""


def actions(corpus: Corpus, text: Text, findings: Iterable[Finding]) -> list[Action]:
    """List what can be done about findings of one file."""
    found = [*findings]
    offered = [action for one in found for action in _fix(text, one)]
    offered += [action for one in found for action in _records(corpus, one)]
    offered += [action for one in found for action in _allow(text, one)]
    return offered


def _fix(text: Text, finding: Finding) -> Iterator[Action]:
    fix = finding.problem.fix
    if fix is None:
        return
    try:
        apply_safely(text.text, fix.edits)
    except EditError:
        return
    title = fix.title[:1].upper() + fix.title[1:]
    title = title if fix.safe else f"{title} (may change who says what)"
    yield Action(title, ((finding.problem.span.file, fix.edits),), finding, fix.safe)


def _records(corpus: Corpus, finding: Finding) -> Iterator[Action]:
    """Record an actor that something names and nobody recorded."""
    problem = finding.problem
    if problem.rule != "unknown-actor":
        return
    named = _named(corpus, finding)
    if not named or slug(named) != named:
        return
    name = named.replace("-", " ").title()
    file = _home(corpus)
    before = corpus.text(file)
    for kind in _KINDS:
        values = {"name": name, "kind": kind}
        try:
            if before is None or not before.strip():
                after = compose.document({"actors": {named: values}}, 3)
            else:
                after = with_entry(file, before, "actors", named, values)
        except CorpusError:
            return
        what = "somebody unnamed" if kind == "unnamed" else f"the {kind} “{name}”"
        edits = (_difference(before or "", after),)
        new = file if before is None else ""
        yield Action(f"Record `{named}` as {what}", ((file, edits),), finding, new=new)


def _named(corpus: Corpus, finding: Finding) -> str:
    span = finding.problem.span
    held = Text(corpus.text(span.file) or "")
    start, end = (
        held.offset_of(span.line, span.column),
        held.offset_of(span.end_line, span.end_column),
    )
    return held.text[start:end].strip("'\"")


def _home(corpus: Corpus) -> str:
    """The file with most actors."""
    count: dict[str, int] = {}
    for actor in corpus.each("actor"):
        count[actor.origin.file] = count.get(actor.origin.file, 0) + 1
    return min(count, key=lambda file: (-count[file], file), default=_ACTORS)


def _difference(before: str, after: str) -> Edit:
    """The one edit that makes a text of another: what stands between what both have in common."""
    start = 0
    most = min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Edit(start, len(before) - end, after[start : len(after) - end])


def _allow(text: Text, finding: Finding) -> Iterator[Action]:
    """Allow a finding on its line; the reason is left to write, and `check` insists on it."""
    rule = BY_CODE[finding.code]
    span = finding.problem.span
    if rule.costs or rule.family == "comments":
        return
    comment = f"# {MARK} allow {finding.code} because "
    end = text.line_end(span.line)
    start = text.offset_of(span.line, 1)
    indent = len(text.text[start:end]) - len(text.text[start:end].lstrip())
    ways = (
        Edit(end, end, f"  {comment}"),
        Edit(start, start, f"{text.text[start : start + indent]}{comment}\n"),
    )
    for edit in ways:
        after = (
            text.text[: edit.start]
            + edit.text.rstrip()
            + " x"
            + edit.text[len(edit.text.rstrip()) :].lstrip(" ")
            + text.text[edit.end :]
        )
        line = span.line + edit.text.count("\n")
        if any(one.line == line for one in read_comments(span.file, after).allowances):
            title = f"Allow {finding.code} {rule.name} here, and say why"
            yield Action(title, ((span.file, (edit,)),), finding)
            return


def formatting(before: str, after: str) -> Edit | None:
    """The edit that formats a text; None where nothing is to be done."""
    return _difference(before, after) if before != after else None
