"""Claims to schema.org: what was plainly asserted, and checkers' verdicts in their own words.

schema.org has no word for a denial that is no checker's rating: such statements stay here.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from provenance.derive.clock import Clock
from provenance.interchange import leaving, registers
from provenance.interchange.days import without_doubt
from provenance.interchange.lost import Lost
from provenance.interchange.rdf.terms import BASE
from provenance.model import vocabulary as words
from provenance.model.records import Claim, Source, Statement
from provenance.model.slice import Slice

_CLAIM: Final = frozenset({"text", "about", "source"})
_SPOKEN: Final = frozenset({"by", "date", "said-in", "source"})
_VERDICT: Final = frozenset({"by", "date", "said-in", "source", "form", "rating"})
_ACTOR: Final = frozenset({"name", "same-as"})
_PAGE: Final = frozenset({"title", "url", "language", "by", "publisher", "published", "date"})
"""The fields that leave, of each kind of record."""


def write(
    slices: Iterable[tuple[Sequence[str], Slice]], left: Counter[str], lost: Lost
) -> Iterator[str]:
    """Write a graph of Claims and ClaimReviews, piece by piece.

    Args:
        slices: claims, and a Slice that holds what their answers need.
        left: what was left out is counted here.
        lost: and here, what does not leave of what does.
    """
    yield '{"@context": "https://schema.org", "@graph": ['
    before = "\n"
    for claims, slice in slices:
        clock = Clock(slice)
        for id in claims:
            for node in nodes(slice, clock, slice.claims[id], left, lost):
                yield f"{before}{json.dumps(node, ensure_ascii=False)}"
                before = ",\n"
    yield "\n]}\n"


def nodes(
    slice: Slice, clock: Clock, claim: Claim, left: Counter[str], lost: Lost
) -> Iterator[dict[str, Any]]:
    """A Claim, and a ClaimReview for each verdict on it."""
    lost.of("claim", claim, _CLAIM)
    appearances: list[dict[str, Any]] = []
    verdicts: list[Statement] = []
    for statement, why_not in leaving.said(slice, clock, claim):
        if statement.form == words.VERDICT and why_not in _VERDICTS:
            if hidden := leaving.doubt(statement):
                left[f"statements {hidden}"] += 1
            elif statement.rating and statement.by:
                _count(slice, statement, _VERDICT, lost)
                verdicts.append(statement)
            else:
                left["verdicts without a rating in words"] += 1
        elif why_not:
            left[f"statements {why_not}"] += 1
        else:
            _count(slice, statement, _SPOKEN, lost)
            appearances.append(_appearance(slice, statement))
    reviewed = {
        "@type": "Claim",
        "@id": f"{BASE}claim/{claim.id}",
        "text": claim.text,
        "appearance": appearances,
        "about": [{"@type": "Thing", "name": _name(slice, one)} for one in claim.about],
    }
    yield _filled(reviewed)
    for statement in verdicts:
        yield _filled(_review(slice, claim, reviewed, statement))


def _count(slice: Slice, s: Statement, carried: frozenset[str], lost: Lost) -> None:
    """Count what of a statement, of its speakers and of what it was read in does not leave."""
    lost.of("statement", s, carried)
    if s.date and not without_doubt(s.date):
        lost.add("statement", "date")
    for id in s.by:
        if actor := slice.actors.get(id):
            kind = {"kind"} if actor.kind in ("person", "organisation") else set()
            lost.once("actor", actor, _ACTOR | kind)
    for id in filter(None, (s.source, s.said_in)):
        if source := slice.sources.get(id):
            lost.once("source", source, _PAGE)


_VERDICTS = ("", leaving.DENIED, leaving.COMMENTED)
"""A checker's rating is told as the checker's, whatever stance it takes."""


def _review(
    slice: Slice, claim: Claim, reviewed: dict[str, Any], statement: Statement
) -> dict[str, Any]:
    read_in = slice.sources.get(statement.source or "")
    return {
        "@type": "ClaimReview",
        "@id": f"{BASE}statement/{statement.id}",
        "author": [_party(slice, id) for id in statement.by],
        "claimReviewed": claim.text,
        "datePublished": without_doubt(statement.date),
        "url": read_in.url if read_in else None,
        "name": read_in.title if read_in else None,
        "inLanguage": read_in.language if read_in else None,
        "reviewRating": {"@type": "Rating", "alternateName": statement.rating},
        "itemReviewed": _filled(reviewed),
    }


def _appearance(slice: Slice, statement: Statement) -> dict[str, Any]:
    """The act of speaking, under the speakers' names.

    A page that tells of it is a work of its own, under the names of its own authors.
    """
    page = slice.sources.get(statement.source or "")
    uttered = slice.sources.get(statement.said_in or "")
    if uttered is None and page and set(statement.by) <= {*page.by}:
        uttered, page = page, None
    return _filled(
        {
            "@type": "CreativeWork",
            "author": [_party(slice, id) for id in statement.by],
            "datePublished": without_doubt(statement.date),
            "url": uttered.url if uttered else None,
            "name": uttered.title if uttered else None,
            "subjectOf": _work(slice, page) if page else None,
        }
    )


def _work(slice: Slice, source: Source) -> dict[str, Any]:
    return _filled(
        {
            "@type": "CreativeWork",
            "author": [_party(slice, id) for id in source.by],
            "publisher": _party(slice, source.publisher) if source.publisher else None,
            "datePublished": without_doubt(source.published or source.date),
            "url": source.url,
            "name": source.title,
            "inLanguage": source.language,
        }
    )


def _party(slice: Slice, id: str) -> dict[str, Any]:
    record = slice.actors.get(id)
    return _filled(
        {
            "@type": "Person" if record and record.kind == "person" else "Organization",
            "name": slice.name(id),
            "sameAs": registers.addresses(record) if record else [],
        }
    )


def _name(slice: Slice, id: str) -> str:
    """The name of an actor, or the text of a claim."""
    record = slice.claims.get(id)
    return record.text if record else slice.name(id)


def _filled(made: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if value not in (None, [], {})}
