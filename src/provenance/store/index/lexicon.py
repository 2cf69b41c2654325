"""The words of the search table, and how many records have each: what a beginning may go on to.

Of a corpus that is compiled for the first time, or mostly anew, the table's own index tells them,
in a hundredth of the time; of what changes later they are counted. Both give the same.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from provenance.store.index.fold import cut
from provenance.store.index.terms import BETWEEN


def words_of(texts: Iterable[str]) -> set[str]:
    """Give the words of a record, of whose folded texts the search table is made."""
    return {*cut(" ".join(texts))}


def fill(db: sqlite3.Connection) -> None:
    """Read all words from the index of the search table, in place of those that were known."""
    db.execute("DELETE FROM lexicon")
    db.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab (main, words, row)")
    db.execute(
        "INSERT INTO lexicon SELECT term, doc FROM indexed WHERE term != ?", [BETWEEN.strip()]
    )
    db.execute("DROP TABLE temp.indexed")


def change(db: sqlite3.Connection, more: Counter[str]) -> None:
    """Count words in so many more records, or fewer; a word that none has is gone."""
    db.executemany(
        "INSERT INTO lexicon VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE SET records = records + excluded.records",
        sorted((word, number) for word, number in more.items() if number),
    )
    fewer = ((word,) for word, number in more.items() if number < 0)
    db.executemany("DELETE FROM lexicon WHERE word = ? AND records = 0", fewer)
