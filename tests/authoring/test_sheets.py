"""Sheets of other people: what is guessed is told, and nothing is joined, parted or dropped."""

import datetime
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import program
from laws import examples
from provenance.authoring.sheets.mapping import given as given_by
from provenance.authoring.sheets.plan import REPEATED, plan
from provenance.authoring.sheets.reading import read
from provenance.authoring.sheets.table import Row, Table, read_csv
from provenance.reading.reader import read as read_file

ACTORS = "actors:\n  ann: {name: Ann, kind: account}\n  ben: {name: Ben, kind: account}\n"


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "actors.yaml").write_text(ACTORS)
    return tmp_path


def imported(corpus, sheet, *options, code=0, kind="csv"):
    """Import a sheet; return what was said, and all files by name."""
    if isinstance(sheet, str):
        (corpus / "sheet.csv").write_text(sheet, encoding="utf-8")
        sheet = "sheet.csv"
    done = program.run(corpus, ["import", kind, str(sheet), *options])
    assert done.code == code, done.err
    files = {
        path.relative_to(corpus).as_posix(): path.read_text()
        for path in sorted(corpus.rglob("*.yaml"))
    }
    return done.err, files


def test_names_and_titles_and_texts_that_begin_alike_stay_apart(corpus):
    long = "The Ministry of the Interior and Public Safety of the Northern"
    sheet = (
        "text,stance,by,source\n"
        f'"{long} Isles fell, and this was told.",asserted,{long} Province,{long} Report One\n'
        f'"{long} Isles fell, and this was sung.",denied,{long} Isles,{long} Report Two\n'
    )
    _, files = imported(corpus, sheet, "--new-actors", "body", "--new-sources", "report")
    assert sum(name.startswith("claims/ministry") for name in files) == 2
    assert f"name: {long} Province" in files["claims/actors.yaml"]
    assert f"name: {long} Isles" in files["claims/actors.yaml"]
    assert files["seeds/sources.yaml"].count("title:") == 2
    speakers = [line for text in files.values() for line in text.splitlines() if "by:" in line]
    assert len(set(speakers)) == 2


def test_a_sign_in_a_cell_of_another_sheet_parts_nothing(corpus):
    sheet = 'text,stance,by,quote\nIt fell.,asserted,ann,"it broke; we ran | fast"\n'
    _, files = imported(corpus, sheet)
    assert "quote: it broke; we ran | fast" in files["claims/it-fell.yaml"]


def test_lists_are_parted_where_they_are_declared(corpus):
    sheet = "text,stance,by\nIt fell.,asserted,Ann / Ben\n"
    _, files = imported(corpus, sheet, "--list", "by=/")
    assert "by: [ann, ben]" in files["claims/it-fell.yaml"]


def test_headers_are_matched_whatever_their_case_and_told(corpus):
    said, files = imported(corpus, "Claim,TEXT,Stance,Speaker,Date said\nc,T.,Denies,ANN,2020\n")
    assert "Speaker as by" in said
    assert "Date said as date" in said
    assert "denied:\n  - by: ann\n    date: 2020\n" in files["claims/c.yaml"]


def test_a_column_of_sentences_that_is_called_claim_gives_texts(corpus):
    sheet = "Claim,Speaker,Date\nThe bridge fell.,Ann,31-10-2020\nThe tower fell.,Ben,9-10-2020\n"
    said, files = imported(corpus, sheet, "--set", "stance=asserted", "--dates", "dmy")
    assert "Claim as text" in said
    assert "date: 2020-10-09" in files["claims/tower-fell.yaml"]


def test_a_sheet_without_a_stance_is_told_so_once(corpus):
    said, files = imported(corpus, "Claim,Speaker\n" + "It fell.,Ann\n" * 50, code=2)
    assert said.count("no column gives a stance") == 1
    assert "--set stance=asserted" in said
    assert list(files) == ["claims/actors.yaml"]


@pytest.mark.parametrize(
    ("order", "cell", "date"),
    [
        ("dmy", "9-10-2020", "2020-10-09"),
        ("dmy", "9/10/2020", "2020-10-09"),
        ("mdy", "9/10/2020", "2020-09-10"),
        ("ymd", "2020/9/10", "2020-09-10"),
        ("dmy", "09.10.2020 7:05", "2020-10-09T07:05:00"),
        ("dmy", "2020-10", "2020-10"),
    ],
)
def test_days_are_read_in_the_order_that_is_told(corpus, order, cell, date):
    sheet = f"text,stance,by,date\nIt fell.,asserted,ann,{cell}\n"
    _, files = imported(corpus, sheet, "--dates", order)
    assert f"date: {date}\n" in files["claims/it-fell.yaml"]


@pytest.mark.parametrize("cell", ["31/10/2020", "9-10-2020", "next week", "2020-13-01"])
def test_a_day_that_may_be_read_two_ways_is_never_guessed(corpus, cell):
    sheet = f"text,stance,by,date\nIt fell.,asserted,ann,{cell}\n"
    said, files = imported(corpus, sheet, code=2)
    assert "line 2" in said
    assert list(files) == ["claims/actors.yaml"]


