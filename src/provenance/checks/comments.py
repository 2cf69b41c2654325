"""Comments that allow a finding on their line, with the reason.

    - by: ned-price
      date: 2031-01-01     # provenance: allow T301 because the embargo ends on that day

A comment that has a line for itself allows it on the next line that holds something. The word
between ``allow`` and ``because`` is a code or a name of a rule, or several with commas.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from typing import Final, NamedTuple

from provenance.checks.registry import BY_CODE, BY_NAME
from provenance.model.findings import Problem, Span

MARK: Final = "provenance:"
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#[ \t]*provenance:[ \t]*(?P<body>[^\n]*)", re.MULTILINE)
_BODY: Final = re.compile(r"allow[ \t]+(?P<rules>[^ \t].*?)(?:[ \t]+because\b[ \t]*(?P<why>.*))?$")


class Allowance(NamedTuple):
    """A comment that allows some rules to be broken on a line."""

    span: Span
    line: int
    codes: tuple[str, ...]
    reason: str


class Comments(NamedTuple):
    """What the comments of a file allow, and which of them are not understood."""

    allowances: tuple[Allowance, ...]
    problems: tuple[Problem, ...]


def read_comments(file: str, text: str) -> Comments:
    """Find the comments of a file that speak to this program."""
    if MARK not in text:
        return Comments((), ())
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    nexts = _nexts(lines)
    quoted = sorted(_scalars(text))
    allowances: list[Allowance] = []
    problems: list[Problem] = []
    for match in _COMMENT.finditer(text):
        before = bisect_right(quoted, (match.start(), len(text)))
        if before and match.start() < quoted[before - 1][1]:
            continue  # words in a text, not a comment
        line = bisect_right(starts, match.start()) - 1
        column = match.start() - starts[line]
        body = match["body"].rstrip()
        span = Span(file, line + 1, column + 1, line + 1, column + 1 + len(match[0].rstrip()))
        alone = not lines[line][:column].strip()
        read = _read(span, body, nexts[line] if alone else line + 1)
        if isinstance(read, Allowance):
            allowances.append(read)
        else:
            problems.append(read)
    return Comments(tuple(allowances), tuple(problems))


def _read(span: Span, body: str, target: int) -> Allowance | Problem:
    match = _BODY.match(body)
    if match is None:
        help = "write `# provenance: allow CODE because …`"
        return Problem("bad-allowance", span, f"`{body}` is not understood", help)
    names = [name for name in re.split(r"[,\s]+", match["rules"]) if name]
    codes = []
    for name in names:
        rule = BY_CODE.get(name.upper()) or BY_NAME.get(name.lower())
        if rule is None:
            help = "`provenance rule` lists the rules"
            return Problem("bad-allowance", span, f"`{name}` is no rule", help)
        if rule.costs:
            message = f"{rule.code} {rule.name} cannot be allowed: the record is left out"
            return Problem("bad-allowance", span, message, "mend the record; delete the comment")
        codes.append(rule.code)
    if not (match["why"] or "").strip():
        help = f"write `# provenance: allow {' '.join(names)} because …`"
        return Problem("bad-allowance", span, "an allowance needs a reason", help)
    return Allowance(span, target, tuple(codes), match["why"].strip())


def _nexts(lines: list[str]) -> list[int]:
    """For each line the next (from 1) that holds more than a comment; itself where none does."""
    found: list[int] = []
    after = None
    for number in range(len(lines), 0, -1):
        found.append(after or number)
        held = lines[number - 1].strip()
        if held and not held.startswith("#"):
            after = number
    return found[::-1]


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """The offsets between which texts of several lines or in quotation marks stand."""
    from provenance.reading.nodes import Mapping, Node, Scalar, documents
    from provenance.reading.problem import YamlProblem

    stack: list[Node] = []
    with suppress(YamlProblem):
        stack.extend(root for root in documents(text) if root is not None)
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            if node.style is not None:
                yield node.start.index, node.end.index
        elif isinstance(node, Mapping):
            stack.extend(child for pair in node.pairs for child in pair)
        else:
            stack.extend(node.items)
