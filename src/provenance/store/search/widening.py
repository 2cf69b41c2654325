"""What else a question may mean, where no record has all of its words as they were typed."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from provenance.store.index.fold import words
from provenance.store.search.asking import (
    NUMBER,
    PERSON,
    Pattern,
    Term,
    bearing,
    share_a_stem,
    sharing_a_stem,
)
from provenance.store.search.glossary import Phrase, synonyms
from provenance.store.search.spelling import near_words

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

SYNONYM: Final = 0.6
"""How well another word for the same thing fits."""

SPELLING: Final = 0.6
"""How well a word fits that only comes near."""

_SHORT: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_SHORTENED: Final = re.compile(r"(\d+)(k|m|mn|bn)")


def widen(corpus: "Corpus", asked: Sequence[Term]) -> tuple[Term, ...]:
    """Let each term stand for other words too: synonyms, numbers in words, near spellings."""
    return tuple(_widened(corpus, term) for term in asked)


def _widened(corpus: "Corpus", term: Term) -> Term:
    cut = tuple(words(term.typed))
    more = [*_more(corpus, cut)] if len(cut) == 1 else []
    known = term.known or any(_occurs(corpus, pattern) for pattern in more)
    read_as = ""
    if not known and len(cut) == 1:
        near = near_words(corpus, cut[0])
        more = [Pattern((other,), fit=SPELLING) for other in near]
        read_as = " or ".join(near)
        actors = [actor for other in near[:1] for actor in bearing(corpus, (other,))]
        is_name = any(actor.kind == PERSON for actor in actors)
        ids = frozenset(actor.id for actor in actors)
        voices = frozenset(corpus.voices_of(ids)) if ids else ids
        term = term._replace(actors=ids, voices=voices, named=is_name)
    patterns = tuple(dict.fromkeys((*term.patterns, *more)))
    return term._replace(patterns=patterns, known=known or bool(read_as), read_as=read_as)


def _more(corpus: "Corpus", cut: Phrase) -> Iterator[Pattern]:
    (word,) = cut
    shortened = _SHORTENED.fullmatch(word)
    if shortened:
        yield Pattern((shortened[1], _SHORT[shortened[2]]), fit=NUMBER)
    for other in _alike(word):
        for form in _forms(corpus, other):
            yield Pattern(form, fit=SYNONYM)


def _alike(word: str) -> dict[Phrase, None]:
    """Synonyms of a word, and of the words of the glossary that differ from it by an ending."""
    found = dict.fromkeys(synonyms(word))
    for base in {
        word[: len(word) - cut] + ending for cut, ending in _ENDINGS if len(word) > cut + 2
    }:
        if share_a_stem(base, word):
            found |= dict.fromkeys(synonyms(base))
    return found


_ENDINGS: Final = (
    *((0, "s"), (0, "e"), (0, "ed"), (0, "er"), (1, ""), (2, ""), (3, ""), (3, "e"), (2, "e")),
    *((1, "y"), (2, "y"), (3, "y"), (4, ""), (1, "а"), (1, "ы"), (1, "о"), (2, "а"), (1, "и")),
)
"""What may be taken off a typed word, and put on instead, to come to a word of the glossary."""


def _forms(corpus: "Corpus", phrase: Phrase) -> Iterator[Phrase]:
    """A phrase, and of a single word the other endings that the corpus has."""
    yield phrase
    if len(phrase) == 1:
        (word,) = phrase
        longer = corpus.words_beginning(word[: max(3, len(word) - 3)], _LISTED)
        for other in sharing_a_stem(word, longer):
            yield (other,)


_LISTED: Final = 500
"""Words that are compared at most with a synonym."""


def _occurs(corpus: "Corpus", pattern: Pattern) -> bool:
    return len(corpus.counts(pattern.words)) == len(set(pattern.words))
