"""What each page asks of the answers room: the same functions as the commands."""

from collections.abc import Callable, Mapping
from importlib import import_module
from io import StringIO
from typing import Any, Final, NamedTuple

from provenance.answers.asked import Asked, as_asked
from provenance.answers.filters import EVERYTHING, Filters
from provenance.answers.given import read_filters
from provenance.answers.naming import actors
from provenance.answers.show import Shown, card, framed, show
from provenance.derive.frame import Frame
from provenance.pages.address import RECORDS, Address, given
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.views import data, markdown
from provenance.views.absence import asked_with
from provenance.views.document import Page
from provenance.views.visible import shown

_PAGE: Final = 200
"""Rows of a list on one page, where nobody says how many."""


class PageAnswer(NamedTuple):
    """What was answered, under which filters."""

    record: Any
    filters: Filters
    asked: tuple[Asked, ...]
    frame: Frame | None = None
    """What a record's card was derived from."""


class NoPage(Exception):
    """There is no page at an address; ``near`` are ids that may be meant, by kind."""

    def __init__(self, asked: str, near: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(asked)
        self.asked = asked
        self.near = near


def ask(corpus: Corpus, address: Address, frame: Frame | None = None) -> PageAnswer:
    """Answer the question of an address.

    Args:
        corpus: the record.
        address: what is asked.
        frame: what the record's card is derived from, where it is there already.

    Raises:
        NoPage: there is none of that name.
        CorpusError: the question cannot be understood.
    """
    filters = read_filters(corpus, given(address))
    told = as_asked(filters, corpus.name_of) if filters != EVERYTHING else ()
    if address.page in RECORDS and len(address.words) == 1:
        kind, id = address.page, address.words[0]
        frame = frame or framed(corpus, kind, (id,), filters)
        return PageAnswer(_shown(corpus, kind, id, filters, frame), filters, told, frame)
    question = QUESTIONS.get(address.page)
    if question is None or not question.fits(len(address.words)):
        raise NoPage("/".join((address.page, *address.words)))
    return PageAnswer(question.ask(corpus, address, filters), filters, told)


def page(answer: PageAnswer) -> Page:
    """The answer as the terminal draws it, with all that is known of each record."""
    drawn: Page = shown(_view(answer).page(answer.record))
    return drawn


def _under_filters(answer: PageAnswer, drawn: Page) -> Page:
    return shown((asked_with(answer.asked), *drawn) if answer.asked else drawn)


def written(answer: PageAnswer, format: str) -> str:
    """The answer as data or Markdown, the same as the command prints."""
    if format == "md":
        view = _view(answer)
        drawn: Page = getattr(view, "brief", view.page)(answer.record)
        return markdown.render(_under_filters(answer, drawn))
    out = StringIO()
    writer = {"json": data.json, "csv": data.csv}[format]
    writer(answer.record, _view(answer), out, answer.asked)
    return out.getvalue()


def _view(answer: PageAnswer) -> Any:
    name = type(answer.record).__module__.rpartition(".")[2]
    return import_module(f"provenance.views.{name}")


def _shown(corpus: Corpus, kind: str, id: str, filters: Filters, frame: Frame) -> Shown:
    found = card(corpus, kind, id, filters, frame)
    if found is None:
        meant = show(corpus, (id,), filters)
        ids = (*(one.id for one in meant.candidates), *meant.suggestions)
        near = tuple((kinds[0], other) for other in ids if (kinds := corpus.kind_of(other)))
        raise NoPage(f"{kind}/{id}", near)
    return Shown(id, found, (), ())


class _Question(NamedTuple):
    """A question, with how many words it takes, at least and at most."""

    least: int
    most: int
    ask: Callable[[Corpus, Address, Filters], Any]

    def fits(self, number: int) -> bool:
        return self.least <= number <= self.most


def _disputes(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.disputes import disputes

    return disputes(corpus, _bounded(filters))


def _versus(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.versus import versus

    left, right = (actors(corpus, word) for word in address.words)
    return versus(corpus, left, right, filters)


def _shifts(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.shifts import shifts

    return shifts(corpus, address.words, filters)


def _figures(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.figures import figures

    return figures(corpus, address.words, filters)


def _timeline(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.timeline import timeline

    return timeline(corpus, address.words, filters)


def _statements(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.statements import statements

    return statements(corpus, address.words, _bounded(filters))


def _search(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.search import search

    words = tuple(address.value("q").split())
    if not words:
        raise CorpusError("nothing to search for", "write some words")
    return search(corpus, words, filters)


def _explain(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.explain import explain

    return explain(corpus, address.words, filters)


def _log(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.history.log import log

    return log(corpus, address.words, filters.limit)


def _who(corpus: Corpus, address: Address, filters: Filters) -> Any:
    from provenance.answers.on_claim import QUESTIONS as STANCES
    from provenance.answers.who import who

    stance, claim = address.words
    if stance not in STANCES:
        raise NoPage("/".join(("who", *address.words)))
    return who(corpus, stance, (claim,), filters)


BOUNDED: Final = ("disputes", "statements")
"""The pages that show no more than the first rows of an answer, unless a limit is asked for."""


def _bounded(filters: Filters) -> Filters:
    return filters if filters.limit else filters._replace(limit=_PAGE)


QUESTIONS: Final[Mapping[str, _Question]] = {
    "disputes": _Question(0, 0, _disputes),
    "versus": _Question(2, 2, _versus),
    "shifts": _Question(0, 1, _shifts),
    "figures": _Question(0, 1, _figures),
    "timeline": _Question(1, 1, _timeline),
    "statements": _Question(0, 1, _statements),
    "search": _Question(0, 0, _search),
    "explain": _Question(1, 1, _explain),
    "log": _Question(1, 1, _log),
    "who": _Question(2, 2, _who),
}
"""The pages that a command answers whose records have no page of their own, by their names."""
