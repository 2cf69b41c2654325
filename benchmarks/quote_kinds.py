"""Kinds of words and numbers that must be quoted whole, generated in several languages.

Each kind makes, from random numbers, what stands in a document (a *unit*) and what a careless or
dishonest quotation makes of it. `benchmarks.quotes` sets units among words of a language, and
holds true and altered quotations to the documents.
"""

import random
from collections.abc import Callable
from typing import Final, NamedTuple

LANGUAGES: Final = {
    "en": "the harbour board said that crates had arrived late while dockers union denied it again",
    "fr": "les dockers du port disent que des caisses sont là depuis hier soir avec leurs papiers",
    "de": "der Hafen meldet dass Kisten gestern spät kamen während Arbeiter wieder widersprachen",
    "es": "el puerto dijo que las cajas llegaron tarde mientras los obreros otra vez protestaban",
    "ru": "порт сообщил что ящики прибыли поздно пока рабочие снова возражали против этого",
    "el": "το λιμάνι είπε ότι τα κιβώτια έφτασαν αργά ενώ οι εργάτες διαφώνησαν πάλι",
    "ar": "أعلنت هيئة المرفأ أن الصناديق وصلت متأخرة بينما اعترض العمال مرة أخرى",
    "he": "הנמל הודיע כי הארגזים הגיעו מאוחר בזמן שהעובדים שוב התנגדו לכך",
    "hi": "बंदरगाह ने कहा कि पेटियाँ देर से आईं जबकि मज़दूर फिर विरोध करते रहे",
    "tr": "liman kasaların geç geldiğini söyledi işçiler ise yine buna karşı çıktı",
}
"""A sentence's worth of words in each language."""

SPACELESS: Final = {
    "zh": "港口委员会表示货箱已经到达码头工人再次抗议",
    "ja": "港湾局は貨物箱が到着したと述べ労働者は再び抗議した",
    "th": "คณะกรรมการท่าเรือกล่าวว่าลังมาถึงแล้วคนงานประท้วงอีก",
}
"""Characters of scripts that do not part words."""


class Unit(NamedTuple):
    """What stands in a document, and what may be made of it.

    ``same`` are other ways of writing it that are as true; ``heads`` and ``tails`` its parts as a
    quotation could end or begin with them; ``other`` what it must not be taken for. ``starts``
    are the parts with which a quotation may truly begin.
    """

    text: str
    same: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()


Make = Callable[[random.Random], Unit]

_RAISED: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_DIGITS: Final = (
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "০১২৩৪৫৬৭৮৯",
    "๐๑๒๓๔๕๖๗๘๙",
    "０１２３４５６７８９",
)
_FRACTIONS: Final = {"¼": "4", "½": "2", "¾": "4", "⅓": "3", "⅔": "3", "⅕": "5", "⅛": "8", "⅞": "8"}


def fraction(rng: random.Random) -> Unit:
    sign, below = rng.choice(list(_FRACTIONS.items()))
    number = str(rng.randrange(1, 40))
    if rng.random() < 0.4:
        return Unit(sign, tails=(below,), other=(below, sign + "0"))
    gap = rng.choice(("", " ", "\u00a0", "\u2009"))
    return Unit(number + gap + sign, heads=(number,), tails=(sign, below), other=(number + below,))


def raised(rng: random.Random) -> Unit:
    number, power = str(rng.randrange(2, 99)), str(rng.randrange(2, 20))
    if rng.random() < 0.3:
        circled = chr(0x2460 + int(power) - 1)
        return Unit(number + circled, heads=(number,), other=(number + power, power))
    table = rng.choice((_RAISED, _RAISED, _LOWERED))
    text = number + power.translate(table)
    return Unit(text, heads=(number,), other=(number + power, number))


def power(rng: random.Random) -> Unit:
    mantissa, exponent = str(rng.randrange(2, 99)), str(rng.randrange(2, 9)).translate(_RAISED)
    sign = rng.choice(("×", " × ", "·", "x", " x "))
    text = f"{mantissa}{sign}10{exponent}"
    return Unit(text, heads=(mantissa, f"{mantissa}{sign}10"), tails=(f"10{exponent}",))


