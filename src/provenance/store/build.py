"""Bringing the compiled corpus up to date: only what changed is read.

The tables are a pure function of the files' paths and contents: whichever way they came to be what
they are, an update leaves what a fresh build would (but for the numbers of files and records).
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from itertools import count
from typing import Final

from provenance.model.records import Origin
from provenance.store.discovery import Stat
from provenance.store.encoding import decode, encode, encode_problems
from provenance.store.freshness import Known, manifest
from provenance.store.intake import Content, fetch, take_in, unsaved
from provenance.store.schema import INDEXES
from provenance.store.terms import columns, edges, kind_of, names

Progress = Callable[[int, int], None]
"""Is told how many of how many files are done."""

_BATCH: Final = 2_000
"""Records whose rows are written together."""

_FTS_DELETE: Final = (
    "INSERT INTO words (words, rowid, name, body, about, labels, quotes, notes) "
    "VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)"
)
_FTS_INSERT: Final = (
    "INSERT INTO words (rowid, name, body, about, labels, quotes, notes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def update(
    db: sqlite3.Connection,
    root: str,
    files: Mapping[str, Stat],
    overlay: Mapping[str, str],
    progress: Progress | None = None,
) -> None:
    """Bring the tables up to date, inside the transaction that the caller began.

    Args:
        db: the compiled corpus.
        root: the folder of the corpus.
        files: the files that are there now.
        overlay: unsaved texts by path, in place of what is saved or beside it.
        progress: is told of every file done.
    """
    known = manifest(db)
    gone = [path for path in known if path not in files and path not in overlay]
    doubtful = [
        path for path in sorted({*files, *overlay}) if path in overlay or _doubt(path, known, files)
    ]
    writer = _Writer(db)
    for path in gone:
        writer.remove(path, known[path])
    for done, path in enumerate(doubtful):
        if progress:
            progress(done, len(doubtful))
        content = unsaved(overlay[path]) if path in overlay else fetch(root, path)
        before = known.get(path)
        if content is None:
            if before:
                writer.remove(path, before)
        elif before and before.digest == content.digest:
            writer.touch(before, content)
        else:
            if before:
                writer.remove(path, before)
            writer.add(path, content)
    writer.finish()
    for index in INDEXES:  # of a new database only now: to sort once is quicker
        db.execute(index)
    if progress:
        progress(len(doubtful), len(doubtful))


def _doubt(path: str, known: Mapping[str, Known], files: Mapping[str, Stat]) -> bool:
    return path not in known or known[path].racy or known[path].stat != files[path]


class _Writer:
    """Writes rows in batches, and keeps the revision: a sum over all files."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.records: list[tuple[object, ...]] = []
        self.edges: list[tuple[object, ...]] = []
        self.names: list[tuple[object, ...]] = []
        self.words: list[tuple[object, ...]] = []
        self.files = count(_next(db, "file", "files"))
        self.keys = count(_next(db, "key", "records"))
        (revision,) = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
        self.revision = self.before = int(revision, 16)

    def add(self, path: str, content: Content) -> None:
        """Compile a file."""
        intake = take_in(path, content)
        file = next(self.files)
        self.db.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                file,
                path,
                *content.stat,
                content.racy,
                content.digest,
                encode_problems(intake.problems),
                json.dumps(intake.broken) if intake.broken else None,
            ),
        )
        for record in intake.records:
            key, origin = next(self.keys), record.origin
            kind = kind_of(record)
            row = encode(record)
            self.records.append((key, kind, record.id, file, origin.document, origin.line, row))
            self.edges.extend((role, target, key) for role, target in edges(record))
            self.names.extend((name, key) for name in names(record))
            self.words.append((key, *columns(record)))
        if len(self.records) >= _BATCH:
            self.flush()
        self.revision += _mark(path, content.digest)

    def remove(self, path: str, known: Known) -> None:
        """Take out all that a file held."""
        db = self.db
        rows = db.execute(
            "SELECT key, kind, id, document, line, row FROM records WHERE file = ?", [known.file]
        ).fetchall()
        for key, kind, id, document, line, row in rows:
            record = decode(kind, id, Origin(path, document, line), row)
            db.executemany(
                "DELETE FROM edges WHERE role = ? AND target = ? AND key = ?",
                ((role, target, key) for role, target in edges(record)),
            )
            db.executemany(
                "DELETE FROM names WHERE name = ? AND key = ?",
                ((name, key) for name in names(record)),
            )
            db.execute(_FTS_DELETE, (key, *columns(record)))
        db.execute("DELETE FROM records WHERE file = ?", [known.file])
        db.execute("DELETE FROM files WHERE file = ?", [known.file])
        self.revision -= _mark(path, known.digest)

    def touch(self, known: Known, content: Content) -> None:
        """Note the new status of a file whose content is the same."""
        if (known.stat, known.racy) != (content.stat, content.racy):
            self.db.execute(
                "UPDATE files SET size = ?, modified = ?, changed = ?, inode = ?, racy = ? "
                "WHERE file = ?",
                (*content.stat, content.racy, known.file),
            )

    def flush(self) -> None:
        """Write the rows gathered so far."""
        db = self.db
        db.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?)", self.records)
        db.executemany("INSERT INTO edges VALUES (?, ?, ?)", sorted(self.edges))
        db.executemany("INSERT INTO names VALUES (?, ?)", sorted(self.names))
        db.executemany(_FTS_INSERT, self.words)
        for rows in (self.records, self.edges, self.names, self.words):
            rows.clear()

    def finish(self) -> None:
        """Write the rest."""
        self.flush()
        if self.revision != self.before:
            revision = f"{self.revision % 2**128:x}"
            self.db.execute("UPDATE meta SET value = ? WHERE name = 'revision'", [revision])


def _next(db: sqlite3.Connection, column: str, table: str) -> int:
    """Give the number of the next row of a table."""
    (last,) = db.execute(f"SELECT max({column}) FROM {table}").fetchone()
    return (last or 0) + 1


def _mark(path: str, digest: bytes) -> int:
    mark = hashlib.blake2b(path.encode("utf-8", "surrogateescape") + b"\0" + digest, digest_size=16)
    return int.from_bytes(mark.digest(), "big")
