"""Choosing the extractor for a document: by its record's media type, its bytes, its name."""

import re
from pathlib import Path
from typing import Final

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract.extracted import MAX_TEXT, Extracted, refuse_long
from provenance.store.files import guarded

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

_HEAD: Final = 4096
_ELEMENTS: Final = (
    b"html|head|body|title|meta|link|base|style|script|noscript|template|div|span|p|br|hr|h[1-6]"
    b"|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|col|colgroup|a|abbr|b|i|u|s|em"
    b"|strong|small|big|sup|sub|q|cite|code|pre|kbd|samp|var|mark|del|ins|time|ruby|bdi|bdo|wbr|img"
    b"|figure|figcaption|picture|source|audio|video|iframe|object|embed|svg|math|canvas|form|input"
    b"|button|label|select|textarea|fieldset|legend|details|summary|dialog|article|aside|section"
    b"|nav|header|footer|main|address|blockquote|center|font|tt|strike|nobr|marquee"
)
_HTML_STARTS: Final = re.compile(
    rb"(?:(?><!--.*?-->|<\?xml[^>]*>)\s*+)*+<(?:!doctype\s+html|(?:"
    + _ELEMENTS
    + rb")(?:\s[^<>]*)?/?>)"
    rb"|<!--(?!.*-->)",
    re.DOTALL,
)
_HTML_CLOSES: Final = re.compile(rb"<(" + _ELEMENTS + rb")(?:\s[^<>]*)?>[^<>]*</\1\s*>", re.DOTALL)


def media_type_of(path: Path) -> str:
    """What a file holds, judged by its first bytes, then by its name."""
    with guarded.opened(path) as file:
        head = guarded.taken(file, _HEAD)
    if b"%PDF-" in head:
        return PDF
    named = path.name.lower()
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and named.endswith(".gz")):
        return WARC
    if head.startswith(b"PK") and named.endswith(".wacz"):
        return WACZ
    known = _SUFFIXES.get(Path(named).suffix)
    return known or (HTML if _is_html(head) else PLAIN)


def _is_html(head: bytes) -> bool:
    """Whether a text begins with a tag of HTML, or closes one in its first lines."""
    for encoding in ("utf-16-le", "utf-16-be") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else ():
        head = head[2:].decode(encoding, "ignore").encode()
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return bool(_HTML_STARTS.match(opening) or _HTML_CLOSES.search(opening))


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
    return guarded.read(path, MAX_TEXT)
