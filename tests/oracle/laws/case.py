"""A generated corpus, the program over it, and the truth by brute force."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from oracle.ask import Program
from oracle.record import AFFIRMING, Corpus, Statement
from oracle.times import is_timed
from oracle.truth import Truth, World
from oracle.worlds import worlds


class Finding(NamedTuple):
    kind: str
    command: str
    printed: str
    expected: str
    decides: str


class Case:
    """A corpus, the program over it, and the truth by brute force."""

    def __init__(self, corpus: Corpus, root: Path, seed: int) -> None:
        self.corpus = corpus
        self.ask = Program(corpus, root)
        self.root = root
        self.seed = seed
        self.truth = Truth(corpus)
        self.worlds = lru_cache(None)(self._worlds)
        self.strict = lru_cache(None)(lambda cut=None: self._build(True, cut))
        self.loose = lru_cache(None)(lambda cut=None: self._build(False, cut))

    @property
    def random(self) -> Random:
        """The same choices for a corpus however often it is tried."""
        return Random(self.seed)

    def _worlds(self, strict: bool, cut: str | None) -> list[tuple[str, ...]]:
        return worlds(self.corpus, strict, cut)

    def _build(self, strict: bool, cut: str | None) -> list[World]:
        return [World(self.truth, order) for order in self.worlds(strict, cut)]

    @property
    def cuts(self) -> list[str | None]:
        """Dates to ask at: none, and two of those that the corpus makes interesting."""
        r = self.random
        days = [s.date for s in self.corpus.statements if isinstance(s.date, str)]
        days = [d[:10] if "T" not in d else d for d in days if len(d) >= 10 and "/" not in d]
        more = [d[:10] for d in days] + ["2020-01-20", "2020-02-29"]
        # A time of day without a zone may be refused as a filter: which instant is meant?
        days = [d for d in days if not is_timed(d) or d[-1] == "Z" or d[-6] in "+-"]
        if any(is_timed(d) for d in days):
            more.append("2020-01-14T12:00:00Z")
        r.shuffle(more)
        r.shuffle(days)
        return [None, *dict.fromkeys([*days[:1], *more[:1]])]

    def name(self, id: str) -> str:
        return self.corpus.shown(id)


def asked(command: str, cut: str | None) -> str:
    return command + (f" --as-of {cut}" if cut else "")


def rows_of(case: Case, cut: str | None) -> list[dict]:
    """The rows of `disputes` for every claim, whatever its status."""
    statuses = dict.fromkeys(
        case.ask.json(asked(f"show {c.id}", cut))["card"]["status"] for c in case.corpus.claims
    )
    rows = []
    for status in statuses:
        rows += case.ask.json(asked(f"disputes --status {status}", cut))["disputes"]
    return rows


def is_sense(s: Statement, sense: str) -> bool:
    return s.stance in AFFIRMING if sense == "affirm" else s.stance == "denied"


def ids_in(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for k, v in value.items():
            if k not in ("answers", "repeats", "without", "filters", "elsewhere"):
                yield from ids_in(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from ids_in(v, key)
    elif isinstance(value, str) and key in ("statement", "statements"):
        yield value


def listed(answer: dict) -> tuple[set[str], set[str]]:
    groups = answer.get("groups")
    parts = [answer] if groups is None else groups
    rows = {row["statement"] for part in parts for row in part["rows"]}
    return rows, {row["statement"] for part in parts for row in part["unplaced"]}