@pytest.mark.parametrize("sheet", ["", "\n\n", "Claim,Text\n", ",,\n,,\n", "\ufeff"])
def test_where_nothing_is_read_nothing_succeeds(corpus, sheet):
    imported(corpus, sheet, code=2)


def test_one_cause_is_told_once_with_its_lines_and_without_a_diff(corpus):
    rows = "".join(f"It fell {n}.,asserted,ann,31/10/2020\n" for n in range(40))
    said, _ = imported(corpus, "text,stance,by,date\n" + rows, code=2)
    assert said.count("is no date") == 1
    assert "40 rows, lines 2 (`31/10/2020`), 3" in said
    assert "+claim:" not in said


def test_rows_that_are_too_long_or_say_nothing_are_told_and_can_be_kept(corpus):
    sheet = (
        "text,stance,by,colour\nIt fell.,asserted,ann,red\nIt, fell again.,asserted,ann,red\n"
        ",,,blue\nIt rose.,asserted,ben\n"
    )
    said, _ = imported(corpus, sheet, code=2)
    assert "line 3: has more cells" in said
    assert "line 4: has nothing in the columns that are read" in said
    said, files = imported(corpus, sheet, "--rejects", "kept.csv")
    assert "claims/it-fell.yaml" in files
    assert "2 rows kept in kept.csv" in said
    assert "line 5: fewer cells" in said
    kept = (corpus / "kept.csv").read_text().splitlines()
    assert kept == ["text,stance,by,colour", "It, fell again.,asserted,ann,red", ",,,blue"]


def test_what_columns_give_is_saved_and_used_again(corpus):
    sheet = "Proposal;Who said;Day\nIt fell.;Ann & Ben;1/2/2020\n"
    options = ("--map", "Proposal=text", "--map", "Who said=by", "--map", "Day=date")
    more = ("--list", "Who said=&", "--dates", "dmy", "--set", "stance=denied")
    imported(corpus, sheet, *options, *more, "--save-map", "map.json")
    (corpus / "claims" / "it-fell.yaml").rename(corpus / "was.txt")
    _, files = imported(corpus, sheet, "--saved-map", "map.json")
    assert files["claims/it-fell.yaml"] == (corpus / "was.txt").read_text()


def test_columns_tell_of_sources_and_speakers(corpus):
    sheet = (
        "text,stance,by,by-kind,link,title,publisher,archive\n"
        "It fell.,asserted,Zoe,person,https://a.example/1,A report,ben,https://archive.example/1\n"
        "It rose.,asserted,ann,,https://a.example/2,A report,ben,\n"
        "It stood.,asserted,ann,,https://a.example/1,A report,ben,\n"
    )
    _, files = imported(corpus, sheet, "--new-sources", "article")
    sources = files["seeds/sources.yaml"]
    assert sources.count("title: A report") == 2
    assert "archive: https://archive.example/1" in sources
    assert "publisher: ben" in sources
    assert "kind: person" in files["claims/actors.yaml"]
    first = files["claims/it-fell.yaml"].split("source: ")[1]
    assert first == files["claims/it-stood.yaml"].split("source: ")[1]


def test_what_would_not_check_names_the_lines_of_the_sheet(corpus):
    sheet = "text,stance,by,answers\nIt fell.,asserted,ann,\nIt rose.,denied,ben,nobody-known\n"
    said, files = imported(corpus, sheet, code=2)
    assert "line 3 of the sheet" in said
    assert "claims/" not in said
    assert list(files) == ["claims/actors.yaml"]


def test_a_control_character_never_gets_in(corpus):
    said, files = imported(corpus, "text,stance,by\nIt \x1b[2Jfell.,asserted,ann\n", code=2)
    assert "line 2" in said
    assert "\x1b" not in said
    assert list(files) == ["claims/actors.yaml"]


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


cells = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"]), max_size=12
)


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6))
def test_no_cell_is_lost_joined_or_made_up(made):
    """Each row that is not told as wrong gives one statement that has just its cells."""
    rows = [Row(n, (text, "asserted", by, quote)) for n, (text, by, quote) in enumerate(made, 2)]
    table = Table(("text", "stance", "by", "quote"), tuple(rows))
    got = read(table, given_by(table.header, {}, {}, {}, ""))
    assert len(got.told) + len(got.wrong) == len(rows)
    for one in got.told:
        text, _, by, quote = table.rows[one.line - 2].cells
        assert one.text == (text if text.strip() else "")
        assert one.statement.by == ((by.strip(),) if by.strip() else ())
        assert [q.words for q in one.statement.quote] == [quote.strip()] * bool(quote.strip())
    planned = plan(None, got.told, "person", "article")
    names = {" ".join(by.casefold().split()) for _, by, _ in made if by.strip()}
    assert planned.actors <= len(names)
    repeated = dict(planned.left).get(REPEATED, ())
    assert planned.statements + len(planned.wrong) + len(repeated) == len(got.told)
    wrong = {one.row.line for one in planned.wrong}
    kept = [one for one in got.told if one.line not in wrong and one.line not in repeated]
    assert sorted(_cells_of_files(planned)) == sorted(
        (one.text, one.statement.by[0], one.statement.quote[0].words if one.statement.quote else "")
        for one in kept
    )


