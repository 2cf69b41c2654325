"""Holding the links of a site to its files: none may lead nowhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Dead(NamedTuple):
    """A link of a page that leads nowhere, and why."""

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


def dead_links(site: Path) -> Iterator[Dead]:
    """Find the links between the pages of a site that lead nowhere."""
    pages: dict[str, _Page] = {}
    for path in sorted(site.rglob("*.html")):
        pages[path.relative_to(site).as_posix()] = page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
    for name, page in pages.items():
        for link in dict.fromkeys(page.links):
            if why := _why(site, pages, name, link):
                yield Dead(name, link, why)


def _why(site: Path, pages: dict[str, _Page], name: str, link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https"):
        return ""
    if parts.scheme or parts.netloc or link.startswith("/"):
        return "it does not stay in the site"
    path = unquote(parts.path)
    to = normpath(f"{dirname(name)}/{path}" if dirname(name) else path) if path else name
    if to.startswith(".."):
        return "it does not stay in the site"
    if to not in pages and not (site / to).is_file():
        return "there is no such file"
    anchor = unquote(parts.fragment)
    if anchor and to in pages and anchor not in pages[to].anchors:
        return f"the page has no `{anchor}`"
    return ""
