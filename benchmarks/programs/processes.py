"""Compiles a corpus into a database in memory, the reading done here or by so many other processes.

The rows are those of the real build; what it does besides is left out, so that other processes look
better here than they could.
"""

import sqlite3
import sys
from collections.abc import Iterator
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from provenance.reading.reader import read
from provenance.store.index import schema
from provenance.store.index.encoding import encode
from provenance.store.index.terms import columns, edges, kind_of, names

Compiled = list[tuple[Any, ...]]


def compiled(path: str) -> Compiled:
    """Give what is written of each record of a file."""
    records = read(path, Path(path).read_text(encoding="utf-8")).records
    return [
        (kind_of(r), r.id, r.origin.line, encode(r), [*edges(r)], [*names(r)], columns(r))
        for r in records
    ]


def write(db: sqlite3.Connection, files: Iterator[Compiled]) -> None:
    """Write the rows, so many files at a time."""
    keys = count()
    told: list[tuple[Any, ...]] = []
    for found in files:
        for kind, id, line, row, named, spelt, folded in found:
            key = next(keys)
            db.execute(
                "INSERT INTO records VALUES (?, ?, ?, 0, 0, ?, ?)", (key, kind, id, line, row)
            )
            told += ((role, target, key) for role, target in named)
            db.executemany("INSERT INTO names VALUES (?, ?)", ((name, key) for name in spelt))
            db.execute(
                "INSERT INTO words (rowid, name, body, about, labels, quotes, notes) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (key, *folded),
            )
        if len(told) > 50_000:
            db.executemany("INSERT INTO edges VALUES (?, ?, ?)", sorted(told))
            told.clear()
    db.executemany("INSERT INTO edges VALUES (?, ?, ?)", sorted(told))


def main() -> None:
    """Compile the corpus of the first argument with as many workers as the second says."""
    workers = int(sys.argv[2])
    paths = sorted(map(str, Path(sys.argv[1]).rglob("*.yaml")))
    db = sqlite3.connect("", isolation_level=None)
    schema.create(db)
    db.execute("BEGIN")
    if not workers:
        write(db, map(compiled, paths))
        return
    at_once = max(1, min(20, len(paths) // workers // 4))
    with get_context("spawn").Pool(workers) as pool:
        write(db, pool.imap(compiled, paths, at_once))


if __name__ == "__main__":
    main()
