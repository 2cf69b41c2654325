"""ClaimReviews to claims: the claimant asserts, the checker gives a verdict, in the rating's words.

Takes JSON-LD of pages and feeds, and the answers of fact-check search services, in the many forms
in which people write them: lists for objects, objects for lists, types in lists, texts in values.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final, NamedTuple
from urllib.parse import urlsplit

from provenance.interchange import plain, registers
from provenance.interchange.brought import Brought, actor, claim, source
from provenance.interchange.days import NoDay
from provenance.interchange.days import read as read_day
from provenance.interchange.feed import items
from provenance.interchange.reviews.rating import stance
from provenance.model import vocabulary as words
from provenance.model.dates import Date
from provenance.model.records import Actor, Record, Source, Statement

_NOBODY: Final = re.compile(
    r"\b(users?|posts?|posters?|videos?|images?|photos?|memes?|multiple|various|several|viral|social"
    r" media|unknown|anonymous|people(?!['’]s)|netizens|sources?|internet|facebook|twitter|tiktok"
    r"|whatsapp|instagram|youtube|reddit|telegram|websites?|chain (?:message|mail|email)s?"
    r"|rumou?rs?|n/a|none"
    r"|usuarios|redes sociales|internautes|réseaux sociaux|nutzer|varios|publicaciones)\b",
    re.IGNORECASE,
)
"""Claimants that are nobody in particular: whoever they are, they are not one actor."""

_WITHIN: Final = ("item", "dataFeedElement", "@graph", "itemListElement", "claims", "reviews")
_DEEP: Final = 6


def read(file: BinaryIO) -> Iterator[Brought]:
    """Read a feed, a page's JSON-LD, or a service's answers."""
    for item in items(file):
        if item.wrong:
            yield Brought(item.place, (), (f"{item.wrong}: skipped",))
            continue
        found = False
        for number, review in enumerate(_reviews(item.value, _DEEP), 1):
            found = True
            place = item.place if number == 1 else f"{item.place}, review {number}"
            yield _Review(place, review).brought()
        if not found:
            yield Brought(item.place, (), (f"{_no_review(item.value)}: skipped",))


def _reviews(value: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    """The reviews in a value, whatever wraps them."""
    if isinstance(value, list):
        for one in value:
            yield from _reviews(one, deep - 1) if deep else ()
    elif isinstance(value, dict) and deep:
        if "claimReview" in value:  # a service's answer: a claim with its reviews
            yield from _of_service(value)
        elif _types(value) & {"ClaimReview", "Claim"} or "claimReviewed" in value:
            yield value
        else:
            for key in _WITHIN:
                if isinstance(value.get(key), dict | list):
                    yield from _reviews(value[key], deep - 1)


def _of_service(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The reviews of a claim as search services answer them, in schema.org's words."""
    for review in _maps(value.get("claimReview")):
        publisher = _first(review.get("publisher"))
        yield {
            "claimReviewed": value.get("text"),
            "itemReviewed": {"author": value.get("claimant"), "datePublished": value["claimDate"]}
            if value.get("claimDate")
            else {"author": value.get("claimant")},
            "author": {"name": publisher.get("name"), "url": publisher.get("site")},
            "url": review.get("url"),
            "name": review.get("title"),
            "datePublished": review.get("reviewDate"),
            "reviewRating": {"alternateName": review.get("textualRating")},
            "inLanguage": review.get("languageCode"),
        }


class _Party(NamedTuple):
    """Somebody whom a review names."""

    name: str
    kind: str
    same_as: tuple[str, ...] = ()


