"""How a text is written down in YAML: plain where nobody can misread it, else in quotes.

Long texts are wrapped at single spaces only, so that reading them back gives the same text.
"""

import re
import unicodedata
from typing import Final

from provenance.model.characters import INVISIBLE, first_invisible
from provenance.model.fields import Type

WIDTH: Final = 100
"""The columns that a line may take."""

_BARE: Final = frozenset({Type.DATE, Type.COUNT, Type.NUMBER, Type.FLAG})
"""Types whose values stand without quotes wherever YAML permits it."""

_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_UNPRINTABLE_IN_BLOCK: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UNSEEN: Final = re.compile(_UNPRINTABLE.pattern[:-1] + '"\\\\]')
_HIDDEN: Final = re.compile(_UNSEEN.pattern[:-1] + INVISIBLE + "]")
_NOT_PLAIN: Final = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|.*(?::(?:\s|$)|\s#)", re.S)
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}]|^[-?:]")
_NO_LINE_START: Final = tuple("#-?:&*!|>%@`")
_SINGLE_SPACE: Final = re.compile(r"(?<=[^ \t\n]) (?=[^ \t\n])")
_MISREAD: Final = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|y|n|<<|="
    r"|[-+]?(?:0[xob])?[\d_,.]+(?:[eE][-+]?\d+)?|0x[\da-fA-F_]+|[-+]?\.(?:inf|nan)"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)",
    re.IGNORECASE,
)
_ESCAPES: Final = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\0": "\\0",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}


def width(text: str) -> int:
    """Count the columns of a text on a screen: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def is_plain(text: str, flow: bool = False) -> bool:
    """Whether a text can stand without quotes; ``flow`` for inside brackets."""
    if not text or text[-1].isspace() or _UNPRINTABLE.search(text) or _NOT_PLAIN.match(text):
        return False
    return not (flow and _FLOW_SIGNS.search(text))


def is_misread(text: str) -> bool:
    """Whether other readers of YAML take the bare text for a number, a date or a truth value."""
    return _MISREAD.fullmatch(text) is not None


def keeps_quotes(text: str, style: str | None, type: Type | None) -> bool:
    """Whether quotes that a person wrote tell other readers of YAML something and so stay."""
    if keeps_escapes(text, style):
        return True
    if style not in ("'", '"') or type in _BARE or not is_misread(text):
        return False
    return not (type is Type.LOCATOR and text.isdigit() and not text.startswith("0"))


def keeps_escapes(text: str, style: str | None) -> bool:
    """Whether a text holds what cannot be seen, and a person wrote it as escapes, or could have."""
    return style == '"' and first_invisible(text) is not None


def inline(text: str, style: str | None, type: Type | None, flow: bool = False) -> str:
    """Write a text on one line, in the lightest notation that keeps it.

    Args:
        text: the text.
        style: the notation that it had: ``None`` (plain), ``'``, ``"``, ``|`` or ``>``.
        type: the field's type, where there is a field.
        flow: whether it stands inside brackets.
    """
    if is_plain(text, flow) and not keeps_quotes(text, style, type):
        return text
    escapes = keeps_escapes(text, style)
    if ('"' in text or "\\" in text) and not (escapes or _UNPRINTABLE.search(text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + (_HIDDEN if escapes else _UNSEEN).sub(_escaped, text) + '"'


def wrapped(notation: str, first: int, indent: int) -> list[str]:
    """Fold an inline notation over several lines.

    Args:
        notation: what `inline` gave.
        first: the columns that are taken on the first line.
        indent: the spaces before every further line, which are part of the result.
    """
    return _fill(_SINGLE_SPACE.split(notation), first, indent, plain=notation[0] not in "'\"")


def block_scalar(text: str, style: str | None, indent: int) -> tuple[str, list[str]] | None:
    """Write a text as a block scalar: its header, and its lines with their indentation.

    Gives ``None`` where the block notation cannot hold the text.
    """
    if keeps_escapes(text, style):
        return None
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    if not body or ends > 1 or body[0] in " \t\n" or _UNPRINTABLE_IN_BLOCK.search(body):
        return None
    chomp = "" if ends else "-"
    pad = " " * indent
    paragraphs = body.split("\n")
    if paragraphs[-1].isspace():
        return None  # it would pass for an empty line above what follows
    ragged = any(line[:1] in (" ", "\t") or line[-1:] in (" ", "\t") for line in paragraphs)
    if style == "|" or ragged:
        return f"|{chomp}", [pad + line if line else "" for line in paragraphs]
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            lines.append("")  # a line break in the text is an empty line in the fold
        if paragraph:
            words = _SINGLE_SPACE.split(paragraph)
            first, *rest = _fill(words, indent, indent, plain=False)
            lines += [pad + first, *rest]
    return f">{chomp}", lines


def _fill(words: list[str], first: int, indent: int, *, plain: bool) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    line, taken = words[0], first + width(words[0])
    for word in words[1:]:
        columns = width(word)
        if taken + 1 + columns <= WIDTH or (plain and word.startswith(_NO_LINE_START)):
            line += " " + word
            taken += 1 + columns
        else:
            lines.append(line)
            line, taken = pad + word, indent + columns
    return [*lines, line]


def _escaped(match: "re.Match[str]") -> str:
    character = match[0]
    number = ord(character)
    wide = f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
    return _ESCAPES.get(character) or (f"\\x{number:02x}" if number < 256 else wide)
