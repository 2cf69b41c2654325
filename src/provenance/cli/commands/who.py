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


@answering(citing=True)
def command(
    corpus: "Corpus",
    filters: "Filters",
    question: Annotated[
        str,
        typer.Argument(
            metavar="STANCE",
            help="asserted, admitted, denied, questioned, declined or retracted; affirmed "
            "(asserted or admitted), said (any), answered.",
            autocompletion=completion.questions,
        ),
    ],
    claim: Annotated[
        list[str],
        typer.Argument(
            help="A claim's id, or words of it in any order.", autocompletion=completion.claims
        ),
    ],
) -> "Who":
    """Who took a stance on a claim, when, for whom, and in answer to what.

    Explicit statements come first. What follows from statements on other claims stands apart, with
    the step that leads there.

    [bold]Examples[/]

      provenance who denied wagner deployed in mali

      provenance who affirmed wagner-deployed-in-mali --as-of 2021-12-31

      provenance who answered wagner deployed in mali --format json
    """
    from provenance.answers.who import QUESTIONS, who

    if question not in QUESTIONS:
        from difflib import get_close_matches

        near = get_close_matches(question, QUESTIONS, n=1)
        help = f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(QUESTIONS)}"
        raise CorpusError(f"`{question}` is no stance", help)
    return who(corpus, question, tuple(claim), filters)
