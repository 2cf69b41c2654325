"""Texts out of other people's files: without markup, on one line, nothing in them that acts."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any, Final

from provenance.model.characters import CONTROL, INVISIBLE

_ACTING: Final = re.compile(f"[{CONTROL}{INVISIBLE}]")
_MARKED: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&[#a-zA-Z0-9]+;")
_BREAKING: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"})


class _Text(HTMLParser):
    """Gathers what a page would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._hidden += tag in ("script", "style")
        if tag in _BREAKING:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        if tag in _BREAKING:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def line(text: str) -> str:
    """A text on one line, without characters that are not seen or that turn it round."""
    return " ".join(_ACTING.sub("", text).split())


def words(text: str) -> str:
    """The words of a text that may hold HTML and entities, on one line."""
    for _ in range(2):  # feeds escape what was escaped before
        if not _MARKED.search(text):
            break
        parser = _Text()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    return line(unescape(text) if "&" in text else text)


def strings(value: Any, deep: int = 6) -> list[str]:
    """The texts of a value that may be one, a number, a list of them, or nothing.

    What stands deeper in lists than anybody writes is left out.
    """
    if isinstance(value, list):
        return [text for item in value for text in strings(item, deep - 1)] if deep else []
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    text = str(value).strip()
    return [text] if text else []


def string(value: Any) -> str:
    """The first text of such a value, or ``""``."""
    return next(iter(strings(value)), "")


def web(address: str) -> str | None:
    """An address of the web as it stands; None for all else: files, code, blanks, credentials."""
    from urllib.parse import urlsplit

    address = address.strip()
    if not address.isprintable() or any(c.isspace() or c in '\\<>"' for c in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return address
