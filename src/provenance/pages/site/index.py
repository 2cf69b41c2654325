"""What the search of a site looks through: a line a record, written as a script.

A page that was opened from a disk may not fetch anything, but may load a script beside it.
"""

import json
from collections.abc import Iterator

from provenance.answers.memo import Memo
from provenance.store.corpus import Corpus
from provenance.views.visible import shown
from provenance.views.wording import status

_BEGIN = "window.provenanceIndex="
_END = ";\n"
_QUOTED = 300
"""Characters of a claim's quotations that are looked through."""


def index(corpus: Corpus) -> str:
    """The records of a corpus: kind, id, what is shown, what else is looked through, status."""
    rows = list(_rows(corpus))
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{_BEGIN}{shown(text)}{_END}"


def read_index(script: str) -> Iterator[tuple[str, str]]:
    """Read the kind and id of each record out of the script again.

    Raises:
        ValueError: it is another script.
    """
    for kind, id, *_ in json.loads(script.removeprefix(_BEGIN).removesuffix(_END)):
        yield kind, id


def _rows(corpus: Corpus) -> Iterator[tuple[str, ...]]:
    known = Memo(corpus).of()
    for claim in corpus.each("claim"):
        quoted = " ".join(q.words for s in claim.said for q in s.quote)[:_QUOTED]
        topics = " ".join(claim.topics)
        headline = known[claim.id].headline if claim.id in known else ""
        yield "claim", claim.id, claim.text, f"{topics} {quoted}".strip(), status(headline)
    for actor in corpus.each("actor"):
        yield "actor", actor.id, actor.name, " ".join(actor.aka), actor.kind
    for source in corpus.each("source"):
        yield "source", source.id, source.title, "", source.kind
