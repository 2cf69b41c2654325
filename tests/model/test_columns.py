"""A statement as a row of a spreadsheet, and exactly back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model import columns
from provenance.model import vocabulary as words
from provenance.model.columns import COLUMNS, ColumnError, from_row, to_row
from provenance.model.dates import parse
from provenance.model.records import Hedge, Quote, Statement

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)
signs = st.text("ab ;|\\=,\n\"' ", min_size=1, max_size=10).filter(str.strip)
prose = texts | signs
ids = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
many = st.lists(ids, max_size=3).map(tuple)
maybe = st.none() | prose
dates = st.sampled_from(["2021", "2021-12-25", "2021~", "2022-05/..", "[..2021-12-25]", "-0005"])

statements = st.builds(
    Statement,
    id=ids,
    claim=ids,
    stance=st.sampled_from(words.SAID_AS),
    ordinal=st.just(0),
    line=st.just(0),
    by=many,
    for_=many,
    date=st.none() | dates.map(parse),
    date_basis=st.none() | st.sampled_from(words.DATE_BASES),
    said_in=st.none() | ids,
    source=st.none() | ids,
    at=st.lists(prose, max_size=3).map(tuple),
    via=many,
    quote=st.lists(st.builds(Quote, prose, maybe, maybe, maybe, maybe), max_size=2).map(tuple),
    hedge=st.lists(
        st.builds(Hedge, prose, st.none() | st.sampled_from(words.HEDGE_OWNERS)), max_size=2
    ).map(tuple),
    answers=many,
    repeats=many,
    form=st.none() | st.sampled_from(words.FORMS),
    covers=many,
    rating=maybe,
    attribution=st.none() | st.sampled_from(words.ATTRIBUTIONS),
    or_by=many,
    evidence=many,
    note=maybe,
    office=st.just(()),
)


@settings(max_examples=examples(100), deadline=None)
@given(statements, prose)
def test_reading_a_row_gives_the_statement_that_was_written(statement, text):
    row = to_row(statement, text)
    assert tuple(row) == COLUMNS
    assert row["text"] == text
    assert from_row(row) == statement


def test_a_row_reads_as_a_person_would_write_it():
    statement = Statement(
        "3fk20d9s7e",
        "bridge-closed",
        "denied",
        0,
        0,
        by=("mayor", "clerk"),
        quote=(Quote("closed; for good"),),
        hedge=(Hedge("potential", "speaker"), Hedge("reportedly", "document")),
        at=("12", "18"),
    )
    row = to_row(statement, "The bridge is closed.")
    assert row["by"] == "mayor; clerk"
    assert row["quote"] == "closed\\; for good"
    assert row["hedge"] == "potential | whose=speaker; reportedly | whose=document"
    assert row["at"] == "12; 18"
    assert row["note"] == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"stance": "denies"}, "stance"),
        ({"date": "2021-02-30"}, "date"),
        ({"form": "loud"}, "form"),
        ({"hedge": "maybe | whose=nobody"}, "nobody"),
        ({"hedge": " | whose=speaker"}, "no words"),
        ({"quote": "a | b"}, "key=value"),
    ],
)
def test_a_cell_that_cannot_be_read_names_its_column(row, told):
    with pytest.raises(ColumnError, match=told):
        from_row({"claim": "a", "stance": "denied", **row})


def test_every_field_of_a_statement_has_a_column():
    fields = {name.rstrip("_").replace("_", "-") for name in Statement._fields}
    assert fields - {"id", "ordinal", "line", "office"} == set(COLUMNS) - {"text", "statement"}
    assert columns.items("a; ;b") == ["a", "b"]
