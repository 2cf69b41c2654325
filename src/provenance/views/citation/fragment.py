"""Links that open a page at quoted words (``#:~:text=``, the WICG's Text Fragments)."""

from typing import Final

from provenance.model.records import Quote
from provenance.quotes.fragments import link

_LONGEST: Final = 300
"""Characters; longer quotations are not sought in the page, of which a link would be endless."""


def fragment(page: str, quote: Quote) -> str | None:
    """The address of a page with a directive that finds a quotation in it.

    None where the quotation is too long, or holds nothing that could be found.
    """
    if len(quote.words) > _LONGEST or not any(c.isalnum() for c in quote.words):
        return None
    return link(page.partition(":~:")[0], quote)  # it may be recorded with such a directive
