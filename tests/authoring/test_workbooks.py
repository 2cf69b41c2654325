"""Workbooks of spreadsheets are read as a sheet of text is."""

import datetime
import zipfile

import openpyxl

from authoring.sheet_corpus import imported


def test_workbooks_are_read_as_csv_is(corpus):
    book = openpyxl.Workbook()
    for row in (
        ["Claim", "Stance", "By", "Date", "At"],
        ["It fell.", "denied", "Ann", datetime.date(2020, 10, 9), 12],
        ["It rose.", "asserted", "Ben", datetime.datetime(2020, 10, 9, 7, 5), 3.5],
    ):
        book.active.append(row)
    book.save(corpus / "book.xlsx")
    _, files = imported(corpus, corpus / "book.xlsx", kind="xlsx")
    assert "date: 2020-10-09\n" in files["claims/it-fell.yaml"]
    assert "at: 12" in files["claims/it-fell.yaml"]
    assert "date: 2020-10-09T07:05:00" in files["claims/it-rose.yaml"]


def test_what_stands_under_no_name_or_in_another_sheet_is_told(corpus):
    said, _ = imported(corpus, "text,stance,by,\nIt fell.,asserted,ann,more\n")
    assert "not read: column 4, which has no name" in said
    book = openpyxl.Workbook()
    book.active.title = "Hidden"
    book.active.append(["hello"])
    sheet = book.create_sheet("Data")
    sheet.append(["text", "stance", "by"])
    sheet.append(["It rose.", "asserted", "ann"])
    book.active.sheet_state = "hidden"
    book.active = 1
    book.save(corpus / "book.xlsx")
    said, _ = imported(corpus, corpus / "book.xlsx", kind="xlsx")
    assert "read the sheet `Data`, not `Hidden (hidden)`" in said
    said, _ = imported(corpus, corpus / "book.xlsx", "--sheet", "Dta", kind="xlsx", code=2)
    assert "did you mean `Data`?" in said


def test_a_formula_that_nobody_worked_out_is_no_empty_cell(corpus):
    book = openpyxl.Workbook()
    book.active.append(["text", "stance", "by"])
    book.active.append(['="It "&"fell."', "asserted", "ann"])
    book.save(corpus / "book.xlsx")
    said, _ = imported(corpus, corpus / "book.xlsx", kind="xlsx", code=2)
    assert "cell A2 of the sheet Sheet holds a formula without its value" in said


def test_an_error_of_a_formula_is_no_empty_cell(corpus):
    book = openpyxl.Workbook()
    for row in (
        ["text", "stance", "by", "date", "colour"],
        ["It fell.", "denied", "ann", "#N/A", ""],
        ["It rose.", "denied", "ann", None, "#REF!"],
    ):
        book.active.append(row)
    book.save(corpus / "book.xlsx")
    said, files = imported(corpus, corpus / "book.xlsx", "--rejects", "kept.csv", kind="xlsx")
    assert "line 2 (`#N/A`): `date` holds the error of a formula" in said
    assert list(files) == ["claims/actors.yaml", "claims/it-rose.yaml"]
    assert "It fell.,denied,ann,#N/A" in (corpus / "kept.csv").read_text()


def test_a_merged_cell_is_of_every_row_that_it_stands_beside(corpus):
    book = openpyxl.Workbook()
    for row in (
        ["Statements", None, None],
        ["Claim", "Stance", "Speaker"],
        ["It fell.", "denied", "Ann"],
        [None, "asserted", "Ben"],
        [None, None, None],
        ["It rose.", "denied", "Ann"],
    ):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("A3:A5")
    book.active.merge_cells("F3:F9")
    book.save(corpus / "book.xlsx")
    said, files = imported(corpus, corpus / "book.xlsx", "--header", "2", kind="xlsx")
    assert "3 statements, 2 new claims" in said
    assert "asserted:\n  - by: ben\n\ndenied:\n  - by: ann\n" in files["claims/it-fell.yaml"]


def test_an_error_that_an_open_document_shows_is_no_empty_cell(corpus):
    cells = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{one}</text:p>'
        f'</table:table-cell><table:table-cell office:value-type="string" {more}</text:p>'
        "</table:table-cell></table:table-row>"
        for one, more in (
            ("text", "><text:p>note"),
            ("It fell.", 'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!'),
        )
    )
    _open_document(corpus, cells)
    said, _ = imported(corpus, corpus / "book.ods", kind="ods", code=2)
    assert "a cell of the sheet A & B shows the error #DIV/0!" in said


