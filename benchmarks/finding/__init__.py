"""How often a question in people's own words finds the claim that is meant.

    python -m benchmarks.finding [--wrong | --first PART]

The questions (``claims.tsv``, ``others.tsv``, and some made from a generated corpus) were written
before anything was tuned. Every other one is for tuning (part A), the others were kept, until they
were looked at (part B). Part C (``blind.tsv``) was written later by somebody who knew the texts of
claims and not how a search is made, part D (``hurried.tsv``) by somebody who knew the lists of
words of the search and no answer, and so was part E (``headlines.tsv``), of headlines as they are
pasted; what came of them when they were asked for the first time stands in ``blind-first.tsv``,
``hurried-first.tsv`` and ``headlines-first.tsv``, and was written there before anything was mended.
Beside it stands plain SQLite FTS5: Porter stems, any of the words, BM25 over texts, subjects' names
and aliases. *Right*: the wanted claim is chosen, or among at most five candidates, with who spoke,
within the first 24 lines; where nothing of the kind is on record, nothing is chosen. A question of
part D with a date or a negation is right only if these lines also tell of that.
"""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from benchmarks.corpora import corpus as folder_of
from benchmarks.generate import claim_id, plan, words_of
from benchmarks.measure import HERE
from benchmarks.table import Row

from provenance.answers import who as asking
from provenance.answers.filters import EVERYTHING
from provenance.answers.on_claim import QUESTIONS
from provenance.answers.who import Who, ask, who
from provenance.store.corpus import Corpus, open_corpus
from provenance.views import plain
from provenance.views.who import page

LINES = 24
FOLDER = Path(__file__).parent
SMALL = HERE / "tests" / "corpora"
LATER = {"C": "blind", "D": "hurried", "E": "headlines"}
"""Parts that were written later, and the file of each; beside it stands what first came of it."""


class Question(NamedTuple):
    """A question, the corpus it is asked of, and the claims that would be right (none: nothing)."""

    part: str
    corpus: Path
    kind: str
    words: tuple[str, ...]
    wanted: frozenset[str]
    told: tuple[str, ...] = ()
    """What the answer must tell beside, one of these."""


class Verdict(NamedTuple):
    """What came of a question; ``first`` and ``three``: the wanted claim among so many."""

    right: bool
    first: bool
    three: bool
    wrong: bool
    """A claim that was not meant was answered for as if it were."""


def questions() -> Iterator[Question]:
    """All questions, in the order in which they were written."""
    turns: Counter[str] = Counter()
    for corpus, kind, words, wanted in _first_written():
        yield _question("AB"[turns[kind] % 2], corpus, kind, words, wanted)
        turns[kind] += 1
    for part, file in LATER.items():
        for name, kind, words, wanted, *told in _lines(f"{file}.tsv"):
            corpus = HERE if name == "shipped" else SMALL / name
            asked = _question(part, corpus, kind, words, wanted)
            yield asked._replace(told=tuple(told[0].split("|")) if told else ())


def _first_written() -> Iterator[tuple[Path, str, str, str]]:
    for kind, words, wanted in _lines("claims.tsv"):
        yield HERE, kind, words, wanted
    for corpus, kind, words, wanted in _lines("others.tsv"):
        yield SMALL / corpus, kind, words, wanted
    generated, laid = folder_of(1_000, "hundred"), plan(1_000)
    for number in range(7, 1_000, 45):
        made = words_of(laid, number)
        told = f"who denied that {' '.join(reversed(made[:4]))}"
        yield generated, "generated", told, claim_id(laid, number)


def _lines(name: str) -> Iterator[list[str]]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _question(part: str, corpus: Path, kind: str, words: str, wanted: str) -> Question:
    named = frozenset() if wanted == "-" else frozenset(wanted.split(","))
    return Question(part, corpus, kind, tuple(words.split()), named)


def answer(corpus: Corpus, words: tuple[str, ...]) -> Who:
    """Ask as the command line does."""
    asked = words[1:] if words[0] == "who" else words
    if asked[0] in QUESTIONS:
        return who(corpus, asked[0], asked[1:], EVERYTHING)
    return ask(corpus, words, EVERYTHING)


def judge(given: Who, wanted: frozenset[str], told_beside: tuple[str, ...] = ()) -> Verdict:
    """Hold an answer to what was wanted, and to what it must tell beside."""
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
    if told_beside and not any(text in screen for text in told_beside):
        return Verdict(False, any(found[:1]), any(found[:3]), wrong)
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
    """A question, what came of it, what plain FTS5 gave, and how long it all took, in seconds.

    ``searched`` is what was taken to find the claims, which is all that FTS5 does.
    """

    question: Question
    verdict: Verdict
    plain: list[str]
    took: float
    searched: float
    plain_took: float


