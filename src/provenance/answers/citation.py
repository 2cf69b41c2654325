"""What a statement was read or uttered in, as it is cited: the source's record and the place."""

from typing import NamedTuple

from provenance.model.records import Statement
from provenance.model.slice import Slice
from provenance.model.vocabulary import INFERRED, UTTERANCE_KINDS


class Named(NamedTuple):
    """An author or publisher: its name as recorded, never cut into family and given name.

    ``kind`` tells a person from a body; it is None where no record of the actor was read.
    """

    id: str
    name: str
    kind: str | None


class Citation(NamedTuple):
    """A source, and the places in it, as far as they are recorded.

    ``title`` and ``kind`` are None where no record of the source was read. Dates are EDTF.
    ``locator`` holds the places as written: a page, a line, a paragraph, a time.
    """

    source: str
    title: str | None
    kind: str | None
    authors: tuple[Named, ...] = ()
    publisher: Named | None = None
    date: str | None = None
    date_inferred: bool = False
    published: str | None = None
    locator: tuple[str, ...] = ()
    url: str | None = None
    archive: tuple[str, ...] = ()
    accessed: str | None = None
    language: str | None = None
    seen: bool = True

    @property
    def issued(self) -> str | None:
        """The date to cite it by: of words spoken when they were, else when it was published."""
        if self.kind in UTTERANCE_KINDS:
            return self.date or self.published
        return self.published or self.date

    @property
    def issue_inferred(self) -> bool:
        """Whether that date is the editors' inference."""
        return self.date_inferred and self.issued == self.date


def citation(slice: Slice, id: str, at: tuple[str, ...] = ()) -> Citation:
    """Cite a source, at places in it."""
    source = slice.sources.get(id)
    if source is None:
        return Citation(id, None, None, locator=at)
    return Citation(
        source=id,
        title=source.title,
        kind=source.kind,
        authors=tuple(_named(slice, actor) for actor in source.by),
        publisher=_named(slice, source.publisher) if source.publisher else None,
        date=source.date.text if source.date else None,
        date_inferred=source.date_basis == INFERRED,
        published=source.published.text if source.published else None,
        locator=at,
        url=source.url,
        archive=source.archive,
        accessed=source.accessed.text if source.accessed else None,
        language=source.language,
        seen=source.seen,
    )


def read_in(slice: Slice, statement: Statement) -> Citation | None:
    """Where a statement was read: its source, else the utterance where that itself was seen."""
    if statement.source:
        return citation(slice, statement.source, statement.at)
    utterance = slice.sources.get(statement.said_in or "")
    if utterance is not None and utterance.seen:
        return citation(slice, utterance.id, statement.at)
    return None


def uttered_in(slice: Slice, statement: Statement) -> Citation | None:
    """The act of speaking, where it is on record apart from the source that tells of it."""
    if statement.said_in is None or statement.said_in == statement.source:
        return None
    found = citation(slice, statement.said_in, () if statement.source else statement.at)
    return None if statement.source is None and found.seen and found.title else found


def _named(slice: Slice, id: str) -> Named:
    actor = slice.actors.get(id)
    return Named(id, actor.name, actor.kind) if actor else Named(id, id, None)
