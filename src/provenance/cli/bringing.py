"""Bringing another tool's file into a corpus: the plan is shown, then carried out."""

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.formats import IMPORTED
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.authoring.bring import Plan, Told
    from provenance.interchange.brought import Brought

_SHOWN = 20
_NOTES = 3


def bring(kind: str, file: Path, corpus: str | None, dry_run: bool) -> None:
    """Read a file, show what becomes of it, and write that unless it is a dry run."""
    from provenance.authoring.bring import plan
    from provenance.authoring.change import hold
    from provenance.authoring.names import slug
    from provenance.cli.writing import corpus_to_change, finish

    format = IMPORTED[kind]
    with corpus_to_change(corpus) as (root, opened):
        items = _read(format.module, file)
        planned = plan(opened, items, slug(file.stem) or kind, by_name=format.by_name)
        _tell(planned)
        if not planned.changes:
            if not planned.present:
                raise CorpusError(f"nothing in {file} can be recorded")
        else:
            notes = hold(root, planned.changes)
            for sentence in notes[:_NOTES]:
                print(f"note: {sentence}", file=sys.stderr)
            _more(len(notes), _NOTES)
            finish(root, planned.changes, dry_run, checked=False)
        print(_tally(planned), file=sys.stderr)


def _read(module: str, file: Path) -> "Iterable[Brought]":
    needed = f"provenance.interchange.{module}"
    try:
        return list(import_module(needed).read(_text(file)))
    except ModuleNotFoundError as error:
        help = "pip install 'provenance-claims[exchange]'"
        raise CorpusError(f"`{error.name}` is not installed, which reads this", help) from None


def _text(file: Path) -> str:
    from provenance.store.files import guarded

    try:
        return guarded.read(file, guarded.MAX_LISTS).decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"cannot read {file}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{file} is not UTF-8, on line {line}", "save it as UTF-8") from None


def _tell(planned: "Plan") -> None:
    for sentence in planned.joined[:_SHOWN]:
        print(f"note: {sentence}", file=sys.stderr)
    _more(len(planned.joined))
    _list("note", planned.troubles)
    _list("skipped", planned.skipped)


def _list(label: str, told: "tuple[Told, ...]") -> None:
    for one in told[:_SHOWN]:
        print(f"{label}: {one.place}: {one.what}", file=sys.stderr)
    _more(len(told))


def _more(number: int, shown: int = _SHOWN) -> None:
    if number > shown:
        print(f"  and {number - shown:,} more", file=sys.stderr)


def _tally(planned: "Plan") -> str:
    from provenance.views.wording import count

    told = [
        count(number, what)
        for number, what in (
            (planned.statements, "statement"),
            (planned.claims, "new claim"),
            (planned.actors, "new actor"),
            (planned.sources, "new source"),
        )
        if number
    ]
    told += [f"{planned.present:,} already there"] if planned.present else []
    told += [f"{count(len(planned.skipped), 'item')} skipped"] if planned.skipped else []
    return ", ".join(told)
