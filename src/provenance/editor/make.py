"""The server, with all that it answers."""

from provenance.editor.requests import naming, reading, texts, writing
from provenance.editor.server import Server


def make() -> Server:
    """Make the server, with all that it answers."""
    server = Server()
    for requests in (texts, writing, reading, naming):
        requests.register(server)
    return server
