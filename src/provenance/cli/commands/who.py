"""``provenance who``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import answering
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.who import Who
    from provenance.store.corpus import Corpus


@answering(citing=True, brief=True)
def command(
    corpus: "Corpus",
    filters: "Filters",
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="STANCE CLAIM",
            help="A stance (asserted, admitted, denied, questioned, declined or retracted; "
            "affirmed: asserted or admitted; said: any; answered), then a claim's id, or words of "
            "it in any order. Or a question as you would ask it.",
            autocompletion=completion.asked,
        ),
    ],
) -> "Who":
    """Who took a stance on a claim, when, for whom, and in answer to what.

    Explicit statements come first, a line each. What follows from statements on other claims stands
    apart, with the step that leads there. [bold]-v[/] shows all that is recorded of each.

    [bold]Examples[/]

      provenance who denied wagner deployed in mali

      provenance who affirmed wagner-deployed-in-mali --as-of 2021-12-31

      provenance who answered wagner deployed in mali --format json

      provenance who did putin deny any role in private forces
    """
    from provenance.answers.on_claim import QUESTIONS
    from provenance.answers.who import ask, who

    stance, *claim = words
    if stance not in QUESTIONS:
        return ask(corpus, tuple(words), filters)
    if not claim:
        raise CorpusError(
            f"who {stance} what?", f"write a claim's id or words of it after `{stance}`"
        )
    return who(corpus, stance, tuple(claim), filters)
