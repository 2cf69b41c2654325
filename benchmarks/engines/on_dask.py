"""The job on Dask: data frames of pandas, moved by its own shuffle, on two workers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dask
import dask.dataframe as dd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet
from benchmarks.engines.job import COLUMNS, Moved, Work
from dask.distributed import Client, LocalCluster

_TYPES = {name: pd.ArrowDtype(pa.int64()) for name in ("at", "grp", "key")}
_TYPES |= {"what": pd.ArrowDtype(pa.string()), "held": pd.ArrowDtype(pa.binary())}
META = pd.DataFrame({name: pd.Series(dtype=_TYPES[name]) for name in COLUMNS})


class OnDask:
    """What the job asks, in words of Dask."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def read(self, folder: Path, make: Callable[[dict[str, Any]], Moved]) -> dd.DataFrame:
        def one(file: str) -> pd.DataFrame:
            return _frame(make(row) for row in parquet.read_table(file).to_pylist())

        return dd.from_map(one, sorted(map(str, folder.rglob("*.parquet"))), meta=META)

    def met(
        self, datasets: list[dd.DataFrame], by: str, work: Work, parts: int, name: str
    ) -> dd.DataFrame:
        def there(frame: pd.DataFrame) -> pd.DataFrame:
            return _frame(work(map(Moved._make, frame.itertuples(index=False))))

        moved = dd.concat(datasets).shuffle(by, npartitions=parts)
        folder = self._scratch / name
        moved.map_partitions(there, meta=META).to_parquet(folder, write_index=False)
        return dd.read_parquet(folder, dtype_backend="pyarrow")

    def only(self, dataset: dd.DataFrame, *what: str) -> dd.DataFrame:
        return dataset[dataset["what"].isin(what)]

    def held(self, dataset: dd.DataFrame) -> Iterator[bytes]:
        for part in dataset["held"].to_delayed():
            yield from part.compute()

    def any(self, dataset: dd.DataFrame) -> bool:
        return len(dataset) > 0


def _frame(rows: Iterator[Moved]) -> pd.DataFrame:
    held = list(rows)
    return pd.DataFrame(held, columns=list(COLUMNS)).astype(_TYPES) if held else META


def begin(workers: int) -> Callable[[], object]:
    """Start the scheduler and its workers here; what is given back ends them."""
    dask.config.set({"dataframe.convert-string": False})
    cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    client = Client(cluster)

    def end() -> None:
        client.close()
        cluster.close()

    return end
