"""Listening, and saying where."""

import socket
import sys
from pathlib import Path

import uvicorn

from provenance.authoring.commit import tip
from provenance.pages.serving.app import Server
from provenance.pages.serving.guard import bracketed, guard, is_loopback
from provenance.store.errors import CorpusError


def serve(
    root: Path,
    host: str,
    port: int,
    names: tuple[str, ...] = (),
    token: str = "",
    *,
    browser: bool = False,
    edit: bool = False,
    branch: str = "",
) -> None:
    """Serve the corpus at ``root`` until the user has seen enough.

    Raises:
        CorpusError: the address cannot be listened at, or the branch not be committed on.
    """
    if branch:
        tip(root, branch)
    listening = listen(host, port)
    port = listening.getsockname()[1]
    made = guard(host, port, names, token)
    asked = f"?token={made.token}" if made.token else ""
    address = f"http://{bracketed(host)}:{port}/{asked}"
    print(f"serving {root} at {address}", file=sys.stderr)
    if not is_loopback(host):
        told = "this address is not of this machine alone; whoever has the token reads everything,"
        print(f"warning: {told} and HTTP hides neither", file=sys.stderr)
    print("Ctrl-C ends", file=sys.stderr)
    if browser:
        import webbrowser

        webbrowser.open(address)
    configured(Server(root, made, edit=edit, branch=branch)).run(sockets=[listening])


def configured(server: Server) -> uvicorn.Server:
    """What speaks HTTP for a server, within bounds."""
    config = uvicorn.Config(
        server.app(),
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=500,
        timeout_keep_alive=20,
        http="h11",  # the one that bounds the head of a request
        h11_max_incomplete_event_size=32_000,
    )
    return uvicorn.Server(config)


def listen(host: str, port: int) -> socket.socket:
    """Listen at an address.

    Raises:
        CorpusError: it is no address of this machine, or taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says that it is TCP does the loop send small packets at once.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(512)  # whoever asks before the server runs waits, and is not refused
    except (OSError, OverflowError) as error:
        made.close()
        why = getattr(error, "strerror", None) or error
        help = "another --port, or --port 0 for any free one"
        raise CorpusError(f"cannot listen at {host}:{port}: {why}", help) from None
    return made
