"""Where the documentation of a release is read, and its schemas."""

from typing import Final

HOME: Final = "https://provenance-claims.readthedocs.io/en/stable/"

SCHEMA_VERSION: Final = 1
"""Counts up when a file that an older schema took is taken no more."""


def schema_address(name: str) -> str:
    """Give the address that names a JSON Schema, in the version of today."""
    return f"{HOME}schema/{SCHEMA_VERSION}/{name}.schema.json"


def rule_address(name: str) -> str:
    """Give the address of a rule's page."""
    return f"{HOME}rules/{name}/"
