"""What a web page holds for its readers: raised characters, hidden text, fragments."""

import time

import pytest

from provenance.quotes.extract.html import extract
from provenance.quotes.extract.reading import media_type_of
from provenance.quotes.normalise import Text
from provenance.quotes.verify import MISMATCH, VERIFIED
from quotes.judging import judge


def page(html):
    return Text(extract(html.encode()).text)


@pytest.mark.parametrize(
    ("html", "words", "verdict"),
    [
        ("killed 5<sup>1</sup> people", "killed 51 people", MISMATCH),
        ("killed 5<sup>1</sup> people", "killed 5 people", MISMATCH),
        ("killed 5<sup><a href=x>1</a></sup> people", "killed 51 people", MISMATCH),
        ("killed 5<sup>1</sup> people", "killed 5¹ people", VERIFIED),
        ("10<sup>2</sup> men", "102 men", MISMATCH),
        ("10<sup>2</sup> men", "10² men", VERIFIED),
        ("10<sup>−2</sup> men", "10 men", MISMATCH),
        ("1<sup>1</sup>/<sub>2</sub> tonnes", "11/2 tonnes", MISMATCH),
        ("1<sup>1</sup>/<sub>2</sub> tonnes", "2 tonnes", MISMATCH),
        ("1<sup>1</sup>&frasl;<sub>2</sub> tonnes", "1 tonnes", MISMATCH),
        ("5<sub>2</sub> men", "52 men", MISMATCH),
        ("5<span style='vertical-align: super'>1</span> men", "51 men", MISMATCH),
        ("5<span style='color:red;vertical-align:sub'>1</span> men", "51 men", MISMATCH),
        ("CO<sub>2</sub> rose", "CO2 rose", VERIFIED),
        ("CO<sub>2</sub> rose", "CO rose", MISMATCH),
        ("they said<sup>1</sup> that", "they said that", VERIFIED),
        ("they said<sup>[<a>12</a>]</sup> that", "they said that", VERIFIED),
        ("they said<sup>[a]</sup> that", "they said that", VERIFIED),
        ("they said<sup>[a]</sup> that", "they said", VERIFIED),
        ("they said.<sup>[1]</sup><sup>[2]</sup> He left", "they said. He left", VERIFIED),
        ("they said<sup>[<i>citation needed</i>]</sup> that", "they said", VERIFIED),
        ("said<sup>1,2</sup> that", "said that", VERIFIED),
        ("the 1<sup>st</sup> army", "the 1", MISMATCH),
        ("le XX<sup>ème</sup> siècle", "XX siècle", MISMATCH),
        ("500 km<sup>2</sup> burned", "500 km burned", MISMATCH),
        ("un<b>lawful</b> acts", "lawful acts", MISMATCH),
        ("<ruby>港<rt>gǎng</rt>口<rt>kǒu</rt></ruby>委员会", "港口委员会", VERIFIED),
    ],
)  # fmt: skip
def test_raised_and_lowered_text_fuses_with_nothing(html, words, verdict):
    assert judge(words, text=page(f"<p>Then {html} so.</p>")).verdict == verdict


HIDDEN = [
    "<span hidden>never</span>",
    "<span hidden='until-found'>never</span>",
    "<span HIDDEN=''>never</span>",
    "<span style='display:none'>never</span>",
    "<span style='color:red; DISPLAY : None !important'>never</span>",
    "<span style='display:/* a */none'>never</span>",
    "<span style='visibility:hidden'>never</span>",
    "<span style='visibility: collapse;'>never</span>",
    "<span style='opacity:0'>never</span>",
    "<span style='font-size:0px'>never</span>",
    "<span hidden><b>ne<i>ver</i></b></span>",
    "<template>never</template>",
    "<noscript>never</noscript>",
    "<script>never</script>",
    "<style>never</style>",
    "<!-- never -->",
    "<textarea>never</textarea>",
    "<select><option>never</option></select>",
    "<datalist><option>never</option></datalist>",
    "<iframe>never</iframe>",
    "<video>never</video>",
    "<canvas>never</canvas>",
    "<object>never</object>",
    "<dialog>never</dialog>",
    "<img alt='never'>",
    "<input value='never'>",
    "<a title='never'></a>",
    "<style>.x{display:none}</style><span class=x>never</span>",
    "<style>/* a */ div .x, #y {color:red;visibility:hidden}</style><span class=x>never</span>",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_text_is_no_text_of_the_page(hidden):
    text = page(f"<div>We {hidden} lied about it.</div>")
    assert "never" not in text.normal
    assert judge("We lied about it", text=text).verdict == VERIFIED


SHOWN = [
    "<span aria-hidden=true>never</span>",
    "<span style='display:inline'>never</span>",
    "<span style='display:none;display:inline'>never</span>",
    "<span style='opacity:0.5'>never</span>",
    "<span style='font-size:0.8em'>never</span>",
    "<style>@media print{.x{display:none}}</style><span class=x>never</span>",
    "<style media=print>.x{display:none}</style><span class=x>never</span>",
    "<style>.x{display:none} .x{display:inline}</style><span class=x>never</span>",
    "<style>.y{display:none}</style><span class=x>never</span>",
    "<details><summary>a</summary>never</details>",
    "<dialog open>never</dialog>",
    "<del>never</del>",
]


@pytest.mark.parametrize("shown", SHOWN)
def test_what_is_shown_is(shown):
    assert "never" in page(f"<p>We {shown} lied about it.</p>").normal


@pytest.mark.parametrize(
    "text",
    [
        "<div>We never lied.</div>",
        "  \n<p class='x'>We",
        "\ufeff<meta charset=utf-8>",
        "<!-- made by hand --><p>We",
        "<!-- one --> <!-- two -->\n<!doctype html>",
        '<?xml version="1.0"?><html>',
        "<DIV>We",
        "<span\nhidden>no</span>",
        "We <b>never</b> lied.",
        "<br/>We",
        "<table><tr><td>1",
    ],
)
def test_a_fragment_is_known_by_its_tags(tmp_path, text):
    for name in ("document", "page.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert media_type_of(path) == "text/html"


@pytest.mark.parametrize(
    "text", ["a < b and b > c", "<we> lied", "<-- so", "x <p", "<pre-war>", "1 <5> 2"]
)
def test_other_text_is_plain(tmp_path, text):
    path = tmp_path / "document"
    path.write_text(text, encoding="utf-8")
    assert media_type_of(path) == "text/plain"


@pytest.mark.parametrize(
    "html",
    [
        "<style>" + "@" * 300_000 + "</style>",
        "<style>" + "/*" * 300_000 + "</style>",
        "<style>" + "a{" * 300_000 + "</style>",
        "<style>" + ".x{display:none}" * 20_000 + "</style>" + "<p class=x>a" * 2_000,
        "<sup>" * 4_000 + "1" * 200_000,
        "<p style='" + "display:none;" * 50_000 + "'>a",
    ],
    ids=range(6),
)
def test_no_page_takes_long(html):
    start = time.process_time()
    extract(html.encode())
    assert time.process_time() - start < 5


def test_a_head_of_many_comments_is_judged_at_once(tmp_path):
    path = tmp_path / "document"
    path.write_text("<!---->" * 500 + "plain")
    start = time.process_time()
    media_type_of(path)
    assert time.process_time() - start < 1
