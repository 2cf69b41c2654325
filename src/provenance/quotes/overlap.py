"""Texts that share many runs of five words: copying that nobody recorded, perhaps."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final, NamedTuple
from zlib import crc32

from provenance.model.records import Source
from provenance.quotes.chains import is_linked
from provenance.quotes.characters import UNSPACED

_RUN: Final = 5
_KEPT: Final = 50_000
"""How many runs of a text are kept; of longer texts, a sample chosen by what the runs hash to."""
_WIDESPREAD: Final = 20
"""A run that stands in more texts than this is a formula and tells nothing."""
_SHARE: Final = 0.2
_FEWEST: Final = 20
_WORD: Final = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


class Overlap(NamedTuple):
    """Two sources, the share of the shorter text's runs that the other has, and how many."""

    first: str
    second: str
    share: float
    runs: int


class Sample(NamedTuple):
    """Hashes of a text's runs; all of those that are divisible by ``2 ** thinned``."""

    runs: frozenset[int]
    thinned: int


def sample(normal: str) -> Sample:
    """Sample the runs of five words of a text in normal form; the text itself is not kept."""
    runs: set[int] = set()
    thinned = 0
    window: list[str] = []
    for match in _WORD.finditer(normal):
        window.append(match[0])
        if len(window) < _RUN:
            continue
        run = crc32(" ".join(window).encode())
        del window[0]
        if run % (1 << thinned):
            continue
        runs.add(run)
        if len(runs) > _KEPT:
            thinned += 1
            runs = {run for run in runs if not run % (1 << thinned)}
    return Sample(frozenset(runs), thinned)


def overlaps(samples: Mapping[str, Sample], sources: Mapping[str, Source]) -> list[Overlap]:
    """The pairs of sources that share much and of which no tie is recorded, most alike first."""
    thinned = max((s.thinned for s in samples.values()), default=0)
    runs = {
        source: {run for run in s.runs if not run % (1 << thinned)} for source, s in samples.items()
    }
    found = []
    for (first, second), shared in _shared(runs).items():
        shorter = min(len(runs[first]), len(runs[second]))
        share = shared / shorter
        if share >= _SHARE and shared >= _FEWEST and not is_linked(first, second, sources):
            found.append(Overlap(first, second, share, shared << thinned))
    return sorted(found, key=lambda overlap: (-overlap.share, overlap.first, overlap.second))


def _shared(runs: Mapping[str, Iterable[int]]) -> Counter[tuple[str, str]]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for source in sorted(runs):
        for run in runs[source]:
            holders[run].append(source)
    shared: Counter[tuple[str, str]] = Counter()
    for sources in holders.values():
        if 1 < len(sources) <= _WIDESPREAD:
            shared.update(combinations(sources, 2))
    return shared
