"""HTML to text: the tree that the HTML standard prescribes, laid out by a few rules of our own.

Block elements begin a line, paragraphs, headings, list items and table rows are passages of
their own; what no reader is shown is left out (scripts, templates, what `hidden`, a style or a
style sheet of the page hides, the readings of ruby). What is raised or lowered becomes raised or
lowered characters. The parser follows the standard's algorithm, so that another version of it
finds the same tree.
"""

import re
from typing import Any, Final

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract.encoding import decode
from provenance.quotes.extract.extracted import Extracted, library, refuse_long
from provenance.quotes.extract.hidden import hidden_by_sheets, is_hidden, shifted
from provenance.quotes.extract.raised import Raising, shift

NAME: Final = "html/2"
"""This extractor and the version of its rules."""
_UNSEEN: Final = re.compile(
    "script|style|template|noscript|noframes|noembed|head|title|iframe|object|svg|math|select"
    "|textarea|datalist|audio|video|canvas|progress|meter|rt|rp|rtc"
)
_PASSAGE: Final = re.compile(
    "address|article|aside|blockquote|body|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tr|ul"
)
_CELLS: Final = frozenset({"td", "th"})
_DEEPEST: Final = 5_000
"""Parsing takes time that grows with the square of the depth; no page comes near this one."""
_TAG: Final = re.compile(
    r"<(/?)(?!(?:p|li|t[dhr]|d[dt]|option|br|hr|img|input|link|meta|wbr|area|base|col|source)\b)"
    r"[a-zA-Z][^<>]*+>"
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def extract(data: bytes, declared: str | None = None) -> Extracted:
    """Read an HTML document; ``declared`` is the encoding that its record or carrier names.

    Raises:
        QuotesError: it is too long, its encoding is unsure, or the library is missing.
    """
    refuse_long(len(data))
    named = _CHARSET.search(data[:4096])
    decoded = decode(data, declared or (_web_name(named[1].decode("ascii")) if named else None))
    text, version = lay_out(decoded.text)
    media_type = f"text/html; charset={decoded.encoding}"
    notes = (decoded.note,) if decoded.note else ()
    return Extracted(text, f"{NAME} {version}", media_type, notes)


def lay_out(html: str) -> tuple[str, str]:
    """The text of an HTML document, and the version of the parser.

    Raises:
        QuotesError: it nests too deep, or the library is missing.
    """
    _refuse_deep(html)
    selectolax, version = library("selectolax.lexbor", "selectolax", "reading HTML")
    tree = selectolax.LexborHTMLParser(html)
    return _text(tree.root, hidden_by_sheets(tree)), version


def _text(root: Any, unseen: frozenset[int]) -> str:
    """Walk the tree without recursion: pages nest deeper than Python's stack."""
    pieces: list[str] = []
    preformatted = 0
    shifts: list[Raising] = []
    node, entering = root, True
    while node is not None:
        tag = node.tag
        seen = not (_UNSEEN.fullmatch(tag) or node.mem_id in unseen or is_hidden(node))
        if entering and seen:
            if tag == "-text":
                words = node.text_content or ""
                words = words if preformatted else re.sub(r"[ \t\n\r\f]+", " ", words)
                pieces.append(shifts[0](words) if shifts else words)
            elif tag == "br":
                pieces.append("\n")
            elif _PASSAGE.fullmatch(tag):
                pieces.append("\n\n")
            elif tag in _CELLS:
                pieces.append(" ")
            elif way := shifted(node):
                shifts.append(shifts[0] if shifts else shift(way, node.text(deep=True)))
                pieces.append("" if shifts[0].table else " ")
            preformatted += tag == "pre"
            if node.child is not None:
                node = node.child
                continue
        if seen:
            if _PASSAGE.fullmatch(tag):
                pieces.append("\n\n")
            elif tag != "br" and tag not in _CELLS and shifted(node):
                pieces.append("" if shifts.pop().table else " ")
            preformatted -= tag == "pre"
        if node.next is not None:
            node, entering = node.next, True
        else:
            node, entering = node.parent, False
            if node is not None and node.tag == "-document":
                node = None
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _refuse_deep(html: str) -> None:
    depth = 0
    for match in _TAG.finditer(html):
        depth += -1 if match[1] else match[0][-2] != "/"
        depth = max(depth, 0)
        if depth > _DEEPEST:
            raise QuotesError(
                f"the page nests deeper than {_DEEPEST:,} elements: it is no document",
                "save it anew from a browser, or attach its text",
            )


def _web_name(label: str) -> str:
    """Browsers read Latin-1 and ASCII as Windows-1252, as the Encoding standard has it."""
    plain = label.lower()
    return "windows-1252" if plain in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else plain
