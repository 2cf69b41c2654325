"""Bringing the compiled corpus up to date: only what changed is read.

The tables are a pure function of the files' paths and contents: whichever way they came to be what
they are, an update leaves what a fresh build would (but for the numbers of files and records).
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, Final, NamedTuple

from provenance.model.records import Record, RecordPlace
from provenance.store.files.discovery import Status
from provenance.store.files.intake import Content, Intake, Overlay, fetch, take_in, unsaved
from provenance.store.index import lexicon
from provenance.store.index.compiled import Compiled, compiled
from provenance.store.index.encoding import decode
from provenance.store.index.freshness import KnownFile, manifest, note_listing
from provenance.store.index.schema import INDEXES
from provenance.store.index.terms import columns, edges, kind_of, names
from provenance.store.memo import findings, reads, summaries, suspects
from provenance.store.memo.affected import affected, seen_by_others, without_place
from provenance.store.slices.lookup import Lookup

Progress = Callable[[int, int], None]
"""Is told how many of how many files are done."""

_BATCH: Final = 2_000
"""Records whose rows are written together."""

_FEW: Final = 4_000_000
"""Bytes of changed files up to which it is worked out which summaries they touch."""

_MOSTLY: Final = 4
"""How many times what is known may change with it still being worked out: else little is kept."""

_MANY: Final = 32 * 2**20
"""Bytes of files from which on other processes may read: some thirty thousand claims."""

_TOUCH: Final = (
    "UPDATE files SET size = ?, modified = ?, changed = ?, inode = ?, racy = ? WHERE file = ?"
)
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
    files: Mapping[str, Status],
    overlay: Overlay,
    progress: Progress | None = None,
    together: bool = False,
) -> None:
    """Bring the tables up to date, inside the transaction that the caller began.

    Args:
        db: the compiled corpus.
        root: the folder of the corpus.
        files: the files that are there now.
        overlay: what stands in for files, by path.
        progress: is told of every file done.
        together: whether other processes may read a large corpus that is compiled anew.
    """
    files = {path: status for path, status in files.items() if overlay.get(path, "") is not None}
    known = manifest(db)
    memo = None
    if together and not known and not overlay and _bytes(files) > _MANY:
        writer = _Writer(db, counted=False)
        writer.add_all(root, sorted(files), progress)
    else:
        changes = _changes(db, root, known, files, overlay, progress)
        few, rest = _few(changes, known) if known else ([], changes)
        memo = _Memo(db, few) if known and rest is None else None
        writer = _Writer(db, counted=bool(memo))
        for change in chain(few, rest or ()):
            writer.apply(change)
    writer.finish()
    note_listing(db, files)
    for index in INDEXES:  # of a new database only now: to sort once is quicker
        db.execute(index)
    if memo:
        memo.settle()
    else:
        db.execute("DELETE FROM doubles")
        db.execute(
            "INSERT INTO doubles SELECT kind, id FROM records GROUP BY kind, id HAVING count(*) > 1"
        )
        summaries.forget_all(db)
        suspects.forget_all(db)


def revise(db: sqlite3.Connection, root: str, texts: Overlay) -> None:
    """Bring the tables up to date where nothing but these files can have changed.

    Args:
        db: the compiled corpus, in a transaction that the caller began.
        root: the folder of the corpus.
        texts: the unsaved text of each, or None for what the file itself holds now.
    """
    known = manifest(db, texts)
    changes = []
    for path, text in texts.items():
        content = fetch(root, path) if text is None else unsaved(path, text)
        before = known.get(path)
        if content and not (before and before.digest == content.digest):
            changes.append(_Change(path, before, content, take_in(path, content)))
        elif before and not content:
            changes.append(_Change(path, before, None))
    if not changes:
        return
    memo = _Memo(db, changes)
    writer = _Writer(db, counted=True)
    for change in changes:
        writer.apply(change)
    writer.finish()
    memo.settle()


def holds(db: sqlite3.Connection, root: str, files: Mapping[str, Status]) -> bool:
    """Whether the tables are up to date by the files' contents, whatever their status says."""
    known = manifest(db)
    if known.keys() != files.keys():
        return False
    contents = ((path, fetch(root, path)) for path in files if _doubt(path, known, files))
    return all(content and content.digest == known[path].digest for path, content in contents)


