"""How much of a law is tried: a tenth in `make test`, all of it in `make test-laws`.

PROVENANCE_LAWS says how often the number of examples that a test names is tried; nothing is a
tenth, and a twentieth of a law whose examples each take long. The same examples come in every run,
unless PROVENANCE_RANDOM draws new ones.
"""

import os
from collections.abc import Sequence
from typing import Any

import pytest

_ASKED = os.environ.get("PROVENANCE_LAWS")


def _times(heavy: bool) -> float:
    return float(_ASKED or (0.05 if heavy else 0.1))


TIMES = _times(heavy=False)


def examples(number: int, heavy: bool = False) -> int:
    """How many examples of a law are tried, of which `make test-laws` tries a number."""
    return max(3, round(number * _times(heavy)))


def each(name: str, cases: Sequence[Any], heavy: bool = False, **more: Any):
    """Parametrise a law by cases that are many: every tenth in `make test`, or twentieth."""
    step = max(1, round(1 / _times(heavy)))

    def parametrised(test):
        return pytest.mark.law(pytest.mark.parametrize(name, list(cases)[::step], **more)(test))

    return parametrised
