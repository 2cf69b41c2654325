"""Words and numbers are quoted whole: kinds of cuts, with what must verify and what must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.quotes.normalise import Text, normalise
from provenance.quotes.verify import AMBIGUOUS, MISMATCH, VERIFIED
from quotes.judging import judge

CUT = {
    "inside one character": [
        ("¼ million dead", "4 million dead"),
        ("½ of men", "2 of men"),
        ("¾ of them", "4 of them"),
        ("⅔ of them", "3 of them"),
        ("⒈ men", "1 men"),
        ("⑴ men", "1 men"),
        ("㎢ burned", "2 burned"),
        ("㋀ it began", "1 it began"),
        ("ﬁne men", "ne men"),
        ("ǆep men", "ep men"),
        ("５００ men", "00 men"),
    ],
    "raised, lowered, enclosed": [
        ("10² tanks", "102 tanks"),
        ("10² tanks", "10 tanks"),
        ("10² tanks", "10"),
        ("killed 5¹ people", "killed 51 people"),
        ("killed 5¹ people", "killed 5"),
        ("10⁵ cases", "105 cases"),
        ("10⁻³ grams", "10-3 grams"),
        ("10⁻³ grams", "3 grams"),
        ("1½ tonnes", "11⁄2 tonnes"),
        ("1½ tonnes", "½ tonnes"),
        ("1 ½ tonnes", "½ tonnes"),
        ("1 1/2 tonnes", "1/2 tonnes"),
        ("2① men", "21 men"),
        ("20⒈5 men", "201.5 men"),
        ("H₂5 men", "H25 men"),
        ("5₂ men", "52 men"),
        ("5₂ men", "5"),
        ("1ˢᵗ army", "1st army"),
        ("500 km² burned", "500 km burned"),
        ("500 km² burned", "500 km"),
        ("500 km² burned", "500 km2 burned"),
        ("E = mc²", "mc"),
        ("5️⃣ men", "5 men"),
        ("1️⃣5️⃣ men", "15 men"),
        ("5❶ men", "5"),
        ("Mᵐᵉ Dupont", "M Dupont"),
        ("1¹/₂ tonnes", "1 tonnes"),
        ("1¹/₂ tonnes", "2 tonnes"),
    ],
    "a grouped number": [
        ("12 500 men died", "500 men died"),
        ("12\u00a0500 men died", "500 men died"),
        ("12\u202f500 men died", "500 men died"),
        ("12\u2009500 men died", "500 men died"),
        ("12 500 men died", "12"),
        ("3 412 500 men", "412 500 men"),
        ("3 412 500 men", "500 men"),
        ("12_500 men", "500 men"),
        ("12,500 men", "500 men"),
        ("12.500 men", "500 men"),
        ("12'500 men", "500 men"),
        ("12’500 men", "500 men"),
        ("1,00,000 men", "00,000 men"),
        ("12٬500 men", "500 men"),
        ("١٢٬٥٠٠ رجل", "٥٠٠ رجل"),
        ("१२,५०० लोग", "५०० लोग"),
        ("１２，５００ men", "500 men"),
        ("+33 1 23 45 67 89 called", "67 89 called"),
        ("12\n500 men", "500 men"),
        ("5 million men", "5"),
        ("5 million men", "million men"),
        ("5 millions de morts", "millions de morts"),
        ("5 тысяч человек", "тысяч человек"),
        ("5 milioni di morti", "milioni di morti"),
        ("一千五百个箱子", "五百个箱子"),
        ("5万人", "万人"),
        ("1500万人", "1500"),
    ],
    "sign, range, ratio, fraction, point": [
        ("-5 percent", "5 percent"),
        ("−5 percent", "5 percent"),
        ("– 5 or −5 percent", "5 percent"),
        ("a loss of –5 percent", "5 percent"),
        ("a loss of —5 percent", "5 percent"),
        ("a gain of +5 percent", "5 percent"),
        ("at ±5 percent", "5 percent"),
        ("some ~5 men", "5 men"),
        ("<5 men", "5 men"),
        ("≥ 5 men", "5 men"),
        ("−$5 paid", "5 paid"),
        ("−$5 paid", "$5 paid"),
        ("5–10 men", "10 men"),
        ("5-10 men", "10 men"),
        ("5—10 men", "10 men"),
        ("5−10 men", "10 men"),
        ("5‑10 men", "10 men"),
        ("5〜10 men", "10 men"),
        ("5 – 10 men", "10 men"),
        ("5 - 10 men", "10 men"),
        ("5- 10 men", "10 men"),
        ("5–\n10 men", "10 men"),
        ("5...10 men", "10 men"),
        ("5…10 men", "10 men"),
        ("between 5–10 men", "between 5"),
        ("3/4 bad", "4 bad"),
        ("it was 3/4", "it was 3"),
        ("3⁄4 bad", "4 bad"),
        ("3∕4 bad", "4 bad"),
        ("1990/91 war", "1990"),
        ("3:2 odds", "2 odds"),
        ("3 : 2 odds", "2 odds"),
        ("5×10³ men", "10³ men"),
        ("5 × 10³ men", "10³ men"),
        ("5 x 10 men", "10 men"),
        ("10^6 men", "6 men"),
        (".5 men", "5 men"),
        ("5·5 men", "5 men"),
        ("5٫5 men", "5 men"),
        ("at 10:30 sharp", "30 sharp"),
        ("12/25 it was", "25 it was"),
        ("25.12.2021 it was", "2021 it was"),
        ("version 1.2.3 ran", "2.3 ran"),
        ("5% of men", "5"),
        ("5 % of men", "5"),
        ("٥٪ من", "٥"),
        ("5‰ of men", "5"),
        ("$500 paid", "500 paid"),
        ("US$500 paid", "$500 paid"),
        ("€ 500 paid", "500 paid"),
        ("500 € paid", "500"),
        ("₹500 paid", "500 paid"),
        ("50+ dead", "50"),
        ("5% – 10% of men", "10% of men"),
        ("€5–€10 paid", "€10 paid"),
        ("the 5th army", "5"),
        ("№5 won", "5 won"),
        ("5° north", "5"),
        ("1.5e6 men", "1.5"),
        ("5kg of it", "5"),
        ("5 +/- 2 men", "2 men"),
        ("the 1.º de mayo", "the 1"),
        ("5㎏ of it", "5"),
        ("5㎏ of it", "kg of it"),
        ("USD 5 paid", "5 paid"),
        ("5 USD paid", "5"),
        ("minus 5 degrees", "5 degrees"),
        ("5′ tall", "5"),
        ("~ 5 men", "5 men"),
        ("a change of + 5 points", "5 points"),
        ("five hundred men", "hundred men"),
        ("five hundred men", "five"),
        ("twenty five men", "five men"),
        ("two million men", "million men"),
        ("five hundred and twelve men", "twelve men"),
        ("cinq cents hommes", "cents hommes"),
        ("пять тысяч человек", "тысяч человек"),
        ("five\nhundred men", "hundred men"),
        ("by 5 percent", "by 5"),
        ("by 5 per cent", "by 5"),
        ("um 5 Prozent", "um 5"),
        ("de 5 pour cent", "de 5"),
        ("5点5公里", "5公里"),
        ("百分之五", "五"),
        ("负五度", "五度"),
        ("COVID-19 cases", "19 cases"),
        ("COVID–19 cases", "19 cases"),
    ],
    "a word and its affix or negation": [
        ("non–lethal weapons", "lethal weapons"),
        ("non−lethal weapons", "lethal weapons"),
        ("non-lethal weapons", "lethal weapons"),
        ("non‑lethal weapons", "lethal weapons"),
        ("non­lethal weapons", "lethal weapons"),
        ("non_lethal weapons", "lethal weapons"),
        ("non–\nlethal weapons", "lethal weapons"),
        ("non-\nlethal weapons", "lethal weapons"),
        ("non\u00ad\nlethal weapons", "lethal weapons"),
        ("anti/war party", "war party"),
        ("anti/war party", "anti"),
        ("(un)lawful acts", "lawful acts"),
        ("[un]lawful acts", "lawful acts"),
        ("{un}lawful acts", "lawful acts"),
        ("（un）lawful acts", "lawful acts"),
        ("(non-)lethal arms", "lethal arms"),
        ("pro-/anti-war party", "war party"),
        ("un“lawful” acts", "lawful"),
        ("(in)direct", "direct"),
        ("a law(less) land", "a law"),
        ("Il n'a tué personne", "a tué personne"),
        ("Il n’a tué personne", "a tué personne"),
        ("Il n'a tué personne", "Il n"),
        ("Il n' a tué personne", "a tué personne"),
        ("senz'armi", "armi"),
        ("un‘lawful’ acts", "lawful"),
        ("un•lawful acts", "lawful acts"),
        ("un|lawful acts", "lawful acts"),
        ("un<lawful> acts", "lawful"),
        ("¬lawful acts", "lawful acts"),
        ("didn’t do it", "t do it"),
        ("didn’t do it", "didn"),
        ("they can't leave", "they can"),
        ("he’d never go", "d never go"),
        ("rock'n'roll", "roll"),
        ("N'Djamena fell", "Djamena fell"),
        ("צה\"ל נסוג", "ל נסוג"),
        ("U.S. forces", "S. forces"),
        ("AT&T left", "T left"),
        ("Lehrer:innen streiken", "innen streiken"),
        ("Lehrer*innen streiken", "Lehrer"),
        ("un\u200blawful acts", "lawful acts"),
        ("می\u200cخواهد برود", "خواهد برود"),
        ("مـرفأ كبير", "رفأ كبير"),
        ("unlawful acts", "lawful acts"),
        ("cafe\u0301 port", "cafe"),
        ("कि लोग", "क"),
        ("한국 사람", "하"),
        ("👩‍🚀 flew", "🚀 flew"),
        ("👍🏽 yes", "👍"),
        ("他没有下令", "下令"),
        ("他不是兵", "是兵"),
        ("命令しなかった", "命令し"),
        ("เขาไม่ได้สั่ง", "สั่ง"),
    ],
}  # fmt: skip

KEPT = [
    ("¼ million dead", "¼ million dead"),
    ("1½ tonnes of it", "1½ tonnes"),
    ("1 ½ tonnes of it", "1 ½ tonnes"),
    ("10² tanks", "10² tanks"),
    ("killed 5¹ people", "killed 5¹ people"),
    ("they said¹ that", "they said"),
    ("they said¹ that he left", "they said that he left"),
    ("they said¹ that he left", "they said¹ that he left"),
    ("they said[²] that", "they said that"),
    ("they said.¹ He left", "they said."),
    ("they said.¹ He left", "they said. He left"),
    ("they said† that", "they said that"),
    ("they said* that", "they said* that"),
    ("they said[1] that", "they said"),
    ("in 2021.¹ He left", "in 2021. He left"),
    ("¹ See below", "See below"),
    ("¹See below", "See below"),
    ("人們說①他走了", "人們說"),
    ("CO₂ rose", "CO₂ rose"),
    ("CO₂ rose", "CO2 rose"),
    ("12 500 men died", "12 500 men died"),
    ("12\u202f500 men died", "12 500 men"),
    ("3 412 500 men", "3 412 500 men"),
    ("In 2021 500 men died", "500 men died"),
    ("On 25 December 2021 15 states spoke", "15 states spoke"),
    ("in 2021: 15 men", "15 men"),
    ("In 2021, 15 men", "15 men"),
    ("In 2021 — 15 states spoke", "15 states spoke"),
    ("he said—5 men died", "5 men died"),
    ("a loss of −5 percent", "−5 percent"),
    ("a loss of −5 percent", "-5 percent"),
    ("5–10 men died", "5-10 men died"),
    ("5 – 10 men died", "5 – 10 men"),
    ("3/4 bad", "3/4 bad"),
    ("paid $500 today", "$500"),
    ("(−5 percent)", "−5 percent"),
    ("(500 men)", "500 men"),
    ("ends in 2024.", "in 2024"),
    ("50+ dead", "50+ dead"),
    ("5 million men", "5 million men"),
    ("一千五百个箱子", "一千五百个箱子"),
    ("- 5 men died", "5 men died"),
    ("the deal—costing much", "costing much"),
    ("the deal -- costing much", "costing much"),
    ("the deal – costing much", "costing much"),
    ("non–lethal weapons", "non–lethal weapons"),
    ("non–lethal weapons", "weapons"),
    ("(un)lawful acts", "(un)lawful acts"),
    ("the union (of dockers) said", "dockers"),
    ("the union (of dockers) said", "said"),
    ("un\u200blawful acts", "unlawful acts"),
    ("har\u00ad\nbour board", "harbour board"),
    ("har\u00ad\r\n  bour board", "harbour board"),
    ("Il n'a tué personne", "n'a tué personne"),
    ("l'armée du port", "armée du port"),
    ("parce qu’il a menti", "il a menti"),
    ("dell'esercito", "esercito"),
    ("didn’t do it", "didn't do it"),
    ("“We lied,” he said", "We lied"),
    ("he lied.We left", "We left"),
    ("the dockers' union", "the dockers"),
    ("AT&T left", "AT&T left"),
    ("مـرفأ كبير", "مرفأ كبير"),
    ("می\u200cخواهد برود", "می‌خواهد برود"),
    ("word™ rose", "word"),
    ("call ☎\ufe0f now", "call ☎ now"),
    ("他没有下令", "没有下令"),
    ("港口委员会表示", "委员会"),
    ("fell 5️⃣ men", "5️⃣ men"),
    ("1º de mayo", "1º de mayo"),
    ("№ 5 won", "No 5 won"),
    ("Ⅻ century", "XII century"),
    ("five hundred men", "five hundred men"),
    ("five men died", "men died"),
    ("l’“armée” du port", "armée"),
    ("the _war_ on it", "war"),
    ("the *war* on it", "war"),
    ("(1) men came", "men came"),
    ("5; 10 men", "10 men"),
    ("one of two million men", "two million men"),
    ("by 5 percent", "by 5 percent"),
    ("two men, five women", "five women"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"), [pair for pairs in CUT.values() for pair in pairs], ids=str
)
def test_a_part_of_a_word_or_number_does_not_verify(text, words):
    assert judge(words, text=Text(f"Then {text} then")).verdict == MISMATCH
    assert judge(words, text=Text(text)).verdict == MISMATCH


@pytest.mark.parametrize(("text", "words"), KEPT, ids=str)
def test_whole_words_and_numbers_do(text, words):
    assert judge(words, text=Text(text)).verdict == VERIFIED
    assert judge(words, text=Text(f"({text})")).verdict == VERIFIED


HIDDEN = "\u00ad\u200b"
BESIDE = st.sampled_from(["the", "men", "in", "(so)", "“yes”", "and,", "here;", "Wort", "мир", "é"])
NUMBERS = st.one_of(
    st.integers(0, 10**7).map(lambda n: f"{n:,}"),
    st.integers(1000, 10**7).map(lambda n: f"{n:,}".replace(",", "\u202f")),
    st.integers(1000, 10**7).map(lambda n: f"{n:,}".replace(",", " ")),
    st.integers(1000, 10**7).map(lambda n: f"{n:,}".replace(",", "_")),
    st.integers(1000, 10**7).map(lambda n: f"{n:,}".replace(",", "’")),
    st.tuples(st.integers(0, 99), st.sampled_from("–-—−/:.,·٫⁄×^~"), st.integers(0, 99)).map(
        lambda t: f"{t[0]}{t[1]}{t[2]}"
    ),
    st.tuples(st.sampled_from("−–-+±$€~<≥"), st.integers(0, 999)).map(lambda t: f"{t[0]}{t[1]}"),
    st.tuples(st.integers(0, 999), st.sampled_from("%‰²³¹½¼₂①+€°")).map(lambda t: f"{t[0]}{t[1]}"),
    st.tuples(
        st.integers(0, 999), st.sampled_from([" %", " million", " €", " ½", " – 7", " × 8"])
    ).map(lambda t: f"{t[0]}{t[1]}"),
    st.integers(10, 10**6).map(lambda n: str(n).translate({48 + d: 0x660 + d for d in range(10)})),
)
WORDS = st.one_of(
    st.tuples(
        st.sampled_from(["un", "non", "anti", "pre", "не", "ent", "αντι"]),
        st.sampled_from([*"-–−‑/_)]’&\u00ad\u200b", "-)", ""]),
        st.sampled_from(["lawful", "lethal", "war", "правда", "deckt"]),
    ).map(lambda t: f"({t[0]}{t[1]}{t[2]}" if t[1] in {")", "-)"} else "".join(t)),
    st.sampled_from(["n'a", "n’est", "didn’t", "can't", "cafe\u0301", "कि", "한국", "ﬁﬀ", "مـرفأ"]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(NUMBERS, WORDS).filter(lambda unit: len(unit) > 1), BESIDE, BESIDE, st.data())
def test_no_document_verifies_words_that_cut_its_words_or_numbers(unit, left, right, data):
    document = f"{left} {unit} {right}"
    cut = data.draw(st.integers(1, len(unit) - 1))
    whole = {normalise(f"{left} {unit}"), normalise(f"{unit} {right}")}
    for words in (f"{left} {unit[:cut]}", f"{unit[cut:]} {right}"):
        if normalise(words) in whole or unit[:cut] == "(" or not unit[cut:].strip("+"):
            continue  # only what nobody sees was cut off, or a mark that is none of the word
        checked = judge(words, text=Text(document))
        assert checked.verdict == MISMATCH or (checked.found and _covers(checked, document, unit))


def _covers(checked, document, unit):
    """Whether the words found hold all that is seen of a unit, or none of it."""
    begin = document.index(unit)
    ((start, end),) = checked.found[0].at
    seen = [at for at in range(begin, begin + len(unit)) if document[at] not in HIDDEN]
    return len([at for at in seen if start <= at < end]) in {0, len(seen)}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(NUMBERS, WORDS, BESIDE), min_size=1, max_size=8), st.data())
def test_any_run_of_whole_words_and_numbers_verifies(units, data):
    document = " so ".join(units)
    start = data.draw(st.integers(0, len(units) - 1))
    end = data.draw(st.integers(start + 1, len(units)))
    words = " so ".join(units[start:end])
    assert judge(words, text=Text(document)).verdict in {VERIFIED, AMBIGUOUS}
