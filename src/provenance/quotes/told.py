"""Whose words quotations are shown as, held to the quotation marks of their document.

Found is only what the marks leave no doubt of (`provenance.quotes.marks`), in a document whose
author is on record and is not the speaker: an author's own sentences need no marks.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from provenance.model.records import Source, Statement
from provenance.model.slice import Slice
from provenance.model.vocabulary import EXPLICIT, GROUP, PARAPHRASE
from provenance.quotes.extract.extracted import MAX_TEXT
from provenance.quotes.extract.reading import HTML, MARKDOWN, PLAIN
from provenance.quotes.library import Held
from provenance.quotes.marks import INSIDE, OUTSIDE, Marks
from provenance.quotes.normalise import Text
from provenance.quotes.vault import Vault
from provenance.quotes.verify import Checked, Located
from provenance.store.files import guarded

NOT_QUOTED: Final = "not quoted"
"""Given as the speaker's own words, which the document does not quote."""

QUOTED: Final = "quoted"
"""Marked as a paraphrase, though the document quotes these words."""

_WRITTEN: Final = frozenset({"web-page", "article", "report", "book", "dispatch", "document"})
"""Kinds of sources that tell what others said; of a recording there is but a transcript."""

_SET_APART: Final = re.compile(
    rb"<q[\s>]|<[^<>]{0,400}quot|^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?>",
    re.IGNORECASE | re.MULTILINE,
)
"""What sets quotations apart in HTML and Markdown, which the text alone no longer shows."""

_LEAST: Final = 3
"""Words of a paraphrase that are no mere name."""


class _Document(NamedTuple):
    """A document as its quotation marks are looked at."""

    marks: Marks
    shows_all: bool
    """Whether the text shows everything that can set a quotation apart."""
    beside: bool
    """Whether a passage must hold marks for words outside of them to count."""


def misgiven(
    checked: Iterable[Checked], held: Held | None, vault: Vault, slice: Slice
) -> list[tuple[Checked, str]]:
    """Say which quotations of one document are shown as whose words they are not.

    Args:
        checked: the quotations of the document.
        held: the document; nothing is said without its text.
        vault: where it is kept.
        slice: the records.

    Returns:
        Each with *not quoted* or *quoted*.
    """
    verified = [one for one in checked if one.passes and one.found]
    told = [one for one in verified if _tells_of_others(one, slice)]
    if not told or held is None or held.text is None:
        return []
    document = _document(held.text, held, vault)
    beside = _Beside(verified, document.marks)
    found = []
    for one in told:
        attribution = one.quotation.statement.attribution
        if attribution == PARAPHRASE and beside.is_quoted(one):
            found.append((one, QUOTED))
        elif attribution in {None, EXPLICIT} and _is_told(one, document, slice.sources):
            found.append((one, NOT_QUOTED))
    return found


def _document(text: Text, held: Held, vault: Vault) -> _Document:
    marks = Marks(text.original)
    kind = held.media_type.partition(";")[0]
    marked_up = kind in {HTML, MARKDOWN}
    shows_all = kind == PLAIN or (marked_up and marks.quotes and not _sets_apart(vault, held))
    return _Document(marks, shows_all, marked_up)


def _sets_apart(vault: Vault, held: Held) -> bool:
    try:
        data = guarded.read(vault.folder / held.sha256, MAX_TEXT)
    except OSError:
        return True
    return b"\0" in data or _SET_APART.search(data) is not None


def _is_told(one: Checked, document: _Document, sources: Mapping[str, Source]) -> bool:
    """Whether words stand outside quotation marks, wherever they stand in the document."""
    marks = document.marks
    utterance = sources.get(one.quotation.statement.said_in or "")
    heard = utterance is not None and utterance.seen
    if heard or not document.shows_all or not marks.quotes:
        return False
    return all(
        marks.around(place.at) == OUTSIDE
        and (marks.quotes_beside(place.at[0][0]) or not document.beside)
        for place in (*one.found, *one.elsewhere)
    )


class _Beside:
    """The quotations of a document: which belong together, and which the same marks hold."""

    def __init__(self, verified: Iterable[Checked], marks: Marks) -> None:
        self._marks = marks
        self._of: defaultdict[str, list[Checked]] = defaultdict(list)
        self._between: defaultdict[tuple[int, int], list[Statement]] = defaultdict(list)
        for one in verified:
            self._of[one.quotation.statement.id].append(one)
            for place in one.found:
                self._between[self._stretch(place)].append(one.quotation.statement)

    def is_quoted(self, one: Checked) -> bool:
        """Whether all words of a statement stand between marks that hold nobody else's."""
        said = one.quotation.statement
        if said.via or said.repeats or len(one.quotation.quote.words.split()) < _LEAST:
            return False
        of_it = self._of[said.id]
        if len(of_it) < len(said.quote) or any(self._around(other) != {INSIDE} for other in of_it):
            return False
        return all(
            _one_speaker(other, said)
            for place in one.found
            for other in self._between[self._stretch(place)]
        )

    def _around(self, one: Checked) -> set[str]:
        return {self._marks.around(place.at) for place in one.found}

    def _stretch(self, place: Located) -> tuple[int, int]:
        """The marks around a place; the place itself where single ones stand right around it."""
        first, last = place.at[0][0], place.at[-1][1]
        return self._marks.enclosing(first, last) or (first, last)


def _one_speaker(first: Statement, second: Statement) -> bool:
    return bool({*first.by, *first.principals} & {*second.by, *second.principals})


def _tells_of_others(one: Checked, slice: Slice) -> bool:
    """Whether a document's author is on record and certainly another than the speaker."""
    source, said = slice.sources[str(one.quotation.source)], one.quotation.statement
    authors = {*source.by, *source.for_, *filter(None, (source.publisher,))}
    speakers = {*said.by, *said.principals}
    if source.kind not in _WRITTEN or not authors or not speakers:
        return False
    return _tied(authors, slice).isdisjoint(_tied(speakers, slice))


def _tied(actors: set[str], slice: Slice) -> set[str]:
    """Actors with all that they were ever part of, spoke for or signed with."""
    reached: set[str] = set()
    waiting = list(actors)
    while waiting:
        actor = waiting.pop()
        if actor in reached:
            continue
        reached.add(actor)
        record = slice.actors.get(actor)
        if record is not None:
            ties = (*record.part_of, *record.speaks_for)
            waiting += [tie.actor for tie in ties]
            if record.kind == GROUP:
                reached.update(tie.actor for tie in record.members)
    return reached