def _cells_of_files(planned):
    """The cells that the files of an import hold: text, speaker's name, quotation."""
    readings = [record for c in planned.changes for record in read_file(c.file, c.after).records]
    names = {one.id: one.name for one in readings if hasattr(one, "aka")}
    folded = {" ".join(name.casefold().split()): name for name in names.values()}
    assert len(folded) == len(names)
    for claim in readings:
        for said in getattr(claim, "said", ()):
            (by,) = said.by
            quote = said.quote[0].words if said.quote else ""
            yield claim.text, names[by], quote


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line():
    with pytest.raises(Exception, match="line 3"):
        read_csv('text,stance\na,b\n"c,d\n')


# what each side said, in columns

WIDE = (
    "Claim,Ann says,Ann's date,Ben,Source\n"
    'Ten fell.,denied,2020-01-02,"asserted: ten, or more",Report\n'
    "None fell.,asserts,,,Report\n"
)


def test_columns_of_sides_give_a_statement_each(corpus):
    columns = ("Ann says=stance@ann", "Ann's date=date@ann", "Ben=stance@ben")
    options = [word for column in columns for word in ("--map", column)]
    said, files = imported(corpus, WIDE, *options, "--new-sources", "report")
    assert "Ann says as stance@ann" in said
    assert "3 statements, 2 new claims" in said
    assert files["claims/ten-fell.yaml"] == (
        "claim: ten-fell\ntext: Ten fell.\n\n"
        "asserted:\n  - by: ben\n    source: report\n    quote: ten, or more\n\n"
        "denied:\n  - by: ann\n    date: 2020-01-02\n    source: report\n"
    )
    assert "asserted:\n  - by: ann\n    source: report\n" in files["claims/none-fell.yaml"]


def test_columns_that_hold_only_stances_are_taken_for_sides(corpus):
    said, files = imported(corpus, "Claim,Ann,BEN\nTen fell.,denies,asserts\nIt rose.,,denied\n")
    assert "Ann as stance@Ann" in said
    assert "denied:\n  - by: ben" in files["claims/it-rose.yaml"]
    assert "denied:\n  - by: ann" in files["claims/ten-fell.yaml"]


def test_a_column_of_words_takes_one_stance_for_all_rows(corpus):
    sheet = "Claim,Reply\nTen fell.,We saw none; nobody did.\nIt rose.,\n"
    options = ["--map", "Reply=quote@ben", "--set", "stance@ben=denied"]
    said, files = imported(corpus, sheet, *options, "--rejects", "kept.csv")
    assert (
        "denied:\n  - by: ben\n    quote: We saw none; nobody did." in files["claims/ten-fell.yaml"]
    )
    assert "line 3: has nothing of any side" in said
    assert (corpus / "kept.csv").read_text() == "Claim,Reply\nIt rose.,\n"
    said, _ = imported(corpus, sheet, "--map", "Reply=quote@ben", code=2)
    assert '--set "stance@ben=denied"' in said


def test_a_side_that_takes_no_stance_is_told_with_its_line(corpus):
    sheet = "Claim,Ann,Ben\nTen fell.,perhaps,asserts\n"
    said, files = imported(
        corpus, sheet, "--map", "Ann=stance@ann", "--map", "Ben=stance@ben", code=2
    )
    assert "line 2 (`perhaps`): `stance` of ann is no stance" in said
    assert list(files) == ["claims/actors.yaml"]


def test_words_of_a_sheet_for_stances_are_told_once(corpus):
    sheet = "Claim,Who,Position\nTen fell.,ann,PRO\nIt rose.,ben,contra\n"
    options = ["--map", "Position=stance", "--stance", "pro=asserted", "--stance", "contra=denies"]
    _, files = imported(corpus, sheet, *options, "--save-map", "map.json")
    assert "denied:\n  - by: ben" in files["claims/it-rose.yaml"]
    assert "4 rows already" not in imported(corpus, sheet, "--saved-map", "map.json")[0]


def test_kinds_in_other_words_are_understood(corpus):
    sheet = "text,stance,by,by-kind,source-url,source-kind\nIt fell.,said,Zed,country,https://z.example/1,tweet\n"
    _, files = imported(corpus, sheet)
    assert "kind: state" in files["claims/actors.yaml"]
    assert "kind: post" in files["seeds/sources.yaml"]
    said, _ = imported(
        corpus, "text,stance,by\nIt fell.,said,Zoe\n", "--new-actors", "persn", code=2
    )
    assert "did you mean `person`" in said


def test_claims_of_a_large_sheet_stand_together_and_findings_name_its_lines(corpus):
    rows = "".join(f"Thing {n} fell.,asserted,ann,\n" for n in range(1200))
    said, files = imported(corpus, f"text,stance,by,answers\n{rows}")
    assert "1,200 statements, 1,200 new claims" in said
    assert sorted(files) == [
        "claims/actors.yaml",
        *(f"claims/sheet/00{n}.yaml" for n in range(1, 6)),
    ]
    assert sum(text.count("claim: ") for text in files.values()) == 1200
    more = rows.replace("Thing", "Item").replace(
        "Item 700 fell.,asserted,ann,", "Item 700 fell.,asserted,ann,zz"
    )
    said, _ = imported(corpus, f"text,stance,by,answers\n{more}", code=2)
    assert "line 702 of the sheet" in said


