"""``provenance check``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.context import CorpusOption, fail
from provenance.store.errors import CorpusError, Damaged

_RULES = "Rules"
_FIXES = "Fixes"
_OUTPUT = "Output"


class ReportFormat(StrEnum):
    """How a report is written."""

    auto = "auto"
    full = "full"
    concise = "concise"
    grouped = "grouped"
    json = "json"
    jsonl = "jsonl"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"


class Weight(StrEnum):
    """The severities."""

    error = "error"
    warning = "warning"
    note = "note"


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Report only these files or folders; all of the corpus is known."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            help="Only these rules: codes, names, families, all.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", help="Leave these rules out.", rich_help_panel=_RULES),
    ] = None,
    fail_on: Annotated[
        Weight | None,
        typer.Option(
            "--fail-on", help="The severity from which the exit code is 1.", rich_help_panel=_RULES
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Allow the findings listed in a file.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option(
            "--update-baseline",
            rich_help_panel=_RULES,
            help="Take out of the baseline what is mended; make it if there is none.",
        ),
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Make the safe fixes.", rich_help_panel=_FIXES)
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe",
            rich_help_panel=_FIXES,
            help="With --fix or --diff: also fixes that may change who is speaking.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", rich_help_panel=_FIXES, help="Show what --fix would do; write nothing."
        ),
    ] = False,
    format: Annotated[
        ReportFormat,
        typer.Option(
            "--format",
            "-f",
            rich_help_panel=_OUTPUT,
            help="auto: full at a terminal, else concise; github or gitlab in their CI.",
        ),
    ] = ReportFormat.auto,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help="Only count, by rule.", rich_help_panel=_OUTPUT),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again on every save.", rich_help_panel=_OUTPUT)
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            "--stdin-filename",
            metavar="FILE",
            rich_help_panel=_OUTPUT,
            help="Check the text on stdin as if it were saved under this name.",
        ),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """Find what is wrong or doubtful in the corpus, in one pass.

    Every finding names the rule, the file, line and column, and what to do. Findings go to
    stdout, everything else to stderr.

    [bold]Examples[/]

      provenance check

      provenance check claims/deployment --select time,stance

      provenance check --fix --diff

      provenance check --format sarif > findings.sarif

    Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run.
    """
    from provenance.cli.checking import Wish, check_often, check_once

    wish = Wish(
        tuple(paths or ()),
        _split(select),
        _split(ignore),
        fail_on.value if fail_on else None,
        baseline,
        update_baseline,
        fix,
        unsafe,
        diff,
        format.value,
        statistics,
        stdin_filename,
        corpus,
    )
    try:
        failed = check_often(wish) if watch else check_once(wish)
    except Damaged:
        raise
    except CorpusError as error:
        fail(error)
    if failed:
        raise typer.Exit(1)


def _split(names: list[str] | None) -> tuple[str, ...]:
    return tuple(name for one in names or () for name in one.split(",") if name.strip())
