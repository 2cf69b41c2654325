"""The Typer commands; thin."""
