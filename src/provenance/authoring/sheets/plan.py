"""The rows of a sheet to what they say of which claims: ``statements --format csv`` undone."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import normalize

from provenance.authoring import compose
from provenance.authoring.change import Change, Rows
from provenance.authoring.names import Names, folded, slug, unused
from provenance.authoring.sheets.claims import recorded, same, shown
from provenance.authoring.sheets.fields import CLAIM_FIELDS, FIGURE
from provenance.authoring.sheets.files import Files, Gathered
from provenance.authoring.sheets.reading import SHOWN, ReadRow, RowError, Wrong, counted
from provenance.authoring.sheets.table import SheetRow
from provenance.model.fields import RECORDS, Type
from provenance.model.identity import computed_id
from provenance.model.nouns import with_article
from provenance.model.records import Claim, Statement

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

REPEATED: Final = "tells an earlier row once more, and is read once"


class Import(NamedTuple):
    """What an import would write, and a tally.

    ``rows`` tells from which lines of the sheet comes what stands where; ``joined`` tells of names
    in two spellings that were taken for one; ``left`` of what rows say otherwise than what stays,
    each once, with the lines.
    """

    changes: tuple[Change, ...]
    statements: int
    claims: int
    present: int
    """Rows whose statement is in the corpus already."""
    actors: int
    sources: int
    wrong: tuple[Wrong, ...]
    rows: Rows
    joined: tuple[str, ...]
    left: tuple[tuple[str, tuple[int | str, ...]], ...]


def plan(
    corpus: "Corpus | None",
    rows: Sequence[ReadRow],
    new_actors: str | None = None,
    new_sources: str | None = None,
    name: str = "sheet",
    progress: Callable[[int, int], None] | None = None,
) -> Import:
    """Plan claim files, or additions to them.

    A claim is meant by its id, or by its text where the row has no id; a new one gets its file
    under ``claims/``. Actors and sources are meant by id, name or alias, a source also by its
    address. Two names make two actors, two titles two sources and two texts two claims, whatever
    they begin with. A statement that the corpus has already is not added again.

    Args:
        corpus: the corpus, opened; None while it has no files.
        rows: what the rows tell.
        new_actors: the kind to give to actors that the corpus does not know; they are added.
        new_sources: the same for sources.
        name: what the sheet is called. Files are called so in which the claims of a large sheet
            stand together.
        progress: told how many rows of how many have their place.
    """
    planner = _Planner(corpus, rows, new_actors, new_sources, name)
    wrong: list[Wrong] = []
    for told in counted(rows, progress):
        try:
            planner.row(told)
        except RowError as error:
            one = Wrong(SheetRow(told.line, ()), error.cause, error.value, error.help)
            if [one] != wrong[-1:]:  # as of another side of the row
                wrong.append(one)
    return planner.finish(planner.with_nearest(wrong))


class _Made:
    """Records of a kind that are made for names that the corpus does not know."""

    def __init__(self, kind: str, names: Names, taken: set[str]) -> None:
        self.kind = kind
        self.names = names
        self.values: dict[str, compose.Values] = {}
        self.lines: dict[str, list[int]] = {}
        self.spelt: dict[str, str] = {}
        self.joined: dict[tuple[str, str], None] = {}
        self._by_name: dict[str, str] = {}
        self._called: dict[str, list[str]] = {}
        self._taken = taken

    def find(self, text: str) -> str | None:
        return self.names.find(text) or self._by_name.get(folded(text))

    def make(self, text: str, values: compose.Values, line: int, called: str = "") -> str:
        id = unused(self.kind, text, self._taken.__contains__)
        self._taken.add(id)
        names = {folded(name) for name in (text, called, values.get("url")) if name}
        self._called[id] = [name for name in names if self._by_name.setdefault(name, id) == id]
        self.values[id], self.lines[id], self.spelt[id] = values, [line], text
        return id

    def undo(self, number: int) -> None:
        """Forget all but the first so many."""
        while len(self.values) > number:
            id, _ = self.values.popitem()
            self._taken.discard(id)
            del self.lines[id], self.spelt[id]
            for name in self._called.pop(id):
                del self._by_name[name]

    def use(self, id: str, text: str, line: int) -> None:
        if id in self.values:
            spelt = self.spelt[id]
            if _same(spelt) != _same(text) and folded(spelt) == folded(text):
                self.joined[text, self.spelt[id]] = None
            if self.lines[id][-1] != line:
                self.lines[id].append(line)


class _Planner:
    """Gathers rows by claim."""

    def __init__(
        self,
        corpus: "Corpus | None",
        rows: Sequence[ReadRow],
        new_actors: str | None,
        new_sources: str | None,
        name: str,
    ) -> None:
        self.name = name
        self.corpus = corpus
        self.kinds = {"actor": new_actors, "source": new_sources}
        claims = list(corpus.each("claim")) if corpus else []
        self.texts = {claim.id: claim.text for claim in claims}
        self.known = {claim.id: {s.id: s for s in claim.said} for claim in claims}
        self.by_text = {_same(claim.text): claim.id for claim in reversed(claims)}
        actors = [(a.id, (a.name, *a.aka)) for a in corpus.each("actor")] if corpus else []
        sources = [(s.id, (s.title, s.url or "")) for s in corpus.each("source")] if corpus else []
        # No id is given to two records, be they of two kinds: both may stand in one place.
        self.taken = {*self.texts, *(id for id, _ in (*actors, *sources))}
        self.made = {
            "actor": _Made("actor", Names(actors), self.taken),
            "source": _Made("source", Names(sources), self.taken),
        }
        self.old = set(self.texts)
        self.statements: dict[str, list[Statement]] = {}
        self.lines: dict[str, list[int]] = {}
        self.present = 0
        self.left: dict[str, list[int | str]] = {}
        self.told: dict[tuple[str, str], Statement] = {}
        self.described: dict[str, dict[str, tuple[int, Any]]] = {}
        self.coming = {_same(told.text): told.statement.claim for told in rows if told.text.strip()}
        self.coming_ids = {told.statement.claim for told in rows}
        self.agreed: list[tuple[str, str, Mapping[str, str], int]] = []
        self.begun: list[tuple[str, str]] = []

    def row(self, told: ReadRow) -> None:
        """Take in one row; nothing of it where it is wrong."""
        numbers = {kind: len(made.values) for kind, made in self.made.items()}
        self.agreed, self.begun = [], []
        try:
            claim, text = self.claim(told.statement.claim, told.text)
            statement = self.resolved(told, told.statement._replace(claim=claim))
            described = self.describing(claim, told)
        except RowError:
            for kind, number in numbers.items():
                self.made[kind].undo(number)
            for id, text in self.begun:
                self.taken.discard(id)
                self.by_text.pop(_same(text), None)
            raise
        for agreed in self.agreed:
            self.agree(*agreed)
        self.describe(claim, described, told.line)
        computed = computed_id(statement)
        there = self.known.get(claim, {}).get(statement.id or computed)
        if there is not None:
            self.present += 1
            self.differs(statement, there, told.line, "the record has")
            return
        earlier = self.told.setdefault((claim, statement.id or computed), statement)
        if earlier is not statement:
            self.leave(REPEATED, told.line)
            self.differs(statement, earlier, told.line, "an earlier row has")
            return
        self.texts[claim] = text
        self.by_text.setdefault(_same(text), claim)
        given = "" if statement.id == computed else statement.id
        self.statements.setdefault(claim, []).append(statement._replace(id=given))
        self.lines.setdefault(claim, []).append(told.line)

    def describing(self, claim: str, told: ReadRow) -> compose.Values:
        """What a row tells of its claim, with ids in the place of names."""
        found: compose.Values = {}
        for column, value in told.claim.items():
            type = CLAIM_FIELDS[column].type
            if type is Type.ACTOR:
                value = list(
                    dict.fromkeys(self.id("actor", name, told.line, column) for name in value)
                )
            elif type is Type.SUBJECT:
                value = list(dict.fromkeys(self.subject(name, told.line) for name in value))
            elif type is Type.CLAIM:
                value = self.other_claim(value) or value
            found[column] = value
        if any(column.startswith(FIGURE) for column in found):
            asked = {**self.described.get(claim, {}), **found}
            record = self.corpus.record("claim", claim) if self.corpus else None
            if f"{FIGURE}of" not in asked and not (record and record.figure):
                help = f'--set "{FIGURE}of=how many were killed" says it of all rows'
                raise RowError(f"has a figure, and no `{FIGURE}of`: what it answers", help=help)
        return found

    def subject(self, name: str, line: int) -> str:
        """The id of an actor or a claim that another claim is about."""
        found = self.made["actor"].find(name) or self.other_claim(name)
        return found or self.id("actor", name, line, "about")

    def other_claim(self, name: str) -> str | None:
        """The id of a claim by its id or its text, on record or anywhere in the sheet."""
        if name in self.texts or name in self.coming_ids:
            return name
        text = _same(name)
        if text not in self.by_text and text in self.coming:
            self.by_text[text] = self.coming[text] or self.claim("", name)[0]
        return self.by_text.get(text)

    def describe(self, claim: str, found: Mapping[str, Any], line: int) -> None:
        """Take over what a row tells of its claim; note what is told otherwise, and stays."""
        record = self.corpus.record("claim", claim) if self.corpus and found else None
        for column, value in found.items():
            if isinstance(record, Claim):
                has = recorded(record, column)
                if has is None:
                    what = f"gives a claim on record a `{column}`: the record stays"
                    self.leave(what, line, f"`{shown(value)}`")
                elif not same(column, has, value):
                    what = f"gives a claim on record another `{column}`: the record stays"
                    self.leave(what, line, f"`{shown(value)}`; on record `{shown(has)}`")
                continue
            first, there = self.described.setdefault(claim, {}).setdefault(column, (line, value))
            if not same(column, there, value):
                what = f"gives a claim another `{column}` than an earlier row, which stays"
                self.leave(what, line, f"`{shown(value)}`; line {first} `{shown(there)}`")

    def leave(self, what: str, line: int, aside: str = "") -> None:
        """Note that a row says what is not written; ``aside`` stands behind its line."""
        lines = self.left.setdefault(what, [])
        told = f"{line} ({aside})" if aside else line
        if not lines or lines[-1] != told:
            lines.append(told)

    def differs(self, said: Statement, there: Statement, line: int, who: str) -> None:
        """Note in which fields a row says something else than what stays."""
        for field in RECORDS["statement"]:
            value = getattr(said, field.attribute)
            if value not in (None, ()) and field.key not in ("id", "source"):
                other = getattr(there, field.attribute)
                if value != other and not set(_items(value)) <= set(_items(other)):
                    self.leave(f"gives another `{field.key}` than {who}, which stays", line)

    def agree(self, kind: str, id: str, values: Mapping[str, str], line: int) -> None:
        """Take over what a row tells of a record that has it not; note what it tells otherwise."""
        made = self.made[kind].values.get(id)
        record = None if made is not None or not self.corpus else self.corpus.record(kind, id)
        for key, text in values.items():
            if made is not None:
                if made.setdefault(key, text) != text:
                    what = f"gives {with_article(kind)} another `{key}` than an earlier row"
                    self.leave(f"{what}, which stays", line)
                continue
            has = getattr(record, key, None)
            shown = [str(getattr(one, "text", one)) for one in _items(has) if one is not None]
            if folded(text) not in map(folded, shown):
                told = "another" if shown else "a"
                self.leave(
                    f"gives {with_article(kind)} on record {told} `{key}`: the record stays", line
                )

    def claim(self, id: str, text: str) -> tuple[str, str]:
        """The id of a row's claim, and its text."""
        text = text.strip()
        if not id:
            if not text:
                help = "fill it in; of merged cells only the first holds what they show"
                raise RowError("has neither a claim's id nor its text", help=help)
            id = self.by_text.get(_same(text), "")
            if not id:
                id = unused("claim", text, self.taken.__contains__)
                self.begin(id, text)  # before the row's actors and sources get theirs
            return id, text
        if " " in id:
            id = slug(id)
        known = self.texts.get(id)
        if known is None and not text:
            raise RowError(
                "names no claim that is there, and has no text for a new one", id, "give its text"
            )
        if known is not None and text and _same(text) != _same(known):
            help = "give the other claim another id, or leave the column `claim` out"
            raise RowError("gives a claim another text than it has", id, help)
        self.begin(id, known or text)
        return id, known or text

    def begin(self, id: str, text: str) -> None:
        """Take the id of a claim; a row that is wrong gives it back."""
        if id not in self.taken:
            self.taken.add(id)
            self.begun.append((id, text))

    def resolved(self, told: ReadRow, statement: Statement) -> Statement:
        """Turn names into ids."""
        actor = self.made["actor"]

        def actors(
            field: str, names: tuple[str, ...], values: Mapping[str, str] = {}
        ) -> tuple[str, ...]:
            return tuple(self.id("actor", name, told.line, field, values) for name in names)

        def source(field: str, text: str | None, values: Mapping[str, str] = {}) -> str | None:
            return self.id("source", text, told.line, field, values) if text else None

        def targets(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(actor.find(name) or name for name in names)

        described = dict(told.source)
        # A source is meant by its address where one is given: two may have one title.
        named = statement.source or described.get("url") or described.get("title")
        return statement._replace(
            by=actors("by", statement.by, told.speaker),
            for_=actors("for", statement.for_),
            via=actors("via", statement.via),
            or_by=actors("or-by", statement.or_by),
            answers=targets(statement.answers),
            repeats=targets(statement.repeats),
            said_in=source("said-in", statement.said_in),
            source=source("source", named, described),
            evidence=tuple(
                self.id("source", name, told.line, "evidence") for name in statement.evidence
            ),
        )

    def id(
        self, kind: str, text: str, line: int, field: str, values: Mapping[str, str] = {}
    ) -> str:
        """The id of an actor or a source, which is made where the corpus has none of that name."""
        made = self.made[kind]
        found = made.find(text)
        if found:
            made.use(found, text, line)
            if values:
                told = {
                    key: self.publisher(value, line) if key == "publisher" else value
                    for key, value in values.items()
                }
                self.agreed.append((kind, found, told, line))
            return found
        given = values.get("kind") or self.kinds[kind]
        if given is None:
            help = f"add it first, or give --new-{kind}s KIND"
            raise RowError(f"`{field}`{_unknown(kind)}", text, help)
        record: compose.Values = {"name": text, "kind": given}
        if kind == "source":
            record = {"title": values.get("title") or text, "kind": given}
            rest = {key: value for key, value in values.items() if key not in ("title", "kind")}
            publisher = rest.pop("publisher", None)
            if publisher:
                record["publisher"] = self.publisher(publisher, line)
            if "://" in text and "url" not in rest:
                rest["url"] = text
            record |= rest
        name = values.get("title") or text if kind == "source" else text
        return made.make(name, record, line, text)

    def with_nearest(self, wrong: Sequence[Wrong]) -> list[Wrong]:
        """Name of the first unknown names those that come near."""
        found = list(wrong)
        for kind, made in self.made.items():
            places = [n for n, one in enumerate(found) if one.cause.endswith(_unknown(kind))]
            for place in places[:SHOWN]:
                if "://" not in found[place].value:
                    near = made.names.nearest(found[place].value)
                    found[place] = found[place]._replace(near=near)
        return found

    def publisher(self, name: str, line: int) -> str:
        return self.id("actor", name, line, "source-publisher")

    def gathered(self, claim: str, said: Sequence[Statement]) -> Gathered:
        described = {column: value for column, (_, value) in self.described.get(claim, {}).items()}
        return Gathered(self.texts[claim], described, tuple(said), self.lines[claim])

    def finish(self, wrong: Sequence[Wrong]) -> Import:
        """Make the files of what was gathered."""
        files = Files(self.corpus, self.name)
        claims = {id: self.gathered(id, said) for id, said in self.statements.items()}
        changes = list(files.claims(claims))
        for kind, made in self.made.items():
            if made.values:
                changes.append(files.records(kind, made.values))
        joined = [pair for made in self.made.values() for pair in made.joined]
        return Import(
            tuple(changes),
            sum(map(len, self.statements.values())),
            len(self.statements.keys() - self.old),
            self.present,
            len(self.made["actor"].values),
            len(self.made["source"].values),
            tuple(wrong),
            files.rows,
            tuple(f"“{one}” was taken for “{other}”" for one, other in joined),
            tuple((what, tuple(lines)) for what, lines in self.left.items()),
        )


def _same(text: str) -> str:
    """A text as texts are told apart: without blanks around, accents encoded in one way."""
    text = text.strip()
    return text if text.isascii() else normalize("NFC", text)


def _items(value: object) -> tuple[object, ...]:
    """The items of a list, or the one value."""
    return value if isinstance(value, tuple) and not hasattr(value, "_fields") else (value,)


def _unknown(kind: str) -> str:
    return f" names {with_article(kind)} that is not there"
