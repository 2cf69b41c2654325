"""The one stored derivation: a row a claim, a memo of what is derived for it without cutoff.

This room keeps the rows and knows when they no longer hold; what they say is not its business.
They sort as claims are listed, and the first two characters of each name its group.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from json import dumps

from provenance.store.index import schema
from provenance.store.memo import reads


def dirty(db: sqlite3.Connection) -> list[str]:
    """List the claims that have no row that holds, in the order of the files.

    Claims that stand together touch the same claims, sources and utterances.
    """
    sql = "SELECT r.id FROM records r JOIN files f ON f.file = r.file WHERE r.kind = 'claim'"
    if _holds(db):
        sql = (
            "SELECT u.claim FROM unsummed u CROSS JOIN records r ON r.kind = 'claim' "
            "AND r.id = u.claim JOIN files f ON f.file = r.file"
        )
    rows = db.execute(f"{sql} ORDER BY f.path, r.document")
    return list(dict.fromkeys(claim for (claim,) in rows))


def load(db: sqlite3.Connection, claims: Iterable[str] | None) -> dict[str, str]:
    """Give the rows that hold, of some claims or (None) of all."""
    if not _holds(db):
        return {}
    if claims is None:
        return dict(db.execute("SELECT claim, row FROM summaries"))
    sql = "SELECT s.claim, s.row FROM json_each(?) w JOIN summaries s ON s.claim = w.value"
    return dict(db.execute(sql, [dumps(list(claims))]))


def meetings(
    db: sqlite3.Connection, claims: Iterable[str], *, beside: bool
) -> dict[str, str | None]:
    """Give what decides where sides meet on some claims, and ``None`` where that is not kept.

    With ``beside``, only of those for which what was said on other claims counts too.
    """
    if not _holds(db):
        return dict.fromkeys(claims)
    sql = "SELECT w.value, s.met FROM json_each(?) w LEFT JOIN summaries s ON s.claim = w.value"
    if beside:
        sql = f"{sql} WHERE s.met IS NULL OR s.met < '['"
    return dict(db.execute(sql, [dumps(list(claims))]))


def number(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Give ids a number each, for good, in a transaction that the caller began."""
    db.execute(
        "INSERT OR IGNORE INTO numbers (id) SELECT value FROM json_each(?)", [dumps(sorted(ids))]
    )


def numbers(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Give the numbers of ids; those that have none are left out."""
    sql = "SELECT n.id, n.number FROM json_each(?) w CROSS JOIN numbers n ON n.id = w.value"
    return dict(db.execute(sql, [dumps(list(ids))]))


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """Count the rows that hold, by group."""
    return dict(db.execute("SELECT name, count FROM groups")) if _holds(db) else {}


def first(db: sqlite3.Connection, group: str, limit: int) -> list[tuple[str, str]]:
    """Give the first rows of a group, each with its claim; all if the limit is below zero."""
    if not _holds(db):
        return []
    sql = "SELECT row, claim FROM summaries WHERE row >= ? AND row < ? ORDER BY row, claim LIMIT ?"
    return db.execute(sql, (group, group + "\U0010ffff", limit)).fetchall()


def is_of(db: sqlite3.Connection, revision: str) -> bool:
    """Whether the corpus still is what it was at a revision."""
    (now,) = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
    return bool(now == revision) and schema.is_current(db)


def save(
    db: sqlite3.Connection,
    rows: Mapping[str, tuple[str, str | None]],
    read: Mapping[str, Mapping[str, int]],
) -> None:
    """Keep rows, and what was looked up for them, in a transaction that the caller began.

    With each comes what decides where sides meet on the claim, if it can be written.
    """
    if not _holds(db):
        forget_all(db)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('meaning', ?)", [schema.meaning()])
    recorded = "SELECT value FROM json_each(?) w JOIN unsummed u ON u.claim = w.value"
    wanted = {claim for (claim,) in db.execute(recorded, [dumps(list(rows))])}
    db.executemany(
        "INSERT INTO summaries VALUES (?, ?, ?)",
        ((claim, *rows[claim]) for claim in sorted(wanted)),
    )
    db.executemany("DELETE FROM unsummed WHERE claim = ?", ((claim,) for claim in wanted))
    reads.save(db, reads.SUMMARY, list(rows), read)


def forget(db: sqlite3.Connection, claims: Iterable[str]) -> None:
    """Drop the rows of claims, which may be recorded no longer."""
    listed = dumps(list(claims))
    reads.forget(db, reads.SUMMARY, listed)
    db.execute("DELETE FROM summaries WHERE claim IN (SELECT value FROM json_each(?))", [listed])
    db.execute("DELETE FROM unsummed WHERE claim IN (SELECT value FROM json_each(?))", [listed])
    # CROSS: SQLite would go through all claims, and through the list for each of them.
    db.execute(
        "INSERT INTO unsummed SELECT DISTINCT r.id FROM json_each(?) w "
        "CROSS JOIN records r ON r.kind = 'claim' AND r.id = w.value",
        [listed],
    )


def forget_all(db: sqlite3.Connection) -> None:
    """Drop all rows."""
    reads.forget_all(db, reads.SUMMARY)
    db.execute("DELETE FROM summaries")
    db.execute("DELETE FROM unsummed")
    db.execute("INSERT INTO unsummed SELECT DISTINCT id FROM records WHERE kind = 'claim'")


def any_kept(db: sqlite3.Connection) -> bool:
    """Whether any rows are kept."""
    return db.execute("SELECT 1 FROM summaries LIMIT 1").fetchone() is not None


def _holds(db: sqlite3.Connection) -> bool:
    """Whether the rows come from the code as it is now."""
    row = db.execute("SELECT value FROM meta WHERE name = 'meaning'").fetchone()
    return row is not None and row[0] == schema.meaning()
