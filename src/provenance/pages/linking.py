"""From the words of an answer to the pages of what they name.

What a view draws bears ids, names and places as text. Which record each belongs to is read from
the answer itself, so that a page leads to every record that its answer names.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from provenance.pages.address import Address
from provenance.store.corpus import Corpus

_HASH: Final = 10
"""Characters of a statement's own id, which is no word."""


class KnownRecords:
    """The records that an answer names."""

    def __init__(self, corpus: Corpus, answer: Any) -> None:
        self._ids: dict[str, Address | None] = {}
        self._names: dict[str, set[Address]] = {}
        self._parties: dict[str, set[str]] = {}
        self._places: dict[str, Address] = {}
        self._corpus = corpus
        if isinstance(answer, (tuple, list, dict)):
            self._see(answer)

    def of_id(self, text: str) -> Address | None:
        """The page of what has an id."""
        if text not in self._ids:
            self._ids[text] = self._page(text)
        return self._ids[text]

    def claim_of(self, statement: str) -> str:
        """The claim that a statement is made on; `""` where there is no such statement."""
        found = self.of_id(statement)
        return found.within if found else ""

    def named(self, text: str) -> Address | None:
        """The page of what the answer itself names by an id that is no word or number."""
        if len(text) == _HASH and text.isalnum() and not text.isdigit():
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
        for note in _notes(value.__class__):
            note(self, value)
        for item in value.values() if isinstance(value, dict) else value:
            if item.__class__ is not str and isinstance(item, (tuple, list, dict)) and item:
                self._see(item)

    def _note_statement(self, value: Any) -> None:
        if value.statement:
            page = Address("statement", (value.statement,), within=getattr(value, "claim", ""))
            self._ids[value.statement] = page
            self._places[f"{value.file}:{value.line}"] = page

    def _note_claim(self, value: Any) -> None:
        if isinstance(value.claim, str) and value.claim:
            page = Address("claim", (value.claim,))
            self._ids[value.claim] = page
            text = getattr(value, "text", None)
            if isinstance(text, str):
                self._names.setdefault(text, set()).add(page)

    def _note_source(self, value: Any) -> None:
        if value.kind == "source":
            self._places[f"{value.file}:{value.line}"] = Address("source", (value.id,))

    def _note_name(self, value: Any) -> None:
        self._parties.setdefault(value.name, set()).add(value.id)


@cache
def _notes(kind: type) -> tuple[Callable[[KnownRecords, Any], None], ...]:
    """What is noted of records of a kind, in this order; of most nothing."""
    fields: tuple[str, ...] = getattr(kind, "_fields", ())
    wanted = (
        ({"statement", "file"}.issubset(fields), KnownRecords._note_statement),
        ("claim" in fields, KnownRecords._note_claim),
        (fields[:2] == ("kind", "id") and "file" in fields, KnownRecords._note_source),
        (fields[:2] == ("id", "name"), KnownRecords._note_name),
    )
    return tuple(note for fits, note in wanted if fits)
