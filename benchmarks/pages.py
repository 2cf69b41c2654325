"""What pages cost: a page beside an empty one of the same server, many of them, and a site."""

import http.client
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from benchmarks.corpora import compiled, copy, edit, home
from benchmarks.measure import PROVENANCE, Command, run
from benchmarks.table import Row, mb, ms

from provenance.store.corpus import open_corpus

_SINGLE = 300
_MANY = 50_000
_CLIENTS = 4
_SPREAD = 20_000


class _Server:
    """A server in a process of its own, on one core where the machine can hold it there."""

    def __init__(self, folder: Path) -> None:
        pin = ["taskset", "-c", "0"] if shutil.which("taskset") else []
        self.process = subprocess.Popen(
            [*pin, *PROVENANCE, "serve", "--port", "0"],
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        address = next(line for line in self.process.stderr if line.startswith("serving "))
        self.port = int(address.rstrip("/\n").rpartition(":")[2])
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def client(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def memory(self) -> float:
        """Megabytes that it holds."""
        pages = int(Path(f"/proc/{self._serving()}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def seconds(self) -> float:
        """Seconds of a processor that it has used."""
        fields = Path(f"/proc/{self._serving()}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)

    def _serving(self) -> int:
        return self.process.pid


def rows(claims: int = 100_000, many: int = _MANY) -> list[Row]:
    """A claim's page, many of them, other pages; then a site of a tenth of the claims."""
    return [*_served(compiled(claims, "hundred"), claims, many), *_site(claims // 10)]


def _served(folder: Path, claims: int, many: int) -> list[Row]:
    with open_corpus(folder) as corpus:
        ids = corpus.ids("claim")
    draw = random.Random(1)
    server = _Server(folder)
    try:
        for path in (f"/claim/{ids[0]}", "/guide") * 20:
            _get(server.client(), path)
        one = server.client()
        guide = [_first_byte(one, "/-/icon.svg") for _ in range(_SINGLE)]
        pages = [_first_byte(one, f"/claim/{draw.choice(ids)}") for _ in range(_SINGLE)]
        before, used = server.memory(), server.seconds()
        began = time.perf_counter()
        grown = _drive(server, [f"/claim/{draw.choice(ids)}" for _ in range(many)])
        took, spent = time.perf_counter() - began, server.seconds() - used
        overview = [_first_byte(server.client(), f"/?n={n}") for n in range(5)]
        listed = [_first_byte(server.client(), f"/disputes?limit={n + 20}") for n in range(5)]
    finally:
        server.close()
    above = median(pages) - median(guide)
    slowest = quantiles(pages, n=20)[-1] - median(guide)
    return [
        Row(
            f"first byte of a claim's page, {claims:,} claims, above an empty answer",
            "15 ms",
            ms(above),
            f"19 of 20 within {ms(slowest)}; the empty one {ms(median(guide))}",
        ),
        Row(
            f"pages of claims drawn at random, {_CLIENTS} at once, one core",
            "200 a second",
            f"{many / took:,.0f} a second",
            f"{many / spent:,.0f} a second of processor",
        ),
        Row(
            f"memory over {many:,} such requests",
            "flat",
            f"{before:.0f} MB before, {', '.join(f'{mb:.0f}' for mb in grown)} MB at each fifth",
        ),
        Row("the overview", "as the terminal", ms(median(overview))),
        Row("20 disputes", "as the terminal", ms(median(listed))),
    ]


def _site(claims: int) -> Iterator[Row]:
    """A site made, made again with nothing changed, and after one edit of each of two kinds."""
    folder, into = copy(compiled(claims, "hundred")), home() / "site"
    shutil.rmtree(folder / ".provenance/sites", ignore_errors=True)  # of another measurement
    shutil.rmtree(into, ignore_errors=True)
    file = min((folder / "claims").rglob("*.yaml"), key=lambda path: "actors" in path.parts)
    note = partial(edit, file, r"^note: .*", "note: Edited {}.")
    event = partial(edit, file, r"^event: .*", "event: 2014-01-0{}")

    def made(work: str, aim: str = "", change: Callable[[], None] = lambda: None) -> Row:
        change()
        began = time.time_ns()
        cost = run(Command((*PROVENANCE, "site", str(into)), folder))
        files = [path.stat().st_mtime_ns for path in into.rglob("*") if path.is_file()]
        written = sum(when >= began for when in files)
        told = f"{cost.cpu:.1f} s of processor; {written:,} of {len(files):,} files written"
        return Row(work, aim, f"{cost.wall:.1f} s", f"{told}; at most {mb(cost.memory)} a process")

    yield made(f"a site of {claims:,} claims", "90 s")
    yield made("that site again, nothing changed")
    yield made("again, after a note of one claim", change=note)
    yield made("again, after the event of one claim", change=event)
    yield Row("its search index", "", f"{(into / '-/index.js').stat().st_size / 1e6:.1f} MB")
    shutil.rmtree(into)
    shutil.rmtree(folder)


def _get(client: http.client.HTTPConnection, path: str) -> None:
    client.request("GET", path)
    answer = client.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")


def _first_byte(client: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    client.request("GET", path)
    answer = client.getresponse()
    took = time.perf_counter() - began
    answer.read()
    return took


def _drive(server: _Server, paths: list[str]) -> list[float]:
    """Ask for pages from a few clients at once; the memory held after each fifth."""
    held = []
    for start in range(0, len(paths), len(paths) // 5):
        part = paths[start : start + len(paths) // 5]

        def ask(mine: list[str]) -> None:
            client = server.client()
            for path in mine:
                _get(client, path)

        threads = [threading.Thread(target=ask, args=(part[n::_CLIENTS],)) for n in range(_CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        held.append(server.memory())
    return held[:5]
