"""What pages cost: a page beside an empty one of the same server, many of them, and a site."""

import http.client
import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.corpora import compiled, home
from benchmarks.measure import PROVENANCE
from benchmarks.table import Row, ms

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


def _site(claims: int) -> list[Row]:
    folder, into = compiled(claims, "hundred"), home() / "site"
    shutil.rmtree(into, ignore_errors=True)
    made = []
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run([*PROVENANCE, "site", str(into)], cwd=folder, check=True)
        made.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    size = (into / "-/index.js").stat().st_size / 1e6
    shutil.rmtree(into)
    return [
        Row(
            f"a site of {claims:,} claims",
            "90 s",
            f"{made[0]:.0f} s",
            f"again, nothing changed: {made[1]:.0f} s; at most {peak:.0f} MB; index {size:.1f} MB",
        )
    ]


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
