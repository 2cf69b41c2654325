"""Actors, the ties between them and sources, written as FollowTheMoney entities or statements."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from provenance.interchange.days import without_doubt
from provenance.interchange.ftm.schemata import DOCUMENTS, KINDS, ROLES, SCHEMATA
from provenance.interchange.lost import Lost
from provenance.model.records import Actor, Source
from provenance.model.vocabulary import CAMP, GROUP

_ACTOR: Final = frozenset(
    {"name", "kind", "aka", "part-of", "speaks-for", "members", "same-as", "note"}
)


_SOURCE: Final = frozenset(
    {"title", "kind", "by", "publisher", "published", "date", "url", "media-type", "note"}
)
"""The fields that leave."""


def write(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    claims: Sequence[str],
    left: Counter[str],
    lost: Lost,
) -> Iterator[str]:
    """Write an entity a line: actors, the ties between them, sources.

    Args:
        actors: all actors.
        sources: all sources.
        claims: the ids of all claims, for which such data has no word.
        left: what was left out is counted here.
        lost: and here, what does not leave of what does.
    """
    yield from map(_line, _entities(actors, sources, claims, left, lost))


def write_statements(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    claims: Sequence[str],
    left: Counter[str],
    lost: Lost,
) -> Iterator[str]:
    """Write a statement a line: of each entity each value of each property; else like `write`."""
    for entity in _entities(actors, sources, claims, left, lost):
        for prop, values in entity["properties"].items():
            for value in dict.fromkeys(values):
                row = {
                    "canonical_id": entity["id"],
                    "entity_id": entity["id"],
                    "prop": prop,
                    "schema": entity["schema"],
                    "value": value,
                    "dataset": "provenance",
                    "lang": None,
                    "original_value": None,
                    "first_seen": None,
                    "last_seen": None,
                    "external": False,
                    "origin": None,
                    "id": None,
                }
                yield json.dumps(row, ensure_ascii=False) + "\n"


def _entities(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    claims: Sequence[str],
    left: Counter[str],
    lost: Lost,
) -> Iterator[dict[str, Any]]:
    if claims:
        left["claims, with all that was said on them"] += len(claims)
    kept: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind in (CAMP, GROUP):
            left[f"{actor.kind}s, which are no entities"] += 1
        else:
            kept[actor.id] = actor
    for actor in kept.values():
        _count(actor, lost)
        yield _entity(actor)
        yield from _ties(actor, kept, left)
    for one in sources:
        lost.of("source", one, _SOURCE)
        for key, date in (("published", one.published), ("date", one.date)):
            if date and not without_doubt(date):
                lost.add("source", key)
        yield _document(one, kept)
        yield from _documentation(one, kept)


def _count(actor: Actor, lost: Lost) -> None:
    """Count what of an actor does not leave, or leaves less plainly than it was recorded."""
    lost.of("actor", actor, _ACTOR)
    ids = [one for one in actor.same_as if not one.startswith("wikidata:")]
    if any(f"ftm:{_key(actor)}" != one for one in ids):
        lost.add("actor", "same-as")
    if KINDS[SCHEMATA[actor.kind]] != actor.kind:
        lost.add("actor", "kind")
    for key, ties in (("part-of", actor.part_of), ("speaks-for", actor.speaks_for)):
        for part in ("from_", "to"):
            if any((day := getattr(tie, part)) and not without_doubt(day) for tie in ties):
                lost.add("actor", f"{key}.{part.rstrip('_')}")


def _line(entity: dict[str, Any]) -> str:
    given = {key: value for key, value in entity["properties"].items() if value}
    return json.dumps({**entity, "properties": given}, ensure_ascii=False) + "\n"


def _entity(actor: Actor) -> dict[str, Any]:
    wikidata = [one[9:] for one in actor.same_as if one.startswith("wikidata:")]
    return {
        "id": _key(actor),
        "schema": SCHEMATA[actor.kind],
        "caption": actor.name,
        "properties": {
            "name": [actor.name],
            "alias": list(actor.aka),
            "wikidataId": wikidata,
            "notes": [actor.note] if actor.note else [],
        },
    }


def _key(actor: Actor) -> str:
    """Its id in such data where just one is on record, else ours."""
    given = [one.removeprefix("ftm:") for one in actor.same_as if one.startswith("ftm:")]
    return given[0] if len(given) == 1 else f"provenance-{actor.id}"


def _ties(actor: Actor, kept: Mapping[str, Actor], left: Counter[str]) -> Iterator[dict[str, Any]]:
    for schema, one, other, ties in (
        ("Membership", "member", "organization", actor.part_of),
        ("Representation", "agent", "client", actor.speaks_for),
        ("Membership", "organization", "member", actor.members),
    ):
        for tie in ties:
            if tie.actor not in kept:
                left["ties to a group, a camp or nobody on record"] += 1
                continue
            far = _key(kept[tie.actor])
            yield {
                "id": f"{_key(actor)}-{one}-{far}-{without_doubt(tie.from_) or ''}",
                "schema": schema,
                "properties": {
                    one: [_key(actor)],
                    other: [far],
                    "startDate": [without_doubt(tie.from_)] if without_doubt(tie.from_) else [],
                    "endDate": [without_doubt(tie.to)] if without_doubt(tie.to) else [],
                },
            }


def _document(source: Source, kept: Mapping[str, Actor]) -> dict[str, Any]:
    def named(id: str) -> str:
        return kept[id].name if id in kept else id

    published, written = without_doubt(source.published), without_doubt(source.date)
    return {
        "id": f"provenance-source-{source.id}",
        "schema": DOCUMENTS.get(source.kind, "Document"),
        "caption": source.title,
        "properties": {
            "title": [source.title],
            "author": [named(id) for id in source.by],
            "publisher": [named(source.publisher)] if source.publisher else [],
            "publishedAt": [published] if published else [],
            "authoredAt": [written] if written else [],
            "sourceUrl": [source.url] if source.url else [],
            "mimeType": [source.media_type] if source.media_type else [],
            "summary": [source.note] if source.note else [],
        },
    }


def _documentation(source: Source, kept: Mapping[str, Actor]) -> Iterator[dict[str, Any]]:
    """Which entities a document's author and publisher are: it names them by their names alone."""
    document = f"provenance-source-{source.id}"
    publisher = (source.publisher,) if source.publisher else ()
    for role, ids in zip(ROLES, (source.by, publisher), strict=True):
        for id in ids:
            if id in kept:
                yield {
                    "id": f"{document}-{role}-{_key(kept[id])}",
                    "schema": "Documentation",
                    "properties": {
                        "document": [document],
                        "entity": [_key(kept[id])],
                        "role": [role],
                    },
                }
