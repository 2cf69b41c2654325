"""A dump as a SQLite database: a table each; lists and records are JSON."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from provenance.interchange.dump.rows import Row
from provenance.interchange.dump.schema import TABLES, VERSION, Column, Kind

_TYPES: Final = {Kind.WHOLE: "INTEGER", Kind.FLAG: "INTEGER", Kind.NUMBER: "REAL"}
_INDEXED: Final = {
    "statements": ("claim", "stance"),
    "relations": ("claim", "other"),
    "tenures": ("actor", "other"),
    "texts": ("id",),
}
_AT_ONCE: Final = 5_000


def write(file: Path, rows: Iterable[tuple[str, Row]]) -> None:
    """Write the rows to a new database."""
    database = sqlite3.connect(file, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute(f"PRAGMA user_version = {VERSION}")
        for name, columns in TABLES.items():
            told = ", ".join(f'"{one.name}" {_TYPES.get(one.kind, "TEXT")}' for one in columns)
            database.execute(f'CREATE TABLE "{name}" ({told})')
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            database.execute("BEGIN")
            for table, values in _together(some):
                marks = ", ".join("?" * len(TABLES[table]))
                database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', values)
            database.execute("COMMIT")
        for name, keys in _INDEXED.items():
            for key in keys:
                database.execute(f'CREATE INDEX "{name}_{key}" ON "{name}" ("{key}")')
    finally:
        database.close()


def _together(rows: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, list[list[Any]]]]:
    found: dict[str, list[list[Any]]] = {}
    for table, row in rows:
        values = [_value(column, row.get(column.name)) for column in TABLES[table]]
        found.setdefault(table, []).append(values)
    yield from found.items()


def _value(column: Column, value: Any) -> Any:
    if column.kind in (Kind.TEXTS, Kind.RECORDS):
        return json.dumps(value or [], ensure_ascii=False)
    return value
