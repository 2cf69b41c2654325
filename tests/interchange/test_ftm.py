"""Entities out and in, and held to FollowTheMoney itself where it is installed."""

import csv
import gzip
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.interchange.ftm.reading import read
from provenance.model.records import Actor, Source
from provenance.store.corpus import open_corpus

ENTITIES = [
    {
        "id": "m-1",
        "schema": "Membership",
        "properties": {
            "member": ["Q42"],
            "organization": [{"id": "NK-port", "schema": "Organization"}],
            "startDate": "2009",
            "endDate": ["2010-13-01"],
        },
    },
    {
        "id": "Q42",
        "schema": "Person",
        "caption": "Ida Voss",
        "properties": {
            "name": ["Voss, Ida", "Ida Voss"],
            "alias": ["I. Voss"],
            "weakAlias": ["The Gull"],
            "topics": ["role.pep"],
        },
    },
    {"id": "NK-port", "schema": "PublicBody", "properties": {"name": "Port Authority"}},
    {"id": "NK-other", "schema": "PublicBody", "properties": {"name": ["Port Authority"]}},
    {"id": "s-1", "schema": "Sanction", "properties": {"entity": ["Q42"]}},
    {"id": "p-1", "schema": "Payment", "properties": {}},
    {"id": "d-1", "schema": "Article", "properties": {"title": ["A page"], "author": ["Jo Ray"]}},
    {"id": "nameless", "schema": "Person", "properties": {}},
    {"schema": "Person"},
    "text",
]


def bring(entities):
    return list(read(io.BytesIO("\n".join(map(json.dumps, entities)).encode())))


def test_entities_become_actors_with_ties_and_sources():
    items = bring(ENTITIES)
    records = [record for item in items for record in item.records]
    actors = {record.id: record for record in records if isinstance(record, Actor)}
    ida = actors["Q42"]
    assert (ida.name, ida.kind, ida.aka) == ("Ida Voss", "person", ("Voss, Ida", "I. Voss"))
    assert ida.same_as == ("ftm:Q42", "wikidata:Q42")
    assert ida.note == "Weak aliases: The Gull."
    (tie,) = ida.part_of
    assert (tie.actor, tie.from_.text, tie.to) == ("NK-port", "2009", None)
    assert actors["NK-port"].name == actors["NK-other"].name
    (page,) = [record for record in records if isinstance(record, Source)]
    assert (page.title, page.kind, page.by) == ("A page", "article", ("Jo Ray",))
    told = " ".join(f"{item.place}: {item.troubles}" for item in items if item.troubles)
    for part in ("Sanction is no actor", "Payment is no actor", "no name", "endDate", "no entity"):
        assert part in told


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "schema", "name", "member"]), inner, max_size=3
            )
        ),
        max_leaves=8,
    ),
    st.sampled_from(["Person", "Membership", "Article", "Nonsense"]),
)
def test_no_entity_ends_the_reader(value, schema):
    bring([value, {"id": "a", "schema": schema, "properties": value}])
    keys = ("name", "member", "organization", "startDate", "author", "title", "sourceUrl")
    bring([{"id": "a", "schema": schema, "properties": dict.fromkeys(keys, value)}])


def test_like_names_stay_two_and_what_is_registered_is_joined(run, write, tmp_path):
    corpus = write(
        "actors:\n  port: {name: Port Authority, kind: body}\n"
        "  voss: {name: I. V., kind: person, same-as: ftm:Q42}\n"
    )
    (corpus / "e.json").write_text("\n".join(map(json.dumps, ENTITIES)))
    done = run(corpus, "import ftm e.json")
    assert done.code == 0, done.err
    assert "“Ida Voss” was taken for `voss`, both bear one id of another register" in done.err
    with open_corpus(corpus) as opened:
        named = [a.id for a in opened.each("actor") if a.name == "Port Authority"]
        assert len(named) == 3
    again = run(corpus, "import ftm e.json")
    assert "was taken for" in again.err
    assert "already there" in again.err
    assert "+++ claims/actors" not in again.out


