"""The sheet that an import reads, from a file or an address, and what it writes beside it."""

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.store.files.nearby import near_file

if TYPE_CHECKING:
    from provenance.authoring.sheets.table import Table


def stem(file: str) -> str:
    """What a sheet is called."""
    return "sheet" if _is_address(file) else Path(file).stem


def _is_address(file: str) -> bool:
    return file.startswith(("http://", "https://"))


def _published(url: str) -> str:
    """The address at which a Google Sheet is published as CSV; any other address as it is."""
    match = re.match(r"(https://docs\.google\.com/spreadsheets/d/(?:e/)?[\w-]+)/([^#]*)(.*)", url)
    if not match or "csv" in url:
        return url
    sheet, page, rest = match.groups()
    tab = re.search(r"gid=(\d+)", page + rest)
    chosen = f"&gid={tab[1]}" if tab else ""
    if "/d/e/" in sheet:
        return f"{sheet}/pub?output=csv{chosen}"
    return f"{sheet}/export?format=csv{chosen}"


def _fetched(url: str, private: bool) -> bytes:
    from provenance.quotes.errors import QuotesError
    from provenance.quotes.web.client import fetch
    from provenance.store.errors import CorpusError
    from provenance.store.files import guarded

    url = _published(url)
    try:
        got = fetch(url, private=private, most=guarded.MAX_LISTS)
    except QuotesError as error:
        raise CorpusError(error.message, error.help) from None
    for hop in got.hops[1:]:
        print(f"note: it leads on to {hop}", file=sys.stderr)
    if got.media_type == "text/html":
        help = "publish it first: File, Share, Publish to web, as CSV"
        raise CorpusError(f"{url} is a page, not a sheet", help)
    return got.data


def table(
    kind: str, file: str, private: bool, name: str | None, header: int | None, encoding: str
) -> "Table":
    """Read the sheet."""
    from provenance.authoring.sheets.reading import at_lines
    from provenance.authoring.sheets.table import decoded, read_csv
    from provenance.authoring.sheets.workbook import read_workbook
    from provenance.store.errors import CorpusError

    if kind == "csv":
        if name is not None:
            raise CorpusError("CSV holds one sheet", "leave --sheet out")
        data = _fetched(file, private) if _is_address(file) else bytes_of(Path(file))
        if data.startswith(b"PK\x03\x04"):
            help = f"write\n  provenance import xlsx {shlex.quote(file)}"
            raise CorpusError(f"{file} is a workbook, not CSV", help)
        return read_csv(decoded(data, encoding), header)
    if encoding:
        raise CorpusError("workbooks tell their encoding themselves", "leave --encoding out")
    found = read_workbook(Path(file), name, header)
    if found.others:
        others = ", ".join(f"`{one}`" for one in found.others)
        print(
            f"note: read the sheet `{found.name}`, not {others}; --sheet NAME reads one",
            file=sys.stderr,
        )
    if found.hidden:
        told = "hidden in the workbook, and read like the others"
        print(f"note: {at_lines(found.hidden)}: {told}", file=sys.stderr)
    return found.table


def bytes_of(file: Path) -> bytes:
    """Read a file that the user named.

    Raises:
        CorpusError: it cannot be read.
    """
    from provenance.store.errors import CorpusError
    from provenance.store.files import guarded

    try:
        return guarded.read(file, guarded.MAX_LISTS)
    except OSError as error:
        raise CorpusError(
            f"cannot read {file}: {error.strerror or error}", near_file(file)
        ) from None


def write(
    file: Path, text: str, option: str, sheet: str, is_earlier: Callable[[bytes], bool]
) -> None:
    """Write a file that an option names, over nothing but an earlier one of its kind.

    Raises:
        CorpusError: something else is there, or it cannot be written.
    """
    from provenance.store.errors import CorpusError
    from provenance.store.files import atomic

    if file.exists() and Path(sheet).exists() and file.samefile(sheet):
        raise CorpusError(f"{option} names the sheet itself", f"{option} OTHER writes elsewhere")
    if file.is_file() and file.stat().st_size and not is_earlier(bytes_of(file)):
        raise CorpusError(
            f"{file} is there already, and holds something else", f"{option} OTHER writes elsewhere"
        )
    atomic.put(file, text.encode())
