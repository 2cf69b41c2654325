"""``provenance import``: which format is meant, and a command for each."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import wraps
from inspect import signature as signature_of
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from provenance.cli.context import CorpusOption
from provenance.cli.formats import IMPORTED
from provenance.cli.help import prepare
from provenance.cli.writing import DryRun
from provenance.store.errors import CorpusError

SHEETS: Final = ("csv", "xlsx", "ods")
"""Words that mean a sheet; one command reads them all."""


class _Formats(TyperGroup):
    """The formats; a sheet's command is loaded when it is asked for, and told which it is."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*SHEETS, *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in SHEETS:
            return super().get_command(ctx, cmd_name)
        from provenance.cli.commands import import_sheet

        sheet = typer.Typer(add_completion=False, rich_markup_mode="rich")
        sheet.command(cmd_name)(_of(cmd_name, import_sheet.command))
        made = typer.main.get_command(sheet)
        prepare(made)
        return made

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        word = args[0] if args else ""
        if word and not word.startswith("-") and word not in self.list_commands(ctx):
            raise _no_format(word, args[1:], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


def _of(kind: str, command: Callable[..., None]) -> Callable[..., None]:
    """The command of sheets, told of which kind."""

    @wraps(command)
    def of_kind(**values: Any) -> None:
        command(kind, **values)

    signature = signature_of(command)
    own = [one for one in signature.parameters.values() if one.name != "kind"]
    of_kind.__signature__ = signature.replace(parameters=own)  # type: ignore[attr-defined]
    return of_kind


_ENDINGS: Final = {
    **{".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx", ".ods": "ods"},
    **{".bib": "bibtex", ".ris": "ris", ".ftm": "ftm"},
}
"""The format that the ending of a file tells."""


def _no_format(word: str, rest: list[str], formats: list[str]) -> CorpusError:
    """Say that a word is no format; and what to write where it comes near to one, or is a file."""
    from provenance.cli.spelling import spelt

    suffix = Path(word).suffix.lower()
    if suffix or Path(word).exists() or "://" in word:
        kind = _ENDINGS.get(suffix)
        ways = f"\n  {spelt('import', kind or 'FORMAT', word, *rest)}"
        told = "" if kind else f"\nformats are {', '.join(formats)}"
        return CorpusError("the format stands before the file", f"write{ways}{told}")
    near = get_close_matches(word.lower(), formats, n=1, cutoff=0.5)
    help = f"formats are {', '.join(formats)}"
    if near:
        help = f"did you mean `{near[0]}`?\n  {spelt('import', near[0], *rest)}"
    return CorpusError(f"`{word}` is no format that is read", help)


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
