"""W3C PROV: statements as activities of their speakers, in PROV-JSON or PROV-N.

An activity tells its stance and its claim as attributes, so that no denial reads as what it denies.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from provenance.interchange.lost import Lost
from provenance.model.dates import Date
from provenance.model.records import Actor, Claim, Source, Statement
from provenance.model.slice import Slice
from provenance.model.vocabulary import AMBIGUOUS

_PREFIXES: Final = {
    "actor": "urn:provenance:actor/",
    "claim": "urn:provenance:claim/",
    "source": "urn:provenance:source/",
    "said": "urn:provenance:statement/",
    "words": "urn:provenance:utterance/",
    "pc": "urn:provenance:vocabulary#",
    "pcw": "urn:provenance:words#",
}
_ZONED: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
_DERIVED: Final = {"quotes": "prov:Quotation", "translates": "prov:Revision"}
_ORGANISED: Final = frozenset(
    {"government", "body", "armed-force", "organisation", "company", "alliance", "outlet"}
)


_AGENT: Final = frozenset({"name", "kind", "same-as"})
_SOURCE: Final = frozenset(
    {"title", "kind", "url", "date", "published", "accessed", "sha256", "by", "derived-from"}
)
_CLAIM: Final = frozenset({"text", "source"})
_STATEMENT: Final = frozenset(
    {"by", "for", "date", "said-in", "source", "at", "via", "quote.words", "hedge.words"}
    | {"answers", "repeats", "form", "rating", "attribution", "or-by"}
)
"""The fields that leave, of each kind of record."""


class Element(NamedTuple):
    """One record of PROV: its kind, its id (none of a relation's), its arguments and attributes."""

    kind: str
    id: str
    arguments: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    """Triples of a name, a value, and ``"name"`` where the value is a qualified name."""


def elements(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    slices: Iterable[tuple[Sequence[str], Slice]],
    lost: Lost,
) -> Iterator[Element]:
    """Everything that was said, by whom, where, as PROV has it."""
    for actor in actors:
        lost.of("actor", actor, _AGENT)
        yield _agent(actor)
    for source in sources:
        lost.of("source", source, _SOURCE)
        yield from _source(source)
    for claims, slice in slices:
        for id in claims:
            claim = slice.claims[id]
            lost.of("claim", claim, _CLAIM)
            label = ("prov:label", claim.text, "")
            yield Element("entity", _id("claim", id), (), (label, _type("pc:Claim")))
            for statement in claim.said:
                lost.of("statement", statement, _STATEMENT)
                if any(slice.said(target) is None for target in statement.answers):
                    lost.add("statement", "answers")
                yield from _said(slice, claim, statement)


def _agent(actor: Actor) -> Element:
    kind = "prov:Person" if actor.kind == "person" else ""
    kind = "prov:Organization" if actor.kind in _ORGANISED else kind
    attributes = [("prov:label", actor.name, ""), ("pc:kind", _word(actor.kind), "name")]
    attributes += [_type(kind)] if kind else []
    attributes += [("pc:sameAs", one, "") for one in actor.same_as]
    return Element("agent", _id("actor", actor.id), (), tuple(attributes))


def _source(source: Source) -> Iterator[Element]:
    id = _id("source", source.id)
    attributes = [
        ("prov:label", source.title, ""),
        _type("pc:Source"),
        ("pc:kind", _word(source.kind), "name"),
    ]
    texts: dict[str, str | Date | None] = {
        "prov:location": source.url,
        "pc:date": source.date,
        "pc:published": source.published,
        "pc:accessed": source.accessed,
        "pc:sha256": source.sha256,
    }
    attributes += [(key, _text(value), "") for key, value in texts.items() if value]
    yield Element("entity", id, (), tuple(attributes))
    for actor in source.by:
        yield _relation("wasAttributedTo", entity=id, agent=_id("actor", actor))
    for derivation in source.derived_from:
        how = derivation.how or ""
        kind = (_type(_DERIVED[how]),) if how in _DERIVED else ()
        told = ((("pc:how", _word(how), "name"),) if how else ()) + kind
        used = _id("source", derivation.source)
        arguments = (("prov:generatedEntity", id), ("prov:usedEntity", used))
        yield Element("wasDerivedFrom", "", arguments, told)


def _said(slice: Slice, claim: Claim, s: Statement) -> Iterator[Element]:
    act, uttered = _id("said", s.id), _id("words", s.id)
    attributes = [
        _type("pc:Statement"),
        ("pc:stance", _word(s.stance), "name"),
        ("pc:claim", _id("claim", claim.id), "name"),
    ]
    attributes += [("pc:date", s.date.text, "")] if s.date else []
    attributes += [("pc:hedge", hedge.words, "") for hedge in s.hedge]
    attributes += [("pc:via", " / ".join(slice.name(id) for id in s.via), "")] if s.via else []
    attributes += [("pc:repeats", _repeated(slice, id), "name") for id in s.repeats]
    attributes += [("pc:orBy", _id("actor", id), "name") for id in s.or_by]
    if s.attribution == AMBIGUOUS:
        attributes += [("pc:by", _id("actor", id), "name") for id in s.by]
        attributes += [("pc:for", _id("actor", id), "name") for id in s.for_]
    for key, value in (("form", s.form), ("attribution", s.attribution)):
        attributes += [(f"pc:{key}", _word(value), "name")] if value else []
    attributes += [("pc:rating", s.rating, "")] if s.rating else []
    time = s.date.text if s.date and _ZONED.fullmatch(s.date.text) else ""
    given = (("prov:startTime", time), ("prov:endTime", time)) if time else ()
    yield Element("activity", act, given, tuple(attributes))
    quotes = tuple(("prov:value", quote.words, "") for quote in s.quote[:1])
    more = tuple(("pc:quote", quote.words, "") for quote in s.quote[1:])
    yield Element("entity", uttered, (), (_type("pc:Utterance"), *quotes, *more))
    yield _relation("wasGeneratedBy", entity=uttered, activity=act)
    # Whose words it is not sure they are is told, and nobody is tied to them.
    for actor in s.by if s.attribution != AMBIGUOUS else ():
        yield _relation("wasAssociatedWith", activity=act, agent=_id("actor", actor))
        for principal in s.for_:
            yield _relation(
                "actedOnBehalfOf",
                delegate=_id("actor", actor),
                responsible=_id("actor", principal),
                activity=act,
            )
    read_in = dict.fromkeys(filter(None, (s.source, s.said_in)))
    for id in read_in:
        arguments = (("prov:generatedEntity", uttered), ("prov:usedEntity", _id("source", id)))
        where = tuple(("pc:at", place, "") for place in s.at)
        yield Element("wasDerivedFrom", "", arguments, where)
    for target in s.answers:
        if slice.said(target) is not None:
            yield _relation("wasInformedBy", informed=act, informant=_id("said", target))


def _repeated(slice: Slice, id: str) -> str:
    """The statement or the actor that a statement repeats."""
    return _id("actor" if slice.said(id) is None else "said", id)


def _relation(kind: str, **arguments: str) -> Element:
    return Element(kind, "", tuple((f"prov:{key}", value) for key, value in arguments.items()))


def _type(name: str) -> tuple[str, str, str]:
    return ("prov:type", name, "name")


def _id(prefix: str, id: str) -> str:
    return f"{prefix}:{quote(id, safe='').replace('.', '%2E').replace('~', '%7E')}"


def _word(value: str) -> str:
    first, *rest = value.split("-")
    return f"pcw:{first}{''.join(part.capitalize() for part in rest)}"


def _text(value: str | Date) -> str:
    return value if isinstance(value, str) else value.text


def write(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    slices: Iterable[tuple[Sequence[str], Slice]],
    lost: Lost,
) -> Iterator[str]:
    """Write PROV-JSON, which has a part for each kind of record."""
    parts: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(elements(actors, sources, slices, lost)):
        held = parts.setdefault(one.kind, {})
        held[one.id or f"_:r{number}"] = {**dict(one.arguments), **_valued(one)}
    yield json.dumps({"prefix": _PREFIXES, **parts}, ensure_ascii=False, indent=1) + "\n"


def _valued(one: Element) -> Mapping[str, Any]:
    """Attributes as PROV-JSON has them: several values of one are a list."""
    found: dict[str, list[Any]] = {}
    for name, value, kind in one.attributes:
        typed = {"$": value, "type": "prov:QUALIFIED_NAME"} if kind else value
        found.setdefault(name, []).append(typed)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def write_notation(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    slices: Iterable[tuple[Sequence[str], Slice]],
    lost: Lost,
) -> Iterator[str]:
    """Write PROV-N, record by record."""
    yield "document\n"
    for prefix, address in _PREFIXES.items():
        yield f"  prefix {prefix} <{address}>\n"
    for one in elements(actors, sources, slices, lost):
        yield f"  {one.kind}({', '.join(_notated(one))})\n"
    yield "endDocument\n"


def _notated(one: Element) -> Iterator[str]:
    if one.id:
        yield one.id
    given = dict(one.arguments)
    for place in _PLACES[one.kind]:
        yield given.get(place, "-")
    if one.attributes:
        told = (f"{name}={_quoted(value, kind)}" for name, value, kind in one.attributes)
        yield f"[{', '.join(told)}]"


def _quoted(value: str, kind: str) -> str:
    if kind:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


_PLACES: Final[dict[str, tuple[str, ...]]] = {
    "entity": (),
    "agent": (),
    "activity": ("prov:startTime", "prov:endTime"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasDerivedFrom": (
        "prov:generatedEntity",
        "prov:usedEntity",
        "prov:activity",
        "prov:generation",
        "prov:usage",
    ),
    "wasGeneratedBy": ("prov:entity", "prov:activity", "prov:time"),
    "wasAssociatedWith": ("prov:activity", "prov:agent", "prov:plan"),
    "actedOnBehalfOf": ("prov:delegate", "prov:responsible", "prov:activity"),
    "wasInformedBy": ("prov:informed", "prov:informant"),
}
"""The arguments of each kind in the order in which the notation has them."""
