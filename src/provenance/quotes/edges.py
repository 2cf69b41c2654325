"""Where words and numbers of a document begin and end.

Decided on the document's own characters, because the normal form no longer shows which dash, space
or raised character stood there. A word or a number is one whole: nothing may begin or end inside.

- A character with its accents, vowel signs, joiners and modifiers is one (a grapheme cluster).
- A word goes on over the marks that stand between two of its letters without a space: hyphens and
  shorter dashes, apostrophes, brackets, slashes. An em dash parts words. What follows an elided
  article (``l'``, ``d'``, ``qu'``) is a word of its own; what follows ``n'`` is not.
- A number is its digits with all that groups them, signs them, makes a range, ratio, fraction,
  power, date or time of them, its currency and percent sign, and a word for its scale.
- A mark of a note after a word is no part of it; raised digits beside a number are.
"""

import re
import unicodedata
from typing import Final

from provenance.quotes.characters import (
    CURRENCY,
    FRACTIONS,
    INVISIBLE,
    NOTE_DIGITS,
    NOTE_LETTERS,
    UNSPACED,
    apart,
    bare,
    is_continuation,
    is_numeral,
    is_symbol,
)


def _split(words: str) -> list[str]:
    return words.split()


_WINDOW: Final = 64
_WORD: Final = 24
_EM_DASHES: Final = "—―⸺⸻︱"
_SHORT_DASHES: Final = "\\-‐‑‒–−⁃֊־᐀᠆゠〜〰﹘﹣－︲"
_SLASHES: Final = "/⁄∕／\\\\"
_OPENING: Final = "(\\[{⟨⟦（［｛"
_CLOSING: Final = ")\\]}⟩⟧）］｝"
_QUOTES: Final = '"“„«‹'
_APOSTROPHES: Final = "'’‘ʼ′＇´`ʹʻʽ‵"
_PRIMES: Final = {"'": "'", '"': '"', "´": "´", "’": "‘", "”": "“"}
"""Marks that measure after a digit, or close what was opened by the other."""
_PARAGRAPH: Final = 4000
_LONE_SPACE: Final = "\u00a0\u2007\u2008\u2009\u200a\u202f"
"""Spaces that group digits wherever they stand between two."""
_SIGNS: Final = f"{_SHORT_DASHES}{_EM_DASHES}+±∓~∼≈≃≅<>≤≥≦≧=≠#№§@×·٫{CURRENCY}"
_PER_CENT: Final = "%‰‱٪؉؊％﹪"
_OPERATORS: Final = f"{_SHORT_DASHES}~∼{_SLASHES}×xX*:∶÷±+^·⋅∙"
_BREAK: Final = r"[ \t]*(?:\r\n|[\n\r\x0b\x85\u2028]|\n?\f\s?)[ \t]*"

