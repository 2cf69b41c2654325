"""What somebody types to what is searched: words, their forms, and the actors they name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from json import dumps
from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.model.records import Actor
from provenance.store.index.fold import words
from provenance.store.index.terms import ABOUT, WORD, name_key
from provenance.store.search.glossary import numbers
from provenance.store.search.wording import STOP_WORDS

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

WHOLE: Final = 1.0
"""How well a form fits that was typed, or that differs only by its ending."""

BEGUN: Final = 0.8
"""How well a longer word fits of which the beginning was typed."""

NUMBER: Final = 0.9
"""How well a number in words fits that was typed in digits."""

_WRITTEN_OUT: Final = 64
"""Words that are looked for at most in place of one beginning."""

_LISTED: Final = 2_000
"""Words that are compared at most with one that was typed, to tell whether they share a stem."""

_BEARERS: Final = 3
"""Actors at most for whom a word of their names may stand."""

_COMMON: Final = 2_000
"""Records that have a word at most which is looked for among names."""

PERSON: Final = "person"

_THE: Final = ("the",)

_LONGEST_NAME: Final = 8
"""Words in the longest run that is looked up as a name."""

_LANGUAGES: Final = {
    "latin": ("english", "french", "spanish"),
    "cyrillic": ("russian",),
    "arabic": ("arabic",),
}
"""The languages of which endings are known, by script: Snowball's stemmers."""


class Chunk(NamedTuple):
    """A typed word, and the folded words that it is cut into."""

    typed: str
    cut: tuple[str, ...]
    ends: bool = False
    """Whether a mark stands behind it that parts what was typed: *the dam:*."""


class Pattern(NamedTuple):
    """Words in a row, and how well they fit what was typed; the last may go on when ``open``.

    ``proper`` is the last word of a name as it is written, where it has a capital: in running text
    the name is meant only where that stands too (*The White*, and no *white soldiers*).
    """

    words: tuple[str, ...]
    open: bool = False
    fit: float = WHOLE
    proper: str = ""

    def __str__(self) -> str:
        """Write it as FTS5 does."""
        phrase = '"' + " ".join(self.words) + '"'
        return f"{phrase}*" if self.open else phrase


class Term(NamedTuple):
    """One thing asked for: as typed, the forms that stand for it, and the actors of that name.

    ``rare`` is how much it tells: the more, the fewer records have it. ``read_as`` is what it was
    read as where no record has it as typed. ``named``: it is a name, and not only a word that
    stands in the name of a body. ``voices`` are those whose words may be those of the actors.
    """

    typed: str
    patterns: tuple[Pattern, ...]
    actors: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    rare: float = 1.0
    known: bool = True
    read_as: str = ""
    named: bool = False

    def __str__(self) -> str:
        """Write it as FTS5 does."""
        names = (f"{ABOUT} : {Pattern(tuple(words(actor)))}" for actor in sorted(self.actors))
        return "(" + " OR ".join([*map(str, self.patterns), *names]) + ")"


class Spot(NamedTuple):
    """Where a term stands among the words of a text (from, up to), and how well it fits."""

    start: int
    end: int
    fit: float


class Finder:
    """Finds terms among the words of a text, all in one pass."""

    __slots__ = ("_begun", "_by_first")

    def __init__(self, terms: Sequence[Term]) -> None:
        self._begun: list[tuple[int, Pattern]] = []
        self._by_first: dict[str, list[tuple[int, Pattern, str]]] = {}
        for number, term in enumerate(terms):
            for pattern in term.patterns:
                first, *rest = pattern.words
                if pattern.open and not rest:
                    self._begun.append((number, pattern))
                else:
                    second = rest[0] if len(rest) > pattern.open else ""
                    self._by_first.setdefault(first, []).append((number, pattern, second))

    def find(self, words: Sequence[str], text: str = "") -> dict[int, list[Spot]]:
        """Tell of the terms that are found, by number, where each stands.

        The best fit counts where several forms of a term begin. ``text`` are the words as they were
        written, where that is running text.
        """
        found: dict[int, list[Spot]] = {}
        by_first = self._by_first
        for place, word in enumerate(words):
            if word in by_first:
                for number, pattern, second in by_first[word]:
                    if second and words[place + 1 : place + 2] != [second]:
                        continue
                    if text and pattern.proper not in text:
                        continue
                    length = len(pattern.words)
                    if length == 1 or _goes_on(pattern, words, place):
                        spot = Spot(place, place + length, pattern.fit)
                        _keep(found.setdefault(number, []), spot)
            for number, pattern in self._begun:
                if word.startswith(pattern.words[0]):
                    fit = WHOLE if word == pattern.words[0] else pattern.fit
                    _keep(found.setdefault(number, []), Spot(place, place + 1, fit))
        return found


