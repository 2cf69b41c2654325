"""``provenance quotes``."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.options import AnswerFormat, Verbose
from provenance.cli.quoting import known, opened


class _Listing(TyperGroup):
    """A group whose first command is meant where none is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in {"-h", "--help"}):
            args = ["list", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Listing,
    add_completion=False,
    rich_markup_mode="rich",
    subcommand_metavar="[CLAIM|SOURCE|STATEMENT]... | lock",
)


@app.callback()
def quotes() -> None:
    """Each quotation, held to the document that it was taken from.

    Counts the verdicts and shows what does not pass; all of it, where records are named or with
    [bold]--verbose[/]: the verdict and, where the document's text is attached, the words in their
    context with lines and character offsets. Fuzzy matches never verify: they are shown as "did
    you mean".

    [bold]Examples[/]

      provenance quotes

      provenance quotes wagner-deployed-in-mali

      provenance quotes lock
    """


@app.command("list")
def list_(
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIM|SOURCE|STATEMENT]...",
            help="Whose quotations; all if nothing is named.",
            autocompletion=completion.records,
        ),
    ] = None,
    format: Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to write it.")] = (
        AnswerFormat.table
    ),
    verbose: Verbose = False,
    corpus: CorpusOption = None,
) -> None:
    """List quotations with verdict and context (what `provenance quotes` does)."""
    from provenance.cli.spelling import spelt
    from provenance.model.spelling import nearest
    from provenance.store.errors import CorpusError

    with opened(corpus) as found:
        asked = tuple(records or ())
        for id in asked:
            if not found.kind_of(id) and (near := nearest(id, ("lock", "list"), 0.7)):
                raise CorpusError(
                    f"`{id}` is no command of quotes, and no claim or source",
                    f"did you mean `{near}`?\n  {spelt('quotes', near, *asked[1:])}",
                )
            if found.claim_of_statement(id) is None:
                known(found, id, ("claim", "source"))
        from provenance.answers.quotes import quotes
        from provenance.cli.output import show

        answer = quotes(found.root, found.whole(), asked)
        show(answer, format.value, found.root, verbose=verbose)
    if not answer.found:
        sys.exit(1)


@app.command()
def lock(corpus: CorpusOption = None) -> None:
    """Verify every quotation and write seeds/quotes.lock for those who lack the texts.

    Exit code 1 if a quotation does not pass; it is then not in the lock.
    """
    with opened(corpus, to_write=True) as found:
        from provenance.cli.output import page
        from provenance.quotes.library import Library
        from provenance.quotes.quotation import quotations
        from provenance.quotes.relock import relock
        from provenance.views.quotes import locked

        whole = found.whole()
        library = Library(found.root, whole.sources, anew=True)
        result = relock(found.root, quotations(whole), whole.sources, library)
        page(locked(result), found.root)
    if result.failed:
        sys.exit(1)
