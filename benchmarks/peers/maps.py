"""Argdown's program on a map of as many claims, each with one that attacks it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which

from benchmarks.measure import Command, once
from benchmarks.peers.tools import argdown
from benchmarks.table import Row, mb, told


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure its parse into a model, written as JSON."""
    try:
        program = argdown()
    except RuntimeError as error:
        yield Row("argdown json", "", str(error))
        return
    folder = Path(program).parents[2]
    node = once(Command((str(which("node")), "-e", "0"))).cpu
    start = once(_parse(program, folder, 1)).cpu
    for claims in sizes:
        found = once(_parse(program, folder, claims))
        parts = {"node": node, "its modules": start - node, "the map": found.cpu - start}
        yield Row(
            f"argdown json, {claims:,} claims of two lines",
            "",
            f"{found.cpu:.1f} s, {mb(found.memory)}",
            told({part: seconds * 1e3 for part, seconds in parts.items()}),
        )


def _parse(program: str, folder: Path, claims: int) -> Command:
    file = f"{claims}.argdown"
    with (folder / file).open("w", encoding="utf-8") as lines:
        for n in range(claims):
            lines.write(f"[c{n}]: Claim number {n} is so.\n  - [d{n}]: It is denied.\n\n")
    return Command((program, "json", file, "out"), folder)
