"""The tables of an export, as Spark reads them: packed records, and the keys that lead to them."""

import json
import tempfile
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from provenance.cluster.bundle import Actors
from provenance.cluster.records import ACTOR, EDGE, MADE, RECORD, of_actors, of_claims, of_sources
from provenance.cluster.scratch import Scratch
from provenance.interchange.dump.schema import TABLES, VERSION
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from pyspark.broadcast import Broadcast
    from pyspark.sql import DataFrame, SparkSession

IN_A_GROUP: Final = 500
"""Claims that are walked from together: so many in the mean, where files lie in large folders."""

HUB: Final = 1_000
"""Records that share a key, beyond which they are spread over several tasks."""

_WRITE_ONE: Final = "`provenance export parquet DIR` writes one"


def check(folder: str, schema: str) -> None:
    """Hold the text of an export's schema.json to what this program reads.

    Raises:
        CorpusError: it is none, or of another version.
    """
    try:
        told = json.loads(schema)
        kind, version = told["schema"], told["version"]
    except (ValueError, LookupError, TypeError):
        kind, version = "", None
    if kind != "provenance-dump":
        raise CorpusError(
            f"{folder} is no export of a record: it has no schema.json that says so", _WRITE_ONE
        )
    if version != VERSION:
        raise CorpusError(
            f"{folder} has tables of version {version}; this program reads {VERSION}", _WRITE_ONE
        )


class Export:
    """An export, held to the schema; what is made of it is kept for further questions.

    Use it in a ``with`` statement, or close it: then what was kept is deleted, and DataFrames that
    were not written out yet with it.
    """

    def __init__(self, spark: "SparkSession", folder: str, scratch: str = "") -> None:
        """Look at an export.

        Args:
            spark: the session.
            folder: the folder, or its address on any file system that Spark reads.
            scratch: a new folder for what is kept, which all workers reach; where they run on this
                machine, it may be left out.

        Raises:
            CorpusError: it is no export that this program reads, or a scratch folder is needed.
        """
        if not scratch:
            if not spark.sparkContext.master.startswith("local"):
                raise CorpusError(
                    "several machines need a folder that all of them reach", "give `scratch`"
                )
            scratch = tempfile.mkdtemp(prefix="provenance-")
        self.spark = spark
        self.folder = folder.rstrip("/")
        self._check()
        self.scratch = Scratch(spark, scratch)

    def close(self) -> None:
        """Delete what was kept."""
        self.scratch.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check(self) -> None:
        """Hold the export to the schema that this program reads."""
        from pyspark.errors import PySparkException

        try:
            rows = self.spark.read.text(f"{self.folder}/schema.json", wholetext=True).collect()
            told = rows[0][0]
        except (PySparkException, LookupError):
            told = ""
        check(self.folder, told)

    def table(self, name: str) -> "DataFrame":
        """Read a table."""
        from pyspark.errors import PySparkException

        try:
            found = self.spark.read.parquet(f"{self.folder}/{name}")
        except PySparkException:
            raise CorpusError(f"{self.folder}/{name} cannot be read", _WRITE_ONE) from None
        missing = {column.name for column in TABLES[name]} - set(found.columns)
        if missing:
            raise CorpusError(
                f"{self.folder}/{name} has no column `{min(missing)}`: an older program wrote it",
                _WRITE_ONE,
            )
        return found

    @cached_property
    def claims(self) -> int:
        """How many claims there are."""
        return int(self.table("claims").count())

    @cached_property
    def _made(self) -> "DataFrame":
        claims = _beside(_grouped(self.table("claims")), self.table("statements"), "claim", "said")
        claims = _beside(claims, self.table("relations"), "claim", "related")
        made = claims.mapInArrow(of_claims, MADE)
        made = made.unionAll(self.table("sources").mapInArrow(of_sources, MADE))
        return self.scratch.keep("records", made, "what", "kind")

    @cached_property
    def records(self) -> "DataFrame":
        """Claims and sources: ``grp`` (of claims), ``kind``, ``key``, ``id``, ``row``."""
        return self._made.where(f"what = '{RECORD}'").select("grp", "kind", "key", "id", "row")

    @cached_property
    def edges(self) -> "DataFrame":
        """Which claims a key leads to: ``key``, ``of``, and a ``salt`` where they are many."""
        from pyspark.sql import functions as f

        edges = self._made.where(f"what = '{EDGE}'").select("key", "of")
        spread = f.pmod(f.xxhash64("of"), f.coalesce("shares", f.lit(1)))
        return edges.join(f.broadcast(self.hubs), "key", "left").select(
            "key", "of", spread.alias("salt")
        )

    @cached_property
    def hubs(self) -> "DataFrame":
        """The keys that lead to very many claims, and in how many shares these are spread."""
        from pyspark.sql import functions as f

        edges = self._made.where(f"what = '{EDGE}'")
        shares = f.ceil(f.col("count") / HUB).alias("shares")
        hubs = edges.groupBy("key").count().where(f"count > {HUB}").select("key", shares)
        return self.scratch.keep("hubs", hubs)

    @cached_property
    def actors(self) -> "Broadcast[Actors]":
        """Every actor, for all workers."""
        ties = _beside(self.table("actors"), self.table("tenures"), "actor", "ties")
        packed: dict[str, str] = {}
        tied: dict[tuple[str, str], list[str]] = {}
        for id, row, ties_ in ties.mapInArrow(of_actors, ACTOR).toLocalIterator():
            packed[id] = row
            for role, other in ties_:
                tied.setdefault((role, other), []).append(id)
        return self.spark.sparkContext.broadcast(Actors(packed, tied))


def _grouped(claims: "DataFrame") -> "DataFrame":
    """Put claims into groups by where they stand, since those that stand together share much.

    A group is told from a claim's file alone, so that a task that runs again makes the same.
    """
    from pyspark.sql import functions as f

    claims = claims.withColumn("folder", f.regexp_replace("file", "[^/]*$", ""))
    counts = claims.groupBy("folder").count()
    place = f.xxhash64("file", f.floor(f.col("document") / 256))
    share = f.pmod(place, f.ceil(f.col("count") / IN_A_GROUP))
    grouped = claims.join(counts, "folder").withColumn("grp", f.xxhash64("folder", share))
    return grouped.drop("folder", "count")


def _beside(owners: "DataFrame", rows: "DataFrame", by: str, name: str) -> "DataFrame":
    """Put the rows of another table beside those whose id they name, as a list of structs."""
    from pyspark.sql import functions as f

    gathered = rows.groupBy(f.col(by).alias("id")).agg(
        f.collect_list(f.struct(*rows.columns)).alias(name)
    )
    return owners.join(gathered, "id", "left")
