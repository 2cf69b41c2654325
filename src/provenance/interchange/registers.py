"""What other registers call an actor: ``scheme:id`` to the address that they give it, and back."""

import re
from collections.abc import Iterable
from typing import Final

from provenance.model.records import Actor

_ADDRESSES: Final = {
    "wikidata": "https://www.wikidata.org/entity/",
    "viaf": "https://viaf.org/viaf/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
    "gnd": "https://d-nb.info/gnd/",
    "opensanctions": "https://www.opensanctions.org/entities/",
    "ror": "https://ror.org/",
}
_KNOWN: Final = (
    ("wikidata", re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9]\d*)/?")),
    ("viaf", re.compile(r"https?://(?:www\.)?viaf\.org/viaf/([1-9]\d*)/?(?:#.*)?")),
    ("isni", re.compile(r"https?://(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])/?")),
    ("orcid", re.compile(r"https?://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?")),
    ("gnd", re.compile(r"https?://d-nb\.info/gnd/([\dX-]+)/?")),
    ("opensanctions", re.compile(r"https?://(?:www\.)?opensanctions\.org/entities/([\w-]+)/?")),
    ("ror", re.compile(r"https?://ror\.org/(\w{9})/?")),
)
_ADDRESS: Final = re.compile(r"https://[^\s/\\@]+\.[^\s/\\@]+(/\S*)?")


def address(identifier: str) -> str | None:
    """The web address of an entry of ``same-as``; None where its register has none."""
    if "://" in identifier:
        return identifier
    scheme, _, id = identifier.partition(":")
    return _ADDRESSES[scheme] + id if scheme in _ADDRESSES else None


def addresses(actor: Actor) -> list[str]:
    """The web addresses under which other registers have an actor."""
    return [found for one in actor.same_as if (found := address(one))]


def identifiers(addresses: Iterable[str]) -> tuple[str, ...]:
    """Entries of ``same-as`` for web addresses; what has not their shape is left out."""
    found: dict[str, None] = {}
    for one in addresses:
        for scheme, pattern in _KNOWN:
            if match := pattern.fullmatch(one):
                found[f"{scheme}:{match[1]}"] = None
                break
        else:
            if _ADDRESS.fullmatch(one):
                found[one] = None
    return tuple(found)
