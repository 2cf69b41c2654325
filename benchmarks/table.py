"""Rows of figures, written into the page that shows them."""

import platform
import re
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.measure import HERE

PAGE: Final = HERE / "docs" / "performance.md"


class Row(NamedTuple):
    """One figure: what work, how much is aimed at, what was measured, and beside what."""

    work: str
    aim: str
    measured: str
    beside: str = ""


def write(section: str, rows: Iterable[Row], page: Path = PAGE) -> None:
    """Print a table, and put it in its place on the page."""
    lines = [f"Measured on {machine()}.", ""]
    lines += ["| work | aim | measured | beside |", "|---|---|---|---|"]
    print(f"\n{section}", *lines, sep="\n")
    for row in rows:
        lines.append(f"| {' | '.join(row)} |")
        print(lines[-1], flush=True)
    text = "\n".join(lines)
    place = re.compile(rf"(<!-- measured: {section} -->\n).*?(<!-- end -->)", re.DOTALL)
    written = page.read_text(encoding="utf-8")
    page.write_text(
        place.sub(lambda found: f"{found[1]}{text}\n{found[2]}", written), encoding="utf-8"
    )


def machine() -> str:
    """Name the machine and the versions."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    packages = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "PyYAML"))
    return (
        f"{model}, {platform.system()}, Python {sys.version.split()[0]}, {packages}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{seconds * 1e3:,.0f} ms"


def mb(size: float) -> str:
    """Bytes as megabytes."""
    return f"{size / 1e6:,.0f} MB"


def told(parts: Mapping[str, float]) -> str:
    """The milliseconds of parts, in a line."""
    return ", ".join(f"{part} {taken:,.0f} ms" for part, taken in parts.items())
