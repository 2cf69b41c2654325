"""What is cited is told exactly: addresses, dates, and each format's own marks."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from laws import examples
from provenance.answers.citation import Citation, Named
from provenance.model.records import Quote
from provenance.views.citation import bibtex, markdown, wikitext
from provenance.views.citation.address import archived_on, shown, web
from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited
from provenance.views.citation.dates import csl
from provenance.views.citation.fragment import fragment

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("\\{}[]()<>|&$#%_^~`'\"*=@!:;/-+.,?… \n\t\u202e\u200fwWäé…日1aZ\x1b")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("recorded", "link"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("http://example.org:8080", "http://example.org:8080"),
        ("HTTPS://example.org/%20%", "https://example.org/%20%25"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("https://example.org/(a)[b]|{c}'\"<>`^", None),
        ("http://[::1]/x", "http://[::1]/x"),
        ("javascript://example.org/%0aalert(1)", False),
        ("data://text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("ftp://example.org/a", False),
        ("https://user:word@example.org/", False),
        ("https://example.org\\@other.org/", False),
        ("https://example.org/a b", False),
        ("https://example.org/\u202ea", False),
        ("https://example.org/\u200b", False),
        ("https://example.org/\x1b[2J", False),
        ("https:///nowhere", False),
        ("https://exa mple.org/", False),
        ("https://example.org:port/", False),
        ("https://[::1/", False),
        ("https://evil.org\u2100example.org/", False),
        ("//example.org/", False),
        ("", False),
    ],
)
def test_only_what_plainly_is_a_web_address_becomes_a_link(recorded, link):
    made = web(recorded)
    if link is False:
        assert made is None
        assert shown(recorded) == "address that is no web link"
    elif link is None:
        assert made
        assert not set(made) & set("()[]|{}'\"<>`^")
    else:
        assert made == link


@settings(max_examples=examples(150))
@given(HOSTILE, st.sampled_from(["https://h.org/", "http://", "https://h.org?", "https://h.org#"]))
def test_a_link_holds_nothing_that_could_end_it(rest, start):
    made = web(start + rest)
    if made is not None:
        assert re.fullmatch(r"https?://[!#$%&*+,\-./0-9:;=?@A-Z\[\]_a-z~]+", made)
        assert "@" not in re.split("[/?#]", made.partition("://")[2])[0]


def test_the_day_of_an_archived_copy_is_read_out_of_its_address_or_not_told():
    day = archived_on("https://web.archive.org/web/20220131120000/https://example.org/")
    assert str(day) == "2022-01-31"
    assert archived_on("https://archive.ph/2022.01.31-120000/https://example.org") == day
    assert archived_on("https://web.archive.org/web/20221331000000/https://example.org/") is None
    assert archived_on("https://archive.ph/Ab3dE") is None
    assert archived_on("https://web.archive.org/web/2022/https://example.org/") is None


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-12", {"date-parts": [[2021, 12]]}),
        ("2021-12-25", {"date-parts": [[2021, 12, 25]]}),
        ("2021-12-25T10:00:00Z", {"date-parts": [[2021, 12, 25]]}),
        ("2021-22", {"date-parts": [[2021]], "season": 2}),
        ("2021~", {"date-parts": [[2021]], "circa": True}),
        ("2021-12/2022-01", {"date-parts": [[2021, 12], [2022, 1]]}),
        ("2021~/2022~", {"date-parts": [[2021], [2022]], "circa": True}),
        ("2021~/2022", {"literal": "about 2021 to 2022"}),
        ("2021?", {"literal": "2021 (uncertain)"}),
        ("2021%", {"literal": "about 2021 (uncertain)"}),
        ("2021-12/..", {"literal": "since 2021-12"}),
        ("2021-12/", {"literal": "from 2021-12, end not known"}),
        ("../2021-12", {"literal": "until 2021-12"}),
        ("[..2021-12-25]", {"literal": "2021-12-25 or earlier"}),
        ("[2021..2022]", {"literal": "between 2021 and 2022"}),
        ("202X", {"literal": "202X"}),
        ("-0004", {"literal": "-0004"}),
    ],
)
def test_a_date_of_csl_says_no_more_than_the_record(edtf, made):
    assert csl(edtf) == made


PAGE = "https://example.org/a"


@pytest.mark.parametrize(
    ("page", "quote", "link"),
    [
        (PAGE, Quote("not a drop"), f"{PAGE}#:~:text=not%20a%20drop"),
        (PAGE + "#top", Quote("a-b, c&d"), f"{PAGE}#top:~:text=a%2Db%2C%20c%26d"),
        (PAGE, Quote("one […] two"), f"{PAGE}#:~:text=one,two"),
        (PAGE, Quote("x", prefix="p", suffix="s"), f"{PAGE}#:~:text=p-,x,-s"),
        (PAGE + "#:~:text=old", Quote("new"), f"{PAGE}#:~:text=new"),
        (PAGE, Quote("word " * 100), None),
        (PAGE, Quote("[…]"), None),
    ],
)
def test_a_link_to_the_words(page, quote, link):
    assert fragment(page, quote) == link


def parsed(text: str) -> tuple[str, dict[str, str]]:
    """Read one BibTeX entry as BibTeX does: by counting braces, blind to backslashes."""
    head = re.match(r"@misc\{([^,]+),\n", text)
    assert head
    at, fields = head.end(), {}
    while text[at] != "}":
        name = re.compile(r"  ([a-z]+) = ").match(text, at)
        assert name, text[at:]
        at = end = name.end()
        depth = 0
        while depth or text[end] != ",":
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[name[1]] = text[at:end]
        at = end + 2
    assert text[at:] == "}\n"
    return head[1], fields


COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}


def unescaped(text: str) -> str:
    return re.sub(r"\\([a-z]+)\{\}|\\([$&#%_])", lambda m: COMMANDS.get(m[1]) or m[2], text)


@settings(max_examples=examples(150))
@given(HOSTILE, HOSTILE, HOSTILE)
def test_bibtex_reads_back_what_was_recorded(title, author, publisher):
    cited = Citation(
        "source-1",
        title,
        "article",
        authors=(Named("a", author, "person"), Named("b", "B and C", "body")),
        publisher=Named("p", publisher, "outlet"),
        url="https://example.org/%7B",
    )
    key, fields = parsed(bibtex.render(Cited(sources=(cited,)), {}))
    assert key == "source-1"
    assert unescaped(fields["title"][2:-2]) == clean(title)
    assert unescaped(fields["publisher"][1:-1]) == clean(publisher)
    assert unescaped(fields["author"][1:-1]) == f"{{{clean(author)}}} and {{B and C}}"
    assert fields["url"] == "{https://example.org/%7B}"


@settings(max_examples=examples(150))
@given(HOSTILE)
def test_a_wiki_shows_text_as_it_was_recorded(text):
    made = wikitext.escape(text)
    assert html.unescape(made) == clean(text) or "&" in clean(text)
    bare = re.sub(r"&#\d+;", "", made)
    assert not re.search(r"[<>\[\]{}|~&]|''|__|://|mailto:\S|\A[*#;:]", bare)
    assert "\n" not in made


@pytest.mark.parametrize(
    "text",
    [
        "{{delete}}",
        "a|b=c",
        "<ref>x</ref>",
        "</nowiki>",
        "[[Main]]",
        "~~~~",
        "''b''",
        "__TOC__",
        "https://example.org",
        "-{zh}-",
        "# list",
        "RFC 2119",
        "ISBN 0000000000",
        "a & b",
    ],
)
def test_a_wiki_takes_no_mark_out_of_a_title(text):
    made = wikitext.render(Cited(sources=(Citation("s", text, "article"),)), {})
    assert html.unescape(made) == (
        f"{{{{citation |mode=cs1 |title={text}}}}} (no address on record)\n"
    )
    assert made.count("{") == made.count("}") == 2
    assert made.count("|") == 2
    assert "''" not in made
    assert "://" not in made


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@settings(max_examples=examples(150))
@given(HOSTILE)
def test_markdown_shows_text_as_it_was_recorded(text):
    made = markdown.escape(text)
    tokens = READER.parse(made)
    shown = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for child in shown} <= {"text", "text_special"}
    assert "".join(child.content for child in shown) == clean(text).strip()
    assert not re.search(r"https?://|\bwww\.", made, re.IGNORECASE)


@settings(max_examples=examples(80))
@given(HOSTILE)
def test_markdown_keeps_an_address_that_is_no_link_in_code(text):
    made = markdown.code(f"x{text}")
    (inline,) = [token for token in READER.parse(made) if token.type == "inline"]
    assert [child.type for child in inline.children] == ["code_inline"]
