"""From the words of an answer to the pages of what they name.

What a view draws bears ids, names and places as text. Which record each belongs to is read from
the answer itself, so that a page leads to every record that its answer names.
"""

from typing import Any, Final

from provenance.pages.address import Address
from provenance.store.corpus import Corpus

_HASH: Final = 10
"""Characters of a statement's own id, which is no word."""


class Known:
    """The records that an answer names."""

    def __init__(self, corpus: Corpus, answer: Any) -> None:
        self._ids: dict[str, Address] = {}
        self._names: dict[str, set[Address]] = {}
        self._parties: dict[str, set[str]] = {}
        self._places: dict[str, Address] = {}
        self._corpus = corpus
        self._see(answer)

    def of_id(self, text: str) -> Address | None:
        """The page of what has an id."""
        if text not in self._ids and (found := self._page(text)):
            self._ids[text] = found
        return self._ids.get(text)

    def claim_of(self, statement: str) -> str:
        """The claim that a statement is made on; `""` where there is no such statement."""
        found = self.of_id(statement)
        return found.within if found else ""

    def named(self, text: str) -> Address | None:
        """The page of what the answer itself names by an id that is no word or number."""
        if len(text) == _HASH and not text.isdigit():
            return self.of_id(text)  # a statement of another claim, perhaps
        return self._ids.get(text) if "-" in text else None

    def of_name(self, text: str) -> Address | None:
        """The page of what has a name or a claim's text, where it is one only."""
        found = set(self._names.get(text, ()))
        found.update(page for id in self._parties.get(text, ()) if (page := self.of_id(id)))
        return next(iter(found)) if len(found) == 1 else None

    def of_place(self, place: str) -> Address | None:
        """The page of the statement, or source, that stands at a place."""
        return self._places.get(place)

    def _page(self, id: str) -> Address | None:
        if not id or " " in id:
            return None
        kinds = self._corpus.kind_of(id)
        if kinds:
            return Address(kinds[0], (id,))
        claim = self._corpus.claim_of_statement(id)
        return Address("statement", (id,), within=claim) if claim else None

    def _see(self, value: Any) -> None:
        fields = getattr(value, "_fields", None)
        if fields:
            self._note(value, fields)
        if isinstance(value, dict):
            value = tuple(value.values())
        if isinstance(value, (tuple, list)):
            for item in value:
                if isinstance(item, (tuple, list, dict)):
                    self._see(item)

    def _note(self, value: Any, fields: tuple[str, ...]) -> None:
        if "statement" in fields and "file" in fields and value.statement:
            claim = value.claim if "claim" in fields else ""
            page = Address("statement", (value.statement,), within=claim)
            self._ids[value.statement] = page
            self._places[f"{value.file}:{value.line}"] = page
        if "claim" in fields and isinstance(value.claim, str) and value.claim:
            page = Address("claim", (value.claim,))
            self._ids[value.claim] = page
            if "text" in fields and isinstance(value.text, str):
                self._names.setdefault(value.text, set()).add(page)
        if fields[:2] == ("kind", "id") and value.kind == "source" and "file" in fields:
            self._places[f"{value.file}:{value.line}"] = Address("source", (value.id,))
        if fields[:2] == ("id", "name"):
            self._parties.setdefault(value.name, set()).add(value.id)
