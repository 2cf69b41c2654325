"""Splitting a file of many claims into one file a claim, and joining such files again.

The text of a document, with its comments, is moved and never rewritten.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from provenance.authoring.change import Change
from provenance.authoring.refusing import cannot
from provenance.model.fields import KINDS
from provenance.reading.comments import markers
from provenance.reading.compare import shape
from provenance.reading.layout import CannotFormat
from provenance.reading.nodes import Mapping, Node, Scalar, documents
from provenance.reading.problem import YamlProblem
from provenance.store.errors import CorpusError

_BEGINS: Final = re.compile(r"^(?:---\s+)?[{?\s]*[\"']?(?:claim|actors|sources)\b", re.MULTILINE)
_FILE_NAME: Final = re.compile(r"\w[\w.-]*")


class _Piece(NamedTuple):
    """A document: its text without the marker, and the id of the claim that it holds, if one."""

    text: str
    claim: str | None


def is_claim_file(text: str) -> bool:
    """Whether a document of a text begins as those of claim files do, be it broken further on."""
    if not _BEGINS.search(text):
        return False
    try:
        return any(_first(root) in KINDS for root in documents(text))
    except YamlProblem:
        return True


def _first(root: Node | None) -> str:
    if isinstance(root, Mapping) and root.pairs and isinstance(root.pairs[0][0], Scalar):
        return root.pairs[0][0].text
    return ""


def split(file: str, text: str) -> list[Change]:
    """Plan one file for each claim of a file, in a folder named like it.

    Documents of other kinds stay behind; if there are none, the file is deleted.

    Args:
        file: the file, relative to the corpus.
        text: its text.

    Raises:
        CorpusError: the file is no YAML, holds fewer than two claims, or the same claim twice.
    """
    pieces = _pieces(file, text)
    claims = [piece for piece in pieces if piece.claim is not None]
    if len(claims) < 2:
        raise CorpusError(f"{file} holds {len(claims) or 'no'} claim: there is nothing to split")
    folder = file.rpartition(".")[0]
    parts: dict[str, str] = {}
    for piece in claims:
        name = f"{folder}/{piece.claim}.yaml"
        if not _FILE_NAME.fullmatch(piece.claim or ""):
            raise CorpusError(f"{file}: `{piece.claim}` cannot name a file", "mend the id first")
        if name in parts:
            raise CorpusError(f"{file} holds `{piece.claim}` twice", "give one another id first")
        parts[name] = piece.text
    rest = [piece.text for piece in pieces if piece.claim is None]
    left = _joined(rest) if rest else None
    _hold([text], [*parts.values(), *([left] if left else [])])
    return [*(Change(name, None, after) for name, after in parts.items()), Change(file, text, left)]


def join(files: Sequence[tuple[str, str]], target: str, there: str | None = None) -> list[Change]:
    """Plan one file of all the documents of several, in the order given; these are deleted.

    Args:
        files: the files, relative to the corpus, with their texts.
        target: the new file.
        there: its text, if there is one: of a join that was killed before all were deleted.

    Raises:
        CorpusError: a file is no YAML or holds no record, or the target is another file.
    """
    texts: list[str] = []
    for file, text in files:
        pieces = _pieces(file, text)
        if not pieces:
            raise CorpusError(f"{file} holds no record", "leave it out")
        texts += [piece.text for piece in pieces]
    if there is not None:
        held = Counter(piece.text for piece in _pieces(target, there))
        if Counter(texts) - held:
            raise CorpusError(f"{target} is there already", "name a new file")
        return [Change(file, text, None) for file, text in files]
    after = _joined(texts)
    _hold([text for _, text in files], [after])
    return [Change(target, None, after), *(Change(file, text, None) for file, text in files)]


def _pieces(file: str, text: str) -> list[_Piece]:
    """Cut a text into its documents; what holds only comments goes with a neighbour."""
    try:
        roots = [root for root in documents(text) if root is not None]
        marks = markers(text, roots)
    except YamlProblem as problem:
        place = f"{file}:{problem.start.line + 1}"
        raise CorpusError(f"{place}: {problem.message}", problem.help) from None
    except CannotFormat as reason:
        raise cannot(file, reason) from None
    ends = [*marks, len(text)]
    slices = [(0, text[: ends[0]])]
    slices += [
        (mark, re.sub(r"\A---[ \t]*(\r?\n)?", "", text[mark:end]))
        for mark, end in zip(marks, ends[1:], strict=True)
    ]
    pieces: list[_Piece] = []
    loose = ""
    waiting = iter([*roots, None])
    root = next(waiting)
    for (_, cut), end in zip(slices, ends, strict=True):
        cut = _ended(cut, text)
        if root is not None and root.start.index < end:
            pieces.append(_Piece(loose + cut, _claim(root)))
            loose = ""
            root = next(waiting)
        elif cut.strip() and pieces:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + cut)
        elif cut.strip():
            loose += cut
    return pieces


def _claim(root: Node) -> str | None:
    if not isinstance(root, Mapping) or not root.pairs:
        return None
    key, value = root.pairs[0]
    if isinstance(key, Scalar) and key.text == "claim" and isinstance(value, Scalar):
        return value.text
    return None


def _ended(text: str, like: str) -> str:
    end = "\r\n" if "\r\n" in like else "\n"
    return text if not text or text.endswith("\n") else text + end


def _joined(texts: Sequence[str]) -> str:
    return ("---\r\n" if "\r\n" in texts[0] else "---\n").join(texts)


def _hold(before: Iterable[str], after: Iterable[str]) -> None:
    """Raise CorpusError unless the same documents are there before and after."""
    if sorted(map(repr, _shapes(before))) != sorted(map(repr, _shapes(after))):
        raise CorpusError("the documents cannot be moved without a change of meaning")


def _shapes(texts: Iterable[str]) -> Iterable[Any]:
    return [shape(root) for text in texts for root in documents(text) if root is not None]
