"""The rounds in which each group of claims gets all that its walk asks for, and then its rows.

Spark only fetches: by joins over keys, a superset. Which keys are wanted is told by the walk that
gathers every Slice of the program, run in the workers (``worker``), so that neither it nor what
anything means is written a second time.
"""

from collections.abc import Sequence
from functools import partial, reduce
from itertools import count
from typing import TYPE_CHECKING, Final

from provenance.cluster.export import IN_A_GROUP, Export
from provenance.cluster.questions import ClusterQuestion
from provenance.cluster.scratch import Scratch
from provenance.cluster.settling import ANSWERED, ROW, WANTED
from provenance.cluster.worker import ASKED, CLAIM, LEAVES, work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_IN_A_PARTITION: Final = 20
"""Groups in a task, at least: fewer would be done before their worker has begun."""


def rows(
    export: Export,
    questions: Sequence[ClusterQuestion],
    scratch: Scratch,
    only: "DataFrame | None" = None,
) -> "DataFrame":
    """Give the rows of questions, in no order: each as JSON, with the place of its question.

    Args:
        export: what is read.
        questions: what is asked, all in one go.
        scratch: where to keep what each round leaves; the rows are there, too.
        only: the ids of the claims that are asked about, else of all.
    """
    from pyspark.sql import functions as f

    claims = export.records.where(f"kind = '{CLAIM}'")
    if only is not None:
        claims = claims.join(only.select("id").distinct(), "id", "left_semi")
    held = claims.select("grp", "key", f.lit(CLAIM).alias("what"), "id", "row")
    nothing = f.lit(None).cast
    meant = held.select("grp", f.lit(ASKED).alias("what"), "id", nothing("string").alias("row"))
    answered: DataFrame | None = None
    made: list[DataFrame] = []
    walk = partial(
        work, questions=tuple(questions), actors=partial(getattr, export.actors, "value")
    )
    partitions = _partitions(export)
    for number in count():
        come = held.select("grp", "what", "id", "row").unionByName(meant)
        come = come.withColumn("keys", nothing("binary"))
        if answered is not None:
            come = come.join(answered.select("grp"), "grp", "left_semi")
            come = come.unionByName(answered)
        come = come.repartition(partitions, "grp").sortWithinPartitions("grp")
        left = scratch.keep(f"round-{number:03}", come.mapInArrow(walk, LEAVES), "what")
        made.append(left.where(f"what = '{ROW}'").select("question", "row"))
        wanted = left.where(f"what = '{WANTED}'").select("grp", "key")
        if wanted.isEmpty():
            break
        answered = left.where(f"what = '{ANSWERED}'").select(
            "grp", "what", nothing("string").alias("id"), "row", "keys"
        )
        new = _fetched(export, wanted, held)
        held = held.unionByName(scratch.keep(f"fetched-{number:03}", new))
    return _all(made)


def _fetched(export: Export, wanted: "DataFrame", held: "DataFrame") -> "DataFrame":
    """The records that wanted keys lead to, by group, without those that are there."""
    from pyspark.sql import functions as f

    shares = f.sequence(f.lit(0), f.coalesce("shares", f.lit(1)) - 1)
    salted = wanted.join(f.broadcast(export.hubs), "key", "left").select(
        "grp", "key", f.explode(shares).alias("salt")
    )
    led = salted.join(export.edges, ["key", "salt"]).select("grp", f.col("of").alias("key"))
    new = wanted.unionAll(led).distinct().join(held, ["grp", "key"], "left_anti")
    found = new.join(export.records.drop("grp"), "key")
    return found.select("grp", "key", f.col("kind").alias("what"), "id", "row")


def _partitions(export: Export) -> int:
    """Over how many tasks the groups are spread: some a core, of some groups each."""
    groups = export.claims / IN_A_GROUP
    cores = export.spark.sparkContext.defaultParallelism
    return max(int(groups / _IN_A_PARTITION), min(int(cores), int(groups) + 1))


def _all(parts: "list[DataFrame]") -> "DataFrame":
    return reduce(lambda one, other: one.unionByName(other), parts)
