"""What a sheet tells of its claims: none is lost, joined, or told otherwise in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.sheet_corpus import cells, imported
from laws import examples
from provenance.authoring.sheets.mapping import given as given_by
from provenance.authoring.sheets.plan import plan
from provenance.authoring.sheets.reading import read
from provenance.authoring.sheets.table import SheetRow, Table
from provenance.reading.reader import read as read_file


def test_a_column_of_sentences_that_is_called_claim_gives_texts(corpus):
    sheet = "Claim,Speaker,Date\nThe bridge fell.,Ann,31-10-2020\nThe tower fell.,Ben,9-10-2020\n"
    said, files = imported(corpus, sheet, "--set", "stance=asserted", "--dates", "dmy")
    assert "Claim as text" in said
    assert "date: 2020-10-09" in files["claims/tower-fell.yaml"]


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


def test_long_names_that_begin_alike_get_ids_that_tell_them_apart():
    from provenance.authoring.names import unused

    long = "The Ministry of the Interior and Public Safety of the"
    first = unused("actor", f"{long} Northern Province", set().__contains__)
    second = unused("actor", f"{long} Northern Isles", {first}.__contains__)
    third = unused("actor", f"{long} Northern Isles", {first, second}.__contains__)
    assert second == "ministry-interior-northern-isles"
    assert third == f"{second}-2"
    assert max(map(len, (first, second, third))) <= 45


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
        SheetRow(n, (text, "denied", f"Speaker {n}", *more))
        for n, (text, *more) in enumerate(made, 2)
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