def _keep(places: list[Spot], here: Spot) -> None:
    if places and places[-1].start == here.start:
        places[-1] = max(places[-1], here, key=lambda one: (one.fit, one.end))
    else:
        places.append(here)


def _goes_on(pattern: Pattern, words: Sequence[str], place: int) -> bool:
    """Whether a pattern of which the first word stands at a place stands there as a whole."""
    stretch = tuple(words[place : place + len(pattern.words)])
    if stretch == pattern.words:
        return True
    *rest, last = pattern.words
    same = pattern.open and len(stretch) == len(pattern.words) and [*stretch[:-1]] == rest
    return same and stretch[-1].startswith(last)


def chunks(typed: Sequence[str]) -> tuple[Chunk, ...]:
    """Part what was typed at its spaces; what holds no word is dropped."""
    return tuple(
        part
        for text in typed
        for chunk in text.split()
        if (cut := tuple(words(chunk)))
        for part in _apart(_EDGES.sub("", chunk), cut, chunk[-1] in ":,;.?!")
    )


_EDGES: Final = re.compile(r"^[^\w#]+|[^\w]+$")


def _apart(typed: str, cut: tuple[str, ...], ends: bool) -> tuple[Chunk, ...]:
    """Part what is run together in speech: *hasn't*, *who's*, *Wagner's*, *d'avoir*."""
    if len(cut) == 1:
        cut = _RUN_TOGETHER.get(cut[0], cut)
    if cut[-1] == "t" and len(cut) == 2 and cut[0].endswith("n"):
        cut = (_WHOLE_VERBS.get(cut[0], cut[0][:-1]), "not")
    if len(cut) == 2 and cut[1] == "not":
        return Chunk(typed, cut[:1]), Chunk(typed, cut[1:], ends)
    if len(cut) > 1 and cut[-1] in _SHORT_ENDINGS:
        return (Chunk(typed, cut[:-1], ends),)
    if len(cut) == 2 and cut[0] in _ELIDED and typed[0].islower():
        return (Chunk(typed, cut[1:], ends),)
    return (Chunk(typed, cut, ends),)


_WHOLE_VERBS: Final = {"can": "can", "won": "will", "shan": "shall"}

_SHORT_ENDINGS: Final = frozenset(["s", "re", "ve", "ll"])

_RUN_TOGETHER: Final = {
    f"{verb}nt": (verb, "not")
    for verb in ("did", "does", "do", "has", "have", "had", "is", "are", "was", "were", "would")
} | {"whats": ("what",), "whos": ("who",), "cannot": ("can", "not")}
"""What people write without the apostrophe."""

_ELIDED: Final = frozenset(["l", "d", "qu", "j", "s", "c", "m", "t", "n"])


