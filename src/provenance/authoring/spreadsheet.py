"""A spreadsheet, one row a statement, to claim files: ``statements --format csv`` undone."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.insert import with_statement
from provenance.authoring.names import Names, slug
from provenance.model.cells import unguarded
from provenance.model.characters import first_control
from provenance.model.columns import COLUMNS, ColumnError, from_row
from provenance.model.identity import statement_id
from provenance.model.records import Statement
from provenance.model.tuples import NamedTuple
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError
from provenance.store.files import guarded

if TYPE_CHECKING:
    from _csv import Reader as _Lines

    from provenance.store.corpus import Corpus

_SHOWN: Final = 20


class Sheet(NamedTuple):
    """The rows of a spreadsheet by field, each with its line; and the columns left out."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    ignored: tuple[str, ...]


class Import(NamedTuple):
    """What an import would write, and a tally."""

    changes: tuple[Change, ...]
    statements: int
    claims: int
    present: int
    """Rows whose statement is in the corpus already."""
    actors: int = 0
    sources: int = 0


def read_sheet(text: str, mapping: Mapping[str, str]) -> Sheet:
    """Read CSV: commas, semicolons or tabs, whichever the header has most of.

    Args:
        text: the file's text.
        mapping: fields by the name of their column; a column named like a field needs no entry.

    Raises:
        CorpusError: a mapping names no column or no field, or two columns give one field.
    """
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip() for name in next(_each(lines), [])]
    for column, field in mapping.items():
        if column not in names:
            raise CorpusError(f"there is no column `{column}`", f"there are {', '.join(names)}")
        if field not in COLUMNS:
            raise CorpusError(f"`{field}` is no field", f"the fields are {', '.join(COLUMNS)}")
    fields = [mapping.get(name, name if name in COLUMNS else "") for name in names]
    doubled = {field for field in fields if field and fields.count(field) > 1}
    if doubled:
        raise CorpusError(f"several columns give `{min(doubled)}`", "map only one to it")
    rows: list[tuple[int, dict[str, str]]] = []
    for cells in _each(lines):
        row = {f: unguarded(c) for f, c in zip(fields, cells, strict=False) if f and c.strip()}
        if row:
            rows.append((lines.line_num, row))
    return Sheet(tuple(rows), tuple(n for n, f in zip(names, fields, strict=True) if n and not f))


def _each(lines: "_Lines") -> Iterator[list[str]]:
    """The rows; one that is no CSV is told with its line."""
    csv.field_size_limit(guarded.MAX_LISTS)
    try:
        yield from lines
    except csv.Error as error:
        raise CorpusError(f"line {lines.line_num} is no CSV: {error}", "mend the line") from None


def plan(
    corpus: "Corpus | None",
    sheet: Sheet,
    new_actors: str | None = None,
    new_sources: str | None = None,
) -> Import:
    """Plan claim files, or additions to them, from the rows of a spreadsheet.

    A claim is meant by its id, or by its text where the row has no id; a new one gets its file
    under ``claims/``. Actors and sources are meant by id, name or alias. A statement that the
    corpus has already is not added again.

    Args:
        corpus: the corpus, opened; None while it has no files.
        sheet: the rows.
        new_actors: the kind to give to actors that the corpus does not know; they are added.
        new_sources: the same for sources.

    Raises:
        CorpusError: rows cannot be read; it names each.
    """
    planner = _Planner(corpus, new_actors, new_sources)
    wrong: list[str] = []
    for line, row in sheet.rows:
        try:
            planner.row(row)
        except ColumnError as error:
            wrong.append(f"  line {line}: {error}")
    if wrong:
        more = [f"  and {len(wrong) - _SHOWN} more"] if len(wrong) > _SHOWN else []
        told = "\n".join(wrong[:_SHOWN] + more)
        raise CorpusError(f"nothing was written, because of {len(wrong)} rows:\n{told}")
    return planner.finish()


