"""One entry of a citation manager to a source and the actors that it names."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from provenance.interchange import plain
from provenance.interchange.brought import Brought, actor, source
from provenance.interchange.days import NoDay, read
from provenance.interchange.lost import Lost
from provenance.model.dates import Date
from provenance.model.records import Actor, Source
from provenance.model.vocabulary import INFERRED, SOURCE_KINDS

BRACKETED: Final = "The date stands in brackets in the entry that this was imported from."


class Name(NamedTuple):
    """An author, editor or publisher: as it is shown, and whether it is plainly a person's."""

    shown: str
    person: bool


class SourceEntry:
    """Gathers what an entry says of a source, and what of it was not understood."""

    def __init__(self, place: str, id: str) -> None:
        self.place = place
        self.id = id
        self.title = ""
        self.kind = "document"
        self.authors: list[Name] = []
        self.publisher = ""
        self.outlet = False
        self.url = ""
        self.language = ""
        self.note: list[str] = []
        self.values: dict[str, Any] = {}
        self.troubles: list[str] = []

    def day(self, field: str, value: Any) -> None:
        """Read a date into a field; tell of one that is none."""
        text = str(value)
        try:
            found = read(text)
        except NoDay as error:
            self.troubles.append(f"{field}: {error}; it was left out")
            return
        self.dated(field, found.date, found.inferred)

    def dated(self, field: str, date: Date | None, inferred: bool = False) -> None:
        """Set a date that was read."""
        if date is None or field in self.values:
            return
        if field == "published" and self.values.get("date") == date:
            return  # what tells of one day only stands in both, for those who read one
        if inferred and field == "published":
            field = "date"  # the record tells of `date` alone that it was inferred
        self.values[field] = date
        if inferred:
            self.values["date_basis"] = INFERRED
            self.note.append(BRACKETED)

    def named(self, name: Name) -> None:
        """Add an author; an empty name is none."""
        shown = plain.words(name.shown)
        if shown.lower() in ("others", "et al", "et al."):
            self.troubles.append("author: there are more than are named")
        elif shown:
            self.authors.append(Name(shown, name.person))

    def brought(self) -> Brought:
        """The source and its actors, or what is wrong."""
        title = plain.words(self.title)
        if not title:
            why = "has no title, which a source needs" if not self.troubles else "has no title"
            return Brought(self.place, (), (f"{why}: skipped", *self.troubles))
        if self.kind not in SOURCE_KINDS:
            self.troubles.append(f"kind: `{self.kind}` is no kind of source; taken as a document")
            self.kind = "document"
        url = plain.web(self.url) if self.url else None
        if self.url and url is None:
            self.troubles.append("address: no address of the web; it was left out")
        actors: dict[str, Actor] = {}
        for name in self.authors:
            kind = "person" if name.person else "organisation"
            actors.setdefault(name.shown, actor(name.shown, name.shown, kind))
        publisher = plain.words(self.publisher)
        if publisher:
            kind = "outlet" if self.outlet else "organisation"
            actors.setdefault(publisher, actor(publisher, publisher, kind))
        made = source(self.id or title, title, self.kind)._replace(
            by=tuple(dict.fromkeys(name.shown for name in self.authors)),
            publisher=publisher or None,
            url=url,
            language=self.language or None,
            note=" ".join(filter(None, map(plain.words, self.note))) or None,
            **self.values,
        )
        return Brought(self.place, (*actors.values(), made), tuple(self.troubles))


_SOURCE: Final = frozenset(
    {"title", "kind", "by", "publisher", "published", "date", "accessed", "url", "language", "note"}
)
_ACTOR: Final = frozenset({"name"})
"""The fields that leave with any such format."""


def count(
    source: Source, actors: Mapping[str, Actor], lost: Lost, more: frozenset[str] = frozenset()
) -> None:
    """Count what of a source that leaves, and of whom it names, does not leave.

    Args:
        source: the source.
        actors: all actors.
        lost: counted here.
        more: the fields of sources for which this format alone has a place.
    """
    lost.of("source", source, _SOURCE | more)
    for id in (*source.by, source.publisher):
        if actor := actors.get(id or ""):
            lost.once("actor", actor, _ACTOR)


def names(ids: Iterable[str], actors: Mapping[str, Actor]) -> list[Name]:
    """The names of actors, each with whether it is a person's."""
    found = ((id, actors.get(id)) for id in ids)
    return [Name(a.name, a.kind == "person") if a else Name(id, False) for id, a in found]


def issued(source: Source) -> Date | None:
    """The date to cite a source by: when it was published, else when it was written or uttered."""
    return source.published or source.date