_HIDDEN: Final = re.compile(f"[{INVISIBLE}]+")
_SOFT_BREAK_BEFORE: Final = re.compile(rf"\u00ad{_BREAK}\Z")
_SOFT_BREAK_AFTER: Final = re.compile(rf"\u00ad{_BREAK}\w")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_LETTERS_END: Final = re.compile(r"[^\W\d_]+\Z")
_UNITS: Final = frozenset(
    _split(
        "nm µm μm mm cm dm dam hm km in ft yd mi ha ac kg mg hz sec min hr mc sq kn pa mpa ml "
        "dl cl см мм дм км кг гц"
    )
)
_JOINING: Final = re.compile(
    rf"[{_SHORT_DASHES}{_APOSTROPHES}{_OPENING}{_CLOSING}{_SLASHES}\"“”„‟«»״׳‹›<>&@+*·‧・•∙|_^~=#:"
    rf"{CURRENCY}§%°]+"
)
_EM: Final = re.compile(rf"[{_EM_DASHES}]|[{_SHORT_DASHES}]{{2,}}")
_PARTS_NUMBERS: Final = re.compile(r"[;!?؟；！？“”\"«»„]")
_ELIDED: Final = frozenset(
    _split(
        "l d j c m s t qu jusqu lorsqu puisqu quoiqu entr presqu quelqu dell nell all sull "
        "dall coll  quest quell sant bell gl tutt dov com cos anch mezz"
    )
)
"""What may stand before an apostrophe after which a word of its own begins. ``n'`` negates."""
_GROUPS_END: Final = re.compile(r"(?<!\w)\d+(?: \d+)*\Z")
_GROUPS_START: Final = re.compile(r"\d++(?: \d++)*+")
_DECIMALS_END: Final = re.compile(r"\d[.,]\d+\Z")
_OPERATOR_ENDS: Final = re.compile(rf"\s+[{_OPERATORS}]{{1,3}}\Z|[{_SHORT_DASHES}{_SLASHES}×]\Z")
_OPERATOR_STARTS: Final = re.compile(
    rf"[{_OPERATORS}]{{1,3}}\s+[{_SIGNS}]*[.٫]?[\d{FRACTIONS}]|[{_SHORT_DASHES}×±~{_SLASHES}]"
    rf"[{_SIGNS}]*[.٫]?[\d{FRACTIONS}]"
)
_FRACTION_STARTS: Final = re.compile(rf"[\d{NOTE_DIGITS}]+[{_SLASHES}][\d₀-₉]|[{FRACTIONS}]")
_SIGN_ENDS: Final = re.compile(rf"[{_SIGNS}]\Z|(?<![.\w])[.,]\Z|::\Z")
_GROUP_ENDS: Final = re.compile(rf"\d\s*[.,{_APOSTROPHES}]?\Z")
_GROUP_STARTS: Final = re.compile(rf"[.,{_APOSTROPHES}]?\s*0\d\d(?!\w)")
"""Three digits of which the first is none are no number of their own (``5, 000``)."""
_NUMBER_STARTS: Final = re.compile(rf"[{_SIGNS}]*[.,٫]?[\d{FRACTIONS}]")
_CODES: Final = "USD|EUR|GBP|CHF|JPY|CNY|RUB|UAH|INR|XOF|XAF|TRY|CAD|AUD|PLN|SEK|NOK|DKK|BRL|FCFA"
_MINUS: Final = "minus|moins|menos|минус"
_MINUSES: Final = frozenset(_MINUS.split("|"))
_SPACED_SIGN_ENDS: Final = re.compile(
    rf"(?:\A|[\s(\[])[−+<>≤≥≈±~]\Z|[№{CURRENCY}]\Z"
    rf"|\b(?:{_MINUS}|{_CODES}|(?:Rs|Tk|Rp)\.?|[Nn][°º]|(?:[Nn]r|N(?:o|os))\."
    r"|(?:[Cc]|[Cc]c?a|[Aa]pprox|[Ee]nv)\.|[Cc]c?a)\Z"
)
_UNIT_STARTS: Final = re.compile(rf"[{_PER_CENT}{CURRENCY}°℃℉]|(?:{_CODES})\b")
_SUFFIX_STARTS: Final = re.compile(rf"[{_PER_CENT}{CURRENCY}°+′″℃℉]|\.[ºª]")
_NEGATION_ENDS: Final = re.compile(rf"(?<!\w)n[{_APOSTROPHES}]\Z", re.IGNORECASE)
_WRAPPED: Final = re.compile(rf"\w[{_SHORT_DASHES}{_SLASHES}]\Z")
_WRAPS: Final = re.compile(rf"[{_SHORT_DASHES}{_SLASHES}]{_BREAK}\w")
_LINE_BREAK: Final = re.compile(r"[\n\r\x0b\f\x85\u2028]")
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n|\u2029")
_HAN_NUMBER: Final = frozenset(
    "〇零一二三四五六七八九十百千万萬亿億兆京两兩廿卅卌壹贰貳叁參肆伍陆陸柒捌玖拾佰仟点點分"
)
_HAN_PREFIXES: Final = ("分之", "第", "负", "負", "零下", "マイナス", "正負")
_HAN_SCALE: Final = frozenset("十百千万萬亿億兆京点點割分")
_SCALES: Final = re.compile(
    bare(
        "(?:"
        "thousand|hundred|million|billion|trillion|dozen|lakh|crore|mn|bn|tn"
        "|mille|cents?|millions?|milliards?|millier|billions?"
        "|tausend|hundert|millionen|milliarden?|billionen"
        "|mil|miles|millones|millón|milhão|milhões|bilhão|bilhões|mila|milioni|milione|miliardi"
        "|miliardo|duizend|miljoen|miljard|tusen|miljoner|miljarder|millioner|milliarder"
        "|тысяч[аи]?|тыс|миллион(?:а|ов)?|миллиард(?:а|ов)?|млн|млрд|мільйон(?:и|ів)?|мільярд(?:и|ів)?"
        "|tysi(?:ąc|ące|ęcy)|milion(?:y|ów)?|miliard(?:y|ów)?|bin|milyon|milyar"
        "|ألف|آلاف|مليون|ملايين|مليار|مليارات|ألفا|ألفاً|هزار|میلیون|میلیارد|אלף|אלפים|מיליון|מיליארד"
        "|per ?cent|percents|pct|pp|ppm|prozent|procent|pour cent|por ciento|por cento|per cento"
        "|процент(?:а|ов)?"
        "|відсот(?:ок|ки|ків)|τοις εκατό|بالمئة|بالمائة|في المئة|في المائة|درصد|אחוזים|אחוז|प्रतिशत"
        "|फीसदी|phần trăm|persen|yüzde"
        "|लाख|करोड़|हज़ार|हजार|ribu|juta|miliar|nghìn|ngàn|triệu|tỷ|χιλιάδες|εκατομμύρια|εκατομμύριο"
        ")"
    )
    + r"s?\b",
    re.IGNORECASE,
)
_COUNT_WORDS: Final = bare(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante"
    "|soixante|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig|vierzig|fünfzig"
    "|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|cuarenta|cincuenta"
    "|quattro|cinque|sette|otto|nove|dieci|venti|trenta"
    "|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двадцать|тридцать|сорок|пятьдесят"
    "|hundred|thousand|million|billion|cent|cents|mille|hundert|tausend|cien|ciento|mil|сто|двести|пятьсот"
)
_COUNT: Final = frozenset(_COUNT_WORDS.split("|"))
"""Words of which numbers are made."""
_COUNT_ENDS: Final = _COUNT | set(_split("un une uno una один одна одного одной"))
"""What may be the last word of a number; alone it is an article."""
_AND: Final = frozenset(_split("and et y e"))
_HALVES: Final = re.compile(r"(?:and )?(?:a|one) (?:half|third|quarter)\b")
_HALF_ENDS: Final = re.compile(r"(?<!\w)half\Z")
_A_SCALE: Final = re.compile(r"an? (?:dozen|hundred|thousand|million|billion|trillion)\b")
_MANY_ENDS: Final = re.compile(
    r"(?<!\w)(?:tens|dozens|scores|hundreds|thousands|millions|dizaines|centaines|milliers"
    r"|decenas|docenas|cientos|miles|десятки|сотни)(?: (?:of|de))?\Z"
)
_NEGATED_BY: Final = (
    "不", "没", "沒", "没有", "沒有", "未", "无", "無", "非", "勿", "莫", "别", "別", "ไม่", "ไม่ได้",
    "มิ", "មិន", "ពុំ", "ບໍ່",
)  # fmt: skip
_NEGATED_BEFORE: Final = (
    "ない", "なか", "なく", "なけ", "ません", "ませ", "せん", "ず", "ぬ", "まい", "ざる", "ねば",
    "じゃない", "ではない", "ではな", "でない",
)  # fmt: skip
_THAI_BEFORE: Final = "เแโใไເແໂໃໄ"
_THAI_AFTER: Final = "ะาำๅະາຳ"
_VIRAMA: Final = 9
_GROUP: Final = 3
_JOINERS: Final = "\u200d\ufe0e\ufe0f"
_CLOSES: Final = ".,;:!?…。，\"'”’»)]"


