"""``provenance fmt``."""

import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Final

import typer

from provenance.cli.context import fail
from provenance.store.errors import CorpusError
from provenance.store.files.nearby import near_file

_FOREIGN: Final = frozenset({"node_modules", "site-packages", "__pycache__", "vendor"})
"""Folders of other people's programs."""

_NAMED: Final = 10
"""Files left alone that are named, where there are many."""


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; without any, the files of the corpus."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change, exit likewise.")
    ] = False,
    corpus: Annotated[
        str | None,
        typer.Option("--corpus", metavar="DIR", help="The corpus to take the files from."),
    ] = None,
) -> None:
    """Bring claim files into the one canonical style.

    Key order, indentation, quotes, wrapped lines and empty lines become the same everywhere;
    comments stay by what they stand by, and the records stay exactly what they were. A file that
    cannot be read as YAML, or is no claim file, is left alone and named; so are folders of other
    programs, such as virtual environments.

    [bold]Examples[/]

      provenance fmt

      provenance fmt --check

      provenance fmt --diff claims/deployment

    Exit codes: 0 done, 1 with --check or --diff when a file would change, 2 when a file had to be
    left alone.
    """
    from provenance.store.files.private import turn

    dry = check or diff
    try:
        top, files = (None, list(_given(paths))) if paths else _all(corpus)
        root = top or _corpus_of(paths or [])
        with turn(root) if root and not dry else nullcontext():
            tally = [_one(file, name, dry, diff) for file, name in files]
    except CorpusError as error:
        fail(error)
    changed, skipped = tally.count("changed"), tally.count("skipped")
    foreign = [name for (_, name), done in zip(files, tally, strict=True) if done == "foreign"]
    what = "would be formatted" if check or diff else "formatted"
    told = [f"{changed} {what}", f"{tally.count('same')} already as they should be"]
    told += [f"{skipped} left alone"] if skipped else []
    told += [f"{len(foreign)} no claim files"] if foreign else []
    in_all = "1 file" if len(files) == 1 else f"{len(files)} files"
    print(f"{in_all}: {', '.join(told)}", file=sys.stderr)
    for name in foreign[:_NAMED]:
        print(f"left alone: {name}: it is no claim file", file=sys.stderr)
    if len(foreign) > _NAMED:
        print(f"left alone: {len(foreign) - _NAMED} more that are no claim files", file=sys.stderr)
    if skipped or any(str(path) in foreign for path in paths or ()):
        raise typer.Exit(2)
    if changed and (check or diff):
        raise typer.Exit(1)


def _corpus_of(paths: list[Path]) -> Path | None:
    """The corpus that holds all of some paths, if one does: no link leads out of it."""
    from provenance.store.files.discovery import find_root

    try:
        root = find_root(paths[0] if paths[0].is_dir() else paths[0].parent)
    except CorpusError:
        return None
    here = (Path(os.path.abspath(path)) for path in paths)
    return root if all(path.is_relative_to(root) for path in here) else None


def _all(corpus: str | None) -> tuple[Path, list[tuple[Path, str]]]:
    from provenance.store.files.discovery import files, find_root

    root = find_root(Path.cwd(), corpus)
    return root, [(root / file, file) for file in files(root)]


def _given(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            yield from ((path / file, str(path / file)) for file in _below(path))
        elif os.path.lexists(path):
            yield path, str(path)
        else:
            raise CorpusError(f"{path} does not exist", near_file(path))


def _below(top: Path) -> list[str]:
    """The YAML files of a folder; what programs keep for themselves is passed over."""
    found: list[str] = []
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(
            name
            for name in folders
            if name[0] != "."
            and name not in _FOREIGN
            and not os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))
        )
        found += (
            os.path.relpath(os.path.join(folder, name), top)
            for name in files
            if name[0] != "." and name.endswith((".yaml", ".yml"))
        )
    return sorted(found)


def _one(path: Path, name: str, dry: bool, diff: bool) -> str:
    """Format one file; returns ``changed``, ``same``, ``foreign`` or ``skipped``."""
    from provenance.authoring.files import is_claim_file
    from provenance.reading.format import formatted
    from provenance.reading.layout import CannotFormat
    from provenance.reading.problem import YamlProblem
    from provenance.reading.text import decode
    from provenance.store.files import atomic, guarded

    try:
        decoded = decode(name, guarded.read(path))
    except OSError as error:
        return _skip(name, f"it cannot be read: {error.strerror or error}")
    text = decoded.text
    if text is None:
        return _skip(name, decoded.problems[0].message)
    if not is_claim_file(text):
        return "foreign"
    try:
        after = formatted(text)
    except YamlProblem as problem:
        return _skip(f"{name}:{problem.start.line + 1}", problem.message)
    except CannotFormat as reason:
        place = f"{name}:{reason.line}" if reason.line else name
        return _skip(place, str(reason) + (f" ({reason.help})" if reason.help else ""))
    if after == text:
        return "same"
    try:
        if not dry:
            atomic.write(path, after, text)
    except CorpusError as error:
        return _skip(name, error.message)
    if diff:
        from provenance.authoring.change import Change
        from provenance.cli.diff import show

        show([Change(name, text, after)])
    else:
        print(f"{'would format' if dry else 'formatted'} {name}")
    return "changed"


def _skip(place: str, reason: str) -> str:
    print(f"left alone: {place}: {reason}", file=sys.stderr)
    return "skipped"
