"""Fetching one address over HTTP: only when asked, politely, within limits, and told step by step.

A name is looked up once, and the connection made to just the address that was judged: no name can
lead into this network, nor change its mind in between.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from provenance.quotes.errors import QuotesError
from provenance.store.files.pipes import unbroken

MOST: Final = 100 * 2**20
"""Bytes that are taken at most."""

_HOPS: Final = 8
_TIMEOUT: Final = 20.0
"""Seconds without an answer."""

_PATIENCE: Final = 180.0
"""Seconds for the whole of it."""

_CHUNK: Final = 1 << 16
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_HEADERS: Final = {
    "User-Agent": "provenance-claims (fetches one address when its user asks)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "identity",
}


class Fetched(NamedTuple):
    """What came: from where in the end, over which addresses, as what, and the bytes."""

    url: str
    hops: tuple[str, ...]
    media_type: str
    headers: tuple[tuple[str, str], ...]
    data: bytes


@unbroken()
def fetch(url: str, *, private: bool = False, most: int = MOST) -> Fetched:
    """Fetch an address, and follow where it leads.

    Args:
        url: the address, of http or https.
        private: whether addresses of this machine and its networks may be asked.
        most: bytes that are taken at most.

    Raises:
        QuotesError: it cannot be fetched; it says why.
    """
    end = time.monotonic() + _PATIENCE
    hops: list[str] = []
    while True:
        place = _parted(url)
        hops.append(url)
        if len(hops) > _HOPS or url in hops[:-1]:
            raise QuotesError(f"{hops[0]} leads on without an end: {' -> '.join(hops)}")
        connection = _connected(place, private)
        answer: http.client.HTTPResponse | None = None
        watch = threading.Timer(max(0.0, end - time.monotonic()), _shut, (connection,))
        watch.start()  # also while lines of headers come one by one
        try:
            path = (place.path or "/") + (f"?{place.query}" if place.query else "")
            connection.request("GET", path, headers=_HEADERS)
            answer = connection.getresponse()
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                url = urljoin(url, answer.headers["Location"]).partition("#")[0]
                continue
            if answer.status != 200:
                raise _refused(url, answer)
            data = _body(answer, url, most, end)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= end:
                raise _late(url) from None
            raise QuotesError(f"{url} cannot be fetched: {error or type(error).__name__}") from None
        finally:
            watch.cancel()
            if answer is not None:
                answer.close()
            connection.close()
        headers = tuple(answer.headers.items())
        return Fetched(url, tuple(hops), answer.headers.get_content_type(), headers, data)


def _parted(url: str) -> SplitResult:
    try:
        place = urlsplit(url)
        port = place.port
    except ValueError:
        raise QuotesError(f"{url} is no address") from None
    if place.scheme not in ("http", "https") or not place.hostname or port == 0:
        raise QuotesError(f"{url} is no address of http or https")
    if place.username is not None or any(sign <= " " or sign == "\x7f" for sign in url):
        raise QuotesError(f"{url} holds a name, a password or a space", "write the bare address")
    return place


def _connected(place: SplitResult, private: bool) -> http.client.HTTPConnection:
    host = place.hostname or ""
    port = place.port or (443 if place.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise QuotesError(
            f"{host} is not found: {getattr(error, 'strerror', None) or error}"
        ) from None
    addresses = [str(one[4][0]) for one in found]
    if not private:
        _refuse_private(host, addresses)
    connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
    try:
        link = socket.create_connection((addresses[0], port), timeout=_TIMEOUT)
        if place.scheme == "https":
            link = ssl.create_default_context().wrap_socket(link, server_hostname=host)
    except OSError as error:
        raise QuotesError(f"{host} cannot be reached: {error}") from None
    connection.sock = link
    return connection


def _refuse_private(host: str, addresses: Iterable[str]) -> None:
    for address in addresses:
        number = ipaddress.ip_address(address.partition("%")[0])
        mapped = getattr(number, "ipv4_mapped", None)
        if not (mapped or number).is_global or number.is_multicast:
            told = f"{host} is" if host == address else f"{host} is {address},"
            raise QuotesError(
                f"{told} an address of this machine or its networks",
                "--allow-private fetches from there",
            )


def _refused(url: str, answer: http.client.HTTPResponse) -> QuotesError:
    help = None
    if answer.status in (429, 503) and (wait := answer.headers.get("Retry-After")):
        help = f"it asks to wait: {wait}"
    elif answer.status in (401, 402, 403, 451):
        help = "save the page in your browser, and record it: provenance source add FILE --url …"
    return QuotesError(f"{url} answers {answer.status} {answer.reason}", help)


def _body(answer: http.client.HTTPResponse, url: str, most: int, end: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > most:
            raise QuotesError(f"{url} holds more than {most:,} bytes", "save it yourself")
    if time.monotonic() >= end:
        raise _late(url)
    told = answer.headers.get("Content-Length", "")
    if told.isdecimal() and size < int(told):
        raise QuotesError(f"{url} broke off after {size:,} bytes", "try again")
    return _unpacked(b"".join(parts), answer.headers.get("Content-Encoding", ""), url, most)


def _unpacked(data: bytes, encoding: str, url: str, most: int) -> bytes:
    """The bytes as they were before the server packed them, which it was not asked to do."""
    if encoding.strip().lower() in ("", "identity"):
        return data
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise QuotesError(f"{url} comes packed as {encoding}", "save it yourself")
    try:
        unpacked = zlib.decompressobj(wbits=47).decompress(data, most + 1)
    except zlib.error as error:
        raise QuotesError(f"{url} cannot be unpacked: {error}") from None
    if len(unpacked) > most:
        raise QuotesError(f"{url} holds more than {most:,} bytes", "save it yourself")
    return unpacked


def _late(url: str) -> QuotesError:
    return QuotesError(f"{url} takes longer than {_PATIENCE:.0f} seconds")


def _shut(connection: http.client.HTTPConnection) -> None:
    """End whatever is still read from a connection."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)
