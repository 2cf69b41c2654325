"""One quotation held to one text."""

from provenance.model.records import Quote, RecordPlace, Statement
from provenance.quotes.quotation import Quotation
from provenance.quotes.verify import against


def judge(words, at=(), *, text, **beside):
    """The verdict on words in a text."""
    quote = Quote(words, **beside)
    s = Statement("s1", "c", "asserted", 0, 1, source="harbour-news", at=tuple(at), quote=(quote,))
    return against(Quotation(s, 1, quote, "harbour-news", RecordPlace("c.yaml", 0, 1)), text)
