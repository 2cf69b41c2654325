"""Tables out of workbooks: the first sheet of an ``.xlsx`` or ``.ods`` file."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from provenance.authoring.sheets.table import Row, Table, table
from provenance.store.errors import CorpusError
from provenance.store.files import guarded

_LARGEST: Final = 1 << 28
"""Bytes that a workbook may hold once it is unpacked."""


def read_workbook(file: Path) -> Table:
    """Read the first sheet of a workbook.

    Raises:
        CorpusError: it is none, is too large, or the package that reads workbooks is missing.
    """
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        help = "pip install 'provenance-claims[sheets]', or save it as CSV"
        raise CorpusError("workbooks are not read without an extra", help) from None
    try:
        data = guarded.read(file, guarded.MAX_LISTS)
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise CorpusError(f"{file} holds over {_LARGEST >> 20} MB", "save it as CSV")
        workbook = load_workbook(BytesIO(data))
        cells = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (OSError, zipfile.BadZipFile, CalamineError) as error:
        raise CorpusError(f"cannot read {file}: {error}") from None
    return table([Row(line, tuple(map(_text, row))) for line, row in enumerate(cells, 1)])


def _text(cell: Any) -> str:
    """A cell as it would stand in CSV: days and times as files have them, whole numbers whole."""
    if isinstance(cell, datetime.datetime):
        return cell.isoformat() if cell.time() != datetime.time() else cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
