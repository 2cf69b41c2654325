"""The short id of a statement: a hash over named fields.

The id does not change when a file moves, a note is edited, a locator is added or the order of
statements changes. Two statements with the same id record the same act twice.
"""

import hashlib
from collections.abc import Sequence

from provenance.model.records import Statement

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_LENGTH = 10  # 50 bits: among five million statements, about one chance in a hundred of a clash
_PAIRS = [low + high for high in _DIGITS for low in _DIGITS]
_SHIFTS = range(0, 5 * _LENGTH, 10)
_SEPARATOR = "\x1f"


def statement_id(
    claim: str,
    stance: str,
    by: Sequence[str],
    for_: Sequence[str],
    date: str,
    said_in: str,
    source: str,
    quotes: Sequence[str],
) -> str:
    """Return the short id of the statement that these fields name.

    ``date`` is canonical EDTF text; ``said_in`` and ``source`` are ids; each is ``""`` where
    nothing is recorded. ``quotes`` are the quoted words.
    """
    fields = (
        claim,
        stance,
        ",".join(sorted(by)),
        ",".join(sorted(for_)),
        date,
        said_in,
        source,
        "\x1e".join(quotes),
    )
    digest = hashlib.blake2b(_SEPARATOR.join(fields).encode(), digest_size=8).digest()
    number = int.from_bytes(digest, "big")
    return "".join([_PAIRS[(number >> shift) & 1023] for shift in _SHIFTS])


def computed_id(said: Statement) -> str:
    """Give the id that a statement has where its file gives it none."""
    return statement_id(
        said.claim,
        said.stance,
        said.by,
        said.for_,
        said.date.text if said.date else "",
        said.said_in or "",
        said.source or "",
        [quote.words for quote in said.quote],
    )
