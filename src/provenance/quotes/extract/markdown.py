"""Markdown to text: rendered as CommonMark prescribes, then read as the HTML that it stands for."""

from typing import Final

from provenance.quotes.extract.encoding import decode
from provenance.quotes.extract.extracted import Extracted, library, refuse_long
from provenance.quotes.extract.html import lay_out

NAME: Final = "markdown/1"
"""This extractor and the version of its rules."""


def extract(data: bytes, declared: str | None = None) -> Extracted:
    """Read a Markdown document.

    Raises:
        QuotesError: it is too long, its encoding is unsure, or a library is missing.
    """
    refuse_long(len(data))
    decoded = decode(data, declared)
    markdown, version = library("markdown_it", "markdown-it-py", "reading Markdown")
    text, parser = lay_out(markdown.MarkdownIt("commonmark").enable("table").render(decoded.text))
    media_type = f"text/markdown; charset={decoded.encoding}"
    notes = (decoded.note,) if decoded.note else ()
    return Extracted(text, f"{NAME} {version} {parser}", media_type, notes)
