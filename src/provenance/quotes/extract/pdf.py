"""PDF to text: page by page, a form feed after each."""

import logging
from pathlib import Path
from typing import Final

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract.extracted import Extracted, library, refuse_long
from provenance.store.files import guarded

NAME: Final = "pdf/1"
"""This extractor and the version of its rules."""
_MEDIA_TYPE: Final = "application/pdf"


def extract(path: Path) -> Extracted:
    """Read a PDF file.

    Raises:
        QuotesError: it is damaged, locked, too long, or holds no text (a scan without one).
    """
    pypdf, version = library("pypdf", "pypdf", "reading PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings go to the terminal else
    pages: list[str] = []
    length = 0
    try:
        with guarded.opened(path) as file:
            for page in pypdf.PdfReader(file).pages:
                pages.append(page.extract_text().replace("\f", "\n"))
                length += len(pages[-1])
                refuse_long(length)
    except (QuotesError, MemoryError):
        raise
    except OSError as error:
        raise QuotesError(f"{path.name} cannot be read: {error.strerror or error}") from None
    except Exception as error:  # a damaged PDF can make its reader fail in any way
        raise QuotesError(
            f"the PDF cannot be read: {str(error).splitlines()[0] if str(error) else 'damaged'}",
            "open it in a viewer and save it anew, or attach its text",
        ) from None
    if not any(page.strip() for page in pages):
        raise QuotesError(
            "the PDF holds no text: its pages are pictures",
            "attach a copy with a text layer (made by OCR), or a transcript",
        )
    return Extracted("\f".join(pages), f"{NAME} {version}", _MEDIA_TYPE)
