"""The one record, or topic, that somebody means to change."""

from typing import TYPE_CHECKING

from provenance.authoring.mentions import TOPIC
from provenance.cli.spelling import spelt
from provenance.model.nouns import with_article
from provenance.model.spelling import help_for
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

KINDS = ("actor", "claim", "source", TOPIC)


def meant(corpus: "Corpus | None", text: str, kind: str | None, but: str = "") -> tuple[str, str]:
    """Give the kind and id of what an id, a name, a title, a topic or words mean.

    Args:
        corpus: the corpus, opened.
        text: what was typed.
        kind: the kind, if it was told.
        but: an id that is not meant.

    Raises:
        CorpusError: nothing is meant, or several things.
    """
    if kind is not None and kind not in KINDS:
        raise CorpusError(f"`{kind}` is no kind", help_for(kind, KINDS))
    if corpus is None:
        raise CorpusError("there is no record yet", f"begin with:\n  {spelt('new', 'actor')}")
    kinds = [one for one in corpus.kind_of(text) if kind in (None, one)]
    if kind in (None, TOPIC) and corpus.claims_with_topic(text):
        kinds.append(TOPIC)
    if len(kinds) == 1:
        return kinds[0], text
    if kinds:
        told = " and of ".join(map(with_article, kinds))
        again = tuple(("--kind", one) for one in kinds)
        raise CorpusError(f"`{text}` is the id of {told}", "say which", again=again)
    return _by_name(corpus, text, kind, but)


def _by_name(corpus: "Corpus", text: str, kind: str | None, but: str) -> tuple[str, str]:
    from provenance.store.search import resolve

    named = [
        (one, match.id)
        for one, find in (("actor", resolve.resolve_actor), ("source", resolve.resolve_source))
        if kind in (None, one)
        for match in find(corpus, text).actors
    ]
    near: list[str] = []
    if not named and kind in (None, "claim"):
        found = resolve.resolve_claims(corpus, [text])
        named = [("claim", match.id) for match in found.claims] if found.whole else []
        near = [*(match.id for match in found.claims), *found.suggestions]
    if len(named) == 1:
        return named[0]
    near = [*_near(corpus, text, kind), *near]
    ids = dict.fromkeys(id for id in [*near, *(id for _, id in named)] if id != but)
    some = [f"`{id}`" for id in ids if " " not in id][:5]
    told = "means several records" if named else _nothing(corpus, text, kind)
    help = "`provenance search` finds records by any word"
    if some:
        help = f"did you mean {' or '.join(some)}?"
    if "cannot be read" in told:
        help = "`provenance check` says what is wrong there"
    raise CorpusError(f"`{text}` {told}", help)


def _near(corpus: "Corpus", text: str, kind: str | None) -> list[str]:
    """Ids of actors and sources, and topics, that come near to a text."""
    from difflib import get_close_matches

    from provenance.store.search.suggest import near_names

    found = [
        id
        for one in ("actor", "source")
        if kind in (None, one)
        for id in near_names(corpus, text, one)
    ]
    topics = corpus.topics() if kind in (None, TOPIC) else ()
    return [*found, *get_close_matches(text, topics, n=1)]


def _nothing(corpus: "Corpus", text: str, kind: str | None) -> str:
    """Say that a text names nothing of a kind; and of what kind it is, if of another."""
    others = [*corpus.kind_of(text), *([TOPIC] if corpus.claims_with_topic(text) else [])]
    for one in corpus.broken():
        if one.id == text:
            return f"cannot be read, because of errors: {one.file}:{one.line}"
    for one in corpus.broken():
        if not one.id and text in (corpus.text(one.file) or ""):
            return f"stands in a part of {one.file} that cannot be read, from line {one.line} on"
    if kind is None:
        return "is no record and no topic"
    return f"is no {kind}" + (f", but {' and '.join(map(with_article, others))}" if others else "")