def is_edge(text: str, at: int) -> bool:
    """Whether a word or number may begin or end at an offset of a document."""
    if at <= 0 or at >= len(text):
        return True
    if _is_plain(text[at - 2 : at + 2]):
        return not _in_count(text[max(0, at - _WORD) : at], text[at : at + _WORD])
    if text[at] in _PRIMES and text[at - 1].isdigit() and _is_prime(text, at):
        return False
    return not _joined(text[max(0, at - _WINDOW) : at], text[at : at + _WINDOW])


def is_note(before: str, mark: str) -> bool:
    """Whether a text begins with the mark of a note on the words before it.

    Raised digits may be a power or index instead: after a unit, a single letter or a number.
    """
    if mark[:1] == "⁻" or not before:
        return False
    if before[-1] in _CLOSES:
        return len(before) > 1 and (before[-2].isalnum() or before[-2] in _CLOSES)
    word = _LETTERS_END.search(before)
    if not word:
        return False
    letters, start = word[0], before[: word.start()]
    if start[-1:] in {"/", "·", "⋅"} or letters.casefold() in _UNITS or apart(letters[-1]):
        return False
    if start[-1:].isdigit() or len(letters) == 1:
        return bool(_UNSPACED.match(letters)) or letters == "I"
    return True


def _is_plain(around: str) -> bool:
    """Whether two characters before and after an offset are words parted by a space, at a glance.

    Nearly every place where a word begins or ends is.
    """
    if len(around) < 4 or not around.isascii():
        return False
    if around[1] in " \n":
        return around[0].isalpha() and around[2].isalpha()
    return around[2] in " \n" and around[1].isalpha() and around[3].isalpha()


