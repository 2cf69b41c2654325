"""``provenance add``."""

from typing import Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun

_Many = list[str] | None
_QUESTIONS = (
    ("by", "by (who uttered it: a name or an id)", True),
    ("date", "date (when it was said; Enter if nobody recorded it)", False),
    ("source", "source (where it was read; Enter for the claim's own)", False),
    ("at", "at (the place in the source)", False),
    ("quote", "quote (the words, verbatim)", False),
)
"""What is asked for that was not told: the key, the question, and whether it is needed."""


def command(
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
    by: Annotated[
        _Many,
        typer.Option(help="Who uttered it: an id or a name.", autocompletion=completion.actors),
    ] = None,
    for_: Annotated[
        _Many, typer.Option("--for", help="On whose behalf.", autocompletion=completion.actors)
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="When it was said; `[..2021-12-25]` for some time up to it.")
    ] = None,
    date_basis: Annotated[str | None, typer.Option(help="stated or inferred.")] = None,
    said_in: Annotated[
        str | None, typer.Option(help="The utterance, which supplies by, for and date.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Where it was read.")] = None,
    at: Annotated[_Many, typer.Option(help="A place in the source.")] = None,
    via: Annotated[
        _Many,
        typer.Option(
            help="A carrier, nearest the speaker first.", autocompletion=completion.actors
        ),
    ] = None,
    quote: Annotated[
        _Many, typer.Option(help="The words, verbatim; `WORDS | prefix=WORDS` where they repeat.")
    ] = None,
    hedge: Annotated[
        _Many, typer.Option(help="A reservation: `WORDS | whose=speaker` or `whose=document`.")
    ] = None,
    answers: Annotated[
        _Many, typer.Option(help="What it answers: a statement, an utterance or an actor.")
    ] = None,
    repeats: Annotated[_Many, typer.Option(help="Whose statement it passes on.")] = None,
    form: Annotated[
        str | None, typer.Option(help="Of a denial: explicit, blanket or verdict.")
    ] = None,
    covers: Annotated[
        _Many,
        typer.Option(
            help="Of a blanket denial or a verdict: another claim that it answers too.",
            autocompletion=completion.claims,
        ),
    ] = None,
    rating: Annotated[
        str | None, typer.Option(help="Of a verdict: the rating, in the checker's own words.")
    ] = None,
    attribution: Annotated[
        str | None, typer.Option(help="explicit, paraphrase or ambiguous.")
    ] = None,
    or_by: Annotated[
        _Many,
        typer.Option(help="Whose ambiguous words may be.", autocompletion=completion.actors),
    ] = None,
    evidence: Annotated[_Many, typer.Option(help="A source named as evidence.")] = None,
    note: Annotated[str | None, typer.Option(help="The editors' remarks.")] = None,
    id: Annotated[
        str | None, typer.Option(help="A name by which other statements can refer to it.")
    ] = None,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
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
    given = {
        "id": id,
        "by": by,
        "for": for_,
        "date": date,
        "date-basis": date_basis,
        "said-in": said_in,
        "source": source,
        "at": at,
        "via": via,
        "quote": quote,
        "hedge": hedge,
        "answers": answers,
        "repeats": repeats,
        "form": form,
        "covers": covers,
        "rating": rating,
        "attribution": attribution,
        "or-by": or_by,
        "evidence": evidence,
        "note": note,
    }
    from provenance.cli.telling_statement import tell_statement

    texts = {
        key: value if isinstance(value, list) else [value] for key, value in given.items() if value
    }
    tell_statement(stance, " ".join(claim or ()), texts, _QUESTIONS, dry_run, corpus)
