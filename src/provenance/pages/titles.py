"""What a corpus is called on its pages."""

from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError


def title(corpus: Corpus) -> str:
    """The corpus's own title, else its folder's name."""
    try:
        named = corpus.settings.title
    except CorpusError:
        named = None
    return named or corpus.root.absolute().name
