"""Page models: for each address, what its template draws."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from provenance.answers.asked import Asked
from provenance.answers.cards import ActorCard, Card, ClaimCard, SourceCard
from provenance.answers.parties import Party
from provenance.answers.search import Hit
from provenance.answers.show import Shown, card
from provenance.answers.timeline import of_actor
from provenance.derive.frame import Frame
from provenance.derive.headline import HEADLINES, TABLE, Headline
from provenance.model.findings import Finding
from provenance.model.vocabulary import SAID_AS
from provenance.pages.address import FORMATS, RECORDS, Address
from provenance.pages.claims import ClaimParts, claim_parts
from provenance.pages.document import DocumentText, document
from provenance.pages.history import History
from provenance.pages.linked_data import linked_data
from provenance.pages.linking import KnownRecords
from provenance.pages.overview import overview
from provenance.pages.questions import NoPage, PageAnswer, ask, page
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.views import search as search_view
from provenance.views import timeline as timeline_view
from provenance.views.citation import footnote
from provenance.views.citation.cited import Cited, Verdicts, cited
from provenance.views.document import Chart, Heading, Line, Page, text
from provenance.views.visible import shown

_ROWS: Final = ("disputes", "rows", "groups")
"""What the lists of answers are called."""
_LONGEST: Final = 5_000
"""Rows that one page shows."""
_LANES: Final = 40
"""A chart with more lanes is told by the list below it."""

NAV: Final = (
    ("overview", Address()),
    ("disputes", Address("disputes")),
    ("statements", Address("statements")),
    ("versus", Address("versus")),
    ("shifts", Address("shifts")),
    ("figures", Address("figures")),
    ("findings", Address("check")),
    ("guide", Address("guide")),
)


_ONE: Final = frozenset({"versus", "timeline", "explain", "log", "who"})
"""The questions of one thing, of which the first heading names it."""


class Built(NamedTuple):
    """A page to be drawn: its template, the model, what it names, and as what data it is there."""

    template: str
    model: Any
    known: KnownRecords | None = None
    formats: tuple[str, ...] = ()
    answer: PageAnswer | None = None


class RecordPage(NamedTuple):
    """A record's card, and what stands beside it.

    ``citations`` has the footnotes of statements, where no page of their own has them.
    """

    card: Card
    asked: tuple[Asked, ...]
    linked: dict[str, Any] | None
    parts: ClaimParts | None = None
    chart: Chart | None = None
    document: DocumentText | None = None
    citations: Mapping[str, str] = {}


class AnswerPage(NamedTuple):
    """An answer as a view draws it. ``form`` is what stands above it: ``filter`` or ``versus``."""

    title: str
    heading: str
    page: Page
    asked: tuple[Asked, ...] = ()
    kind: str = ""
    form: str = ""
    sides: tuple[Party, ...] = ()
    left: str = ""
    right: str = ""
    more: tuple[Address, int] | None = None
    stances: tuple[str, ...] = (*SAID_AS, "affirmed")
    statuses: tuple[str, ...] = HEADLINES


class FoundRecord(NamedTuple):
    """A record that was found: its text, the words elsewhere that led to it, and what it is."""

    hit: Hit
    text: Line
    elsewhere: Line
    what: str


class SearchPage(NamedTuple):
    """What was found."""

    above: Page
    hits: tuple[FoundRecord, ...]
    below: Page
    asked: tuple[Asked, ...] = ()
    more: tuple[Address, int] | None = None


class Guide(NamedTuple):
    """The statuses, in the order in which they are tried."""

    headlines: tuple[Headline, ...]


class Findings(NamedTuple):
    """What the check finds."""

    findings: tuple[Finding, ...]


class FilePage(NamedTuple):
    """A file of the corpus."""

    file: str
    lines: tuple[str, ...]


class Citations(NamedTuple):
    """A statement in every form in which it can be cited."""

    id: str
    text: str
    forms: tuple[tuple[str, str], ...]


class Beside(NamedTuple):
    """What is known beside the corpus when a page is made.

    ``frame`` is what the record's card is derived from, where it is there already; ``verdicts`` are
    what is wrong with quotations, where citations are to stand on the page itself.
    """

    history: History
    documents: bool = False
    frame: Frame | None = None
    verdicts: Verdicts | None = None


def build(corpus: Corpus, address: Address, texts: Mapping[str, str], beside: Beside) -> Built:
    """Make the page of an address.

    Args:
        corpus: the record.
        address: what is asked.
        texts: the texts of the pages, in the reader's language.
        beside: what is known beside the corpus.

    Raises:
        NoPage: there is none.
        CorpusError: the question cannot be understood.
    """
    if address.page in RECORDS:
        return _record(corpus, address, beside)
    special = _SPECIAL.get(address.page)
    if special is not None:
        made = special(corpus, address)
        if made is not None:
            return made
    return _answer(corpus, address, texts)


def sides(corpus: Corpus) -> tuple[Party, ...]:
    """The camps and groups, which `versus` is mostly asked for."""
    found = [a for a in corpus.each("actor") if a.kind in ("camp", "group")]
    return tuple(Party(actor.id, actor.name) for actor in found[:200])


# --- records --------------------------------------------------------------------------------------


def _record(corpus: Corpus, address: Address, beside: Beside) -> Built:
    answer = ask(corpus, address, beside.frame)
    found: Card = shown(answer.record.card)
    model = RecordPage(found, answer.asked, linked_data(found))
    named: Any = found
    match found:
        case ClaimCard():
            parts, reason = claim_parts(corpus, found, answer, beside.history)
            named = (found, reason.cells)
            model = model._replace(parts=parts, citations=_footnotes(found, beside.verdicts))
        case ActorCard():
            model = model._replace(chart=_chart(found, answer))
        case SourceCard() if beside.documents:
            model = model._replace(document=document(corpus, found.source))
    return Built(address.page, model, KnownRecords(corpus, named), tuple(FORMATS), answer)


def _footnotes(found: ClaimCard, verdicts: Verdicts | None) -> Mapping[str, str]:
    """The footnote of each statement on a claim."""
    if verdicts is None:
        return {}
    return {
        row.statement: footnote.render(Cited(((row, text),)), verdicts).strip()
        for row, text in cited(Shown("", found, (), ())).statements
    }


def _chart(actor: ActorCard, answer: PageAnswer) -> Chart | None:
    if len(actor.texts) > _LANES or answer.frame is None:  # a lane a claim
        return None
    found = of_actor(answer.frame, actor.actor, actor.actor, answer.filters)
    if not 0 < len(found.lanes) <= _LANES:
        return None
    return next((chart for _, chart in timeline_view.charts(found)), None)


# --- answers --------------------------------------------------------------------------------------


def _answer(corpus: Corpus, address: Address, texts: Mapping[str, str]) -> Built:
    answer = ask(corpus, address)
    drawn = page(answer)
    first = next((block for block in drawn if isinstance(block, Heading)), None)
    opening = first is not None and (first.level == 1 or drawn.index(first) == 0)
    if first is not None and address.page in _ONE and opening:
        drawn = tuple(block for block in drawn if block is not first)
    else:
        first = None
    name = texts[address.page]
    heading = text(first.line) if first is not None else name
    model = AnswerPage(
        title=heading if heading == name else f"{name}: {heading}",
        heading=heading,
        page=drawn,
        asked=shown(answer.asked),
        more=_more(address, answer.record),
        kind=name if heading != name else "",
    )
    if address.page in ("disputes", "statements") and not address.words:
        model = model._replace(form="filter")
    if address.page == "versus":
        left, right = address.words
        model = model._replace(form="versus", sides=sides(corpus), left=left, right=right)
    return Built("answer", model, KnownRecords(corpus, answer.record), tuple(FORMATS), answer)


def _more(address: Address, record: Any) -> tuple[Address, int] | None:
    """The whole of a list that ends before its end, and how long that is."""
    rows = next((getattr(record, name) for name in _ROWS if hasattr(record, name)), None)
    total = getattr(record, "total", 0)
    if rows is None or not len(rows) < total < _LONGEST:
        return None
    return address.with_query(limit=str(total)), total


# --- pages of their own ---------------------------------------------------------------------------


def _overview(corpus: Corpus, address: Address) -> Built | None:
    return Built("overview", shown(overview(corpus, sides(corpus)))) if not address.words else None


def _guide(corpus: Corpus, address: Address) -> Built | None:
    return Built("guide", Guide(TABLE)) if not address.words else None


def _check(corpus: Corpus, address: Address) -> Built | None:
    from datetime import date

    from provenance.checks.config import configure
    from provenance.checks.run import check

    if address.words:
        return None
    config = configure(corpus.settings.check)
    return Built("check", Findings(check(corpus, config, date.today().toordinal()).findings))


def _file(corpus: Corpus, address: Address) -> Built | None:
    file = "/".join(address.words)
    if file not in corpus.files():
        raise NoPage(f"file/{file}")
    return Built("file", FilePage(file, shown(tuple((corpus.text(file) or "").splitlines()))))


def _cite(corpus: Corpus, address: Address) -> Built | None:
    from importlib import import_module

    from provenance.answers.verdicts import verdicts
    from provenance.quotes.errors import QuotesError

    if len(address.words) != 1:
        return None
    id = address.words[0]
    found = card(corpus, "statement", id)
    if found is None:
        raise NoPage(f"cite/{id}")
    given = cited(Shown(id, found, (), ()))
    try:
        known = verdicts(corpus, (row.claim for row, _ in given.statements), (id,))
    except QuotesError as error:
        raise CorpusError(error.message, error.help) from None
    forms = tuple(
        (name, str(import_module(f"provenance.views.citation.{name}").render(given, known)))
        for name in ("footnote", "markdown", "wikitext", "bibtex", "csl")
    )
    text = given.statements[0][1] if given.statements else id
    return Built("cite", Citations(id, text, tuple((n, t) for n, t in forms if t.strip())))


def _versus(corpus: Corpus, address: Address) -> Built | None:
    if address.words:
        return None
    model = AnswerPage("", "", (), form="versus", sides=sides(corpus))
    return Built("ask", model)


def _search(corpus: Corpus, address: Address) -> Built | None:
    if not address.value("q"):
        return Built("ask", AnswerPage("", "", ()))
    answer = ask(corpus, address)
    record = shown(answer.record)
    hits = tuple(
        FoundRecord(
            hit, search_view.marked(hit), search_view.elsewhere(hit), search_view.what(hit).text
        )
        for hit in record.hits
    )
    found = sum(one.number for one in record.counts)
    model = SearchPage(
        tuple(search_view.above(record)),
        hits,
        tuple(search_view.below(record)),
        shown(answer.asked),
        (address.with_query(limit=str(found)), found) if len(hits) < found < _LONGEST else None,
    )
    return Built("found", model, KnownRecords(corpus, answer.record), tuple(FORMATS), answer)


_SPECIAL: Final[Mapping[str, Callable[[Corpus, Address], Built | None]]] = {
    "": _overview,
    "guide": _guide,
    "check": _check,
    "file": _file,
    "cite": _cite,
    "versus": _versus,
    "search": _search,
}
