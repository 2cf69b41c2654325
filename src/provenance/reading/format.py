"""The formatter: a text in, the same records in the one canonical style out.

It writes the parsed tree out anew, with every comment by the key or item that it stood by, and
holds the result to the original before anybody may use it: same tree, same records, same problems,
same comments.
"""

from provenance.reading.arrange import arrange
from provenance.reading.comments import lay_out
from provenance.reading.compare import same_records, shape
from provenance.reading.emit import emit
from provenance.reading.layout import Block, CannotFormat, Document
from provenance.reading.nodes import documents
from provenance.reading.problem import YamlProblem


def formatted(text: str) -> str:
    """Return a claim file's text in canonical style, with the line ends that it had.

    Raises:
        YamlProblem: the text is no YAML.
        CannotFormat: it is, but cannot be rewritten without loss.
    """
    windows = "\r\n" in text
    lines = text.replace("\r\n", "\n") if windows else text
    layout = lay_out(lines)
    if not any(document.root for document in layout):
        return text
    for document in layout:
        arrange(document)
    after = emit(layout)
    if after != lines:
        _hold(lines, after, _comments(layout))
    return after.replace("\n", "\r\n") if windows else after


def _hold(before: str, after: str, comments: list[str]) -> None:
    """Raise CannotFormat unless nothing was lost or changed."""
    try:
        kept = (
            [shape(root) for root in documents(before)]
            == [shape(root) for root in documents(after)]
            and same_records(before, after)
            and comments == _comments(lay_out(after))
        )
    except YamlProblem:
        kept = False
    if not kept:
        raise CannotFormat("it could not be rewritten without a change of meaning")


def _comments(layout: list[Document]) -> list[str]:
    """All comments of a layout, sorted."""
    texts: list[str] = []
    for document in layout:
        texts += [comment.text for comment in document.foot]
        texts += [document.tail.text] if document.tail else []
        blocks = [document.root] if document.root else []
        while blocks:
            block = blocks.pop()
            texts += [comment.text for comment in block.foot]
            for part in block.parts:
                texts += [comment.text for comment in part.before]
                texts += [part.tail.text] if part.tail else []
                if isinstance(part.value, Block):
                    blocks.append(part.value)
    return sorted(texts)
