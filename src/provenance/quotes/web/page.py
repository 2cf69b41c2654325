"""What a web page says of itself: title, author, publisher, day and language."""

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from provenance.model.dates import DateError, parse
from provenance.quotes.errors import QuotesError

_TITLE: Final = ("og:title", "twitter:title", "dc.title", "citation_title")
_AUTHOR: Final = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_PUBLISHER: Final = ("og:site_name", "dc.publisher", "citation_publisher", "application-name")
_PUBLISHED: Final = (
    *("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.created"),
    *("citation_publication_date", "parsely-pub-date", "date", "pubdate"),
)
_LONGEST: Final = 300


class Page(NamedTuple):
    """What was found; ``""`` where a page says nothing."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""


def read(data: bytes) -> Page:
    """Read what an HTML page says of itself.

    Raises:
        QuotesError: what reads pages is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        help = "pip install 'provenance-claims[documents]'"
        raise QuotesError("pages are not read without an extra", help) from None
    tree = LexborHTMLParser(data)
    said = _metas(tree)
    linked = list(_linked(tree))
    root = tree.css_first("html")
    heading = tree.css_first("title")
    return Page(
        _first(said, _TITLE)
        or _of(linked, "headline")
        or _plain(heading.text() if heading else ""),
        _of(linked, "author") or _first(said, _AUTHOR),
        _of(linked, "publisher") or _first(said, _PUBLISHER),
        _day(_of(linked, "datePublished")) or _day(_first(said, _PUBLISHED)),
        _plain((root.attributes.get("lang") or "") if root else ""),
    )


def _metas(tree: Any) -> dict[str, str]:
    said: dict[str, str] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("property") or node.attributes.get("name")
        name = name or node.attributes.get("itemprop")
        content = _plain(node.attributes.get("content") or "")
        if name and content:
            said.setdefault(name.lower(), content)
    return said


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD of a page, thing by thing."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            held = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for one in held if isinstance(held, list) else [held]:
            graph = one.get("@graph") if isinstance(one, dict) else None
            for thing in graph if isinstance(graph, list) else [one]:
                if isinstance(thing, dict):
                    yield thing


def _of(linked: list[dict[str, Any]], key: str) -> str:
    for thing in linked:
        value = thing.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and _plain(value) and "://" not in value:
            return _plain(value)
    return ""


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if name in said and "://" not in said[name]), "")


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST]


def _day(text: str) -> str:
    """The day of a moment, where it is one that files can hold."""
    day = text.strip()[:10].replace("/", "-")
    try:
        parse(day)
    except DateError:
        return ""
    return day
