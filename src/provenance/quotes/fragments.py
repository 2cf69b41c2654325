"""Links that open a page at the quoted words (``#:~:text=``, the Text Fragments specification)."""

from urllib.parse import quote, urldefrag

from provenance.model.records import Quote
from provenance.quotes.match import ELISION


def link(url: str, quoted: Quote) -> str:
    """The address of a page with a directive to find and highlight a quotation.

    Of an elided quotation the first and the last part are named: a browser marks all between.
    """
    parts = [part.strip() for part in ELISION.split(quoted.words) if part.strip()]
    directive = ",".join(_encode(part) for part in ((parts[0], parts[-1]) if parts[1:] else parts))
    if quoted.prefix:
        directive = f"{_encode(quoted.prefix)}-,{directive}"
    if quoted.suffix:
        directive += f",-{_encode(quoted.suffix)}"
    page, fragment = urldefrag(url)
    return f"{page}#{fragment}:~:text={directive}"


def _encode(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
