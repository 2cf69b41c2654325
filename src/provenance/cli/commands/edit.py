"""``provenance edit``."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_EDITORS: Final = ("sensible-editor", "nano", "vim", "vi")


def command(
    record: Annotated[
        list[str],
        typer.Argument(
            help="A claim, actor, source or statement: its id, its name, or words.",
            autocompletion=completion.records,
        ),
    ],
    corpus: CorpusOption = None,
) -> None:
    """Open a record in your editor, at its line, and check it when you come back.

    The editor is $VISUAL or $EDITOR. Exit code 1 if the check finds an error.

    [bold]Examples[/]

      provenance edit bridge closed
    """
    from provenance.cli.checking import Wish, check_once
    from provenance.cli.context import corpus as open_context
    from provenance.cli.context import fail

    with open_context(corpus) as opened:
        file, line = _place(opened, record)
        root = opened.root
    path = root / file
    before = path.read_bytes()
    words = _words(_editor(), path, line)
    try:
        code = subprocess.run(words, check=False).returncode
    except OSError as error:
        help = "set EDITOR to your editor"
        fail(CorpusError(f"`{words[0]}` cannot be run: {error.strerror or error}", help))
    same = path.exists() and path.read_bytes() == before
    if code:
        print(f"note: the editor ended with exit code {code}: {shlex.join(words)}", file=sys.stderr)
    if same:
        print(f"{file} is as it was", file=sys.stderr)
        if code:
            raise typer.Exit(1)
        return
    try:
        failed = check_once(Wish(paths=(path,) if path.exists() else (), corpus=str(root)))
    except CorpusError as error:
        fail(error)
    if failed:
        raise typer.Exit(1)


def _place(corpus: "Corpus", words: list[str]) -> tuple[str, int]:
    """The file and line of the record that is meant."""
    from provenance.store.search.resolve import resolve_any
    from provenance.store.search.suggest import near_names

    text = " ".join(words)
    meant = resolve_any(corpus, words)
    if meant.kind == "statement":
        claim = corpus.record("claim", meant.claim)
        assert claim is not None
        return claim.origin.file, next(one.line for one in claim.said if one.id == meant.id)
    record = corpus.record(meant.kind, meant.id) if meant.kind else None
    if record is not None:
        return record.origin.file, record.origin.line
    broken = [one for one in corpus.broken() if one.id == text]
    if broken:
        return broken[0].file, broken[0].line
    near = [id for kind in ("actor", "source") for id in near_names(corpus, text, kind)]
    ids = [*dict.fromkeys([*near, *(match.id for match in meant.candidates), *meant.suggestions])]
    ways = "\n".join(f"  provenance edit {shlex.quote(id)}" for id in ids[:5])
    help = f"did you mean one of these?\n{ways}" if ways else "`provenance search` finds records"
    raise CorpusError(f"`{text}` names no single record", help)


def _editor() -> list[str]:
    from shutil import which

    given = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if given:
        return shlex.split(given)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CorpusError(
            "there is no terminal to edit at", "set EDITOR to an editor with a window of its own"
        )
    found = next((name for name in _EDITORS if which(name)), None)
    if found is None:
        raise CorpusError("no editor was found", "set EDITOR to your editor")
    return [found]


def _words(editor: list[str], path: Path, line: int) -> list[str]:
    """The command that opens a file at a line, as the editor has it; and waits."""
    name = Path(editor[0]).name
    if name in ("code", "codium", "code-insiders", "cursor"):
        wait = [] if {"-w", "--wait"} & {*editor} else ["--wait"]
        return [*editor, *wait, "--goto", f"{path}:{line}"]
    if name in ("subl", "sublime_text", "hx", "helix", "zed"):
        wait = ["--wait"] if name in ("subl", "zed") and not {"-w", "--wait"} & {*editor} else []
        return [*editor, *wait, f"{path}:{line}"]
    return [*editor, f"+{line}", str(path)]
