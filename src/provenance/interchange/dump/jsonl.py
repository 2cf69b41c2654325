"""A dump as JSON Lines: the schema, then a row a line, each with its table."""

import json
from collections.abc import Iterable, Iterator

from provenance.interchange.dump.rows import Row
from provenance.interchange.dump.schema import VERSION


def write(rows: Iterable[tuple[str, Row]]) -> Iterator[str]:
    """Write the rows; the first line tells the version of the schema."""
    yield json.dumps({"schema": "provenance-dump", "version": VERSION}) + "\n"
    for table, row in rows:
        yield json.dumps({"table": table, **row}, ensure_ascii=False) + "\n"
