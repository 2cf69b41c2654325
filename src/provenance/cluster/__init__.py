"""The questions on a cluster: Spark gathers the records, `derive` says what they mean.

    from pyspark.sql import SparkSession
    from provenance.cluster import Export, disputes

    spark = SparkSession.builder.master("spark://host:7077").getOrCreate()
    with Export(spark, "hdfs:///corpus.parquet", scratch="hdfs:///tmp/provenance") as export:
        disputes(export).groupBy("status").count().show()  # a DataFrame

What is read is what ``provenance export parquet`` wrote. The rows are those of the same question
asked of the corpus itself, in no order. docs/cluster.md says what to know before.
"""

from provenance.cluster.asking import disputes as disputes
from provenance.cluster.asking import shifts as shifts
from provenance.cluster.asking import statements as statements
from provenance.cluster.asking import versus as versus
from provenance.cluster.asking import who as who
from provenance.cluster.export import Export as Export
