"""Words for one thing: synonyms, and the same in other languages, to look for beside those typed.

A hit by them alone is never taken for what was meant: it is shown as a candidate, and the answer
tells how the word was read. A line of ``glossary.txt`` is one thing; words are compared folded. It
holds what contested statements are about (violence, forces, deals, proof, numbers), not whole
languages.
"""

from functools import cache
from typing import Final

from provenance.store.index.fold import words
from provenance.store.search.wording import listed

Phrase = tuple[str, ...]


def synonyms(word: str) -> tuple[Phrase, ...]:
    """Give other words, or words in a row, for the things that a folded word stands for."""
    things, _ = _read()
    found = dict.fromkeys(
        phrase
        for thing in things.get(word, ())
        for phrase in _read()[1][thing]
        if phrase != (word,)
    )
    return tuple(found)


def is_listed(word: str) -> bool:
    """Whether a folded word stands for a thing by itself."""
    return word in _read()[0]


def verb_forms() -> frozenset[str]:
    """The forms of common verbs that change their stem: *gave*, *took*."""
    at = listed("glossary.txt").index("bring, brought")
    return frozenset(word for line in listed("glossary.txt")[at:] for word in words(line))


@cache
def _read() -> tuple[dict[str, list[int]], list[list[Phrase]]]:
    """The things by each single word for them, and of each thing all that stands for it."""
    lines = listed("glossary.txt")
    phrases = [[tuple(words(part)) for part in line.split(",")] for line in lines]
    by_word: dict[str, list[int]] = {}
    for thing, named in enumerate(phrases):
        for phrase in named:
            if len(phrase) == 1:
                by_word.setdefault(phrase[0], []).append(thing)
    return by_word, phrases


def numbers(word: str) -> tuple[Phrase, ...]:
    """Give a whole number of up to six digits in English words; nothing for another word."""
    if not (word.isascii() and word.isdigit()) or not 0 < len(word) < 7:
        return ()
    return tuple(tuple(said.split()) for said in _said(int(word)))


_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _said(number: int) -> list[str]:
    if number < 20:
        return [_UNITS[number]]
    if number < 100:
        tens, units = _TENS[number // 10 - 2], number % 10
        return [f"{tens} {_UNITS[units]}" if units else tens]
    if number % 1000 == 0:
        whole = [f"{said} thousand" for said in _said(number // 1000)]
        return [*whole, "a thousand", "thousand"] if number == 1000 else whole
    if number % 100 == 0 and number < 10_000:
        whole = [f"{said} hundred" for said in _said(number // 100)]
        return [*whole, "a hundred"] if number == 100 else whole
    return []
