"""``--cite`` and ``--style`` on the commands whose answers can be cited."""

import json
import sys

import jsonschema
import pytest

SOURCES = """\
sources:
  page:
    title: "Drops & <b>puddles</b> | a {{survey}}"
    kind: web-page
    publisher: tidewatcher
    by: odile-marsh
    published: 2011-03
    url: https://tide.example/drops?a=1#top
    archive: [https://web.archive.org/web/20110401000000/https://tide.example/drops]
    accessed: 2011-04-02
    language: fr
  evil:
    title: Evil
    kind: web-page
    url: "ADDRESS"
  wave:
    title: Dated in words
    kind: report
    date: {not-after: 2011-05}
"""
CLAIM = """\
claim: drops-fell
text: Drops fell on the quay.
source: page

asserted:
  - id: told
    by: port-sorrel
    date: 2011-03-20
    at: p. 3
    attribution: paraphrase
    quote: it had rained
  - {id: bad, by: gullwatch, source: evil, quote: it rained}
  - {id: unread, by: gullwatch, date: 2011-04}
  - {id: worded, by: gullwatch, date: 2011-05, source: wave}

denied:
  - id: no-drop
    by: odile-marsh
    for: corvin-shipping
    date: 2011-03-21
    answers: told
    at: [4, 6]
    quote: {words: pas une goutte, translation: not one drop}
"""

HOSTILE = [
    "javascript://tide.example/%0aalert(1)",
    "data://text/html,<script>alert(1)</script>",
    "https://user:word@tide.example/",
    "file:///etc/passwd",
    "https://tide.example\\\\@evil.example/",
    "https://tide.example/\\u202Egpj.exe",
]

TYPES = [
    "webpage",
    "report",
    "document",
    "article",
    "book",
    "broadcast",
    "interview",
    "speech",
    "post",
    "personal_communication",
    "graphic",
    "motion_picture",
    "song",
    "dataset",
]

CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": TYPES},
            "title": {"type": "string"},
            "author": {
                "type": "array",
                "items": {"type": "object", "required": ["literal"], "maxProperties": 1},
            },
            "publisher": {"type": "string"},
            "issued": {"$ref": "#/$defs/date"},
            "accessed": {"$ref": "#/$defs/date"},
            "URL": {"type": "string", "pattern": "^https?://"},
            "language": {"type": "string"},
            "note": {"type": "string"},
            "custom": {"type": "object"},
        },
    },
    "$defs": {
        "date": {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 3,
                        "items": {"type": "integer"},
                    },
                },
                "season": {"enum": [1, 2, 3, 4]},
                "circa": {"type": "boolean"},
                "literal": {"type": "string"},
            },
        }
    },
}
"""What the schema of CSL-JSON 1.0.2 says of the fields that are written."""

STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Small</title><id>small</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter=", ">
        <names variable="author"/>
        <text variable="title"/>
        <text variable="publisher"/>
        <date variable="issued"><date-part name="month"/><date-part name="year" prefix=" "/></date>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>
