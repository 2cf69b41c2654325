"""Try hostile runs: `PYTHONPATH=tests python -m hostile [--fuzz N] [--kills N] [--seed FIRST]`.

Prints each fault with the seed or the kill that shows it again, and ends with 1 if there is one.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

from hostile.fuzz import Fault, fuzz
from hostile.kills import Kill, kills

MOST = 20
"""Faults of one process that are told in full."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fuzz", type=int, default=0, metavar="N", help="runs on bad input")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="commands to kill")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    began = time.monotonic()
    with multiprocessing.get_context("fork").Pool(given.processes) as pool:
        parts = [(given, number) for number in range(given.processes)]
        results = pool.map(_part, parts, chunksize=1)
    counts: Counter[str] = Counter()
    faults = [told for _, found in results for told in found]
    for counted, _ in results:
        counts.update(counted)
    for told in faults:
        print(told)
    tried = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    took = time.monotonic() - began
    print(f"{sum(counts.values())} runs ({tried}): {len(faults)} faults, {took:.0f} s")
    return 1 if faults else 0


def _part(given: "tuple[argparse.Namespace, int]") -> tuple[Counter[str], list[str]]:
    wanted, number = given
    warnings.simplefilter("ignore")
    found: list[str] = []
    counts: Counter[str] = Counter()

    def of_fuzz(fault: Fault) -> None:
        found.append(f"seed {fault.seed}: {fault.target}: {fault.words!r:.300}: {fault.told:.300}")

    def of_kill(kill: Kill, told: str) -> None:
        found.append(f"{kill}: {told:.300}")

    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="hostile-", dir=memory) as folder:
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
        os.environ["EDITOR"] = os.environ["VISUAL"] = "true"
        os.environ.pop("PROVENANCE_CORPUS", None)
        if wanted.fuzz:
            first, last = wanted.seed + number, wanted.seed + wanted.fuzz
            seeds = range(first, last, wanted.processes)
            counts.update(fuzz(Path(folder), seeds, of_fuzz))
        if wanted.kills:
            (Path(folder) / "kills").mkdir()
            part = (number, wanted.processes)
            counts["kills"] += kills(Path(folder) / "kills", wanted.kills, part, of_kill)
        os.chdir("/")
    return counts, found[:MOST]


if __name__ == "__main__":
    sys.exit(main())
