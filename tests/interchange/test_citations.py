"""Sources out to citation managers, and in from the files that they leave."""

import json
import string

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interchange.citations_files import BIB, CSL, RIS
from provenance.interchange.citations import bibtex, csl, ris
from provenance.interchange.lost import Lost
from provenance.model.dates import parse
from provenance.model.records import Actor, Derivation, RecordPlace, Source
from provenance.model.vocabulary import SOURCE_KINDS
from provenance.store.corpus import open_corpus

MODULES = {"csl": csl, "bibtex": bibtex, "ris": ris}


def sources(kind, text):
    """The sources that a file brings by id, and what was told of items, by place."""
    found, told = {}, {}
    for item in MODULES[kind].read(text):
        for record in item.records:
            if isinstance(record, Source):
                found[record.id] = record
        if item.troubles:
            told[item.place] = item.troubles
    return found, told


def names(kind, text):
    return {
        record.id: record.kind
        for item in MODULES[kind].read(text)
        for record in item.records
        if isinstance(record, Actor)
    }


# what others write


def test_bibtex_with_macros_braces_cross_references_and_a_broken_entry():
    found, told = sources("bibtex", BIB)
    spill = found["spill"]
    assert spill.title == "Oil & water: the Lantern Bay spill, 50% worse"
    assert spill.by == ("José de la Cruz", "Port Authority of Lantern Bay")
    assert spill.publisher == "Monthly of Bay News"
    assert (spill.kind, spill.published.text) == ("article", "2011-03-08")
    assert spill.url == "https://example.org/spill_1?a=1&b=2"
    assert "/home/" not in str(found)
    assert found["chapter"].note.startswith("In: Ships.")
    assert found["chapter"].publisher == "Quay Press"
    assert (found["volume"].date.text, found["volume"].date_basis) == ("1796", "inferred")
    assert found["undated"].published is None
    assert found["undated"].url == "https://example.org/leaflet"
    assert found["doubled"].title == "One"
    assert found["doubled"].published.text == "2011"
    assert found["odd"].kind == "document"
    yields = found["doi:10.1562/0031(2002)07FQ2.0.CO2"]
    assert yields.by == ("A. S. Nagra", "J. Vučko", "A. Sørensen")
    assert yields.published.text == "1998-10"
    assert found["unclosed"].title == "Optics"
    told = " ".join(f"{place} {' '.join(what)}" for place, what in told.items())
    assert "(untitled) has no title" in told
    assert "title: stands twice" in told
    assert "not year `1999`" in told
    assert "`oddity` has no kind here" in told


def test_bibtex_tells_the_line_of_what_cannot_be_read_and_reads_on():
    found, told = sources(
        "bibtex", "@misc{a, title={A}}\n\n@misc{b, title=}\n@misc{c, title={C}}\n"
    )
    assert {"a", "c"} <= set(found)
    assert any("line 3" in place or "line 4" in place for place in told)


def test_ris_without_end_tags_with_several_dates_and_addresses():
    found, told = sources("ris", RIS)
    first = found["Black water at Pier 4"]
    assert first.by == ("Odile Marsh", "Port Authority")
    assert (first.publisher, first.published.text) == ("The Tidewatcher", "2011-03-09")
    assert first.accessed.text == "2014-05-06"
    assert first.url == "https://example.org/a"
    assert "https://example.org/b" in first.note
    assert "/home/" not in str(found)
    assert found["second"].published is None
    assert found["Third"].published.text == "2011-21"
    assert any("another date" in what for what in told["line 19"])
    assert found["Fourth"].published is None
    assert names("ris", RIS)["Odile Marsh"] == "person"
    assert names("ris", RIS)["Port Authority"] == "organisation"


def test_csl_json_as_others_fill_it():
    found, told = sources("csl", json.dumps(CSL))
    first = found["7"]
    assert first.title == "A spill & more"
    assert first.by == ("José de la Cruz", "Port Authority")
    assert first.publisher == "Bay News"
    assert "Bay Group" in first.note
    published = {id: s.published.text for id, s in found.items() if s.published}
    assert published == {
        "7": "2011-03-08",
        "season": "2011-21",
        "circa": "1796~",
        "span": "2011-03/2011-04",
        "words": "2011-03-08",
        "list": "2011",
    }
    assert (found["inferred"].date.text, found["inferred"].date_basis) == ("1796", "inferred")
    assert found["script"].url is None
    for place in ("item 6 (minus)", "item 7 (two)", "item 10 (script)", "item 11 (untitled)"):
        assert place in told
    assert "item 13" in told
    assert "gadget" not in {s.kind for s in found.values()}


@pytest.mark.parametrize("kind", MODULES)
@given(text=st.text(alphabet=string.printable + "\ufeff\u202eé", max_size=300))
def test_no_text_ends_a_reader(kind, text):
    list(MODULES[kind].read(text))
    list(MODULES[kind].read("@misc{a, title={" + text))
    list(MODULES[kind].read("TY  - BOOK\n" + text + "\nTI  - x\nDA  - " + text))