def test_who_is_known_by_a_digest_alone_is_called_by_the_name(run, write):
    keys = ("869f15aca0b5478807569f76f91f890d3ee5be4c", "0b9be2a4-4f5a-4c34-9d0c-1f8a6f1d2e3b")
    rows = [{"id": key, "schema": "Company", "properties": {"name": ["Bay Oil"]}} for key in keys]
    corpus = write({"provenance.toml": ""})
    (corpus / "e.json").write_text("\n".join(map(json.dumps, rows)))
    assert run(corpus, "import ftm e.json").code == 0
    with open_corpus(corpus) as opened:
        assert [(one.id, one.same_as) for one in opened.each("actor")] == [
            ("bay-oil", (f"ftm:{keys[0]}",)),
            ("bay-oil-2", (f"ftm:{keys[1]}",)),
        ]


def test_actors_ties_and_sources_go_out_and_come_in(run, harbour, tmp_path):
    file = tmp_path / "out.json"
    done = run(harbour, f"export ftm --output {file}")
    assert done.code == 0
    assert "camps, which are no entities" in done.err
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "provenance.toml").write_text("")
    back = run(empty, f"import ftm {file}")
    assert back.code == 0, back.err
    with open_corpus(harbour) as before, open_corpus(empty) as after:
        kept = {a.name: a for a in before.each("actor") if a.kind not in ("camp", "group")}
        found = {a.name: a for a in after.each("actor")}
        assert set(kept) <= set(found)
        for name, actor in kept.items():
            assert set(actor.aka) == set(found[name].aka)
            for field in ("part_of", "speaks_for"):
                there = {before.name_of(t.actor) for t in getattr(actor, field)}
                assert there <= {after.name_of(t.actor) for t in getattr(found[name], field)}
        assert len(found) == after.count("actor")

        def made(corpus):
            return {
                source.title: (
                    [corpus.name_of(id) for id in source.by],
                    source.publisher and corpus.name_of(source.publisher),
                )
                for source in corpus.each("source")
            }

        assert made(after) == made(before)


def documented(**roles):
    """A person, a house, and a page that names two by names, tied to entities as given."""
    rows = [
        {"id": "p", "schema": "Person", "properties": {"name": ["Jo Ray"]}},
        {"id": "q", "schema": "Person", "properties": {"name": ["Jo Ray"]}},
        {"id": "v", "schema": "Vessel", "properties": {"name": ["Gull"]}},
        {"id": "d", "schema": "Article", "properties": {"title": "A", "author": ["Al", "Jo Ray"]}},
    ]
    return rows + [
        {
            "id": f"{entity}-d",
            "schema": "Documentation",
            "properties": {"document": ["d"], "entity": [entity], "role": role},
        }
        for entity, role in roles.items()
    ]


def test_an_author_is_an_entity_where_the_file_ties_the_two_and_by_no_likeness_of_names():
    def authors(**roles):
        items = bring(documented(**roles))
        (page,) = [r for item in items for r in item.records if isinstance(r, Source)]
        return page.by, " ".join(trouble for item in items for trouble in item.troubles)

    assert authors()[0] == ("Al", "Jo Ray")
    assert authors(q="Author")[0] == ("Al", "q")
    assert authors(p="author", q="mentioned")[0] == ("Al", "p")
    by, told = authors(v="author")
    assert by == ("Al", "Jo Ray")
    assert "author: `v` is no actor here; it was left out" in told


def test_who_comes_last_is_known_to_those_who_are_written_first(run, tmp_path):
    corpus = tmp_path / "many"
    corpus.mkdir()
    (corpus / "provenance.toml").write_text("")

    def key(text):
        return hashlib.sha1(text.encode()).hexdigest()

    rows = [
        {"id": key(f"{n}"), "schema": "Person", "properties": {"name": [f"Somebody {n}"]}}
        for n in range(2_600)
    ]
    rows += [
        {
            "id": f"m{n}",
            "schema": "Membership",
            "properties": {"member": [key(one)], "organization": [key(other)]},
        }
        for n, (one, other) in enumerate([("0", "body"), ("1", "nobody")])
    ]
    rows += [{"id": key("body"), "schema": "Organization", "properties": {"name": ["The Body"]}}]
    (corpus / "e.json").write_text("\n".join(map(json.dumps, rows)))
    done = run(corpus, "import ftm e.json")
    assert done.code == 0, done.err
    told = "“Somebody 1”: is tied (`part-of`) to nobody who is an actor here; the tie was left out"
    assert told in done.err
    with open_corpus(corpus) as opened:
        assert opened.record("actor", "somebody-0").part_of[0].actor == "the-body"
        assert opened.record("actor", "somebody-1").part_of == ()
    assert run(corpus, "check").code == 0


