"""The options that every question takes, given to a command by one decorator."""

import inspect
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption, left_out
from provenance.cli.context import corpus as open_context
from provenance.cli.picking import instead, pick
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.store.corpus import Corpus

_FILTER: Final = "Filters"
_OUTPUT: Final = "Output"


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


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
        _many("--about", help="Only claims about this actor or claim.", complete=completion.actors),
        None,
    ),
    "topic": (
        _many("--topic", help="Only claims with this topic.", complete=completion.topics),
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
    "before": (_one("--before", help="Said before this date.", metavar="DATE"), None),
    "after": (_one("--after", help="Said after this date.", metavar="DATE"), None),
    "as_of": (
        _one("--as-of", help="As said by the end of this date, recorded today.", metavar="DATE"),
        None,
    ),
    "sort": (_one("--sort", help="Order: date, claim or status.", metavar="KEY"), None),
    "limit": (
        Annotated[
            int | None,
            typer.Option("--limit", min=1, help="At most so many.", rich_help_panel=_FILTER),
        ],
        None,
    ),
    "format": (
        Annotated[
            Format, typer.Option("--format", "-f", help="How to write it.", rich_help_panel=_OUTPUT)
        ],
        Format.table,
    ),
    "corpus": (
        CorpusOption,
        None,
    ),
}


def answering(*, without: tuple[str, ...] = ()) -> Callable[[Callable[..., Any]], Any]:
    """Make a command of a function that asks a corpus and returns an answer.

    The function takes the open corpus, the filters, and its own parameters by name. The command
    takes the function's own parameters and every option of this module but those named in
    ``without``, which would do nothing there. It shows the answer in the format asked for, and
    exits with 0 if anything was found, with 1 if not.
    """
    return lambda ask: _command(ask, {name: SHARED[name] for name in SHARED if name not in without})


def _command(ask: Callable[..., Any], options: dict[str, tuple[Any, Any]]) -> Callable[..., None]:
    _, _, *own = inspect.signature(ask).parameters.values()

    @wraps(ask)
    def command(**values: Any) -> None:
        shared = {name: values.pop(name, None) for name in SHARED}
        with open_context(shared.pop("corpus")) as corpus:
            format = shared.pop("format")
            filters = _filters(corpus, shared)
            answer = ask(corpus, filters, **values)
            from provenance.cli.output import show

            show(answer, format.value, corpus.root)
            if format is Format.table and (meant := pick(answer)):
                answer = ask(corpus, filters, **instead(values, answer, meant))
                show(answer, format.value, corpus.root)
            left_out(corpus)
        if not answer.found:
            sys.exit(1)

    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [parameter.replace(kind=kind) for parameter in own]
    parameters += [
        inspect.Parameter(name, kind, annotation=annotation, default=default)
        for name, (annotation, default) in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def _filters(corpus: "Corpus", given: dict[str, Any]) -> "Filters":
    """Resolve names and read dates; what cannot be understood ends the program with a message."""
    from provenance.answers.filters import Filters
    from provenance.model.dates import NO_CUTOFF, cutoff_day

    actors = {key: _resolve(corpus, given[key] or ()) for key in ("by", "for_", "side", "via")}
    as_of = _date(given["as_of"], "--as-of")
    before, after = _date(given["before"], "--before"), _date(given["after"], "--after")
    if given["sort"] not in {None, "date", "claim", "status"}:
        raise CorpusError(f"cannot sort by `{given['sort']}`", "write date, claim or status")
    return Filters(
        about=tuple(
            about if corpus.kind_of(about) else _resolve(corpus, [about])[0]
            for about in given["about"] or ()
        ),
        topic=tuple(given["topic"] or ()),
        **actors,
        stance=_words(given["stance"], (*SAID_AS, "affirmed"), "stance"),
        status=_words(given["status"], _headlines(), "status"),
        before=before.first if before else None,
        after=after.last if after else None,
        as_of=cutoff_day(as_of) if as_of else NO_CUTOFF,
        sort=given["sort"] or "",
        limit=given["limit"],
    )


def _resolve(corpus: "Corpus", texts: Any) -> tuple[str, ...]:
    from provenance.cli.naming import actor

    return tuple(actor(corpus, text) for text in texts)


def _date(text: str | None, option: str) -> Any:
    from provenance.model.dates import DateError, parse

    if text is None:
        return None
    try:
        return parse(text)
    except DateError as error:
        help = f"did you mean `{error.suggestion}`?" if error.suggestion else None
        raise CorpusError(f"{option} {text}: {error}", help) from None


def _headlines() -> tuple[str, ...]:
    from provenance.derive.status import HEADLINES

    return HEADLINES


def _words(given: list[str] | None, choices: tuple[str, ...], what: str) -> tuple[str, ...]:
    chosen = tuple(word.replace(" ", "-") for word in given or ())
    for word in chosen:
        if word not in choices:
            from difflib import get_close_matches

            near = get_close_matches(word, choices, n=1)
            help = f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(choices)}"
            raise CorpusError(f"`{word}` is no {what}", help)
    return chosen