KEYS = """id type title author issued date-parts season circa raw URL custom derived-from archive
family given note""".split()  # noqa: SIM905


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "type",
                        "title",
                        "author",
                        "issued",
                        "date-parts",
                        "season",
                        "circa",
                        "raw",
                        "URL",
                        "custom",
                        "derived-from",
                        "archive",
                        "family",
                        "given",
                        "note",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_ends_the_reader_of_csl(value):
    list(csl.read(json.dumps(value)))


# there and back

NAMES = ("Ida Voss", "The Five Ports", "Corvin Shipping, Inc. & Sons", "Müller {GmbH} 50%_#")
ACTORS = {
    f"a{number}": Actor(f"a{number}", name, "body", RecordPlace("", 0, 0))
    for number, name in enumerate(NAMES)
}
TEXT = (
    st.text(
        alphabet=string.ascii_letters + string.digits + " .,:;&%$#_{}~^\\'\"-–éüЖ中", min_size=1
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and text[0].isalnum())
)
DATES = st.none() | st.sampled_from(
    [
        "2011",
        "2011-03",
        "2011-03-08",
        "1796~",
        "2011-21",
        "2011-03/2011-04",
        "2011?",
        "201X",
        "[2011-03-01..]",
        "2011/..",
        "-0044",
        "2011-03-08T10:00:00Z",
    ]
).map(parse)


@st.composite
def source_records(draw):
    date = draw(DATES)
    return Source(
        "some-source",
        draw(TEXT),
        draw(st.sampled_from(SOURCE_KINDS)),
        RecordPlace("", 0, 0),
        by=tuple(draw(st.lists(st.sampled_from(list(ACTORS)), max_size=2, unique=True))),
        publisher=draw(st.none() | st.sampled_from(list(ACTORS))),
        date=date,
        published=draw(DATES.filter(lambda other: other is None or other != date)),
        accessed=draw(DATES),
        url=draw(st.none() | st.just("https://example.org/a_b?c=%20&d=~e#f")),
        language=draw(st.none() | st.sampled_from(["en", "fr-CA"])),
        note=draw(st.none() | TEXT),
        archive=draw(st.just(()) | st.just(("https://archive.example/1",))),
        size=draw(st.none() | st.just(12)),
        seen=draw(st.booleans()),
        derived_from=draw(st.just(()) | st.just((Derivation("other", "quotes"),))),
    )


LOST = {
    "csl": (),
    "bibtex": ("archive", "size", "seen", "derived_from"),
    "ris": ("archive", "size", "seen", "derived_from"),
}
"""What the page on interchange says is lost."""
NONE = {"archive": (), "size": None, "seen": True, "derived_from": ()}


@pytest.mark.parametrize("kind", MODULES)
@given(source=source_records())
def test_a_source_survives_but_for_what_the_page_says_is_lost(kind, source):
    written = "".join(MODULES[kind].write([source], ACTORS, Lost()))
    found, told = sources(kind, written)
    assert told == {}
    expected = source._replace(
        by=tuple(ACTORS[id].name for id in source.by),
        publisher=ACTORS[source.publisher].name if source.publisher else None,
        **{key: NONE[key] for key in LOST[kind]},
    )
    assert found["some-source"] == expected


# held to others' tools

TYPES = {
    *("article-newspaper", "book", "broadcast", "dataset", "document", "graphic", "hearing"),
    *("interview", "motion_picture", "personal_communication", "post", "report", "song"),
    *("speech", "webpage"),
}
"""Those of the schema's types that are written."""
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"type": "integer"},
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": sorted(TYPES)},
            "author": {
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"literal": {"type": "string"}},
                }
            },
            **dict.fromkeys(("issued", "accessed", "event-date", "original-date"), DATE),
            **{
                key: {"type": "string"}
                for key in ("id", "title", "publisher", "URL", "language", "note")
            },
            "custom": {"type": "object"},
        },
    },
}
"""What the schema of CSL-JSON 1.0.2 says of the variables that are written."""


@given(st.lists(source_records(), max_size=3))
def test_csl_json_keeps_to_its_schema(records):
    jsonschema.validate(json.loads("".join(csl.write(records, ACTORS, Lost()))), SCHEMA)


@given(source_records())
def test_rispy_reads_what_is_written(source):
    import rispy

    (read,) = rispy.loads("".join(ris.write([source], ACTORS, Lost())))
    assert read["title"] == source.title
    assert read.get("urls", []) == ([source.url] if source.url else [])
    assert len(read.get("authors", [])) == len(source.by)


# as commands


@pytest.fixture
def empty(tmp_path):
    corpus = tmp_path / "empty"
    corpus.mkdir()
    (corpus / "provenance.toml").write_text("")
    return corpus


@pytest.mark.parametrize("kind", MODULES)
def test_the_sources_of_a_corpus_go_out_and_come_in(run, harbour, empty, kind):
    file = harbour.parent / f"out.{kind}"
    assert run(harbour, f"export {kind} --output {file}").code == 0
    assert run(harbour, f"export {kind}").out == file.read_text("utf-8")
    done = run(empty, f"import {kind} {file}")
    assert done.code == 0, done.err
    with open_corpus(harbour) as before, open_corpus(empty) as after:
        assert after.ids("source") == before.ids("source")
        assert [s.title for s in after.each("source")] == [s.title for s in before.each("source")]
    again = run(empty, f"import {kind} {file}")
    assert again.code == 0
    assert "already there" in again.err
    assert again.out == ""


