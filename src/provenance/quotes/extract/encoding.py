"""Bytes to characters: a declared or detected encoding, always told, never guessed silently."""

import codecs
from typing import Final, NamedTuple

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract.extracted import library

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
_MAX_CONTROLS: Final = 0.01
_SAMPLE: Final = 1_000_000


class Decoded(NamedTuple):
    """The text, the encoding's name and, where it was detected, who says so."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a document.

    Args:
        data: its bytes.
        declared: what the source record or the document itself says the encoding is.

    Raises:
        QuotesError: the bytes are no text, or no encoding is sure.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding), encoding.removesuffix("-sig"))
    if declared:
        return Decoded(_strictly(data, declared), codecs.lookup(declared).name)
    if b"\x00" in data or _is_binary(data):
        raise _binary()
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _detected(data, error)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise QuotesError(
            f"`{encoding}` is no character encoding that is known here",
            "mend `charset=` in the source's media-type",
        ) from None
    except UnicodeDecodeError as error:
        raise QuotesError(
            f"the document is declared as {encoding}, but its byte {error.start} is not",
            "mend `charset=` in the source's media-type",
        ) from None


def _detected(data: bytes, error: UnicodeDecodeError) -> Decoded:
    try:
        detector, name = library("charset_normalizer", "charset-normalizer", "detecting it")
    except QuotesError as missing:
        raise QuotesError(
            f"the document is not UTF-8 (byte {error.start}), so its encoding must be detected;"
            f" {missing.message}",
            f"{missing.help}; or set media-type: text/plain; charset=… in the source's record",
        ) from None
    best = detector.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise QuotesError(
            "the document is not UTF-8, and no encoding fits it",
            "set media-type: text/plain; charset=… in the source's record",
        )
    note = f"read as {best.encoding}, as {name} detected: check its accents"
    return Decoded(_strictly(data, best.encoding), best.encoding, note)


def _is_binary(data: bytes) -> bool:
    """Whether there are more control characters than any text has."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(sample)


def _binary() -> QuotesError:
    return QuotesError(
        "the file is binary, not text", "give the document itself: plain text, HTML, PDF or WARC"
    )
