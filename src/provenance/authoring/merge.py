"""Making one record of two: actors, claims, sources, topics. Nothing that was written is lost.

What one record can say only once and both say otherwise stays as a comment.
"""

from typing import TYPE_CHECKING

from provenance.authoring.change import Change
from provenance.authoring.mentions import TOPIC, of
from provenance.authoring.refusing import cannot
from provenance.authoring.rename import new_ids, relocked, retargeted, substituted
from provenance.model.fields import KINDS, RECORDS
from provenance.model.vocabulary import SAID_AS
from provenance.reading.arrange import arrange
from provenance.reading.comments import lay_out
from provenance.reading.emit import emit
from provenance.reading.layout import Block, CannotFormat, Comment, Document, Part
from provenance.reading.nodes import Scalar
from provenance.reading.problem import Mark
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def merge(corpus: "Corpus", kind: str, old: str, into: str) -> list[Change]:
    """Plan one record of two: the second, with what the first says, and named in its place.

    Raises:
        CorpusError: the two cannot be made one, or a file cannot be rearranged.
    """
    if old == into:
        raise CorpusError(f"`{old}` and `{into}` are one already")
    sources = _sources(corpus, old, into) if kind == "claim" else {}
    texts: dict[str, str | None] = {
        file: substituted(corpus, file, text, kind, old, into, own=False)
        for file, text, _ in of(corpus, kind, old)
    }
    layouts: dict[str, list[Document]] = {}
    if kind == TOPIC:
        homes: tuple[str, ...] = ()
    else:
        first, second = corpus.record(kind, old), corpus.record(kind, into)
        assert first is not None
        assert second is not None
        homes = (first.origin.file, second.origin.file)
    for file in {*texts, *homes}:
        text = texts.get(file) or corpus.text(file) or ""
        layouts[file] = laid(file, text)
    if homes:
        _join(layouts[homes[0]], layouts[homes[1]], kind, old, into, sources.get(old, ""))
    for file, layout in layouts.items():
        doubled = [_without_doubles(document) for document in layout]
        if file in homes or any(doubled):
            texts[file] = emitted(layout, corpus.text(file) or "")
    ids = new_ids(corpus, kind, old, into, sources)
    changes = retargeted(corpus, texts, ids)
    return [*changes, *relocked(corpus, ids, {old: into} if kind == "source" else {})]


def _sources(corpus: "Corpus", old: str, into: str) -> dict[str, str]:
    """The source that the statements of a claim lose with its default, to be written to each."""
    first, second = corpus.record("claim", old), corpus.record("claim", into)
    assert first is not None
    assert second is not None
    bare = any(not said.source for said in first.said)
    if second.source and not first.source and bare:
        raise CorpusError(
            f"statements of `{old}` say no source, and would get `{second.source}` of `{into}`",
            f"write it to each statement of `{into}`, and take it from the claim",
        )
    return {old: first.source} if first.source and first.source != second.source else {}


def laid(file: str, text: str) -> list[Document]:
    """Read a file's text into documents with their comments, in canonical order.

    Raises:
        CorpusError: it cannot be rearranged.
    """
    try:
        layout = lay_out(text.replace("\r\n", "\n"))
    except CannotFormat as reason:
        raise cannot(file, reason) from None
    for document in layout:
        arrange(document)
    return layout


def emitted(layout: list[Document], before: str) -> str | None:
    """The text of what is left; None where that is nothing."""
    left = [one for one in layout if one.root]
    if not left:
        return None
    left[0].marker = False
    for document in left:
        arrange(document)
    after = emit(left)
    return after.replace("\n", "\r\n") if "\r\n" in before else after


def _join(
    from_: list[Document], to: list[Document], kind: str, old: str, into: str, source: str
) -> None:
    """Take the first record out, and put what it says into the second."""
    document, holder, part = found(from_, kind, old)
    _, _, target = found(to, kind, into)
    assert isinstance(target.value, Block)
    assert isinstance(part.value, Block)
    if source:
        _give_source(part.value, source)
    lost = [*part.before, *([part.tail] if part.tail else []), *part.value.foot]
    part.value.foot = []
    lost += _fold(target.value, part.value, kind, old)
    if holder is None:
        lost += document.foot
        document.root, document.foot = None, []
    else:
        holder.parts.remove(part)
        if not holder.parts:
            lost += holder.foot
            document.root = None
    place = target.value.parts[0] if kind == "claim" else target
    told = [comment._replace(blank=False) for comment in lost]
    if told and place.blank and not place.before:  # the empty line stands above what they are of
        told[0], place.blank = told[0]._replace(blank=True), False
    place.before += told