def _in_count(left: str, right: str) -> bool:
    """Whether words of a number in letters stand on both sides (``five hundred and ten``)."""
    before, after = left.casefold().split(), right.casefold().split()
    if not before or not after:
        return False
    told, rest = " ".join(before), " ".join(after)
    if _MANY_ENDS.search(told) and _SCALES.match(rest.removeprefix("of ").removeprefix("de ")):
        return True
    if _HALF_ENDS.search(told) and _A_SCALE.match(rest):
        return True
    if before[-1] in _MINUSES:
        return after[0] in _COUNT
    if before[-1] in _COUNT and _HALVES.match(rest):
        return True
    if before[-1] in _AND:
        before.pop()
    if after[0] in _AND:
        del after[0]
    if not before or not after or before[-1] not in _COUNT:
        return False
    return after[0].rstrip(_CLOSES) in _COUNT_ENDS or bool(_SCALES.match(after[0]))


def _is_prime(text: str, at: int) -> bool:
    """Whether a mark after a digit measures (``5'``), and closes no quotation of its paragraph."""
    mark, opening = text[at], _PRIMES[text[at]]
    if text[at + 1 : at + 2].isalnum():
        return False
    before = text[max(0, at - _PARAGRAPH, text.rfind("\n\n", 0, at)) : at]
    depth = 0
    for place, char in enumerate(before):
        if char not in (mark, opening):
            continue
        previous, following = before[place - 1 : place], before[place + 1 : place + 2]
        after_word = previous.isalnum() or (previous and previous in _CLOSES)
        if char == opening and not after_word:
            depth += 1
        elif not following.isalnum():
            depth = max(0, depth - 1)
    return depth == 0


def _joined(left: str, right: str) -> bool:
    """Whether what ends a text and what begins the next belong to one word or number."""
    if not left.isascii() or not right.isascii():
        if _is_cut(left, right):
            return True
        left, right = bare(left), bare(right)
    if not left or not right:
        return False
    before, after = left[-1], right[0]
    if before.isspace() or after.isspace():
        return _over_space(left, right)
    if _in_word(before) and _in_word(after):
        return _in_one_word(left, right)
    return _over_marks(left, right)


