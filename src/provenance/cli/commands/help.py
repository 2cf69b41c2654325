"""``provenance help``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Topic(StrEnum):
    """What can be explained."""

    statuses = "statuses"


def command(
    topic: Annotated[Topic, typer.Argument(help="What to explain.", show_default=False)],
) -> None:
    """Explain the words that answers use.

    [bold]Examples[/]

      provenance help statuses
    """
    from provenance.cli.output import page
    from provenance.views import statuses

    pages = {Topic.statuses: statuses.page}
    page(pages[topic](), Path.cwd())
