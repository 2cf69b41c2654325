"""The examples in the documentation: run them, and write what they print.

A fenced block of kind `console` holds commands after `$ ` and what each prints. Run this file to
write anew what has changed (`make docs`); `test_documentation.py` holds that nothing has.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

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
    """The pages that may hold examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def examples(file: Path) -> Iterator[Example]:
    """The examples of a page, in order."""
    for block in _BLOCK.finditer(file.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            yield Example(file, command, expected.rstrip("\n"))


def run(command: str) -> str:
    """What a command prints, on the shipped corpus, as a pipe gets it."""
    words = shlex.split(command)
    if words[0] != "provenance":
        raise ValueError(f"not an example that can be run: {command}")
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "CI": ""}
    environment.pop("GITHUB_ACTIONS", None)
    result = subprocess.run(
        [sys.executable, "-m", "provenance", *words[1:]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return (result.stdout + result.stderr).rstrip("\n")


def holds(example: Example, printed: str) -> bool:
    """Whether a page shows what was printed, up to where it says that it stops."""
    shown, cut, _ = example.expected.partition(f"\n{_SHORTENED}")
    return printed.startswith(shown + "\n") if cut else printed == shown


def _renew(match: re.Match[str]) -> str:
    parts = re.split(r"^\$ ", match["body"], flags=re.MULTILINE)[1:]
    renewed = []
    for part in parts:
        command, _, old = part.partition("\n")
        printed = run(command)
        if _SHORTENED in old.splitlines():
            lines = old.splitlines().index(_SHORTENED)
            printed = "\n".join([*printed.splitlines()[: max(lines, _SHOWN)], _SHORTENED])
        renewed.append(f"$ {command}\n{printed}".rstrip("\n"))
    return "```console\n" + "\n\n".join(renewed) + "\n```"


def picture() -> str:
    """The head of `provenance disputes` as a terminal draws it, as SVG without outside fonts."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI

    import provenance
    from provenance.views import disputes, terminal

    with provenance.open_corpus(ROOT) as corpus:
        answer = provenance.disputes(corpus, provenance.Filters(limit=7))
        console = Console(record=True, width=100, file=open(os.devnull, "w"), highlight=False)
        terminal.draw(disputes.page(answer), console, ROOT)
    svg = console.export_svg(title="provenance disputes", theme=MONOKAI, unique_id="disputes")
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write anew what the examples print."""
    for file in files():
        text = file.read_text(encoding="utf-8")
        renewed = _BLOCK.sub(_renew, text)
        if renewed != text:
            file.write_text(renewed, encoding="utf-8")
            print(f"renewed {file.relative_to(ROOT)}")
    _PICTURE.write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
