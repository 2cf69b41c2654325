"""Checking and mending a corpus as it lies on disk, as often as the fixes need."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from provenance.checks.config import configure
from provenance.checks.fixes import Mended, mend
from provenance.checks.run import check as run
from provenance.model.findings import Report
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.files import atomic, private
from provenance.store.index.database import Progress

_ROUNDS: Final = 10
"""How often fixes are made until no more can be; two are usual."""

Only = Callable[[str], bool]
"""Tells of a file whether what is found there is wanted."""


class Fixed(NamedTuple):
    """How many findings were mended, and the file and the reason of each fix that was refused."""

    number: int
    refused: tuple[tuple[str, str], ...]


def check(
    corpus: Corpus,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    only: Only | None = None,
) -> Report:
    """Find what is wrong or doubtful in a corpus, as of today.

    Args:
        corpus: the corpus, opened.
        select: rules by code, name or family; those of its settings if none.
        ignore: rules to leave out.
        only: tells of a file whether its findings are wanted; of all if None.

    Raises:
        CorpusError: the settings are wrong, or there is no such rule.
    """
    config = configure(corpus.settings.check, select, ignore)
    return run(corpus, config, date.today().toordinal(), only)


def mended(
    corpus: Corpus,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    only: Only | None = None,
    *,
    unsafe: bool = False,
) -> list[Mended]:
    """Work out what the fixes of all that `check` finds make of each file; nothing is written."""
    return mend(corpus, check(corpus, select, ignore, only).findings, unsafe=unsafe)


def fix(
    root: Path,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    only: Only | None = None,
    *,
    unsafe: bool = False,
    progress: Progress | None = None,
) -> Fixed:
    """Make the fixes of all that `check` finds, again until there are no more.

    Args:
        root: the corpus's folder.
        select: rules by code, name or family; those of its settings if none.
        ignore: rules to leave out.
        only: tells of a file whether it may be mended; all may if None.
        unsafe: also make fixes that could change who said what.
        progress: told of files done and files to do, when any must be read.

    Raises:
        CorpusError: the corpus cannot be checked, or a file changed meanwhile.
    """
    number, refused = 0, dict[tuple[str, str], None]()
    with private.turn(root):
        for _ in range(_ROUNDS):
            with open_corpus(root, progress=progress) as corpus:
                made = mended(corpus, select, ignore, only, unsafe=unsafe)
            refused |= {(one.file, reason): None for one in made for reason in one.refused}
            changed = [one for one in made if one.after != one.before]
            for one in changed:
                atomic.write(root / one.file, one.after, one.before)
            number += sum(one.number for one in changed)
            if not changed:
                break
    return Fixed(number, tuple(refused))
