"""What libyaml's parse errors mean, in the words of somebody who edits claim files."""

import re

from yaml.error import MarkedYAMLError

from provenance.reading.problem import Mark, YamlProblem


def explain(text: str, error: MarkedYAMLError) -> YamlProblem:
    """Turn a parse error into a problem that names the usual cause and the mend.

    Args:
        text: the whole file.
        error: what the YAML parser raised.
    """
    at = _mark(error.problem_mark or error.context_mark)
    lines = text.splitlines()
    line = lines[at.line] if at.line < len(lines) else ""
    problem = error.problem or ""
    context = error.context or ""

    conflict = re.search(r"^(<{7}|={7}|>{7})( |$)", text, re.MULTILINE)
    if conflict:
        number = text.count("\n", 0, conflict.start())
        return YamlProblem(
            "merge-conflict",
            "a git merge conflict was left in the file",
            Mark(conflict.start(), number, 0),
            Mark(conflict.end(), number, 7),
            "keep one side and delete the lines that git added",
        )
    if "\\t" in problem or line[: len(line) - len(line.lstrip())].count("\t"):
        column = max(line.find("\t"), 0)
        return YamlProblem(
            "tab",
            "a tab is used for indentation; YAML takes spaces only",
            Mark(at.index, at.line, column),
            Mark(at.index + 1, at.line, column + 1),
            "replace each tab with two spaces",
        )
    opening = _mark(error.context_mark)
    if "quoted scalar" in context:
        return YamlProblem(
            "unclosed-quote",
            "this quotation mark is never closed",
            opening,
            Mark(opening.index + 1, opening.line, opening.column + 1),
            "add the closing mark; inside a quoted text, write the mark twice",
        )
    if "flow" in context:
        if "flow node" in context:  # libyaml names the place where it gave up
            opening = _innermost(text, at) or opening
        opened = "{" if text.startswith("{", opening.index) else "["
        return YamlProblem(
            "unclosed-bracket",
            f"this `{opened}` is never closed, or a comma is missing inside it",
            opening,
            help=f"close it with `{']' if opened == '[' else '}'}` and part its items with commas",
        )
    if "mapping values are not allowed" in problem:
        if re.fullmatch(r"\s+[\w-]+", line[: at.column]):
            return _too_far_right(line, at)
        return YamlProblem(
            "indentation",
            "a `: ` stands where no key can be",
            at,
            help="put the text in quotation marks, or mend the indentation of this line",
        )
    if "cannot start any token" in problem:
        mark = line[at.column : at.column + 1]
        return YamlProblem(
            "broken-yaml",
            f"a plain text cannot begin with `{mark}`",
            at,
            help="put the text in quotation marks",
        )
    if "could not find expected ':'" in problem:
        key = lines[opening.line][opening.column :] if opening.line < len(lines) else ""
        return YamlProblem(
            "indentation",
            "this line is no `key: value`, nor does it go on with the text above it",
            opening,
            Mark(opening.index + len(key), opening.line, opening.column + len(key)),
            "write a `:` and a space after the key, or indent the line deeper than its key",
        )
    if "did not find expected" in problem and line[at.column - 1 : at.column] in ("'", '"'):
        return YamlProblem(
            "unclosed-quote",
            "this quotation mark ends the text, and something stands behind it",
            Mark(at.index - 1, at.line, at.column - 1),
            Mark(at.index, at.line, at.column),
            "inside a quoted text, write the mark twice",
        )
    if "did not find expected" in problem or "could not find expected" in problem:
        return YamlProblem(
            "indentation",
            "this line does not fit the lines above it",
            at,
            help="indent it like its neighbours; every key needs a `:`, every list item a `- `",
        )
    if "alias" in context or "anchor" in context:
        return YamlProblem(
            "alias",
            "a plain text cannot begin with `*` or `&`",
            at,
            help="put the text in quotation marks",
        )
    return YamlProblem("broken-yaml", f"this is not YAML: {problem or context}", at)


def _innermost(text: str, at: Mark) -> Mark | None:
    """The last bracket before a place that is not closed there."""
    opened: list[int] = []
    for found in re.finditer(r"[][{}]", text[: at.index]):
        if found[0] in "[{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    if not opened:
        return None
    index = opened[-1]
    return Mark(index, text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1)


def _too_far_right(line: str, colon: Mark) -> YamlProblem:
    """A key alone on its line that the value above it swallows."""
    first = len(line) - len(line.lstrip())
    return YamlProblem(
        "indentation",
        "this key is indented deeper than its neighbours, and so goes on with the text above it",
        Mark(colon.index - colon.column + first, colon.line, first),
        colon,
        "indent it like its neighbours",
    )


def _mark(mark: object) -> Mark:
    """Copy one of the parser's marks; the start of the file where it gave none."""
    return Mark(getattr(mark, "index", 0), getattr(mark, "line", 0), getattr(mark, "column", 0))