sides = st.lists(
    st.tuples(
        cells.filter(str.strip),
        *[st.sampled_from(["", "denied", "asserted", "denies"])] * 3,
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=examples(40), deadline=None)
@given(sides)
def test_no_cell_of_a_side_is_lost_or_made_up(made):
    names = ("Ann", "Ben", "Cleo")
    rows = [Row(n, row) for n, row in enumerate(made, 2)]
    table = Table(("text", *names), tuple(rows))
    columns = {name: f"stance@{name}" for name in names}
    got = read(table, given_by(table.header, columns, {}, {}, "", rows))
    read_back = {(one.line, one.statement.by[0]): one.statement.stance for one in got.told}
    meant = {"denies": "denied"}
    assert read_back == {
        (row.line, name): meant.get(cell, cell)
        for row in rows
        for name, cell in zip(names, row.cells[1:], strict=True)
        if cell
    }
    assert {one.row.line for one in got.wrong} == {
        row.line for row in rows if not any(row.cells[1:])
    }


def test_long_names_that_begin_alike_get_ids_that_tell_them_apart():
    from provenance.authoring.names import unused

    long = "The Ministry of the Interior and Public Safety of the"
    first = unused("actor", f"{long} Northern Province", set().__contains__)
    second = unused("actor", f"{long} Northern Isles", {first}.__contains__)
    third = unused("actor", f"{long} Northern Isles", {first, second}.__contains__)
    assert second == "ministry-interior-northern-isles"
    assert third == f"{second}-2"
    assert max(map(len, (first, second, third))) <= 45


def test_a_row_that_repeats_another_is_read_once_and_told(corpus):
    sheet = "text,stance,by,note\nIt fell.,denied,ann,one\nIt fell.,denied,ann,two\n"
    said, files = imported(corpus, f"{sheet}It fell.,denied,ann,one\n")
    assert "2 rows, lines 3, 4: tells an earlier row once more" in said
    assert "line 3: gives another `note` than an earlier row has, which stays" in said
    assert files["claims/it-fell.yaml"].count("by:") == 1
    said, again = imported(corpus, sheet.replace("one", "three"))
    assert "gives another `note` than the record has, which stays" in said
    assert again == files


def test_what_rows_say_otherwise_of_sources_and_speakers_is_told(corpus):
    sheet = (
        "text,stance,by,by-kind,source-title,source-kind,source-url,source-publisher\n"
        "It fell.,denied,Zed,person,A,article,https://x.example/1,\n"
        "It rose.,denied,Zed,company,B,article,https://x.example/1,ann\n"
        "It sat.,denied,ben,company,B,article,https://x.example/1,ben\n"
    )
    said, files = imported(corpus, sheet)
    assert "line 3: gives a actor" not in said
    assert "line 3: gives an actor another `kind` than an earlier row, which stays" in said
    assert "2 rows, lines 3, 4: gives a source another `title` than an earlier row" in said
    assert "line 4: gives an actor on record another `kind`: the record stays" in said
    assert "line 4: gives a source another `publisher`" in said
    assert "title: A\n    kind: article\n    publisher: ann\n" in files["seeds/sources.yaml"]
    assert "1 new source" in said


@pytest.mark.parametrize(
    ("data", "options"),
    [
        ("\ufefftext;stance;by\nIt, fell.;asserted;ann\n".encode(), ()),
        (b"sep=;\r\ntext;stance;by\r\nIt, fell.;asserted;ann\r\n", ()),
        ("text\tstance\tby\nIt, fell.\tasserted\tann\n".encode("utf-16"), ()),
        ('text,stance,by\n"It, fell.",asserted,ann\n'.encode("utf-16-be"), ("utf-16-be",)),
        (b'Title,,\n\ntext,stance,by\n"It, fell.",asserted,ann\n', (None, "3")),
        (
            b'"text, whole";stance;by\n"It, fell.";asserted;ann\n',
            (None, None, "text, whole=text"),
        ),
    ],
)
def test_a_sheet_is_read_however_it_was_saved(corpus, data, options):
    (corpus / "other.csv").write_bytes(data)
    names = ("--encoding", "--header", "--map")
    told = [word for pair in zip(names, options, strict=False) if pair[1] for word in pair]
    _, files = imported(corpus, corpus / "other.csv", *told)
    assert "text: It, fell." in files["claims/it-fell.yaml"]


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


def test_every_column_of_stances_is_a_side_whatever_else_was_told(corpus):
    sheet = "Claim,Ann,Ben\nTen fell.,denies,maybe so\nIt rose.,,denied\nIt sat.,,asserts\n"
    said, _ = imported(corpus, sheet, "--map", "Ann=stance@ann", code=2)
    assert "Ben as stance@Ben" in said
    assert "line 2 (`maybe so`): `stance` of Ben is no stance" in said


@pytest.mark.parametrize(
    "header",
    ["Affirmation;Position;Locuteur", "Afirmación;Postura;Hablante", "Утверждение;Позиция;Кто"],
)
def test_headings_in_other_languages_are_understood(corpus, header):
    _, files = imported(corpus, f"{header}\nIt fell.;nie;ann\n".replace("nie", "denied"))
    assert "denied:\n  - by: ann" in files["claims/it-fell.yaml"]


def test_one_is_told_how_many_rows_are_read():
    rows = tuple(Row(n, (f"It fell {n} times.", "denied", "ann")) for n in range(2, 352))
    table = Table(("text", "stance", "by"), rows)
    told: list[tuple[int, int]] = []
    got = read(table, given_by(table.header, {}, {}, {}, ""), lambda *far: told.append(far))
    plan(None, got.told, "person", progress=lambda *far: told.append(far))
    assert told == [(0, 350), (100, 350), (200, 350), (300, 350), (350, 350)] * 2


# what a sheet tells of its claims

CLAIMS = (
    "Claim,Stance,Speaker,Tags,Accused,Event date,Location,About,figure_of,figure-value\n"
    "It fell.,denied,Ann,war; bridges,Ben,2/1/2020,Gao,It rose.,how many fell,12\n"
    "It fell.,asserted,Ben,bridges;war,,3/1/2020,,,,12.0\n"
    "It rose.,asserted,Ben,war,ann,,Gao,Ben; Ann,,\n"
)


def test_columns_tell_of_claims_and_rows_that_disagree_are_told(corpus):
    said, files = imported(
        corpus, CLAIMS, "--list", "Tags=;", "--list", "about=;", "--dates", "dmy"
    )
    assert files["claims/it-fell.yaml"].startswith(
        "claim: it-fell\ntext: It fell.\nabout: it-rose\naccuses: ben\ntopics: [war, bridges]\n"
        "event: 2020-01-02\nplace: Gao\nfigure:\n  of: how many fell\n  value: 12\n"
    )
    assert (
        "about: [ben, ann]\naccuses: ann\ntopics: war\nplace: Gao\n" in files["claims/it-rose.yaml"]
    )
    assert said.count("than an earlier row") == 1
    assert "line 3 (`2020-01-03`; line 2 `2020-01-02`): gives a claim another `event`" in said


def test_a_claim_on_record_stays_and_what_a_sheet_tells_of_it_otherwise_is_told(corpus):
    imported(corpus, CLAIMS, "--list", "Tags=;", "--list", "about=;", "--dates", "dmy")
    more = (
        "text,stance,by,place,topics\nIt fell.,denied,ben,Mopti,\nIt rose.,denied,ann,Gao,war\n"
        "It sat.,denied,ann,,\n"
    )
    said, files = imported(corpus, more)
    assert "line 2 (`Mopti`; on record `Gao`): gives a claim on record another `place`" in said
    assert "line 3 (" not in said
    assert "place: Gao" in files["claims/it-fell.yaml"]
    said, _ = imported(corpus, "text,stance,by,place\nIt sat.,denied,ann,Gao\n")
    assert "line 2 (`Gao`): gives a claim on record a `place`: the record stays" in said


def test_what_a_claim_cannot_have_is_told_with_its_line(corpus):
    sheet = (
        "text,stance,by,foretells,figure-value,figure-bound,accuses\n"
        "It fell.,denied,ann,maybe,,,\nIt rose.,denied,ann,yes,,,\n"
        'It sat.,denied,ann,no,"1,200",,\nIt lay.,denied,ann,,3,at least,\n'
        "It ran.,denied,ann,,3,rather,\nIt hid.,denied,ann,,,,Zoe\n"
    )
    told = ["--set", "figure-of=how many"]
    said, files = imported(corpus, sheet, *told, "--rejects", "kept.csv")
    assert "line 2 (`maybe`): `foretells` is neither yes nor no" in said
    assert "line 4 (`1,200`): `figure-value` is no number" in said
    assert "line 6 (`rather`): `figure-bound` holds another word" in said
    assert "line 7 (`Zoe`): `accuses` names an actor that is not there" in said
    assert "foretells: true\n\n" in files["claims/it-rose.yaml"]
    assert "figure:\n  of: how many\n  value: 3\n  bound: at-least\n" in files["claims/it-lay.yaml"]
    assert len(files) == 3
    said, _ = imported(corpus, sheet.replace("figure-bound", "x"), code=2)
    assert '--set "figure-of=how many were killed"' in said


def test_a_column_called_event_is_read_only_where_it_holds_dates(corpus):
    said, files = imported(corpus, "text,stance,by,Event\nIt fell.,denied,ann,The storm\n")
    assert "not read: `Event`" in said
    assert "event" not in files["claims/it-fell.yaml"]


def test_a_row_that_is_wrong_leaves_nothing_behind(corpus):
    sheet = (
        "text,stance,by,place,source\n"
        "It fell.,denied,Zoe,Gao,Unknown paper\nIt fell.,denied,ben,,\n"
    )
    said, files = imported(corpus, sheet, "--new-actors", "person", "--rejects", "kept.csv")
    assert "1 statement, 1 new claim\n" in said
    assert "zoe" not in files["claims/actors.yaml"]
    assert files["claims/it-fell.yaml"] == (
        "claim: it-fell\ntext: It fell.\n\ndenied:\n  - by: ben\n"
    )


def test_what_only_the_check_finds_is_rejected_too_and_the_rest_comes_in(corpus):
    sheet = (
        "text,stance,by,answers,source-url\n"
        "It fell.,denied,ann,nobody-known,\nIt rose.,denied,an,,\nIt sat.,denied,ann,,\n"
        "It lay.,denied,ann,,www.paper.example\n"
    )
    said, files = imported(corpus, sheet, "--rejects", "kept.csv")
    assert "line 2: " in said
    assert "`nobody-known`" in said
    assert "line 3 (`an`: did you mean `ann`?): `by` names an actor that is not there" in said
    assert "line 5 (`www.paper.example`): `source-url` is no address" in said
    assert list(files) == ["claims/actors.yaml", "claims/it-sat.yaml"]
    assert (corpus / "kept.csv").read_text().count("\n") == 4


def test_of_a_row_that_is_kept_no_side_is_read(corpus):
    sheet = "Claim,Ann,Zoe\nIt fell.,denied,asserts\nIt rose.,denied,\n"
    _, files = imported(corpus, sheet, "--rejects", "kept.csv")
    assert list(files) == ["claims/actors.yaml", "claims/it-rose.yaml"]
    assert "It fell." in (corpus / "kept.csv").read_text()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--map", "Claim=text", "--map", "Claim=by"], "--map says two things of `Claim`"),
        (["--map", "Claim=text", "--map", "claim=by"], "the column `Claim` two fields"),
        (["--map", "Claim=by", "--map", "Who=by"], "two columns for `by`: `Claim` and `Who`"),
        (["--set", "stance=denied", "--set", "Stance=asserted"], "two things of `stance`"),
        (["--list", "Who=;", "--list", "Who=/"], "--list says two things of `Who`"),
        (["--saved-map", "twice.json"], "twice.json says two things of `Claim`"),
        (["--saved-map", "both.json"], "both.json takes two columns for `text`"),
        (["--saved-map", "one.json", "--map", "Who=text"], "two columns for `text`"),
    ],
)
def test_a_column_gives_one_field_and_a_field_has_one_column(corpus, options, told):
    form = '{{"columns": {}, "set": {{}}, "lists": {{}}, "stances": {{}}, "dates": ""}}'
    for name, columns in (
        ("twice", '{"Claim": "text", "Claim": "by"}'),
        ("both", '{"Claim": "text", "Who": "text"}'),
        ("one", '{"Claim": "text"}'),
    ):
        (corpus / f"{name}.json").write_text(form.format(columns))
    said, files = imported(corpus, "Claim,Who\nIt fell.,Ann\n", *options, code=2)
    assert told in said
    assert "help: " in said
    assert list(files) == ["claims/actors.yaml"]
    if "one.json" in options:
        _, files = imported(
            corpus,
            "Claim,Who\nann,It fell.\n",
            *options,
            "--map",
            "Claim=by",
            "--set",
            "stance=denied",
        )
        assert "text: It fell." in files["claims/it-fell.yaml"]