def test_ids_and_times_that_would_not_check_are_told(run, write):
    entities = [
        {"id": "a", "schema": "Person", "properties": {"name": "A", "wikidataId": "Q" + "9" * 30}},
        {"id": "b", "schema": "Company", "properties": {"name": "B"}},
        {
            "id": "t",
            "schema": "Directorship",
            "properties": {
                "director": "a",
                "organization": "b",
                "startDate": "2012",
                "endDate": "2011",
            },
        },
    ]
    corpus = write("actors:\n  port: {name: Port, kind: body}\n")
    (corpus / "e.json").write_text(json.dumps(entities))
    done = run(corpus, "import ftm e.json")
    assert done.code == 0, done.err
    assert "has an id that is none of its register" in done.err
    assert "endDate is before startDate" in done.err


def test_many_entities_are_written_file_by_file(run, tmp_path):
    corpus = tmp_path / "many"
    corpus.mkdir()
    (corpus / "provenance.toml").write_text("")
    with (corpus / "e.json").open("w") as file:
        for number in range(3000):
            name = {"name": [f"Somebody {number}"]}
            file.write(json.dumps({"id": f"x{number}", "schema": "Person", "properties": name}))
            file.write("\n")
    done = run(corpus, "import ftm e.json")
    assert done.code == 0, done.err
    assert "3,000 new actors" in done.err.replace("3000", "3,000")
    with open_corpus(corpus) as opened:
        assert opened.count("actor") == 3000


@pytest.mark.parametrize("name", ["harbour", "shipped"])
def test_followthemoney_takes_what_is_written(run, harbour, tmp_path, name):
    model = pytest.importorskip("followthemoney").model
    from documentation import ROOT

    corpus = harbour if name == "harbour" else ROOT
    file = tmp_path / "out.json"
    assert run(corpus, f"export ftm --output {file}").code == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5
    for line in lines:
        entity = json.loads(line)
        model.get(entity["schema"]).validate(entity)
        proxy = model.get_proxy(
            {key: entity[key] for key in ("id", "schema", "properties")}, cleaned=False
        )
        for key, values in entity["properties"].items():
            assert len(proxy.get(key)) == len(set(values)), (key, values)


STATEMENTS = """canonical_id,entity_id,prop,schema,value,dataset,original_value,first_seen
NK-1,a-1,name,Person,Ida Voss,one,,2020-01-01
m-1,m-1,member,Membership,a-1,one,,
,,name,Person,Nobody,one,,
NK-2,b-1,name,LegalEntity,Port,one,,
NK-1,a-2,alias,LegalEntity,"I. Voss",two,I VOSS,
m-1,m-1,organization,Membership,NK-2,one,,
short,row
NK-2,b-1,name,PublicBody,Port,two,,
NK-3,c-1,name,Person,Both,one,,
NK-3,c-2,name,Company,Both,two,,
NK-4,d-1,name,Person,Ida Voss,one,,
"""


@pytest.mark.parametrize("form", ["csv", "json"])
def test_statements_are_put_together_by_the_ids_of_the_file_alone(form):
    text = STATEMENTS
    if form == "json":
        rows = list(csv.DictReader(io.StringIO(STATEMENTS)))
        text = "\n".join(json.dumps(row) for row in rows)
    items = list(read(io.BytesIO(text.encode())))
    actors = {record.id: record for item in items for record in item.records}
    assert sorted(actors) == ["NK-1", "NK-2", "NK-4"]
    assert (actors["NK-1"].name, actors["NK-1"].aka) == ("Ida Voss", ("I. Voss",))
    assert [tie.actor for tie in actors["NK-1"].part_of] == ["NK-2"]
    assert actors["NK-2"].kind == "body"
    told = " ".join(f"{item.place} {item.troubles}" for item in items if item.troubles)
    for part in ("no `canonical_id`", "`NK-3` cannot be all of Company, Person"):
        assert part in told
    assert ("line 8 ('has not the number of cells of the header (2, not 8)" in told) == (
        form == "csv"
    )