def grouped(rng: random.Random) -> Unit:
    mark = rng.choice((",", ".", "'", "’", " ", "\u00a0", "\u202f", "\u2009", "_", "٬"))
    groups = [
        str(rng.randrange(1, 999)),
        *(f"{rng.randrange(1000):03}" for _ in range(rng.randrange(1, 3))),
    ]
    text = mark.join(groups)
    same = (text.replace(mark, " "),) if mark in "\u00a0\u202f\u2009" else ()
    return Unit(
        text, same, heads=(mark.join(groups[:-1]),), tails=(mark.join(groups[1:]), groups[-1])
    )


def other_digits(rng: random.Random) -> Unit:
    digits = rng.choice(_DIGITS)
    table = {ord(str(n)): digits[n] for n in range(10)}
    mark = rng.choice((",", "٬", "٫", ".", "-", "–", "/", ":"))
    first, last = str(rng.randrange(10, 99)), str(rng.randrange(100, 999))
    text = f"{first}{mark}{last}".translate(table)
    return Unit(text, heads=(first.translate(table),), tails=(last.translate(table), text[1:]))


def signed(rng: random.Random) -> Unit:
    number = str(rng.randrange(2, 999))
    sign = rng.choice("-−–‐‑+±~≈<>≤≥—")
    same = (f"-{number}",) if sign in "−–—" else ()
    return Unit(sign + number, same, tails=(number,))


def ranged(rng: random.Random) -> Unit:
    first, last = str(rng.randrange(2, 400)), str(rng.randrange(400, 999))
    mark = rng.choice(("-", "–", "—", "−", "‑", "~", "…", "...", " – ", " - ", "/", ":", "⁄", "∶"))
    return Unit(first + mark + last, heads=(first,), tails=(last,))


def pointed(rng: random.Random) -> Unit:
    first, last = str(rng.randrange(2, 99)), str(rng.randrange(1, 99))
    mark = rng.choice((".", ",", "·", "٫", ":", ".2."))
    if rng.random() < 0.2:
        return Unit(f".{last}", tails=(last,))
    return Unit(first + mark + last, heads=(first,), tails=(last,))


def measured(rng: random.Random) -> Unit:
    number = str(rng.randrange(2, 999))
    if rng.random() < 0.5:
        mark = rng.choice(("%", " %", "\u00a0%", "‰", "٪", "€", " €", "°", "+", "th", "kg", "km²"))
        return Unit(number + mark, heads=(number,))
    mark = rng.choice(("$", "€", "£", "₹", "US$", "−$", "№", "#", "§"))
    return Unit(mark + number, tails=(number,))


_SCALES: Final = (
    "million", "thousand", "billion", "millions", "milliards", "Millionen", "Milliarden",
    "millones", "mil", "тысяч", "миллионов", "млн", "مليون", "ألف", "מיליון",
    "लाख", "करोड़", "milyon", "bin",
    "εκατομμύρια",
)  # fmt: skip


def scaled(rng: random.Random) -> Unit:
    number, scale = str(rng.randrange(2, 99)), rng.choice(_SCALES)
    return Unit(f"{number} {scale}", heads=(number,), tails=(scale,))


_WORDS: Final = (
    ("un", "lawful"), ("non", "lethal"), ("anti", "war"), ("in", "direct"), ("dis", "honest"),
    ("un", "gesetzlich"), ("nicht", "staatlich"), ("in", "utile"), ("anti", "guerre"),
    ("in", "justo"),
    ("не", "законный"), ("анти", "военный"), ("αντι", "πολεμικός"), ("غير", "قانوني"), ("अ", "वैध"),
)  # fmt: skip


def affixed(rng: random.Random) -> Unit:
    affix, stem = rng.choice(_WORDS)
    mark = rng.choice(
        ("", "-", "–", "−", "‑", "/", "_", "\u00ad", "\u200b", "\u2060", ")", "]", "-)", "&")
    )
    opening = {")": "(", "-)": "(", "]": "["}.get(mark, "")
    text = f"{opening}{affix}{mark}{stem}"
    same = (affix + stem,) if mark in {"\u00ad", "\u200b", "\u2060"} else ()
    same += (f"{affix}-{stem}",) if mark in {"–", "−", "‑"} else ()
    return Unit(text, same, heads=(opening + affix,), tails=(stem,))


