"""``provenance card``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption, fail, left_out
from provenance.cli.context import corpus as open_context
from provenance.cli.pages import needs_web
from provenance.store.errors import CorpusError


def command(
    claim: Annotated[
        list[str],
        typer.Argument(help="A claim: its id, or words.", autocompletion=completion.claims),
    ],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as HTML; - for stdout.")
    ] = None,
    png: Annotated[
        Path | None,
        typer.Option("--png", metavar="FILE", help="Draw it as PNG; needs a Chromium."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="As said by the end of this date.", metavar="DATE"),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """One claim as a self-contained file, to mail or to embed.

    Both sides with their words, and what tells against it. The file asks nobody for anything.

    [bold]Examples[/]

      provenance card wagner-deployed-in-mali --html card.html

      provenance card wagner-deployed-in-mali --png card.png
    """
    if (html is None) == (png is None):
        fail(CorpusError("a card of which form?", "write --html FILE or --png FILE"))
    with needs_web():
        from provenance.pages.card import card, picture
    from provenance.answers.given import read_filters

    with open_context(corpus) as opened:
        page = card(opened, tuple(claim), read_filters(opened, {"as_of": as_of}))
        left_out(opened)
        if png is not None:
            picture(page, png)
    if html is not None and str(html) == "-":
        sys.stdout.write(page)
        return
    into = html or png
    assert into is not None
    if html is not None:
        from provenance.store.files.atomic import put

        try:
            put(html, page.encode())
        except CorpusError as error:
            fail(error)
    print(f"wrote {into}", file=sys.stderr)
