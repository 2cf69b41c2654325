"""Writing a site: every page, its data, the index, feeds; and again only what is another."""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from provenance.pages.address import Address
from provenance.pages.assets import assets
from provenance.pages.history import History, history, of_files, repository
from provenance.pages.links import file_of
from provenance.pages.site.batches import DrawnBatch, Job, batches, draw
from provenance.pages.site.feeds import atom, feeds
from provenance.pages.site.folder import Folder, files_before
from provenance.pages.site.index import index
from provenance.pages.site.plan import SitePlan
from provenance.pages.titles import title
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

_FEW: Final = 400
"""So many pages are drawn sooner than other processes would have started."""
_PROCESSES: Final = 8


class Done(NamedTuple):
    """How many files a site has, and how many were written, or deleted, this time."""

    files: int
    written: int
    deleted: int


def write_site(
    corpus: Corpus,
    into: Path,
    *,
    base: str = "",
    language: str = "en",
    told: Callable[[int, int], None] | None = None,
) -> Done:
    """Write the site of a corpus.

    Args:
        corpus: the record.
        into: an empty folder, or one that holds such a site.
        base: the address at which it will be found, for the feeds and the sitemap.
        language: in which the texts of the pages are.
        told: is told how many pages of how many are done, after each batch.

    Raises:
        CorpusError: the folder holds something else, or cannot be written.
    """
    base = f"{base.rstrip('/')}/" if base else ""
    before = files_before(into)
    plan = SitePlan(corpus)
    pages = list(plan.pages())
    kept = repository(corpus.root)
    known = history(kept) if kept else {}
    jobs = [
        Job(corpus.root, corpus.revision, into, language, batch, _part(corpus, known, batch))
        for batch in batches(corpus, plan)
    ]
    folder = Folder(into)
    try:
        into.mkdir(parents=True, exist_ok=True)
        for done in _drawn(jobs, len(pages)):
            if done.error is not None:
                raise CorpusError(*done.error)
            folder.files |= done.files
            folder.written += done.written
            if told is not None:
                told(done.pages, len(pages))
        for name, content in _others(corpus, pages, base):
            folder.put(name, content)
        deleted = folder.close(before)
    except OSError as error:
        raise CorpusError(f"cannot write {into}: {error.strerror or error}") from None
    return Done(len(folder.files), folder.written, deleted)


def _part(corpus: Corpus, known: History, pages: tuple[Address, ...]) -> History:
    """The history of the files of some claims, which is what their pages show."""
    found = (corpus.record("claim", page.words[0]) for page in pages if page.page == "claim")
    return of_files(known, (claim.origin.file for claim in found if claim))


def _drawn(jobs: list[Job], pages: int) -> Iterator[DrawnBatch]:
    """Draw all batches; in processes of their own where that is sooner. Counts pages up."""
    count = min(_processors(), len(jobs), _PROCESSES)
    done = 0
    if pages <= _FEW or count < 2:
        for job in jobs:
            drawn = draw(job)
            done += drawn.pages
            yield drawn._replace(pages=done)
        return
    # Those of most work first, so that no process waits long for the last.
    jobs = sorted(jobs, key=lambda job: job.pages[0].page not in ("actor", ""))
    with ProcessPoolExecutor(count, get_context("spawn")) as pool:
        for drawn in pool.map(draw, jobs):
            done += drawn.pages
            yield drawn._replace(pages=done)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _others(corpus: Corpus, pages: list[Address], base: str) -> Iterator[tuple[str, str | bytes]]:
    for name, (content, _) in assets().items():
        yield f"-/{name}", content
    yield "-/index.js", index(corpus)
    found, named, today = feeds(corpus), title(corpus), date.today().isoformat()
    yield "statements.atom", atom(named, "statements.atom", found.statements, base, today)
    yield "headlines.atom", atom(named, "headlines.atom", found.headlines, base, today)
    yield "CITATION.cff", _citation(named, corpus.revision, base)
    if base:
        yield "sitemap.xml", _sitemap(pages, base)


def _citation(named: str, revision: str, base: str) -> str:
    """How the record as a whole is cited (the Citation File Format)."""
    lines = [
        "cff-version: 1.2.0",
        "message: Cite a claim by its page, a statement by the address of its citation.",
        "type: dataset",
        f"title: {json.dumps(named, ensure_ascii=False)}",
        "authors:",
        f"  - name: {json.dumps(f'The editors of {named}', ensure_ascii=False)}",
        f"version: {json.dumps(revision[:12])}",
        *([f"url: {json.dumps(base)}"] if base else []),
    ]
    return "\n".join(lines) + "\n"


def _sitemap(pages: list[Address], base: str) -> str:
    from urllib.parse import quote
    from xml.sax.saxutils import escape

    urls = (f"<url><loc>{escape(base + quote(file_of(page)))}</loc></url>" for page in pages)
    head = '<?xml version="1.0" encoding="utf-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return "\n".join((head, f'<urlset xmlns="{space}">', *urls, "</urlset>", ""))