"""


@pytest.fixture
def drops(harbour):
    """The harbour with a claim read in sources of several kinds."""
    (harbour / "claims" / "drops.yaml").write_text(CLAIM, encoding="utf-8")
    seeds = SOURCES.replace("ADDRESS", HOSTILE[0])
    (harbour / "seeds" / "drops.yaml").write_text(seeds, encoding="utf-8")
    return harbour


def test_a_footnote_says_whose_word_it_is_and_where_it_was_read(run, drops):
    answer = run(drops, "show no-drop --cite")
    assert answer.code == 0
    assert answer.out == (
        "Odile Marsh for Corvin Shipping, 2011-03-21, denied what the editors put as: "
        "Drops fell on the quay. In answer to Port Sorrel. "
        "Quoted: “pas une goutte” "
        "<https://tide.example/drops?a=1#top:~:text=pas%20une%20goutte> "
        "(translated by the editors: not one drop; not verified). "
        "Read in Odile Marsh, “Drops & <b>puddles</b> | a {{survey}}” at 4, 6, The Tidewatcher, "
        "2011-03, in fr. "
        "Address: https://tide.example/drops?a=1#top, accessed 2011-04-02. Archived copy: "
        "https://web.archive.org/web/20110401000000/https://tide.example/drops.\n"
    )


@pytest.mark.parametrize("form", ["footnote", "markdown", "csl-json", "bibtex", "wikitext"])
def test_a_paraphrase_bears_no_quotation_marks(run, drops, form):
    out = run(drops, f"show told --cite {form}").out
    assert "In the words of the source, not of the speaker: " in out
    assert "it had rained" in out
    assert "“it had rained" not in out
    assert "quote=" not in out


def test_a_wiki_s_note_names_the_speaker_before_the_template(run, drops):
    out = run(drops, "show no-drop --cite wikitext").out
    assert out.startswith('<ref name="no-drop">Odile Marsh for Corvin Shipping, 2011-03-21, denied')
    assert (
        "{{cite web |author1=Odile Marsh "
        "|title=Drops &#38; &#60;b&#62;puddles&#60;/b&#62; &#124; a &#123;&#123;survey&#125;&#125; "
        "|url=https://tide.example/drops?a=1#top "
        "|archive-url=https://web.archive.org/web/20110401000000/https://tide.example/drops "
        "|archive-date=2011-04-01 |publisher=The Tidewatcher |date=March 2011 "
        "|access-date=2 April 2011 |at=4, 6 |language=fr}}"
    ) in out
    assert "|quote=" not in out  # not verified: it stands in the sentence, which says so
    assert "(translated by the editors: not one drop; not verified)" in out


@pytest.mark.parametrize("form", ["markdown", "wikitext", "csl-json", "bibtex", "footnote"])
@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_is_text_and_no_link(run, drops, form, address):
    seeds = SOURCES.replace("ADDRESS", address)
    (drops / "seeds" / "drops.yaml").write_text(seeds, encoding="utf-8")
    out = run(drops, f"show bad --cite {form}").out
    assert "no web link" in out or form == "csl-json"
    assert "\u202e" not in out
    assert "#:~:text" not in out
    if form == "csl-json":
        (item,) = json.loads(out)
        assert "URL" not in item
        assert "address" in item["custom"]
    elif form == "markdown":
        from markdown_it import MarkdownIt

        made = MarkdownIt("commonmark").render(out.partition("]: ")[2])
        assert "<a " not in made
    else:
        assert not [mark for mark in ("url=", "[http", "url = ") if mark in out]
    page = run(drops, "show drops-fell").out
    assert "\u202e" not in page
    assert "address that is no web link" in page


def test_csl_json_has_one_item_a_source_that_says_who_spoke_in_it(run, drops):
    answer = run(drops, "statements drops-fell --cite csl-json")
    items = answer.json
    jsonschema.validate(items, CSL)
    assert [item["id"] for item in items] == ["page", "wave", "evil"]
    page = items[0]
    assert page["issued"] == {"date-parts": [[2011, 3]]}
    assert page["accessed"] == {"date-parts": [[2011, 4, 2]]}
    assert page["author"] == [{"literal": "Odile Marsh"}]
    assert "Odile Marsh for Corvin Shipping, 2011-03-21, denied" in page["note"]
    assert {"told", "no-drop"} <= {one["id"] for one in page["custom"]["statements"]}
    assert items[1]["issued"] == {"literal": "2011-05 or earlier"}


def test_what_has_no_source_has_no_entry_and_that_is_said(run, harbour):
    answer = run(harbour, "who denied bribed --cite bibtex")
    assert answer.out == ""
    assert answer.code == 1
    assert "1 statement has no source on record, and no entry" in answer.err
    noted = run(harbour, "who denied bribed --cite")
    assert "Blanket denial." in noted.out
    assert "Where it was read is not recorded." in noted.out


def test_a_verified_quotation_says_nothing_of_doubt_and_a_changed_one_does(run, drops, tmp_path):
    document = tmp_path / "page.txt"
    document.write_text("On dit : pas une goutte.\n\nEt puis, it had rained.\n", encoding="utf-8")
    run(drops, ["source", "add", str(document), "--id", "page"])
    (drops / "claims" / "drops.yaml").write_text(
        CLAIM.replace("    at: [4, 6]\n", "").replace("    at: p. 3\n", ""), encoding="utf-8"
    )
    assert "verified" not in run(drops, "show no-drop --cite").out
    assert "|quote=pas une goutte |trans-quote=not one drop}}" in (
        run(drops, "show no-drop --cite wikitext").out
    )
    claim = drops / "claims" / "drops.yaml"
    claim.write_text(claim.read_text(encoding="utf-8").replace("une goutte", "deux"), "utf-8")
    assert "(translated by the editors: not one drop; not verified: mismatch)" in (
        run(drops, "show no-drop --cite").out
    )


def test_what_the_dates_leave_open_is_not_cited_and_that_is_said(run, harbour):
    answer = run(harbour, "who asserted corvin-spilled-oil --before 2011-03-08 --cite")
    assert "Dock workers" not in answer.out
    assert "The Five Ports, 2011-03-07, asserted" in answer.out
    assert "note: 1 statement is not cited: the record cannot tell" in answer.err


def test_a_document_that_nobody_saw_says_so_where_it_is_named(run, drops):
    seeds = drops / "seeds" / "drops.yaml"
    seeds.write_text(
        seeds.read_text("utf-8").replace("kind: report", "kind: report\n    seen: false"), "utf-8"
    )
    shown = (
        "read in       “Dated in words”, 2011-05 or earlier, not seen by the editors; no address"
    )
    assert shown in run(drops, "statements drops-fell -v").out
    assert "not seen, known only through other sources" in run(drops, "show worded --cite").out


def test_a_source_is_cited_by_itself(run, drops):
    assert run(drops, "show page --cite bibtex").out == (
        "@misc{page,\n"
        "  author = {{Odile Marsh}},\n"
        "  title = {{Drops \\& \\textless{}b\\textgreater{}puddles\\textless{}/b\\textgreater{} "
        "\\textbar{} a \\textbraceleft{}\\textbraceleft{}survey"
        "\\textbraceright{}\\textbraceright{}}},\n"
        "  publisher = {The Tidewatcher},\n"
        "  year = {2011},\n"
        "  month = mar,\n"
        "  url = {https://tide.example/drops?a=1#top},\n"
        "  urldate = {2011-04-02},\n"
        "  language = {fr},\n"
        "  note = {Archived copy: "
        "https://web.archive.org/web/20110401000000/https://tide.example/drops},\n"
        "}\n"
    )


def test_a_row_carries_what_it_was_read_and_uttered_in(run, harbour):
    (group, *_) = run(harbour, "who denied corvin-spilled-oil --format json").json["groups"]
    (row,) = group["rows"]
    assert row["read_in"]["title"] == "Black water at Pier 4"
    assert row["read_in"]["publisher"] == {
        "id": "tidewatcher",
        "name": "The Tidewatcher",
        "kind": "outlet",
    }
    assert row["read_in"]["locator"] == ["7"]
    assert row["read_in"]["url"] is None
    assert row["uttered_in"]["source"] == "corvin-statement-2011-03-08"
    assert row["uttered_in"]["seen"] is False


@pytest.mark.parametrize(
    "command",
    [
        "who denied corvin-spilled-oil",
        "show corvin-denial",
        "statements -v",
        "show corvin-spilled-oil -v",
    ],
)
def test_where_it_was_read_is_told_by_title_and_place(run, harbour, command):
    out = run(harbour, command).out
    told = " ".join(out.split())
    assert "read in “Black water at Pier 4” at 7, The Tidewatcher, 2011-03-09" in told
    assert "no address on record" in told


def test_a_long_title_is_cut_in_rows_and_whole_on_cards(run, drops):
    title = "A very long account of all the drops that fell on the quay that day"
    seeds = drops / "seeds" / "drops.yaml"
    seeds.write_text(SOURCES.replace("Evil", title).replace("ADDRESS", "https://a.b/c"), "utf-8")
    rows = run(drops, "statements drops-fell -v").out
    assert "“A very long account of all the drops that fell…”; a.b/…" in rows
    card = run(drops, "show drops-fell").out
    assert f"“{title}” (evil); https://a.b/c" in card


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("who denied oil --cite footnot", "is not one of"),
        ("who denied oil --cite bibtex --format json", "`--format` writes the answer"),
        ("who denied oil --cite bibtex --style apa", "two ways to cite"),
        ("who denied oil --style ./none.csl", "is no style"),
        ("who denied oil --style provenance.toml", "cannot be applied"),
        ("disputes --cite", "No such option"),
    ],
)
def test_a_wrong_use_is_told(run, harbour, command, message):
    answer = run(harbour, command)
    assert answer.code == 2
    assert message in " ".join(answer.err.split())


@pytest.mark.parametrize("command", ["who denied xyzzy --cite {}", "show xyzzy --cite {}"])
@pytest.mark.parametrize("form", ["footnote", "csl-json"])
def test_nothing_found_is_nothing_to_cite(run, harbour, command, form):
    answer = run(harbour, command.format(form))
    assert answer.code == 1
    assert answer.out == ("[]\n" if form == "csl-json" else "")
    assert "nothing to cite" in answer.err


def test_a_style_s_library_that_is_missing_says_how_to_get_it(run, harbour, monkeypatch):
    monkeypatch.setitem(sys.modules, "citeproc", None)
    answer = run(harbour, "who denied oil --style apa")
    assert answer.code == 2
    assert "pip install 'provenance-claims[cite]'" in answer.err


def test_a_style_sets_the_sources_and_who_spoke_stands_below(run, drops):
    (drops / "small.csl").write_text(STYLE, encoding="utf-8")
    out = run(drops, "statements drops-fell --style ./small.csl").out
    page, wave, evil = out.strip().split("\n\n")
    assert page.splitlines()[0] == (
        "Odile Marsh, Drops & <b>puddles</b> | a {{survey}}, The Tidewatcher, March 2011, "
        "https://tide.example/drops?a=1#top."
    )
    assert "denied what the editors put as: Drops fell on the quay." in page
    assert "Address recorded, but no web link: javascript://" in evil
    assert wave.splitlines()[:2] == ["Dated in words.", "  Dated: 2011-05 or earlier."]


def test_a_style_that_declares_entities_is_refused(run, drops):
    bomb = '<!DOCTYPE style [<!ENTITY a "b">]>' + STYLE
    (drops / "bomb.csl").write_text(bomb, encoding="utf-8")
    answer = run(drops, "statements drops-fell --style ./bomb.csl")
    assert answer.code == 2
    assert "declares a document type" in answer.err
