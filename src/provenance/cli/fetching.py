"""Fetching a source: its bytes are attached, and what the page says of itself is recorded."""

import mimetypes
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from provenance.authoring.names import unused
from provenance.cli.spelling import spelt
from provenance.quotes.errors import QuotesError
from provenance.quotes.web.client import Fetched, fetch
from provenance.quotes.web.page import Page, read

if TYPE_CHECKING:
    from provenance.model.records import Source
    from provenance.store.corpus import Corpus

_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


def fetched(url: str, private: bool) -> tuple[Fetched, Page]:
    """Fetch an address; say over which others it led, and what the page says of itself."""
    got = fetch(url, private=private)
    for hop in got.hops[1:]:
        print(f"note: it leads on to {hop}", file=sys.stderr)
    is_page = got.media_type in ("text/html", "application/xhtml+xml")
    return got, read(got.data) if is_page else Page()


def described(
    corpus: "Corpus", url: str, got: Fetched, page: Page, told: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Give the id of the source, and what is to be recorded of it: first what was told.

    Names are recorded only of actors that are on record; of others it is said how to add them.
    """
    known = _on_record(corpus, {url, got.url})
    values: dict[str, Any] = {
        "url": got.url,
        "accessed": date.today().isoformat(),
        "published": page.published,
        "language": page.language,
        "publisher": _actor(corpus, "publisher", page.publisher, "outlet"),
        "by": _actor(corpus, "by", page.author, "person"),
    }
    record = corpus.record("source", told["id"] or known or "")
    if record is None:
        values |= {"title": page.title or got.url, "kind": _kind(got.media_type)}
    else:
        _keep(record, values)
    values |= {key: value for key, value in told.items() if value and key != "id"}
    id = told["id"] or known
    id = id or unused("source", str(values["title"]), lambda one: bool(corpus.kind_of(one)))
    return id, {key: value for key, value in values.items() if value}


def _keep(record: "Source", values: dict[str, Any]) -> None:
    """Take out what the record says already; say where the page says otherwise."""
    for key in ("url", "published", "language", "publisher", "by"):
        there = getattr(record, key)
        there = getattr(there, "text", there)  # of a date
        if not there or not values[key]:
            continue
        told = there if isinstance(there, tuple) else (there,)
        if values[key] not in told:
            what = f"`{key}` of `{record.id}` stays, which the page gives as {values[key]}"
            print(f"note: {what}", file=sys.stderr)
        values[key] = ""


def attached(got: Fetched, keep: Callable[[Path], dict[str, Any]]) -> dict[str, Any]:
    """Let a file of the bytes, with an ending that tells what it is, be attached."""
    ending = _ENDINGS.get(got.media_type) or mimetypes.guess_extension(got.media_type) or ".bin"
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"fetched{ending}"
        file.write_bytes(got.data)
        return keep(file)


def _on_record(corpus: "Corpus", urls: set[str]) -> str | None:
    return next((one.id for one in corpus.each("source") if one.url in urls), None)


def _kind(media_type: str) -> str:
    kinds = {"image": "photo", "video": "video", "audio": "audio"}
    if media_type in ("text/html", "application/xhtml+xml"):
        return "web-page"
    return kinds.get(media_type.partition("/")[0], "document")


def _actor(corpus: "Corpus", key: str, name: str, kind: str) -> str:
    from provenance.store.search.resolve import resolve_actor

    if not name:
        return ""
    found = resolve_actor(corpus, name).actors
    if len(found) == 1:
        return found[0].id
    add = spelt("new", "actor", name, f"kind={kind}")
    print(f"note: {key} is “{name}”, which is no actor here: {add}", file=sys.stderr)
    return ""


def copies(corpus: "Corpus", url: str, final: str, find: bool) -> list[str] | None:
    """Give the addresses of archived copies that are to be recorded: looked up, or asked for.

    Args:
        corpus: the corpus, opened.
        url: the address that was named.
        final: the one that it led to.
        find: whether an archive is to be asked.
    """
    from provenance.cli.writing import asking

    if find and (copy := _archived(final)):
        return [copy]
    known = _on_record(corpus, {url, final})
    source = corpus.record("source", known) if known else None
    if not asking() or (source is not None and source.archive):
        return None
    return _asked()


def _asked() -> list[str] | None:
    """Ask for the address of an archived copy until it is one, or there is none."""
    import typer

    from provenance.cli.asking import Stopped, line, say
    from provenance.cli.telling import STOPPED
    from provenance.reading.plans import is_web

    question = "archived copy (its address; Enter if there is none): "
    try:
        while (answer := line(question)) and not is_web(answer):
            say(f"  `{answer}` is no address; write https://… in full")
    except Stopped:
        say("\nnothing was recorded")
        raise typer.Exit(STOPPED) from None
    return [answer] if answer else None


def _archived(url: str) -> str | None:
    """Ask a web archive for a copy; say so where there is none."""
    from provenance.quotes.web.archive import find

    try:
        found = find(url)
    except QuotesError as error:
        print(f"note: {error.message}", file=sys.stderr)
        return None
    if found is None:
        print("note: the Wayback Machine has no copy: save one at web.archive.org", file=sys.stderr)
    return found
