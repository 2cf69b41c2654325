"""Plain text: the characters as they are."""

from typing import Final

from provenance.quotes.extract.encoding import decode
from provenance.quotes.extract.extracted import Extracted, refuse_long

NAME: Final = "text/1"
"""This extractor and the version of its rules."""


def extract(data: bytes, declared: str | None = None) -> Extracted:
    """Read a plain text.

    Raises:
        QuotesError: it is too long, or no text, or its encoding is unsure.
    """
    refuse_long(len(data))
    decoded = decode(data, declared)
    media_type = f"text/plain; charset={decoded.encoding}"
    notes = (decoded.note,) if decoded.note else ()
    return Extracted(decoded.text, NAME, media_type, notes)
