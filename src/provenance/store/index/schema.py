"""The tables of the compiled corpus, and the version that tells when it must be rebuilt."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final
from zlib import crc32

APPLICATION: Final = 0x70726F76  # "prov"
"""SQLite's application id, by which a foreign file is known."""

TABLES: Final = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID
    """,
    # One row a file. `racy`: it was read so soon after it changed that its status could lie.
    """
    CREATE TABLE files (
        file INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER,
        racy INTEGER NOT NULL,
        digest BLOB NOT NULL,
        problems TEXT,
        broken TEXT
    )
    """,
    # Every claim, actor and source; an id that stands twice has two rows.
    """
    CREATE TABLE records (
        key INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        file INTEGER NOT NULL,
        document INTEGER NOT NULL,
        line INTEGER NOT NULL,
        row TEXT NOT NULL
    )
    """,
    # The ids that have more than one row: of these, the first place counts.
    """
    CREATE TABLE doubles (
        kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)
    ) WITHOUT ROWID
    """,
    # How many records there are of each kind: to count a million takes longer than to answer.
    "CREATE TABLE totals (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    # Who names whom: the record `key` names `target` in the role `role` (`terms.edges`).
    """
    CREATE TABLE edges (
        role TEXT NOT NULL, target TEXT NOT NULL, key INTEGER NOT NULL,
        PRIMARY KEY (role, target, key)
    ) WITHOUT ROWID
    """,
    # Every spelling of an actor's or a source's name, folded.
    """
    CREATE TABLE names (
        name TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (name, key)
    ) WITHOUT ROWID
    """,
    # Folded by `fold`, which knows more scripts: the tokenizer only splits.
    """
    CREATE VIRTUAL TABLE words USING fts5 (
        name, body, about, labels, quotes, notes, content='',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
    )
    """,
    # Every word of that table, and how many records have it: what a typed beginning may go on to.
    "CREATE TABLE lexicon (word TEXT PRIMARY KEY, records INTEGER NOT NULL) WITHOUT ROWID",
    # A memo of what is derived for a claim, and the claims that have none (`summaries`).
    "CREATE TABLE summaries (claim TEXT PRIMARY KEY, row TEXT NOT NULL, met TEXT) WITHOUT ROWID",
    # Actors by number, each for good: so they stand in what is kept of meetings.
    "CREATE TABLE numbers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    "CREATE TABLE unsummed (claim TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE groups (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    # What was looked up for what is kept (`reads`): what was worked out together shares a batch.
    """
    CREATE TABLE readers (
        batch INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, claim TEXT NOT NULL,
        PRIMARY KEY (batch, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE reads (
        batch INTEGER NOT NULL, key INTEGER NOT NULL, places NOT NULL, PRIMARY KEY (batch, key)
    ) WITHOUT ROWID
    """,
    # A memo of what rules found in a file (`findings`).
    "CREATE TABLE findings (file INTEGER PRIMARY KEY, row TEXT NOT NULL)",
    # A memo of what was found in the corpus as it was at a revision (`findings`).
    "CREATE TABLE whole (name TEXT PRIMARY KEY, state TEXT NOT NULL, row TEXT NOT NULL)",
    # A memo of the records that rules must look at, and those not looked at yet (`suspects`).
    """
    CREATE TABLE suspects (
        kind TEXT NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (kind, id, code)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE unchecked (
        kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)
    ) WITHOUT ROWID
    """,
)

TRIGGERS: Final = (
    # Counting a million rows would take longer than all else that a list of some of them needs.
    """
    CREATE TRIGGER summed AFTER INSERT ON summaries BEGIN
        INSERT INTO groups VALUES (substr(new.row, 1, 2), 1)
            ON CONFLICT (name) DO UPDATE SET count = count + 1;
    END
    """,
    """
    CREATE TRIGGER forgotten AFTER DELETE ON summaries BEGIN
        UPDATE groups SET count = count - 1 WHERE name = substr(old.row, 1, 2);
        DELETE FROM groups WHERE count = 0;
    END
    """,
)

INDEXES: Final = (
    "CREATE INDEX IF NOT EXISTS records_by_id ON records (kind, id, file)",
    "CREATE INDEX IF NOT EXISTS records_by_file ON records (file)",
    "CREATE INDEX IF NOT EXISTS summaries_by_row ON summaries (row, claim)",
    "CREATE INDEX IF NOT EXISTS readers_by_claim ON readers (claim, kind)",
)

_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))

_SHAPING: Final = {
    "model": (
        "characters",
        "date_errors",
        "date_hints",
        "dates",
        "days",
        "edtf",
        "fields",
        "findings",
        "identity",
        "nouns",
        "records",
        "slice",
        "synonyms",
        "tenures",
        "vocabulary",
    ),
    "reading": ("assemble", "nodes", "plain_words", "plans", "problem", "quick", "reader", "text"),
    "store": (
        "files/guarded",
        "files/intake",
        "files/private",
        "index/resemblance",
        "index/build",
        "index/compiled",
        "index/encoding",
        "index/fold",
        "index/lexicon",
        "index/problem_rows",
        "index/schema",
        "index/seal",
        "index/terms",
        "memo/affected",
        "memo/findings",
        "memo/meaning",
        "memo/reads",
        "memo/summaries",
        "memo/suspects",
        "slices/around",
        "slices/asking",
        "slices/candidates",
        "slices/lookup",
        "slices/gather",
        "slices/steps",
    ),
}
"""The modules that decide what the tables hold. A test holds the list to what a build imports."""


@cache
def version() -> str:
    """Name the state of the code that shapes the tables: its checksums.

    They change with any edit of these modules, so that nobody has to remember to count a number
    up. To read and sum them takes half a millisecond.
    """
    modules = (f"{room}/{module}" for room in _SHAPING for module in _SHAPING[room])
    return f"{sqlite3.sqlite_version}-{state(modules)}"


@cache
def meaning() -> str:
    """Name the state of the code that the summaries come from: the checksums of its rooms."""
    return state((*modules("derive"), *modules("answers")))


def modules(folder: str) -> Iterator[str]:
    """Name the modules of a folder of the program, and those of its folders."""
    for entry in sorted(os.scandir(os.path.join(_PACKAGE, folder)), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from modules(f"{folder}/{entry.name}")
        elif entry.name.endswith(".py"):
            yield f"{folder}/{entry.name[:-3]}"


def state(modules: Iterable[str]) -> str:
    """Name the state of some modules (``room/module``) of the program: their checksums."""
    return "-".join(map(_checksum, modules))


def _checksum(module: str) -> str:
    with open(os.path.join(_PACKAGE, f"{module}.py"), "rb") as file:
        return f"{crc32(file.read()):08x}"


def create(db: sqlite3.Connection) -> None:
    """Create the tables, inside the transaction that the caller began; drop what was there."""
    virtual = (
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY sql NOT LIKE '%VIRTUAL%'"
    )
    for (name,) in db.execute(virtual).fetchall():
        if not name.startswith("sqlite_"):
            db.execute('DROP TABLE IF EXISTS "{}"'.format(name.replace('"', '""')))
    for statement in (*TABLES, *TRIGGERS):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute("INSERT INTO meta VALUES ('version', ?), ('revision', '0')", [version()])


def is_foreign(db: sqlite3.Connection) -> bool:
    """Whether a database holds what another program put there."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    held = db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    return application != APPLICATION and held is not None


def is_current(db: sqlite3.Connection) -> bool:
    """Whether a database was built by this code. Raises sqlite3.Error if it is none."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        return False
    try:
        row = db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:  # no such table
            return False
        raise
    return row is not None and row[0] == version()
