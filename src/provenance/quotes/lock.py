"""The lock file: what somebody who held the texts has verified, for those who do not.

``seeds/quotes.lock`` is JSON lines: a heading, then one quotation a line, sorted by statement.
A line records that the words (by the digest of their normal form) stood in one version of one
source, where, and what read it. It proves no more than that somebody committed it: whoever can
write to the repository could forge a line, and a run with the text attached exposes that.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from provenance.quotes.errors import QuotesError
from provenance.quotes.match import Needle
from provenance.store.files import guarded

FILE: Final = "seeds/quotes.lock"
"""Where the lock stands, relative to the corpus."""

_HEADING: Final = {
    "lock": 1,
    "about": "Quotations verified against their sources; written by `provenance quotes lock`.",
}


class LockEntry(NamedTuple):
    """A quotation as it was verified.

    ``quote`` counts a statement's quotations from 1; ``at`` are the offsets of its segments in
    the text, in characters; ``lines`` and ``pages`` the first and last that it touches;
    ``leaves_out`` what its elisions leave out (see `provenance.quotes.omitted`).
    """

    statement: str
    quote: int
    digest: str
    source: str
    sha256: str
    at: tuple[tuple[int, int], ...]
    lines: tuple[int, int]
    pages: tuple[int, int] | None
    extractor: str
    normaliser: str
    leaves_out: tuple[str, ...] = ()


class Lock:
    """The entries of a lock file, found by statement or by words.

    ``lines`` are the numbers of the lines that the entries stand on, ``broken`` those that could
    not be read, with the reason.
    """

    def __init__(
        self,
        entries: Iterable[LockEntry] = (),
        lines: Iterable[int] = (),
        broken: Iterable[tuple[int, str]] = (),
        exists: bool = False,
    ) -> None:
        self.entries = tuple(entries)
        self.lines = tuple(lines)
        self.broken = tuple(broken)
        self.exists = exists
        self.sources = frozenset(entry.source for entry in self.entries)
        self._by_statement = {(e.statement, e.quote): e for e in self.entries}
        self._by_words: defaultdict[tuple[str, str], list[LockEntry]] = defaultdict(list)
        for entry in self.entries:
            self._by_words[entry.source, entry.digest].append(entry)

    def of(self, statement: str, quote: int) -> LockEntry | None:
        """The entry of a statement's quotation."""
        return self._by_statement.get((statement, quote))

    def holding(self, source: str, digest: str) -> list[LockEntry]:
        """The entries that hold these words in this source, in any version of it."""
        return self._by_words.get((source, digest), [])


def digest_of(needle: Needle) -> str:
    """The digest of a quotation's normal form: its segments and what it says stands beside them."""
    form = "\x1f".join(("\x1e".join(needle.segments), needle.prefix, needle.suffix))
    return hashlib.sha256(form.encode()).hexdigest()


def read(root: Path) -> Lock:
    """Read the lock file of a corpus; a missing one is empty.

    Raises:
        QuotesError: it is there and cannot be read.
    """
    path = root / FILE
    try:
        text = guarded.read(path, guarded.MAX_LISTS).decode()
    except FileNotFoundError:
        return Lock()
    except (OSError, UnicodeDecodeError) as error:
        raise QuotesError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}",
            "restore it from git, or write it anew with `provenance quotes lock`",
        ) from None
    return parse(text)


def parse(text: str) -> Lock:
    """Read the text of a lock file."""
    entries: list[LockEntry] = []
    lines: list[int] = []
    broken: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            table = json.loads(line)
            if not isinstance(table, dict):
                raise TypeError(table)
            if "lock" in table:
                if table["lock"] != _HEADING["lock"]:
                    broken.append((number, "this lock was written by another version"))
                continue
            entries.append(_entry(table))
            lines.append(number)
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            what = "a git merge conflict was left here" if conflict else "this is no entry"
            broken.append((number, what))
    return Lock(entries, lines, broken, exists=True)


def text(entries: Iterable[LockEntry]) -> str:
    """The text of a lock file."""
    lines = [_HEADING, *(_table(e) for e in sorted(entries, key=lambda e: (e.statement, e.quote)))]
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )


def _table(entry: LockEntry) -> dict[str, Any]:
    table = entry._asdict()
    if entry.pages is None:
        del table["pages"]
    if not entry.leaves_out:
        del table["leaves_out"]
    return table


def _entry(table: Any) -> LockEntry:
    pages = table.get("pages")
    return LockEntry(
        statement=_text(table["statement"]),
        quote=int(table["quote"]),
        digest=_text(table["digest"]),
        source=_text(table["source"]),
        sha256=_text(table["sha256"]),
        at=tuple((int(start), int(end)) for start, end in table["at"]),
        lines=_pair(table["lines"]),
        pages=None if pages is None else _pair(pages),
        extractor=_text(table["extractor"]),
        normaliser=_text(table["normaliser"]),
        leaves_out=tuple(_text(what) for what in table.get("leaves_out", ())),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _pair(value: Any) -> tuple[int, int]:
    first, last = value
    return int(first), int(last)
