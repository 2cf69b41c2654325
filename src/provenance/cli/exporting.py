"""From a corpus to what each format's writer takes, and what is told of what it leaves out."""

import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.formats import EXPORTED
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_SOURCES = frozenset({"csl", "bibtex", "ris"})


def export(corpus: "Corpus", kind: str, output: Path | None) -> None:
    """Write a corpus in a format, and say on stderr what was left out."""
    left: Counter[str] = Counter()
    pieces = _pieces(corpus, kind, left)
    if output is None:
        from provenance.cli import edge

        edge.data(sys.stdout).writelines(pieces)
    else:
        _write(output, pieces)
    for what, number in left.items():
        print(f"left out: {what}: {number:,}", file=sys.stderr)


def _pieces(corpus: "Corpus", kind: str, left: Counter[str]) -> Iterator[str]:
    module = import_module(f"provenance.interchange.{EXPORTED[kind].module}")
    if kind in _SOURCES:
        actors = {actor.id: actor for actor in corpus.each("actor")}
        yield from module.write(corpus.each("source"), actors)
    elif kind == "ftm":
        yield from module.write(corpus.each("actor"), corpus.each("source"), left)
    else:
        yield from module.write(corpus.slices(corpus.ids("claim")), left)


def _write(output: Path, pieces: Iterator[str]) -> None:
    """Write a file piece by piece; it appears when it is whole."""
    temporary = output.with_name(f".{output.name}.part")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        temporary.replace(output)
    except OSError as error:
        raise CorpusError(f"cannot write {output}: {error.strerror or error}") from None
    finally:
        temporary.unlink(missing_ok=True)
