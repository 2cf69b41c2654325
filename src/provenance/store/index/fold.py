"""Text to the words that search compares: case and diacritics folded, every script.

Scripts that put no space between words (Chinese, Japanese, Thai, …) are cut into characters; a
search for several of them in a row finds them in a row.
"""

import re
from functools import cache
from typing import Final, NamedTuple

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han."""

_OPTIONAL: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
"""Marks that writers leave out or write by taste: Latin, Greek and Cyrillic accents, Hebrew points,
Arabic vowels and the stretching tatweel."""

_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
"""Marks that belong to the word they stand in; Python's ``\\w`` leaves them out."""

_SAME: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ٱ": "ا",
    }
)
"""Letters that no decomposition folds."""

_PLAIN_WORD: Final = re.compile("[a-z0-9]+", re.IGNORECASE | re.ASCII)


@cache
def _any_word() -> re.Pattern[str]:
    # What the table's tokenizer takes for a word, with `categories 'L* N* Co M*'`.
    return re.compile(rf"(?:[^\W_]|[{_MARKS}])+")


@cache
def _optional() -> re.Pattern[str]:
    return re.compile(f"[{_OPTIONAL}]")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


def fold(text: str) -> str:
    """Fold a text so that spellings of the same words become equal."""
    if text.isascii():
        return text.lower()
    from unicodedata import normalize

    # First to the parts of each letter, to drop marks; then together again what is left.
    text = _optional().sub("", normalize("NFKD", text.casefold()))
    text = normalize("NFC", text).translate(_SAME)
    if text.isascii() or max(text) < _UNSPACED[0]:
        return text  # to make that pattern takes longer than a question has
    return _unspaced().sub(r" \g<0> ", text)


def words(text: str) -> list[str]:
    """Cut a text into folded words."""
    return _word_in(text).findall(fold(text))


def cut(folded: str) -> list[str]:
    """Cut a text that is folded already into words."""
    return _word_in(folded).findall(folded)


def _word_in(text: str) -> re.Pattern[str]:
    return _PLAIN_WORD if text.isascii() else _any_word()


def key(text: str) -> str:
    """Fold a name so that its spellings become equal: words joined by single spaces."""
    return " ".join(words(text))


class Token(NamedTuple):
    """A folded word of a text, and where it stands there."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Cut a text into folded words that know their places."""
    if text.isascii():
        matches = _PLAIN_WORD.finditer(text.lower())
        return [Token(match[0], match.start(), match.end()) for match in matches]
    found: list[Token] = []
    for match in _any_word().finditer(text):
        start, end = match.span()
        parts = words(match[0])
        if len(parts) == 1:
            found.append(Token(parts[0], start, end))
        elif len(parts) == end - start:  # cut into characters
            found += [Token(part, start + i, start + i + 1) for i, part in enumerate(parts)]
        else:
            found += [Token(part, start, end) for part in parts]
    return found
