"""``provenance serve``."""

from typing import Annotated

import typer

from provenance.cli import lasting
from provenance.cli.context import CorpusOption, fail
from provenance.cli.context import corpus as open_context
from provenance.cli.pages import needs_web
from provenance.store.errors import CorpusError


def command(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to listen; 0 for any free one.")
    ] = 8018,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; a token is needed elsewhere.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A further host name under which the server is reached."),
    ] = None,
    token: Annotated[
        str,
        typer.Option(
            "--token",
            envvar="PROVENANCE_TOKEN",
            show_default=False,
            help="What readers must show; made up if the address is not of this machine alone.",
        ),
    ] = "",
    edit: Annotated[
        bool, typer.Option("--edit", help="Let readers add to the record and change it, by forms.")
    ] = False,
    branch: Annotated[
        str,
        typer.Option("--branch", help="Commit what is saved on this branch too; with --edit."),
    ] = "",
    open_: Annotated[
        bool, typer.Option("--open", help="Open the first page in the browser.")
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """The record as pages in a browser, for those who own no terminal.

    Every question of the command line has an address, with its filters in it, and gives the same
    answer; `.json`, `.csv` and `.md` at the end of a path give it as data. Files that are edited
    meanwhile are read at once. Nothing can be changed through it unless [bold]--edit[/] says so.

    [bold]Examples[/]

      provenance serve

      provenance serve --port 0 --open

      provenance serve --edit --branch proposals
    """
    with needs_web():
        from provenance.pages.serving.run import serve
    if branch and not edit:
        fail(CorpusError("--branch goes with --edit", "without it nothing is saved"))
    with open_context(corpus) as opened:
        root = opened.root
    lasting.collect()
    lasting.outlive_readers()
    try:
        serve(root, host, port, tuple(name or ()), token, browser=open_, edit=edit, branch=branch)
    except CorpusError as error:
        fail(error)
