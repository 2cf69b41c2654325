"""The command ``provenance``, also as ``python -m provenance``."""

import gc
import signal
import sys

_OFTEN = 50_000
"""New objects between two searches for circular garbage, of which records make none."""


def main() -> None:
    """Run the program; a closed pipe and Ctrl-C end it without a word."""
    gc.set_threshold(_OFTEN)  # as often as Python does by itself takes a twelfth of a build
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        from provenance.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
