"""Where links lead: in a server to addresses, in a site to files beside the page."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Protocol
from urllib.parse import quote

from provenance.pages.address import FORMATS, HTML, Address, written

FEEDS: Final = ("statements", "headlines")
"""What a site has a feed of."""

_UP: Final = "../"
_PLAIN: Final = re.compile(r"[a-z0-9./-]+")


_written: Final = lru_cache(1_000)(written)
"""Every page leads to the same few pages, and often several times to one record."""


class Links(Protocol):
    """Gives the address of a page as it is written into another; `""` where there is none."""

    def to(self, address: Address) -> str:
        """A question's page."""
        ...

    def asset(self, name: str) -> str:
        """A file that pages use."""
        ...

    def place(self, file: str, line: int) -> str:
        """A line of a file of the corpus."""
        ...

    def feed(self, name: str) -> str:
        """A feed of what changed."""
        ...


class ServerLinks:
    """Links of a server: every question has a page."""

    def to(self, address: Address) -> str:
        return _written(address)

    def asset(self, name: str) -> str:
        return f"/-/{name}"

    def place(self, file: str, line: int) -> str:
        return f"/file/{quote(file)}#L{line}"

    def feed(self, name: str) -> str:
        return ""


class SiteLinks:
    """Links of a folder of files, relative to a page in it.

    Args:
        here: the path of the page, in the folder.
        has: whether the folder has the page of an address.
    """

    def __init__(self, here: str, has: Callable[[Address], bool]) -> None:
        self._up = _UP * here.count("/")
        self._has = has

    def to(self, address: Address) -> str:
        if address.page == "statement":
            claim = self.to(Address("claim", (address.within,))) if address.within else ""
            return f"{claim}#{quote(address.words[0])}" if claim else ""
        if not self._has(address):
            return ""
        file = file_of(address)
        return self._up + (file if _PLAIN.fullmatch(file) else quote(file))

    def asset(self, name: str) -> str:
        return f"{self._up}-/{name}"

    def place(self, file: str, line: int) -> str:
        page = self.to(Address("file", tuple(file.split("/"))))
        return f"{page}#L{line}" if page else ""

    def feed(self, name: str) -> str:
        return f"{self._up}{name}.atom"


def file_of(address: Address) -> str:
    """The file of a page in a site."""
    if not address.page:
        return f"index.{address.format}"
    ending = address.format if address.format in FORMATS else HTML
    return f"{'/'.join((address.page, *address.words))}.{ending}"