class Stopwatch:
    """Adds up the seconds spent in what reads a question and finds claims for it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        for name in ("question", "resolve_claims", "resolve_near", "resolve_among"):
            setattr(asking, name, self._timed(getattr(asking, name)))

    def _timed(self, function: Callable[..., object]) -> Callable[..., object]:
        def timed(*given: object, **more: object) -> object:
            start = process_time()
            try:
                return function(*given, **more)
            finally:
                self.seconds += process_time() - start

        return timed


def tried() -> list[Tried]:
    """Ask every question."""
    found = []
    opened: dict[Path, tuple[Corpus, Plain]] = {}
    watch = Stopwatch()
    for one in questions():
        if one.corpus not in opened:
            corpus = open_corpus(one.corpus)
            opened[one.corpus] = corpus, Plain(corpus)
        corpus, beside = opened[one.corpus]
        times, searches = [], []
        for _ in range(3):
            start, before = process_time(), watch.seconds
            given = answer(corpus, one.words)
            times.append(process_time() - start)
            searches.append(watch.seconds - before)
        start = process_time()
        others = beside.find(one.words[2:] if one.words[0] == "who" else one.words)
        plain_took = process_time() - start
        verdict = judge(given, one.wanted, one.told)
        found.append(Tried(one, verdict, others, median(times), median(searches), plain_took))
    return found


class Tally(NamedTuple):
    """How many questions were answered how."""

    right: int
    first: int
    three: int
    wrong: int
    of: int

    def __str__(self) -> str:
        return (
            f"{self.right} right, {self.first} first, {self.three} in three, "
            f"{self.wrong} wrong of {self.of}"
        )


def by_kind(found: Iterable[Tried]) -> dict[str, list[Tried]]:
    """What was tried, by kind of question, and all of it last."""
    kinds: defaultdict[str, list[Tried]] = defaultdict(list)
    for one in found:
        kinds[one.question.kind].append(one)
    return {**kinds, "all": [one for each in kinds.values() for one in each]}


def tally(asked: Iterable[Tried], part: str) -> Tally:
    """What came of the questions of a part."""
    given = [one.verdict for one in asked if one.question.part == part]
    counted = (sum(getattr(v, name) for v in given) for name in Tally._fields[:4])
    return Tally(*counted, of=len(given))


def keep_first(found: Iterable[Tried], part: str) -> None:
    """Write down what came of a part, once."""
    lines = [f"# What came of part {part} when it was first asked: " + ", ".join(Tally._fields)]
    for kind, asked in by_kind(found).items():
        told = tally(asked, part)
        if told.of:
            lines.append("\t".join([kind, *map(str, told)]))
    with (FOLDER / f"{LATER[part]}-first.tsv").open("x", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def rows() -> Iterator[Row]:
    """The table: each kind of question, every part, and the later ones as they were first asked."""
    found = tried()
    first = {
        (part, kind): Tally(*map(int, numbers))
        for part, file in LATER.items()
        for kind, *numbers in _lines(f"{file}-first.tsv")
    }
    for kind, asked in by_kind(found).items():
        told = []
        for part in ["A", "B", *LATER]:
            if tally(asked, part).of:
                told.append(f"{part}: {tally(asked, part)}")
            if (part, kind) in first:
                told.append(f"{part} when first asked: {first[part, kind]}")
        parts = ["AB", *LATER]
        beside = "; ".join(f"{part}: {_plain(asked, part)}" for part in parts if _of(asked, part))
        yield Row(kind, "", "; ".join(told), f"FTS5: {beside}")
    yield Row(
        "time to find the claims of a question, median",
        "≤ 5 ms more",
        _median(one.searched for one in found),
        f"FTS5: {_median(one.plain_took for one in found)}",
    )
    yield Row("time of the whole answer, median", "", _median(one.took for one in found), "")


def _median(seconds: Iterable[float]) -> str:
    return f"{median(seconds) * 1e3:.1f} ms"


def _of(asked: Iterable[Tried], parts: str) -> list[Tried]:
    return [one for one in asked if one.question.part in parts]


def _plain(asked: Iterable[Tried], parts: str) -> str:
    given = _of(asked, parts)
    first, five = (sum(_plain_right(one, most) for one in given) for most in (1, 5))
    return f"{first} first, {five} in five of {len(given)}"


def _plain_right(one: Tried, most: int) -> bool:
    if not one.question.wanted:
        return not one.plain
    return any(id in one.question.wanted for id in one.plain[:most])
