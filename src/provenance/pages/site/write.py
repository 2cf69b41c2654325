"""Writing a site: every page, its data, the index, feeds; and again only what is another."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from provenance.model.tuples import NamedTuple
from provenance.pages.address import FORMATS, Address
from provenance.pages.assets import assets
from provenance.pages.catalogue import texts
from provenance.pages.links import SiteLinks, file_of
from provenance.pages.models import build
from provenance.pages.questions import ask, written
from provenance.pages.rendering import Around, render
from provenance.pages.site.feeds import atom, feeds
from provenance.pages.site.index import index
from provenance.pages.site.plan import LISTS, Plan
from provenance.pages.titles import title
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.errors import CorpusError
from provenance.store.files import guarded
from provenance.store.files.atomic import put

_RECORD: Final = "-/site.json"
"""Lists the files of a site: what it has no longer is deleted, and nothing else ever."""
_AT_ONCE: Final = 500
"""Pages that are written before what was fetched for them is let go."""
_ALL: Final = "99999"


class Done(NamedTuple):
    """How many files a site has, and how many were written, or deleted, this time."""

    files: int
    written: int
    deleted: int


class _Folder:
    """The folder of a site: files are written where they are another, and listed."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self.files: set[str] = set()
        self.written = 0

    def put(self, name: str, content: str | bytes) -> None:
        data = content.encode("utf-8") if isinstance(content, str) else content
        self.files.add(name)
        path = self.into / name
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, data, durable=False)
        self.written += 1


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
        told: is told how many pages of how many are done.

    Raises:
        CorpusError: the folder holds something else, or cannot be written.
    """
    base = f"{base.rstrip('/')}/" if base else ""
    before = _before(into)
    folder = _Folder(into)
    plan = Plan(corpus)
    pages = list(plan.pages())
    try:
        for start in range(0, len(pages), _AT_ONCE):
            with _as_it_was(corpus) as opened:
                for number, address in enumerate(pages[start : start + _AT_ONCE], start + 1):
                    for name, text in _page(opened, plan, address, language):
                        folder.put(name, text)
                    if told is not None:
                        told(number, len(pages))
        for name, content in _others(corpus, pages, base):
            folder.put(name, content)
        deleted = _tidy(into, before - folder.files)
        folder.put(_RECORD, json.dumps({"files": sorted(folder.files)}, indent=0) + "\n")
    except OSError as error:
        raise CorpusError(f"cannot write {into}: {error.strerror or error}") from None
    return Done(len(folder.files), folder.written, deleted)


@contextmanager
def _as_it_was(corpus: Corpus) -> Iterator[Corpus]:
    """The corpus, opened again: what was fetched for other pages need not be held."""
    with open_corpus(corpus.root) as opened:
        if opened.revision != corpus.revision:
            message = "files of the corpus changed while its site was written"
            raise CorpusError(message, "write it again")
        yield opened


def _page(corpus: Corpus, plan: Plan, address: Address, language: str) -> Iterator[tuple[str, str]]:
    """A page and its data."""
    file = file_of(address)
    links = SiteLinks(file, plan.has)
    built = build(corpus, address, texts(language))
    formats = tuple(FORMATS) if built.answer is not None else ()
    around = Around(
        title=title(corpus), address=address, language=language, formats=formats, nav=plan.nav()
    )
    yield file, render(built.template, around, links, built.model, built.known)
    if built.answer is not None:
        answer = built.answer
        if address.page in LISTS:  # as data all of it, not only what a page can show
            answer = ask(corpus, address._replace(query=(("limit", _ALL),)))._replace(asked=())
        for format in formats:
            yield file_of(address._replace(format=format)), written(answer, format)


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


def _before(into: Path) -> set[str]:
    """The files of the site that the folder holds; refuses one that holds something else."""
    if not into.exists():
        return set()
    if not into.is_dir():
        raise CorpusError(f"{into} is no folder", "name one that is empty or not there yet")
    try:
        listed = json.loads(guarded.read(into / _RECORD))["files"]
        return {str(name) for name in listed}
    except FileNotFoundError:
        if any(into.iterdir()):
            message = f"{into} holds other files, which a site would mix with"
            help = "name a folder that is empty or not there yet"
            raise CorpusError(message, help) from None
        return set()
    except (OSError, ValueError, KeyError, TypeError):
        help = "delete the folder, and write the site anew"
        raise CorpusError(f"{into}/{_RECORD} is not as it was written", help) from None


def _tidy(into: Path, gone: set[str]) -> int:
    """Delete files that the site had and has no longer; only such as lie inside it."""
    deleted = 0
    for name in sorted(gone):
        parts = name.split("/")
        path = into.joinpath(*parts)
        if ".." in parts or (path.is_absolute() and not name) or not path.is_file():
            continue
        if path.resolve().is_relative_to(into.resolve()):
            path.unlink()
            deleted += 1
    return deleted
