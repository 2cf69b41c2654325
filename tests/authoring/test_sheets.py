"""Sheets of other people: what is guessed is told, and nothing is joined, parted or dropped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.sheet_corpus import cells, imported
from laws import examples
from provenance.authoring.sheets.mapping import given as given_by
from provenance.authoring.sheets.plan import REPEATED, plan
from provenance.authoring.sheets.reading import read
from provenance.authoring.sheets.table import SheetRow, Table, read_csv
from provenance.reading.reader import read as read_file


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


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6))
def test_no_cell_is_lost_joined_or_made_up(made):
    """Each row that is not told as wrong gives one statement that has just its cells."""
    rows = [
        SheetRow(n, (text, "asserted", by, quote)) for n, (text, by, quote) in enumerate(made, 2)
    ]
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


@pytest.mark.parametrize(
    "header",
    ["Affirmation;Position;Locuteur", "Afirmación;Postura;Hablante", "Утверждение;Позиция;Кто"],
)
def test_headings_in_other_languages_are_understood(corpus, header):
    _, files = imported(corpus, f"{header}\nIt fell.;nie;ann\n".replace("nie", "denied"))
    assert "denied:\n  - by: ann" in files["claims/it-fell.yaml"]


def test_one_is_told_how_many_rows_are_read():
    rows = tuple(SheetRow(n, (f"It fell {n} times.", "denied", "ann")) for n in range(2, 352))
    table = Table(("text", "stance", "by"), rows)
    told: list[tuple[int, int]] = []
    got = read(table, given_by(table.header, {}, {}, {}, ""), lambda *far: told.append(far))
    plan(None, got.told, "person", progress=lambda *far: told.append(far))
    assert told == [(0, 350), (100, 350), (200, 350), (300, 350), (350, 350)] * 2


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


@pytest.mark.parametrize("field", ["accuses", "foretells", "figure-value", "event", "topics"])
def test_what_is_set_to_nothing_says_nothing(corpus, field):
    sheet = "text,stance,by\nIt fell.,denied,ann\n"
    _, files = imported(corpus, sheet, "--set", f"{field}=  ")
    assert files["claims/it-fell.yaml"] == (
        "claim: it-fell\ntext: It fell.\n\ndenied:\n  - by: ann\n"
    )


def test_blanks_line_ends_and_accents_make_no_other_claim_or_actor(corpus):
    sheet = (
        "text,by,stance,quote\r\n"
        'It fell\u00e9.,Jos\u00e9,denied,"one\r\ntwo"\r\n'
        " It felle\u0301. ,Jose\u0301 ,asserted,x\r\n"
        "It felle.,Jose,asserted,x\r\n"
    )
    said, files = imported(corpus, sheet, "--new-actors", "person")
    assert "3 statements, 2 new claims, 2 new actors" in said
    assert "  - by: jose\n    quote: >-\n      one\n\n      two\n" in files["claims/it-felle.yaml"]


def test_a_sign_for_nothing_is_read_as_an_empty_cell_and_told(corpus):
    sheet = "text,by,stance,date,quote\nIt fell.,ann,denied,N/A,-\nIt rose.,?,denied,,\n"
    said, files = imported(corpus, sheet, "--rejects", "kept.csv")
    assert "line 3: names nobody who says it" in said
    assert "note: line 2: `N/A` is read as an empty cell" in said
    assert "note: line 2: `-` is read as an empty cell" in said
    assert files["claims/it-fell.yaml"].endswith("denied:\n  - by: ann\n")


def test_only_the_rows_that_the_check_refuses_are_rejected(corpus):
    long = " ".join(["word"] * 30)
    (corpus / "provenance.toml").write_text("[check]\nmax-quote-words = 12\n")
    rows = [("It fell.", "ann", "denied", "no"), ("It fell.", "ann", "asserted", long)]
    rows += [("It fell.", "ann", "asserted", "yes"), ("It fell.", "ann", "questioned", f"{long} x")]
    sheet = "text,by,stance,quote\n" + "".join(",".join(row) + "\n" for row in rows)
    said, files = imported(corpus, sheet, "--rejects", "kept.csv")
    assert "2 rows kept in kept.csv" in said
    assert "2 rows, lines 3, 5: long-quotation; line 3: the quotation has 30 words" in said
    assert files["claims/it-fell.yaml"].count("by: ann") == 2


def test_a_name_that_stands_in_every_row_is_told_once(corpus):
    rows = "".join(f"It fell {n}.,nobody known,denied\n" for n in range(9))
    said, _ = imported(corpus, f"text,by,stance\n{rows}", code=2)
    assert "9 rows, lines 2 (`nobody known`), 3, 4, 5, 6 and 4 more: `by` names an actor" in said


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (
            'text,by,stance\nUp.,ann,denied\n"It fell.,ann,denied\nx,y,z\n',
            "line 3 of the sheet: a cell",
        ),
        ('text,by,stance\n"It" fell.,ann,denied\n', "line 2 of the sheet: something stands"),
    ],
)
def test_a_quotation_mark_too_few_is_told_where_its_row_begins(corpus, sheet, told):
    assert told in imported(corpus, sheet, code=2)[0]


def test_how_to_read_another_encoding_is_printed_to_be_pasted(corpus):
    (corpus / "sheet.csv").write_bytes(
        "text|by|stance\nIt fell\u00e9.|ann|denied\n".encode("utf-16-le")
    )
    said, _ = imported(corpus, corpus / "sheet.csv", code=2)
    assert f"provenance import csv {corpus / 'sheet.csv'} --encoding utf-16-le" in said
    said, _ = imported(corpus, corpus / "sheet.csv", "--encoding", "utf-16-le")
    assert "1 statement, 1 new claim" in said
