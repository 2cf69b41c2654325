"""A fetched page as a file that web archives and their viewers read: WARC, or WACZ about one.

WACZ is as its specification has it (Web Archive Collection Zipped 1.1.1); keys of its index are
URLs by host from the right (SURT).
"""

import json
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from provenance.quotes.errors import QuotesError
from provenance.quotes.web.client import Fetched

_ARCHIVE: Final = "data.warc.gz"


def write_archive(fetched: Fetched, title: str, file: Path) -> None:
    """Write what was fetched as a new archive: WACZ where the file's name ends so, else WARC.

    Args:
        fetched: the page or document.
        title: its title.
        file: where to; WARC is compressed where its name ends in ``.gz``.

    Raises:
        QuotesError: the file is there, cannot be written, or what writes it is not installed.
    """
    is_wacz = file.suffix.lower() == ".wacz"
    warc, record = _warc(fetched, compressed=is_wacz or file.suffix == ".gz")
    data = _wacz(fetched, title, warc, record) if is_wacz else warc
    try:
        with file.open("xb") as out:
            out.write(data)
    except FileExistsError:
        raise QuotesError(f"{file} is there already", "--warc OTHER writes elsewhere") from None
    except OSError as error:
        raise QuotesError(f"cannot write {file}: {error.strerror or error}") from None


def _warc(fetched: Fetched, *, compressed: bool) -> tuple[bytes, Any]:
    """The bytes of a WARC file, and its one record."""
    try:
        from warcio.statusandheaders import (  # type: ignore[import-untyped]
            StatusAndHeaders,
        )
        from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]
    except ImportError:
        help = "pip install 'provenance-claims[documents]'"
        raise QuotesError("WARC is not written without an extra", help) from None
    headers = StatusAndHeaders("200 OK", [*fetched.headers], protocol="HTTP/1.1")
    out = BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    record = writer.create_warc_record(
        fetched.url,
        "response",
        payload=BytesIO(fetched.data),
        length=len(fetched.data),
        http_headers=headers,
    )
    writer.write_record(record)
    return out.getvalue(), record


def _wacz(fetched: Fetched, title: str, warc: bytes, record: Any) -> bytes:
    day = str(record.rec_headers.get_header("WARC-Date"))
    described = record.http_headers.get_header("Content-Type") or "application/octet-stream"
    entry = {
        "url": fetched.url,
        "mime": described.partition(";")[0].strip(),
        "status": "200",
        "digest": record.rec_headers.get_header("WARC-Payload-Digest"),
        "length": str(len(warc)),
        "offset": "0",
        "filename": _ARCHIVE,
    }
    moment = "".join(filter(str.isdigit, day))[:14]
    pages = (
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
        {"id": "1", "url": fetched.url, "title": title, "ts": day},
    )
    parts = {
        f"archive/{_ARCHIVE}": warc,
        "indexes/index.cdx": f"{_surt(fetched.url)} {moment} {json.dumps(entry)}\n".encode(),
        "pages/pages.jsonl": "".join(f"{json.dumps(page)}\n" for page in pages).encode(),
    }
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": day,
        "software": "provenance",
        "resources": [
            {
                "name": path.rpartition("/")[2],
                "path": path,
                "hash": f"sha256:{sha256(data).hexdigest()}",
                "bytes": len(data),
            }
            for path, data in parts.items()
        ],
    }
    described_by = json.dumps(package, ensure_ascii=False, indent=2).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(described_by).hexdigest()}"}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:  # stored: viewers read out of the middle of it
        for path, data in parts.items():
            packed.writestr(path, data)
        packed.writestr("datapackage.json", described_by)
        packed.writestr("datapackage-digest.json", json.dumps(digest))
    return out.getvalue()


def _surt(url: str) -> str:
    """A URL as indexes of archives sort it: its host from the right, then the rest."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{query}".lower()
