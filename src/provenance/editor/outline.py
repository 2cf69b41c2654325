"""What a file holds: symbols, what can be folded, lenses over claims, names beside ids."""

from collections.abc import Iterator
from typing import Final

from lsprotocol import types as lsp

from provenance.authoring.names import slug
from provenance.derive.frame import Frame
from provenance.editor.hover import named
from provenance.editor.spots import NAMING, Root, Spot, roots, spots, spots_of
from provenance.editor.text import Text
from provenance.model.fields import KINDS, Type
from provenance.model.records import Actor, Claim, Record, Source
from provenance.model.vocabulary import SAID_AS
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence
from provenance.store.corpus import Corpus
from provenance.views import editor as view

_NAME: Final = 40
"""A name beside an id is cut to so many characters."""

_FOUND: Final = 200

_SYMBOLS: Final = {
    "claim": lsp.SymbolKind.Event,
    "actor": lsp.SymbolKind.Class,
    "source": lsp.SymbolKind.File,
}


def symbols(text: Text) -> list[lsp.DocumentSymbol]:
    """List the records of a file, and under each claim its statements by stance."""
    found: list[lsp.DocumentSymbol] = []
    for root in roots(text.text):
        if root.kind == "claim":
            found += _claim(text, root)
        elif root.kind:
            found += _entries(text, root)
    return found


def _claim(text: Text, root: Root) -> Iterator[lsp.DocumentSymbol]:
    values = {key.text: (key, value) for key, value in root.node.pairs if isinstance(key, Scalar)}
    key, value = values.get("claim", (None, None))
    if not isinstance(value, Scalar) or not isinstance(key, Scalar):
        return
    _, told = values.get("text", (None, None))
    stances = [
        _symbol(
            text, stance, lsp.SymbolKind.Field, key, value, _count(value), list(_said(text, value))
        )
        for stance in SAID_AS
        if stance in values
        for key, value in [values[stance]]
    ]
    detail = told.text if isinstance(told, Scalar) else ""
    yield lsp.DocumentSymbol(
        value.text,
        _SYMBOLS["claim"],
        text.range(root.node.start.index, root.node.end.index),
        text.range(value.start.index, value.end.index),
        detail,
        children=stances,
    )


def _said(text: Text, node: Node) -> Iterator[lsp.DocumentSymbol]:
    for item in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(item, Mapping):
            told = {key.text: _flat(value) for key, value in item.pairs if isinstance(key, Scalar)}
            who = told.get("by") or told.get("said-in") or told.get("for") or "statement"
            span = text.range(item.start.index, item.end.index)
            first = item.pairs[0][0] if item.pairs else item
            chosen = text.range(first.start.index, first.end.index)
            yield lsp.DocumentSymbol(who, lsp.SymbolKind.Method, span, chosen, told.get("date", ""))


def _flat(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return ", ".join(_flat(item) for item in node.items)
    return " ".join(_flat(value) for _, value in node.pairs)


def _count(node: Node) -> str:
    return str(len(node.items)) if isinstance(node, Sequence) else "1"


def _entries(text: Text, root: Root) -> Iterator[lsp.DocumentSymbol]:
    for key, entries in root.node.pairs:
        if isinstance(key, Scalar) and KINDS.get(key.text) == root.kind:
            for id, entry in entries.pairs if isinstance(entries, Mapping) else ():
                if isinstance(id, Scalar) and id.text:
                    told = (
                        _flat(entry.pairs[0][1])
                        if isinstance(entry, Mapping) and entry.pairs
                        else ""
                    )
                    yield _symbol(text, id.text, _SYMBOLS[root.kind], id, entry, told, [])


def _symbol(
    text: Text,
    name: str,
    kind: lsp.SymbolKind,
    key: Node,
    value: Node,
    detail: str,
    children: list[lsp.DocumentSymbol],
) -> lsp.DocumentSymbol:
    end = max(key.end.index, value.end.index)
    span, chosen = text.range(key.start.index, end), text.range(key.start.index, key.end.index)
    return lsp.DocumentSymbol(name, kind, span, chosen, detail, children=children)


def workspace(corpus: Corpus, typed: str) -> list[tuple[str, lsp.SymbolKind, Record]]:
    """List the records of a corpus that begin as typed, by id, name or words."""
    return [
        (f"{id}  {name}" if name else id, _SYMBOLS[kind], record)
        for kind in _SYMBOLS
        for id, name in corpus.beginning(kind, typed, _FOUND)
        if (record := corpus.record(kind, id))
    ]


def folds(text: Text) -> list[lsp.FoldingRange]:
    """List what can be folded: claims, entries, and the lists of statements and relations."""
    found: list[lsp.FoldingRange] = []
    for root in roots(text.text):
        _fold(text, root.node, root.node, found)
        for key, value in root.node.pairs:
            _fold(text, key, value, found)
            for item in value.items if isinstance(value, Sequence) else ():
                _fold(text, item, item, found)
            if root.kind != "claim" and isinstance(value, Mapping):
                for id, entry in value.pairs:
                    _fold(text, id, entry, found)
    return found


def _fold(text: Text, first: Node, last: Node, found: list[lsp.FoldingRange]) -> None:
    start, end = text.position(first.start.index).line, text.position(last.end.index).line
    if end > start and text.position(last.end.index).character == 0:
        end -= 1
    if end > start:
        found.append(lsp.FoldingRange(start, end))


def lenses(corpus: Corpus, text: Text) -> list[lsp.CodeLens]:
    """Say over each claim how it stands."""
    claims = [
        spot
        for root in roots(text.text)
        if root.kind == "claim"
        for spot in spots_of(root)
        if spot.field.type is Type.ID and spot.record == "claim" and not spot.is_key
    ]
    known = [spot for spot in claims if corpus.record("claim", spot.text)]
    if not known:
        return []
    frame = Frame(corpus.slice([spot.text for spot in known], sides=False))
    return [
        lsp.CodeLens(
            text.range(spot.start, spot.end),
            lsp.Command(view.lens(frame.status(spot.text)), ""),
        )
        for spot in known
    ]


def hints(corpus: Corpus, text: Text, start: int, end: int) -> list[lsp.InlayHint]:
    """Put names beside the ids in a stretch of text, where the id is not the name already."""
    found = []
    for spot in spots(text.text):
        if start <= spot.end <= end and not spot.is_key and spot.field.type in NAMING:
            name = _name(corpus, spot)
            if name:
                found.append(lsp.InlayHint(text.position(spot.end), name, padding_left=True))
    return found


def _name(corpus: Corpus, spot: Spot) -> str:
    found = named(corpus, spot)
    record = corpus.record(*found) if found and found[0] != "statement" else None
    match record:
        case Actor():
            name = record.name
        case Source():
            name = record.title
        case Claim():
            name = record.text
        case _:
            return ""
    if slug(name) == spot.text:
        return ""
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
