"""What is wrong with quotations that are to be cited."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from provenance.quotes import lock as locks
from provenance.quotes.library import Library
from provenance.quotes.quotation import quotations
from provenance.quotes.verify import UNVERIFIED, verify

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def doubts(
    corpus: "Corpus", claims: Iterable[str], statements: Iterable[str]
) -> Mapping[tuple[str, int], str]:
    """Say of each quotation of some statements, by statement and number, what is wrong with it.

    The text is empty where the quotation is verified, by the document or by the lock; else it
    begins with "not verified".

    Raises:
        QuotesError: the vault or the lock file cannot be used.
    """
    wanted = set(statements)
    lock = locks.read(corpus.root)
    found: dict[tuple[str, int], str] = {}
    for _, slice in corpus.slices(sorted(set(claims))):
        library = Library(corpus.root, slice.sources)
        concerned = [one for one in quotations(slice) if one.statement.id in wanted]
        for one in verify(concerned, slice.sources, library, lock):
            key = (one.quotation.statement.id, one.quotation.number)
            found[key] = "" if one.passes else _said(one.verdict)
    return found


def _said(verdict: str) -> str:
    return "not verified" if verdict == UNVERIFIED else f"not verified: {verdict}"
