"""The sheet of an archiving tool: copies, digests and days of pages, for the sources on record.

Nothing that is on record is written over: what a sheet says otherwise is told.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urldefrag

from provenance.authoring import compose
from provenance.authoring.amend import amend_sources
from provenance.authoring.change import Change
from provenance.authoring.insert import with_entries
from provenance.authoring.names import unused
from provenance.authoring.sheets.mapping import once, one_each
from provenance.authoring.sheets.table import SheetRow, Table
from provenance.model.cells import unguarded
from provenance.model.dates import DateError, parse
from provenance.model.records import Source
from provenance.reading.plans import is_web
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

FIELDS: Final = ("url", "archive", "sha256", "accessed", "published", "title")
"""What a column can give."""

_GUESSES: Final = {
    "url": "url, link, original url, source url, source link, address, page",
    "archive": "archive location, archive url, archive, archived url, archive link, archived copy, "
    "wayback, wayback url, memento",
    "sha256": "sha256, sha-256, hash, archive hash, checksum, digest",
    "accessed": "archive date, archived on, archived at, date archived, archived, capture date, "
    "captured at, accessed",
    "published": "published, publication date, upload timestamp, post date",
    "title": "title, upload title",
}
"""Names of columns as archiving tools and people write them, whatever the case."""

_DIGEST: Final = re.compile(r"(?:sha-?256[:= ]\s*)?([0-9a-f]{64})", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Archives(NamedTuple):
    """What a sheet of copies would write, and what it says that is not written.

    ``copies``, ``digests`` and ``days`` count what sources get; ``present`` are rows that tell
    nothing new. ``told`` are conflicts and what was not understood, with the line of each;
    ``unknown`` are rows whose address no source has.
    """

    changes: tuple[Change, ...]
    copies: int
    digests: int
    days: int
    sources: int
    present: int
    empty: int
    told: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]


def columns(table: Table, told: Mapping[str, str]) -> dict[str, int]:
    """Tell which column gives what: as told, else by their names.

    Args:
        table: the sheet.
        told: fields by the name of a column; ``-`` for none.

    Raises:
        CorpusError: there is no such column or field, or none gives an address and none a copy.
    """
    by_look = {_look(name): place for place, name in enumerate(table.header) if name}
    given: dict[str, str] = {}
    for column, field in told.items():
        if _look(column) not in by_look:
            raise CorpusError(f"there is no column `{column}`", _near(column, table.header))
        if field not in (*FIELDS, "-"):
            raise CorpusError(f"`{field}` is no field", _near(field, FIELDS))
        once(given, table.header[by_look[_look(column)]], field, "--map")
    one_each(given, "--map")
    found = {field: table.header.index(name) for name, field in given.items()}
    taken = {table.header.index(name) for name in given}
    for field, names in _GUESSES.items():
        places = [by_look[name] for name in map(str.strip, names.split(",")) if name in by_look]
        free = [place for place in places if place not in taken]
        if field not in found and free:
            found[field] = free[0]
            taken.add(free[0])
    when = by_look.get("timestamp")
    if when is not None and when not in taken:  # of the post, where the day of the copy stands too
        found.setdefault("published" if "accessed" in found else "accessed", when)
    found.pop("-", None)
    if "url" not in found:
        raise CorpusError("no column gives the address of a page", "--map COLUMN=url tells which")
    if not {"archive", "sha256"} & found.keys():
        raise CorpusError("no column gives a copy or a digest", "--map COLUMN=archive tells which")
    return found


def plan(
    corpus: "Corpus", table: Table, places: Mapping[str, int], new: str | None = None
) -> Archives:
    """Plan what the sources of a corpus get from a sheet.

    Args:
        corpus: the corpus, opened.
        table: the sheet.
        places: the columns, of `columns`.
        new: the kind of sources to add for addresses that none has.
    """
    planner = _Planner(corpus, new)
    for row in table.rows:
        planner.row(row, places)
    return planner.finish()


class _Planner:
    """Gathers what each source gets."""

    def __init__(self, corpus: "Corpus", new: str | None) -> None:
        self.corpus = corpus
        self.new = new
        self.by_url: dict[str, list[str]] = {}
        self.sources: dict[str, Source] = {}
        for source in corpus.each("source"):
            self.sources[source.id] = source
            if source.url:
                self.by_url.setdefault(_address(source.url), []).append(source.id)
        self.given: dict[str, compose.Values] = {}
        self.made: dict[str, compose.Values] = {}
        self.lines: dict[tuple[str, str], int] = {}
        self.counted = dict.fromkeys(("archive", "sha256", "days"), 0)
        self.present = self.empty = 0
        self.told: list[str] = []
        self.unknown: list[tuple[int, str]] = []

    def row(self, row: SheetRow, places: Mapping[str, int]) -> None:
        said = {
            field: unguarded(row.cells[place]).strip()
            for field, place in places.items()
            if place < len(row.cells)
        }
        url = said.get("url", "")
        if not url or not (said.get("archive") or said.get("sha256")):
            self.empty += 1
            return
        if not is_web(url):
            self.told.append(f"line {row.line}: `{url}` is no address")
            return
        ids = self.by_url.get(_address(url), [])
        if len(ids) > 1:
            several = ", ".join(f"`{id}`" for id in ids)
            self.told.append(f"line {row.line}: {url} is the address of several sources: {several}")
            return
        if not ids and self.new is None:
            self.unknown.append((row.line, url))
            return
        id = ids[0] if ids else self.make(url, said.get("title") or url)
        if not self.take(id, row.line, said):
            self.present += 1

    def make(self, url: str, title: str) -> str:
        id = unused("source", title, lambda one: one in self.made or self.corpus.kind_of(one))
        self.made[id] = {"title": title, "kind": self.new, "url": url}
        self.by_url[_address(url)] = [id]
        return id

    def take(self, id: str, line: int, said: Mapping[str, str]) -> bool:
        """Take in what a row says of a source; whether any of it is new."""
        values = self.made.get(id) or self.given.setdefault(id, {})
        news = [
            self.copy(id, line, said.get("archive", ""), values),
            self.digest(id, line, said.get("sha256", ""), values),
            *(self.day(id, line, key, said.get(key, ""), values) for key in _DAYS),
        ]
        return any(news)

    def copy(self, id: str, line: int, address: str, values: compose.Values) -> bool:
        source = self.sources.get(id)
        given = values.get("archive") or list(source.archive if source else ())
        there = [given] if isinstance(given, str) else given
        if not address or address in there:
            return False
        if not is_web(address):
            self.told.append(f"line {line}: the copy `{address}` is no address")
            return False
        values["archive"] = [*there, address] if there else address
        self.counted["archive"] += 1
        return True

    def digest(self, id: str, line: int, text: str, values: compose.Values) -> bool:
        if not text:
            return False
        match = _DIGEST.fullmatch(text)
        if match is None:
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            self.told.append(f"line {line}: `{shown}` is no SHA-256, which has 64 hex digits")
            return False
        return self.once(id, line, "sha256", match[1].lower(), values, "sha256")

    def day(self, id: str, line: int, key: str, text: str, values: compose.Values) -> bool:
        if not text:
            return False
        match = _DAY.match(text)
        day = match[0] if match else text
        try:
            parse(day)
        except DateError as error:
            self.told.append(f"line {line}: `{key}`: {text}: {error}")
            return False
        return self.once(id, line, key, day, values, "days")

    def once(
        self, id: str, line: int, key: str, value: str, values: compose.Values, counted: str
    ) -> bool:
        """Set what a source can say only once; what it says otherwise is kept, and told."""
        source = self.sources.get(id)
        recorded = getattr(source, key) if source else None
        there = values.get(key) or str(getattr(recorded, "text", recorded) or "")
        if there == value:
            return False
        if there:
            earlier = self.lines.get((id, key))
            where = f"line {earlier} of the sheet gives" if earlier else "on record is"
            self.told.append(f"line {line}: `{key}` of `{id}` is {value}, but {where} {there}")
            return False
        values[key] = value
        self.lines[id, key] = line
        self.counted[counted] += 1
        return True

    def finish(self) -> Archives:
        given = {id: values for id, values in self.given.items() if values}
        changes = {change.file: change for change in amend_sources(self.corpus, given)}
        if self.made:
            change = self.added(changes)
            changes[change.file] = change
        return Archives(
            tuple(changes.values()),
            self.counted["archive"],
            self.counted["sha256"],
            self.counted["days"],
            len(self.made),
            self.present,
            self.empty,
            tuple(self.told),
            tuple(self.unknown),
        )

    def added(self, changes: Mapping[str, Change]) -> Change:
        """The new sources, in the file that has most."""
        homes: dict[str, int] = {}
        for source in self.sources.values():
            homes[source.origin.file] = homes.get(source.origin.file, 0) + 1
        file = min(homes, key=lambda one: (-homes[one], one), default=_NEW_FILE)
        before = self.corpus.text(file) if homes else None
        now = changes[file].after if file in changes else before
        if now is None:
            return Change(file, None, compose.document({"sources": self.made}, 3))
        return Change(file, before, with_entries(file, now, "sources", self.made))


_DAYS: Final = ("accessed", "published")
_SHOWN: Final = 20
_NEW_FILE: Final = "seeds/sources.yaml"


def _look(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _near(word: str, choices: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = [one for one in choices if one]
    near = get_close_matches(word, known, n=1)
    return f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"


def _address(url: str) -> str:
    """An address as two that lead to one page are written alike."""
    bare = urldefrag(url.strip())[0]
    _, sign, rest = bare.partition("://")
    host, slash, path = rest.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/") if sign else bare
