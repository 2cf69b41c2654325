"""In a worker: rows of the tables to packed records, and to the keys that lead to them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import pyarrow as pa

from provenance.cluster.keys import TIES, key, named, own
from provenance.cluster.packing import pack
from provenance.interchange.dump import reading
from provenance.interchange.dump.rows import Row
from provenance.model.records import Claim, Source
from provenance.store.index import terms

RECORD: Final = "record"
EDGE: Final = "edge"

MADE: Final = "what string, grp long, kind string, key long, id string, row string, of long"
"""A record, or (EDGE) that the record ``of`` this key is among those to which ``key`` leads."""

_SCHEMA: Final = pa.schema(
    [
        ("what", pa.string()),
        ("grp", pa.int64()),
        ("kind", pa.string()),
        ("key", pa.int64()),
        ("id", pa.string()),
        ("row", pa.string()),
        ("of", pa.int64()),
    ]
)

ACTOR: Final = "id string, row string, tied array<struct<role: string, other: string>>"
_ACTOR_SCHEMA: Final = pa.schema(
    [
        ("id", pa.string()),
        ("row", pa.string()),
        ("tied", pa.list_(pa.struct([("role", pa.string()), ("other", pa.string())]))),
    ]
)


def of_claims(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Pack claims; each row has its group, ``said`` and ``related`` beside its table's columns."""
    return _packed(batches, lambda r: reading.claim(r, r["said"] or (), r["related"] or ()))


def of_sources(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Pack sources."""
    return _packed(batches, reading.source)


def of_actors(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Pack actors; each row has ``ties`` beside the columns of its table."""
    for batch in batches:
        actors = [reading.actor(row, row["ties"] or ()) for row in batch.to_pylist()]
        tied = [
            [{"role": r, "other": other} for r, other in sorted(terms.edges(actor)) if r in TIES]
            for actor in actors
        ]
        ids, packed = [actor.id for actor in actors], [pack(actor) for actor in actors]
        yield _arrow([ids, packed, tied], _ACTOR_SCHEMA)


def _packed(
    batches: Iterable[pa.RecordBatch], make: Callable[[Row], Claim | Source]
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        lines: list[tuple[Any, ...]] = []
        for row in batch.to_pylist():
            record = make(row)
            kind = "claim" if isinstance(record, Claim) else "source"
            number = own(record)
            group = row.get("grp")
            lines.append((RECORD, group, kind, number, record.id, pack(record), None))
            lines += [(EDGE, None, kind, key(*edge), None, None, number) for edge in named(record)]
        if lines:
            yield _arrow([list(column) for column in zip(*lines, strict=True)], _SCHEMA)


def _arrow(columns: list[list[Any]], schema: pa.Schema) -> pa.RecordBatch:
    arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
