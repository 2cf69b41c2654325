"""A dump as Parquet: a folder a table, in parts of a hundred thousand rows."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from provenance.interchange.dump.rows import Row
from provenance.interchange.dump.schema import TABLES, VERSION, Column, Kind, described

_TYPES: Final = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.FLAG: pa.bool_(),
    Kind.TEXTS: pa.list_(pa.string()),
}
_AT_ONCE: Final = 5_000
_IN_A_PART: Final = 100_000


def write(folder: Path, rows: Iterable[tuple[str, Row]]) -> None:
    """Write the rows to a new folder, a few thousand at a time."""
    folder.mkdir(parents=True)
    told = json.dumps(described(), ensure_ascii=False, indent=1)
    (folder / "schema.json").write_text(f"{told}\n", encoding="utf-8")
    tables = {name: _Table(folder / name, columns) for name, columns in TABLES.items()}
    try:
        for name, row in rows:
            tables[name].add(row)
    finally:
        for table in tables.values():
            table.close()


class _Table:
    """A table that is being written, part by part."""

    def __init__(self, folder: Path, columns: Iterable[Column]) -> None:
        folder.mkdir()
        self.folder = folder
        fields = [pa.field(column.name, _type(column)) for column in columns]
        self.schema = pa.schema(fields, metadata={"provenance-dump": str(VERSION)})
        self.waiting: list[Row] = []
        self.written = self.parts = 0
        self.writer: Any = None

    def add(self, row: Row) -> None:
        self.waiting.append(row)
        if len(self.waiting) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self.writer is None:
            path = self.folder / f"part-{self.parts:05}.parquet"
            self.writer = pq.ParquetWriter(path, self.schema, compression="zstd")
            self.parts += 1
        self.writer.write_table(pa.Table.from_pylist(self.waiting, self.schema))
        self.written += len(self.waiting)
        self.waiting = []
        if self.written >= _IN_A_PART:
            self.writer.close()
            self.writer, self.written = None, 0

    def close(self) -> None:
        """End the last part; a table without rows has one empty part, which tells its columns."""
        if self.waiting or not self.parts:
            self.flush()
        if self.writer is not None:
            self.writer.close()


def _type(column: Column) -> Any:
    if column.kind is Kind.RECORDS:
        return pa.list_(pa.struct([pa.field(one.name, _type(one)) for one in column.fields]))
    return _TYPES[column.kind]
