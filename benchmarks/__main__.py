"""Runs what is measured, and writes the tables of docs/performance.md.

    python -m benchmarks [--without-million] [SECTION …]

Corpora are generated once, under the folder that PROVENANCE_BENCH names.
"""

import argparse
import subprocess
from importlib import import_module
from typing import Any

from benchmarks import answers, builds, checks, floor, hostile, peers
from benchmarks.measure import HERE, PYTHON
from benchmarks.table import write

SECTIONS = (
    *("builds", "stages", "processes", "answers", "breakdown", "floor"),
    *("checks", "typing", "hostile", "peers", "pages", "finding", "quotes"),
)


def main() -> None:
    """Run the sections that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], default=SECTIONS)
    parser.add_argument("--without-million", action="store_true", help="no million claims")
    given = parser.parse_args()
    sizes = (10_000, 100_000, 1_000_000)[: 2 if given.without_million else 3]
    tables = {
        "builds": lambda: builds.rows(sizes),
        "stages": builds.stages,
        "processes": builds.processes,
        "answers": lambda: answers.rows(sizes),
        "breakdown": answers.breakdown,
        "floor": floor.rows,
        "checks": checks.rows,
        "typing": lambda: _later("keystrokes").rows(),
        "hostile": hostile.rows,
        "finding": lambda: _later("finding").rows(),
        "peers": lambda: peers.rows(sizes[:2]),
        "pages": lambda: _later("pages").rows(sizes[1]),
    }
    for section in given.sections:
        if section == "quotes":
            subprocess.run([PYTHON, "-m", "benchmarks.quotes"], cwd=HERE, check=True)
        else:
            write(section, tables[section]())


def _later(section: str) -> Any:
    """A section that imports the program: what it holds, every measured process would inherit."""
    return import_module(f"benchmarks.{section}")


if __name__ == "__main__":
    main()