def _is_cut(left: str, right: str) -> bool:
    """Whether the place lies inside a grapheme cluster, or a word that a soft hyphen breaks."""
    before, after = left[-1], right[0]
    if (_SOFT_BREAK_BEFORE.search(left) and _in_word(after)) or (
        _in_word(before) and _SOFT_BREAK_AFTER.match(right)
    ):
        return True
    shown = _HIDDEN.sub("", right)
    if _UNSPACED.match(shown) and _is_negated(_HIDDEN.sub("", left), shown):
        return True
    hidden = left[len(left.rstrip(_JOINERS)) :] + right[: len(right) - len(right.lstrip(_JOINERS))]
    return bool(shown) and (
        (not shown[0].isascii() and is_continuation(shown[0]))
        or ("\u200d" in hidden and not shown[0].isspace())
        or "\U0001f3fb" <= shown[0] <= "\U0001f3ff"
        or ("\U0001f1e6" <= shown[0] <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff")
        or before in _THAI_BEFORE
        or after in _THAI_AFTER
        or (unicodedata.combining(before) == _VIRAMA and _in_word(shown[0]))
    )


def _is_negated(left: str, right: str) -> bool:
    """Whether a script without spaces has the negation of what follows, or goes before, there."""
    return left.endswith(_NEGATED_BY) or (
        bool(_UNSPACED.match(left[-1:])) and right.startswith(_NEGATED_BEFORE)
    )


def _in_one_word(left: str, right: str) -> bool:
    """Whether two letters or digits beside one another are of one word or number."""
    before, after = left[-1], right[0]
    if (before in _HAN_NUMBER and after in _HAN_NUMBER) or (before.isdigit() and after.isdigit()):
        return True
    if (before.isdigit() and after in _HAN_SCALE) or (before in _HAN_SCALE and after.isdigit()):
        return True
    if (after in _HAN_NUMBER or after.isdigit()) and left.endswith(_HAN_PREFIXES):
        return True
    if after in NOTE_DIGITS and not is_numeral(before):
        return not is_note(left, right)
    if before in NOTE_DIGITS and not is_numeral(after):
        start = left.rstrip(NOTE_DIGITS)
        return _in_word(start[-1:]) and not _UNSPACED.match(start[-1])
    return not (_UNSPACED.match(before) or _UNSPACED.match(after))


def _over_marks(left: str, right: str) -> bool:
    """Whether letters or digits with nothing but marks between them are one word or number."""
    stem, run_before = _without_marks(left)
    rest, run_after = _without_marks(right[::-1])
    rest, run_after = rest[::-1], run_after[::-1]
    first, last = stem[-1:].strip(), rest[:1].strip()
    run = run_before + run_after
    if not run_before and is_numeral(first) and _SUFFIX_STARTS.match(right):
        return True
    if not first:
        return bool(last) and (left[-1] == "¬" or _is_signed(left, right))
    if not last and is_numeral(first) and not run_before and _GROUP_STARTS.match(right):
        return True
    if not last:
        return not run_before and bool(_WRAPS.match(right)) and not _BLANK_LINE.search(right[:3])
    is_mark = last in NOTE_DIGITS or (last in NOTE_LETTERS and run_after[:1] == "[")
    if is_mark and first not in NOTE_DIGITS:
        if not run_after:
            return not is_note(left, rest)
        return is_numeral(first) and run in {"[", "⁽", "/", "⁄"}
    if is_numeral(first) and is_numeral(last):
        if first in NOTE_DIGITS and not is_numeral(stem.rstrip(NOTE_DIGITS)[-1:]):
            return run in {"/", "⁄"}
        return not _PARTS_NUMBERS.search(run)
    if _holds_together(stem, run, rest, begins=not run_after):
        return True
    return not first.isalpha() and not run_after and _is_signed(run_before, right)


def _without_marks(text: str) -> tuple[str, str]:
    """A text without the marks at its end, and these."""
    size = len(text)
    while size and not _in_word(text[size - 1]) and not text[size - 1].isspace():
        size -= 1
    return text[:size], text[size:]


def _holds_together(stem: str, run: str, rest: str, *, begins: bool) -> bool:
    """Whether marks between two letters, or a letter and a digit, hold one word together."""
    first, last = stem[-1], rest[0]
    letters = not is_numeral(first) and not is_numeral(last)
    if letters and (_UNSPACED.match(first) or _UNSPACED.match(last)):
        return run in {"・", "·", "゠", "＝", "="}
    if run == ".":
        return not (first.islower() and last.isupper()) if letters else begins and last.isdigit()
    if run == "::":
        return True
    if _EM.search(run) or not _JOINING.fullmatch(run) or (":" in run and run != ":"):
        return False
    if run[0] in _APOSTROPHES and letters and not run[1:].strip(_QUOTES):
        word = _LETTERS_END.search(stem)
        own = word is not None and word[0].casefold() in _ELIDED
        again = word is not None and stem[: word.start()][-1:] in tuple(_APOSTROPHES)
        return not (begins and own and not again)
    if run == ":" or run[0] in _OPENING or run[-1] in _CLOSING:
        return letters
    return True


def _is_signed(left: str, right: str) -> bool:
    """Whether a sign at a text's end belongs to the number that begins the next."""
    return bool(_NUMBER_STARTS.match(right) and _SIGN_ENDS.search(left))


def _over_space(left: str, right: str) -> bool:
    """Whether white space stands inside a number, or breaks a line inside a word."""
    stem, rest = left.rstrip(), right.lstrip()
    gap = left[len(stem) :] + right[: len(right) - len(rest)]
    if not stem or not rest or (_BLANK_LINE.search(gap) and "\f" not in gap):
        return False
    if _in_count(stem, rest):
        return True
    if _LINE_BREAK.search(gap) and _WRAPPED.search(stem) and _in_word(rest[0]):
        return True
    if _NEGATION_ENDS.search(stem) and _in_word(rest[0]):
        return True
    if _GROUP_ENDS.search(stem) and _GROUP_STARTS.match(rest):
        return True
    if _NUMBER_STARTS.match(rest):
        if _SPACED_SIGN_ENDS.search(stem):
            return True
        number = _OPERATOR_ENDS.sub("", stem)
        if number != stem and _ends_number(number):
            return True
    if not _ends_number(stem):
        return False
    if _UNIT_STARTS.match(rest) or _SCALES.match(rest) or _OPERATOR_STARTS.match(rest):
        return True
    if _FRACTION_STARTS.match(rest):
        return True
    if not rest[0].isdigit():
        return False
    return (len(gap) == 1 and gap in _LONE_SPACE) or _groups(stem, rest)


def _ends_number(stem: str) -> bool:
    """Whether a text ends with a number, its per cent sign or currency, and no mark of a note."""
    if not stem:
        return False
    if stem[-1] in NOTE_DIGITS:
        before = stem.rstrip(NOTE_DIGITS)
        return not is_note(before, stem[len(before) :])
    return is_numeral(stem[-1]) or bool(_UNIT_STARTS.match(stem[-1]))


def _groups(stem: str, rest: str) -> bool:
    """Whether digits on both sides of a space are groups of one number."""
    before, after = _GROUPS_END.search(stem), _GROUPS_START.match(rest)
    if not after:
        return False
    right = after[0].split()
    if not before:
        return bool(_DECIMALS_END.search(stem)) and len(right[0]) == _GROUP
    left = before[0].split()
    if len(left) + len(right) > 2 and all(len(group) <= _GROUP + 1 for group in left + right):
        return True  # such as 12 34 56 78: whatever it numbers, a part of it is another number
    return len(left[-1]) <= _GROUP == len(right[0])


def _in_word(char: str) -> bool:
    return char.isalnum() or (char > "\x7f" and (is_continuation(char) or is_symbol(char)))
