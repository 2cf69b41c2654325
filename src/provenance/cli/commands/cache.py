"""``provenance cache``: the compiled corpus, looked at and thrown away."""

from pathlib import Path

import typer

from provenance.cli.context import CorpusOption, fail
from provenance.store.errors import CorpusError

app = typer.Typer(add_completion=False, rich_markup_mode="rich", no_args_is_help=True)

_STATES = {
    "none": "not compiled yet: the next command compiles it",
    "fresh": "up to date",
    "stale": "out of date: the next command reads what changed",
    "old": "built by another version: the next command builds it anew",
    "foreign": "not written here for this folder: the next command builds it anew",
    "damaged": "damaged: the next command builds it anew",
}


@app.callback()
def cache() -> None:
    """The compiled corpus under .provenance/, which every command keeps up to date by itself."""


@app.command()
def status(corpus: CorpusOption = None) -> None:
    """Say whether the compiled corpus is up to date, where it lies and how large it is.

    [bold]Example[/]

      provenance cache status
    """
    from provenance.store.index.cache import status

    found = status(_root(corpus))
    print(f"state    {found.state} ({_STATES[found.state]})")
    print(f"path     {found.path}")
    if found.size:
        print(f"size     {found.size / 1_000_000:,.1f} MB")
    if found.records:
        print(f"holds    {_several(found.records, 'record')} of {_several(found.files, 'file')}")


@app.command()
def clear(corpus: CorpusOption = None) -> None:
    """Delete the compiled corpus; the next command builds it anew. Attached documents stay.

    [bold]Example[/]

      provenance cache clear
    """
    from provenance.store.index.cache import clear

    try:
        existed = clear(_root(corpus))
    except OSError as error:
        fail(CorpusError(f"the compiled corpus cannot be deleted: {error.strerror}"))
    print("deleted the compiled corpus" if existed else "there was no compiled corpus")


def _root(corpus: str | None) -> Path:
    from provenance.store.files.discovery import find_root

    try:
        return find_root(Path.cwd(), corpus)
    except CorpusError as error:
        fail(error)


def _several(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