def found(layout: list[Document], kind: str, id: str) -> tuple[Document, Block | None, Part]:
    """Find a record: its document, the block that it is an entry of, and itself as a part."""
    for document in layout:
        root = document.root
        if root is None or not root.parts:
            continue
        first = root.parts[0]
        if kind == "claim" and first.name == "claim" and _text(first.value) == id:
            return document, None, Part(None, root)
        if KINDS.get(first.name) == kind and isinstance(first.value, Block):
            for part in first.value.parts:
                if part.name == id:
                    return document, first.value, part
    raise CorpusError(f"`{id}` cannot be found where it was read", "run the command again")


def _text(value: Scalar | Block) -> str:
    return value.text if isinstance(value, Scalar) else ""


def _give_source(claim: Block, source: str) -> None:
    """Write the claim's default source to each statement that says none, and take it away."""
    default = next(part for part in claim.parts if part.name == "source")
    for part in claim.parts:
        if part.name not in SAID_AS or not isinstance(part.value, Block):
            continue
        items = [part] if part.value.is_mapping else part.value.parts
        for item in items:
            if isinstance(item.value, Block) and all(
                one.name != "source" for one in item.value.parts
            ):
                assert default.key is not None
                item.value.parts.append(Part(default.key, Scalar(source, None, *_place(default))))
    claim.parts.remove(default)


def _place(part: Part) -> tuple[Mark, Mark]:
    assert part.key is not None
    return part.key.start, part.key.end


def _fold(into: Block, other: Block, kind: str, old: str) -> list[Comment]:
    """Put the fields of one record into another; give back the comments that have no place."""
    fields = {field.key: field for field in RECORDS[kind]}
    lost: list[Comment] = []
    for part in other.parts:
        field = fields.get(part.name)
        there = next((one for one in into.parts if one.name == part.name), None)
        if part.name == kind:
            lost += _comments(part)
        elif there is None and part.name != "source":
            into.parts.append(part)
        elif there and _text(there.value) and _text(there.value) == _text(part.value):
            lost += _comments(part)
        elif field and field.many and there:
            lost += part.before
            for one in (there, part):
                if isinstance(one.value, Block):
                    lost += [*([one.tail] if one.tail and one is part else []), *one.value.foot]
            there.value = _list(there, part)
        elif part.name == "name":
            lost += _comments(part)
            _add_spelling(into, part)
        else:
            lost += _comments(part)
            said = " ".join(_written(part.value).split())
            lost.append(Comment(f"# {part.name} of `{old}`, which was merged: {said}"))
    return lost


def _list(one: Part, other: Part) -> Block:
    """The items of both lists, each once."""
    items = [item for part in (one, other) for item in _items(part)]
    flow = all(isinstance(item.value, Scalar) for item in items) and not any(
        item.before or item.tail for item in items
    )
    return Block(False, flow, items)


def _items(part: Part) -> list[Part]:
    if isinstance(part.value, Block) and not part.value.is_mapping:
        return part.value.parts
    return [Part(None, part.value, tail=part.tail)]


def _add_spelling(actor: Block, name: Part) -> None:
    """Keep a name as one more spelling."""
    spelt = {
        _text(item.value) for part in actor.parts if part.name == "aka" for item in _items(part)
    }
    assert name.key is not None
    if _text(name.value) in spelt:
        return
    key = name.key._replace(text="aka")
    more = Part(key, name.value)
    there = next((part for part in actor.parts if part.name == "aka"), None)
    if there is None:
        actor.parts.append(more)
    else:
        there.value = _list(there, more)


def _comments(part: Part) -> list[Comment]:
    """All comments of a part that goes."""
    found = [*part.before, *([part.tail] if part.tail else [])]
    if isinstance(part.value, Block):
        for one in part.value.parts:
            found += _comments(one)
        found += part.value.foot
    return found


def _written(value: Scalar | Block) -> str:
    if isinstance(value, Scalar):
        return value.text
    items = [
        f"{one.name}: {_written(one.value)}" if one.key else _written(one.value)
        for one in value.parts
    ]
    return ", ".join(items)


def _without_doubles(document: Document) -> bool:
    """Take what stands twice out of each list of words; tell whether something did."""
    doubled = False
    blocks = [document.root] if document.root else []
    while blocks:
        block = blocks.pop()
        if not block.is_mapping:
            seen: set[str] = set()
            kept = []
            for part in block.parts:
                text = _text(part.value)
                if not text or text not in seen or part.before or part.tail:
                    kept.append(part)
                seen.add(text)
            doubled = doubled or len(kept) < len(block.parts)
            block.parts = kept
        blocks += [part.value for part in block.parts if isinstance(part.value, Block)]
    return doubled
