"""Which pages a site has. What depends on words typed, or on a day chosen, only a server has."""

from collections.abc import Iterator
from copy import copy
from typing import Final

from provenance.pages.address import Address
from provenance.pages.models import NAV, sides
from provenance.pages.overview import pairs
from provenance.store.corpus import Corpus
from provenance.store.memo.reads import Key, record_key
from provenance.store.memo.standing import FILE

_LISTS: Final = ("disputes", "statements", "shifts", "figures")
_ALONE: Final = ("guide", "check", "search")


class SitePlan:
    """The pages of a site of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids = {kind: frozenset(corpus.ids(kind)) for kind in ("claim", "actor", "source")}
        self._files = frozenset(corpus.files())
        self._noted: set[Key] = set()
        self._pairs = frozenset((a.id, b.id) for a, b in pairs(sides(corpus)))

    def has(self, address: Address) -> bool:
        """Whether the site has the page, or the data, of an address."""
        if address.query:
            return False
        page, words = address.page, address.words
        if page in self._ids:
            self._noted.update((record_key(page), id) for id in words)
            return len(words) == 1 and words[0] in self._ids[page]
        if page == "file":
            self._noted.add((FILE, "/".join(words)))
            return "/".join(words) in self._files
        if page == "versus":
            return words in self._pairs
        return not words and page in ("", *_LISTS, *_ALONE)

    def noting(self, noted: set[Key]) -> "SitePlan":
        """The same plan; it notes of which records and files it is asked whether they exist."""
        made = copy(self)
        made._noted = noted
        return made

    def pages(self) -> Iterator[Address]:
        """Every page of the site."""
        yield Address()
        for name in (*_LISTS, *_ALONE):
            yield Address(name)
        for left, right in sorted(self._pairs):
            yield Address("versus", (left, right))
        for kind, ids in self._ids.items():
            for id in sorted(ids):
                yield Address(kind, (id,))

        for file in sorted(self._files):
            yield Address("file", tuple(file.split("/")))

    def nav(self) -> tuple[tuple[str, Address], ...]:
        """The pages that every page leads to."""
        return tuple((name, address) for name, address in NAV if self.has(address))
