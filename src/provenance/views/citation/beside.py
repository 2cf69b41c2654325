"""What of a source's record a format has no field for, in words to stand beside its entry."""

from collections.abc import Iterator

from provenance.answers.citation import Citation
from provenance.views.citation.address import web


def beside(cited: Citation) -> Iterator[str]:
    """Sentences: that it was not seen, that there is no address or no web link, its copies."""
    if not cited.seen:
        yield "The source was not seen and is known only through others."
    if cited.url is None:
        yield "No address on record."
    elif web(cited.url) is None:
        yield f"Address recorded, but no web link: {cited.url}"
    for copy in cited.archive:
        yield f"Archived copy: {copy}"
