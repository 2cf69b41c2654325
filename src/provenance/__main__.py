"""The command ``provenance``, also as ``python -m provenance``."""

import gc
import signal
import sys

_OFTEN = 1_000_000
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
    finally:
        # Python searches all that is left for garbage when it ends, a fifth of a quick answer's
        # time; the system takes back the memory as it is.
        gc.freeze()


if __name__ == "__main__":
    main()
