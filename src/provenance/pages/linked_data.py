"""A record in the words of schema.org, for search engines and other programs.

A claim is a `Claim` with the works in which it appears: the acts of speaking, under the speakers'
names, each the subject of the page that tells of it. What was denied, hedged or withdrawn, or is of
doubtful attribution, is none. No `ClaimReview` is ever given: that would be a verdict, and the
record has none.
"""

import re
from typing import Any

from provenance.answers.cards import ActorCard, Card, ClaimCard, SourceCard
from provenance.answers.citation import Citation
from provenance.answers.parties import Party
from provenance.answers.rows import StatementRow
from provenance.model.vocabulary import AFFIRMING, AMBIGUOUS
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
        "appearance": list(map(_appearance, filter(_plain, card.affirm))),
    }


def _plain(row: StatementRow) -> bool:
    doubtful = row.hedges or row.attribution == AMBIGUOUS or row.repeats or row.later
    return row.stance in AFFIRMING and not doubtful


def _appearance(row: StatementRow) -> dict[str, Any]:
    """The act of speaking; a page under other names that tells of it is a work of its own."""
    page, uttered = row.read_in, row.uttered_in
    if uttered is None and page and {one.id for one in row.by} <= {a.id for a in page.authors}:
        page, uttered = None, page
    made: dict[str, Any] = _work(uttered) if uttered else {"@type": "CreativeWork"}
    made["author"] = list(map(_agent, row.by))
    if row.when.recorded and not row.when.inferred:
        made |= _published(row.when.recorded)
    if page:
        made["subjectOf"] = _work(page)
    return made


def _published(date: str) -> dict[str, str]:
    """A date, where it is a plain one: no bound, no doubt, no season."""
    plain = re.fullmatch(r"\d{4}(-(0\d|1[012])(-\d\d(T[\d:]+(Z|[+-][\d:]+)?)?)?)?", date)
    return {"datePublished": date} if plain else {}


def _work(cited: Citation) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "CreativeWork", "identifier": cited.source}
    if cited.title:
        made["name"] = cited.title
    if cited.authors:
        made["author"] = [{"@type": "Thing", "name": one.name} for one in cited.authors]
    if cited.publisher:
        made["publisher"] = {"@type": "Organization", "name": cited.publisher.name}
    if cited.issued and not cited.issue_inferred:
        made |= _published(cited.issued)
    if cited.url and (address := web(cited.url)):
        made["url"] = address
    if cited.language:
        made["inLanguage"] = cited.language
    return made


def _agent(party: Party) -> dict[str, Any]:
    return {"@type": "Thing", "identifier": party.id, "name": party.name}
