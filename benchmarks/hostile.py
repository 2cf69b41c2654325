"""What ``check`` costs on files that are broken or made to harm: bounded, whatever they hold."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Final

from benchmarks.corpora import home
from benchmarks.measure import PROVENANCE, Command, once
from benchmarks.table import Row, mb

GOOD: Final = """\
actors:
  someone: {name: Someone, kind: person}
---
sources:
  somewhere: {title: Somewhere, kind: article, by: someone}
---
claim: good
text: All is well.
about: someone
source: somewhere
asserted:
  - by: someone
"""
CLAIM: Final = """\
claim: c{0}
text: Text {0}.
about: someone
source: somewhere
asserted:
  - by: someone
---
"""


def _bomb() -> Iterable[str]:
    yield "a0: &a0 [x]\n"
    for n in range(1, 20):
        yield f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n"


TEXTS: Final[dict[str, Callable[[], Iterable[str]]]] = {
    "a file of 50 MB": lambda: repeat("# much ado\n", 4_600_000),
    "100,000 nested brackets": lambda: chain(["claim: "], repeat("[", 100_000)),
    "an alias bomb": _bomb,
    "a list of a million lines": lambda: chain(
        ["claim: many\nabout:\n"], repeat("  - someone\n", 1_000_000)
    ),
    "a line of 15 MB": lambda: chain(["claim: long\ntext: "], repeat("word ", 3_000_000), ["\n"]),
    "a quotation of 15 MB that is never closed": lambda: chain(
        ["claim: long\ntext: '"], repeat("b ", 7_500_000)
    ),
    "16 MB of claims in one file": lambda: (CLAIM.format(n) for n in range(160_000)),
    "a megabyte of invisible characters": lambda: chain(
        ["claim: x\ntext: "], repeat("\u200b", 350_000), ["\n"]
    ),
}
"""What each file holds, in pieces: what this program held would be held against the measured."""


def rows() -> Iterator[Row]:
    """Measure each file in a corpus of its own, beside one good claim."""
    for name, text in TEXTS.items():
        yield _row(name, {"bad.yaml": text()})
    yield _row(
        "10,000 broken files", {f"{n:05}.yaml": [f"claim: c{n}\ntxt: T\n"] for n in range(10_000)}
    )


def _row(name: str, files: dict[str, Iterable[str]]) -> Row:
    folder = home() / "hostile"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "claims").mkdir(parents=True)
    for file, text in {"good.yaml": [GOOD], **files}.items():
        with Path(folder, "claims", file).open("w", encoding="utf-8") as opened:
            opened.writelines(text)
    ask = once(Command((*PROVENANCE, "who", "asserted", "good"), folder))
    shutil.rmtree(folder / ".provenance")
    check = once(Command((*PROVENANCE, "check"), folder))
    told = f"`check` {check.cpu:.1f} s, {mb(check.memory)}"
    return Row(name, "", told, f"`who` {ask.cpu:.1f} s, {mb(ask.memory)}")
