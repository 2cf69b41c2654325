"""The command ``provenance``, also as ``python -m provenance``."""

import gc
import sys

_OFTEN = 50_000
"""New objects between two searches for garbage: one command makes little, and soon ends."""


def main() -> None:
    """Run the program; Ctrl-C ends it without a word even while it is still being imported."""
    gc.set_threshold(_OFTEN)  # while modules are loaded, it would search in vain
    try:
        from provenance.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
