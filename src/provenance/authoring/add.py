"""One more statement on a claim that is there."""

from typing import TYPE_CHECKING

from provenance.authoring.change import Change
from provenance.authoring.compose import Values
from provenance.authoring.insert import with_statement
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def add(corpus: "Corpus", stance: str, claim: str, values: Values) -> Change:
    """Plan a statement's addition to its claim's file.

    Args:
        corpus: the corpus, opened.
        stance: one of the six stances.
        claim: the claim's id.
        values: the statement's keys.

    Raises:
        CorpusError: there is no such claim, the values are wrong, or the file cannot be added to.
    """
    record = corpus.record("claim", claim)
    if record is None:
        raise CorpusError(f"there is no claim `{claim}`", f"start it with `new claim {claim}`")
    if not values.get("by") and not values.get("said-in"):
        raise CorpusError("nobody says it", "give --by, or --said-in with an utterance")
    file = record.origin.file
    text = corpus.text(file)
    if text is None:
        raise CorpusError(f"{file} can no longer be read")
    return Change(file, text, with_statement(file, text, record.origin.document, stance, values))
