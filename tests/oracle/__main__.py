"""Try many generated corpora: `python -m oracle FROM TO [--shrink] [--laws a,b]`."""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

from oracle.laws import LAWS, Case, Finding
from oracle.make import corpus
from oracle.record import Corpus, written
from oracle.shrink import shrink
from oracle.worlds import Contradiction, TooMany


def judge(corpus: Corpus, root: Path, seed: int, laws=LAWS) -> list[Finding]:
    case = Case(corpus, root, seed)
    out: list[Finding] = []
    for law in laws:
        try:
            out += law(case)
        except (TooMany, Contradiction):
            continue
        except Exception as error:
            out.append(Finding(f"error in {law.__name__}: {type(error).__name__}", "", repr(error), "", ""))
    return out


def _law(kind, laws, seed, root):
    """The law that finds this kind at this seed."""
    for law in laws:
        try:
            if any(f.kind == kind for f in law(Case(corpus(seed), root / "c", seed))):
                return law
        except (TooMany, Contradiction):
            continue
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--shrink", type=int, default=0, help="how many of each kind to shrink")
    parser.add_argument("--laws", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--out", default="")
    given = parser.parse_args()
    laws = [x for x in LAWS if not given.laws or x.__name__ in given.laws.split(",")]
    root = Path(mkdtemp(prefix="oracle-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    counts: Counter[str] = Counter()
    corpora: Counter[str] = Counter()
    seeds: dict[str, list[tuple[int, object]]] = {}
    start = time.time()
    for seed in range(given.first, given.last):
        found = judge(corpus(seed), root / "c", seed, laws)
        for f in found:
            if given.kind and not f.kind.startswith(given.kind):
                continue
            counts[f.kind] += 1
            seeds.setdefault(f.kind, []).append((seed, f))
        for kind in {f.kind for f in found}:
            corpora[kind] += 1
    text = [f"{given.last - given.first} corpora, {time.time() - start:.0f} s, "
            f"{sum(counts.values())} findings of {len(counts)} kinds"]
    for kind, n in counts.most_common():
        text.append(f"{n:6} {corpora[kind]:6}  {kind}  (seeds {[s for s, _ in seeds[kind][:4]]})")
    print("\n".join(text), flush=True)
    report: list[str] = []
    if given.shrink:
        for kind, _ in counts.most_common():
            for seed, _f in seeds[kind][: given.shrink]:
                law = _law(kind, laws, seed, root)
                if law is None:
                    continue
                fails = lambda c, law=law, kind=kind, seed=seed: any(
                    f.kind == kind for f in law(Case(c, root / "c", seed)))
                small = shrink(corpus(seed), fails)
                f = next(f for f in law(Case(small, root / "c", seed)) if f.kind == kind)
                report.append(
                    f"## {kind}\n\ncount {counts[kind]} in {corpora[kind]} corpora of "
                    f"{given.last - given.first}; law `{law.__name__}`, seed {seed}\n\n"
                    f"command: `{f.command}`\nprinted: {f.printed}\nexpected: {f.expected}\n"
                    f"decides: {f.decides}\n\n```yaml\n{written(small)}```\n")
                print(report[-1], flush=True)
    if given.out:
        Path(given.out).write_text("\n".join([*text, "", *report]))
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())
