"""Where each character of a scalar's text is written in its file.

YAML unfolds lines, takes indentation away and undoes quoting, so that offsets in the text that is
read differ from those in the text that was written.
"""

from typing import Final

from provenance.reading.nodes import Scalar

_ESCAPED: Final = {"x": 4, "u": 6, "U": 10}
"""How many characters an escape takes by the letter after its backslash; all others take two."""


def offsets_of(scalar: Scalar, text: str) -> list[int]:
    r"""Return the offset in a file's text of each character of a scalar.

    A character that is written as several (``\u00e9``, ``''``) stands where these begin; a space
    that a line break was folded to stands where the line ends.
    """
    at, end = scalar.start.index, scalar.end.index
    style = scalar.style
    if style in ("'", '"'):
        at += 1
    elif style is not None:  # a block: what follows its sign stands on the next line
        at = text.find("\n", at, end) + 1
    offsets = []
    for character in scalar.text:
        is_space = character.isspace()
        while at < end and (
            (not is_space and text[at].isspace())
            or (style == '"' and text[at] == "\\" and text[at + 1 : at + 2] in ("\n", "\r"))
        ):
            at += 2 if text[at] == "\\" else 1
        offsets.append(min(at, end - 1))
        if style == '"' and text[at : at + 1] == "\\":
            at += _ESCAPED.get(text[at + 1 : at + 2], 2)
        elif style == "'" and text.startswith("''", at):
            at += 2
        elif not is_space or text[at : at + 1].isspace():
            at += 1
    return offsets
