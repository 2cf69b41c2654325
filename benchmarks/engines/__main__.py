"""Runs the job on each engine in turn, holds the rows against each other, and prints a table.

    python -m benchmarks.engines EXPORT [ENGINE …]

EXPORT is what ``provenance export parquet`` wrote; engines are spark, dask and ray.
"""

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import IO, Final, NamedTuple

from benchmarks.engines.job import QUESTION, rows

WORKERS: Final = 2
_PR_SET_CHILD_SUBREAPER: Final = 36


class Spent(NamedTuple):
    """Seconds by the clock and of the processor, bytes of the largest process, and the rows."""

    wall: float
    cpu: float
    memory: int
    rows: Counter[bytes]


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("export", type=Path)
    parser.add_argument("engines", nargs="*", default=["spark", "dask", "ray"])
    parser.add_argument("--here", type=Path, help="run one engine in this process, rows to a file")
    given = parser.parse_args()
    if given.here:
        with given.here.open("wb") as file:
            _run(given.engines[0], given.export.resolve(), file)
        return
    spent = {engine: _measured(engine, given.export) for engine in given.engines}
    first = next(iter(spent.values())).rows
    print("| engine | clock | processor | the largest process | rows |\n|---|---|---|---|---|")
    for engine, one in spent.items():
        same = "the same" if one.rows == first else "NOT the same"
        told = f"{one.wall:.0f} s | {one.cpu:.0f} s | {one.memory / 1e6:.0f} MB"
        print(f"| {engine} | {told} | {one.rows.total()}, {same} |")


def _measured(engine: str, export: Path) -> Spent:
    """Run an engine in a process of its own; all that it started counts, once it has ended."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows"
        argv = [sys.executable, "-m", "benchmarks.engines", str(export), engine]
        pid, began = os.fork(), time.monotonic()
        if pid == 0:
            resource_of = _waited([*argv, "--here", str(out)])
            Path(folder, "spent").write_text(" ".join(map(str, resource_of)))
            os._exit(0)
        os.waitpid(pid, 0)
        wall = time.monotonic() - began
        cpu, memory = map(float, Path(folder, "spent").read_text().split())
        return Spent(wall, cpu, int(memory), Counter(out.read_bytes().splitlines()))


def _waited(argv: list[str]) -> tuple[float, int]:
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    done = subprocess.Popen(argv)
    while True:
        try:
            pid, status = os.wait()
        except ChildProcessError:
            break
        if pid == done.pid and status:
            sys.stderr.write(f"{argv} ended with {status}\n")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def _run(engine: str, export: Path, file: IO[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if engine == "spark":
            from provenance.cluster.running import run

            target = Path(folder) / "rows"
            run(QUESTION, (), str(export), str(target), f"local[{WORKERS}]", "jsonl", {})
            for part in sorted(target.glob("part-*")):
                file.write(part.read_bytes())
            return
        if engine == "dask":
            from benchmarks.engines import on_dask as on

            made = on.OnDask(Path(folder))
        else:
            from benchmarks.engines import on_ray as on

            made = on.OnRay(Path(folder))
        end = on.begin(WORKERS)
        for row in rows(made, export):
            file.write(row + b"\n")
        end()


if __name__ == "__main__":
    main()
