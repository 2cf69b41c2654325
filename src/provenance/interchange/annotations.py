"""Quotations as W3C Web Annotations, out and in; and in from Hypothes.is.

Who marks a passage is not who speaks in it. An annotation becomes a statement only where its tags
say who takes which stance on which claim of the corpus; else its document alone becomes a source.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final, NamedTuple

from provenance.derive.clock import Clock
from provenance.interchange import leaving, plain
from provenance.interchange.brought import Brought, claim, source
from provenance.interchange.days import NoDay
from provenance.interchange.days import read as read_day
from provenance.interchange.feed import items
from provenance.interchange.lost import Lost
from provenance.interchange.rdf.terms import BASE
from provenance.model.records import Hedge, Quote, Statement
from provenance.model.slice import Slice
from provenance.model.vocabulary import ATTRIBUTIONS, COMMENTED, FORMS, SAID_AS

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_PUBLIC: Final = "__world__"
_DEEP: Final = 8


_STATEMENT: Final = frozenset(
    {"by", "for", "date", "source", "form", "attribution", "rating"}
    | {"quote.words", "quote.prefix", "quote.suffix", "hedge.words"}
)
"""The fields that leave; claims, actors and what it was read in are named by ids and address."""


def write(
    slices: Iterable[tuple[Sequence[str], Slice]], left: Counter[str], lost: Lost
) -> Iterator[str]:
    """Write a collection of annotations, one for each statement with quotations.

    Args:
        slices: claims, and a Slice that holds what their answers need.
        left: what was left out is counted here.
        lost: and here, what does not leave of what does.
    """
    head = {"@context": _CONTEXT, "id": f"{BASE}annotations", "type": "AnnotationPage"}
    yield f'{json.dumps(head)[:-1]}, "items": ['
    before = "\n"
    for claims, slice in slices:
        clock = Clock(slice)
        for id in claims:
            for statement, why_not in leaving.said(slice, clock, slice.claims[id]):
                if not statement.quote:
                    left["statements without a quotation"] += 1
                elif why_not in leaving.GONE or statement.repeats:
                    why = why_not if why_not in leaving.GONE else leaving.REPEATED
                    left[f"statements {why}"] += 1
                elif one := _annotation(slice, id, statement):
                    lost.of("statement", statement, _STATEMENT)
                    yield f"{before}{json.dumps(one, ensure_ascii=False)}"
                    before = ",\n"
                else:
                    left["statements quoted from sources without an address"] += 1
    yield "\n]}\n"


def _annotation(slice: Slice, id: str, s: Statement) -> dict[str, Any] | None:
    """A statement with all its quotations; None where its source has no address."""
    read_in = slice.sources.get(s.source or s.said_in or "")
    if read_in is None or not read_in.url:
        return None
    targets = []
    for quote in s.quote:
        selector = {"type": "TextQuoteSelector", "exact": quote.words}
        if quote.prefix:
            selector["prefix"] = quote.prefix
        if quote.suffix:
            selector["suffix"] = quote.suffix
        targets.append({"source": read_in.url, "selector": selector})
    tags = [s.stance, f"claim:{id}", *(f"by:{one}" for one in s.by)]
    tags += [f"for:{one}" for one in s.for_]
    tags += [f"date:{s.date.text}"] if s.date else []
    tags += [f"hedge:{hedge.words}" for hedge in s.hedge]
    tags += [f"form:{s.form}"] if s.form else []
    tags += [f"attribution:{s.attribution}"] if s.attribution else []
    tags += [f"rating:{s.rating}"] if s.rating else []
    return {
        "id": f"{BASE}annotation/{s.id}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": one} for one in tags],
        "target": targets[0] if len(targets) == 1 else targets,
    }


class _Passage(NamedTuple):
    """A target of an annotation: its document, and the words that it marks, if any."""

    source: str
    quote: Quote | None


def read(file: BinaryIO) -> Iterator[Brought]:
    """Read annotations: one, a list, a page or collection, or an export of Hypothes.is."""
    for item in items(file):
        if item.wrong:
            yield Brought(item.place, (), (f"{item.wrong}: skipped",))
            continue
        found = False
        for annotation in _within(item.value, _DEEP):
            found = True
            yield _read(item.place, annotation)
        further = _further(item.value)
        if further:
            yield Brought(item.place, (), (f"goes on at `{further}`, which is not read: skipped",))
        elif not found:
            yield Brought(item.place, (), ("is no annotation: skipped",))


def _further(value: Any) -> str:
    """Where the next page of a page or collection is, of which the file holds nothing."""
    if not isinstance(value, dict):
        return ""
    first = value.get("first")
    page = first if isinstance(first, dict) else value
    further = page.get("next") or (first if "items" not in page else None)
    return plain.line(plain.string(further))[:200]


def _within(value: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list) and deep:
        for one in value:
            yield from _within(one, deep - 1)
    elif isinstance(value, dict) and deep:
        kinds = plain.strings(value.get("type")) + plain.strings(value.get("@type"))
        told = any(kind.rpartition(":")[2] == "Annotation" for kind in kinds)
        if told or any(key in value for key in ("target", "hasTarget", "uri")):
            yield value
            return
        for key in ("items", "annotations", "rows", "@graph", "first"):
            if isinstance(value.get(key), list | dict):
                yield from _within(value[key], deep - 1)


def _read(place: str, annotation: Mapping[str, Any]) -> Brought:
    id = plain.line(plain.string(annotation.get("id")) or plain.string(annotation.get("@id")))
    place = f"{place} ({id[:80]})" if id else place
    why_not = _why_not(annotation)
    if why_not:
        return Brought(place, (), (f"{why_not}: skipped",))
    passages = list(_passages(annotation))
    if not passages:
        return Brought(place, (), ("names no document: skipped",))
    tags, remarks = _bodies(annotation)
    title = plain.words(_title(annotation))
    records: list[Any] = []
    quotes: dict[str, list[Quote]] = {}
    for passage in passages:
        address = plain.web(passage.source)
        made = source(
            passage.source, title or passage.source, "web-page" if address else "document"
        )
        if not address:
            made = made._replace(note=f"Known as {plain.line(passage.source)}.")
        records.append(made._replace(url=address))
        if passage.quote:
            quotes.setdefault(passage.source, []).append(passage.quote)
    if not quotes:
        trouble = "marks no words: its document is recorded, and no quotation"
        return Brought(place, tuple(records), (trouble,))
    troubles: list[str] = []
    tagged = _tagged(tags, troubles)
    if tagged is None:
        words = next(iter(quotes.values()))[0].words
        words = words if len(words) <= 60 else f"{words[:59]}…"
        trouble = f"“{words}”: no tags tell who takes which stance on which claim"
        return Brought(place, tuple(records), (f"{trouble}; its document alone is recorded",))
    for key, marked in quotes.items():
        told = tagged._replace(source=key, quote=tuple(marked), note=" ".join(remarks) or None)
        bare = claim(tagged.claim, "")
        if told.stance == COMMENTED:
            records.append(bare._replace(comments=(told,)))
        else:
            records.append(bare._replace(statements=(told,)))
    return Brought(place, tuple(records), tuple(troubles))


def _why_not(annotation: Mapping[str, Any]) -> str:
    """Why an annotation is none of a passage, or none to be passed on."""
    if annotation.get("references"):
        return "is a reply to another annotation"
    group = annotation.get("group")
    permissions = annotation.get("permissions")
    readers = plain.strings(permissions.get("read")) if isinstance(permissions, dict) else []
    if (isinstance(group, str) and group != _PUBLIC) or (
        readers and not any(one in (f"group:{_PUBLIC}", "group:__world__") for one in readers)
    ):
        return "belongs to a private group or to its writer alone"
    if annotation.get("hidden") is True or annotation.get("$orphan") is True:
        return "is hidden, or an orphan whose passage is gone"
    return ""


def _passages(annotation: Mapping[str, Any]) -> Iterator[_Passage]:
    """The targets, each with the words that it marks."""
    given = annotation.get("target") or annotation.get("hasTarget") or annotation.get("uri")
    for target in _each(given, _DEEP):
        if isinstance(target, str):
            if plain.line(target):
                yield _Passage(target, None)
            continue
        held = target.get("source") or target.get("hasSource") or target.get("id")
        held = held or annotation.get("uri")
        address = plain.string(held.get("id") if isinstance(held, dict) else held)
        address = _better(annotation, address)
        if not plain.line(address):
            continue
        selector = target.get("selector") or target.get("hasSelector")
        quotes = list(_quotes(selector, _DEEP))
        if not quotes:
            yield _Passage(address, None)
        for quote in quotes:
            yield _Passage(address, quote)


def _each(given: Any, deep: int) -> Iterator[str | dict[str, Any]]:
    """Every target of one or more, also of a set of them: `Composite`, `List` and the like."""
    if isinstance(given, list) and deep:
        for one in given:
            yield from _each(one, deep - 1)
    elif isinstance(given, dict) and deep and isinstance(given.get("items"), list):
        yield from _each(given["items"], deep - 1)
    elif isinstance(given, (str, dict)):
        yield given


def _better(annotation: Mapping[str, Any], address: str) -> str:
    """The address of the web for a document that was marked under another name, if one is told."""
    if plain.web(address):
        return address
    document = annotation.get("document")
    links = document.get("link") if isinstance(document, dict) else None
    for link in links if isinstance(links, list) else []:
        href = plain.string(link.get("href")) if isinstance(link, dict) else ""
        if plain.web(href):
            return href
    return address


def _quotes(selector: Any, deep: int) -> Iterator[Quote]:
    """The words that a selector marks; they may stand in a list, or under what refines another."""
    if isinstance(selector, list) and deep:
        for one in selector:
            yield from _quotes(one, deep - 1)
    elif isinstance(selector, dict) and deep:
        kinds = plain.strings(selector.get("type")) or plain.strings(selector.get("@type"))
        if any(kind.endswith("TextQuoteSelector") for kind in kinds) or "exact" in selector:
            words = plain.line(plain.string(selector.get("exact")))
            if words:
                yield Quote(words, _edge(selector.get("prefix")), _edge(selector.get("suffix")))
        yield from _quotes(selector.get("refinedBy"), deep - 1)


def _edge(value: Any) -> str | None:
    return plain.line(plain.string(value)) or None


def _bodies(annotation: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The tags of an annotation, and the remarks of who made it."""
    tags = plain.strings(annotation.get("tags"))
    remarks = plain.strings(annotation.get("bodyValue")) + plain.strings(annotation.get("text"))
    given = annotation.get("body") or annotation.get("hasBody")
    for body in given if isinstance(given, list) else [given]:
        if not isinstance(body, dict):
            continue
        purposes = plain.strings(body.get("purpose"))
        values = plain.strings(body.get("value")) or plain.strings(body.get("chars"))
        (tags if "tagging" in purposes else remarks).extend(values)
    return [plain.line(one) for one in tags], [plain.words(one) for one in remarks]


