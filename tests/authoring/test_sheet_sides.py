"""What each side said in columns of its own, and ratings of what somebody said."""

from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.sheet_corpus import cells, imported
from laws import examples
from provenance.authoring.sheets.mapping import given as given_by
from provenance.authoring.sheets.reading import read
from provenance.authoring.sheets.table import SheetRow, Table

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
    rows = [SheetRow(n, row) for n, row in enumerate(made, 2)]
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


def test_every_column_of_stances_is_a_side_whatever_else_was_told(corpus):
    sheet = "Claim,Ann,Ben\nTen fell.,denies,maybe so\nIt rose.,,denied\nIt sat.,,asserts\n"
    said, _ = imported(corpus, sheet, "--map", "Ann=stance@ann", code=2)
    assert "Ben as stance@Ben" in said
    assert "line 2 (`maybe so`): `stance` of Ben is no stance" in said


def test_of_a_row_that_is_kept_no_side_is_read(corpus):
    sheet = "Claim,Ann,Zoe\nIt fell.,denied,asserts\nIt rose.,denied,\n"
    _, files = imported(corpus, sheet, "--rejects", "kept.csv")
    assert list(files) == ["claims/actors.yaml", "claims/it-rose.yaml"]
    assert "It fell." in (corpus / "kept.csv").read_text()


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


def test_the_day_of_a_claim_is_never_that_of_its_rating(corpus):
    sheet = "verdict,originator,statement,statement_date,factchecker,factcheck date,words\n"
    sheet += 'False,Zoe,It fell down.,2008-06-11,Ben,2008-06-16,"It fell, believe me"\n'
    said, files = imported(corpus, sheet)
    assert "not read: `originator`, `statement_date`, `words`" in said
    assert files["claims/it-fell-down.yaml"].endswith(
        "denied:\n  - by: ben\n    date: 2008-06-16\n    form: verdict\n    rating: False\n"
    )
