"""What one file becomes: everything that the tables hold of it, but for the numbers of its rows."""

import json
from collections.abc import Set
from typing import NamedTuple

from provenance.store.files.discovery import Stat
from provenance.store.files.intake import Content, Intake, fetch, take_in
from provenance.store.index.encoding import encode
from provenance.store.index.problem_rows import encode_problems
from provenance.store.index.terms import columns, edges, kind_of, names


class CompiledRecord(NamedTuple):
    """A record's row, whom it names in which role, its names, and its words by column."""

    kind: str
    id: str
    document: int
    line: int
    row: str
    edges: Set[tuple[str, str]]
    names: Set[str]
    words: tuple[str, ...]


class Compiled(NamedTuple):
    """A file's status and digest, what is wrong in it, and its records."""

    stat: Stat
    racy: bool
    digest: bytes
    problems: str | None
    broken: str | None
    records: tuple[CompiledRecord, ...]


def compiled(path: str, content: Content, intake: Intake | None = None) -> Compiled:
    """Compile a file, which may have been read already."""
    intake = intake or take_in(path, content)
    return Compiled(
        content.stat,
        content.racy,
        content.digest,
        encode_problems(intake.problems),
        json.dumps(intake.broken) if intake.broken else None,
        tuple(
            [
                CompiledRecord(
                    kind_of(record),
                    record.id,
                    record.origin.document,
                    record.origin.line,
                    encode(record),
                    edges(record),
                    names(record),
                    tuple(columns(record)),
                )
                for record in intake.records
            ]
        ),
    )


def fetch_compiled(root: str, path: str) -> Compiled | None:
    """Fetch a file and compile it; None if it is not there any more."""
    content = fetch(root, path)
    return compiled(path, content) if content else None
