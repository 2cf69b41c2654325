"""The named tuple that all records are made of."""

from typing import NamedTuple as NamedTuple
