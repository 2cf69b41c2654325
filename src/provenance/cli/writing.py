"""What the commands that write have in common: the corpus, asking, and showing what was done."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from provenance.authoring.change import Change, Note, Rows, carry_out, hold
from provenance.cli.context import discard, fail, raise_damage
from provenance.cli.diff import show
from provenance.store.errors import CorpusError, Damaged
from provenance.store.files import guarded, private
from provenance.store.files.discovery import find_root, scan
from provenance.store.files.nearby import near_file

if TYPE_CHECKING:
    from provenance.cli.progress import Progress
    from provenance.store.corpus import Corpus

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be written; write nothing.")
]

OnlyDiff = Annotated[
    bool,
    typer.Option("--diff", "--dry-run", help="Show what would be written; write nothing."),
]

KindOption = Annotated[
    str | None,
    typer.Option("--kind", help="actor, claim, source or topic, where an id is of several."),
]


@contextmanager
def corpus_to_change(
    explicit: str | None, *, asking: bool = False
) -> Iterator[tuple[Path, "Corpus | None"]]:
    """Give the corpus's folder and the corpus, which is None while there are no files.

    Other commands that write wait meanwhile, unless somebody is still to be asked. A CorpusError
    ends the program with its message and exit code 2.
    """
    from provenance.store.corpus import open_corpus

    try:
        root = find_root(Path.cwd(), explicit)
        with nullcontext() if asking else private.turn(root):
            if scan(root, may_be_empty=True).files:
                with open_corpus(root) as corpus:
                    try:
                        yield root, corpus
                    except Damaged:
                        discard(corpus)
                        raise
                    except Exception as error:
                        raise_damage(corpus, error)
                        raise
            else:
                yield root, None
    except Damaged:
        raise
    except CorpusError as error:
        fail(error)


def finish(
    root: Path,
    changes: Sequence[Change],
    dry_run: bool,
    checked: bool = True,
    rows: Rows | None = None,
    renamed: bool = False,
) -> None:
    """Refuse changes that would not check, show them, and carry them out unless it is a dry run.

    ``rows`` tells from which of a sheet the files come; what it brings is shown only in a dry run.
    ``renamed`` tells that ids change.
    """
    notes = hold(root, changes, rows, renamed=renamed) if checked else ()
    if rows is None or dry_run:
        show(changes)
    tell(notes)
    if dry_run:
        print("dry run: nothing was written", file=sys.stderr)
        return
    carry_out(root, changes, progress("writing"))
    if len(changes) > _LISTED:
        print(f"wrote {len(changes):,} files", file=sys.stderr)
        return
    for change in changes:
        if change.after != change.before:
            done = "deleted" if change.after is None else "wrote"
            print(f"{done} {change.file}", file=sys.stderr)


_LISTED: Final = 10
"""Files that are listed at most of one change."""

_ALIKE: Final = 2
"""Notes of one rule that are told in full."""


def tell(notes: Sequence[Note]) -> None:
    """Say what the check notes; of each rule only so much that everything can be read."""
    rules: dict[str, list[str]] = {}
    for note in notes:
        rules.setdefault(note.rule, []).append(note.sentence)
    for rule, sentences in rules.items():
        for sentence in sentences[:_ALIKE]:
            print(f"note: {sentence}", file=sys.stderr)
        if len(sentences) > _ALIKE:
            more = f"{len(sentences) - _ALIKE:,} more like it ({rule})"
            print(f"note: {more}; `provenance check` lists all", file=sys.stderr)


def progress(doing: str) -> "Progress | None":
    """A progress callback at a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        return None
    from provenance.cli.progress import Progress

    return Progress(doing)


def asking() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty()


def inside(root: Path, path: str) -> str:
    """Return a file's path relative to the corpus, from one relative to here or to the corpus.

    Raises:
        CorpusError: it lies outside of the corpus.
    """
    here = Path(path).absolute()
    base = root.absolute()
    if not here.exists() and (base / path).parent.exists() and not Path(path).is_absolute():
        here = base / path if not here.is_relative_to(base) else here
    if not here.is_relative_to(base):
        raise CorpusError(f"{path} is outside of the corpus {root}")
    return here.relative_to(base).as_posix()


def text_of(root: Path, file: str) -> str:
    """Return a file's text.

    Raises:
        CorpusError: it cannot be read, or is no text.
    """
    from provenance.reading.text import decode

    try:
        decoded = decode(file, guarded.read(root / file))
    except OSError as error:
        told = f"cannot read {file}: {error.strerror or error}"
        raise CorpusError(told, near_file(root / file)) from None
    if decoded.text is None:
        raise CorpusError(f"{file}: {decoded.problems[0].message}")
    return decoded.text