def understand(corpus: "Corpus", typed: Sequence[str]) -> tuple[Term, ...]:
    """Take apart what was typed.

    A run of words that is an actor's name or alias stands for all its spellings. Of the other
    words each is a term, and stands for those in whose names it stands, unless one of these is
    named elsewhere (*mercenaries from the Wagner Group*); stop words are dropped, unless there are
    only such.
    """
    given = chunks(typed)
    named = names_in(corpus, given)
    total = max(2, corpus.count("claim"))
    terms: list[Term] = []
    dropped: list[Term] = []
    place = 0
    while place < len(given):
        run = max((end for start, end in named if start == place), default=place + 1)
        text = " ".join(chunk.typed for chunk in given[place:run])
        cut = tuple(word for chunk in given[place:run] for word in chunk.cut)
        borne = named.get((place, run))
        actors = borne or bearing(corpus, cut)
        if any(end < place or start > run for start, end in _runs(named, actors)):
            actors = borne or ()
        is_name = bool(borne) or any(actor.kind == PERSON for actor in actors)
        term = _term(corpus, text, cut, actors, total)._replace(named=is_name)
        (dropped if len(cut) == 1 and cut[0] in STOP_WORDS and not actors else terms).append(term)
        place = run
    return tuple({term.typed.lower(): term for term in terms or dropped}.values())


def _runs(
    named: dict[tuple[int, int], tuple[Actor, ...]], actors: Sequence[Actor]
) -> list[tuple[int, int]]:
    """Where one of some actors is called by a name."""
    return [run for run, called in named.items() if any(actor in called for actor in actors)]


def bearing(corpus: "Corpus", cut: tuple[str, ...]) -> tuple[Actor, ...]:
    """The actors in whose names a word stands, where they are few: *Lavrov* for Sergei Lavrov."""
    if len(cut) != 1 or cut[0] in STOP_WORDS or not 0 < corpus.counts(cut).get(cut[0], 0) < _COMMON:
        return ()
    rows = corpus.query(
        "SELECT DISTINCT r.id FROM edges e CROSS JOIN records r ON r.key = e.key "
        "WHERE e.role = ? AND e.target = ? LIMIT ?",
        (WORD, cut[0], _BEARERS + 1),
    )
    if len(rows) > _BEARERS:
        return ()
    found = (corpus.record("actor", id) for (id,) in sorted(rows))
    return tuple(actor for actor in found if actor)


def plain_term(corpus: "Corpus", word: str) -> Term:
    """Make the term of a single word, whatever it names."""
    return _term(corpus, word, tuple(words(word)), (), max(2, corpus.count("claim")))


def _term(
    corpus: "Corpus", text: str, cut: tuple[str, ...], actors: Sequence[Actor], total: int
) -> Term:
    patterns = [*_forms(corpus, cut)]
    spellings = {name for actor in actors for name in (actor.name, *actor.aka)}
    names = ((tuple(words(name)), _proper(name)) for name in sorted(spellings))
    typed = {pattern.words for pattern in patterns}
    patterns += [Pattern(cut, proper=last) for cut, last in names if cut and cut not in typed]
    patterns = [*dict.fromkeys(patterns)]
    records = _records(corpus, patterns)
    ids = frozenset(actor.id for actor in actors)
    return Term(
        text,
        tuple(patterns),
        ids,
        frozenset(corpus.voices_of(ids)) if ids else ids,
        rare=log(1 + total / (records + 0.5)),
        known=bool(records or actors),
    )


def _proper(name: str) -> str:
    """The last word of a name, if it is written with a capital."""
    last = name.split()[-1] if name.split() else ""
    return last if last[:1].isupper() else ""


def _records(corpus: "Corpus", patterns: Iterable[Pattern]) -> int:
    """About how many records have one of the patterns; of words in a row, the rarest word."""
    counts = corpus.counts({word for pattern in patterns for word in pattern.words})
    return sum(min(counts.get(word, 0) for word in pattern.words) for pattern in patterns)


