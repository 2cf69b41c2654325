"""A folder for what one step leaves to the next, where every worker can reach it.

Written out, a step is not planned again with all that follows it, and what a lost worker had done
is still there.
"""

from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Scratch:
    """A folder of tables, by name."""

    def __init__(self, spark: "SparkSession", folder: str) -> None:
        self.spark = spark
        self.folder = folder.rstrip("/")

    def keep(self, name: str, rows: "DataFrame", *by: str) -> "DataFrame":
        """Write rows, in a folder for each value of the columns ``by``; give them as written."""
        path = f"{self.folder}/{name}"
        rows.write.partitionBy(*by).option("compression", "zstd").parquet(path)
        return self.spark.read.schema(rows.schema).parquet(path)

    def below(self) -> "Scratch":
        """Give a new folder in this one."""
        return Scratch(self.spark, f"{self.folder}/{uuid4().hex}")

    def clear(self) -> None:
        """Delete the folder."""
        jvm = self.spark.sparkContext._jvm
        path = jvm.org.apache.hadoop.fs.Path(self.folder)
        conf = self.spark.sparkContext._jsc.hadoopConfiguration()
        path.getFileSystem(conf).delete(path, True)
