"""Wikidata's QuickStatements: a statement, with what the record says for and against it.

Nobody but an editor knows which statement of Wikidata a claim is: both are given. The grammar knows
no escape, so what it cannot hold is left out and counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from provenance.derive.clock import Clock
from provenance.derive.positions import positions
from provenance.derive.sides import Sides
from provenance.interchange import leaving, plain
from provenance.interchange.days import without_doubt
from provenance.interchange.lost import Lost
from provenance.model import vocabulary as words
from provenance.model.dates import NO_CUTOFF, YES, Date
from provenance.model.records import Source
from provenance.model.slice import Slice

TRIPLE: Final = re.compile(
    r"(?P<item>Q[1-9]\d*)\|(?P<property>P[1-9]\d*)\|"
    r"(?P<value>Q[1-9]\d*|[+-]\d{4,}-\d\d-\d\dT00:00:00Z/(?:9|10|11)|[+-]?\d+(?:\.\d+)?"
    r'|"[^"\t\n]+"|[a-z][a-z-]*:"[^"\t\n]+")'
)
"""Item, property and value as QuickStatements writes them, parted by bars."""

_DISPUTED_BY: Final = "P1310"
_URL: Final = "S854"
_TITLE: Final = "S1476"
_PUBLISHED: Final = "S577"
_RETRIEVED: Final = "S813"
_SOURCE: Final = frozenset({"url", "title", "language", "published", "accessed"})
"""The fields of a source that leave; of an affirmation nothing leaves than that it is there."""
_PRECISIONS: Final = {4: "9", 7: "10", 10: "11"}


def write(slice: Slice, claim: str, triple: str, left: Counter[str], lost: Lost) -> Iterator[str]:
    """Write the line of a statement, with its references and by whom it is disputed.

    Nothing is written where nobody plainly affirms the claim in a source with an address.

    Args:
        slice: holds the claim and all that its answer needs.
        claim: the claim that the statement makes.
        triple: the statement, of the form of `TRIPLE`.
        left: what was left out is counted here.
        lost: and here, what does not leave of what does.
    """
    clock = Clock(slice)
    references: dict[str, list[str]] = {}
    for statement, why_not in leaving.said(slice, clock, slice.claims[claim]):
        source = slice.sources.get(statement.source or statement.said_in or "")
        if why_not and why_not != leaving.DENIED:
            left[f"statements {why_not}"] += 1
        elif not why_not and (source is None or not source.url):
            left["affirmations whose source has no address"] += 1
        elif not why_not and source is not None:
            lost.of("statement", statement, ("source", "said-in"))
            if source.id not in references:
                lost.of("source", source, _SOURCE)
                references[source.id] = list(_reference(source, left))
    if not any(references.values()):
        return
    lost.of("claim", slice.claims[claim], ("source",))
    cells = triple.split("|", 2)
    for denier in _deniers(slice, clock, claim, left):
        cells += [_DISPUTED_BY, denier]
    for number, reference in enumerate(filter(None, references.values())):
        first, *rest = reference
        cells += [f"!{first}" if number else first, *rest]
    yield "\t".join(cells) + "\n"


def _deniers(slice: Slice, clock: Clock, claim: str, left: Counter[str]) -> Iterator[str]:
    """The items of those whose position is certainly a denial."""
    for held in positions(slice, clock, Sides(slice), claim, NO_CUTOFF):
        if not held.denies or held.certain is not YES:
            continue
        if all(slice.statements[id].form == words.BLANKET for id in held.statements):
            left["blanket denials, which name no statement"] += 1
            continue
        if all(leaving.doubt(slice.statements[id]) for id in held.statements):
            left["denials hedged, repeated or of unsure attribution"] += 1
            continue
        actor = slice.actors.get(held.actor)
        items = [one[9:] for one in actor.same_as if one.startswith("wikidata:")] if actor else []
        if len(items) == 1:
            yield items[0]
        else:
            left["deniers without one id of Wikidata (`same-as`)"] += 1


def _reference(source: Source, left: Counter[str]) -> Iterator[str]:
    url = plain.web(source.url or "")
    if url is None or '"' in url:
        left["sources whose address the grammar cannot hold"] += 1
        return
    yield from (_URL, f'"{url}"')
    if re.search(r'["\t\n\r|]', source.title):
        left["titles that the grammar cannot hold"] += 1
    elif source.language and re.fullmatch("[a-z]{2,3}", source.language):
        yield from (_TITLE, f'{source.language}:"{source.title}"')
    for key, date in ((_PUBLISHED, source.published), (_RETRIEVED, source.accessed)):
        if date is not None:
            day = _day(date)
            if day:
                yield from (key, day)
            else:
                left["dates that are no plain day, month or year"] += 1


def _day(date: Date) -> str | None:
    text = without_doubt(date) or ""
    precision = _PRECISIONS.get(len(text))
    if precision is None or text.startswith("0000"):
        return None
    return f"+{text}{'-00' * (2 - text.count('-'))}T00:00:00Z/{precision}"