# ratings

RATED = (
    "Claim,Claimant,Date,Rating,Checker\n"
    "It fell.,Ann,2020-01-02,FALSE,Ben\n"
    "It rose.,Ann,,Half true,Ben\n"
    "It sat.,,2020-01-03,Refuted,Ben\n"
    "It lay.,Ann,,True: it did,Ben\n"
)


def test_a_rating_is_never_put_in_the_mouth_of_who_said_what_is_rated(corpus):
    said, files = imported(corpus, RATED, code=2)
    assert "`Rating` gives ratings, and `Claimant` names who said what is rated" in said
    command = said.splitlines()[-1].removeprefix("  provenance import csv sheet.csv ")
    assert list(files) == ["claims/actors.yaml"]
    said, files = imported(corpus, RATED, *command.split())
    assert "4 ratings: 2 denied, 1 commented, 1 asserted" in said
    assert "line 3: `Half true` takes no stance: a comment" in said
    assert "line 4: nobody is named who said it" in said
    assert files["claims/it-fell.yaml"] == (
        "claim: it-fell\ntext: It fell.\n\nasserted:\n  - by: ann\n    date: 2020-01-02\n\n"
        "denied:\n  - by: ben\n    form: verdict\n    rating: FALSE\n"
    )
    assert "commented:\n  - by: ben\n    form: verdict\n" in files["claims/it-rose.yaml"]
    assert "ann" not in files["claims/it-sat.yaml"]
    assert "date" not in files["claims/it-sat.yaml"]
    said, _ = imported(corpus, RATED, "--set", "stance=asserted", "--rejects", "kept.csv")
    assert "not read: `Rating`, `Checker`" in said


