"""A corpus of texts in memory, for tests that run the engine hundreds of times."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from provenance.checks.config import configure
from provenance.checks.run import check
from provenance.model.findings import Report
from provenance.model.records import Actor, Claim, Source
from provenance.model.slice import Slice
from provenance.reading.reader import Reading, read
from provenance.reading.text import decode
from provenance.store.corpus import Duplicate
from provenance.store.files.settings import Settings
from provenance.store.index.terms import edges
from provenance.store.memo.findings import KeptFindings

TODAY = 735_000  # 2013-05-12
_KINDS = {Claim: "claim", Actor: "actor", Source: "source"}


@lru_cache(maxsize=64)
def _read(file: str, text: str) -> Reading:
    return read(file, text)


class _Known(NamedTuple):
    text: str | None
    problems: tuple[Any, ...]
    reading: Reading


class Memory:
    """What the engine needs of `provenance.store.corpus.Corpus`."""

    def __init__(self, files: dict[str, str | bytes], check: dict[str, Any] | None = None) -> None:
        self.settings = Settings(check=check or {})
        self.root = Path("nowhere")
        self._files: dict[str, _Known] = {}
        for file, content in sorted(files.items()):
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            text, problems = decode(file, data)
            reading = Reading((), (), ()) if text is None else _read(file, text)
            self._files[file] = _Known(text, problems, reading)

    def files(self):
        return list(self._files)

    def text(self, file):
        return self._files[file].text

    def problems(self):
        return [
            p for known in self._files.values() for p in (*known.problems, *known.reading.problems)
        ]

    def broken(self):
        return [b for known in self._files.values() for b in known.reading.broken]

    def kept_findings(self, rules):
        return KeptFindings({}, self.files())

    def keep_findings(self, rows, rules):
        pass

    def kept_whole(self, name, state):
        return None

    def keep_whole(self, name, state, row):
        pass

    def kept_suspects(self, rules, today):
        return None

    def keep_suspects(self, checked, found, rules, today):
        pass

    def _records(self):
        found = defaultdict(list)
        for known in self._files.values():
            for record in known.reading.records:
                found[_KINDS[type(record)], record.id].append(record)
        return found

    def duplicates(self):
        return [
            Duplicate(kind, id, tuple(record.origin for record in records))
            for (kind, id), records in sorted(self._records().items())
            if len(records) > 1
        ]

    def ids(self, kind):
        return sorted(id for known, id in self._records() if known == kind)

    def pairs(self):
        return iter(self._records())

    def count(self, kind):
        return len(self.ids(kind))

    def named(self, roles, ids):
        whole = self.whole()
        records = (*whole.claims.values(), *whole.actors.values(), *whole.sources.values())
        return {id for record in records for role, id in edges(record) if role in roles}

    def lines(self, files):
        found = defaultdict(set)
        for records in self._records().values():
            found[records[0].origin.file].add(records[0].origin.line)
        return found

    def whole(self):
        by_kind = defaultdict(list)
        for (kind, _), records in self._records().items():
            by_kind[kind].append(records[0])
        return Slice(by_kind["claim"], by_kind["actor"], by_kind["source"])


def run(files: dict[str, str | bytes], *, select=("all",), table=None, today=TODAY) -> Report:
    """Check texts by file name, every rule selected unless told otherwise."""
    memory = Memory(files, table)
    return check(memory, configure(memory.settings.check, select), today)


def told(report: Report) -> list[str]:
    """Each finding as `CODE line:column-end`, the end only on one line."""
    lines = []
    for finding in report.findings:
        span = finding.problem.span
        end = f"-{span.end_column}" if span.end_line == span.line else ""
        lines.append(f"{finding.code} {span.line}:{span.column}{end}")
    return lines
