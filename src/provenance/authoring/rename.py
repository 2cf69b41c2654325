"""Giving an actor, a claim, a source or a topic another id, wherever the corpus names it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from provenance.authoring.change import Change
from provenance.authoring.mentions import TOPIC, Mention, in_text, names, of
from provenance.authoring.names import slug
from provenance.model.fields import Type
from provenance.model.findings import Edit
from provenance.model.identity import computed_id
from provenance.model.records import Statement
from provenance.reading.edit import apply
from provenance.reading.format import formatted
from provenance.reading.layout import CannotFormat
from provenance.reading.plans import is_id
from provenance.reading.problem import YamlProblem
from provenance.reading.scalars import inline
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

LOCK: Final = "seeds/quotes.lock"


def rename(corpus: "Corpus", kind: str, old: str, new: str) -> list[Change]:
    """Plan another id. Comments, and all else that stands in the files, stay as they are.

    The ids of statements that are made of it change with it, where statements are named and in the
    lock of quotations. A file that is called like a claim is called like it afterwards.

    Args:
        corpus: the corpus, opened.
        kind: ``actor``, ``claim``, ``source`` or ``topic``.
        old: the id, or the topic.
        new: the one that it gets.

    Raises:
        CorpusError: the new id is none or taken, or a place could name something else too.
    """
    if kind != TOPIC:
        if not is_id(new):
            help = "write letters, digits and hyphens"
            if slug(new):
                help += f", such as\n  provenance rename {old} {slug(new)}"
            if kind in ("actor", "source"):
                called = "name" if kind == "actor" else "title"
                help += f"\nits {called} is changed with\n  provenance edit {old}"
            raise CorpusError(f"`{new}` cannot be an id", help)
        if corpus.kind_of(new):
            taken = corpus.kind_of(new)[0]
            one = f"make one of the two:\n  provenance merge {old} {new}"
            told = f"there is a record `{new}` already, of kind {taken}"
            raise CorpusError(told, one if taken == kind else None)
    texts = {file: text for file, text, _ in of(corpus, kind, old)}
    renamed = {
        file: substituted(corpus, file, text, kind, old, new) for file, text in texts.items()
    }
    ids = new_ids(corpus, kind, old, new)
    changes = []
    for change in retargeted(corpus, renamed, ids):
        moved = _moved(change, kind, old, new)
        changes += moved
    return [*changes, *relocked(corpus, ids, {old: new} if kind == "source" else {})]


def substituted(
    corpus: "Corpus", file: str, text: str, kind: str, old: str, new: str, *, own: bool = True
) -> str:
    """Put one id for another in a file's text, at each place that names the record.

    Args:
        corpus: the corpus, opened.
        file: the file.
        text: its text.
        kind: of the record, or `TOPIC`.
        old: its id.
        new: the id to put.
        own: whether also where the record itself bears it.

    Raises:
        CorpusError: a place could name a record of another kind too.
    """
    edits = []
    for mention in in_text(text):
        if not names(mention, kind, old) or (mention.own and not own):
            continue
        if mention.mixed and _named_twice(corpus, kind, old):
            place = f"{file}:{mention.line}"
            raise CorpusError(
                f"{place}: `{old}` here may mean this {kind} or another record of that id",
                "give the other record an id of its own first, by hand",
            )
        edits.append(_edit(mention, new))
    return apply(text, edits)


def _edit(mention: Mention, new: str) -> Edit:
    scalar = mention.scalar
    written = inline(new, None, Type.TEXT, True)
    return Edit(scalar.start.index, scalar.end.index, written)


def _named_twice(corpus: "Corpus", kind: str, id: str) -> bool:
    return len(corpus.kind_of(id)) > 1 or bool(corpus.claim_of_statement(id))


def new_ids(
    corpus: "Corpus", kind: str, old: str, new: str, sources: Mapping[str, str] = {}
) -> dict[str, str]:
    """Tell which statements' ids change where one id stands for another in them.

    Args:
        corpus: the corpus, opened.
        kind: of the record whose id changes.
        old: its id.
        new: the one that it gets.
        sources: sources that statements of a claim get, by claim, where they have none.
    """
    changed: dict[str, str] = {}
    for claim in corpus.each("claim") if kind != TOPIC else ():
        for said in claim.said:
            id, dot, number = said.id.partition(".")
            if id != computed_id(said):
                continue
            after = _with(said, kind, old, new)
            if said.claim in sources and not said.source:
                after = after._replace(source=sources[said.claim])
            if (computed := computed_id(after)) != id:
                changed[said.id] = f"{computed}{dot}{number}"
    return changed


def _with(said: Statement, kind: str, old: str, new: str) -> Statement:
    def put(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if id == old else id for id in ids))

    if kind == "actor":
        return said._replace(by=put(said.by), for_=put(said.for_))
    if kind == "source":
        swap = {old: new}
        return said._replace(
            said_in=swap.get(said.said_in or "", said.said_in),
            source=swap.get(said.source or "", said.source),
        )
    return said._replace(claim=new) if said.claim == old else said


def retargeted(
    corpus: "Corpus", texts: Mapping[str, str | None], ids: Mapping[str, str]
) -> list[Change]:
    """Plan the files, with the new ids of statements wherever statements are named.

    Args:
        corpus: the corpus, opened.
        texts: the new texts of files, None of one that is deleted.
        ids: new ids of statements, by the old ones.
    """
    changes = []
    for file in {*corpus.files(), *texts}:
        before = corpus.text(file)
        after = texts.get(file, before)
        if after and ids and any(id in after for id in ids):
            targets = [one for one in in_text(after) if one.field.type is Type.TARGET]
            edits = [_edit(one, ids[one.scalar.text]) for one in targets if one.scalar.text in ids]
            after = apply(after, edits)
        if after and before and after != before and _formatted(before) == before:
            after = _formatted(after) or after
        if after != before:
            changes.append(Change(file, before, after))
    return sorted(changes, key=lambda change: change.file)


def _formatted(text: str) -> str | None:
    try:
        return formatted(text)
    except (CannotFormat, YamlProblem):
        return None


def relocked(corpus: "Corpus", ids: Mapping[str, str], sources: Mapping[str, str]) -> list[Change]:
    """Plan the lock of quotations with the new ids of statements and sources."""
    from provenance.quotes import lock

    held = lock.read(corpus.root)
    if not held.exists or held.broken:
        return []
    entries = [
        entry._replace(
            statement=ids.get(entry.statement, entry.statement),
            source=sources.get(entry.source, entry.source),
        )
        for entry in held.entries
    ]
    if entries == list(held.entries):
        return []
    before = (corpus.root / LOCK).read_text(encoding="utf-8")
    return [Change(LOCK, before, lock.text(entries))]


def _moved(change: Change, kind: str, old: str, new: str) -> list[Change]:
    """Rename the file of a claim that is called like it."""
    folder, _, name = change.file.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if kind != "claim" or stem != old or change.after is None:
        return [change]
    place = f"{folder}/{new}{dot}{ending}"
    return [Change(place, None, change.after), Change(change.file, change.before, None)]
