"""What every extractor returns, and the bound that every one of them keeps."""

from importlib import import_module
from types import ModuleType
from typing import Final, NamedTuple

from provenance.quotes.errors import QuotesError

MAX_TEXT: Final = 32 * 1024 * 1024
"""The longest text that is read, in characters, and the largest file of a textual format, in
bytes. Checking quotations takes some six to twenty bytes of memory a character."""


class Extracted(NamedTuple):
    """A document's text, what read it, and what had to be decided on the way."""

    text: str
    extractor: str
    """Such as ``text/1`` or ``html/1 selectolax/1.0.2``: rules of this project and library."""
    media_type: str
    """With the character set where the format has one."""
    notes: tuple[str, ...] = ()


def library(module: str, package: str, what: str) -> tuple[ModuleType, str]:
    """Import a library of the extra ``documents``; return it and its name with its version.

    Raises:
        QuotesError: it is not installed.
    """
    try:
        found = import_module(module)
    except ImportError:
        raise QuotesError(
            f"{what} needs {package}, which is not installed",
            "install the extra: pip install 'provenance-claims[documents]'",
        ) from None
    from importlib import metadata  # takes longer to import than all else here together

    return found, f"{package}/{metadata.version(package)}"


def refuse_long(size: int) -> None:
    """Refuse what would not fit into memory comfortably.

    Raises:
        QuotesError: it is longer than `MAX_TEXT`.
    """
    if size > MAX_TEXT:
        raise QuotesError(
            f"the text is too long to hold quotations to: {size / 1e6:.0f} MB,"
            f" and {MAX_TEXT / 1e6:.0f} MB is the most",
            "part it into documents of their own, such as chapters or volumes",
        )
