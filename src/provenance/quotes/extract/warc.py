"""WARC and WACZ to text: the pages that the archive holds, in the order in which it has them."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract import html, plain
from provenance.quotes.extract.extracted import MAX_TEXT, Extracted, library, refuse_long
from provenance.store.files import guarded

NAME: Final = "warc/1"
"""This extractor and the version of its rules."""
_READERS: Final = {
    "text/html": html.extract,
    "application/xhtml+xml": html.extract,
    "text/plain": plain.extract,
}


def extract(path: Path, media_type: str) -> Extracted:
    """Read a web archive; pages that are no text are left out.

    Raises:
        QuotesError: it is damaged or holds no page of text.
    """
    warcio, version = library("warcio", "warcio", "reading web archives")
    texts: list[str] = []
    readers: dict[str, None] = {}
    notes: list[str] = []
    length = 0
    try:
        for stream in _streams(path):
            for record in warcio.ArchiveIterator(stream):
                page = _page(record)
                if page is None:
                    continue
                texts.append(page.text)
                readers[page.extractor] = None
                notes += page.notes
                length += len(page.text)
                refuse_long(length)
    except (QuotesError, MemoryError):
        raise
    except Exception as error:  # a damaged archive can make its reader fail in any way
        raise QuotesError(
            f"the web archive cannot be read: {error}", "check that it was copied whole"
        ) from None
    if not texts:
        raise QuotesError("the web archive holds no page of text")
    extractor = " ".join((f"{NAME} {version}", *readers))
    return Extracted("\n\n".join(texts), extractor, media_type, tuple(dict.fromkeys(notes)))


def _streams(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with guarded.opened(path) as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                with archive.open(name) as file:
                    yield file


def _page(record: Any) -> Extracted | None:
    if record.rec_type not in {"response", "resource"}:
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    described = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind, _, parameters = described.partition(";")
    reader = _READERS.get(kind.strip().lower())
    if reader is None:
        return None
    _, _, charset = parameters.lower().partition("charset=")
    data = record.content_stream().read(MAX_TEXT + 1)
    return reader(data, charset.strip(" \"';") or None)