def _tagged(tags: Iterable[str], troubles: list[str]) -> Statement | None:
    """The statement that tags tell of, without its words; None where they do not tell one.

    What tags tell besides, and is not of its form, is left out and told.
    """
    told: dict[str, list[str]] = {}
    stances = []
    for tag in tags:
        key, colon, value = tag.partition(":")
        if colon and value:
            told.setdefault(key.strip(), []).append(value.strip())
        elif tag.lower() in SAID_AS:
            stances.append(tag.lower())
    claims = dict.fromkeys(told.get("claim", ()))
    if len(claims) != 1 or len(set(stances)) != 1 or not told.get("by"):
        return None
    try:
        date = read_day(told["date"][0]).date if told.get("date") else None
    except NoDay as error:
        troubles.append(f"date: {error}; it was left out")
        date = None
    bare = Statement("", next(iter(claims)), stances[0], 0, 0, by=tuple(told["by"]))
    hedges = tuple(Hedge(words) for words in told.get("hedge", ()))
    return bare._replace(
        for_=tuple(told.get("for", ())),
        date=date,
        hedge=hedges,
        form=_one_of(FORMS, "form", told, troubles),
        rating=next(iter(told.get("rating", ())), None),
        attribution=_one_of(ATTRIBUTIONS, "attribution", told, troubles),
    )


def _one_of(
    known: Sequence[str], key: str, told: Mapping[str, Sequence[str]], troubles: list[str]
) -> str | None:
    given = told.get(key, ())
    if given and given[0] not in known:
        troubles.append(f"{key}: `{given[0][:40]}` is none of {', '.join(known)}; it was left out")
    return given[0] if given and given[0] in known else None


def _title(annotation: Mapping[str, Any]) -> str:
    document = annotation.get("document")
    return plain.string(document.get("title")) if isinstance(document, dict) else ""
