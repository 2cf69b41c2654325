"""Choosing the extractor for a document: by its record's media type, its bytes, its name."""

from pathlib import Path
from typing import Final

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract.extracted import MAX_TEXT, Extracted, refuse_long

PDF: Final = "application/pdf"
WARC: Final = "application/warc"
WACZ: Final = "application/wacz"
HTML: Final = "text/html"
MARKDOWN: Final = "text/markdown"
PLAIN: Final = "text/plain"

_SUFFIXES: Final = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".warc": WARC,
    ".wacz": WACZ,
    ".pdf": PDF,
}


def media_type_of(path: Path, name: str = "") -> str:
    """What a file holds, judged by its first bytes, then by its name."""
    with path.open("rb") as file:
        head = file.read(1024)
    if b"%PDF-" in head:
        return PDF
    named = (name or path.name).lower()
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and named.endswith(".gz")):
        return WARC
    if head.startswith(b"PK") and named.endswith(".wacz"):
        return WACZ
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return HTML
    return _SUFFIXES.get(Path(named).suffix, PLAIN)


def extract(path: Path, media_type: str) -> Extracted:
    """Read the text of a document.

    Args:
        path: the file.
        media_type: what its bytes are; ``charset=`` in it says how they are to be decoded.

    Raises:
        QuotesError: it cannot be read, is too long, or needs a library that is not installed.
    """
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    if kind == PDF:
        from provenance.quotes.extract import pdf

        return pdf.extract(path)
    if kind in {WARC, WACZ}:
        from provenance.quotes.extract import warc

        return warc.extract(path, kind)
    _, _, charset = parameters.partition("charset=")
    declared = charset.strip(" \"';") or None
    data = _read(path)
    if kind == HTML:
        from provenance.quotes.extract import html

        return html.extract(data, declared)
    if kind == MARKDOWN:
        from provenance.quotes.extract import markdown

        return markdown.extract(data, declared)
    if kind.startswith("text/"):
        from provenance.quotes.extract import plain

        return plain.extract(data, declared)
    raise QuotesError(
        f"`{kind}` is no kind of document that can be read here",
        "plain text, Markdown, HTML, PDF, WARC and WACZ can; attach a transcript of others",
    )


def _read(path: Path) -> bytes:
    refuse_long(path.stat().st_size)
    with path.open("rb") as file:
        return file.read(MAX_TEXT + 1)