class _Planner:
    """Gathers rows by claim."""

    def __init__(
        self, corpus: "Corpus | None", new_actors: str | None, new_sources: str | None
    ) -> None:
        whole = corpus.whole() if corpus else None
        self.corpus = corpus
        self.kinds = {"actor": new_actors, "source": new_sources}
        self.texts = {id: claim.text for id, claim in whole.claims.items()} if whole else {}
        self.by_text = {text: id for id, text in self.texts.items()}
        actors = [(a.id, (a.name, *a.aka)) for a in whole.actors.values()] if whole else []
        sources = [(s.id, (s.title, s.url or "")) for s in whole.sources.values()] if whole else []
        self.names = {"actor": Names(actors), "source": Names(sources)}
        self.made: dict[str, dict[str, str]] = {"actor": {}, "source": {}}
        self.old = set(self.texts)
        self.statements: dict[str, list[Statement]] = {}
        self.present = 0

    def row(self, row: Mapping[str, str]) -> None:
        for field, cell in row.items():
            if found := first_control(cell):
                raise ColumnError(f"{field}: it holds the control character {found}: delete it")
        statement = from_row(row)
        claim = self.claim(statement.claim, row.get("text", ""))
        statement = self.resolved(statement._replace(claim=claim))
        computed = statement_id(
            claim,
            statement.stance,
            statement.by,
            statement.for_,
            statement.date.text if statement.date else "",
            statement.said_in or "",
            statement.source or "",
            [quote.words for quote in statement.quote],
        )
        if claim in self.old and self.known(claim, statement.id or computed):
            self.present += 1
            return
        given = "" if statement.id == computed else statement.id
        self.statements.setdefault(claim, []).append(statement._replace(id=given))

    def claim(self, id: str, text: str) -> str:
        """The id of a row's claim; its text is noted."""
        text = text if text.strip() else ""
        if not id:
            id = self.by_text.get(text) or slug(text)
        if not id:
            raise ColumnError("claim: the row has neither the claim's id nor its text")
        if " " in id:
            id = slug(id)
        if not text and id not in self.texts:
            raise ColumnError(f"text: `{id}` is no claim yet, and the row has no text for it")
        if text and self.texts.setdefault(id, text) != text:
            raise ColumnError(f"text: `{id}` has another text: {self.texts[id]}")
        self.by_text.setdefault(self.texts[id], id)
        return id

    def known(self, claim: str, statement: str) -> bool:
        record = self.corpus.record("claim", claim) if self.corpus else None
        return record is not None and any(s.id == statement for s in record.said)

    def resolved(self, statement: Statement) -> Statement:
        """Turn names into ids."""

        def actors(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(self.id("actor", name) for name in names)

        def targets(names: tuple[str, ...]) -> tuple[str, ...]:
            known, made = self.names["actor"], self.made["actor"]
            return tuple(known.find(name) or made.get(name, name) for name in names)

        return statement._replace(
            by=actors(statement.by),
            for_=actors(statement.for_),
            via=actors(statement.via),
            or_by=actors(statement.or_by),
            answers=targets(statement.answers),
            repeats=targets(statement.repeats),
            said_in=statement.said_in and self.id("source", statement.said_in),
            source=statement.source and self.id("source", statement.source),
            evidence=tuple(self.id("source", name) for name in statement.evidence),
        )

    def id(self, kind: str, text: str) -> str:
        found = self.names[kind].find(text) or self.made[kind].get(text)
        if found:
            return found
        if self.kinds[kind] is None:
            if _is_id(text):
                return text  # the check says what is unknown, with the nearest
            raise ColumnError(
                f"no {kind} is called `{text}`: add it first, or give --new-{kind}s KIND"
            )
        self.made[kind][text] = slug(text)
        return self.made[kind][text]

    def finish(self) -> Import:
        changes = list(self.claim_changes())
        for kind, folder in (("actor", "claims/actors"), ("source", "seeds/sources")):
            records = self.records(kind)
            if records:
                file = self.free(folder, changes)
                changes.append(Change(file, None, compose.document({f"{kind}s": records}, 3)))
        return Import(
            tuple(changes),
            sum(map(len, self.statements.values())),
            len(self.statements.keys() - self.old),
            self.present,
            len(set(self.made["actor"].values())),
            len(set(self.made["source"].values())),
        )

    def claim_changes(self) -> Iterable[Change]:
        texts: dict[str, tuple[str, str]] = {}
        for claim, statements in self.statements.items():
            if claim not in self.old:
                yield Change(f"claims/{claim}.yaml", None, self.new_claim(claim, statements))
                continue
            assert self.corpus is not None
            record = self.corpus.record("claim", claim)
            assert record is not None
            file, document = record.origin.file, record.origin.document
            if file not in texts:
                text = self.corpus.text(file) or ""
                texts[file] = (text, text)
            before, after = texts[file]
            for statement in statements:
                values = compose.statement_values(statement)
                after = with_statement(file, after, document, statement.stance, values)
            texts[file] = (before, after)
        for file, (before, after) in texts.items():
            yield Change(file, before, after)

    def new_claim(self, id: str, statements: Sequence[Statement]) -> str:
        values: compose.Values = {"claim": id, "text": self.texts[id]}
        for stance in SAID_AS:
            told = [compose.statement_values(s) for s in statements if s.stance == stance]
            if told:
                values[stance] = told
        return compose.document(values)

    def records(self, kind: str) -> compose.Values:
        records: compose.Values = {}
        for text, id in self.made[kind].items():
            name = "name" if kind == "actor" else "title"
            records[id] = {name: text, "kind": self.kinds[kind]}
            if kind == "source" and "://" in text:
                records[id]["url"] = text
        return records

    def free(self, name: str, changes: Sequence[Change]) -> str:
        """A file name that the corpus does not have: ``NAME.yaml``, ``NAME-2.yaml`` and so on."""
        taken = set(self.corpus.files()) if self.corpus else set()
        taken.update(change.file for change in changes)
        file, number = f"{name}.yaml", 2
        while file in taken:
            file, number = f"{name}-{number}.yaml", number + 1
        return file


def _is_id(text: str) -> bool:
    return bool(text) and text[0].isalnum() and all(c.isalnum() or c in "-._" for c in text)
