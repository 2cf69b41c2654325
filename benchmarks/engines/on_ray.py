"""The job on Ray Data: blocks moved by a hash of their keys, on two cores."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray
from benchmarks.engines.job import COLUMNS, Moved, Work

SCHEMA = pa.schema(
    [
        ("at", pa.int64()),
        ("what", pa.string()),
        ("grp", pa.int64()),
        ("key", pa.int64()),
        ("held", pa.binary()),
    ]
)


class OnRay:
    """What the job asks, in words of Ray Data."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def read(self, folder: Path, make: Callable[[dict[str, Any]], Moved]) -> ray.data.Dataset:
        def all_of(table: pa.Table) -> pa.Table:
            return _table(make(row) for row in table.to_pylist())

        return ray.data.read_parquet(str(folder)).map_batches(all_of, batch_format="pyarrow")

    def met(
        self, datasets: list[ray.data.Dataset], by: str, work: Work, parts: int, name: str
    ) -> ray.data.Dataset:
        def there(table: pa.Table) -> pa.Table:
            columns = (table[name].to_pylist() for name in COLUMNS)
            return _table(work(map(Moved._make, zip(*columns, strict=True))))

        first, *others = datasets
        moved = (first.union(*others) if others else first).repartition(parts, keys=[by])
        folder = str(self._scratch / name)
        moved.map_batches(there, batch_format="pyarrow", batch_size=None).write_parquet(folder)
        return ray.data.read_parquet(folder)

    def only(self, dataset: ray.data.Dataset, *what: str) -> ray.data.Dataset:
        def chosen(table: pa.Table) -> pa.Table:
            return table.filter(pa.compute.is_in(table["what"], pa.array(what)))

        return dataset.map_batches(chosen, batch_format="pyarrow", batch_size=None)

    def held(self, dataset: ray.data.Dataset) -> Iterator[bytes]:
        for batch in dataset.iter_batches(batch_format="pyarrow", batch_size=None):
            yield from batch["held"].to_pylist()

    def any(self, dataset: ray.data.Dataset) -> bool:
        return dataset.count() > 0


def _table(rows: Iterator[Moved]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, SCHEMA, strict=True)], SCHEMA)


def begin(workers: int) -> Callable[[], object]:
    """Start Ray here; what is given back ends it."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = None  # rows that met must stay in one block
    ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False)
    return ray.shutdown
