"""What a file of another tool brings, item by item, before anything is done with it."""

from typing import Final, NamedTuple

from provenance.model.records import Actor, Claim, Record, RecordPlace, Source

NOWHERE: Final = RecordPlace("", 0, 0)
"""The origin of a record that stands in no claim file yet."""


class Brought(NamedTuple):
    """One item: where it stands, the records that it becomes, and what of it was not understood.

    Ids are proposals, and tell within one file who is the same as whom. An item without records
    is skipped, and its first trouble says why.
    """

    place: str
    records: tuple[Record, ...] = ()
    troubles: tuple[str, ...] = ()


def actor(key: str, name: str, kind: str, *, same_as: tuple[str, ...] = ()) -> Actor:
    """An actor that an item names; ``key`` tells it from others of the file."""
    return Actor(key, name, kind, NOWHERE, same_as=same_as)


def source(key: str, title: str, kind: str) -> Source:
    """A source that an item names, with no more than a record must have."""
    return Source(key, title, kind, NOWHERE)


def claim(key: str, text: str) -> Claim:
    """A claim that an item makes, with no more than a record must have."""
    return Claim(key, text, NOWHERE)