def broken(rng: random.Random) -> Unit:
    affix, stem = rng.choice(_WORDS[:13])
    mark, same = rng.choice(
        (("\u00ad\n", affix + stem), ("-\n", affix + stem), ("-\n", f"{affix}-{stem}"))
    )
    return Unit(affix + mark + stem, (same,), heads=(affix,), tails=(stem,))


_ELIDED: Final = (
    ("n'", "avons"), ("n’", "est"), ("n’", "ont"), ("didn’", "t"), ("can'", "t"), ("wasn’", "t"),
    ("aujourd’", "hui"), ("o’", "clock"), ("об’", "єкт"), ("she’", "d"),
)  # fmt: skip


def elided(rng: random.Random) -> Unit:
    first, last = rng.choice(_ELIDED)
    return Unit(first + last, heads=(first.rstrip("'’"),), tails=(last,))


_ARTICLES: Final = (
    ("l’", "armée"),
    ("d'", "armes"),
    ("qu’", "il"),
    ("dell’", "esercito"),
    ("jusqu'", "ici"),
)


def article(rng: random.Random) -> Unit:
    """What may be quoted without its article, unlike what `elided` makes."""
    first, last = rng.choice(_ARTICLES)
    return Unit(first + last, heads=(first[:-1],), starts=(last,))


def noted(rng: random.Random) -> Unit:
    word = rng.choice(("denied", "said", "menti", "behauptet", "сказал", "είπε", "قال", "कहा"))
    number = str(rng.randrange(1, 40))
    mark = rng.choice((number.translate(_RAISED), f"[{number.translate(_RAISED)}]", "†", "*"))
    other = (word + number,) if mark[-1] not in "†*" else (word + "x",)
    return Unit(word + mark, same=(word,), other=other)


_CLUSTERS: Final = (
    ("cafe\u0301", "cafe"), ("nin\u0303o", "nin"), ("कि", "क"), ("नहीं", "नही"), ("한국", "하"),
    ("ﬁne", "f"), ("5️⃣", "5"), ("👩‍🚀x", "👩"),
    ("மொழி", "மெ"), ("שָׁלוֹם", "שָ"), ("می‌خواهد", "می"), ("مـرفأ", "م"),
)  # fmt: skip


def clustered(rng: random.Random) -> Unit:
    text, head = rng.choice(_CLUSTERS)
    return Unit(text, heads=(head,))


def beside(rng: random.Random) -> Unit:
    """Digits with what measures, numbers or nears them, and groups after a comma and a space."""
    number = str(rng.randrange(2, 999))
    kind = rng.randrange(3)
    if kind == 0:
        return Unit(number + rng.choice("'\"´"), heads=(number,))
    if kind == 1:
        group = f"0{rng.randrange(100):02}"
        return Unit(f"{number}{rng.choice((', ', '. ', ' ,'))}{group}", (), (number,), (group,))
    sign = rng.choice(("n° ", "nº ", "Nr. ", "No. ", "c. ", "ca. ", "approx. ", "Rs. ", "::"))
    return Unit(sign + number, tails=(number,))


_IN_WORDS: Final = (
    Unit("half a million", heads=("half",), tails=("a million",)),
    Unit("tens of thousands", heads=("tens", "tens of"), tails=("thousands", "of thousands")),
    Unit("one and a half", heads=("one",)),
    Unit("five hundred and ten", heads=("five", "five hundred"), tails=("ten", "hundred and ten")),
    Unit("minus seven", tails=("seven",)),
    Unit("vingt et un", heads=("vingt",), tails=("un", "et un")),
    Unit("deux cent mille", heads=("deux",), tails=("mille", "cent mille")),
    Unit("treinta y cinco", heads=("treinta",), tails=("cinco", "y cinco")),
    Unit("двадцать один", heads=("двадцать",), tails=("один",)),
)


