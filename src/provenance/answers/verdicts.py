"""The verdicts on quotations that are to be cited."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.model.slice import Slice
from provenance.quotes import lock as locks
from provenance.quotes.library import Library
from provenance.quotes.quotation import quotations
from provenance.quotes.verify import verify

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def verdicts(
    corpus: "Corpus", claims: Iterable[str], statements: Iterable[str]
) -> Mapping[tuple[str, int], str]:
    """Give the verdict on each quotation of some statements, by statement and number.

    It is empty where the quotation is verified, by the document or by the lock.

    Args:
        corpus: where to look.
        claims: the claims that the statements are on.
        statements: ids of the statements.

    Raises:
        QuotesError: the vault or the lock file cannot be used.
    """
    found: dict[tuple[str, int], str] = {}
    wanted = frozenset(statements)
    for _, slice in corpus.slices(sorted(set(claims))):
        found |= verdicts_in(corpus.root, slice, wanted)
    return found


def verdicts_in(
    root: Path, slice: Slice, statements: Iterable[str]
) -> Mapping[tuple[str, int], str]:
    """The same of statements of a Slice.

    Raises:
        QuotesError: the vault or the lock file cannot be used.
    """
    wanted = frozenset(statements)
    concerned = [one for one in quotations(slice) if one.statement.id in wanted]
    checked = verify(concerned, slice.sources, Library(root, slice.sources), locks.read(root))
    return {
        (one.quotation.statement.id, one.quotation.number): "" if one.passes else one.verdict
        for one in checked
    }