@given(st.binary(max_size=60))
def test_no_bytes_end_the_reader_of_statements(noise):
    list(read(io.BytesIO(STATEMENTS.encode() + noise)))
    list(read(io.BytesIO(b"prop,value,schema,entity_id\n" + noise)))


def test_entities_and_statements_of_a_corpus_come_in_alike(run, harbour, tmp_path):
    found = []
    for kind in ("ftm", "ftm-statements"):
        out = tmp_path / f"{kind}.json"
        assert run(harbour, f"export {kind} --output {out}").code == 0
        with out.open("rb") as file:
            records = [record for item in read(file) for record in item.records]
        found.append(sorted((type(one).__name__, one.id, one) for one in records))
    assert [row[:2] for row in found[0]] == [row[:2] for row in found[1]]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("form", ["csv", "json", "pack"])
def test_followthemoney_and_the_reader_see_the_same_entities(run, harbour, tmp_path, form):
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    out = tmp_path / "out.json"
    assert run(harbour, f"export ftm-statements --output {out}").code == 0
    with out.open("rb") as file:
        statements = list(serialize.read_statements(file, "json"))
    assert len({statement.id for statement in statements}) == len(statements) > 20
    again = tmp_path / f"again.{form}"
    with again.open("wb") as file:
        serialize.write_statements(file, form, statements)

    def seen(path):
        with path.open("rb") as file:
            return sorted((r.id, r) for item in read(file) for r in item.records)

    assert [id for id, _ in seen(again)] == [id for id, _ in seen(out)]
    assert {r.id: r for _, r in seen(again)} == {r.id: r for _, r in seen(out)}


def test_a_name_without_end_ends_nothing(run, write):
    rows = [
        {"id": f"x {n}", "schema": "Person", "properties": {"name": ["x" * 200_000]}}
        for n in range(2)
    ]
    rows += [{"id": "y" * 5_000, "schema": "Person", "properties": {"name": ["Y"]}}]
    corpus = write({"e.json": "\n".join(map(json.dumps, rows))})
    done = run(corpus, "import ftm e.json")
    assert done.code == 0, done.err
    with open_corpus(corpus) as opened:
        assert opened.count("actor") == 3


def test_actors_alone_that_are_there_are_no_error(run, write):
    corpus = write({"e.json": json.dumps(ENTITIES[2])})
    assert "1 new actor" in run(corpus, "import ftm e.json").err
    again = run(corpus, "import ftm e.json")
    assert (again.code, again.out) == (0, "")
    assert "1 already there" in again.err


def test_two_entities_of_one_id_are_told(run, write):
    rows = [
        {"id": "a", "schema": "Person", "properties": {"name": [name]}}
        for name in ("Ida Voss", "Ida Voss", "Jo Ray")
    ]
    corpus = write({"e.json": "\n".join(map(json.dumps, rows))})
    done = run(corpus, "import ftm e.json")
    told = "line 3: “Jo Ray” has the id of “Ida Voss” in this file; the first was taken"
    assert told in done.err
    assert done.err.count("has the id of") == 1


@pytest.mark.parametrize("kind", ["ftm", "csl"])
@pytest.mark.parametrize(
    ("data", "told"),
    [(gzip.compress(b"[]", mtime=0), "e.json is compressed"), (b"", "e.json is empty")],
)
def test_what_can_hold_no_records_is_told_before_it_is_read(run, write, kind, data, told):
    corpus = write({"claims/x.yaml": "actors:\n  a: {name: A, kind: person}\n"})
    (corpus / "e.json").write_bytes(data)
    done = run(corpus, f"import {kind} e.json")
    assert (done.code, told in done.err) == (2, True)
