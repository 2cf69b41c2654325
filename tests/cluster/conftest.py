"""One Spark session on this machine for all tests that need one.

All here need Arrow, which `make test-cluster` installs; it runs every test of this folder.
"""

from importlib.util import find_spec

import pytest

from cluster.small import SMALL


@pytest.fixture(scope="session")
def spark():
    pytest.importorskip("pyspark")
    from provenance.cluster.session import session

    with session("local[2]", SMALL) as found:
        yield found


collect_ignore_glob = [] if find_spec("pyarrow") else ["test_*.py"]