def test_ratings_alone_tell_the_stance_of_who_rates(corpus):
    sheet = RATED.replace("Claimant", "Quoted person")
    said, files = imported(corpus, sheet, "--stance", "half true=denied")
    assert "Checker as by" in said
    assert "4 ratings: 3 denied, 1 asserted" in said
    assert "denied:\n  - by: ben\n    form: verdict" in files["claims/it-rose.yaml"]
    said, _ = imported(corpus, f"{sheet}It ran.,Ann,,,Ben\n", code=2)
    assert "line 6: `rating` is empty" in said


def test_ratings_are_known_as_in_claim_reviews(corpus):
    from provenance.interchange.reviews.rating import stance

    words = ["pants-fire", "Mostly false", "falso", "Supported", "Not Enough Evidence", "4"]
    rows = "".join(f"It fell {n}.,{word}\n" for n, word in enumerate(words))
    _, files = imported(corpus, f"text,rating\n{rows}", "--set", "by=ann")
    for n, word in enumerate(words):
        assert f"\n{stance([word])}:\n" in files[f"claims/it-fell-{n}.yaml"]


def test_signs_of_lists_are_those_of_a_sides_own_column(corpus):
    sheet = "Claim,Ann,Ben\nIt fell.,one; two,three; four / five\n"
    options = ["--map", "Ann=quote@ann", "--map", "Ben=quote@ben", "--list", "Ben=/"]
    options += ["--set", "stance@ann=denied", "--set", "stance@ben=asserted"]
    _, files = imported(corpus, sheet, *options)
    assert "quote: one; two" in files["claims/it-fell.yaml"]
    assert "quote: [three; four, five]" in files["claims/it-fell.yaml"]


