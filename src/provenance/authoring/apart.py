"""A change parted from what else a file holds that its branch does not: a commit takes it alone.

The lines of the change are put into the file as the branch has it. That is done only where the
record then says there what it says here: a denial beside an altered claim would be one of another.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from provenance.authoring.change import Change, WouldNotCheck, hold
from provenance.authoring.commit import Committed, Tip, held, merged
from provenance.model.records import Claim
from provenance.reading.reader import read
from provenance.reading.text import decode
from provenance.store.errors import CorpusError
from provenance.store.files.atomic import encoded
from provenance.store.memo.affected import without_place

_HELP: Final = "have these committed first, or ask who wrote them"


class Parted(NamedTuple):
    """What of a file is to be committed, and what of it is left, as a diff."""

    committed: Committed
    left: tuple[str, ...]


def parted(root: Path, change: Change, tip: Tip) -> Parted:
    """Part a change from what else its file holds that is not in the commit it goes upon.

    Args:
        root: the corpus's folder.
        change: what a form does to a file.
        tip: the commit that the next one goes upon.

    Raises:
        CorpusError: the change cannot be told from the rest, or would be another without it.
    """
    there = held(root, tip, change.file)
    before, after = (_lines(text) for text in (change.before, change.after))
    if there is None:
        if change.before is not None:
            message = f"`{change.file}` holds more than your change, and {tip.name} has none of it"
            raise CorpusError(message, _HELP)
        return Parted(Committed(change.file, after.encode()), ())
    text = decode(change.file, there.data).text
    if text is None:
        raise CorpusError(f"`{change.file}` is no text in {tip.name}")
    theirs = _lines(text)
    if theirs == before:
        alone = after
    else:
        found = merged(theirs, before, after)
        if found is None or not _means_the_same(change.file, theirs, before, after, found):
            _refuse(change.file, tip)
        alone = found
        try:
            hold(root, [change._replace(after=alone)])
        except WouldNotCheck:
            _refuse(change.file, tip)
    left = unified_diff(alone.splitlines(), after.splitlines(), tip.name, change.file, lineterm="")
    return Parted(Committed(change.file, encoded(alone, there.data), there.mode), tuple(left))


def _refuse(file: str, tip: Tip) -> NoReturn:
    message = f"`{file}` has lines that {tip.name} has not, on which your change rests or touches"
    raise CorpusError(message, _HELP)


def _lines(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n")


def _means_the_same(file: str, theirs: str, before: str, after: str, found: str) -> bool:
    """Whether a change does to the records of another text what it does to those of its own."""
    here, there = Counter(_said(file, before)), Counter(_said(file, theirs))
    then = Counter(_said(file, after))
    gone, new = here - then, then - here
    touched = {id for (id, *_) in (*gone, *new)}
    same = all(there[one] for one in here if one[0] in touched and one[1] == "")
    same = same and not gone - there and not read(file, found).problems
    return same and Counter(_said(file, found)) == there - gone + new


def _said(file: str, text: str) -> Iterator[tuple[str, str, object]]:
    """What a text records, each statement for itself: whose claim, its stance, and what it says."""
    for record in read(file, text).records:
        record = without_place(record)
        if isinstance(record, Claim):
            for said in record.said:
                yield record.id, said.stance, said._replace(ordinal=0)
            record = record._replace(statements=(), comments=())
        yield record.id, "", record
