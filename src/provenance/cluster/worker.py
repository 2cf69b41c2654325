"""What a worker does with the records of its groups of claims, which come as Arrow batches.

A group is walked by the very function that gathers Slices out of a compiled corpus. Where the walk
asked for what is not at hand, that is written out as wanted, and the group comes again with it;
else the question is asked of the Slice, and its rows are written out.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, cast

import pyarrow as pa

from provenance.cluster.bundle import Actors
from provenance.cluster.packing import unpack
from provenance.cluster.questions import ClusterQuestion
from provenance.cluster.settling import Left, SettledGroup, settle
from provenance.model.records import Claim, Source

ASKED: Final = "asked"
CLAIM: Final = "claim"
SOURCE: Final = "source"
"""What comes of a group, besides the keys that are answered: ids that are asked about, records."""

LEAVES: Final = "grp long, what string, key long, question int, row string, keys binary"
_SCHEMA: Final = pa.schema(
    [
        ("grp", pa.int64()),
        ("what", pa.string()),
        ("key", pa.int64()),
        ("question", pa.int32()),
        ("row", pa.string()),
        ("keys", pa.binary()),
    ]
)
_AT_ONCE: Final = 4_000_000
"""Characters of rows in a batch that leaves."""


def work(
    batches: Iterable[pa.RecordBatch],
    questions: Sequence[ClusterQuestion],
    actors: Callable[[], Actors],
) -> Iterator[pa.RecordBatch]:
    """Walk each group that comes, and write out its rows or what is wanted for them.

    Args:
        batches: of the columns `grp`, `what`, `id`, `row` and `keys`, sorted by group.
        questions: what is asked; rows tell of which question they are by its place.
        actors: gives every actor of the record.
    """
    held: list[Left] = []
    size = 0
    known = actors()
    for group in _groups(batches):
        for left in settle(group, questions, known):
            held.append(left)
            size += len(left[4] or "") + 30
            if size > _AT_ONCE:
                yield _batch(held)
                held, size = [], 0
    if held:
        yield _batch(held)


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[SettledGroup]:
    group: SettledGroup | None = None
    for number, what, id, row, keys in _lines(batches):
        if group is None or group.number != number:
            if group is not None:
                yield group
            group = SettledGroup(number, [], [], [], set())
        if what == ASKED:
            group.asked.append(id)
        elif what == CLAIM:
            group.claims.append(cast("Claim", unpack(CLAIM, id, row)))
        elif what == SOURCE:
            group.sources.append(cast("Source", unpack(SOURCE, id, row)))
        else:
            found = array("q")
            found.frombytes(keys)
            group.answered.update(found)
    if group is not None:
        yield group


def _lines(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, ...]]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _batch(held: list[Left]) -> pa.RecordBatch:
    columns = zip(*held, strict=True)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA)
