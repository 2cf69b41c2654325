"""CSL-JSON (schema 1.0.2): an item for each source, with what is cited of it in its note."""

import json
from typing import Any, Final

from provenance.views.citation.address import web
from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.dates import csl
from provenance.views.citation.footnote import MARKING
from provenance.views.citation.sentence import Note
from provenance.views.citation.works import Work, works

_TYPES: Final = {
    "web-page": "webpage",
    "report": "report",
    "book": "book",
    "broadcast": "broadcast",
    "interview": "interview",
    "speech": "speech",
    "post": "post",
    "letter": "personal_communication",
    "photo": "graphic",
    "video": "motion_picture",
    "audio": "song",
    "data": "dataset",
}
"""CSL's types for ours; all others are documents. (CSL's "article" is an unpublished paper.)"""


def render(cited: Cited, verdicts: Verdicts) -> str:
    """A JSON list of items."""
    return json.dumps(items(works(cited, verdicts)), ensure_ascii=False, indent=2) + "\n"


def items(found: tuple[Work, ...]) -> list[dict[str, Any]]:
    """The items as JSON holds them; what is not recorded is left out."""
    return [_shown(_item(work)) for work in found]


def _shown(value: Any) -> Any:
    """The same with each text fit for a page of others."""
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return clean(value) if isinstance(value, str) else value


def _item(work: Work) -> dict[str, Any]:
    cited = work.citation
    made: dict[str, Any] = {
        "id": cited.source,
        "type": _TYPES.get(cited.kind or "", "document"),
        "title": cited.title,
        # Which part of a name is the family's is not recorded, so none is cut up.
        "author": [{"literal": author.name} for author in cited.authors],
        "publisher": cited.publisher.name if cited.publisher else None,
        "issued": csl(cited.issued) if cited.issued else None,
        "URL": web(cited.url) if cited.url else None,
        "accessed": csl(cited.accessed) if cited.accessed else None,
        "language": cited.language,
        "note": work.note(MARKING),
        "custom": _custom(work),
    }
    return {key: value for key, value in made.items() if value}


def _custom(work: Work) -> dict[str, Any]:
    """What CSL has no field for, under this program's own words."""
    cited = work.citation
    made = {
        "statements": [_statement(note) for note in work.notes],
        "date": cited.issued,
        "date-inferred": cited.issue_inferred,
        "archive": list(cited.archive),
        "address": cited.url if cited.url and web(cited.url) is None else None,
        "seen": None if cited.seen else "no",
    }
    return {key: value for key, value in made.items() if value}


def _statement(note: Note) -> dict[str, Any]:
    made = {
        "id": note.statement,
        "said": note.lead,
        "locator": list(note.read.locator) if note.read else [],
        "quotes": [
            {
                key: value
                for key, value in {
                    "words": quote.words,
                    "whose": "the source's telling" if note.told else "the speaker's",
                    "language": quote.language,
                    "translation": quote.translation,
                    "doubt": quote.doubt,
                    "link": quote.link,
                }.items()
                if value
            }
            for quote in note.quotes
        ],
    }
    return {key: value for key, value in made.items() if value}
