"""A server in a thread of its own, asked as browsers and attackers do."""

import http.client
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from provenance.pages.serving.app import Server
from provenance.pages.serving.guard import guard
from provenance.pages.serving.run import configured, listen


class Got(NamedTuple):
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    text: str


class Running(NamedTuple):
    """A server that runs: its address, and a way to ask it."""

    port: int
    server: Server

    def __call__(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> Got:
        """Ask; names of headers are written with underscores."""
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        asked.setdefault("host", f"127.0.0.1:{self.port}")
        if body is not None:
            asked["content-length"] = str(len(body.encode()))
            asked.setdefault("content-type", "application/x-www-form-urlencoded")
        for name, value in asked.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() if body is not None else None)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return Got(answer.status, answer.headers, text)


@contextmanager
def serving():
    """Start servers on corpora, `serve(root, token="…")`, and end them."""
    running = []

    def serve(root: Path, *, token: str = "", host: str = "127.0.0.1", **options) -> Running:
        listening = listen("127.0.0.1", 0)
        port = listening.getsockname()[1]
        made = Server(root, guard(host, port, (), token), **options)
        runs = configured(made)
        thread = threading.Thread(target=runs.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not runs.started:
            time.sleep(0.01)
        running.append((runs, thread, listening))
        return Running(port, made)

    yield serve
    for runs, thread, listening in running:
        runs.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture
def serve():
    """Start a server on a corpus: `serve(root, token="…")`."""
    with serving() as serve:
        yield serve


@pytest.fixture(scope="module")
def lasting():
    """The same for tests that only read: a server takes longer to end than most take."""
    with serving() as serve:
        yield serve
