"""What somebody types to what is searched: words, their spellings, and the actors they name."""

from collections.abc import Sequence
from json import dumps
from typing import TYPE_CHECKING, Final

from provenance.model.records import Actor
from provenance.model.tuples import NamedTuple
from provenance.store.index.fold import Token, words
from provenance.store.index.terms import ABOUT, name_key

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

STOP_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "she",
        "he",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "will",
        "with",
        "would",
    ]
)
"""Words that carry too little to be looked for, unless nothing else is asked."""

_WRITTEN_OUT: Final = 64
"""Words that are looked for at most in place of one beginning."""

_LONGEST_NAME: Final = 8
"""Words in the longest run that is looked up as a name."""


class Pattern(NamedTuple):
    """Words in a row; the last one may go on when ``open``."""

    words: tuple[str, ...]
    open: bool = False

    def __str__(self) -> str:
        """Write it as FTS5 does."""
        phrase = '"' + " ".join(self.words) + '"'
        return f"{phrase}*" if self.open else phrase


class Term(NamedTuple):
    """One thing asked for: as typed, how it may be spelt, and the actors of that name."""

    typed: str
    patterns: tuple[Pattern, ...]
    actors: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """Write it as FTS5 does."""
        names = (f"{ABOUT} : {Pattern(tuple(words(actor)))}" for actor in sorted(self.actors))
        return "(" + " OR ".join([*map(str, self.patterns), *names]) + ")"


class Finder:
    """Finds a term among the words of a text."""

    __slots__ = ("_begun", "_by_first")

    def __init__(self, term: Term) -> None:
        single = (pattern for pattern in term.patterns if len(pattern.words) == 1)
        self._begun = tuple(pattern.words[0] for pattern in single if pattern.open)
        self._by_first: dict[str, list[Pattern]] = {}
        for pattern in term.patterns:
            if pattern.words[0] not in self._begun:
                self._by_first.setdefault(pattern.words[0], []).append(pattern)

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """List where it begins, and where it is over."""
        found = []
        for place, token in enumerate(tokens):
            if self._begun and token.word.startswith(self._begun):
                found.append((place, place + 1))
            found += [
                (place, place + len(pattern.words))
                for pattern in self._by_first.get(token.word, ())
                if _goes_on(pattern, tokens, place)
            ]
        return found


def _goes_on(pattern: Pattern, tokens: Sequence[Token], place: int) -> bool:
    """Whether a pattern of which the first word stands at a place stands there as a whole."""
    stretch = tuple(token.word for token in tokens[place : place + len(pattern.words)])
    if stretch == pattern.words:
        return True
    *rest, last = pattern.words
    same = pattern.open and len(stretch) == len(pattern.words) and [*stretch[:-1]] == rest
    return same and stretch[-1].startswith(last)


def understand(corpus: "Corpus", typed: Sequence[str]) -> tuple[Term, ...]:
    """Take apart what was typed.

    A run of words that is an actor's name or alias stands for all its spellings. Of the other
    words each is a term; stop words are dropped, unless there are only such.
    """
    chunks = [(chunk, tuple(words(chunk))) for text in typed for chunk in text.split()]
    chunks = [(chunk, cut) for chunk, cut in chunks if cut]
    named = _names(corpus, [cut for _, cut in chunks])
    terms: list[Term] = []
    dropped: list[Term] = []
    place = 0
    while place < len(chunks):
        run = max((end for start, end in named if start == place), default=place + 1)
        text = " ".join(chunk for chunk, _ in chunks[place:run])
        cut = tuple(word for _, part in chunks[place:run] for word in part)
        actors = named.get((place, run), ())
        spellings = {tuple(words(name)) for actor in actors for name in (actor.name, *actor.aka)}
        typed_out = (out for pattern in _patterns(cut) for out in _written_out(corpus, pattern))
        patterns = dict.fromkeys([*typed_out, *(Pattern(s) for s in sorted(spellings) if s)])
        term = Term(text, tuple(patterns), frozenset(actor.id for actor in actors))
        (dropped if text.lower() in STOP_WORDS and not actors else terms).append(term)
        place = run
    return tuple(terms or dropped)


def plain_term(word: str) -> Term:
    """Make the term of a single word, whatever it names."""
    return Term(word, _patterns(tuple(words(word))))


def _written_out(corpus: "Corpus", pattern: Pattern) -> tuple[Pattern, ...]:
    """Give the words that a beginning goes on to in the corpus, instead of it, if they are few.

    To look for a beginning takes the index longer than to look for each of some words.
    """
    if not pattern.open or len(pattern.words) > 1:
        return (pattern,)
    (beginning,) = pattern.words
    found = corpus.words_beginning(beginning, _WRITTEN_OUT + 1)
    if len(found) > _WRITTEN_OUT:
        return (pattern,)
    return tuple(Pattern((word,)) for word in found) or (Pattern(pattern.words),)


def _names(
    corpus: "Corpus", chunks: Sequence[tuple[str, ...]]
) -> dict[tuple[int, int], tuple[Actor, ...]]:
    """Find the runs of chunks that are actors' names: by where they begin and end."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(chunks)):
        for end in range(start + 1, min(len(chunks), start + _LONGEST_NAME) + 1):
            name = name_key(" ".join(word for chunk in chunks[start:end] for word in chunk))
            if name not in STOP_WORDS:
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


def _patterns(cut: tuple[str, ...]) -> tuple[Pattern, ...]:
    """Give the ways in which a typed word may stand in a text: as it is, or going on."""
    if len(cut) > 1:
        return (Pattern(cut, len(cut[-1]) > 3),)
    (word,) = cut
    if not word.isascii():  # endings of other languages are not known here
        return (Pattern(cut, len(word) > 1),)
    if len(word) < 3:
        return (Pattern(cut),)
    if len(word) == 3:
        return Pattern(cut), Pattern((f"{word}s",))
    if word.endswith("ies"):
        return Pattern((f"{word[:-3]}y",), True), Pattern((word[:-1],), True)
    if word.endswith("es"):
        return Pattern((word[:-1],), True), Pattern((word[:-2],))
    if word.endswith("s") and not word.endswith("ss"):
        return (Pattern((word[:-1],), True),)
    if word.endswith("y"):
        return Pattern(cut, True), Pattern((f"{word[:-1]}ies",))
    return (Pattern(cut, True),)