told_of_claims = st.lists(
    st.tuples(st.sampled_from(["It fell.", "It rose."]), cells, cells, cells),
    min_size=1,
    max_size=6,
)


@settings(max_examples=examples(40), deadline=None)
@given(told_of_claims)
def test_no_cell_of_a_claim_is_lost_joined_or_made_up(made):
    """A claim has what the first row that says it says, and every row that differs is told."""
    rows = [
        Row(n, (text, "denied", f"Speaker {n}", *more)) for n, (text, *more) in enumerate(made, 2)
    ]
    table = Table(("text", "stance", "by", "place", "topics", "claim-note"), tuple(rows))
    got = read(table, given_by(table.header, {}, {}, {"topics": "a"}, "", rows))
    assert got.wrong == ()
    planned = plan(None, got.told, "person")
    assert planned.wrong == ()
    readings = [record for c in planned.changes for record in read_file(c.file, c.after).records]
    claims = {one.text: one for one in readings if hasattr(one, "said")}
    left = {what: " ".join(map(str, lines)) for what, lines in planned.left}
    for text, claim in claims.items():
        own = [row for row in rows if row.cells[0] == text]
        for place, has, what in (
            (3, claim.place or "", "place"),
            (4, claim.topics, "topics"),
            (5, claim.note or "", "claim-note"),
        ):
            said = [(row.line, _said(row.cells[place], place == 4)) for row in own]
            filled = [(line, value) for line, value in said if value]
            assert has == (filled[0][1] if filled else () if place == 4 else "")
            told = left.get(f"gives a claim another `{what}` than an earlier row, which stays", "")
            for line, value in filled:
                differs = sorted(value) != sorted(has) if place == 4 else value != has
                assert (f"{line} (" in f" {told}") == differs


def _said(cell, many):
    items = tuple(dict.fromkeys(one.strip() for one in cell.split("a") if one.strip()))
    return items if many else cell.strip()


def test_the_line_that_is_the_header_is_found_and_told(corpus):
    sheet = "Rumours of 2020,,\n\nClaim,Stance,Speaker\nIt fell.,denied,Ann\n"
    said, _ = imported(corpus, sheet, code=2)
    assert "line 3 is the header (Claim, Stance, Speaker):" in said
    _, files = imported(corpus, sheet, *said.splitlines()[-1].split()[4:])
    assert "claims/it-fell.yaml" in files


def test_what_a_sheet_lacks_is_told_at_once(corpus):
    said, _ = imported(corpus, "Claim\nIt fell.\n", code=2)
    assert "no column names who says it and none gives a stance" in said
    assert "--set by=NAME" in said
    assert "--set stance=asserted" in said


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


def test_what_is_kept_beside_is_written_over_nothing_else(corpus):
    sheet = "text,stance,by\nIt fell.,denied,ann\nIt rose.,denied,Zoe Day\n"
    (corpus / "letter.txt").write_text("Dear Zoe,\n")
    said, _ = imported(corpus, sheet, "--rejects", "sheet.csv", code=2)
    assert "--rejects names the sheet itself" in said
    assert (corpus / "sheet.csv").read_text() == sheet
    for option in ("--rejects", "--save-map"):
        said, files = imported(corpus, sheet, option, "letter.txt", code=2)
        assert "letter.txt is there already, and holds something else" in said
        assert list(files) == ["claims/actors.yaml"]
    assert (corpus / "letter.txt").read_text() == "Dear Zoe,\n"
    for _ in "once", "again":
        imported(corpus, sheet, "--rejects", "kept.csv", "--save-map", "map.json")


