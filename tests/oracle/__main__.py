"""Try many generated corpora: `PYTHONPATH=tests python -m oracle FROM TO [--shrink N]`.

Prints the kinds of false answers that were found and, with `--shrink`, a smallest corpus of each.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from oracle.judge import judge, law_that_finds
from oracle.laws import HELD, LAWS, Law
from oracle.laws.case import Finding
from oracle.make import corpus
from oracle.record import Corpus, written
from oracle.shrink import shrink

Found = dict[str, list[tuple[int, Finding]]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int, help="the first seed")
    parser.add_argument("last", type=int, help="the seed after the last one")
    parser.add_argument("--shrink", type=int, default=0, metavar="N", help="shrink N of each kind")
    parser.add_argument("--laws", default="", help="names, parted by commas")
    parser.add_argument("--held", action="store_true", help="only laws that are known to hold")
    parser.add_argument("--kind", default="", help="only kinds that begin so")
    parser.add_argument("--seconds", type=float, default=0, help="stop after so long")
    given = parser.parse_args()
    laws = HELD if given.held else LAWS
    if given.laws:
        laws = tuple(law for law in LAWS if law.__name__ in given.laws.split(","))
    with TemporaryDirectory(prefix="oracle-") as folder:
        found, tried = _try(given, laws, Path(folder))
        _tell(found, tried, len(laws))
        for kind in sorted(found, key=lambda kind: -len(found[kind])):
            for seed in list(dict.fromkeys(s for s, _ in found[kind]))[: given.shrink]:
                _smallest(kind, seed, len(found[kind]), laws, Path(folder))
    return 1 if found else 0


def _try(given: argparse.Namespace, laws: tuple[Law, ...], folder: Path) -> tuple[Found, int]:
    start, tried = time.monotonic(), 0
    found: Found = {}
    for seed in range(given.first, given.last):
        if given.seconds and time.monotonic() - start > given.seconds:
            break
        tried += 1
        for f in judge(corpus(seed), folder / "c", seed, laws):
            if f.kind.startswith(given.kind):
                found.setdefault(f.kind, []).append((seed, f))
    return found, tried


def _tell(found: Found, tried: int, laws: int) -> None:
    total = sum(len(rows) for rows in found.values())
    print(f"{tried} corpora, {laws} laws: {total} findings of {len(found)} kinds")
    for kind, rows in sorted(found.items(), key=lambda item: -len(item[1])):
        seeds = list(dict.fromkeys(seed for seed, _ in rows))
        print(f"{len(rows):6} {len(seeds):6}  {kind}  (seeds {seeds[:4]})")


def _smallest(kind: str, seed: int, count: int, laws: tuple[Law, ...], folder: Path) -> None:
    law = law_that_finds(kind, corpus(seed), folder / "c", seed, laws)
    if law is None:
        return

    def fails(smaller: Corpus) -> bool:
        return any(f.kind == kind for f in judge(smaller, folder / "c", seed, (law,)))

    small = shrink(corpus(seed), fails)
    f = next(f for f in judge(small, folder / "c", seed, (law,)) if f.kind == kind)
    print(
        f"\n## {kind}\n\n{count} findings; law `{law.__name__}`, seed {seed}\n\n"
        f"command: `{f.command}`\nprinted: {f.printed}\nexpected: {f.expected}\n"
        f"decides: {f.decides}\n\n```yaml\n{written(small)}```",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
