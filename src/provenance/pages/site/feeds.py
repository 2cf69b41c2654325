"""What changed, as Atom feeds: statements that were added, headlines that turned."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from provenance.history.claims import ClaimChange
from provenance.history.diff import diff
from provenance.history.repository import Commit, Repository
from provenance.history.statements import ADDED
from provenance.pages.address import Address
from provenance.pages.links import file_of
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.views.changes import statement_blocks
from provenance.views.diff import headline
from provenance.views.document import text
from provenance.views.visible import shown

_COMMITS: Final = 10
"""So many of the newest commits that touched the record are told of."""
_ENTRIES: Final = 200


class FeedEntry(NamedTuple):
    """An entry of a feed."""

    id: str
    title: str
    summary: str
    page: str
    day: str
    author: str


class Feeds(NamedTuple):
    """The newest entries of each feed, and the day on which the record was last changed."""

    statements: tuple[FeedEntry, ...]
    headlines: tuple[FeedEntry, ...]
    day: str


def feeds(corpus: Corpus) -> Feeds:
    """What the newest commits added and turned, of claims that are still there.

    There is nothing where there is no history; then the day is that of the newest file.
    """
    try:
        repository = Repository(corpus.root)
        day = repository.commit("HEAD").date[:10]
    except CorpusError:
        return Feeds((), (), _written(corpus))
    statements: list[FeedEntry] = []
    headlines: list[FeedEntry] = []
    for commit, claim in _changes(corpus, repository):
        if corpus.record("claim", claim.claim) is None:
            continue  # there is no page to lead to
        statements += _added(corpus, commit, claim)
        if claim.before and claim.after and claim.before != claim.after:
            headlines.append(_turned(commit, claim))
    return Feeds(tuple(statements[:_ENTRIES]), tuple(headlines[:_ENTRIES]), day)


def atom(title: str, name: str, entries: Iterable[FeedEntry], base: str, day: str) -> str:
    """A feed as Atom.

    Args:
        title: what it is called.
        name: its file.
        entries: the newest first.
        base: the site's address, ending in ``/``; empty where it is not known.
        day: when it was last changed, if no entry says.
    """
    found = list(entries)
    updated = found[0].day if found else day
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(title)}</title>",
        f"<id>{_xml(base + name if base else f'urn:provenance:{name}')}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f'<link rel="self" href={quoteattr(base + name)}/>',
    ]
    for entry in found:
        lines += [
            "<entry>",
            f"<title>{_xml(entry.title)}</title>",
            f"<id>urn:provenance:{_xml(entry.id)}</id>",
            f"<updated>{entry.day}T00:00:00Z</updated>",
            f"<author><name>{_xml(entry.author)}</name></author>",
            f"<link href={quoteattr(base + entry.page)}/>",
            f"<summary>{_xml(entry.summary)}</summary>",
            "</entry>",
        ]
    return "\n".join((*lines, "</feed>", ""))


def _written(corpus: Corpus) -> str:
    """The day on which the last of the files was written, in UTC."""
    times = [0.0]
    for file in corpus.files():
        with suppress(OSError):
            times.append((corpus.root / file).stat().st_mtime)
    return datetime.fromtimestamp(max(times), UTC).date().isoformat()


def _changes(corpus: Corpus, repository: Repository) -> Iterator[tuple[Commit, ClaimChange]]:
    touched = (step.commit for step in repository.steps() if step.touched)
    for commit in islice(touched, _COMMITS):
        try:
            found = diff(corpus, f"{commit.id}^", commit.id)
        except CorpusError:  # it has no parent here: the first one, or a shallow clone's last
            return
        yield from ((commit, claim) for claim in found.claims)


def _added(corpus: Corpus, commit: Commit, claim: ClaimChange) -> Iterator[FeedEntry]:
    for change in claim.statements:
        if change.change == ADDED:
            told = " ".join(text(block.line) for block in statement_blocks(change))
            still = corpus.claim_of_statement(change.said.statement) == claim.claim
            place = f"#{change.said.statement}" if still else ""
            page = f"{file_of(Address('claim', (claim.claim,)))}{place}"
            id = f"{commit.id}:{change.said.statement}"
            yield FeedEntry(id, claim.text, told, page, commit.date[:10], commit.author)


def _turned(commit: Commit, claim: ClaimChange) -> FeedEntry:
    page = file_of(Address("claim", (claim.claim,)))
    told = text(headline(claim))
    id = f"{commit.id}:{claim.claim}"
    return FeedEntry(id, claim.text, told, page, commit.date[:10], commit.author)


def _xml(value: str) -> str:
    return escape(shown(value))
