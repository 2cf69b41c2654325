"""Bringing another tool's file into a corpus: the plan is shown, then carried out."""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.formats import IMPORTED, InterchangeFormat
from provenance.cli.progress import Watched
from provenance.store.errors import CorpusError
from provenance.store.files.nearby import near_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.authoring.bring import TooMany
    from provenance.authoring.notices import Notice
    from provenance.authoring.planner import ImportPlan
    from provenance.interchange.brought import Brought

_SHOWN = 20


def bring(kind: str, file: Path, corpus: str | None, dry_run: bool) -> None:
    """Read a file, show what becomes of it, and write that unless it is a dry run."""
    from provenance.authoring.bring import TooMany, plan
    from provenance.authoring.names import slug
    from provenance.checks.config import configure
    from provenance.cli.writing import corpus_to_change
    from provenance.store.files.settings import read_settings

    format = IMPORTED[kind]
    stem = slug(file.stem) or kind
    with corpus_to_change(corpus) as (root, opened):
        longest = configure(read_settings(root).check).max_quote_words
        planned = plan(opened, _read(format, file), stem, by_name=format.by_name, longest=longest)
        if isinstance(planned, TooMany):
            _in_files(root, format, file, stem, planned, dry_run)
            return
        _tell(planned)
        if planned.changes:
            _in_one(root, planned, dry_run)
        elif not planned.present:
            raise CorpusError(f"nothing in {file} can be recorded")
        print(_tally(planned), file=sys.stderr)


def _in_one(root: Path, planned: "ImportPlan", dry_run: bool) -> None:
    from provenance.authoring.change import hold
    from provenance.cli.writing import finish, tell

    tell(hold(root, planned.changes))
    finish(root, planned.changes, dry_run, checked=False)


def _in_files(
    root: Path, format: InterchangeFormat, file: Path, stem: str, many: "TooMany", dry_run: bool
) -> None:
    """Write many claims file by file; each is read again before, and the check comes after."""
    from provenance.authoring.bring import Files
    from provenance.authoring.change import carry_out
    from provenance.reading.reader import read

    print(
        "more than one file should hold: it is shown by file, and checked by `provenance check`",
        file=sys.stderr,
    )
    brought = _read(format, file)
    files = Files(brought, stem, many)
    for change in files:
        for problem in read(change.file, change.after or "").problems:
            place = f"{change.file}:{problem.span.line}"
            raise CorpusError(f"nothing more was written: {place}: {problem.message}")
        if not dry_run:
            carry_out(root, [change])
        size = len(change.after or "") - len(change.before or "")
        print(f"{'would write' if dry_run else 'wrote'} {change.file} ({size:,} characters)")
    _tell(files.told)
    if dry_run:
        print("dry run: nothing was written", file=sys.stderr)
    print(_tally(files.told), file=sys.stderr)


def _read(format: InterchangeFormat, file: Path) -> "Iterator[Brought]":
    module = f"provenance.interchange.{format.module}"
    try:
        reader = import_module(module).read
        _look(file)
        if not format.streams:
            yield from reader(_text(file))
            return
        from provenance.store.files import guarded

        with guarded.opened(file) as opened:
            watched = Watched(opened, file.stat().st_size) if sys.stderr.isatty() else opened
            yield from reader(watched)
    except ModuleNotFoundError as error:
        help = "pip install 'provenance-claims[interchange]'"
        raise CorpusError(f"`{error.name}` is not installed, which reads this", help) from None
    except OSError as error:
        told = f"cannot read {file}: {error.strerror or error}"
        raise CorpusError(told, near_file(file)) from None


def _look(file: Path) -> None:
    """Refuse what no format can be read out of."""
    from provenance.store.files import guarded

    with guarded.opened(file) as opened:
        first = opened.read(6)
    if not first:
        raise CorpusError(f"{file} is empty")
    if first.startswith(_PACKED):
        raise CorpusError(f"{file} is compressed", "unpack it, and import what was in it")


_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")
"""How files begin that gzip, zip, bzip2, xz, zstd or 7-Zip made."""


def _text(file: Path) -> str:
    from provenance.store.files import guarded

    try:
        return guarded.read(file, guarded.MAX_LISTS).decode("utf-8-sig")
    except OSError as error:
        told = f"cannot read {file}: {error.strerror or error}"
        raise CorpusError(told, near_file(file)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{file} is not UTF-8, on line {line}", "save it as UTF-8") from None


def _tell(planned: "ImportPlan") -> None:
    for one in planned.joined[:_SHOWN]:
        print(f"note: {one.what}", file=sys.stderr)
    _more(planned.joined)
    _list("note", planned.troubles)
    _list("skipped", planned.skipped)


def _list(label: str, told: "tuple[Notice, ...]") -> None:
    """Tell each cause once, with the place of the first."""
    for one in told[:_SHOWN]:
        more = f" and {one.times - 1:,} more" if one.times > 1 else ""
        what = one.what.removesuffix(": skipped") if label == "skipped" else one.what
        print(f"{label}: {one.place}{more}: {what}", file=sys.stderr)
    _more(told)


def _more(told: "tuple[Notice, ...]") -> None:
    rest = sum(one.times for one in told[_SHOWN:])
    if rest:
        print(f"  and {rest:,} more", file=sys.stderr)


def _tally(planned: "ImportPlan") -> str:
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
    skipped = sum(one.times for one in planned.skipped)
    told += [f"{planned.present:,} already there"] if planned.present else []
    told += [f"{count(skipped, 'item')} skipped"] if skipped else []
    return ", ".join(told)
