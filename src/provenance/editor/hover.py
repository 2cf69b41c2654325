"""The card of what stands at a place: a claim, an actor, a source, a date, a key."""

from pathlib import Path

from provenance.answers.citation import citation
from provenance.answers.parties import Party
from provenance.answers.show import card
from provenance.derive.sides import Sides
from provenance.editor.spots import NAMING, Spot
from provenance.model.dates import DateError, parse
from provenance.model.fields import Type
from provenance.model.records import Actor, Source
from provenance.quotes.errors import QuotesError
from provenance.quotes.library import Library
from provenance.store.corpus import Corpus
from provenance.views import editor as view
from provenance.views.document import Page
from provenance.views.markdown import render


def hover(corpus: Corpus, spot: Spot) -> str | None:
    """Give the card of what stands somewhere, as Markdown; None where there is nothing to say."""
    if spot.is_key:
        return view.key(spot.field)
    if spot.field.type is Type.DATE:
        try:
            return view.date(parse(spot.text))
        except DateError:
            return None
    found = named(corpus, spot)
    page = _card(corpus, *found) if found else ()
    return render(page) if page else None


def named(corpus: Corpus, spot: Spot) -> tuple[str, str] | None:
    """Tell which record a place names, or is the id of: its kind and its id."""
    if spot.field.type is Type.ID:
        return (spot.record, spot.text) if spot.record != "file" else None
    for kind in NAMING.get(spot.field.type, ()):
        if kind == "statement":
            if corpus.claim_of_statement(spot.text):
                return kind, spot.text
        elif corpus.record(kind, spot.text):
            return kind, spot.text
    return None


def _card(corpus: Corpus, kind: str, id: str) -> Page:
    record = corpus.record(kind, id) if kind != "statement" else None
    if isinstance(record, Actor):
        return _actor(corpus, record)
    if isinstance(record, Source):
        return _source(corpus, record)
    return view.claim_card(card(corpus, kind, id))


def _actor(corpus: Corpus, actor: Actor) -> Page:
    slice = corpus.slice((), actors=[actor.id])
    sides = Sides(slice)
    root = sides.root(actor.id)
    groups = [Party(id, slice.name(id)) for id in sorted(slice.member_of.get(actor.id, ()))]
    return view.actor_card(actor, sides.tree(actor.id), Party(root, slice.name(root)), groups)


def _source(corpus: Corpus, source: Source) -> Page:
    claims = corpus.claims_of_source(source.id)
    slice = corpus.nearby({"claim": set(), "actor": set(), "source": {source.id}})
    state = _state(corpus.root, source)
    return view.source_card(source, citation(slice, source.id), state, len(claims))


def _state(root: Path, source: Source) -> str:
    try:
        return Library(root, {source.id: source}).version(source.id)[0]
    except QuotesError as error:
        return error.message
