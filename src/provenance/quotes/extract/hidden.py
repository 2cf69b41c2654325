"""What a web page hides from its readers: by an attribute, by a style, by its own style sheets.

Only what the page itself says is known: no script is run and no style sheet fetched. Of style
sheets, rules that hold for every screen count, in their order; what they hide and no later rule
shows again is hidden.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

_BRACE: Final = re.compile("[{};]")
_PLAIN_SELECTOR: Final = re.compile(r"[\w.#\-]+(?:[ >]+[\w.#\-]+){0,2}")
_HIDING: Final = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "opacity": re.compile(r"0*\.?0+%?"),
    "font-size": re.compile(r"0*\.?0+(?:[a-z]+|%)?"),
    "content-visibility": re.compile("hidden"),
}
_WHOLE_PAGE: Final = frozenset({"html", "body"})
_SHIFTED: Final = re.compile(r"(?:\A|;)\s*vertical-align\s*:\s*(super|sub|text-top)", re.IGNORECASE)
_MOST_RULES: Final = 200


def is_hidden(node: Any) -> bool:
    """Whether an element's own attributes hide it with all that it holds."""
    if not node.tag or node.tag[0] == "-":
        return False
    attributes = node.attributes
    if "hidden" in attributes or (node.tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style) and node.tag not in _WHOLE_PAGE and True in _hides(style).values()


def shifted(node: Any) -> str | None:
    """``sup`` or ``sub`` if an element, or its style, raises or lowers its text."""
    if node.tag in {"sup", "sub"}:
        return str(node.tag)
    if not node.tag or node.tag[0] == "-":
        return None
    style = _SHIFTED.search(node.attributes.get("style") or "")
    return None if style is None else "sub" if style[1].lower() == "sub" else "sup"


def hidden_by_sheets(tree: Any) -> frozenset[int]:
    """The elements that the page's style sheets hide, by their identity in the tree."""
    found: dict[int, dict[str, bool]] = {}
    count = 0
    for sheet in tree.css("style"):
        if (sheet.attributes.get("media") or "all").strip().lower() not in {"all", "screen"}:
            continue
        for selectors, declarations in _rules(_uncommented(sheet.text(deep=True) or "")):
            hiding = _hides(declarations)
            for selector in selectors.split(",") if hiding else ():
                count += 1
                for node in _matching(tree, selector.strip()) if count <= _MOST_RULES else ():
                    found.setdefault(node.mem_id, {}).update(hiding)
    return frozenset(id for id, hiding in found.items() if True in hiding.values())


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of the rules that hold everywhere, in their order."""
    depth = start = body = 0
    selectors = ""
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            depth += 1
            if depth == 1:
                selectors, body = text[start : match.start()], match.end()
        elif match[0] == "}" and depth:
            depth -= 1
            if not depth:
                if "@" not in selectors:
                    yield selectors, text[body : match.start()]
                start = match.end()
        elif not depth:
            start = match.end()


def _matching(tree: Any, selector: str) -> list[Any]:
    if not _PLAIN_SELECTOR.fullmatch(selector) or selector.lower() in _WHOLE_PAGE:
        return []  # the whole page is hidden only until its scripts have run
    try:
        return list(tree.css(selector))
    except Exception:  # a selector that the parser does not know hides nothing
        return []


def _hides(declarations: str) -> dict[str, bool]:
    """For each property that can hide, whether the last of its declarations does."""
    found: dict[str, bool] = {}
    for declaration in _uncommented(declarations).split(";"):
        name, colon, value = declaration.partition(":")
        hiding = _HIDING.get(name.strip().lower())
        if colon and hiding:
            plain = value.lower().replace("!important", "").strip()
            found[name.strip().lower()] = bool(hiding.fullmatch(plain))
    return found


def _uncommented(text: str) -> str:
    first, *others = text.split("/*")
    return first + "".join(piece.partition("*/")[2] for piece in others)
