"""``provenance import``: sheets, and the files of other tools."""

from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from provenance.cli.context import CorpusOption
from provenance.cli.formats import IMPORTED
from provenance.cli.writing import DryRun

SHEETS: Final = ("csv", "xlsx", "ods")
"""Words that mean a sheet; one command reads them all."""


class _Formats(TyperGroup):
    """The formats; a sheet's command is loaded when it is asked for, and told which it is."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*SHEETS, *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in SHEETS:
            return super().get_command(ctx, cmd_name)
        from provenance.cli.commands import import_

        sheet = typer.Typer(add_completion=False, rich_markup_mode="rich")
        sheet.command(cmd_name)(import_.command)
        return typer.main.get_command(sheet)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        return (name, command, args) if name in SHEETS else (name, command, rest)


app = typer.Typer(cls=_Formats, add_completion=False, rich_markup_mode="rich", no_args_is_help=True)


@app.callback()
def import_() -> None:
    """Bring in what another tool holds: sheets, and files in the formats below.

    What becomes of each part, and what is lost, stands in docs/interchange.md. The plan is shown,
    with what was not understood and its place in the file; `--dry-run` stops there.

    [bold]Examples[/]

      provenance import csv table.csv --dry-run

      provenance import csl library.json --dry-run
    """


def _command(kind: str) -> None:
    format = IMPORTED[kind]

    def command(
        file: Annotated[Path, typer.Argument(help="The file.")],
        dry_run: DryRun = False,
        corpus: CorpusOption = None,
    ) -> None:
        from provenance.cli.bringing import bring

        bring(kind, file, corpus, dry_run)

    command.__doc__ = (
        f"{format.about}\n\n[bold]Examples[/]\n\n"
        f"  provenance import {kind} {format.example} --dry-run\n"
    )
    app.command(kind)(command)


for _kind in IMPORTED:
    _command(_kind)
