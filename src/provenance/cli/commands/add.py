"""``provenance add``."""

import inspect
from typing import Annotated, Any, Final

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.options import signed
from provenance.cli.writing import DryRun
from provenance.model.fields import STATEMENT, Field, Type

_QUESTIONS = (
    ("by", "by (who uttered it: a name or an id)", True),
    ("date", "date (when it was said; Enter if nobody recorded it)", False),
    ("source", "source (where it was read; Enter for the claim's own)", False),
    ("at", "at (the place in the source)", False),
    ("quote", "quote (the words, verbatim)", False),
)
"""What is asked for that was not told: the key, the question, and whether it is needed."""

_HELP: Final = {
    "by": "Who uttered it: an id or a name.",
    "date": "When it was said; `[..2021-12-25]` for some time up to it.",
    "said-in": "The utterance, which supplies by, for and date.",
    "quote": "The words, verbatim; `WORDS | prefix=WORDS` where they repeat.",
    "form": "Of a denial: explicit, blanket or verdict.",
    "hedge": "A reservation: `WORDS | whose=speaker` or `whose=document`.",
}
"""Help for the options that are written otherwise than in a file; of the others, what they are."""

_COMPLETE: Final = {
    Type.ACTOR: completion.actors,
    Type.CLAIM: completion.claims,
    Type.SOURCE: completion.sources,
}


def _option(field: Field) -> Any:
    """The option that a field of a statement is told by."""
    kind = list[str] | None if field.many else str | None
    words = ", ".join(field.choices)
    help = f"{words}: {field.about[0].lower()}{field.about[1:]}" if words else field.about
    return Annotated[
        kind,
        typer.Option(
            f"--{field.key}",
            help=_HELP.get(field.key, help),
            autocompletion=_COMPLETE.get(field.type),
        ),
    ]


def _told(
    stance: Annotated[
        str | None,
        typer.Argument(
            help="asserted, admitted, denied, questioned, declined, retracted or commented; "
            "other forms of these words do.",
            autocompletion=completion.stances,
        ),
    ] = None,
    claim: Annotated[
        list[str] | None,
        typer.Argument(help="The claim's id, or words of it.", autocompletion=completion.claims),
    ] = None,
    **given: Any,
) -> None:
    """Add a statement to a claim: who took which stance on it.

    Actors, sources and claims are meant by id, name, alias, title, address or words. At a terminal
    what is missing is asked for, and what is not on record can be made on the spot. Nothing is
    written that would not check.

    [bold]Examples[/]

      provenance add

      provenance add denied bridge-closed --by mayor --date 2021-12-25 --source gazette --at 3

      provenance add asserted bridge closed --said-in council-letter --quote "closed for good"

      provenance add asserted bridge-closed --by clerk --hedge "we believe | whose=speaker"
    """
    from provenance.cli.telling_statement import tell_statement

    dry_run, corpus = given["dry_run"], given["corpus"]
    said = {field.key: given[field.attribute] for field in STATEMENT}
    texts = {
        key: value if isinstance(value, list) else [value] for key, value in said.items() if value
    }
    tell_statement(stance, " ".join(claim or ()), texts, _QUESTIONS, dry_run, corpus)


command = signed(
    _told,
    [*inspect.signature(_told).parameters.values()][:2],
    {
        **{field.attribute: (_option(field), None) for field in STATEMENT},
        "dry_run": (DryRun, False),
        "corpus": (CorpusOption, None),
    },
)
"""Its options are the fields of a statement: one that is added to the table can be told, too."""
