"""Tables out of workbooks: the first sheet of an ``.xlsx`` or ``.ods`` file."""

import datetime
import re
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from provenance.authoring.sheets.table import SheetRow, Table, table, with_line_ends
from provenance.model.spelling import help_for
from provenance.store.errors import CorpusError
from provenance.store.files import guarded
from provenance.store.files.nearby import near_file

_LARGEST: Final = 1 << 28
"""Bytes that a workbook may hold once it is unpacked."""


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, its table, and the names of the others; hidden ones told.

    ``hidden`` are the lines of rows that the spreadsheet does not show.
    """

    name: str
    table: Table
    others: tuple[str, ...]
    hidden: tuple[int, ...]


def read_workbook(file: Path, name: str | None = None, line: int | None = None) -> Sheet:
    """Read a sheet of a workbook.

    Args:
        file: the workbook.
        name: the sheet's name; else the first that is not hidden.
        line: the line of the header; else the first that is not empty.

    Raises:
        CorpusError: it is none, is too large, has no such sheet, or the package that reads
            workbooks is missing.
    """
    try:
        from python_calamine import CalamineError, SheetVisibleEnum, load_workbook
    except ImportError:
        help = "pip install 'provenance-claims[sheets]', or save it as CSV"
        raise CorpusError("workbooks are not read without an extra", help) from None
    try:
        data = guarded.read(file, guarded.MAX_LISTS)
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise CorpusError(f"{file} holds over {_LARGEST >> 20} MB", "save it as CSV")
        data = _with_breaks(data)
        workbook = load_workbook(BytesIO(data))
        seen = {
            one.name: one.visible == SheetVisibleEnum.Visible for one in workbook.sheets_metadata
        }
        chosen = _chosen(seen, name)
        sheet = workbook.get_sheet_by_name(chosen)
        cells = sheet.to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError) as error:
        help = "is it a workbook? `import csv` reads CSV"
        raise CorpusError(f"cannot read {file}: {error}", help) from None
    except OSError as error:
        told = f"cannot read {file}: {error.strerror or error}"
        raise CorpusError(told, near_file(file)) from None
    part = _part(data, chosen)
    if bare := _BARE.search(part):
        raise CorpusError(
            f"cell {bare[1].decode()} of the sheet {chosen} holds a formula without its value",
            "open the workbook in a spreadsheet and save it, or save the sheet as CSV",
        )
    for letters, number, shown in _ERROR.findall(part):
        row, column = int(number) - 1, _column(letters.decode())
        if row < len(cells) and column < len(cells[row]):  # beyond, no column has a name
            cells[row][column] = shown.decode()
    content = _content(data, chosen)
    if failed := _ODS_ERROR.search(content):
        raise CorpusError(
            f"a cell of the sheet {chosen} shows the error {unescape(failed[1])}",
            "mend it in the spreadsheet, or empty the cell",
        )
    if content:
        merged, hidden, hundredths = _laid_out(content)
    else:
        merged, hidden = [], [int(number) for number in _HIDDEN.findall(part)]
        hundredths = _in_hundredths(data, part)
    for place, column in hundredths:
        if place < len(cells) and column < len(cells[place]):
            cells[place][column] = _percent(cells[place][column])
    _fill_down(cells, merged or getattr(sheet, "merged_cell_ranges", None) or ())
    rows = [SheetRow(number, tuple(map(_text, row))) for number, row in enumerate(cells, 1)]
    others = [
        one if visible else f"{one} (hidden)" for one, visible in seen.items() if one != chosen
    ]
    found = table(rows, line)
    filled = {row.line for row in found.rows}
    return Sheet(chosen, found, tuple(others), tuple(line for line in hidden if line in filled))


def _with_breaks(data: bytes) -> bytes:
    """An ``.ods`` with breaks and tabs in cells as characters: its reader leaves them out.

    Two words would become one. Other workbooks are given back as they are.
    """
    with zipfile.ZipFile(BytesIO(data)) as packed:
        if "content.xml" not in packed.namelist():
            return data
        parts = {part: packed.read(part) for part in packed.namelist()}
    content = _BREAK.sub(b"\n", parts["content.xml"])
    content = _TAB.sub(b"\t", content)
    if content == parts["content.xml"]:
        return data
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for part, text in (parts | {"content.xml": content}).items():
            packed.writestr(part, text)
    return made.getvalue()


_BREAK: Final = re.compile(rb"<text:line-break\s*(?:/>|></text:line-break>)")
_TAB: Final = re.compile(rb"<text:tab(?:\s[^>]*)?(?:/>|></text:tab>)")


def _chosen(seen: dict[str, bool], name: str | None) -> str:
    """The sheet that is named, else the first that is not hidden."""
    if name is None:
        return next((one for one, visible in seen.items() if visible), next(iter(seen)))
    if name in seen:
        return name
    raise CorpusError(f"there is no sheet `{name}`", help_for(name, seen))


_BARE: Final = re.compile(
    rb'<c r="([A-Z]+\d+)"(?![^>]*t="str")[^>]*><f(?:/>|[^>]*>[^<]*</f>)(?:<v/>|<v></v>)?</c>'
)
"""A formula whose value nobody worked out, as libraries write them: a spreadsheet would."""


_ERROR: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^<]*</f>)?<v>([^<]+)</v>')
"""A cell that shows an error, of which the package that reads workbooks gives nothing."""


_HIDDEN: Final = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
"""A row of an ``.xlsx`` that is not shown."""


def _content(data: bytes, name: str) -> str:
    """The XML of a sheet of an ``.ods``; nothing of other workbooks."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        if "content.xml" not in packed.namelist():
            return ""
        text = packed.read("content.xml").decode("utf-8", "replace")
    for table_of in text.split("<table:table ")[1:]:
        named = re.match(r'[^>]*table:name="([^"]*)"', table_of)
        if named and unescape(named[1]) == name:
            return table_of
    return ""


