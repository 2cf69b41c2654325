"""Recorded addresses: which become links, and how.

Whoever commits a source writes its address. Only what plainly is a web address becomes a link,
in a form without anything that a terminal, Markdown or a wiki could take for something else; all
else is text.
"""

import re
from datetime import date
from typing import Final

# Compiled when first used: most answers show no address.
_HOST: Final = r"(?i)[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?"
_NUMERIC: Final = r"(?i)\[[0-9a-f:.]+\]"
_PORT: Final = r":\d{0,5}"
_KEPT: Final = "/?:@!$&*+,;=~-._%#"
"""What stands in an address as it is; brackets, quotes and bars are percent-encoded."""
_STRAY: Final = r"%(?![0-9A-Fa-f]{2})"
_ARCHIVED: Final = (
    r"https?://(?:web\.archive\.org/web/|archive\.(?:today|ph|is|li|md|vn|fo)/)"
    r"(\d{4})\.?(\d\d)\.?(\d\d)"
)


def web(address: str) -> str | None:
    """An address as a link in ASCII; None where it is none of the web's.

    That is: not http or https, with credentials, with white space, control or invisible
    characters, or without a proper host.
    """
    from urllib.parse import quote, urlsplit, urlunsplit  # most answers show no address

    if not address.isprintable() or any(c.isspace() or c == "\\" for c in address):
        return None
    try:
        parts = urlsplit(address)
        host = _host(parts.netloc)
    except ValueError:  # a bracket that is not closed, a label that cannot be a host's
        return None
    if parts.scheme not in ("http", "https") or host is None:
        return None
    path, query, fragment = (
        re.sub(_STRAY, "%25", quote(part, safe=_KEPT))
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, host, path, query, fragment))


def shown(address: str) -> str:
    """A web address in few characters: the host, and … for a path."""
    link = web(address)
    if link is None:
        return "address that is no web link"
    host, _, rest = link.partition("://")[2].partition("/")
    host, *more = re.split("[?#]", host.removeprefix("www."))
    return f"{host}/…" if rest or more else host


def archived_on(address: str) -> date | None:
    """The day of an archived copy, where its address tells it."""
    match = re.match(_ARCHIVED, address)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _host(netloc: str) -> str | None:
    if "@" in netloc:
        return None
    if netloc.startswith("["):
        numeric = re.match(_NUMERIC, netloc)
        rest = netloc[numeric.end() :] if numeric else "!"
        return netloc if not rest or re.fullmatch(_PORT, rest) else None
    name, colon, port = netloc.partition(":")
    if colon and not re.fullmatch(_PORT, colon + port):
        return None
    if not name.isascii():
        name = name.encode("idna").decode()
    return name + colon + port if re.fullmatch(_HOST, name) else None
