"""The command ``provenance``, also as ``python -m provenance``."""

import sys


def main() -> None:
    """Run the program; Ctrl-C ends it without a word even while it is still being imported."""
    try:
        from provenance.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
