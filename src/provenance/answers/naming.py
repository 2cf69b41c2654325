"""From what a person types for an actor to the one id that is meant."""

from typing import TYPE_CHECKING

from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def actor(corpus: "Corpus", text: str) -> str:
    """Return the id of the actor that an id, a name or an alias names.

    Raises:
        CorpusError: when none is meant, or several are; the help names the nearest.
    """
    from provenance.store.search.resolve import resolve_actor

    match = resolve_actor(corpus, text)
    if len(match.actors) == 1:
        return match.actors[0].id
    if match.actors:
        ids = ", ".join(found.id for found in match.actors)
        raise CorpusError(f"`{text}` names several actors: {ids}", "write the id of one of them")
    near = ", ".join(f"`{id}`" for id in match.suggestions)
    help = f"did you mean {near}?" if near else "`provenance search` finds actors by any word"
    raise CorpusError(f"no actor is called `{text}`", help)


def actors(corpus: "Corpus", text: str) -> tuple[str, ...]:
    """Return the ids of several actors, joined by commas.

    Raises:
        CorpusError: as `actor`, and when no actor is named at all.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise CorpusError(f"`{text}` names no actor", "write ids or names, joined by commas")
    return tuple(actor(corpus, part) for part in parts)
