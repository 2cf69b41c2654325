"""The program: a table of commands, of which only the one that is called is imported."""

import sys
from functools import partial
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from provenance.cli.citing import with_form
from provenance.cli.help import prepare
from provenance.cli.plain_values import spare_conversions
from provenance.cli.screen import with_screen

COMMANDS: Final = {
    "who": "Ask",
    "disputes": "Ask",
    "versus": "Ask",
    "explain": "Ask",
    "graph": "Ask",
    "show": "Ask",
    "shifts": "Ask",
    "figures": "Ask",
    "timeline": "Ask",
    "statements": "Ask",
    "search": "Ask",
    "stats": "Ask",
    "serve": "Publish",
    "site": "Publish",
    "card": "Publish",
    "diff": "Compare",
    "log": "Compare",
    "check": "Verify",
    "rule": "Verify",
    "quotes": "Verify",
    "source": "Verify",
    "init": "Write",
    "new": "Write",
    "add": "Write",
    "quote": "Write",
    "edit": "Write",
    "rename": "Write",
    "merge": "Write",
    "rm": "Write",
    "import": "Write",
    "export": "Write",
    "draft": "Write",
    "fmt": "Write",
    "split": "Write",
    "join": "Write",
    "schema": "Write",
    "lsp": "Write",
    "cluster": "Ask on a cluster",
    "cache": "Maintain",
    "help": "Maintain",
}
"""Each command and the panel of ``--help`` that lists it; its module is ``cli.commands.NAME``."""

_MODULES: Final = {"import": "importing"}
"""Commands whose name cannot be a module's."""


class Commands(TyperGroup):
    """The commands of the table, each loaded when it is asked for."""

    def main(self, args: Any = None, *rest: Any, **more: Any) -> Any:
        """Run the program; whatever it prints, and however it ends, goes by the `edge`."""
        from provenance.cli.edge import run

        more["standalone_mode"] = False
        begin = super().main
        return run(lambda texts: begin(texts, *rest, **more), args, COMMANDS)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, which is Rich's and holds nothing but the program's own words."""
        from provenance.cli.edge import uncovered

        with uncovered():
            super().format_help(ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = _load(cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and (args[0] == "who" or args[0] not in COMMANDS):
            args = _answered(args)
        if _asks(args):
            return super().resolve_command(ctx, ["who", *args])
        if args and args[0] not in COMMANDS:  # Typer suggests from the commands that are loaded
            for name in COMMANDS:
                self.get_command(ctx, name)
        if "--cite" in args:
            args = with_form(args)
        return super().resolve_command(ctx, args)


def _answered(args: list[str]) -> list[str]:
    """The command that answers a question, and the question itself where none does."""
    from provenance.cli.meaning import meant

    if len(args) == 1 and _is_near_a_command(args[0]):  # a slip, of which the command is told
        return args
    command = meant(args[1:] if args[0] == "who" else args, partial(_is_actor, args))
    if command is None:
        return args
    from provenance.cli.spelling import spelt

    print(f"note: read as `{spelt(*command)}`", file=sys.stderr)
    return [*command]


def _is_actor(args: list[str], text: str) -> bool:
    """Whether a text is an actor's id or name in the corpus that a command is given."""
    from provenance.cli.context import corpus
    from provenance.store.search.resolve import resolve_actor

    place = args.index("--corpus") + 1 if "--corpus" in args[:-1] else 0
    told = next((arg[9:] for arg in args if arg.startswith("--corpus=")), None)
    with corpus(args[place] if place else told) as opened:
        return bool(resolve_actor(opened, text).actors)


def _asks(args: list[str]) -> bool:
    """Whether somebody types a question instead of a command: some words, none near a command."""
    words = [arg for arg in args if not arg.startswith("-")]
    if len(words) < 2 or args[0] in COMMANDS or args[0].startswith("-"):
        return False
    from provenance.store.search.question import is_question

    return is_question(args[0]) or not _is_near_a_command(args[0])


def _is_near_a_command(word: str) -> bool:
    from difflib import get_close_matches

    return bool(get_close_matches(word, COMMANDS, n=1, cutoff=0.7))


def _load(name: str) -> Any:
    module = import_module(f"provenance.cli.commands.{_MODULES.get(name, name)}")
    group = getattr(module, "app", None)
    if group is None:
        group = typer.Typer(add_completion=False, rich_markup_mode="rich")
        settings = getattr(module, "SETTINGS", None)
        group.command(name, rich_help_panel=COMMANDS[name], context_settings=settings)(
            with_screen(module.command)
        )
    else:
        for one in group.registered_commands:
            one.callback = with_screen(one.callback)
    command = typer.main.get_command(group)
    for one in (command, *getattr(command, "commands", {}).values()):
        prepare(one)
    command.name = name
    command.rich_help_panel = COMMANDS[name]  # type: ignore[attr-defined]
    return command


spare_conversions()

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"provenance {version('provenance-claims')}")
        raise typer.Exit


@app.callback()
def provenance(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Who asserted what, when, and who denied it.

    A corpus is a folder of YAML claim files kept in git. It is found upward from here, or named by
    [bold]--corpus[/] or the environment variable [bold]PROVENANCE_CORPUS[/].

    Exit codes: 0 found, 1 nothing found, 2 wrong use or an unusable corpus.
    """
