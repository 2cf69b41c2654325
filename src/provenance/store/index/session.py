"""A compiled corpus, open: asked, built anew where it is damaged, and given memos to keep."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from provenance.store.index.database import (
    DAMAGED,
    Opened,
    Progress,
    close,
    database_path,
    discard,
    is_damage,
    open_database,
    settle,
)
from provenance.store.index.seal import put
from provenance.store.memo import findings, summaries, suspects
from provenance.store.memo.reads import MOST
from provenance.store.slices.asking import Asking, Reached, each_for_itself
from provenance.store.slices.gather import gather_for
from provenance.store.slices.lookup import Lookup, Row

if TYPE_CHECKING:
    from provenance.store.files.intake import Overlay

T = TypeVar("T")

_CANNOT_WRITE: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}
"""What keeps a memo from being written and matters to nobody: it is worked out again."""


class Session:
    """One opening of a compiled corpus, which sees one moment of it.

    What was worked out from it can be kept in it, while the files stay the same.
    """

    def __init__(
        self,
        root: Path,
        overlay: "Overlay",
        progress: Progress | None = None,
        *,
        together: bool = False,
    ) -> None:
        self.root = root
        self.progress = progress
        self.notices: list[str] = []
        self._overlay = dict(overlay)
        self._together = together
        self._open()

    def _open(self) -> None:
        self._db, self._scan, notices, self._presence = self._opened()
        self.notices += [notice for notice in notices if notice not in self.notices]

    def _opened(self) -> Opened:
        return open_database(self.root, self._overlay, self.progress, together=self._together)

    def close(self) -> None:
        """Let go of the compiled corpus."""
        close(self._db, self.root, self._presence)
        self._presence = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run a query over the tables (``schema``); for this room only."""
        return self._guarded(lambda db: db.execute(sql, values).fetchall())

    def _guarded(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the compiled corpus; one that turns out to be damaged is built anew."""
        try:
            return ask(self._db)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        self.notices.append(DAMAGED)
        self.close()
        discard(self.root)
        self._open()
        return ask(self._db)

    @property
    def revision(self) -> str:
        """A short text that changes whenever any file's path or content does."""
        ((revision,),) = self.query("SELECT value FROM meta WHERE name = 'revision'")
        return str(revision)

    # Summaries

    def dirty_claims(self) -> list[str]:
        """List the claims whose summary must be worked out: the new, and those edits touch."""
        return self._guarded(summaries.dirty)

    def summaries(self, claims: Iterable[str] | None = None) -> dict[str, str]:
        """Give the kept summaries that hold, of some claims or of all, by claim."""
        return self._guarded(lambda db: summaries.load(db, claims))

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Give the numbers by which actors stand in what is kept; some have none."""
        asked = list(ids)
        return self._guarded(lambda db: summaries.numbers(db, asked))

    def number(self, ids: Iterable[str]) -> dict[str, int] | None:
        """Give ids a number each, for good; ``None`` where that cannot be kept."""
        asked = set(ids)
        known = self.numbers(asked)
        new = asked - known.keys()
        if new and not self._keep(lambda db: summaries.number(db, new)):
            return None
        return self.numbers(asked) if new else known

    def kept_meetings(
        self, claims: Iterable[str], *, beside: bool = False
    ) -> dict[str, str | None]:
        """Give what is kept of where sides meet on some claims: ``None`` where nothing is.

        With ``beside``, only of those for which what was said on other claims counts too.
        """
        asked = list(claims)
        return self._guarded(lambda db: summaries.meetings(db, asked, beside=beside))

    def count_summaries(self) -> dict[str, int]:
        """Count the kept summaries by group, which the first two characters of each name."""
        return self._guarded(summaries.counts)

    def first_summaries(self, group: str, limit: int = -1) -> list[tuple[str, str]]:
        """Give the first of the kept summaries of a group, each with its claim, as they sort."""
        return self._guarded(lambda db: summaries.first(db, group, limit))

    def save_summaries(
        self,
        rows: Mapping[str, tuple[str, str | None]],
        read: Mapping[str, Mapping[str, int]],
    ) -> bool:
        """Keep summaries that were worked out from this corpus; tell whether they are kept.

        With each comes what decides where sides meet on the claim, if it can be kept.

        What was looked up for them (``Reading``) says until when they hold.

        They are a memo: where they cannot be written, or the files have changed since, they are
        dropped without a word.
        """
        if not rows:
            return True
        return self._keep(lambda db: summaries.save(db, rows, read))

    # Findings

    def kept_findings(self, rules: str) -> findings.KeptFindings:
        """Give what rules in this state found in files that are the same since, and the others."""
        return self._guarded(lambda db: findings.load(db, rules))

    def keep_findings(self, rows: Mapping[str, str], rules: str) -> None:
        """Keep what rules in this state found, by path; dropped where it cannot be kept."""
        if rows:
            self._keep(lambda db: findings.save(db, rows, rules))

    def kept_whole(self, name: str, state: str) -> str | None:
        """Give what was found under a name in this very corpus, and in this state of all else."""
        return self._guarded(lambda db: findings.load_whole(db, name, state))

    def keep_whole(self, name: str, state: str, row: str) -> None:
        """Keep what was found in this very corpus; dropped where it cannot be kept."""
        self._keep(lambda db: findings.save_whole(db, name, state, row))

    def kept_suspects(self, rules: str, today: int) -> suspects.KeptSuspects | None:
        """Give the records that rules in this state must look at; None where that is all."""
        return self._guarded(lambda db: suspects.load(db, rules, today))

    def keep_suspects(
        self,
        checked: Iterable[tuple[str, str]] | None,
        found: Iterable[suspects.Suspect],
        rules: str,
        today: int,
    ) -> None:
        """Keep what looking at some records, or at all (None), found, where it can be kept."""
        found = list(found)
        read = self._read_far({id for code, _, id in found if code == suspects.FAR})
        self._keep(lambda db: suspects.save(db, checked, found, rules, today, read))

    def _read_far(self, claims: Iterable[str]) -> list[tuple[list[str], Mapping[str, Reached]]]:
        """Look up again what rules saw who looked at the whole gather of claims, to note it."""
        look, waiting = Lookup(self.query), iter(sorted(claims))
        read: list[tuple[list[str], Mapping[str, Reached]]] = []
        while asked := list(islice(waiting, MOST)):
            ask = Asking(look)
            gather_for(ask, each_for_itself(asked))
            read.append((asked, ask.read))
        return read

    def _keep(self, save: Callable[[sqlite3.Connection], None]) -> bool:
        """Write a memo of what was worked out, unless the files have changed since."""
        revision, db = self.revision, self._db
        kept = False
        db.execute("ROLLBACK")
        try:
            db.execute("BEGIN IMMEDIATE")
            if self._presence:
                put(self.root, database_path(self.root), writing=True)
            if kept := summaries.is_of(db, revision):
                save(db)
            db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _CANNOT_WRITE:
                raise
            kept = False
            if db.in_transaction:
                db.execute("ROLLBACK")
        if self._presence:
            settle(db, self.root)
        db.execute("BEGIN")
        return kept
