"""Opening the corpus for a command, and saying on stderr what went wrong."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from provenance.store.errors import CorpusError, Damaged, is_read_back

if TYPE_CHECKING:
    from provenance.cli.progress import Progress
    from provenance.store.corpus import Corpus

USAGE = 2
"""Exit code of a wrong use or an unusable corpus."""

CorpusOption = Annotated[
    str | None,
    typer.Option(
        "--corpus", metavar="DIR", help="The corpus, instead of the one found upward from here."
    ),
]


@contextmanager
def corpus(explicit: str | None = None) -> Iterator["Corpus"]:
    """Open the corpus that ``--corpus``, the environment or the current folder names.

    Says on stderr what the store had to work around and which records were left out. A corpus that
    cannot be used ends the program with exit code 2.
    """
    from provenance.store.corpus import open_corpus
    from provenance.store.files.discovery import find_root

    try:
        found = open_corpus(find_root(Path.cwd(), explicit), progress=_progress(), together=True)
    except CorpusError as error:
        fail(error)
    with found:
        for notice in found.notices:
            print(f"note: {notice}", file=sys.stderr)
        try:
            yield found
        except Damaged:
            discard(found)
            raise
        except CorpusError as error:
            fail(error)
        except Exception as error:
            raise_damage(found, error)
            raise


def raise_damage(corpus: "Corpus", error: Exception) -> None:
    """Throw the compiled corpus away if reading it back failed in a way that nobody foresaw."""
    if is_read_back(error):
        discard(corpus)
        raise Damaged from error


def discard(corpus: "Corpus") -> None:
    """Throw a damaged compiled corpus away; the `edge` asks again."""
    from provenance.store.index.database import discard

    corpus.close()
    discard(corpus.root)


def left_out(corpus: "Corpus") -> None:
    """Say on stderr which records could not be read, so that no answer passes for the whole."""
    broken = corpus.broken()
    if not broken:
        return
    records = "1 record was" if len(broken) == 1 else f"{len(broken)} records were"
    print(f"warning: {records} left out, because of errors:", file=sys.stderr)
    for item in broken[:5]:
        what = f"{item.kind} {item.id}".strip() or "a document"
        print(f"  {item.file}:{item.line}  {what}", file=sys.stderr)
    if len(broken) > 5:
        print(f"  and {len(broken) - 5} more", file=sys.stderr)
    print("help: `provenance check` says what is wrong in each", file=sys.stderr)


def fail(error: CorpusError) -> NoReturn:
    """End the program; the `edge` tells the error, and what to type instead."""
    raise error from None


def _progress() -> "Progress | None":
    """A progress callback at a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        return None
    from provenance.cli.progress import Progress

    return Progress()
