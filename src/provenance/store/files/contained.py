"""What keeps git contained: it runs, fetches and writes nothing that a repository's settings name.

Settings and environment that every call of git is given; who calls it adds its own.
"""

import os
from typing import Final

SETTINGS: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
"""Settings that outrank those of a repository."""

ENVIRONMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "none",  # nothing is fetched, whatever a repository's settings allow
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
"""What it is told by its environment."""
_KEPT: Final = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH")
"""What a user may have set to say which settings and folders hold; all else is taken away."""


def options(*more: str) -> list[str]:
    """The options of git that hold these settings, and more."""
    return [part for setting in (*SETTINGS, *more) for part in ("-c", setting)]


def environment(**more: str) -> dict[str, str]:
    """Give the environment, but for what would turn git elsewhere, and more."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return {**kept, **ENVIRONMENT, **more}