def in_words(rng: random.Random) -> Unit:
    return rng.choice(_IN_WORDS)


WITH_SPACES: Final[dict[str, Make]] = {
    "fractions in one character": fraction,
    "raised, lowered, enclosed digits": raised,
    "powers": power,
    "grouped digits": grouped,
    "digits of other scripts": other_digits,
    "signs": signed,
    "ranges, ratios, fractions, times": ranged,
    "points": pointed,
    "per cent, currency, units": measured,
    "words for a scale": scaled,
    "what measures, numbers or nears": beside,
    "numbers in words": in_words,
    "affixes": affixed,
    "words broken at line ends": broken,
    "apostrophes": elided,
    "elided articles": article,
    "marks of notes": noted,
    "accents, clusters, joiners": clustered,
}


def counted(rng: random.Random) -> Unit:
    digits = "一二三四五六七八九"
    first, last = rng.choice(digits), rng.choice(digits)
    text = f"{first}{rng.choice('十百千万')}{last}{rng.choice('十百千万')}"
    return Unit(text, heads=(text[:-1], first), tails=(text[1:], text[2:]))


_NEGATED: Final = (
    ("没有", "下令"), ("不", "承认"), ("未", "参与"), ("無", "関係"), ("ไม่", "ยอมรับ"),
)  # fmt: skip


def negated(rng: random.Random) -> Unit:
    first, last = rng.choice(
        (("没有", "下令"), ("不", "承认"), ("未", "参与"), ("無", "関係"), ("ไม่", "ยอมรับ"))
    )
    return Unit(first + last, tails=(last,))


def numbered(rng: random.Random) -> Unit:
    first, last = str(rng.randrange(2, 99)), f"{rng.randrange(100, 999)}"
    mark = rng.choice((",", "–", "．", "／", "~", "："))
    return Unit(f"{first}{mark}{last}", heads=(first,), tails=(last,))


WITHOUT_SPACES: Final[dict[str, Make]] = {
    "Han numerals": counted,
    "negations within a script without spaces": negated,
    "digits in a script without spaces": numbered,
}


def shifted(rng: random.Random) -> Unit:
    number, power = str(rng.randrange(2, 99)), str(rng.randrange(2, 99))
    if rng.random() < 0.3:
        text = f"{number}<sup>{power}</sup>/<sub>{power}7</sub>"
        return Unit(text, heads=(number,), tails=(f"{power}/{power}7",), other=(number + power,))
    mark = rng.choice(("sup", "sup", "sub"))
    inner = rng.choice(("{}", "<a href='#n'>{}</a>", "<i>{}</i>")).format(power)
    raised = power.translate(_RAISED if mark == "sup" else _LOWERED)
    return Unit(
        f"{number}<{mark}>{inner}</{mark}>",
        (number + raised,),
        heads=(number,),
        other=(number + power, number),
    )


def footnoted(rng: random.Random) -> Unit:
    word, number = rng.choice(("denied", "said", "menti", "сказал")), str(rng.randrange(1, 99))
    inner = rng.choice(("{}", "[{}]", "<a href='#n'>[{}]</a>")).format(number)
    return Unit(f"{word}<sup>{inner}</sup>", (word,), other=(word + number,))


def hidden(rng: random.Random) -> Unit:
    word = rng.choice(("never", "not", "jamais", "nicht", "никогда"))
    wrap = rng.choice(
        (
            "<span hidden>{}</span>",
            "<b style='display:none'>{}</b>",
            "<i style='visibility: hidden'>{}</i>",
            "<template>{}</template>",
            "<script>{}</script>",
            "<!-- {} -->",
            "<noscript>{}</noscript>",
            "<span class='unseen'>{}</span>",
        )
    )
    return Unit(f"once {wrap.format(word)} more", ("once more",), other=(f"once {word} more",))


ON_PAGES: Final[dict[str, Make]] = {
    "raised and lowered text of a page": shifted,
    "notes of a page": footnoted,
    "hidden words of a page": hidden,
}
