"""Who may ask, and how: hosts, the token, sizes, and the headers of every answer."""

import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "provenance-token"

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script, style or picture but the program's own files, and none written into a page."""

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer."""

LARGEST: Final = 256_000
"""Bytes of a form."""

_LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")


class Headed:
    """Puts the headers on every answer, also on those that no page gave."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, headed)


class Guard(NamedTuple):
    """What a server lets in.

    ``hosts`` are the names under which it may be asked (else another site's name could be pointed
    at this machine and its pages read); ``token`` is what a reader must show, `""` on loopback.
    """

    hosts: frozenset[str]
    token: str
    secret: str
    """What forms send along; it differs in every run."""


def guard(host: str, port: int, names: Iterable[str] = (), token: str = "") -> Guard:
    """Make the guard of a server that listens at an address.

    Args:
        host: where it listens.
        port: likewise.
        names: further names under which it is reached.
        token: what readers must show; made up where one is needed and none is given.
    """
    own = (*_LOCAL, *(() if _is_any(host) else (bracketed(host),)), *names)
    needed = token or ("" if is_loopback(host) else secrets.token_urlsafe(24))
    hosts = {form for name in own for form in (name.lower(), f"{name.lower()}:{port}")}
    return Guard(frozenset(hosts), needed, secrets.token_urlsafe(24))


def is_loopback(host: str) -> bool:
    """Whether an address is only of this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def bracketed(host: str) -> str:
    """A host as an address has it."""
    return f"[{host}]" if ":" in host else host


def knows_host(guard: Guard, request: Request) -> bool:
    """Whether a request names a host that is this server's; exactly one."""
    given = request.headers.getlist("host")
    return len(given) == 1 and given[0].lower() in guard.hosts


def may_read(guard: Guard, request: Request) -> bool:
    """Whether a request shows the token, where one is needed."""
    if not guard.token:
        return True
    shown = [value for key, value in parse_qsl(request.url.query) if key == "token"]
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        shown.append(bearer.strip())
    try:
        kept = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        kept = None
    if kept is not None:
        shown.append(kept.value)
    return any(_same(one, guard.token) for one in shown)


def without_token(request: Request) -> str | None:
    """The address without the token that it bears, which becomes a cookie; None if it has none."""
    fields = parse_qsl(request.url.query)
    kept = [(key, value) for key, value in fields if key != "token"]
    if len(kept) == len(fields):
        return None
    asked = f"?{urlencode(kept)}" if kept else ""
    path = "/" + request.scope["raw_path"].decode("ascii", "replace").lstrip("/\\")
    return f"{path}{asked}"


def is_own_form(guard: Guard, request: Request, sent: str) -> bool:
    """Whether a form was sent from one of this server's own pages."""
    return is_from_here(guard, request) and _same(sent, guard.secret)


def is_from_here(guard: Guard, request: Request) -> bool:
    """Whether a browser says that a form was sent from one of this server's own pages."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() in guard.hosts


def _is_any(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8"))
