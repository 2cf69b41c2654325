"""CSL-JSON (schema 1.0.2): sources to items, and items to sources.

What CSL has no variable for stands under ``custom``, which the schema keeps for such things.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from provenance.interchange import days, plain
from provenance.interchange.brought import Brought
from provenance.interchange.citations.work import Name, SourceEntry, count, issued, names
from provenance.interchange.lost import Lost
from provenance.model.dates import MOMENT, SPAN, Date, DateError, parse
from provenance.model.records import Actor, Derivation, Source
from provenance.model.vocabulary import DERIVATIONS, INFERRED, SOURCE_KINDS

_TYPES: Final = {
    "web-page": "webpage",
    "article": "article-newspaper",
    "report": "report",
    "book": "book",
    "broadcast": "broadcast",
    "interview": "interview",
    "speech": "speech",
    "post": "post",
    "letter": "personal_communication",
    "testimony": "hearing",
    "photo": "graphic",
    "video": "motion_picture",
    "audio": "song",
    "data": "dataset",
}
"""CSL's types for our kinds; all others are documents."""

KINDS: Final = {
    **{type: kind for kind, type in _TYPES.items()},
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "review": "article",
    "review-book": "article",
    "entry": "web-page",
    "entry-dictionary": "book",
    "entry-encyclopedia": "article",
    "chapter": "book",
    "periodical": "document",
    "post-weblog": "web-page",
    "paper-conference": "article",
    "thesis": "report",
    "software": "data",
    "figure": "photo",
    "map": "document",
}
"""Our kinds for CSL's types; all others are documents."""

_OUTLETS: Final = ("article-newspaper", "article-magazine", "broadcast", "webpage", "post-weblog")
_CUSTOM_TEXTS: Final = ("sha256", "media-type", "extractor", "normaliser")
_CUSTOM: Final = frozenset(
    {"for", "date-basis", "archive", "size", "seen", "derived-from", *_CUSTOM_TEXTS}
)
"""What leaves under ``custom``, beside what all such formats have a place for."""
_HASH: Final = re.compile("[0-9a-f]{64}")
_SEASONS: Final = {21: 1, 22: 2, 23: 3, 24: 4}
_SEASON_WORDS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def write(sources: Iterable[Source], actors: Mapping[str, Actor], lost: Lost) -> Iterator[str]:
    """Write a JSON list of items, piece by piece."""
    before = "["
    for source in sources:
        count(source, actors, lost, _CUSTOM)
        yield f"{before}\n{json.dumps(item(source, actors), ensure_ascii=False, indent=1)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def item(source: Source, actors: Mapping[str, Actor]) -> dict[str, Any]:
    """One source as an item; what is not recorded is left out."""
    date = issued(source)
    second = "event-date" if source.is_utterance else "original-date"
    publisher = names([source.publisher], actors)[0].shown if source.publisher else None
    made: dict[str, Any] = {
        "id": source.id,
        "type": _TYPES.get(source.kind, "document"),
        "title": source.title,
        # Which part of a name is the family's is not recorded, so none is cut up.
        "author": [{"literal": name.shown} for name in names(source.by, actors)],
        "publisher": publisher,
        "issued": variable(date) if date else None,
        second: variable(source.date) if source.date else None,
        "URL": source.url,
        "accessed": variable(source.accessed) if source.accessed else None,
        "language": source.language,
        "note": source.note,
        "custom": _custom(source, actors),
    }
    return {key: value for key, value in made.items() if value}


def variable(date: Date) -> dict[str, Any]:
    """A date variable: its parts where they say no more than the record does, else its EDTF."""
    edtf = date.text
    bare = [end.rstrip("~") for end in edtf.split("/")]
    closed = date.kind == MOMENT or (date.kind == SPAN and all(b not in ("", "..") for b in bare))
    plain_ends = all(b[:4].isdigit() and b[:4] != "0000" and "T" not in b for b in bare)
    if date.uncertain or not closed or not plain_ends or "X" in edtf:
        return {"literal": edtf}
    numbers = [[int(part) for part in end.split("-")] for end in bare]
    seasons = [end[1] in _SEASONS for end in numbers if len(end) > 1]
    if len({end.endswith("~") for end in edtf.split("/")}) > 1 or (any(seasons) and len(bare) > 1):
        return {"literal": edtf}
    made: dict[str, Any] = {"date-parts": numbers}
    if any(seasons):
        made = {"date-parts": [numbers[0][:1]], "season": _SEASONS[numbers[0][1]]}
    if date.approximate:
        made["circa"] = True
    return made


def _custom(source: Source, actors: Mapping[str, Actor]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "kind": source.kind if source.kind not in _TYPES else None,
        "for": [name.shown for name in names(source.for_, actors)],
        "date-basis": source.date_basis,
        "archive": list(source.archive),
        "size": source.size,
        "seen": None if source.seen else "no",
        "derived-from": [
            {key: value for key, value in one._asdict().items() if value}
            for one in source.derived_from
        ],
        **{key: getattr(source, key.replace("-", "_")) for key in _CUSTOM_TEXTS},
    }
    return {key: value for key, value in made.items() if value not in (None, [])}


