"""The pages of a site in batches, of which records share what they are derived from."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from provenance.answers.show import framed_noting
from provenance.answers.verdicts import verdicts_in
from provenance.derive.frame import Frame
from provenance.pages.address import FORMATS, RECORDS, Address
from provenance.pages.catalogue import texts
from provenance.pages.history import History
from provenance.pages.links import SiteLinks, file_of
from provenance.pages.models import Beside, build
from provenance.pages.questions import BOUNDED, ask, written
from provenance.pages.rendering import Around, render
from provenance.pages.site.folder import FileStatus, Folder
from provenance.pages.site.plan import SitePlan
from provenance.pages.titles import title
from provenance.quotes.errors import QuotesError
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.errors import CorpusError
from provenance.store.memo.reads import Key
from provenance.store.memo.standing import name
from provenance.store.slices.asking import add
from provenance.views.citation.cited import Verdicts

_PAGES: Final = 500
"""Pages of a batch, at most."""
_CLAIMS: Final = 8_000
"""Claims that a batch is derived from, about: more are held by no process at once."""
_ALL: Final = "99999"


class Job(NamedTuple):
    """What a process needs to draw a batch of pages of one kind."""

    root: Path
    revision: str
    into: Path
    language: str
    pages: tuple[Address, ...]
    history: History


class DrawnBatch(NamedTuple):
    """The pages of a batch, each with its files, how many files were written, and what went wrong.

    ``read`` has the names of what was looked up (``memo.standing``), each with a bit for each page.
    """

    made: tuple[tuple[str, tuple[FileStatus, ...]], ...] = ()
    read: Mapping[str, int] = {}
    written: int = 0
    error: tuple[str, str | None] | None = None


def batches(corpus: Corpus, wanted: Iterable[Address]) -> Iterator[tuple[Address, ...]]:
    """Give pages of a site in batches, of one kind each."""
    for kind, pages in groupby(wanted, lambda page: page.page):
        waiting: list[Address] = []
        claims: set[str] = set()
        for page in pages:
            more = _claims(corpus, kind, page)
            if waiting and (len(waiting) == _PAGES or len(claims | more) > _CLAIMS):
                yield tuple(waiting)
                waiting, claims = [], set()
            waiting.append(page)
            claims |= more
        if waiting:
            yield tuple(waiting)


def _claims(corpus: Corpus, kind: str, page: Address) -> set[str]:
    """The claims on which the page of a record rests, about."""
    match kind:
        case "actor":
            return set(corpus.claims_of_actors(page.words))
        case "source":
            return set(corpus.claims_of_source(page.words[0]))
        case _:
            return set(page.words)


def draw(job: Job) -> DrawnBatch:
    """Draw a batch into the folder of the site. It is called in a process of its own, too."""
    gc.disable()  # a batch ends soon, and what it makes has no circles
    try:
        folder = Folder(job.into)
        with open_corpus(job.root) as corpus:
            if corpus.revision != job.revision:
                message = "files of the corpus changed while its site was written"
                raise CorpusError(message, "write it again")
            plan = SitePlan(corpus)
            kind = job.pages[0].page
            ids = [page.words[0] for page in job.pages if page.words]
            frame, read = framed_noting(corpus, kind, ids) if kind in RECORDS else (None, {})
            verdicts = _verdicts(corpus, frame, ids) if frame and kind == "claim" else None
            beside = Beside(job.history, frame=frame, verdicts=verdicts)
            looked = {
                name((role, id)): bits for role, asked in read.items() for id, bits in asked.items()
            }
            made = []
            for place, address in enumerate(job.pages):
                noting = corpus.noting() if kind in RECORDS else nullcontext(set[Key]())
                with noting as noted:
                    drawn = _page(corpus, plan.noting(noted), address, job.language, beside)
                    listed = tuple(folder.put(file, text) for file, text in drawn)
                add(looked, {name(key): 1 << place for key in noted} if frame else {})
                made.append((file_of(address), listed))
    except CorpusError as error:
        return DrawnBatch(error=(error.message, error.help))
    except OSError as error:
        return DrawnBatch(error=(f"cannot write {job.into}: {error.strerror}", None))
    finally:
        gc.enable()
    return DrawnBatch(tuple(made), looked, folder.written)


def _verdicts(corpus: Corpus, frame: Frame, ids: list[str]) -> Verdicts:
    """The verdicts on the quotations of some claims."""
    claims = (frame.slice.claims[id] for id in ids)
    try:
        return verdicts_in(corpus.root, frame.slice, (s.id for c in claims for s in c.said))
    except QuotesError as error:
        raise CorpusError(error.message, error.help) from None


def _page(
    corpus: Corpus, plan: SitePlan, address: Address, language: str, beside: Beside
) -> Iterator[tuple[str, str]]:
    """A page and its data."""
    file = file_of(address)
    links = SiteLinks(file, plan.has)
    built = build(corpus, address, texts(language), beside)
    formats = tuple(FORMATS) if built.answer is not None else ()
    around = Around(
        title=title(corpus), address=address, language=language, formats=formats, nav=plan.nav()
    )
    yield file, render(built.template, around, links, built.model, built.known)
    if built.answer is not None:
        answer = built.answer
        if address.page in BOUNDED:  # as data all of it, not only what a page can show
            answer = ask(corpus, address._replace(query=(("limit", _ALL),)))._replace(asked=())
        for format in formats:
            yield file_of(address._replace(format=format)), written(answer, format)