def _forms(corpus: "Corpus", cut: tuple[str, ...]) -> tuple[Pattern, ...]:
    """Give the words of the corpus that a typed word may stand for: with other endings, or longer.

    What is cut into several words (a name in Chinese, `Nia-Ouro`, `2021-12-25`) stands in a row.
    """
    if all(map(str.isdigit, cut)):
        in_words = numbers("".join(cut))
        written = [Pattern(said, fit=NUMBER) for said in in_words]
        return (*map(Pattern, dict.fromkeys((cut, *_grouped(cut)))), *written)
    if len(cut) > 1:
        return (Pattern(cut, len(cut[-1]) > 3),)
    (word,) = cut
    found = {word: Pattern(cut)}
    stems = [stem for _, stem in _stems(word)]
    if stems:
        common = max(2, min(map(len, stems)) - 1)  # the last letter of a stem may change: -y, -i
        for other in sharing_a_stem(word, corpus.words_beginning(word[:common], _LISTED)):
            found[other] = Pattern((other,))
    if len(word) > 3 or (not word.isascii() and len(word) > 1):
        longer = corpus.words_beginning(word, _WRITTEN_OUT + 1)
        if len(longer) > _WRITTEN_OUT:
            found[""] = Pattern(cut, open=True, fit=BEGUN)
        else:
            for other in longer:
                found.setdefault(other, Pattern((other,), fit=BEGUN))
    return tuple(found.values())


def _grouped(cut: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A number written with thousands apart (`1,500` is cut into two) and without."""
    if len(cut) == 1 and len(cut[0]) > 3:
        (digits,) = cut
        first = len(digits) % 3 or 3
        yield (digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3)))
    elif len(cut) > 1 and len(cut[0]) < 4 and all(len(part) == 3 for part in cut[1:]):
        yield ("".join(cut),)


def share_a_stem(one: str, other: str) -> bool:
    """Whether two folded words differ only by their endings, in a language of their script."""
    return bool(_stems(one) & _stems(other))


def sharing_a_stem(word: str, others: Iterable[str]) -> list[str]:
    """Give the others of some words, all folded, that differ from one only by their endings."""
    script = _script(word)
    alike = [other for other in others if other != word and _script(other) == script]
    found: set[str] = set()
    for language in _LANGUAGES.get(script, ()):
        stemmer = _stemmer(language)
        stem = stemmer.stemWord(word)
        found.update(o for o, s in zip(alike, stemmer.stemWords(alike), strict=True) if s == stem)
    return [other for other in alike if other in found]


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> frozenset[tuple[str, str]]:
    languages = _LANGUAGES.get(_script(word), ())
    return frozenset((language, _stemmer(language).stemWord(word)) for language in languages)


def _script(word: str) -> str:
    first = word[0]
    if first < "\u0250":
        return "latin" if word.isalpha() else ""
    if "\u0400" <= first < "\u0530":
        return "cyrillic"
    return "arabic" if "\u0600" <= first < "\u0700" else ""


@cache
def _stemmer(language: str) -> Any:
    from Stemmer import Stemmer

    return Stemmer(language)


def names_in(corpus: "Corpus", given: Sequence[Chunk]) -> dict[tuple[int, int], tuple[Actor, ...]]:
    """Find the runs of chunks that are actors' names: by where they begin and end.

    A stop word alone is one only where it is written as one: *UN* or *the un*, and no *un*.
    """
    runs: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(given)):
        for end in range(start + 1, min(len(given), start + _LONGEST_NAME) + 1):
            name = name_key(" ".join(word for chunk in given[start:end] for word in chunk.cut))
            is_written = given[start].typed.isupper() or [
                chunk.cut for chunk in given[max(0, start - 1) : start]
            ] == [_THE]
            if name not in STOP_WORDS or end - start > 1 or is_written:
                runs.setdefault(name, []).append((start, end))
    rows = corpus.query(
        "SELECT n.name, r.id FROM json_each(?) w CROSS JOIN names n ON n.name = w.value "
        "CROSS JOIN records r ON r.key = n.key WHERE r.kind = 'actor'",
        [dumps(list(runs))],
    )
    found: dict[tuple[int, int], tuple[Actor, ...]] = {}
    for name, id in sorted(set(rows)):
        actor = corpus.record("actor", id)
        if actor:
            for run in runs[name]:
                found[run] = (*found.get(run, ()), actor)
    return found
