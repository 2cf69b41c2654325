"""True and altered quotations on generated documents: verdicts with the text and by the lock.

    python -m benchmarks.quotes [QUOTATIONS OF EACH KIND]

Every altered quotation differs from its document in one way that a person makes by mistake or on
purpose; one that happens to stand in the document all the same is left out.
"""

import platform
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.quote_kinds import (
    LANGUAGES,
    ON_PAGES,
    SPACELESS,
    WITH_SPACES,
    WITHOUT_SPACES,
    Make,
)

from provenance.model.records import Quote, RecordPlace, Source, Statement
from provenance.quotes import lock as locks
from provenance.quotes.library import Library
from provenance.quotes.lock import Lock, LockEntry
from provenance.quotes.quotation import Quotation
from provenance.quotes.verify import VERDICTS, Checked, verify

DOCUMENTS: Final = 200
PARAGRAPHS: Final = 30
SYLLABLES: Final = (
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "chan",
    "der",
    "fen",
)
MARKS: Final = (",", ";", " –", "")


class Document(NamedTuple):
    """A generated document: its paragraphs, each a list of words on a line of its own."""

    id: str
    paragraphs: list[list[str]]

    @property
    def text(self) -> str:
        return "\n\n".join(" ".join(words) for words in self.paragraphs) + "\n"

    def has(self, words: list[str]) -> bool:
        """Whether a paragraph holds these words: an oracle that shares no code with the program."""
        sought = _bare(words)
        return any(
            f" {sought}{after}" in f" {_bare(paragraph)} "
            for paragraph in self.paragraphs
            for after in (" ", ",", ";")
        )


class Page(NamedTuple):
    """A generated document of paragraphs that each hold one unit; ``text`` is what it reads."""

    id: str
    text: str


class Cut(NamedTuple):
    """Where a true quotation was cut out."""

    document: Document
    paragraph: int
    start: int
    words: list[str]


Alter = Callable[[random.Random, Cut], list[str] | None]


def inserted(rng: random.Random, cut: Cut) -> list[str]:
    at = rng.randrange(1, len(cut.words))
    return [*cut.words[:at], rng.choice(("not", "never", "allegedly", "all")), *cut.words[at:]]


def dropped(rng: random.Random, cut: Cut) -> list[str]:
    at = rng.randrange(1, len(cut.words) - 1)
    return [*cut.words[:at], *cut.words[at + 1 :]]


def swapped(rng: random.Random, cut: Cut) -> list[str]:
    at = rng.randrange(len(cut.words) - 1)
    words = list(cut.words)
    words[at], words[at + 1] = words[at + 1], words[at]
    return words


def number_changed(rng: random.Random, cut: Cut) -> list[str] | None:
    places = [at for at, word in enumerate(cut.words) if word[0].isdigit()]
    if not places:
        return None
    words = list(cut.words)
    at = rng.choice(places)
    digit = rng.choice([place for place, char in enumerate(words[at]) if char.isdigit()])
    other = rng.choice([d for d in "123456789" if d != words[at][digit]])
    words[at] = words[at][:digit] + other + words[at][digit + 1 :]
    return words


def number_cut(rng: random.Random, cut: Cut) -> list[str] | None:
    """Begin a quotation inside a number: 500 out of 1,500."""
    places = [at for at, word in enumerate(cut.words) if "," in word[:-1] and word[0].isdigit()]
    if not places:
        return None
    at = rng.choice(places)
    return [cut.words[at].partition(",")[2], *cut.words[at + 1 :]]


def word_cut(rng: random.Random, cut: Cut) -> list[str]:
    """Quote the end of a longer word: able out of unable."""
    return [cut.words[0][1:] or "x", *cut.words[1:]]


def spliced(rng: random.Random, cut: Cut) -> list[str]:
    other = rng.choice(cut.document.paragraphs)
    start = rng.randrange(len(other) - 6)
    return [*cut.words[:5], *other[start : start + 5]]


