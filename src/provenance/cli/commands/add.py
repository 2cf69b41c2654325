"""``provenance add``."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_Many = list[str] | None
_QUESTIONS = (
    ("by", "by: who uttered it (an id or a name)", True),
    ("date", "date: when it was said, empty if nobody recorded it", False),
    ("source", "source: where it was read, empty for the claim's own", False),
    ("at", "at: the place in the source", False),
    ("quote", "quote: the words, verbatim", False),
)


def command(
    stance: Annotated[
        str,
        typer.Argument(
            help="asserted, admitted, denied, questioned, declined, retracted or commented.",
            autocompletion=completion.stances,
        ),
    ],
    claim: Annotated[
        list[str],
        typer.Argument(help="The claim's id, or words of it.", autocompletion=completion.claims),
    ],
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
    quote: Annotated[_Many, typer.Option(help="The words, verbatim.")] = None,
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

    At a terminal what is missing is asked for. Nothing is written that would not check.

    [bold]Examples[/]

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
    _add(stance, claim, {key: value for key, value in given.items() if value}, dry_run, corpus)


def _add(
    stance: str, claim: list[str], given: dict[str, Any], dry_run: bool, explicit: str | None
) -> None:
    from provenance.authoring.add import add
    from provenance.cli.writing import ask, asking, corpus_to_change, finish
    from provenance.model.vocabulary import SAID_AS
    from provenance.store.errors import CorpusError

    def meant(opened: "Corpus | None") -> str:
        if stance not in SAID_AS:
            raise CorpusError(f"`{stance}` is no stance", f"write one of {', '.join(SAID_AS)}")
        if opened is None:
            raise CorpusError("there is no claim yet", "start one with `provenance new claim ID`")
        return _claim(opened, claim)

    if asking() and not given.get("said-in"):
        with corpus_to_change(explicit, asking=True) as (_, opened):
            meant(opened)
            for key, question, needed in _QUESTIONS:
                if key not in given and (answer := ask(question, needed=needed)):
                    given[key] = [answer] if key in ("by", "at", "quote") else answer
    with corpus_to_change(explicit) as (root, opened):
        id = meant(opened)
        assert opened is not None
        finish(root, [add(opened, stance, id, _values(opened, given))], dry_run)


def _claim(corpus: "Corpus", words: list[str]) -> str:
    from provenance.store.errors import CorpusError
    from provenance.store.search.resolve import resolve_claims

    found = resolve_claims(corpus, words)
    if len(found.claims) == 1:
        return found.claims[0].id
    text = " ".join(words)
    if found.claims:
        ids = ", ".join(match.id for match in found.claims[:5])
        raise CorpusError(f"`{text}` fits several claims: {ids}", "write the id of one of them")
    near = ", ".join(f"`{id}`" for id in found.suggestions)
    help = f"did you mean {near}?" if near else "`provenance search` finds claims by any word"
    raise CorpusError(f"no claim fits `{text}`", help)


def _values(corpus: "Corpus", given: dict[str, Any]) -> dict[str, Any]:
    """From what was typed to a statement's keys: names to ids, dates and hedges to mappings."""
    from provenance.answers.naming import actor
    from provenance.authoring.compose import date, plain
    from provenance.model.columns import ColumnError, record
    from provenance.model.fields import RECORDS, Type
    from provenance.store.errors import CorpusError

    values: dict[str, Any] = {}
    for field in RECORDS["statement"]:
        typed = given.get(field.key)
        if typed is None:
            continue
        items = typed if isinstance(typed, list) else [typed]
        try:
            read = [
                actor(corpus, item)
                if field.type is Type.ACTOR
                else date(item)
                if field.type is Type.DATE
                else plain(record(field, item))
                if field.record == "hedge"
                else item
                for item in items
            ]
        except ColumnError as error:
            raise CorpusError(str(error)) from None
        values[field.key] = read[0] if len(read) == 1 else read
    return values
