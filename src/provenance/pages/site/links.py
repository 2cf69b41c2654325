"""Holding the links of a site to its files: none may lead nowhere."""

from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from os.path import isfile
from pathlib import Path
from posixpath import dirname, normpath
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import yaml

from provenance.pages.address import Address
from provenance.pages.links import FEEDS, file_of
from provenance.pages.site.index import read_index

_HOME: Final = "index.html"
_INDEX: Final = "-/index.js"
_CITATION: Final = "CITATION.cff"
_SITEMAP: Final = "sitemap.xml"


class Dead(NamedTuple):
    """A link of a file of the site that leads nowhere, and why."""

    page: str
    link: str
    why: str


class _Page(HTMLParser):
    """The links and anchors of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in ("href", "src", "action") and value is not None:
                self.links.append(value)


def dead_links(site: Path, base: str = "") -> Iterator[Dead]:
    """Find the links of a site that lead nowhere.

    Those between its pages, of its feeds, its sitemap, the index of its search, and of how it is
    cited; links to other sites are not followed.

    Args:
        site: the folder.
        base: the address at which it will be found; links to it are held to the folder too.
    """
    base = f"{base.rstrip('/')}/" if base else ""
    pages: dict[str, _Page] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        pages[name] = page = _Page()
        try:
            page.feed(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):  # somebody else's, which a site leaves alone
            yield Dead(name, name, "it cannot be read as a page")
        page.close()
    for name, page in pages.items():
        for link in dict.fromkeys(page.links):
            if why := _why(site, base, pages, name, link):
                yield Dead(name, link, why)
    for name, links in _beside(site):
        if links is None:
            yield Dead(name, name, "there is no such file, or it cannot be read")
        for link in dict.fromkeys(links or ()):
            if base and _is_elsewhere(link) and not link.startswith(base):
                yield Dead(name, link, f"it does not begin with {base}")
            elif why := _why(site, base, pages, name, link):
                yield Dead(name, link, why)


def _beside(site: Path) -> Iterator[tuple[str, list[str] | None]]:
    """The links of what stands beside the pages; None of what cannot be read."""
    for feed in FEEDS:
        yield f"{feed}.atom", _xml(site / f"{feed}.atom", "href")
    if (site / _SITEMAP).exists():
        yield _SITEMAP, _xml(site / _SITEMAP, "loc")
    yield _CITATION, _citation(site / _CITATION)
    yield _INDEX, _records(site / _INDEX)


def _xml(path: Path, wanted: str) -> list[str] | None:
    """The links of a feed or a sitemap: attributes, or texts of elements, of a name."""
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except (OSError, ElementTree.ParseError):
        return None
    found = []
    for element in root.iter():
        if element.tag.rpartition("}")[2] == wanted:
            found.append(element.text or "")
        found += [element.attrib[wanted]] if wanted in element.attrib else []
    return found


def _citation(path: Path) -> list[str] | None:
    with suppress(OSError, ValueError, yaml.YAMLError):
        cited = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(cited, dict):
            return [str(cited["url"])] if "url" in cited else []
    return None


def _records(path: Path) -> list[str] | None:
    """The pages to which a search leads."""
    with suppress(OSError, ValueError):
        rows = read_index(path.read_text(encoding="utf-8"))
        return [f"../{quote(file_of(Address(kind, (id,))))}" for kind, id in rows]
    return None


def _is_elsewhere(link: str) -> bool:
    return link.partition(":")[0].lower() in ("http", "https")


def _why(site: Path, base: str, pages: dict[str, _Page], name: str, link: str) -> str:
    if base and link.startswith(base):
        name, link = _HOME, link.removeprefix(base)
    try:
        parts = urlsplit(link)
    except ValueError:
        return "it is no address"
    if _is_elsewhere(link):
        return ""
    if parts.scheme or parts.netloc or link.startswith("/"):
        return "it does not stay in the site"
    path = unquote(parts.path)
    to = normpath(f"{dirname(name)}/{path}" if dirname(name) else path) if path else name
    if to.startswith(".."):
        return "it does not stay in the site"
    if to not in pages and not isfile(site / to):  # whatever its name, as one that is too long
        return "there is no such file"
    anchor = unquote(parts.fragment)
    if anchor and to in pages and anchor not in pages[to].anchors:
        return f"the page has no `{anchor}`"
    return ""
