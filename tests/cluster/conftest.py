"""One Spark session on this machine for all tests that need one; they run where it is installed."""

import pytest


@pytest.fixture(scope="session")
def spark():
    pytest.importorskip("pyspark")
    from provenance.cluster.session import session

    settings = {
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "1g",
        "spark.sql.adaptive.coalescePartitions.enabled": "true",
    }
    with session("local[2]", settings) as found:
        yield found
