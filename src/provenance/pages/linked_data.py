"""A record in the words of schema.org, for search engines and other programs.

A claim is a `Claim` with the works in which it appears. No `ClaimReview` is ever given: that would
be a verdict, and the record has none.
"""

from collections.abc import Iterator
from typing import Any

from provenance.answers.citation import Citation
from provenance.answers.rows import Party, Row
from provenance.answers.show import ActorCard, Card, ClaimCard, SourceCard
from provenance.model.vocabulary import AFFIRMING
from provenance.views.citation.address import web

_KINDS = {"person": "Person"}


def linked_data(card: Card) -> dict[str, Any] | None:
    """What schema.org has words for of a record; None where it has none."""
    match card:
        case ClaimCard():
            return _claim(card)
        case ActorCard():
            return {
                "@context": "https://schema.org",
                "@type": _KINDS.get(card.kind, "Organization"),
                "identifier": card.actor,
                "name": card.name,
                **({"alternateName": list(card.aka)} if card.aka else {}),
            }
        case SourceCard():
            return {"@context": "https://schema.org", **_work(card.citation)}
    return None


def _claim(card: ClaimCard) -> dict[str, Any]:
    about = [{"@type": "Thing", "identifier": one.id, "name": one.name} for one in card.about]
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "identifier": card.claim,
        "text": card.text,
        **({"about": about} if about else {}),
        "claimInterpreter": list(map(_agent, _speakers(card.affirm))),
        "appearance": list(_works(row for row in card.affirm if row.stance in AFFIRMING)),
    }


def _speakers(rows: tuple[Row, ...]) -> list[Party]:
    return list({one.id: one for row in rows for one in (row.for_ or row.by)}.values())


def _works(rows: Any) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for row in rows:
        if row.read_in and row.read_in.source not in seen:
            seen.add(row.read_in.source)
            yield _work(row.read_in)


def _work(cited: Citation) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "CreativeWork", "identifier": cited.source}
    if cited.title:
        made["name"] = cited.title
    if cited.authors:
        made["author"] = [{"@type": "Thing", "name": one.name} for one in cited.authors]
    if cited.publisher:
        made["publisher"] = {"@type": "Organization", "name": cited.publisher.name}
    if cited.issued:
        made["datePublished"] = cited.issued
    if cited.url and (address := web(cited.url)):
        made["url"] = address
    if cited.language:
        made["inLanguage"] = cited.language
    return made


def _agent(party: Party) -> dict[str, Any]:
    return {"@type": "Thing", "identifier": party.id, "name": party.name}
