"""The examples in the documentation: run them, and write what they print.

A fenced block of kind `console` holds commands after `$ ` and what each prints. Run this file to
write anew what has changed (`make docs`); `test_documentation.py` holds that nothing has.
"""

import atexit
import io
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import UnionType
from typing import Any, Final, NamedTuple, Union, get_args, get_origin, get_type_hints

import program
from provenance.answers.points import Told
from provenance.answers.why import Gap, Reason
from provenance.model import records as model
from provenance.model.fields import RECORDS
from provenance.views.points import TEXTS

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHORTENED = "[…]"
"""A line of this alone ends what is shown of a command's output."""
_SHOWN = 14
"""How many lines of a shortened output are shown, unless the page shows more."""
_PICTURE = ROOT / "docs" / "disputes.svg"


class Example(NamedTuple):
    """One command of a documented session."""

    file: Path
    command: str
    expected: str


def files() -> list[Path]:
    """The pages that may hold examples; the tutorial is followed by `tutorial`."""
    pages = sorted((ROOT / "docs").rglob("*.md"))
    return [ROOT / "README.md", *(page for page in pages if page.name != "tutorial.md")]


def examples(file: Path) -> Iterator[Example]:
    """The examples of a page, in order."""
    for block in _BLOCK.finditer(file.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            yield Example(file, command, expected.rstrip("\n"))


def printed(command: str) -> str:
    """What a command prints, on the shipped corpus, as a pipe gets it."""
    words = shlex.split(command)
    if words[0] != "provenance":
        raise ValueError(f"not an example that can be run: {command}")
    if words[1:3] == ["cache", "clear"]:
        printed("provenance stats")  # there is something to delete, whichever example ran before
    return shown(copied(), words[1:])


def shown(folder: Path, words: list[str]) -> str:
    """What the program prints in a folder, of pages' width."""
    os.environ.pop("GITHUB_ACTIONS", None)
    done = program.run(folder, words, COLUMNS="100", NO_COLOR="1", CI="")
    return (done.out + done.err).rstrip("\n")


@cache
def copied() -> Path:
    """A copy of the shipped corpora, for all who open them: theirs stays as a user left it."""
    folder = Path(tempfile.mkdtemp(prefix="provenance-examples-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("claims", "seeds", "docs", "tests/corpora/harbour"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".provenance"))
    if (ROOT / "provenance.toml").exists():
        shutil.copy(ROOT / "provenance.toml", folder)
    _commit(folder / "harbour-in-git")
    return folder


_ANSWER = """
denied:
  - by: odile-marsh
    for: corvin-shipping
    date: 2011-03-12
    quote: nothing was hidden
"""


def _commit(folder: Path) -> None:
    """The invented corpus in a repository of its own, in which three commits followed the first."""
    plain = shutil.ignore_patterns(".provenance")
    shutil.copytree(ROOT / "tests/corpora/harbour", folder, ignore=plain)
    log, spill = (
        folder / f"claims/spill/{name}.yaml"
        for name in ("corvin-hid-the-log", "corvin-spilled-oil")
    )
    steps = (
        ("Begin the record of Lantern Bay", lambda: None),
        ("Record what Corvin said of the log", lambda: _append(log, _ANSWER)),
        ("Move the log to a folder of its own", lambda: log.rename(folder / "claims/log.yaml")),
        ("Mend a quotation", lambda: _replace(spill, "a Corvin hull", "the hull of a Corvin ship")),
    )
    _git(folder, "init", "--quiet", "-b", "main")
    for day, (message, step) in enumerate(steps, 2):
        step()
        _git(folder, "add", "-A", day=day)
        _git(folder, "commit", "--quiet", "-m", message, day=day)


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _git(folder: Path, *arguments: str, day: int = 1) -> None:
    date = f"2026-03-{day:02}T12:00:00Z"
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ida Voss",
        "GIT_AUTHOR_EMAIL": "ida@example.org",
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_NAME": "Ida Voss",
        "GIT_COMMITTER_EMAIL": "ida@example.org",
        "GIT_COMMITTER_DATE": date,
    }
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


def holds(example: Example, shows: str) -> bool:
    """Whether a page has what a command shows, up to where it says that it stops."""
    shown, cut, _ = example.expected.partition(f"\n{_SHORTENED}")
    return shows.startswith(shown + "\n") if cut else shows == shown


def _renew(match: re.Match[str]) -> str:
    parts = re.split(r"^\$ ", match["body"], flags=re.MULTILINE)[1:]
    renewed = []
    for part in parts:
        command, _, old = part.partition("\n")
        new = printed(command)
        if _SHORTENED in old.splitlines():
            shown = max(old.splitlines().index(_SHORTENED), _SHOWN)
            lines = new.splitlines()
            new = "\n".join(lines[:shown] + [_SHORTENED] * (len(lines) > shown))
        renewed.append(f"$ {command}\n{new}".rstrip("\n"))
    return "```console\n" + "\n\n".join(renewed) + "\n```"


def picture() -> str:
    """The head of `provenance disputes` as a terminal draws it, as SVG without outside fonts."""
    from rich.console import Console
    from rich.terminal_theme import SVG_EXPORT_THEME

    import provenance
    from provenance.views import disputes, terminal

    with provenance.open_corpus(copied()) as corpus:
        answer = provenance.disputes(corpus, provenance.Filters(limit=26))
        console = Console(record=True, width=100, file=io.StringIO(), highlight=False)
        terminal.draw(disputes.brief(answer), console, lambda place: "")
    svg = console.export_svg(
        title="provenance disputes", theme=SVG_EXPORT_THEME, unique_id="disputes"
    )
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


def with_rooms(page: str) -> str:
    """The page on the architecture, with the picture of which room imports from which."""
    source = ROOT / "src" / "provenance"
    arrows: set[tuple[str, str]] = set()
    for path in source.rglob("*.py"):
        room = path.relative_to(source).parts[0]
        for other in re.findall(
            r"^ *from provenance\.(\w+)", path.read_text("utf-8"), re.MULTILINE
        ):
            if (source / room).is_dir() and other != room:
                arrows.add((room, other))
    indirect = {
        (room, other)
        for room, other in arrows
        for middle in {to for from_, to in arrows if from_ == room} - {other}
        if (middle, other) in arrows
    }
    lines = [f"    {room} --> {other}" for room, other in sorted(arrows - indirect)]
    picture = "\n".join(["```mermaid", "graph TD", *lines, "```"])
    start, end = "<!-- made: rooms -->\n", "<!-- end -->"
    return re.sub(f"{start}.*?{end}", f"{start}{picture}\n{end}", page, flags=re.DOTALL)


_KINDS: Final = {
    model.Claim: "claim",
    model.Statement: "statement",
    model.Quote: "quote",
    model.Hedge: "hedge",
    model.Relation: "relation",
    model.Figure: "figure",
    model.EditorBounds: "bounds",
    model.Expectation: "expect",
    model.Actor: "actor",
    model.Tenure: "tenure",
    model.Source: "source",
    model.Derivation: "derivation",
    model.Skipped: "skipped",
}
"""The records of the domain, and their kinds in the table of fields."""

_FILLED: Final = {
    "id": "Its id.",
    "Statement.id": "Its id; where the file gives none, a hash over named fields.",
    "origin": "Where it stands: `file`, `document` in it and `line`.",
    "line": "The line where it stands.",
    "ordinal": "Its place in the list that it stands in.",
    "Claim.statements": "What was said of it that takes a stance.",
    "Claim.comments": "What was said of it that takes none.",
    "Claim.relations": "How it bears on other claims.",
    "Statement.claim": "The claim on which it is.",
    "Statement.stance": "The stance that it takes.",
    "Statement.office": "For which body its speakers spoke by their office; a Slice fills it in.",
    "Relation.kind": "`implies`, `excludes`, `supports` or `undermines`.",
    "Expectation.by": "Pairs of a stance or a way to answer, and the actors expected in it.",
}
"""Attributes that are no keys of a file."""


def with_records(page: str) -> str:
    """The page on Python, with every attribute of every record, from the table of fields."""
    parts = []
    for record, kind in _KINDS.items():
        about = {field.attribute: field.about for field in RECORDS[kind]}
        hints = get_type_hints(record)
        told = (record.__doc__ or "").strip().splitlines()[0]
        parts.append(f"\n### {record.__name__}\n\n{told}\n\n| attribute | value | |\n|---|---|---|")
        for name in record._fields:
            known = (_FILLED.get(f"{record.__name__}.{name}"), about.get(name), _FILLED.get(name))
            meaning = next(filter(None, known), None)
            assert meaning, f"say in tests/documentation.py what {record.__name__}.{name} holds"
            value = _value(hints[name], []).replace("list of", "tuple of")
            parts.append(f"| `{name}` | {value} | {meaning} |")
    start, end = "<!-- made: records -->\n", "<!-- end -->"
    made = start + "\n".join(parts).lstrip("\n") + f"\n{end}"
    return re.sub(f"{start}.*?{end}", lambda _: made, page, flags=re.DOTALL)


def json_keys(page: str) -> list[str]:
    """The keys that the page on JSON promises, each after its record."""
    found: list[str] = []
    record = ""
    for line in page.splitlines():
        if line.startswith("### "):
            record = line[4:]
        elif match := re.match(r"\| `(\w+)` \|", line):
            found.append(f"{record}.{match[1]}")
    return found


def json_page() -> str:
    """The page on JSON, from the types of the answers."""
    from provenance.cli.app import COMMANDS

    parts = [_JSON_HEAD]
    seen: set[type] = set()
    for command in COMMANDS:
        room = next(
            (r for r in ("answers", "history") if find_spec(f"provenance.{r}.{command}")), ""
        )
        if not room:
            continue  # not a question
        module = import_module(f"provenance.{room}.{command}")
        answer = getattr(module, command).__annotations__["return"]
        parts.append(f"## {command}\n")
        parts += _described(answer, seen)
    return "\n".join(parts)


_JSON_HEAD = """# The answers as JSON

`--format json` prints the record that the question returns: one object whose keys are the
record's attributes, beside `answer`, the record's name, and `format`, a number that rises when a
key that is listed here goes or changes its meaning. `--format jsonl` prints its items, one a line.
Keys do not change within a major version; new ones may be added. Dates are strings: EDTF in
`recorded`, `YYYY-MM-DD` in `first` and `last`.

This page is made from the types of the records.
"""


_SAID: Final = {
    "reasons": ("because", "list of text"),
    "why": ("reason", "text"),
    "gaps": ("notes", "list of text"),
}
"""Beside these keys stands another, with the same in words."""


def _described(record: Any, seen: set[type]) -> Iterator[str]:
    """A table of a record's keys, then of the records in it that were not described yet."""
    if record in seen:
        return
    seen.add(record)
    yield f"### {record.__name__}\n\n{(record.__doc__ or '').strip().splitlines()[0]}\n"
    yield "| key | value |\n|---|---|"
    hints = get_type_hints(record)
    inner: list[Any] = []
    for name in record._fields:
        if name == "order":
            continue
        yield f"| `{name.rstrip('_')}` | {_value(hints[name], inner)} |"
        if name in TEXTS and name.endswith("grounds"):
            yield f"| `{name.replace('grounds', 'reason')}` | text |"
        if name in _SAID:
            yield f"| `{_SAID[name][0]}` | {_SAID[name][1]} |"
    if record in (Told, Reason, Gap):
        yield "| `text` | text |"
    yield ""
    for other in inner:
        yield from _described(other, seen)


def _value(hint: Any, inner: list[Any]) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if hasattr(hint, "_fields"):
        inner.append(hint)
        return hint.__name__
    if origin in {tuple, list, frozenset}:
        things = [argument for argument in arguments if argument is not ...]
        return "list of " + ", ".join(dict.fromkeys(_value(thing, inner) for thing in things))
    if origin is dict:
        return f"object of {_value(arguments[1], inner)}"
    if origin in {Union, UnionType}:
        return " or ".join(_value(argument, inner) for argument in arguments)
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return "null" if hint is type(None) else names.get(hint, "text")


def main() -> None:
    """Write anew what the examples print."""
    for file in files():
        text = file.read_text(encoding="utf-8")
        renewed = _BLOCK.sub(_renew, text)
        if renewed != text:
            file.write_text(renewed, encoding="utf-8")
            print(f"renewed {file.relative_to(ROOT)}")
    _PICTURE.write_text(picture(), encoding="utf-8")
    page = ROOT / "docs" / "architecture.md"
    page.write_text(with_rooms(page.read_text(encoding="utf-8")), encoding="utf-8")
    page = ROOT / "docs" / "api.md"
    page.write_text(with_records(page.read_text(encoding="utf-8")), encoding="utf-8")
    (ROOT / "docs" / "json.md").write_text(json_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