def read(text: str) -> Iterator[Brought]:
    """Read a list of items, one item, or a mapping that holds them under ``items``."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "the file"
        yield Brought(place, (), ("is no JSON: skipped",))
        return
    if isinstance(data, dict):
        data = data["items"] if isinstance(data.get("items"), list) else [data]
    for number, one in enumerate(data if isinstance(data, list) else [data], 1):
        place = f"item {number}"
        if not isinstance(one, dict):
            yield Brought(place, (), ("is no item of CSL-JSON: skipped",))
            continue
        yield _read(place, one)


def _read(place: str, one: dict[str, Any]) -> Brought:
    id = plain.string(one.get("id"))
    entry = SourceEntry(f"{place} ({id})" if id else place, id)
    type = plain.string(one.get("type"))
    custom = one["custom"] if isinstance(one.get("custom"), dict) else {}
    kind = plain.string(custom.get("kind"))
    entry.kind = kind if kind in SOURCE_KINDS else KINDS.get(type, "document")
    if type and type not in KINDS and type != "document":
        entry.troubles.append(f"type: `{plain.line(type)[:40]}` has no kind here; a document")
    entry.title = plain.string(one.get("title"))
    entry.outlet = type in _OUTLETS
    container = plain.string(one.get("container-title"))
    entry.publisher = plain.string(one.get("publisher"))
    if entry.outlet and container:
        entry.publisher, container = container, entry.publisher
    if container:
        entry.note.append(f"In: {container}." if not entry.outlet else f"Publisher: {container}.")
    for name in _names(one, entry):
        entry.named(name)
    entry.url = plain.string(one.get("URL"))
    doi = plain.string(one.get("DOI"))
    if not entry.url and doi:
        entry.url = doi if "://" in doi else f"https://doi.org/{doi}"
    entry.language = plain.string(one.get("language"))
    for key, field in (
        ("event-date", "date"),
        ("original-date", "date"),
        ("issued", "published"),
        ("accessed", "accessed"),
    ):
        if one.get(key) not in (None, "", [], {}):
            _date(entry, field, one[key])
    _kept(entry, custom)
    entry.note.insert(0, plain.string(one.get("note")))
    return entry.brought()


def _names(one: Mapping[str, Any], entry: SourceEntry) -> Iterator[Name]:
    given = one.get("author") or one.get("interviewee") or one.get("editor") or []
    if not one.get("author") and given:
        role = "interviewee" if one.get("interviewee") else "editor"
        entry.troubles.append(f"author: none; the {role} stands for it")
    for name in given if isinstance(given, list) else [given]:
        if isinstance(name, str):
            yield Name(name, False)
        elif isinstance(name, dict):
            literal = plain.string(name.get("literal"))
            if literal:
                yield Name(literal, False)
                continue
            parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            shown = " ".join(filter(None, (plain.string(name.get(part)) for part in parts)))
            yield Name(shown, bool(name.get("given")))
        else:
            entry.troubles.append("author: a name that is none was left out")


def _date(entry: SourceEntry, field: str, value: Any) -> None:
    if not isinstance(value, dict):
        entry.day(field, value)
        return
    try:
        text = _edtf(value)
    except days.NoDay as error:
        entry.troubles.append(f"{field}: {error}; it was left out")
        return
    if text is None:
        entry.day(
            field,
            next(
                filter(None, (plain.string(value.get(k)) for k in ("edtf", "raw", "literal"))), ""
            ),
        )
        return
    try:
        entry.dated(field, parse(text))
    except DateError as error:
        entry.troubles.append(f"{field}: {error}; it was left out")


def _edtf(value: Mapping[str, Any]) -> str | None:
    """The EDTF of date-parts; None where there are none and words must do."""
    given = value.get("date-parts")
    ends = given if isinstance(given, list) else []
    if ends and not isinstance(ends[0], list | tuple):
        ends = [ends]
    ends = [end for end in ends if end not in ([], [None], [""], None)]
    if not ends:
        return None
    texts = [days.parts(end) for end in ends]
    season = plain.string(value.get("season")).lower()
    if season and len(texts) == 1 and len(texts[0]) == 4:
        number = _SEASON_WORDS.get(season) or (20 + int(season) if season in "1234" else 0)
        if not number:
            raise days.NoDay(f"`{season[:40]}` is no season")
        texts = [f"{texts[0]}-{number}"]
    circa = value.get("circa")
    mark = "~" if circa and plain.string(circa).lower() not in ("false", "no", "0") else ""
    if isinstance(circa, bool) and circa:
        mark = "~"
    return "/".join(f"{text}{mark}" for text in texts[:2])


def _kept(entry: SourceEntry, custom: Mapping[str, Any]) -> None:
    """Take what `write` put under ``custom``; what is not of its form is no concern of ours."""
    values = entry.values
    for key in _CUSTOM_TEXTS:
        text = plain.line(custom[key]) if isinstance(custom.get(key), str) else ""
        if text and (key != "sha256" or _HASH.fullmatch(text)):
            values[key.replace("-", "_")] = text
    if custom.get("date-basis") == INFERRED and "date" in values:
        values["date_basis"] = INFERRED
    archive = tuple(filter(plain.web, plain.strings(custom.get("archive"))))
    if archive:
        values["archive"] = archive
    size = custom.get("size")
    if isinstance(size, int) and not isinstance(size, bool) and 0 <= size < 2**63:
        values["size"] = size
    if custom.get("seen") == "no":
        values["seen"] = False
    derived = [
        Derivation(one["source"], one.get("how"))
        for one in _mappings(custom.get("derived-from"))
        if isinstance(one.get("source"), str) and one.get("how") in (None, *DERIVATIONS)
    ]
    if derived:
        values["derived_from"] = tuple(derived)


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