def _bytes(files: Mapping[str, Status]) -> int:
    return sum(size for size, *_ in files.values())


class _Change(NamedTuple):
    """A file that is new, gone (no content), or has another content than what is known of it."""

    path: str
    known: KnownFile | None
    content: Content | None
    intake: Intake | None = None


def _few(
    changes: Iterator[_Change], known: Mapping[str, KnownFile]
) -> tuple[list[_Change], Iterator[_Change] | None]:
    """Read changes ahead as long as they are few; give them and, if there are more, the rest."""
    few: list[_Change] = []
    size = 0
    most = min(_FEW, _MOSTLY * sum(one.stat[0] for one in known.values()))
    for change in changes:
        content = change.content
        few.append(change._replace(intake=take_in(change.path, content) if content else None))
        size += len(content.data) if content else 0
        if size > most:
            return few, changes
    return few, None


def _changes(
    db: sqlite3.Connection,
    root: str,
    known: Mapping[str, KnownFile],
    files: Mapping[str, Status],
    overlay: Overlay,
    progress: Progress | None,
) -> Iterator[_Change]:
    """Find what changed, one file at a time; note the new status of what did not."""
    instead = {path: text for path, text in overlay.items() if text is not None}
    for path in known:
        if path not in files and path not in instead:
            yield _Change(path, known[path], None)
    doubtful = [
        path for path in sorted({*files, *instead}) if path in instead or _doubt(path, known, files)
    ]
    for done, path in enumerate(doubtful):
        if progress:
            progress(done, len(doubtful))
        content = unsaved(path, instead[path]) if path in instead else fetch(root, path)
        before = known.get(path)
        if content and before and before.digest == content.digest:
            if (before.stat, before.racy) != (content.stat, content.racy):
                db.execute(_TOUCH, (*content.stat, content.racy, before.file))
        elif content or before:
            yield _Change(path, before, content)
    if progress:
        progress(len(doubtful), len(doubtful))


def _doubt(path: str, known: Mapping[str, KnownFile], files: Mapping[str, Status]) -> bool:
    return path not in known or known[path].racy or known[path].stat != files[path]


class _Memo:
    """Forgets what read something that changes.

    Made before the changes are applied, settled after.
    """

    def __init__(self, db: sqlite3.Connection, changes: Iterable[_Change]) -> None:
        self.db = db
        self.checked = suspects.any_kept(db)
        old: list[Record] = []
        new: list[Record] = []
        for change in changes:
            if change.known:
                old += (record for _, record in held(db, change.path, change.known.file))
            if change.intake:
                new += change.intake.records
        self.ids = {(kind_of(record), record.id) for record in (*old, *new)}
        self.keys = reads.changed_keys(old, new)
        # Of an id that stands twice, another place may count from now on.
        doubles = self.ids & set(self._query("SELECT kind, id FROM doubles"))
        self._doubt(doubles)
        self.due: set[tuple[str, str]] = set()
        if self.checked:
            self.due |= doubles | _ids({*map(without_place, old)} ^ {*map(without_place, new)})
            self.seen = doubles | _ids({*map(seen_by_others, old)} ^ {*map(seen_by_others, new)})
            self.due |= affected(Lookup(self._query), self.seen)

    def settle(self) -> None:
        """Forget, now that the changes are applied."""
        self.db.executemany("DELETE FROM doubles WHERE kind = ? AND id = ?", self.ids)
        count = "SELECT count(*) FROM records WHERE kind = ? AND id = ?"
        twice = [pair for pair in self.ids if self._query(count, pair)[0][0] > 1]
        self.db.executemany("INSERT INTO doubles VALUES (?, ?)", twice)
        self._doubt(twice)
        read = reads.readers(self.db, self.keys)
        own = {id for kind, id in self.keys if kind == reads.record_key("claim")}
        summaries.forget(self.db, own.union(c for kind, c in read if kind == reads.SUMMARY))
        if self.checked:
            self.due |= affected(Lookup(self._query), self.seen)
            self.due |= {("claim", claim) for kind, claim in read if kind == reads.FAR}
        suspects.doubt(self.db, self.due)

    def _doubt(self, doubles: Iterable[tuple[str, str]]) -> None:
        """Take all that the records of ids are looked up by for changed."""
        sql = (
            "SELECT r.kind, r.id, r.document, r.line, r.row FROM records r "
            "WHERE r.kind = ? AND r.id = ?"
        )
        for pair in doubles:
            rows = self._query(sql, pair)
            self.keys |= reads.all_keys(
                decode(kind, id, RecordPlace("", document, line), row)
                for kind, id, document, line, row in rows
            )

    def _query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, values).fetchall()


