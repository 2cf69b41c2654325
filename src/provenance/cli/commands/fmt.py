"""``provenance fmt``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.context import fail
from provenance.store.errors import CorpusError


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
    cannot be read as YAML is left alone and named.

    [bold]Examples[/]

      provenance fmt

      provenance fmt --check

      provenance fmt --diff claims/deployment

    Exit codes: 0 done, 1 with --check or --diff when a file would change, 2 when a file had to be
    left alone.
    """
    try:
        files = list(_given(paths)) if paths else _all(corpus)
        tally = [_one(file, name, check or diff, diff) for file, name in files]
    except CorpusError as error:
        fail(error)
    changed, skipped = tally.count("changed"), tally.count("skipped")
    what = "would be formatted" if check or diff else "formatted"
    told = [f"{changed} {what}", f"{tally.count('same')} already as they should be"]
    told += [f"{skipped} left alone"] if skipped else []
    in_all = "1 file" if len(files) == 1 else f"{len(files)} files"
    print(f"{in_all}: {', '.join(told)}", file=sys.stderr)
    if skipped:
        raise typer.Exit(2)
    if changed and (check or diff):
        raise typer.Exit(1)


def _all(corpus: str | None) -> list[tuple[Path, str]]:
    from provenance.store.files.discovery import files, find_root

    root = find_root(Path.cwd(), corpus)
    return [(root / file, file) for file in files(root)]


def _given(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*.y*ml")):
                inside = file.relative_to(path).parts
                if file.suffix in (".yaml", ".yml") and not any(p[0] == "." for p in inside):
                    yield file, str(file)
        elif path.exists():
            yield path, str(path)
        else:
            raise CorpusError(f"{path} does not exist")


def _one(path: Path, name: str, dry: bool, diff: bool) -> str:
    """Format one file; returns ``changed``, ``same`` or ``skipped``."""
    from provenance.reading.format import formatted
    from provenance.reading.layout import CannotFormat
    from provenance.reading.problem import YamlProblem
    from provenance.reading.text import decode
    from provenance.store.files import atomic

    try:
        decoded = decode(name, path.read_bytes())
    except OSError as error:
        return _skip(name, f"it cannot be read: {error.strerror or error}")
    text = decoded.text
    if text is None:
        return _skip(name, decoded.problems[0].message)
    try:
        after = formatted(text)
    except YamlProblem as problem:
        return _skip(f"{name}:{problem.start.line + 1}", problem.message)
    except CannotFormat as reason:
        return _skip(name, str(reason))
    if after == text:
        return "same"
    if not dry:
        atomic.write(path, after, text)
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
