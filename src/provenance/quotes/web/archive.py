"""Where a web archive holds a page: asked of the archive's own index, only when the user asks."""

import json
from urllib.parse import quote

from provenance.quotes.errors import QuotesError
from provenance.quotes.web.client import fetch

_INDEX = "https://archive.org/wayback/available?url="


def find(url: str) -> str | None:
    """Give the address of the newest copy that the Wayback Machine has, if any.

    Raises:
        QuotesError: it cannot be asked.
    """
    answer = fetch(_INDEX + quote(url, safe=""), most=1 << 20)
    return closest(answer.data)


def closest(data: bytes) -> str | None:
    """Read the index's answer."""
    try:
        found = json.loads(data)["archived_snapshots"]["closest"]
        copy = found["url"]
    except KeyError:
        return None
    except (ValueError, TypeError, RecursionError):
        raise QuotesError("the archive's answer cannot be read") from None
    if not isinstance(copy, str) or not copy.startswith(("http://", "https://")):
        return None
    return "https://" + copy.removeprefix("http://").removeprefix("https://")
