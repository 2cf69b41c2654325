"""``provenance site``."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from provenance.cli.context import CorpusOption, fail, left_out
from provenance.cli.context import corpus as open_context
from provenance.cli.pages import needs_web
from provenance.store.errors import CorpusError

_SHOWN: Final = 20
"""Dead links that are told one by one."""


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="An empty folder, or one with such a site.")
    ],
    url: Annotated[
        str, typer.Option("--url", help="Where it will be found, for feeds and the sitemap.")
    ] = "",
    language: Annotated[
        str, typer.Option("--language", help="Of the texts around the record: en or fr.")
    ] = "en",
    check_links: Annotated[
        bool, typer.Option("--check-links", help="Then hold every link to what was written.")
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """The pages as a folder of files, to publish, to mail, or to open from a stick.

    Links are relative, and the search needs no server. Only what is another is written again, and
    what is no longer there is deleted. The texts of sources are never written.

    [bold]Examples[/]

      provenance site public

      provenance site public --url https://example.org/record/ --check-links
    """
    with needs_web():
        from provenance.pages.catalogue import LANGUAGES
        from provenance.pages.site.write import write_site
    if language not in LANGUAGES:
        fail(CorpusError(f"there are no texts in `{language}`", f"write {' or '.join(LANGUAGES)}"))
    if url and not _can_be_followed(url):
        help = "it begins with https:// and a host, and a file's name can be put after it"
        fail(CorpusError(f"`{url}` is no address of a folder of the web", help))
    with open_context(corpus) as opened:
        done = write_site(
            opened, folder, base=url, language=language, told=_told if sys.stderr.isatty() else None
        )
        left_out(opened)
    gone = f", {done.deleted:,} deleted" if done.deleted else ""
    files = "1 file" if done.files == 1 else f"{done.files:,} files"
    print(f"{folder}: {files}, {done.written:,} written{gone}")
    if check_links:
        _check(folder, url)


def _can_be_followed(url: str) -> bool:
    """Whether addresses of files can be made of that of a site."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(' "<>?#') & set(url)
    return plain and parts.scheme in ("https", "http") and bool(parts.hostname)


def _check(folder: Path, url: str) -> None:
    from provenance.pages.site.links import dead_links
    from provenance.views.visible import shown
    from provenance.views.wording import count

    dead = list(dead_links(folder, url))
    for one in dead[:_SHOWN]:
        print(shown(f"{one.page}: {one.link}: {one.why}"), file=sys.stderr)
    if len(dead) > _SHOWN:
        print(f"and {len(dead) - _SHOWN:,} more", file=sys.stderr)
    print(count(len(dead), "dead link") if dead else "no dead link")
    if dead:
        raise typer.Exit(1)


def _told(done: int, of: int) -> None:
    if done == of or not done % 50:
        end = "\n" if done == of else ""
        print(f"\r{done:,} of {of:,} pages", end=end, file=sys.stderr, flush=True)
