"""A dictionary that may grow beyond the memory: what is too much for it goes to disk."""

import sqlite3
from typing import Final, Generic, TypeVar

from provenance.interchange.on_disk import database, stored

_MOST: Final = 20_000
"""The entries that are kept in memory."""


K = TypeVar("K", str, int)
V = TypeVar("V", str, int)


class Kept(Generic[K, V]):
    """Maps keys to values, of which there may be millions."""

    def __init__(self) -> None:
        self._near: dict[K, V] = {}
        self._far: sqlite3.Connection | None = None
        self._there = 0

    def __len__(self) -> int:
        return len(self._near) + self._there

    def get(self, key: K) -> V | None:
        """The value of a key, if it has one."""
        found = self._near.get(key)
        if found is None and self._far is not None:
            row = self._far.execute(
                "SELECT value FROM kept WHERE key = ?", (_stored(key),)
            ).fetchone()
            return row[0] if row else None
        return found

    def __contains__(self, key: K) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: K) -> V:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: K, value: V) -> None:
        self.pop(key)
        self._near[key] = value
        if len(self._near) > _MOST:
            self._part()

    def pop(self, key: K) -> V | None:
        """Take an entry away; its value, if it had one."""
        found = self.get(key)
        if found is not None and self._near.pop(key, None) is None and self._far is not None:
            self._far.execute("DELETE FROM kept WHERE key = ?", (_stored(key),))
            self._there -= 1
        return found

    def _part(self) -> None:
        """Bring everything that is near to disk."""
        if self._far is None:
            self._far = database(self)
            self._far.execute("PRAGMA cache_size = -2000")
            self._far.execute("CREATE TABLE kept (key PRIMARY KEY, value) WITHOUT ROWID")
        self._far.execute("BEGIN")
        rows = sorted((_stored(key), value) for key, value in self._near.items())
        self._far.executemany("INSERT INTO kept VALUES (?, ?)", rows)
        self._far.execute("COMMIT")
        self._there += len(self._near)
        self._near.clear()


def _stored(key: str | int) -> bytes | int:
    return stored(key) if isinstance(key, str) else key
