"""``provenance cluster``: the questions on a cluster, over what `export parquet` wrote."""

import inspect
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from provenance.cli.options import SHARED, signed

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.cluster.questions import ClusterQuestion

app = typer.Typer(add_completion=False, rich_markup_mode="rich", no_args_is_help=True)


class Form(StrEnum):
    """How rows are written."""

    jsonl = "jsonl"
    parquet = "parquet"


_NEEDED: Final = inspect.Parameter.empty

_OPTIONS: Final[dict[str, tuple[Any, Any]]] = {
    "export": (
        Annotated[
            str,
            typer.Option(
                "--input", "-i", metavar="DIR", help="What `export parquet` wrote, or its URL."
            ),
        ],
        _NEEDED,
    ),
    "output": (
        Annotated[
            str,
            typer.Option(
                "--output", "-o", metavar="DIR", help="A new folder for the rows, or its URL."
            ),
        ],
        _NEEDED,
    ),
    "master": (
        Annotated[
            str,
            typer.Option(
                "--master", metavar="URL", help="The cluster: local[2], spark://…, yarn, k8s://…"
            ),
        ],
        _NEEDED,
    ),
    "format": (
        Annotated[Form, typer.Option("--format", "-f", help="How to write the rows.")],
        Form.jsonl,
    ),
    "conf": (
        Annotated[
            list[str] | None,
            typer.Option("--conf", metavar="NAME=VALUE", help="A setting of Spark; several."),
        ],
        None,
    ),
}

_FILTERS: Final = {
    name: option
    for name, option in SHARED.items()
    if name not in ("sort", "limit", "format", "corpus")
}


def _asking(*without: str) -> Callable[[Callable[..., Any]], Callable[..., None]]:
    """Make a command of a function that makes a question of the filters and its own parameters.

    It gives the question, and the ids of the claims that are asked about, of which none are all.
    The command takes the options of this module and the filters but those named in ``without``.
    """
    options = {**_OPTIONS, **{n: o for n, o in _FILTERS.items() if n not in without}}
    return lambda ask: _command(ask, options)


def _command(
    ask: Callable[..., "tuple[ClusterQuestion, tuple[str, ...]]"],
    options: dict[str, tuple[Any, Any]],
) -> Callable[..., None]:
    _, *own = inspect.signature(ask).parameters.values()

    @wraps(ask)
    def command(**values: Any) -> None:
        from provenance.cli.context import fail
        from provenance.store.errors import CorpusError

        given = {name: values.pop(name) for name in options}
        try:
            number = _run(ask, given, values)
        except CorpusError as error:
            fail(error)
        print(f"{number:,} {'row' if number == 1 else 'rows'} in {given['output']}")
        if not number:
            sys.exit(1)

    return signed(command, own, options)


def _run(ask: Callable[..., Any], given: dict[str, Any], values: dict[str, Any]) -> int:
    from provenance.answers.given import by_ids
    from provenance.cluster.session import needs, settings

    told = settings(given["conf"] or ())
    needs(given["master"])
    question, claims = ask(by_ids(given), **values)
    from provenance.cluster.running import run

    form = given["format"].value
    return run(question, claims, given["export"], given["output"], given["master"], form, told)


@app.callback()
def cluster() -> None:
    """Ask on a cluster, of a record too large for one machine.

    Reads what [bold]export parquet[/] wrote, on Spark; the rows are those that the same question
    has here, in no order. Filters take ids. docs/cluster.md says what to know before.

    [bold]Examples[/]

      provenance cluster disputes --input corpus.parquet --output disputes --master local[2]

      provenance cluster who denied -i hdfs:///corpus -o hdfs:///denials --master yarn
    """


@app.command()
@_asking()
def disputes(filters: "Filters") -> "tuple[ClusterQuestion, tuple[str, ...]]":
    """Claims that something is set against: a row a claim.

    [bold]Examples[/]

      provenance cluster disputes --input corpus.parquet --output disputes --master local[2]

      provenance cluster disputes -i hdfs:///corpus -o hdfs:///disputes --master yarn --about mali
    """
    from provenance.cluster.questions import DISPUTES, ClusterQuestion

    return ClusterQuestion(DISPUTES, filters), ()


@app.command()
@_asking("stance")
def who(
    filters: "Filters",
    took: Annotated[str, typer.Argument(metavar="STANCE", help="As of `provenance who`.")],
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAIM]...", help="Ids of claims; else all.")
    ] = None,
) -> "tuple[ClusterQuestion, tuple[str, ...]]":
    """Who took a stance: a row a claim, with what follows from other claims apart.

    [bold]Examples[/]

      provenance cluster who denied --input corpus.parquet --output denials --master local[2]
    """
    from provenance.cluster.asking import known
    from provenance.cluster.questions import WHO, ClusterQuestion

    return ClusterQuestion(WHO, filters, known(took)), tuple(claims or ())


@app.command()
@_asking()
def statements(filters: "Filters") -> "tuple[ClusterQuestion, tuple[str, ...]]":
    """Every statement: a row each; `placed` is false where dates leave open whether it passes.

    [bold]Examples[/]

      provenance cluster statements -i corpus.parquet -o said --master local[2] --before 2022
    """
    from provenance.cluster.questions import STATEMENTS, ClusterQuestion

    return ClusterQuestion(STATEMENTS, filters), ()


@app.command()
@_asking()
def versus(
    filters: "Filters",
    a: Annotated[str, typer.Argument(help="An actor, by id; several joined by commas.")],
    b: Annotated[str, typer.Argument(help="The other side.")],
) -> "tuple[ClusterQuestion, tuple[str, ...]]":
    """Two sides held against each other: a row a claim that one of them affirms.

    [bold]Examples[/]

      provenance cluster versus mali france -i corpus.parquet -o versus --master local[2]
    """
    from provenance.cluster.questions import VERSUS, ClusterQuestion

    left, right = (tuple(filter(None, text.split(","))) for text in (a, b))
    return ClusterQuestion(VERSUS, filters, left=left, right=right), ()


@app.command()
@_asking("status")
def shifts(filters: "Filters") -> "tuple[ClusterQuestion, tuple[str, ...]]":
    """Whose line changed, and where those of one side differ: a row a shift.

    [bold]Examples[/]

      provenance cluster shifts --input corpus.parquet --output shifts --master local[2]
    """
    from provenance.cluster.questions import SHIFTS, ClusterQuestion

    return ClusterQuestion(SHIFTS, filters), ()
