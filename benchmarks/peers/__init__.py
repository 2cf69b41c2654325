"""The same work done by others: linters, ledgers, argument maps, a column store, a plain graph."""

from collections.abc import Iterator, Sequence

from benchmarks.peers import ledgers, linters, maps, tables
from benchmarks.table import Row


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure each peer that can be had, beside ours on as many records."""
    for claims in sizes:
        yield from tables.rows(claims)
    for claims in sizes:
        yield from ledgers.rows(claims)
    yield from linters.rows()
    yield from maps.rows(sizes)
