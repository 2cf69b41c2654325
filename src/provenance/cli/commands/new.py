"""``provenance new``."""

from typing import Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun

SETTINGS = {"ignore_unknown_options": True}
"""Fields may be written like options: ``--name "The mayor"``."""


def command(
    kind: Annotated[
        str | None,
        typer.Argument(help="claim, actor or source; or a kind of these, such as person."),
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID or NAME] [KEY=VALUE]…",
            help="Its id, or what it is called, then its fields; a key given twice makes a list.",
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", help="Where to write it; else a claim gets a file of its own."),
    ] = None,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Write a new claim, actor or source.

    It gets a short id where only its text, name or title is told. At a terminal what is missing is
    asked for. Nothing is written that would not check.

    [bold]Examples[/]

      provenance new claim "The bridge is closed." about=bridge

      provenance new actor mayor name="The mayor" kind=person speaks-for=council

      provenance new country Mali

      provenance new source gazette-2019-03 title="Bridge closed" kind=article --file seeds/g.yaml
    """
    from provenance.cli.telling_record import tell_record

    tell_record(kind, fields or (), file, dry_run, corpus)
