"""From a corpus to what each format's writer takes, and what is told of what it leaves out."""

import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.cli.formats import EXPORTED
from provenance.model.spelling import nearest
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.interchange.dump.rows import Row
    from provenance.interchange.lost import Lost
    from provenance.model.slice import Slice
    from provenance.store.corpus import Corpus


_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")


def export(corpus: "Corpus", kind: str, output: Path | None, options: dict[str, str]) -> None:
    """Write a corpus in a format, and say on stderr what was left out."""
    for key in ("base", "creator"):
        if key in options and not _IRI.fullmatch(options[key]):
            raise CorpusError(f"--{key} {options[key]}: this is no IRI", "write https://…")
    from provenance.interchange.lost import Lost

    left, lost = Counter[str](), Lost()
    pieces = _pieces(corpus, kind, left, lost, options)
    if output is None:
        from provenance.cli import edge

        edge.data(sys.stdout).writelines(pieces)
    else:
        _write(output, pieces)
    for what, number in left.items():
        print(f"left out: {what}: {number:,}", file=sys.stderr)
    _tell(lost)


def _tell(lost: "Lost") -> None:
    if told := lost.told():
        print(f"lost: {told}", file=sys.stderr)


def _pieces(
    corpus: "Corpus", kind: str, left: Counter[str], lost: "Lost", options: dict[str, str]
) -> Iterator[str]:
    """What the format's writer makes of what it asks for, by the names of its parameters."""
    format = EXPORTED[kind]
    writer = getattr(import_module(f"provenance.interchange.{format.module}"), format.writer)
    given: dict[str, Callable[[], Any]] = {
        "left": lambda: left,
        "lost": lambda: lost,
        "claims": lambda: corpus.ids("claim"),
        "sources": lambda: corpus.each("source"),
        "rows": lambda: _rows(corpus, lost),
        "slices": lambda: corpus.slices(corpus.ids("claim")),
        "actors": lambda: (
            {actor.id: actor for actor in corpus.each("actor")}
            if kind in _BY_ID
            else corpus.each("actor")
        ),
    }
    asked = signature(writer).parameters
    if "triple" in asked:
        given["slice"] = lambda: _one_claim(corpus, options)
    values = {name: give() for name, give in given.items() if name in asked}
    yield from writer(**values, **options)


def export_into(corpus: "Corpus", kind: str, target: Path) -> None:
    """Write a corpus into a new file or folder, which appears when it is whole."""
    from provenance.interchange.lost import Lost

    if target.exists():
        raise CorpusError(f"{target} is there already", "name one that is new")
    temporary = target.with_name(f".{target.name}.part")
    _remove(temporary)
    try:
        module = import_module(f"provenance.interchange.{EXPORTED[kind].module}")
        lost = Lost()
        module.write(temporary, _rows(corpus, lost))
        temporary.replace(target)
    except ModuleNotFoundError as error:
        help = "pip install 'provenance-claims[dump]'"
        raise CorpusError(f"`{error.name}` is not installed, which writes this", help) from None
    except OSError as error:
        raise CorpusError(f"cannot write {target}: {error.strerror or error}") from None
    finally:
        _remove(temporary)
    _tell(lost)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _rows(corpus: "Corpus", lost: "Lost") -> "Iterator[tuple[str, Row]]":
    from provenance.interchange.dump import rows

    for actor in corpus.each("actor"):
        yield from rows.of_actor(actor)
    for source in corpus.each("source"):
        yield from rows.of_source(source)
    for claims, slice in corpus.slices(corpus.ids("claim")):
        for id in claims:
            claim = corpus.record("claim", id)
            assert claim is not None
            if claim.expect:
                lost.add("claim", "expect")
            yield from rows.of_claim(claim, slice.claims[id])


def _one_claim(corpus: "Corpus", options: dict[str, str]) -> "Slice":
    """The Slice of the claim that is asked for, once both are known to be right."""
    from provenance.interchange.quickstatements import TRIPLE

    if corpus.record("claim", options["claim"]) is None:
        near = nearest(str(options["claim"]), corpus.ids("claim"))
        help = f"did you mean `{near}`?" if near else "`provenance search` finds claims"
        raise CorpusError(f"there is no claim `{options['claim']}`", help)
    if TRIPLE.fullmatch(options["triple"]) is None:
        raise CorpusError(
            f"`{options['triple']}` is no statement of Wikidata",
            "write item, property and value with bars between: 'Q1|P31|Q2'",
        )
    return corpus.slice([options["claim"]])


_BY_ID = frozenset({"csl", "bibtex", "ris"})
"""Formats whose writers look actors up."""


def _write(output: Path, pieces: Iterator[str]) -> None:
    """Write a file piece by piece; it appears when it is whole."""
    from provenance.store.files.atomic import putting

    with putting(output) as file:
        file.writelines(piece.encode() for piece in pieces)
