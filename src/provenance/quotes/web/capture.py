"""A fetched page as a WARC file, which web archives and their viewers read."""

from io import BytesIO
from pathlib import Path

from provenance.quotes.errors import QuotesError
from provenance.quotes.web.client import Fetched


def write_warc(fetched: Fetched, file: Path) -> None:
    """Write what was fetched as a new WARC file.

    Raises:
        QuotesError: the file is there, cannot be written, or what writes it is not installed.
    """
    try:
        from warcio.statusandheaders import (  # type: ignore[import-untyped]
            StatusAndHeaders,
        )
        from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]
    except ImportError:
        help = "pip install 'provenance-claims[documents]'"
        raise QuotesError("WARC is not written without an extra", help) from None
    if file.suffix == ".wacz":
        help = f"--warc {file.with_suffix('.warc.gz')} writes one; WACZ tools take it in"
        raise QuotesError("a WARC file is written, not WACZ", help)
    headers = StatusAndHeaders("200 OK", [*fetched.headers], protocol="HTTP/1.1")
    try:
        with file.open("xb") as out:
            writer = WARCWriter(out, gzip=file.suffix == ".gz")
            writer.write_record(
                writer.create_warc_record(
                    fetched.url,
                    "response",
                    payload=BytesIO(fetched.data),
                    length=len(fetched.data),
                    http_headers=headers,
                )
            )
    except FileExistsError:
        raise QuotesError(f"{file} is there already", "--warc OTHER writes elsewhere") from None
    except OSError as error:
        raise QuotesError(f"cannot write {file}: {error.strerror or error}") from None