def _laid_out(content: str) -> tuple[list[tuple[Any, Any]], list[int], list[tuple[int, int]]]:
    """How a sheet of an ``.ods`` is laid out.

    Returns:
        The corners of merged cells, the lines that are hidden, and the cells shown as percentages.
    """
    merged: list[tuple[Any, Any]] = []
    hidden: list[int] = []
    hundredths: list[tuple[int, int]] = []
    row, next_row, column = 0, 0, 0
    for tag, attributes in _ODS_TAG.findall(content):
        told = dict(_ODS_NUMBER.findall(attributes))
        if tag == "table-row":
            row, column = next_row, 0
            next_row += int(told.get("number-rows-repeated", 1))
            if _ODS_HIDDEN.search(attributes):
                hidden += range(row + 1, min(next_row, row + _MOST_ROWS) + 1)
            continue
        down = int(told.get("number-rows-spanned", 1))
        if down > 1:
            end = column + int(told.get("number-columns-spanned", 1)) - 1
            merged.append(((row, column), (row + down - 1, end)))
        end = column + int(told.get("number-columns-repeated", 1))
        if _ODS_PERCENT in attributes:
            hundredths += [(line, at) for line in range(row, next_row) for at in range(column, end)]
        column = end
    return merged, hidden, hundredths


_ODS_TAG: Final = re.compile(r"<table:(table-row|table-cell|covered-table-cell)\b([^>]*)>")
_ODS_NUMBER: Final = re.compile(r'table:([\w-]+)="([0-9]{1,9})"')
_ODS_HIDDEN: Final = re.compile(r'table:visibility="(?:collapse|filter)"')
_ODS_PERCENT: Final = 'value-type="percentage"'
_MOST_ROWS: Final = 1 << 20
"""Rows that a sheet can have."""


_ODS_ERROR: Final = re.compile(r'value-type="error"[^>]*>\s*<text:p>([^<]+)</text:p>')


def _in_hundredths(data: bytes, part: bytes) -> list[tuple[int, int]]:
    """The cells of a sheet of an ``.xlsx`` that are shown as percentages: rows, columns from 0."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        known = "xl/styles.xml" in packed.namelist()
        styles = packed.read("xl/styles.xml") if known else b""
    formats = {
        tag.get("numFmtId") for tag in _tags(styles, "numFmt") if "%" in tag.get("formatCode", "")
    } | _PERCENT
    _, _, used = styles.partition(b"<cellXfs")
    used, _, _ = used.partition(b"</cellXfs>")
    shown = {
        str(place) for place, tag in enumerate(_tags(used, "xf")) if tag.get("numFmtId") in formats
    }
    return [
        (int(number) - 1, _column(letters.decode()))
        for letters, number, style in _STYLED.findall(part)
        if style.decode() in shown
    ]


_PERCENT: Final = frozenset({"9", "10"})
"""Numbers of the formats ``0%`` and ``0.00%``, which need not be named in a workbook."""

_STYLED: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bs="(\d+)"')


def _percent(cell: Any) -> Any:
    """What is shown of a number as a percentage; other cells as they are."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return f"{(Decimal(repr(cell)) * 100).normalize():f}%"


def _fill_down(cells: list[list[Any]], merged: Iterable[tuple[Any, Any]]) -> None:
    """Give each row what a merged cell shows beside it, where the row has anything of its own."""
    for (first, column), (last, end) in merged:
        for row in cells[first + 1 : last + 1] if column == end else ():
            if column < len(row) and any(str(cell).strip() for cell in row):
                row[column] = cells[first][column]


def _column(letters: str) -> int:
    """The place of a column, from 0, by the letters that a spreadsheet has for it."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _part(data: bytes, name: str) -> bytes:
    """The XML of a sheet of an ``.xlsx``; nothing of other workbooks."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = set(packed.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts:
            return b""
        sheets = _tags(packed.read("xl/workbook.xml"), "sheet")
        ties = _tags(packed.read("xl/_rels/workbook.xml.rels"), "Relationship")
        wanted = {tag.get("r:id") for tag in sheets if tag.get("name") == name}
        for tie in ties:
            target = tie.get("Target", "").removeprefix("/xl/").removeprefix("/")
            part = f"xl/{target.removeprefix('xl/')}"
            if tie.get("Id") in wanted and part in parts:
                return packed.read(part)
    return b""


def _tags(data: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of each tag of a name; read without what XML can do to its reader."""
    text = data.decode("utf-8", "replace")
    return [
        {key: unescape(value) for key, value in re.findall(r'([\w:]+)="([^"]*)"', tag)}
        for tag in re.findall(rf"<(?:\w+:)?{name}\s([^>]*)>", text)
    ]


def _text(cell: Any) -> str:
    """A cell as it would stand in CSV: days and times as files have them, whole numbers whole."""
    if isinstance(cell, datetime.datetime):
        return cell.isoformat() if cell.time() != datetime.time() else cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).upper() if isinstance(cell, bool) else with_line_ends(str(cell))