class _Review:
    """One review, and what of it was not understood."""

    def __init__(self, place: str, review: Mapping[str, Any]) -> None:
        self.review = review
        self.place = place
        self.troubles: list[str] = []
        self.records: dict[tuple[str, str], Record] = {}
        self._claimants: list[str] = []
        self._appeared: list[str] = []

    def brought(self) -> Brought:
        """The claim, its statements, and whom and what they name; or why there is none."""
        review = self.review
        alone = "Claim" in _types(review)
        item = review if alone else _first(review.get("itemReviewed"))
        text = next(filter(None, map(_text, self._texts(item))), "")
        if not text:
            return Brought(self.place, (), ("tells no claim that is reviewed: skipped",))
        if alone:
            statements = list(self._asserted(item, None))
            if not statements:
                return Brought(self.place, (), ("names nobody who made the claim: skipped",))
        else:
            checkers = self._parties(review.get("author") or review.get("creator"), "organisation")
            checkers = checkers or self._parties(review.get("publisher"), "organisation")
            if not checkers:
                return Brought(self.place, (), ("names nobody who reviewed: skipped",))
            key = self._source(text, checkers)
            statements = [*self._asserted(item, key), self._verdict(checkers, key)]
        said = [s for s in statements if s.stance != words.COMMENTED]
        comments = [s for s in statements if s.stance == words.COMMENTED]
        if len(set(_texts(review.get("claimReviewed")))) > 1:
            self.troubles.append("claimReviewed: tells several claims; the first was taken")
        made = claim("", text)._replace(statements=tuple(said), comments=tuple(comments))
        return Brought(self.place, (*self.records.values(), made), tuple(self.troubles))

    def _texts(self, item: Mapping[str, Any]) -> Iterator[Any]:
        yield self.review.get("claimReviewed")
        if "Claim" in _types(item) or not _types(item):
            yield from (item.get("text"), item.get("name"), item.get("description"))

    def _source(self, text: str, checkers: list[str]) -> str:
        """The review itself as a source."""
        review = self.review
        url = plain.web(plain.string(review.get("url")) or plain.string(review.get("@id")))
        if url is None and plain.strings(review.get("url")):
            self.troubles.append("url: no address of the web; it was left out")
        titles = (review.get("name"), review.get("headline"), _first(review.get("mainEntity")))
        title = next(filter(None, map(_text, titles)), "")
        title = title or f"Review of “{text if len(text) <= 80 else f'{text[:79]}…'}”"
        key = url or f"{'; '.join(checkers)}: {title}"
        made = source(key, title, "article")._replace(
            by=tuple(checkers),
            url=url,
            published=self._day("datePublished", review.get("datePublished")),
            language=plain.string(review.get("inLanguage")) or None,
        )
        self.records["source", key] = made
        return key

    def _verdict(self, checkers: list[str], key: str) -> Statement:
        rating = self._rating()
        how = stance(rating) if rating else words.COMMENTED
        published = self.records["source", key]
        assert isinstance(published, Source)
        notes = []
        if self._claimants:
            notes.append(f"The review names as claimant: {', '.join(self._claimants)}.")
        if self._appeared:
            notes.append(f"Appeared at {', '.join(self._appeared)}.")
        if how == words.COMMENTED:
            why = f"`{'; '.join(rating)}` takes no stance" if rating else "has no rating in words"
            self.troubles.append(f"rating: {why}; recorded as a comment")
        return Statement(
            "",
            "",
            how,
            0,
            0,
            by=tuple(checkers),
            date=published.published,
            source=key,
            form=words.VERDICT,
            rating="; ".join(rating) or None,
            note=" ".join(notes) or None,
        )

    def _rating(self) -> list[str]:
        """The rating in words; a number tells nothing, since scales run both ways."""
        found: list[str] = []
        for one in _list(self.review.get("reviewRating")):
            if isinstance(one, dict):
                named = _texts(one.get("alternateName")) or _texts(one.get("name"))
                found += named or _texts(one.get("ratingExplanation"))
            else:
                found += _texts(one)
        return [text for text in dict.fromkeys(found) if re.search(r"[^\W\d]", text)]

    def _asserted(self, item: Mapping[str, Any], key: str | None) -> Iterator[Statement]:
        """What the claimants said: where it appeared under their names, and else in the review."""
        told: set[str] = set()
        for work in (*_list(item.get("firstAppearance")), *_list(item.get("appearance"))):
            if isinstance(work, str):
                self._appeared += filter(None, [plain.web(work)])
                continue
            if not isinstance(work, dict):
                continue
            url, title = _place(work)
            if not url and not title:
                url, title = _place(_first(work.get("subjectOf")))
            authors = self._parties(work.get("author"), "person")
            if not authors:
                self._appeared += filter(None, [url])
                continue
            told.update(authors)
            date = self._day("appearance", work.get("datePublished"))
            place = url or title
            if place:
                made = source(place, title or place, "document")
                self.records.setdefault(("source", place), made._replace(url=url))
            yield _assertion(authors, date, place or key, None)
        rest = [one for one in self._parties(item.get("author"), "person") if one not in told]
        if rest:
            date = self._day("the claim's datePublished", item.get("datePublished"))
            yield _assertion(rest, date, key, words.PARAPHRASE)

    def _parties(self, value: Any, kind: str) -> list[str]:
        """The keys of those whom a value names; those who are nobody in particular are told."""
        keys: list[str] = []
        for one in _list(value):
            party = _party(one, kind)
            if party is None:
                continue
            if kind == "person" and _NOBODY.search(party.name) and not party.same_as:
                self._claimants.append(party.name)
                continue
            made = actor(party.name, party.name, party.kind, same_as=party.same_as)
            there = self.records.get(("actor", party.name))
            if not (isinstance(there, Actor) and there.same_as):
                self.records["actor", party.name] = made
            keys.append(party.name)
        return list(dict.fromkeys(keys))

    def _day(self, what: str, value: Any) -> Date | None:
        text = plain.string(value) or plain.string(_first(value).get("@value"))
        try:
            return read_day(text).date
        except NoDay as error:
            self.troubles.append(f"{what}: {error}; it was left out")
            return None