def spliced_with_mark(rng: random.Random, cut: Cut) -> list[str]:
    """Two passages, with an elision marked between them as if they were one."""
    others = [p for p in range(len(cut.document.paragraphs)) if p != cut.paragraph]
    other = cut.document.paragraphs[rng.choice(others)]
    start = rng.randrange(len(other) - 6)
    return [*cut.words[:5], "[…]", *other[start : start + 5]]


def turned_around(rng: random.Random, cut: Cut) -> list[str]:
    """Two parts of one passage in the wrong order around a marked elision."""
    half = len(cut.words) // 2
    return [*cut.words[half:], "[…]", *cut.words[:half]]


def tail_invented(rng: random.Random, cut: Cut) -> list[str]:
    return [*cut.words, *(word(rng) for _ in range(3))]


def unchanged(rng: random.Random, cut: Cut) -> list[str]:
    return cut.words


def set_otherwise(rng: random.Random, cut: Cut) -> list[str]:
    """The same words, set in other marks, dashes, spaces and case."""
    table = str.maketrans({"–": "—", "'": "’", " ": "\u00a0"})
    words = [word.translate(table) for word in cut.words]
    return [words[0].upper(), *words[1:]]


def elided(rng: random.Random, cut: Cut) -> list[str]:
    return [*cut.words[:3], "[…]", *cut.words[-3:]]


TRUE: Final[dict[str, Alter]] = {
    "verbatim": unchanged,
    "set in other marks, spaces, case": set_otherwise,
    "elided, marked": elided,
}
ALTERED: Final[dict[str, Alter]] = {
    "a word inserted": inserted,
    "a word dropped": dropped,
    "two words swapped": swapped,
    "a number changed": number_changed,
    "a number cut short": number_cut,
    "a word cut short": word_cut,
    "two passages spliced": spliced,
    "two passages spliced with […]": spliced_with_mark,
    "parts turned around at […]": turned_around,
    "an invented tail": tail_invented,
}


def word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3))))


def documents(rng: random.Random) -> list[Document]:
    """Documents of some 2,500 words, with skewed words, numbers and marks."""
    vocabulary = sorted({word(rng) for _ in range(4000)})
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    made = []
    for number in range(DOCUMENTS):
        paragraphs = []
        for _ in range(PARAGRAPHS):
            words = rng.choices(vocabulary, cum_weights=weights, k=rng.randrange(60, 110))
            for at in range(0, len(words), 7):
                words[at] = f"{rng.randrange(1, 90)},{rng.randrange(100, 999)}"
            for at in range(5, len(words), 11):
                words[at] += rng.choice(MARKS)
            paragraphs.append(" ".join(words).split())
        made.append(Document(f"document-{number}", paragraphs))
    return made


def cut(rng: random.Random, made: list[Document]) -> Cut:
    document = rng.choice(made)
    paragraph = rng.randrange(len(document.paragraphs))
    words = document.paragraphs[paragraph]
    length = rng.randrange(8, 13)
    start = rng.randrange(len(words) - length)
    return Cut(document, paragraph, start, words[start : start + length])


def quotation(number: int, source: Cut, words: list[str]) -> Quotation:
    quote = Quote(" ".join(words))
    line = str(2 * source.paragraph + 1)
    s = Statement(
        f"s{number}", "c", "asserted", 0, 1,
        source=source.document.id, at=(line,), quote=(quote,),
    )  # fmt: skip
    return Quotation(s, 1, quote, source.document.id, RecordPlace("claims/c.yaml", 0, 1))


def _bare(words: list[str]) -> str:
    return " ".join(" ".join(words).casefold().replace("—", "–").split())


def _truly_altered(source: Cut, words: list[str]) -> bool:
    """Whether the words as altered do not stand in the document after all."""
    if "[…]" not in words:
        return not source.document.has(words)
    at = words.index("[…]")
    first, last = _bare(words[:at]), _bare(words[at + 1 :])
    return not any(
        f" {first} " in text and f" {last} " in text[text.index(f" {first} ") + len(first) :]
        for text in (f" {_bare(p)} " for p in source.document.paragraphs)
    )


