"""A quotation into a statement that is there: its words, and its place in the source."""

from typing import TYPE_CHECKING

from provenance.authoring import compose
from provenance.authoring.amend import amend
from provenance.authoring.change import Change
from provenance.authoring.rename import relocked, retargeted
from provenance.model.identity import computed_id
from provenance.model.records import Quote, Statement
from provenance.quotes.quotation import read_in
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def statement_to_quote(corpus: "Corpus", id: str, source: str) -> Statement:
    """Give the statement that is to get a quotation from a source, as its file has it.

    Raises:
        CorpusError: there is none, or it was read in another source.
    """
    claim = corpus.record("claim", corpus.claim_of_statement(id) or "")
    said = next((one for one in claim.said if one.id == id), None) if claim else None
    if claim is None or said is None:
        help = "`provenance statements --format csv` lists the ids of statements"
        raise CorpusError(f"there is no statement `{id}`", help)
    sources = {one.id: one for one in corpus.each("source")}
    held_to = read_in(said._replace(source=said.source or claim.source), sources)
    if held_to not in (None, source):
        raise CorpusError(
            f"statement `{id}` was read in `{held_to}`, not in `{source}`",
            "quote it from there, or write another statement: leave --into out",
        )
    return said


def quoted_into(
    corpus: "Corpus", said: Statement, source: str, at: str, quote: Quote
) -> list[Change]:
    """Plan a statement's quotation, and its place where the statement does not point there.

    Its id follows, where it is made of what is quoted, with all that names it.

    Args:
        corpus: the corpus, opened.
        said: the statement, of `statement_to_quote`.
        source: where it is read.
        at: the place to point at; "" where the statement points there already.
        quote: the words.

    Raises:
        CorpusError: it quotes these words already, or its file cannot be changed.
    """
    if any(one.words == quote.words for one in said.quote):
        raise CorpusError(f"statement `{said.id}` quotes these words already")
    claim = corpus.record("claim", said.claim)
    assert claim is not None
    after = said._replace(quote=(*said.quote, quote), at=(*said.at, *([at] if at else [])))
    keys = ["quote", "at"]
    if not (said.source or claim.source or said.said_in):
        after = after._replace(source=source)
        keys.append("source")
    change = amend(corpus, "statement", said.id, compose.statement_values(after), keys)
    id, dot, number = said.id.partition(".")
    ids = {said.id: f"{computed_id(after)}{dot}{number}"} if id == computed_id(said) else {}
    return [
        *retargeted(corpus, {change.file: change.after}, ids),
        *relocked(corpus, ids, {}),
    ]