def test_merged_and_hidden_cells_of_an_open_document_are_read_and_told(corpus):
    def row(*cells, more=""):
        return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"

    def cell(text, more=""):
        value = f' office:value-type="string"><text:p>{text}</text:p>'
        return f"<table:table-cell{more}{value}</table:table-cell>"

    spanned = ' table:number-columns-spanned="1" table:number-rows-spanned="4"'
    empty = '<table:table-cell table:number-columns-repeated="3"/>'
    covered = "<table:covered-table-cell/>"
    rows = (
        row(empty, more=' table:number-rows-repeated="2"'),
        row(*map(cell, ("stance", "by", "text"))),
        row(cell("denied"), cell("ann"), cell("It fell.", spanned)),
        row(cell("asserted"), cell("ben"), covered, more=' table:visibility="filter"'),
        row('<table:table-cell table:number-columns-repeated="2"/>', covered),
        row(cell("asked"), cell("cleo"), covered),
        row(empty, more=' table:visibility="collapse" table:number-rows-repeated="1048000"'),
    )
    _open_document(corpus, "".join(rows))
    told = ("--new-actors", "person", "--stance", "asked=questioned")
    said, files = imported(corpus, corpus / "book.ods", *told, kind="ods")
    assert "note: line 5: hidden in the workbook, and read like the others" in said
    assert "3 statements, 1 new claim" in said
    for stance, by in (("denied", "ann"), ("asserted", "ben"), ("questioned", "cleo")):
        assert f"{stance}:\n  - by: {by}\n" in files["claims/it-fell.yaml"]


def test_a_hidden_row_of_a_workbook_is_told(corpus):
    book = openpyxl.Workbook()
    for row in (
        ["text", "stance", "by"],
        ["It fell.", "denied", "ann"],
        [],
        ["Up.", "denied", "ann"],
    ):
        book.active.append(row)
    for line in (3, 4):
        book.active.row_dimensions[line].hidden = True
    book.save(corpus / "book.xlsx")
    said, _ = imported(corpus, corpus / "book.xlsx", kind="xlsx")
    assert "note: line 4: hidden in the workbook, and read like the others" in said


def _open_document(corpus, cells):
    """Write an .ods of one sheet."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(corpus / "book.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        packed.writestr(
            "content.xml",
            f'<office:document-content{names} xmlns:calcext="urn:x"><office:body>'
            f'<office:spreadsheet><table:table table:name="A &amp; B">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )


def test_a_percentage_is_read_as_it_is_shown(corpus):
    """The number behind it is a hundredth of what the sheet's author saw."""
    book = openpyxl.Workbook()
    book.active.append(["text", "stance", "by", "quote"])
    for place, (shown, value) in enumerate(
        (("0%", 0.07), ("0.00%", 0.125), ("[Red]0.0%", 2), ("0.00", 0.125)), 2
    ):
        book.active.append([f"Part {place} fell.", "denied", "ann", value])
        book.active.cell(place, 4).number_format = shown
    book.save(corpus / "book.xlsx")
    _, files = imported(corpus, corpus / "book.xlsx", kind="xlsx")
    quoted = [files[f"claims/part-{n}-fell.yaml"].split("quote: ")[1].split()[0] for n in "2345"]
    assert quoted == ["7%", "12.5%", "200%", "0.125"]
    rows = (("text", "stance", "by", "quote"), ("It fell.", "denied", "ann", 0.125))
    cells = (
        f'<table:table-cell office:value-type="percentage" office:value="{text}">'
        "<text:p>12.50%</text:p></table:table-cell>"
        if isinstance(text, float)
        else f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
        "</table:table-cell>"
        for row in rows
        for text in row
    )
    (one, two), row = zip(*[cells] * 4, strict=True), "<table:table-row>{}</table:table-row>"
    _open_document(corpus, row.format("".join(one)) + row.format("".join(two)))
    _, files = imported(corpus, corpus / "book.ods", kind="ods")
    assert "quote: 12.5%" in files["claims/it-fell.yaml"]


def test_a_break_within_a_cell_of_an_open_document_parts_words(corpus):
    named = "<text:p>text</text:p>", "<text:p>stance</text:p>", "<text:p>by</text:p>"
    told = (
        "<text:p>It<text:line-break/>fell<text:tab/>down.</text:p>",
        "<text:p>denied</text:p>",
        "<text:p>ann</text:p>",
    )
    cell = '<table:table-cell office:value-type="string">{}</table:table-cell>'
    rows = ("".join(cell.format(text) for text in row) for row in (named, told))
    _open_document(corpus, "".join(f"<table:table-row>{row}</table:table-row>" for row in rows))
    _, files = imported(corpus, corpus / "book.ods", kind="ods")
    assert "claims/it-fell-down.yaml" in files
