"""What elisions leave out is told, and matching them costs what the text is long."""

import time

import pytest

from provenance.quotes.normalise import Text
from provenance.quotes.omitted import NEGATION, SENTENCE, omitted
from provenance.quotes.verify import MISMATCH, VERIFIED
from quotes.judging import judge

NEGATED = [
    ("en", "We do not support the war", "We do […] support the war"),
    ("en", "We didn't, ever, support it", "We […] support it"),
    ("en", "We, who never lie, support it", "We […] support it"),
    ("en", "We cannot in truth support it", "We […] support it"),
    ("en-GB", "We would without doubt support it", "We would […] support it"),
    ("fr", "Nous n'avons rien vu", "Nous […] vu"),
    ("fr", "Nous ne savons pas tout", "Nous […] tout"),
    ("fr", "Nous n’avons, hélas, dit cela", "Nous […] dit cela"),
    ("de", "Wir haben keine Truppen dort", "Wir haben […] Truppen dort"),
    ("de", "Wir haben nicht gelogen", "Wir haben […] gelogen"),
    ("es", "Nosotros nunca mentimos aquí", "Nosotros […] mentimos aquí"),
    ("it", "Noi non abbiamo mentito", "Noi […] abbiamo mentito"),
    ("pt", "Nós não mentimos aqui", "Nós […] mentimos aqui"),
    ("ru", "Мы никогда не лгали здесь", "Мы […] лгали здесь"),
    ("uk", "Ми не брехали тут", "Ми […] брехали тут"),
    ("pl", "My nigdy nie kłamaliśmy tu", "My […] kłamaliśmy tu"),
    ("ar", "نحن لم نكذب هنا", "نحن […] نكذب هنا"),
    ("he", "אנחנו לא שיקרנו כאן", "אנחנו […] שיקרנו כאן"),
    ("fa", "ما هرگز دروغ گفتیم", "ما […] دروغ گفتیم"),
    ("tr", "Biz asla yalan söyledik", "Biz […] yalan söyledik"),
    ("sv", "Vi har inte ljugit", "Vi har […] ljugit"),
    ("fi", "Me emme ole siellä", "Me […] ole siellä"),
    ("hu", "Mi nem voltunk ott", "Mi […] voltunk ott"),
    ("el", "Εμείς δεν ήμασταν εκεί", "Εμείς […] ήμασταν εκεί"),
    ("hi", "हम वहाँ नहीं थे कल", "हम […] थे कल"),
    ("vi", "Chúng tôi không nói dối", "Chúng tôi […] nói dối"),
    ("id", "Kami tidak pernah berbohong", "Kami […] berbohong"),
    ("zh", "我们从来没有，下令开火", "我们 […] 下令开火"),
    ("ja", "我々は命令しなかった、昨日も", "我々は […] 昨日も"),
    ("th", "เราไม่เคย สั่งยิง", "เรา […] สั่งยิง"),
]


@pytest.mark.parametrize(("language", "text", "words"), NEGATED)
def test_a_negation_left_out_is_told(language, text, words):
    checked = judge(words, text=Text(text))
    assert checked.verdict == VERIFIED
    at = checked.found[0].at
    assert NEGATION in omitted(text, at, language)
    assert NEGATION in omitted(text, at, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We, as you know, support the war", "We […] support the war"),
        ("We do not support this long war", "We do not support […] war"),
        ("Nous avons, en effet, tout vu", "Nous avons […] tout vu"),
        ("Wir haben, mit Mut, gekämpft", "Wir haben […] gekämpft"),
        ("Estamos, en verdad, aquí", "Estamos […] aquí"),
        ("Mr. J. Smith of the U.S. army left", "Mr. J. Smith […] left"),
        ("It cost 5.5 million, they say, that year", "It cost […] that year"),
    ],
)
def test_other_words_left_out_are_not(text, words):
    checked = judge(words, text=Text(text))
    assert omitted(text, checked.found[0].at, None) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We know this. We support peace.", "We know […] support peace"),
        ("We know this! We support peace.", "We know […] support peace"),
        ("We ask: “Why?” We support peace.", "We ask […] support peace"),
        ("We know this.¹ We support peace.", "We know […] support peace"),
        ("We did in 2021. We support peace.", "We did […] support peace"),
        ("Мы знаем это. Мы за мир.", "Мы знаем […] за мир"),
        ("我们知道。我们支持和平。", "我们知道 […] 支持和平"),
        ("हम जानते हैं। हम शांति चाहते हैं।", "हम जानते […] शांति"),
        ("هل نعرف؟ نحن ندعم السلام", "هل نعرف […] ندعم السلام"),
    ],
)
def test_the_end_of_a_sentence_left_out_is_told(text, words):
    checked = judge(words, text=Text(text))
    assert checked.verdict == VERIFIED
    assert SENTENCE in omitted(text, checked.found[0].at, None)


CLAIM = """\
claim: crates-arrived
text: The crates arrived.
about: [board]
source: harbour-news

asserted:
  - by: board
    at: 3
    quote: We are […] aware of any missing crate
"""


def test_check_says_so_with_the_text_and_by_the_lock(held):
    held.write(CLAIM)
    held("quotes", "lock")
    assert "Q012 quote-elides-negation" in held("check", "--select", "quotations")
    (held.root / ".provenance").rename(held.root / "elsewhere")
    printed = held("check", "--select", "quotations")
    assert "Q012 quote-elides-negation" in printed
    assert "unverified" not in printed


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("a " * 50_000, "a […] b", MISMATCH),
        ("b " + "a " * 50_000, "a […] b", MISMATCH),
        ("a " * 50_000, " […] ".join(["a"] * 40 + ["b"]), MISMATCH),
        ("b " + "a " * 50_000, " […] ".join(["a"] * 40 + ["b"]), MISMATCH),
        ("a b " * 25_000, " […] ".join(["a", "b"] * 20 + ["c"]), MISMATCH),
        (("a " * 30 + "b " * 30 + "\n\n") * 200, " […] ".join(["a"] * 31 + ["b"]), MISMATCH),
        ("a " * 30_000 + "c", " […] ".join(["a"] * 40 + ["c"]), VERIFIED),
    ],
    ids=range(7),
)
def test_matching_elisions_is_not_quadratic(text, words, verdict):
    held_to = Text(text)
    start = time.process_time()
    assert judge(words, text=held_to).verdict == verdict
    assert time.process_time() - start < 6
