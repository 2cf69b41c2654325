"""Fixtures: a test's docstring is its corpus."""

import pytest

from derive.derive_corpus import corpus
from provenance.model.slice import Slice


@pytest.fixture
def slice(request: pytest.FixtureRequest) -> Slice:
    """The Slice of the claim files in the test's docstring."""
    return corpus(request.function.__doc__)
