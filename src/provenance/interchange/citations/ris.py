"""RIS: sources to references, and references to sources."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.interchange import plain
from provenance.interchange.brought import Brought
from provenance.interchange.citations.work import Name, SourceEntry, count, issued, names
from provenance.interchange.days import NoDay
from provenance.interchange.days import read as read_day
from provenance.interchange.lost import Lost
from provenance.model.dates import MOMENT, Date
from provenance.model.records import Actor, Source
from provenance.model.vocabulary import SOURCE_KINDS

_TYPES: Final = {
    "web-page": "ELEC",
    "article": "NEWS",
    "report": "RPRT",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "letter": "PCOMM",
    "testimony": "HEAR",
    "post": "BLOG",
    "photo": "ART",
    "video": "MPCT",
    "audio": "SOUND",
    "data": "DATA",
}
"""The types of RIS for our kinds; all others are ``GEN``."""

_KINDS: Final = {
    **{type: kind for kind, type in _TYPES.items()},
    **dict.fromkeys(("JOUR", "MGZN", "EJOUR", "INPR", "CONF", "CPAPER", "ENCYC"), "article"),
    **dict.fromkeys(("CHAP", "EBOOK", "ECHAP", "EDBOOK", "SER", "PAMP", "CLSWK"), "book"),
    **dict.fromkeys(("THES", "GOVDOC", "UNPB", "STAND"), "report"),
    **dict.fromkeys(("WEB", "ICOMM"), "web-page"),
    **dict.fromkeys(("VIDEO", "ADVS"), "video"),
    **dict.fromkeys(("AGGR", "DBASE", "COMP"), "data"),
    **dict.fromkeys(("GEN", "BILL", "CASE", "STAT", "LEGAL", "MANSCPT", "MAP"), "document"),
}
_OUTLETS: Final = ("NEWS", "MGZN", "JOUR", "EJOUR", "BLOG", "ELEC", "WEB")
_LINE: Final = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?")
_NO_GIVEN_NAMES: Final = frozenset({"inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "s.a", "ag"})
_DATES: Final = ("DA", "PY", "Y1")
"""The tags of the day of publication; of several, the first that says most is taken."""


def write(sources: Iterable[Source], actors: Mapping[str, Actor], lost: Lost) -> Iterator[str]:
    """Write a reference for each source."""
    for source in sources:
        count(source, actors, lost)
        lines = [f"TY  - {_TYPES.get(source.kind, 'GEN')}"]
        lines += [f"{tag}  - {value}" for tag, value in _tags(source, actors)]
        yield "\n".join([*lines, "ER  - ", "", ""])


def _tags(source: Source, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    yield "ID", source.id
    yield "TI", plain.line(source.title)
    for name in names(source.by, actors):
        yield "AU", plain.line(name.shown).replace(",", ",,", 1)
    if _KINDS.get(_TYPES.get(source.kind, "GEN")) != source.kind:
        yield "M3", source.kind
    if source.publisher:
        yield "PB", plain.line(names([source.publisher], actors)[0].shown)
    if date := issued(source):
        if date.text[:4].isdigit() and date.kind == MOMENT:
            yield "PY", date.text[:4]
        yield "DA", _date(date)
    if source.date:
        yield "OP", source.date.text
    if source.accessed:
        yield "Y2", _date(source.accessed)
    if source.url:
        yield "UR", source.url
    if source.language:
        yield "LA", plain.line(source.language)
    if source.note:
        yield "N1", plain.line(source.note)


def _date(date: Date) -> str:
    """``YYYY/MM/DD/other``: the parts where they are plain, else the EDTF as other information."""
    text = date.text
    parts = text.split("-")
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) and (len(parts) == 1 or int(parts[1]) <= 12):
        return "/".join([*parts, "", "", ""][:4])
    return f"///{text}"


def read(text: str) -> Iterator[Brought]:
    """Read the references; one without end tag ends where the next begins."""
    started = 0
    tags: list[tuple[str, str]] = []
    strays: list[int] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        match = _LINE.fullmatch(line.rstrip())
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if tags:
                yield _read(f"line {started}", tags)
            started, tags = number, [(tag, value)]
        elif tag == "ER":
            if tags:
                yield _read(f"line {started}", tags)
            tags = []
        elif tags and tag:
            tags.append((tag, value))
        elif tags and value:
            last, so_far = tags[-1]
            tags[-1] = (last, f"{so_far} {value}")
        elif value and not tags:
            strays.append(number)
    if tags:
        yield _read(f"line {started}", tags)
    if strays:
        rest = len(strays) - 1
        more = f" and {rest} more {'line' if rest == 1 else 'lines'}" if rest else ""
        yield Brought(f"line {strays[0]}", (), (f"stands{more} in no reference: skipped",))


def _read(place: str, tags: list[tuple[str, str]]) -> Brought:
    given: dict[str, list[str]] = {}
    for tag, value in tags:
        if value:
            given.setdefault(tag, []).append(value)

    def first(*wanted: str) -> str:
        return next((given[tag][0] for tag in wanted if tag in given), "")

    type = first("TY").upper()
    id = first("ID")
    entry = SourceEntry(f"{place} ({id})" if id else place, id)
    subtype = first("M3")
    entry.kind = subtype if subtype in SOURCE_KINDS else _KINDS.get(type, "document")
    if type not in _KINDS and subtype not in SOURCE_KINDS:
        entry.troubles.append(f"type: `{plain.line(type)[:40]}` has no kind here; a document")
    entry.title = first("TI", "T1", "CT", "BT")
    if not entry.title and type in ("BOOK", "GEN"):
        entry.title = first("T2")
    authors = given.get("AU") or given.get("A1") or []
    if not authors and (authors := given.get("A2") or given.get("ED") or []):
        entry.troubles.append("author: none; the editor stands for it")
    for name in authors:
        entry.named(_name(name))
    entry.outlet = type in _OUTLETS and bool(first("T2", "JO", "JF", "JA"))
    outlet, publisher = first("T2", "JF", "JO", "JA"), first("PB")
    entry.publisher = outlet if entry.outlet else publisher
    if entry.outlet and publisher:
        entry.note.append(f"Publisher: {publisher}.")
    if outlet and not entry.outlet and outlet != entry.title:
        entry.note.append(f"In: {outlet}.")
    _address(entry, given)
    entry.language = first("LA")
    original = first("OP")
    if re.match(r"[\[\d-]", original):
        entry.day("date", original)
    _published(entry, given)
    if "Y2" in given:
        entry.day("accessed", _edtf(first("Y2")))
    entry.note.insert(0, " ".join(given.get("N1", ())))
    return entry.brought()


def _address(entry: SourceEntry, given: Mapping[str, list[str]]) -> None:
    addresses = [one for value in given.get("UR", ()) for one in value.split(";") if one.strip()]
    entry.url = next((one.strip() for one in addresses if plain.web(one)), "")
    if addresses and not entry.url:
        entry.url = addresses[0].strip()
    if not entry.url and "DO" in given:
        doi = given["DO"][0]
        entry.url = doi if "://" in doi else f"https://doi.org/{doi}"
    others = [one.strip() for one in addresses if plain.web(one) and one.strip() != entry.url]
    if others:
        entry.note.append(f"Also at {', '.join(others)}.")


def _published(entry: SourceEntry, given: Mapping[str, list[str]]) -> None:
    found: dict[str, Date] = {}
    for tag in _DATES:
        for value in given.get(tag, ()):
            try:
                day = read_day(_edtf(value)).date
            except NoDay as error:
                entry.troubles.append(f"{tag}: {error}; it was left out")
                continue
            if day is not None:
                found.setdefault(tag, day)
    if not found:
        return
    taken = max(found, key=lambda tag: (len(found[tag].text), -_DATES.index(tag)))
    for tag, day in found.items():
        if day.text[:4] != found[taken].text[:4] and not found[taken].text.startswith("["):
            entry.troubles.append(
                f"{tag}: `{day.text}` is another date than {taken} `{found[taken].text}`, "
                "which was taken"
            )
    try:
        inferred = read_day(_edtf(given[taken][0])).inferred
    except NoDay:
        inferred = False
    entry.dated("published", found[taken], inferred)


def _edtf(value: str) -> str:
    """``YYYY/MM/DD/other`` as a date: the other information where it alone is one."""
    parts = [part.strip() for part in value.split("/", 3)]
    if len(parts) == 4 and not any(parts[:3]):
        return parts[3]
    if re.fullmatch(r"\d{4}/\d{4}", value):
        return value
    other = parts[3] if len(parts) == 4 else ""
    season = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
    if parts[0].isdigit() and not any(parts[1:3]) and other.lower() in season:
        return f"{parts[0]}-{season[other.lower()]}"
    if parts[0].isdigit() and len(parts[0]) == 4:
        kept = [parts[0]]
        for part in parts[1:3]:
            if not part:
                break
            kept.append(part)
        return "-".join(part.zfill(2) for part in kept)
    return value


def _name(text: str) -> Name:
    """``Family, Given, Suffix`` turned round; what has no given name stands as it is.

    A comma at the end, or two where a name has one of its own, make it a body's.
    """
    family, *rest = [part.strip() for part in text.split(",")]
    if not rest or not rest[0]:
        return Name(", ".join([family, *filter(None, rest)]), False)
    if rest[0].lower().rstrip(".") in _NO_GIVEN_NAMES:
        return Name(text.strip(), False)
    return Name(" ".join([rest[0], family, *rest[1:]]), True)
