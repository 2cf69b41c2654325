"""A bare Typer program that prints what a file holds: what any such program costs at the least.

A file of JSON is rows, and drawn as a Rich table; another is text.
"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def show(
    file: Path, words: Annotated[list[str] | None, typer.Argument(help="Words.")] = None
) -> None:
    """Print a file."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".json":
        print(text, end="")
        return
    import json

    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    title, *rows = json.loads(text)
    console.print(title)
    table = Table(*rows[0], box=None)
    for row in rows[1:]:
        table.add_row(*row)
    console.print(table)


app()
