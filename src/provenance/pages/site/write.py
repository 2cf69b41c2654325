"""Writing a site: every page, its data, the index, feeds; and again only what is another."""

import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from time import time_ns
from typing import Final, NamedTuple

from provenance.pages.address import Address
from provenance.pages.assets import assets
from provenance.pages.history import History, history, of_files, repository
from provenance.pages.links import FEEDS, file_of
from provenance.pages.site.batches import DrawnBatch, Job, batches, draw
from provenance.pages.site.feeds import atom, feeds
from provenance.pages.site.folder import Folder, files_before
from provenance.pages.site.index import index
from provenance.pages.site.kept import Kept, digest, load, save, state
from provenance.pages.site.plan import SitePlan
from provenance.pages.titles import title
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.store.pool import pool

_FEW: Final = 400
"""So many pages are drawn sooner than other processes would have started."""
_PROCESSES: Final = 8
_INDEX: Final = "-index"
_FEEDS: Final = "-feeds"
"""What stands beside the pages, kept as if each was one."""


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
    site = _Site(corpus, into, base, language)
    folder = Folder(into)
    try:
        into.mkdir(parents=True, exist_ok=True)
        if not before:
            folder.begin(map(file_of, site.pages))
        for done in site.drawn(folder):
            if told is not None:
                told(done, len(site.pages))
        deleted = folder.close(before)
    except OSError as error:
        raise CorpusError(f"cannot write {into}: {error.strerror or error}") from None
    site.keep()
    return Done(len(folder.files), folder.written, deleted)


class _Site:
    """The pages of a site: those that hold are left as they are, all others are made."""

    def __init__(self, corpus: Corpus, into: Path, base: str, language: str) -> None:
        self._corpus, self._into = corpus, into
        self._base, self._language = base, language
        self._plan = SitePlan(corpus)
        self.pages = list(self._plan.pages())
        git = repository(corpus.root)
        self._history = history(git) if git else {}
        self._state = state(corpus, language)
        self._kept = load(corpus, into, self._state) if self._state else Kept()
        self._now: Mapping[str, int] | None = None
        if self._kept.made and self._kept.revision != corpus.revision:
            self._now = corpus.standing()
            self._kept.compare(self._now)
        self._head = git.commit("HEAD").id if git else ""
        self._whole = digest(corpus.revision, self._head)
        self._digests = corpus.digests()

    def drawn(self, folder: Folder) -> Iterator[int]:
        """Make what must be made; tell after each batch how many pages are done."""
        own = {file_of(page): self._own(page) for page in self.pages}
        wanted = []
        for page in self.pages:
            if self._kept.holds(file_of(page), own[file_of(page)], self._into):
                folder.files.update(name for name, *_ in self._kept.made[file_of(page)].files)
            else:
                wanted.append(page)
        for gone in self._kept.made.keys() - own.keys() - {_INDEX, _FEEDS}:
            self._kept.drop(gone)
        jobs = [self._job(batch) for batch in batches(self._corpus, wanted)]
        done = len(self.pages) - len(wanted)
        for drawn in _drawn(jobs, len(wanted)):
            if drawn.error is not None:
                raise CorpusError(*drawn.error)
            folder.files.update(name for _, listed in drawn.made for name, *_ in listed)
            folder.written += drawn.written
            made = ((page, own[page], listed) for page, listed in drawn.made)
            self._kept.add(made, drawn.read)
            done += len(drawn.made)
            yield done
        self._beside(folder)

    def keep(self) -> None:
        """Keep what the pages were made from."""
        if self._state:
            if self._now is None and self._kept.grown:
                self._now = self._corpus.standing()
            self._kept.close(self._corpus.revision, self._now)
            save(self._corpus, self._into, self._state, self._kept)

    def _own(self, page: Address) -> str:
        """Name what a page rests on beside records."""
        match page.page:
            case "claim":
                return digest(_changes(self._corpus, self._history, page))
            case "actor" | "source":
                return ""
            case "file":
                return self._digests["/".join(page.words)].hex()
            case "check":  # by day, and by what stands beside the corpus
                return digest(self._whole, date.today().isoformat(), time_ns())
        return self._whole

    def _job(self, pages: tuple[Address, ...]) -> Job:
        part = _part(self._corpus, self._history, pages)
        return Job(
            self._corpus.root, self._corpus.revision, self._into, self._language, pages, part
        )

    def _beside(self, folder: Folder) -> None:
        """Write what is no page: assets, the index, feeds, how the record is cited."""
        for name, (content, _) in assets().items():
            folder.put(f"-/{name}", content)
        named = title(self._corpus)
        own = digest(self._whole, self._base)
        self._kept_beside(folder, _INDEX, own, lambda: self._index(named))
        self._kept_beside(folder, _FEEDS, own, lambda: self._feeds(named))

    def _kept_beside(
        self, folder: Folder, name: str, own: str, make: Callable[[], Iterator[tuple[str, str]]]
    ) -> None:
        if self._kept.holds(name, own, self._into):
            folder.files.update(file for file, *_ in self._kept.made[name].files)
        else:
            listed = tuple(folder.put(file, content) for file, content in make())
            self._kept.add([(name, own, listed)], {})

    def _index(self, named: str) -> Iterator[tuple[str, str]]:
        yield "-/index.js", index(self._corpus)
        yield "CITATION.cff", _citation(named, self._corpus.revision, self._base)
        if self._base:
            yield "sitemap.xml", _sitemap(self.pages, self._base)

    def _feeds(self, named: str) -> Iterator[tuple[str, str]]:
        found = feeds(self._corpus)
        for name in FEEDS:
            file = f"{name}.atom"
            yield file, atom(named, file, getattr(found, name), self._base, found.day)


def _part(corpus: Corpus, known: History, pages: tuple[Address, ...]) -> History:
    """The history of the files of some claims, which is what their pages show."""
    found = (corpus.record("claim", page.words[0]) for page in pages if page.page == "claim")
    return of_files(known, (claim.origin.file for claim in found if claim))


def _changes(corpus: Corpus, known: History, page: Address) -> History:
    return _part(corpus, known, (page,)) if known else {}


def _drawn(jobs: list[Job], pages: int) -> Iterator[DrawnBatch]:
    """Draw all batches; in processes of their own where that is sooner."""
    count = min(_processors(), len(jobs), _PROCESSES)
    if pages <= _FEW or count < 2:
        yield from map(draw, jobs)
        return
    # Those of most work first, so that no process waits long for the last.
    jobs = sorted(jobs, key=lambda job: job.pages[0].page not in ("actor", ""))
    try:
        with pool(count) as workers:
            drawing = deque(workers.submit(draw, job) for job in jobs)
            while drawing:
                yield drawing.popleft().result()
    except BrokenProcessPool:
        message = "a process that drew pages was ended, as where memory is short"
        raise CorpusError(message, "write the site again: it goes on where it was") from None


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