def test_a_plan_is_shown_and_nothing_written_in_a_dry_run(run, empty):
    (empty / "library.bib").write_text(BIB)
    shown = run(empty, "source import library.bib --dry-run")
    assert shown.code == 0, shown.err
    assert "+++ seeds/library.yaml" in shown.out
    assert "skipped: line" in shown.err
    assert "dry run: nothing was written" in shown.err
    assert not (empty / "seeds").exists()


def test_names_and_addresses_of_the_corpus_are_told_and_others_stay_two(run, write):
    corpus = write(
        {
            "claims/a.yaml": "actors:\n  bay-news:\n    name: Bay News\n    kind: outlet\n"
            "  jose-de-la-cruz:\n    name: Somebody else\n    kind: person\n",
            "seeds/s.yaml": "sources:\n  old:\n    title: Old\n    kind: article\n"
            "    url: https://example.org/spill\n  season:\n    title: Another thing\n"
            "    kind: document\n",
        }
    )
    author = {"given": "José", "family": "de la Cruz"}
    more = {"id": "more", "type": "book", "title": "More", "author": [author]}
    (corpus / "x.json").write_text(json.dumps([*CSL, more]))
    done = run(corpus, "import csl x.json")
    assert done.code == 0, done.err
    assert "“Bay News” was taken for `bay-news`, by its name" in done.err
    assert "was taken for `old`: one address" in done.err
    with open_corpus(corpus) as opened:
        assert opened.record("actor", "jose-de-la-cruz-2").name == "José de la Cruz"
        assert opened.record("source", "season-2").title == "Seasonal"
        assert opened.record("source", "season").title == "Another thing"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.json", b"\xff\xfe", "not UTF-8"),
        ("x.json", b"{", "is no JSON"),
        ("x.json", b"[]", "nothing in"),
        ("x.bib", b"nothing here", "nothing in"),
        ("x.ris", b"nothing here", "in no reference"),
        ("x.doc", b"", "tells no format"),
    ],
)
def test_a_file_that_holds_nothing_is_refused(run, empty, name, content, says):
    (empty / name).write_bytes(content)
    done = run(empty, f"source import {name}")
    assert done.code == 2
    assert says in done.err


def test_a_file_that_is_not_there_is_refused(run, empty):
    assert "cannot read" in run(empty, "import csl nowhere.json").err
    assert run(empty, "import nonsense x").code == 2


def test_one_item_that_would_not_check_stops_nothing(run, empty):
    deep: list = ["x"]
    for _ in range(100):
        deep = [deep]
    custom = {
        "sha256": "no digest",
        "size": -1,
        "derived-from": [{"source": "nosuch", "how": "quotes"}],
        "media-type": "text/\u202eplain",
    }
    items = [{"id": "a", "title": "A", "custom": custom}, {"id": "b", "title": deep}]
    (empty / "x.json").write_text(json.dumps([*items, {"id": "c", "title": "C"}]))
    done = run(empty, "import csl x.json")
    assert done.code == 0, done.err
    assert "derived from a source that is not on record" in done.err
    with open_corpus(empty) as opened:
        assert opened.ids("source") == ["a", "c"]
        assert opened.record("source", "a").sha256 is None


def test_days_of_a_source_that_cannot_be_are_left_out_and_stop_nothing(run, empty):
    text = "@book{a, title={A}, date={2009-12-12}, urldate={2007-12-12}}\n@book{b, title={B}}\n"
    (empty / "l.bib").write_text(text)
    done = run(empty, "import bibtex l.bib")
    assert done.code == 0, done.err
    told = "accessed `2007-12-12` is before published `2009-12-12`; accessed was left out"
    assert told in done.err
    with open_corpus(empty) as opened:
        assert [one.id for one in opened.each("source")] == ["a", "b"]


DOUBLED = """@book{dup, title={One}, author={Ann Bay and others}}
@book{dup, title={Two}, publisher={Port Press}}
"""


def test_two_entries_of_one_key_are_two_sources_and_neither_comes_in_again(run, empty):
    people = (
        "actors:\n  a: {name: Port Press, kind: body}\n  b: {name: Port Press, kind: company}\n"
    )
    (empty / "claims").mkdir()
    (empty / "claims" / "a.yaml").write_text(people)
    (empty / "l.bib").write_text(DOUBLED)
    done = run(empty, "import bibtex l.bib")
    assert "2 new actors, 2 new sources" in done.err
    assert "author: there are more than are named" in done.err
    assert "“Port Press” could be any of `a`, `b`: it was taken for none of them" in done.err
    again = run(empty, "import bibtex l.bib")
    assert (again.code, again.out) == (0, ""), again.err
    assert "2 already there" in again.err
    assert "new actor" not in again.err
    with open_corpus(empty) as opened:
        assert {one.id: one.title for one in opened.each("source")} == {
            "dup": "One",
            "dup-2": "Two",
        }
