"""Deleting an actor, a claim or a source that nothing else names."""

from typing import TYPE_CHECKING

from provenance.authoring.change import Change
from provenance.authoring.mentions import of
from provenance.authoring.merge import emitted, found, laid
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_SHOWN = 10


def remove(corpus: "Corpus", kind: str, id: str) -> Change:
    """Plan the deletion of a record, with its comments; of a claim, with its statements.

    Raises:
        CorpusError: something names it, or a statement of the claim; it tells where.
    """
    record = corpus.record(kind, id)
    assert record is not None
    named = [("", kind, id)]
    if kind == "claim":
        claim = corpus.record("claim", id)
        named += (
            [(f", a statement of `{id}`", "statement", one.id) for one in claim.said]
            if claim
            else []
        )
    places = [
        f"  {file}:{one.line}: `{one.field.key}` of `{one.id}` names it{told}"
        for told, of_kind, of_id in named
        for file, _, mentions in of(corpus, of_kind, of_id)
        for one in mentions
        if not one.own and (one.kind, one.id) != (kind, id)
    ]
    if places:
        more = f"\n  and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        told = "\n".join(places[:_SHOWN])
        raise CorpusError(
            f"nothing was deleted: `{id}` is named elsewhere\n{told}{more}",
            f"take it out there, or put another in its place:\n  provenance merge {id} OTHER",
        )
    file = record.origin.file
    before = corpus.text(file) or ""
    layout = laid(file, before)
    document, holder, part = found(layout, kind, id)
    if holder is None:
        document.root = None
    else:
        holder.parts.remove(part)
        if not holder.parts:
            document.root = None
    return Change(file, before, emitted(layout, before))
