"""How often a question in people's own words finds the claim that is meant.

    python -m benchmarks.finding [--wrong]

The questions (``claims.tsv``, ``others.tsv``, and some made from a generated corpus) were written
before anything was tuned. Every other one is for tuning (half A), the others are kept (half B).
Beside it stands plain SQLite FTS5: Porter stems, any of the words, BM25 over texts, subjects' names
and aliases. *Right*: the wanted claim is chosen, or among at most five candidates, with who spoke,
within the first 24 lines; where nothing of the kind is on record, nothing is chosen.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from benchmarks.corpora import corpus as folder_of
from benchmarks.generate import claim_id, plan, words_of
from benchmarks.measure import HERE
from benchmarks.table import Row

from provenance.answers.filters import EVERYTHING
from provenance.answers.who import QUESTIONS, Who, ask, who
from provenance.store.corpus import Corpus, open_corpus
from provenance.views import plain
from provenance.views.who import page

LINES = 24


class Question(NamedTuple):
    """A question, the corpus it is asked of, and the claims that would be right (none: nothing)."""

    corpus: Path
    kind: str
    words: tuple[str, ...]
    wanted: frozenset[str]


class Verdict(NamedTuple):
    """What came of a question; ``first`` and ``three``: the wanted claim among so many."""

    right: bool
    first: bool
    three: bool
    wrong: bool
    """A claim that was not meant was answered for as if it were."""


def questions() -> Iterator[Question]:
    """All questions, in the order in which they were written."""
    for line in _lines("claims.tsv"):
        kind, words, wanted = line
        yield _question(HERE, kind, words, wanted)
    for line in _lines("others.tsv"):
        corpus, kind, words, wanted = line
        yield _question(HERE / "tests" / "corpora" / corpus, kind, words, wanted)
    generated, laid = folder_of(1_000, "hundred"), plan(1_000)
    for number in range(7, 1_000, 45):
        made = words_of(laid, number)
        told = f"who denied that {' '.join(reversed(made[:4]))}"
        yield _question(generated, "generated", told, claim_id(laid, number))


def _lines(name: str) -> Iterator[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _question(corpus: Path, kind: str, words: str, wanted: str) -> Question:
    named = frozenset() if wanted == "-" else frozenset(wanted.split(","))
    return Question(corpus, kind, tuple(words.split()), named)


def answer(corpus: Corpus, words: tuple[str, ...]) -> Who:
    """Ask as the command line does."""
    asked = words[1:] if words[0] == "who" else words
    if asked[0] in QUESTIONS:
        return who(corpus, asked[0], asked[1:], EVERYTHING)
    return ask(corpus, words, EVERYTHING)


def judge(given: Who, wanted: frozenset[str]) -> Verdict:
    """Hold an answer to what was wanted."""
    meant = [group.claim for group in given.groups]
    nearest = [group.claim for group in given.candidates]
    told = [one.claim for one in given.silent if one.absence]
    shown = (meant or [*told, *nearest])[:5]
    screen = "\n".join(plain.render(page(given)).splitlines()[:LINES])
    seen = [id for id in shown if id in screen]
    if not wanted:
        return Verdict(not meant, not meant, not meant, bool(meant))
    found = [id in wanted for id in seen]
    asserted = meant or (told[:1] if not nearest else [])
    wrong = bool(asserted) and not any(id in wanted for id in asserted)
    return Verdict(any(found), any(found[:1]), any(found[:3]), wrong)


class Plain:
    """Plain FTS5 over the claims of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (id UNINDEXED, text, tokenize = 'porter')"
        )
        for claim in corpus.each("claim"):
            actors = [corpus.record("actor", id) for id in (*claim.about, *claim.accuses)]
            names = [name for actor in actors if actor for name in (actor.name, *actor.aka)]
            self.db.execute(
                "INSERT INTO t VALUES (?, ?)", (claim.id, " ".join([claim.text, *names]))
            )

    def find(self, words: Iterable[str]) -> list[str]:
        """The best five claims that have any of the words."""
        cut = re.findall(r"\w+", " ".join(words))
        rows = self.db.execute(
            "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 5",
            (" OR ".join(f'"{word}"' for word in cut),),
        )
        return [id for (id,) in rows]


class Tried(NamedTuple):
    """A question, what came of it, what plain FTS5 gave, and how long both took, in seconds."""

    question: Question
    verdict: Verdict
    plain: list[str]
    took: float
    plain_took: float


def tried() -> list[Tried]:
    """Ask every question."""
    found = []
    opened: dict[Path, tuple[Corpus, Plain]] = {}
    for one in questions():
        if one.corpus not in opened:
            corpus = open_corpus(one.corpus)
            opened[one.corpus] = corpus, Plain(corpus)
        corpus, beside = opened[one.corpus]
        times = []
        for _ in range(3):
            start = process_time()
            given = answer(corpus, one.words)
            times.append(process_time() - start)
        start = process_time()
        others = beside.find(one.words[2:] if one.words[0] == "who" else one.words)
        plain_took = process_time() - start
        found.append(Tried(one, judge(given, one.wanted), others, median(times), plain_took))
    return found


def rows() -> Iterator[Row]:
    """The table: each kind of question, both halves."""
    found = tried()
    kinds: defaultdict[str, list[tuple[int, Tried]]] = defaultdict(list)
    for one in found:
        kinds[one.question.kind].append((len(kinds[one.question.kind]), one))
    for kind, asked in [
        *kinds.items(),
        ("all", [pair for each in kinds.values() for pair in each]),
    ]:
        halves = [[one for place, one in asked if place % 2 == half] for half in (0, 1)]
        told = "; ".join(
            f"{name}: {sum(o.verdict.right for o in half)} right, "
            f"{sum(o.verdict.first for o in half)} first, {sum(o.verdict.three for o in half)} in "
            f"three, {sum(o.verdict.wrong for o in half)} wrong of {len(half)}"
            for name, half in zip("AB", halves, strict=True)
        )
        first = sum(_plain_right(one, 1) for _, one in asked)
        five = sum(_plain_right(one, 5) for _, one in asked)
        yield Row(kind, "", told, f"FTS5: {first} first, {five} in five of {len(asked)}")
    ours, beside = (median(getattr(o, name) for o in found) for name in ("took", "plain_took"))
    yield Row(
        "time of a question, median",
        "≤ 5 ms more",
        f"{ours * 1e3:.1f} ms",
        f"{beside * 1e3:.1f} ms",
    )


def _plain_right(one: Tried, most: int) -> bool:
    if not one.question.wanted:
        return not one.plain
    return any(id in one.question.wanted for id in one.plain[:most])
