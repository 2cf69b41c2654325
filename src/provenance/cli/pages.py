"""What the commands of the pages share: saying which extra they need."""

from collections.abc import Iterator
from contextlib import contextmanager

from provenance.cli.context import fail
from provenance.store.errors import CorpusError


@contextmanager
def needs_web() -> Iterator[None]:
    """End the program with what to install, where a package of the extra is missing."""
    try:
        yield
    except ImportError as error:
        help = "pip install 'provenance-claims[web]'"
        fail(CorpusError(f"pages need `{error.name}`, which is not installed", help))