def test_a_dry_run_writes_no_file_at_all(corpus):
    sheet = "text,stance,by\nIt fell.,denied,ann\nIt rose.,denied,Zoe Day\n"
    options = ["--rejects", "kept.csv", "--save-map", "map.json", "--dry-run"]
    said, _ = imported(corpus, sheet, *options)
    assert "1 row would be kept in kept.csv" in said
    assert "map.json was not written" in said
    assert sorted(one.name for one in corpus.iterdir()) == [".provenance", "claims", "sheet.csv"]


def test_numbers_of_rows_are_no_ids_and_sentences_are_texts(corpus):
    sheet = "ID,Statement,Stance,Speaker\n1,It fell.,denied,ann\n2,It rose.,denied,ben\n"
    said, files = imported(corpus, sheet)
    assert "Statement as text" in said
    assert "not read: `ID`" in said
    assert "id:" not in files["claims/it-fell.yaml"]
    said, _ = imported(
        corpus, f"Claim,{sheet}".replace("\n1", "\nIt sat.,1").replace("\n2", "\nIt lay.,2")
    )
    assert "Claim as text" in said
    assert "not read: `ID`, `Statement`" in said


def test_whoever_is_unknown_is_told_with_the_field_that_names_it(corpus):
    sheet = "text,stance,by,evidence\nIt fell.,denied,ann,A photo\nIt rose.,denied,Zoe,\n"
    said, _ = imported(corpus, sheet, code=2)
    assert "line 2 (`A photo`): `evidence` names a source that is not there" in said
    assert "line 3 (`Zoe`): `by` names an actor that is not there" in said


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("5 May 2020", "2020-05-05"),
        ('"January 5, 2020"', "2020-01-05"),
        ("2020/9/10", "2020-09-10"),
        ("2014-08-09 22:33:06+00:00", "2014-08-09T22:33:06+00:00"),
        ("2014-08-09 22:33", "2014-08-09T22:33:00"),
        ("May 2020", "2020-05"),
        ("c. 1920", "1920~"),
        ("[..2020-05]", "{not-after: 2020-05}"),
    ],
)
def test_a_day_that_can_mean_one_thing_only_needs_no_order(corpus, cell, date):
    _, files = imported(corpus, f"text,stance,by,date\nIt fell.,asserted,ann,{cell}\n")
    assert f"date: {date}\n" in files["claims/it-fell.yaml"]


@pytest.mark.parametrize("cell", ["n.d.", "[2020]", "5/6/2020", "Mai 2020", "20-05-06"])
def test_a_day_that_is_none_or_somebody_inferred_is_told(corpus, cell):
    said, _ = imported(corpus, f"text,stance,by,date\nIt fell.,asserted,ann,{cell}\n", code=2)
    assert f"line 2 (`{cell}`): `date` is no date that can be read" in said


def test_the_day_of_a_claim_is_never_that_of_its_rating(corpus):
    sheet = "verdict,originator,statement,statement_date,factchecker,factcheck date,words\n"
    sheet += 'False,Zoe,It fell down.,2008-06-11,Ben,2008-06-16,"It fell, believe me"\n'
    said, files = imported(corpus, sheet)
    assert "not read: `originator`, `statement_date`, `words`" in said
    assert files["claims/it-fell-down.yaml"].endswith(
        "denied:\n  - by: ben\n    date: 2008-06-16\n    form: verdict\n    rating: False\n"
    )


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
    said, _ = imported(corpus, corpus / "book.ods", kind="ods", code=2)
    assert "a cell of the sheet A & B shows the error #DIV/0!" in said


def test_a_claim_may_be_about_one_that_stands_further_down(corpus):
    sheet = (
        "claim,text,stance,by,about,figure-of,figure-value,figure-within\n"
        "a,It fell.,denied,ann,c,how many,3,It sat.\n"
        "b,It rose.,denied,ann,It sat.,,,\n"
        "c,It sat.,denied,ann,,how many,9,\n"
    )
    _, files = imported(corpus, sheet, "--new-actors", "person")
    assert "about: c\n" in files["claims/a.yaml"]
    assert "within: c\n" in files["claims/a.yaml"]
    assert "about: c\n" in files["claims/b.yaml"]
    assert "It sat" not in files["claims/actors.yaml"]
    sheet = "text,stance,by,about\nIt ran.,denied,ann,It hid.\nIt hid.,denied,ann,\n"
    _, files = imported(corpus, sheet, "--new-actors", "person")
    assert "about: it-hid\n" in files["claims/it-ran.yaml"]


@pytest.mark.parametrize("field", ["accuses", "foretells", "figure-value", "event", "topics"])
def test_what_is_set_to_nothing_says_nothing(corpus, field):
    sheet = "text,stance,by\nIt fell.,denied,ann\n"
    _, files = imported(corpus, sheet, "--set", f"{field}=  ")
    assert files["claims/it-fell.yaml"] == (
        "claim: it-fell\ntext: It fell.\n\ndenied:\n  - by: ann\n"
    )
