"""``provenance help``."""

from pathlib import Path
from typing import Annotated, Final

import typer

from provenance.cli import completion
from provenance.store.errors import CorpusError

STATUSES: Final = "statuses"


def command(
    ctx: typer.Context,
    topic: Annotated[
        str,
        typer.Argument(
            help="What to explain: statuses, or a command.", autocompletion=completion.explained
        ),
    ],
) -> None:
    """Explain the words that answers use, or a command.

    [bold]Examples[/]

      provenance help statuses

      provenance help import
    """
    from provenance.cli.app import COMMANDS

    if topic in COMMANDS:
        assert ctx.parent is not None
        wanted = ctx.parent.command.get_command(ctx.parent, topic)  # type: ignore[attr-defined]
        wanted.main(["--help"], prog_name=f"provenance {topic}", standalone_mode=False)
        return
    if topic != STATUSES:
        from provenance.model.spelling import nearest

        near = nearest(topic, (STATUSES, *COMMANDS))
        help = f"did you mean `{near}`?\n  provenance help {near}" if near else "provenance -h"
        raise CorpusError(f"`{topic}` is neither `{STATUSES}` nor a command", help)
    from provenance.cli.output import page
    from provenance.views import statuses

    page(statuses.page(), Path.cwd())