def _place(work: Mapping[str, Any]) -> tuple[str | None, str]:
    """The address of a work on the web, and its title."""
    url = plain.web(plain.string(work.get("url")) or plain.string(work.get("@id")))
    return url, _text(work.get("name")) or _text(work.get("headline"))


def _assertion(
    by: list[str], date: Date | None, source: str | None, attribution: str | None
) -> Statement:
    return Statement(
        "",
        "",
        words.ASSERTED,
        0,
        0,
        by=tuple(by),
        date=date,
        source=source,
        attribution=attribution,
    )


def _party(value: Any, kind: str) -> _Party | None:
    if isinstance(value, str):
        name = plain.words(value)
        if plain.web(name):
            name = _host(name)
        return _Party(name, _guess(name, kind)) if name else None
    if not isinstance(value, dict):
        return None
    name = _text(value.get("name")) or _text(value.get("legalName"))
    url = plain.string(value.get("url")) or plain.string(value.get("@id"))
    if not name:
        name = _host(url)
    if not name:
        return None
    types = _types(value)
    if "Person" in types:
        kind = "person"
    elif types & {"Organization", "NewsMediaOrganization", "FactCheckOrganization", "Corporation"}:
        kind = "organisation"
    else:
        kind = _guess(name, kind)
    return _Party(name, kind, registers.identifiers(plain.strings(value.get("sameAs"))))


def _guess(name: str, kind: str) -> str:
    if name.startswith("@"):
        return "account"
    return kind if kind != "person" or 1 < len(name.split()) < 4 else "organisation"


def _host(url: str) -> str:
    try:
        host = urlsplit(url if "://" in url else f"https://{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _types(value: Mapping[str, Any]) -> set[str]:
    given = plain.strings(value.get("@type")) or plain.strings(value.get("type"))
    return {re.split(r"[/:#]", one)[-1] for one in given}


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _texts(value: Any) -> list[str]:
    """The texts of a value: plain, in lists, or as JSON-LD's values."""
    found = [one.get("@value") if isinstance(one, dict) else one for one in _list(value)]
    return [text for one in plain.strings(found) if (text := plain.words(one))]


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [inner for one in value for inner in (one if isinstance(one, list) else [one])]
    return [] if value is None else [value]


def _maps(value: Any) -> list[dict[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _first(value: Any) -> Mapping[str, Any]:
    return next(iter(_maps(value)), {})


def _no_review(value: Any) -> str:
    """What stands in the place of a review."""
    types: Iterable[str] = sorted(_types(value)) if isinstance(value, dict) else ()
    told = ", ".join(plain.line(one)[:40] for one in types)
    return f"is no review of a claim (but {told})" if told else "holds no review of a claim"
