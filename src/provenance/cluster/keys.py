"""The keys under which records are fetched: numbers, of a record's own id and of what it names.

Two names that share a number are fetched together: that is more than was asked for, and harmless,
since who names what is always told from the records themselves.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from provenance.model.records import Claim, Record, Source
from provenance.store.index import terms

ROLES: Final = frozenset(
    {
        *(terms.IMPLIES, terms.EXCLUDES, terms.SUPPORTS, terms.UNDERMINES),
        *(terms.FIGURE, terms.COVERS, terms.STATEMENT, terms.ANSWERS),
        *(terms.SAID_IN, terms.DATED_IN),
    }
)
"""The roles in which it is asked what claims name something, while a Slice is gathered."""

TIES: Final = frozenset({terms.PART_OF, terms.SPEAKS_FOR, terms.MEMBER})
"""Those in which it is asked what actors do."""


def key(role: str, id: str) -> int:
    """The number of a record, by its kind and id, or of those who name an id in a role."""
    digest = blake2b(f"{role}\0{id}".encode("utf-8", "surrogateescape"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def own(record: Record) -> int:
    """The number of a claim or a source."""
    return key("the claim" if isinstance(record, Claim) else "the source", record.id)


def named(record: Claim | Source) -> set[tuple[str, str]]:
    """What a record can be found by: pairs of a role and an id. Of sources that is never asked."""
    return set(_named(record)) if isinstance(record, Claim) else set()


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    return (edge for edge in terms.named_by(claim) if edge[0] in ROLES)
