"""One grammar of addresses: a page, what it is of, the filters, and the format.

`/claim/ID?as-of=2022-01-01` is the page, `/claim/ID.json?as-of=2022-01-01` the same answer as data.
The filters bear the names of the options at the terminal.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode

from provenance.store.errors import CorpusError

HTML: Final = "html"
FORMATS: Final = {
    "json": "application/json",
    "csv": "text/csv",
    "md": "text/markdown",
}
"""The endings of addresses under which an answer is given as data, and their media types."""

RECORDS: Final = ("claim", "actor", "source", "statement")
"""The pages of one record each."""

LISTS: Final = ("about", "topic", "place", "by", "for", "side", "stance", "via", "status")
SINGLE: Final = ("before", "after", "as-of", "sort", "limit")
"""The filters that may be given several times, and those that may be given once."""

_PLAIN: Final = re.compile(r"[a-z0-9-]+")
_LONGEST: Final = 4_000
"""Characters of a query; no question that a person asks is longer."""
_MOST: Final = 60
"""Fields of a query."""


class Address(NamedTuple):
    """A question: its page (`""` is the overview), what it is of, and its filters in order."""

    page: str = ""
    words: tuple[str, ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    format: str = HTML
    within: str = ""
    """Of a statement, its claim, where it is known."""

    def value(self, name: str) -> str:
        """The first value of a field of the query; `""` where it has none."""
        return next((value for key, value in self.query if key == name), "")

    def with_query(self, **fields: str) -> "Address":
        """The same question with some filters changed; an empty one is left out."""
        changed = {name.replace("_", "-"): value for name, value in fields.items()}
        kept = [(key, value) for key, value in self.query if key not in changed]
        added = [(key, value) for key, value in changed.items() if value]
        return self._replace(query=tuple(kept + added))


def parse(path: str, query: str) -> Address:
    """Read an address.

    Args:
        path: as the browser sent it, percent-encoded.
        query: what stands after the question mark.

    Raises:
        CorpusError: it is longer than any question, or no text.
    """
    if len(query) > _LONGEST or len(path) > _LONGEST:
        raise CorpusError("this address is longer than any question", "leave some filters out")
    try:
        parts = [unquote(part, errors="strict") for part in path.strip("/").split("/")]
        fields = parse_qsl(query, max_num_fields=_MOST, errors="strict")
    except ValueError:
        raise CorpusError("this address is not readable", "addresses are UTF-8") from None
    *_, last = parts
    stem, dot, ending = last.rpartition(".")
    format = ending if dot and stem and ending in FORMATS else HTML
    if format != HTML:
        parts[-1] = stem
    page, *words = parts
    kept = tuple((key, value) for key, value in fields if value.strip())
    return Address(page, tuple(words), kept, format)


def given(address: Address) -> dict[str, Any]:
    """The filters of an address by the names of the fields of `Filters`.

    Raises:
        CorpusError: one is given twice that may be given once, or is no number.
    """
    found: dict[str, Any] = {}
    for name in LISTS:
        values = [value for key, value in address.query if key == name]
        if values:
            found["for_" if name == "for" else name] = values
    for name in SINGLE:
        values = [value for key, value in address.query if key == name]
        if len(values) > 1:
            raise CorpusError(f"`{name}` is given {len(values)} times", "give it once")
        if values:
            found[name.replace("-", "_")] = values[0]
    if "limit" in found:
        found["limit"] = _number(found["limit"])
    return found


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) < 100_000:
        raise CorpusError(f"`limit={text[:20]}` is no number of rows", "write 1 to 99999")
    return int(text)


def written(address: Address) -> str:
    """An address as a path with its query, as a server takes it."""
    parts = [
        part if _PLAIN.fullmatch(part) else quote(part, safe="")
        for part in (address.page, *address.words)
        if part
    ]
    ending = "" if address.format == HTML else f".{address.format}"
    asked = f"?{encoded(address.query)}" if address.query else ""
    return f"/{'/'.join(parts)}{ending}{asked}"


def encoded(query: Iterable[tuple[str, str]] | Mapping[str, str]) -> str:
    """Fields of a query as an address has them."""
    return urlencode(list(query.items()) if isinstance(query, Mapping) else list(query))
