"""``provenance lsp``."""

import os
import sys
from contextlib import redirect_stdout

import typer

from provenance.cli import lasting
from provenance.cli.context import USAGE


def command() -> None:
    r"""Serve an editor: findings as you type, completion, cards, definitions, renaming.

    Speaks the Language Server Protocol on stdin and stdout, and is started by the editor. Each file
    belongs to the corpus found upward from it. Needs the extra [bold]editor[/]:
    [bold]pip install 'provenance-claims\[editor]'[/].

    [bold]Example[/]

      provenance lsp

    Exit codes: 0 done, 2 the extra is not installed.
    """
    try:
        from provenance.editor.make import make
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        print("error: the editor server needs pygls, which is not installed", file=sys.stderr)
        print("help: pip install 'provenance-claims[editor]'", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    if sys.stdin.isatty():
        print("waiting for an editor on stdin; Ctrl-C ends", file=sys.stderr)
    lasting.collect()
    # Nothing else may get between the messages.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, redirect_stdout(sys.stderr):
        make().start_io(sys.stdin.buffer, out)
