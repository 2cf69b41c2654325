"""What the shell offers on Tab: ids, stances and statuses, read from the compiled corpus."""

from pathlib import Path
from typing import Any, Final

from provenance.model.vocabulary import SAID_AS, STANCES

_OFFERED: Final = 200
"""Ids of a kind that are offered at most: nobody reads more."""


def stances(incomplete: str) -> list[str]:
    """Stances to filter by."""
    return [stance for stance in (*SAID_AS, "affirmed") if stance.startswith(incomplete)]


def asked(ctx: Any, incomplete: str) -> list[str] | list[tuple[str, str]]:
    """What ``who`` can be asked: first a stance, then claims."""
    if ctx.params.get("words"):
        return claims(ctx, incomplete)
    words = (*STANCES, "affirmed", "said", "answered")
    return [word for word in words if word.startswith(incomplete)]


def statuses(incomplete: str) -> list[str]:
    """Headline statuses."""
    from provenance.derive.status import HEADLINES

    return [headline for headline in HEADLINES if headline.startswith(incomplete)]


def claims(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Claim ids, each with its text."""
    return _names(ctx, ("claim",), incomplete)


def actors(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Actor ids, each with its name."""
    return _names(ctx, ("actor",), incomplete)


def records(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Ids of claims, actors and sources."""
    return _names(ctx, ("claim", "actor", "source"), incomplete)


def shown(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """What ``show`` has a card of: records by id, places and topics."""
    return [
        *records(ctx, incomplete),
        *((place, "place") for place in places(ctx, incomplete)),
        *((topic, "topic") for topic in topics(ctx, incomplete)),
    ]


def sources(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Source ids, each with its title."""
    return _names(ctx, ("source",), incomplete)


def topics(ctx: Any, incomplete: str) -> list[str]:
    """Topics in use."""
    corpus = _corpus(ctx)
    if corpus is None:
        return []
    with corpus:
        return [topic for topic in corpus.topics() if topic.startswith(incomplete)]


def explained(incomplete: str) -> list[str]:
    """Complete what `help` explains."""
    from provenance.cli.app import COMMANDS

    return [word for word in ("statuses", *COMMANDS) if word.startswith(incomplete)]


def places(ctx: Any, incomplete: str) -> list[str]:
    """Places in use."""
    corpus = _corpus(ctx)
    if corpus is None:
        return []
    from provenance.answers.places import beginning

    with corpus:
        return beginning(corpus, incomplete, _OFFERED)


def _names(ctx: Any, kinds: tuple[str, ...], incomplete: str) -> list[tuple[str, str]]:
    corpus = _corpus(ctx)
    if corpus is None:
        return []
    with corpus:
        return [named for kind in kinds for named in corpus.names(kind, incomplete, _OFFERED)]


def _corpus(ctx: Any) -> Any:
    """The corpus, or None: completion never complains."""
    from provenance.store.corpus import open_corpus
    from provenance.store.errors import CorpusError
    from provenance.store.files.discovery import find_root

    try:
        return open_corpus(find_root(Path.cwd(), ctx.params.get("corpus")))
    except CorpusError:
        return None
