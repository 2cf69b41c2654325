"""What the commands on quotations and sources share."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.context import corpus as open_context
from provenance.cli.context import left_out
from provenance.quotes.errors import QuotesError
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


@contextmanager
def opened(explicit: str | None, *, to_write: bool = False) -> Iterator["Corpus"]:
    """Open the corpus; what is wrong with vault, lock or a document ends the program with 2.

    Other commands that write wait meanwhile if this is one. Says at the end which records were
    left out.
    """
    with _waiting(explicit) if to_write else nullcontext(), open_context(explicit) as corpus:
        try:
            yield corpus
        except QuotesError as error:
            raise CorpusError(error.message, error.help) from None
        left_out(corpus)


@contextmanager
def _waiting(explicit: str | None) -> Iterator[None]:
    from provenance.cli.context import fail
    from provenance.store.files.discovery import find_root
    from provenance.store.files.private import turn

    try:
        with turn(find_root(Path.cwd(), explicit)):
            yield
    except CorpusError as error:
        fail(error)


def known(corpus: "Corpus", id: str, kinds: tuple[str, ...]) -> str:
    """Check that a record of one of these kinds has this id.

    Raises:
        CorpusError: none has; the help names the nearest.
    """
    if set(corpus.kind_of(id)) & set(kinds):
        return id
    from provenance.model.spelling import nearest
    from provenance.store.search.suggest import near_names, suggest

    near = nearest(id, [other for kind in kinds for other in corpus.ids(kind)])
    for kind in kinds:
        found = suggest(corpus, [id], kind) if kind == "claim" else near_names(corpus, id, kind)
        near = near or next((one for one in found if corpus.record(kind, one)), "")
    help = f"did you mean `{near}`?" if near else "`provenance search` finds records by any word"
    raise CorpusError(f"no {' or '.join(kinds)} has the id `{id}`", help)
