"""From what a person writes for an actor or a source to an id."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from provenance.model.spelling import nearest

_LONGEST: Final = 60


def slug(text: str, most: int = _LONGEST) -> str:
    """Make an id of a text: its words, folded to small letters without accents, with hyphens.

    Letters of any script stay; the id is cut at a word after some sixty characters.
    """
    id = ""
    for word in _words(text):
        if id and len(id) + 1 + len(word) > most:
            break
        id = f"{id}-{word}" if id else word
    return id


def _words(text: str) -> list[str]:
    if text.isascii():
        return _ASCII.findall(text.lower().replace("'", ""))
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        c if c.isalnum() else "" if unicodedata.combining(c) or c in "'’" else " " for c in folded
    )
    return unicodedata.normalize("NFC", kept).split()


_ASCII: Final = re.compile("[a-z0-9]+")

_LIGHT: Final = frozenset(
    {"a", "an", "the", "of", "at", "in", "on", "to", "is", "was", "are", "were"}
    | {"be", "been", "has", "have", "had", "that"}
)
"""Words that an id can do without; none that turns what it says."""

_SHORT: Final = 40


def short(text: str, most: int = _SHORT) -> str:
    """Make a short id of a sentence: its first words of weight."""
    id = ""
    for word in _heavy(text):
        if id and len(id) + 1 + len(word) > most:
            break
        id = f"{id}-{word}" if id else word
    return id


def _heavy(text: str) -> list[str]:
    words = _words(text)
    heavy = [word for word in words if word not in _LIGHT]
    return heavy if len(heavy) > 1 else words


_SCHEME: Final = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
"""What every address begins with."""


def id_of(kind: str, name: str) -> str:
    """Make an id for a record of a kind by what it is called: all its words, if they are few."""
    name = _SCHEME.sub("", name)
    whole = slug(name) if kind == "actor" else ""
    return whole if whole and len(whole) <= _SHORT else short(name)


def unused(kind: str, name: str, taken: Callable[[str], object]) -> str:
    """Give a record an id that nothing has: of a long name that begins as another, its end too."""
    id = id_of(kind, name) or "unnamed"
    words = _heavy(name) if taken(id) else []
    if len("-".join(words)) > _SHORT:
        id = f"{short(name, _BEGINNING)}-{'-'.join(words[-2:])}"
    return free(id, taken)


_BEGINNING: Final = 20


def free(id: str, taken: Callable[[str], object]) -> str:
    """Give an id that nothing has: the one given, else with a number behind it."""
    made, number = id, 2
    while taken(made):
        made, number = f"{id}-{number}", number + 1
    return made


class Names:
    """Ids by id, name or alias, whatever the case; a name that several bear is nobody's."""

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._ids: dict[str, str] = {}
        by_name: dict[str, set[str]] = {}
        for id, names in named:
            self._ids[id] = id
            for name in names:
                by_name.setdefault(folded(name), set()).add(id)
        self._by_name: Mapping[str, set[str]] = by_name

    def find(self, text: str) -> str | None:
        """Return the id that is meant, if there is exactly one."""
        if text in self._ids:
            return text
        ids = self._by_name.get(folded(text), set())
        return next(iter(ids)) if len(ids) == 1 else None

    def nearest(self, text: str) -> str:
        """Return the id or the name that a text comes nearest to; "" if none does."""
        ids = {*self._ids, *(name for name in self._by_name if name)}
        near = nearest(text, sorted(ids))
        return near if near in self._ids else next(iter(self._by_name.get(near, ())), "")


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name as names are compared: whatever its case, its spaces and how accents are encoded."""
    text = name if name.isascii() else unicodedata.normalize("NFC", name)
    return " ".join(text.casefold().split())
