"""Which quotations the lock files at two moments vouch for, whoever has the documents or not."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.history.git import blobs
from provenance.history.past import Moment
from provenance.history.repository import Repository
from provenance.model.slice import Slice
from provenance.quotes import lock as locks
from provenance.quotes.errors import QuotesError
from provenance.quotes.library import UNREADABLE, Held
from provenance.quotes.lock import Lock
from provenance.quotes.quotation import Quotation, quotations
from provenance.quotes.verify import check
from provenance.store.errors import CorpusError

_UNREAD: Final = "documents are not read here"


UNVERIFIED: Final = "unverified"
NOT_VERIFIED: Final = "not-verified"
VERIFIED: Final = "verified"


class QuotationChange(NamedTuple):
    """A quotation that the lock no longer vouches for: ``unverified``; a new one: ``not-verified``.

    A third kind, ``verified``, is what it vouches for now and did not before.
    """

    change: str
    statement: str
    words: str
    reason: str


def read_lock(repository: Repository, moment: Moment) -> Lock:
    """Read the lock file of a moment; one that cannot be read vouches for nothing.

    Raises:
        CorpusError: the lock file of the files as they are cannot be read.
    """
    if moment.commit is None:
        try:
            return locks.read(repository.root)
        except QuotesError as error:
            raise CorpusError(error.message, error.help) from None
    oid = repository.file(moment.commit.id, locks.FILE)
    if not oid:
        return Lock()
    with blobs(repository.root) as taken:
        return locks.parse(taken.content(oid).decode("utf-8", "replace"))


def touched(before: Lock, after: Lock) -> set[str]:
    """Name the statements whose entries in two locks differ."""
    return {entry.statement for entry in {*before.entries} ^ {*after.entries}}


def changes(
    before: tuple[Slice, Lock], after: tuple[Slice, Lock], claim: str
) -> Iterator[QuotationChange]:
    """List the quotations of a claim of which a lock says something else before and after."""
    was, now = (dict(_judged(slice, lock, claim)) for slice, lock in (before, after))
    for words, (statement, passes, reason) in now.items():
        verified = was.get(words)
        if not passes and (verified is None or verified[1]):
            change = UNVERIFIED if verified else NOT_VERIFIED
            yield QuotationChange(change, statement, words[0], reason)
        elif passes and verified is not None and not verified[1]:
            yield QuotationChange(VERIFIED, statement, words[0], "")


def _judged(
    slice: Slice, lock: Lock, claim: str
) -> Iterator[tuple[tuple[str, str], tuple[str, bool, str]]]:
    record = slice.claims.get(claim)
    if record is None:
        return
    for one in quotations(Slice([record], [], slice.sources.values())):
        yield (one.quote.words, one.source or ""), _verdict(one, slice, lock)


def _verdict(one: Quotation, slice: Slice, lock: Lock) -> tuple[str, bool, str]:
    held = Held(one.source, UNREADABLE, reason=_UNREAD) if one.source else None
    found = check(one, slice.sources.get(one.source or ""), held, lock)
    return one.statement.id, found.passes, found.reason
