"""The whole record as tables: each form holds the same rows, and others' tools read them."""

import json
import sqlite3

import pytest

from documentation import ROOT
from provenance.interchange.dump import reading
from provenance.interchange.dump.schema import TABLES, VERSION, Kind
from provenance.store.corpus import open_corpus


@pytest.fixture
def lines(run, harbour):
    return run(harbour, "export jsonl").jsonl


def by_table(lines):
    found = {name: [] for name in TABLES}
    for line in lines[1:]:
        found[line.pop("table")].append(line)
    return found


def test_each_row_has_the_columns_of_its_table(lines):
    assert lines[0] == {"schema": "provenance-dump", "version": VERSION}
    rows = by_table(lines)
    for table, columns in TABLES.items():
        assert rows[table], table
        for row in rows[table]:
            assert list(row) == [column.name for column in columns]


def test_a_row_holds_what_the_file_says_and_what_the_utterance_supplies(lines, harbour):
    rows = by_table(lines)
    with open_corpus(harbour) as corpus:
        whole = corpus.whole()
        assert {row["id"] for row in rows["statements"]} == {*whole.statements, *whole.comments}
        said = {row["id"]: row for row in rows["statements"]}
        supplied = 0
        for id, statement in whole.statements.items():
            assert said[id]["speakers"] == list(statement.by)
            assert said[id]["principals"] == list(statement.principals)
            assert said[id]["said_on"] == (statement.date.text if statement.date else None)
            supplied += said[id]["speakers"] != said[id]["by"]
        assert supplied
        assert len(rows["tenures"]) == sum(
            len(a.part_of) + len(a.speaks_for) + len(a.members) for a in whole.actors.values()
        )
        assert len(rows["relations"]) == sum(len(c.relations) for c in whole.claims.values())


def test_sqlite_holds_the_same_rows(run, harbour, lines, tmp_path):
    file = tmp_path / "out.sqlite"
    assert run(harbour, f"export sqlite {file}").code == 0
    database = sqlite3.connect(file)
    assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
    rows = by_table(lines)
    for table, columns in TABLES.items():
        found = []
        for values in database.execute(f"SELECT * FROM {table}"):
            row = {}
            for column, value in zip(columns, values, strict=True):
                listed = column.kind in (Kind.TEXTS, Kind.RECORDS)
                flagged = column.kind is Kind.FLAG and value is not None
                row[column.name] = (
                    json.loads(value) if listed else bool(value) if flagged else value
                )
            found.append(row)
        assert found == rows[table]
    denials = database.execute("SELECT count(*) FROM statements WHERE stance = 'denied'").fetchone()
    assert denials[0] == sum(row["stance"] == "denied" for row in rows["statements"])
    database.close()


@pytest.mark.parametrize("name", ["harbour", "shipped"])
def test_rows_make_the_records_that_they_were_made_of(run, harbour, name):
    corpus = harbour if name == "harbour" else ROOT
    rows = by_table(run(corpus, "export jsonl").jsonl)
    beside = {"statements": "claim", "relations": "claim", "tenures": "actor"}
    of = {table: {} for table in beside}
    for table, owner in beside.items():
        for row in reversed(rows[table]):  # in whatever order
            of[table].setdefault(row[owner], []).append(row)
    with open_corpus(corpus) as held:
        made = {row["id"]: reading.source(row) for row in rows["sources"]}
        assert made == {source.id: source for source in held.each("source")}
        made = {r["id"]: reading.actor(r, of["tenures"].get(r["id"], ())) for r in rows["actors"]}
        assert made == {actor.id: actor for actor in held.each("actor")}
        for row in rows["claims"]:
            said, related = (of[table].get(row["id"], ()) for table in ("statements", "relations"))
            claim = held.record("claim", row["id"])._replace(expect=())
            assert reading.claim(row, said, related) == claim


def test_what_is_there_is_not_written_over(run, harbour, tmp_path):
    file = tmp_path / "out.sqlite"
    file.write_text("mine")
    done = run(harbour, f"export sqlite {file}")
    assert done.code == 2
    assert "is there already" in done.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["harbour", "shipped"])
def test_duckdb_reads_the_parquet(run, harbour, tmp_path, name):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    corpus = harbour if name == "harbour" else ROOT
    folder = tmp_path / "out"
    assert run(corpus, f"export parquet {folder}").code == 0
    told = json.loads((folder / "schema.json").read_text("utf-8"))
    assert told["version"] == VERSION
    rows = by_table(run(corpus, "export jsonl").jsonl)
    database = duckdb.connect()
    for table, columns in TABLES.items():
        names = [column.name for column in columns]
        read = database.sql(f"SELECT * FROM '{folder}/{table}/*.parquet'")
        assert read.columns == names
        assert [dict(zip(names, row, strict=True)) for row in read.fetchall()] == rows[table]
    joined = database.sql(
        f"""SELECT count(*) FROM '{folder}/statements/*.parquet' s
            JOIN '{folder}/claims/*.parquet' c ON c.id = s.claim"""
    ).fetchall()
    assert joined[0][0] == len(rows["statements"])


def test_many_rows_are_parted(tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    from provenance.interchange.dump import parquet

    monkeypatch.setattr(parquet, "_AT_ONCE", 10)
    monkeypatch.setattr(parquet, "_IN_A_PART", 30)
    row = {"kind": "claim", "id": "a", "field": "text", "text": "A."}
    parquet.write(tmp_path / "out", (("texts", row) for _ in range(95)))
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 4
    table = parquet.pq.read_table(tmp_path / "out" / "texts")
    assert table.num_rows == 95