def main(each: int) -> None:
    rng = random.Random(4)
    made = documents(rng)
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(made)} documents of")
    print(f"{sum(len(d.text) for d in made) // len(made):,} characters; {each:,} of each kind\n")
    with tempfile.TemporaryDirectory() as folder:
        attached, absent = Path(folder) / "attached", Path(folder) / "absent"
        sources = _attach(made, attached, Path(folder))
        cuts = [cut(rng, made) for _ in range(each)]
        locked: list[LockEntry] = []
        print(f"{'':34}{'number':>7}  {'with the text':42}by the lock, without the text")
        passed = 0
        for kinds in (TRUE, ALTERED):
            for name, alter in kinds.items():
                quoted = _altered(rng, made, cuts, alter, each, is_true=kinds is TRUE)
                with_text = verify(quoted, sources, Library(attached, sources), Lock())
                if kinds is TRUE:
                    lock = Lock(entry for one in with_text if (entry := one.entry))
                    locked += lock.entries
                else:
                    lock = Lock(locked)
                by_lock = verify(quoted, sources, Library(absent, sources), lock)
                if kinds is ALTERED:
                    passed += sum(one.passes for one in (*with_text, *by_lock))
                print(f"{name:34}{len(quoted):>7,}  {_tally(with_text):42}{_tally(by_lock)}")
        print(f"\naltered quotations that passed: {passed}\n")
        _kinds(each, Path(folder))
        _time(rng, made, sources, attached, absent)


class _Kind(NamedTuple):
    """Quotations of one kind, and the document that they are held to."""

    page: Page
    true: list[Quotation]
    altered: list[Quotation]


