"""The text of ``--help``, laid out for any width of the terminal."""

from inspect import cleandoc
from typing import Any


def prepare(command: Any) -> None:
    """Lay out the help of a command, and let it be shown in the program's own colours."""
    command.help = _flow(cleandoc(command.help or ""))
    write = command.format_help

    def format_help(ctx: Any, formatter: Any) -> None:
        from provenance.cli.edge import uncovered

        with uncovered():  # it is Rich's, and holds nothing but the program's own words
            write(ctx, formatter)

    command.format_help = format_help


def _flow(text: str) -> str:
    """Let paragraphs flow; keep lines that are indented, such as examples, as they are.

    Typer keeps the line breaks of all paragraphs but the first, and takes the indentation away
    where all lines have it.
    """
    return "\n\n".join(_paragraph(part) for part in text.split("\n\n"))


def _paragraph(text: str) -> str:
    lines = text.splitlines()
    if any(line.startswith(" ") for line in lines):
        return "\n".join(f"[bold][/]{line}" for line in lines)
    return " ".join(lines)
