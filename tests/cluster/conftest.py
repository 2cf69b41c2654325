"""One Spark session on this machine for all tests that need one; they run where it is installed."""

import pytest

from cluster.small import SMALL


@pytest.fixture(scope="session")
def spark():
    pytest.importorskip("pyspark")
    from provenance.cluster.session import session

    with session("local[2]", SMALL) as found:
        yield found