def _kinds(each: int, folder: Path) -> None:
    """Words and numbers that are whole, quoted whole and cut, in every language."""
    print(f"{'words and numbers quoted whole':42}{'true':>7}  {'verified':>9}  {'cut':>7}  passed")
    for table, languages, page in (
        (WITH_SPACES, LANGUAGES, False),
        (WITHOUT_SPACES, SPACELESS, False),
        (ON_PAGES, LANGUAGES, True),
    ):
        for name, make in table.items():
            rng = random.Random(name)
            made = [
                _kind(rng, make, f"{language}-{number}", words, each // len(languages), page=page)
                for number, (language, words) in enumerate(languages.items())
            ]
            counts = Counter[str]()
            for kind in made:
                counts += _held(kind, folder / name.replace(" ", "-"), page=page)
            print(
                f"{name:42}{counts['true']:>7,}  {counts['verified']:>9,}"
                f"  {counts['altered']:>7,}  {counts['passed']:>6,}"
            )
    print()


def _kind(rng: random.Random, make: Make, id: str, words: str, number: int, *, page: bool) -> _Kind:
    """Units of a kind among words of a language, one a paragraph, and quotations of them."""
    gap, known = (" ", words.split()) if " " in words else ("", list(words))
    paragraphs: list[str] = []
    true: list[Quotation] = []
    altered: list[Quotation] = []
    line = 1
    for _ in range(number):
        unit = make(rng)
        left, right = ([rng.choice(known) for _ in range(5)] for _ in range(2))
        if not gap and id.startswith("th"):
            left, right = ["ท่าเรือ"], ["ประท้วง"]
        before, after = gap.join(left), gap.join(right)
        paragraphs.append(f"{before}{gap}{unit.text}{gap}{after}")
        wholes = unit.same if page else (unit.text, *unit.same)
        quoted = [(true, f"{before}{gap}{whole}{gap}{after}") for whole in wholes]
        quoted += [(true, f"{start}{gap}{after}") for start in unit.starts]
        quoted += [(altered, f"{before}{gap}{other}{gap}{after}") for other in unit.other]
        quoted += [(altered, f"{before}{gap}{head}") for head in unit.heads]
        quoted += [(altered, f"{tail}{gap}{after}") for tail in unit.tails]
        for group, text in quoted:
            group.append(_at(len(true) + len(altered), id, line, text))
        line += 2 + (0 if page else unit.text.count("\n"))
    if page:
        style = "<style>.unseen { display: none }</style>"
        return _Kind(Page(id, style + "".join(f"<p>{p}</p>" for p in paragraphs)), true, altered)
    return _Kind(Page(id, "\n\n".join(paragraphs) + "\n"), true, altered)


def _held(kind: _Kind, folder: Path, *, page: bool) -> Counter[str]:
    folder.mkdir(exist_ok=True)
    sources = _attach([kind.page], folder / "attached", folder, "text/html" if page else None)
    found = verify(kind.true, sources, Library(folder / "attached", sources), Lock())
    lock = Lock(entry for one in found if (entry := one.entry))
    cut = verify(kind.altered, sources, Library(folder / "attached", sources), Lock())
    cut += verify(kind.altered, sources, Library(folder / "absent", sources), lock)
    return Counter(
        true=len(found),
        verified=sum(one.passes for one in found),
        altered=len(kind.altered),
        passed=sum(one.passes for one in cut),
    )


def _at(number: int, source: str, line: int, words: str) -> Quotation:
    quote = Quote(words)
    s = Statement(
        f"k{number}", "c", "asserted", 0, 1, source=source, at=(str(line),), quote=(quote,)
    )
    return Quotation(s, 1, quote, source, RecordPlace("claims/c.yaml", 0, 1))


def _attach(
    made: Sequence[Document | Page], root: Path, folder: Path, media_type: str | None = None
) -> dict[str, Source]:
    root.mkdir(parents=True, exist_ok=True)
    sources = {}
    for document in made:
        path = folder / f"{document.id}.txt"
        path.write_text(document.text, encoding="utf-8")
        digest = sha256(document.text.encode()).hexdigest()
        origin = RecordPlace("seeds/s.yaml", 0, 1)
        source = Source(
            document.id, document.id, "article", origin, sha256=digest, media_type=media_type
        )
        sources[document.id] = source
        Library(root, sources).vault.store(path)
    return sources


def _altered(
    rng: random.Random,
    made: list[Document],
    cuts: list[Cut],
    alter: Alter,
    each: int,
    *,
    is_true: bool,
) -> list[Quotation]:
    """As many quotations as asked for; where a cut does not lend itself, another one is taken."""
    quoted: list[Quotation] = []
    waiting = list(reversed(cuts))
    while len(quoted) < each:
        source = waiting.pop() if waiting else cut(rng, made)
        words = alter(rng, source)
        if words is not None and (is_true or _truly_altered(source, words)):
            quoted.append(quotation(len(quoted), source, words))
    return quoted


def _tally(checked: list[Checked]) -> str:
    tally = Counter(one.verdict for one in checked)
    return ", ".join(f"{tally[verdict]:,} {verdict}" for verdict in VERDICTS if tally[verdict])


def _time(
    rng: random.Random,
    made: list[Document],
    sources: dict[str, Source],
    attached: Path,
    absent: Path,
) -> None:
    cuts = [cut(rng, made) for _ in range(10_000)]
    quoted = [quotation(number, source, source.words) for number, source in enumerate(cuts)]
    checked = verify(quoted, sources, Library(attached, sources), Lock())
    entries = [entry for one in checked if (entry := one.entry)]
    text = locks.text(entries)
    (absent / locks.FILE).parent.mkdir(parents=True)
    (absent / locks.FILE).write_text(text, encoding="utf-8")
    print(f"{'10,000 quotations':34}median of 5, seconds of CPU time")
    for name, work in (
        ("with the texts, read anew", lambda: verify(
            quoted, sources, Library(attached, sources), Lock())),
        ("reading the lock", lambda: locks.read(absent)),
        ("by the lock, read anew", lambda: verify(
            quoted, sources, Library(absent, sources), locks.read(absent))),
    ):  # fmt: skip
        print(f"{name:34}{_median(work):.2f}")
    print(f"{'the lock file':34}{len(text.encode()) / 1e6:.2f} MB, {len(entries):,} entries")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return sorted(times)[2]


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5000)