def _ids(records: Iterable[Record]) -> set[tuple[str, str]]:
    return {(kind_of(record), record.id) for record in records}


def held(db: sqlite3.Connection, path: str, file: int) -> Iterator[tuple[int, Record]]:
    """Give the records of a file as compiled, with their keys."""
    sql = "SELECT key, kind, id, document, line, row FROM records WHERE file = ?"
    for key, kind, id, document, line, row in db.execute(sql, [file]).fetchall():
        yield key, decode(kind, id, RecordPlace(path, document, line), row)


class _Writer:
    """Writes rows in batches, and keeps the revision: a sum over all files.

    ``counted``: so little changes that words are counted, and not all read anew.
    """

    def __init__(self, db: sqlite3.Connection, *, counted: bool) -> None:
        self.db = db
        self.counted = counted
        self.records: list[tuple[object, ...]] = []
        self.edges: list[tuple[object, ...]] = []
        self.names: list[tuple[object, ...]] = []
        self.words: list[tuple[object, ...]] = []
        self.more: Counter[str] = Counter()
        self.lexicon: Counter[str] = Counter()
        self.files = count(_next(db, "file", "files"))
        self.keys = count(_next(db, "key", "records"))
        (revision,) = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
        self.revision = self.before = int(revision, 16)

    def apply(self, change: _Change) -> None:
        """Take out what a file held, and put in what it holds now."""
        if change.known:
            self.remove(change.path, change.known)
        if change.content:
            self.add(change.path, compiled(change.path, change.content, change.intake))

    def add_all(self, root: str, paths: Sequence[str], progress: Progress | None) -> None:
        """Put in all these files, which other processes read."""
        from provenance.store.index.processes import read_together

        found = read_together(root, paths)
        for done, (path, read) in enumerate(zip(paths, found, strict=True)):
            if progress:
                progress(done, len(paths))
            if read:
                self.add(path, read)
        if progress:
            progress(len(paths), len(paths))

    def add(self, path: str, read: Compiled) -> None:
        """Put in what a file holds."""
        file = next(self.files)
        self.db.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                file,
                path,
                *read.stat,
                read.racy,
                read.digest,
                read.problems,
                read.broken,
            ),
        )
        for kind, id, document, line, row, named, spelt, texts in read.records:
            key = next(self.keys)
            self.more[kind] += 1
            self.records.append((key, kind, id, file, document, line, row))
            self.edges.extend((role, target, key) for role, target in named)
            self.names.extend((name, key) for name in spelt)
            self.words.append((key, *texts))
            if self.counted:
                self.lexicon.update(lexicon.words_of(texts))
        if len(self.records) >= _BATCH:
            self.flush()
        self.revision += _mark(path, read.digest)

    def remove(self, path: str, known: KnownFile) -> None:
        """Take out all that a file held."""
        db = self.db
        for key, record in held(db, path, known.file):
            db.executemany(
                "DELETE FROM edges WHERE role = ? AND target = ? AND key = ?",
                ((role, target, key) for role, target in edges(record)),
            )
            db.executemany(
                "DELETE FROM names WHERE name = ? AND key = ?",
                ((name, key) for name in names(record)),
            )
            texts = columns(record)
            db.execute(_FTS_DELETE, (key, *texts))
            if self.counted:
                self.lexicon.subtract(lexicon.words_of(texts))
            self.more[kind_of(record)] -= 1
        findings.forget(db, known.file)
        db.execute("DELETE FROM records WHERE file = ?", [known.file])
        db.execute("DELETE FROM files WHERE file = ?", [known.file])
        self.revision -= _mark(path, known.digest)

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
        self.db.executemany(
            "INSERT INTO totals VALUES (?, ?) "
            "ON CONFLICT (kind) DO UPDATE SET count = count + excluded.count",
            self.more.items(),
        )
        if self.counted:
            lexicon.change(self.db, self.lexicon)
        else:
            lexicon.fill(self.db)
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
