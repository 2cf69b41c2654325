"""The options that every question takes, given to a command by one decorator."""

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from provenance.cli import completion
from provenance.cli.citing import CITING
from provenance.cli.context import CorpusOption, left_out
from provenance.cli.context import corpus as open_context
from provenance.cli.picking import instead, pick, subject
from provenance.cli.screen import height
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.answers.asked import Asked
    from provenance.answers.filters import Filters
    from provenance.store.corpus import Corpus

_FILTER: Final = "Filters"
_OUTPUT: Final = "Output"


class AnswerFormat(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


class DrawnFormat(StrEnum):
    """How an answer is written that can also be drawn."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"
    svg = "svg"


def _many(*names: str, help: str, complete: Callable[..., Any] | None = None) -> Any:
    return Annotated[
        list[str] | None,
        typer.Option(*names, help=help, rich_help_panel=_FILTER, autocompletion=complete),
    ]


def _one(*names: str, help: str, metavar: str | None = None) -> Any:
    return Annotated[
        str | None, typer.Option(*names, help=help, metavar=metavar, rich_help_panel=_FILTER)
    ]


SHARED: Final[dict[str, tuple[Any, Any]]] = {
    "about": (
        _many(
            "--about",
            help="Only claims about this actor or claim, or with a topic of that name.",
            complete=completion.actors,
        ),
        None,
    ),
    "topic": (
        _many("--topic", help="Only claims with this topic.", complete=completion.topics),
        None,
    ),
    "place": (
        _many("--place", help="Only claims with this place.", complete=completion.places),
        None,
    ),
    "by": (
        _many("--by", help="Only what this actor uttered.", complete=completion.actors),
        None,
    ),
    "for_": (
        _many("--for", help="Only what was said for this actor.", complete=completion.actors),
        None,
    ),
    "side": (
        _many("--side", help="Only what this actor's side said.", complete=completion.actors),
        None,
    ),
    "stance": (
        _many(
            "--stance",
            help=f"Only this stance: {', '.join(SAID_AS)}, affirmed.",
            complete=completion.stances,
        ),
        None,
    ),
    "via": (
        _many("--via", help="Only what this carrier passed on.", complete=completion.actors),
        None,
    ),
    "status": (
        _many(
            "--status",
            help="Only claims with this status, such as contested.",
            complete=completion.statuses,
        ),
        None,
    ),
    "before": (_one("--before", help="Said before this date or time.", metavar="DATE"), None),
    "after": (_one("--after", help="Said after this date or time.", metavar="DATE"), None),
    "as_of": (
        _one("--as-of", help="As said by the end of this date, recorded today.", metavar="DATE"),
        None,
    ),
    "sort": (_one("--sort", help="Order: date, claim or status.", metavar="KEY"), None),
    "limit": (
        Annotated[
            int | None,
            typer.Option("--limit", help="At most so many.", rich_help_panel=_FILTER),
        ],
        None,
    ),
    "format": (
        Annotated[
            AnswerFormat,
            typer.Option("--format", "-f", help="How to write it.", rich_help_panel=_OUTPUT),
        ],
        AnswerFormat.table,
    ),
    "corpus": (
        CorpusOption,
        None,
    ),
}


Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="All that is known of each, instead of a line.",
        rich_help_panel=_OUTPUT,
    ),
]

VERBOSE: Final[dict[str, tuple[Any, Any]]] = {"verbose": (Verbose, False)}


DRAWN: Final[dict[str, tuple[Any, Any]]] = {
    "format": (
        Annotated[
            DrawnFormat,
            typer.Option("--format", "-f", help="How to write it.", rich_help_panel=_OUTPUT),
        ],
        DrawnFormat.table,
    ),
}


def answering(
    *,
    without: tuple[str, ...] = (),
    citing: bool = False,
    brief: bool = False,
    rows: "Callable[[Filters, int], int] | int | None" = None,
    drawn: bool = False,
) -> Callable[[Callable[..., Any]], Any]:
    """Make a command of a function that asks a corpus and returns an answer.

    The function takes the open corpus, the filters, and its own parameters by name. The command
    takes the function's own parameters and every option of this module but those named in
    ``without``, which would do nothing there; with ``citing`` its answer can be cited, with
    ``brief`` it is one line a record unless all is asked for, and ``rows`` tells how many of them
    are shown on a terminal of so many lines, or is how many of a section are asked for wherever
    they are shown; what is ``drawn`` is a picture too. It shows the answer in the format asked
    for, and exits with 0 if anything was found, with 1 if not.
    """
    options = {name: SHARED[name] for name in SHARED if name not in without}
    options |= CITING if citing else {}
    options |= VERBOSE if brief else {}
    options |= DRAWN if drawn else {}
    return lambda ask: _command(ask, options, rows)


def _command(
    ask: Callable[..., Any],
    options: dict[str, tuple[Any, Any]],
    rows: "Callable[[Filters, int], int] | int | None",
) -> Callable[..., None]:
    _, _, *own = inspect.signature(ask).parameters.values()

    @wraps(ask)
    def command(**values: Any) -> None:
        shared = {name: values.pop(name, None) for name in SHARED}
        citing = {name: values.pop(name, None) for name in CITING}
        verbose = values.pop("verbose", False)
        from provenance.answers.given import read_filters

        with open_context(shared.pop("corpus")) as corpus:
            format = shared.pop("format")
            given = filters = read_filters(corpus, shared)
            whole = verbose or any(citing.values()) or filters.limit is not None
            if isinstance(rows, int):
                if format in (AnswerFormat.table, AnswerFormat.markdown) and not whole:
                    filters = filters._replace(limit=rows)
            elif rows and format == AnswerFormat.table and not whole:
                lines = height()
                filters = filters._replace(limit=lines and rows(filters, lines))
            answer = ask(corpus, filters, **values)
            found = answer.found
            if any(citing.values()):
                found = _cite(answer, corpus, citing, format)
            else:
                from provenance.cli.output import show

                asked = _asked(corpus, given)
                show(answer, format.value, corpus.root, asked, verbose=verbose)
                if told := subject(corpus, values, answer):
                    print(f"note: {told}", file=sys.stderr)
                if format == AnswerFormat.table and (meant := pick(answer)):
                    answer = ask(corpus, filters, **instead(values, answer, meant))
                    show(answer, format.value, corpus.root, asked, verbose=verbose)
                    found = answer.found
            left_out(corpus)
        if not found:
            sys.exit(1)

    return signed(command, own, options)


def signed(
    command: Callable[..., None],
    own: Iterable[inspect.Parameter],
    options: Mapping[str, tuple[Any, Any]],
) -> Callable[..., None]:
    """Give a command the parameters that Typer reads: a function's own, then shared options."""
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [parameter.replace(kind=kind) for parameter in own]
    parameters += [
        inspect.Parameter(name, kind, annotation=annotation, default=default)
        for name, (annotation, default) in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def _cite(answer: Any, corpus: "Corpus", citing: dict[str, Any], format: AnswerFormat) -> bool:
    from provenance.cli.citing import show

    if format != AnswerFormat.table:
        raise CorpusError("`--format` writes the answer, not what to cite", "give one of them")
    return show(answer, corpus, citing["cite"], citing["style"])


def _asked(corpus: "Corpus", filters: "Filters") -> "tuple[Asked, ...]":
    """The filters to tell with the answer, with the names of what they name."""
    from provenance.answers.filters import EVERYTHING

    if filters == EVERYTHING:
        return ()
    from provenance.answers.asked import as_asked

    return as_asked(filters, corpus.name_of)
