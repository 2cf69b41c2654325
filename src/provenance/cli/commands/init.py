"""``provenance init``."""

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from provenance.authoring.starter import Start


def command(
    folder: Annotated[
        Path, typer.Argument(help="The folder to start in: new, or with other files in it.")
    ] = Path(),
    title: Annotated[str | None, typer.Option(help="What the corpus is about.")] = None,
    example: Annotated[
        bool | None,
        typer.Option(
            "--example/--empty",
            help="Put files into it that teach, or only settings. Else a new folder gets them.",
        ),
    ] = None,
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help="Check before each commit, with pre-commit.")
    ] = False,
    ci: Annotated[
        str | None, typer.Option(metavar="github|gitlab", help="Check in CI, on every push.")
    ] = None,
) -> None:
    """Start a corpus, in a new folder or in one that holds other work.

    At a terminal what is not told is asked for. No file that is there is written over. In a corpus
    that is begun, --pre-commit and --ci set up what checks it.

    [bold]Examples[/]

      provenance init bridge

      provenance init --title "The Lindmoor bridge" --empty --pre-commit --ci github
    """
    from provenance.authoring.starter import Start, repository
    from provenance.cli.asking import Stopped, say
    from provenance.cli.context import fail
    from provenance.cli.telling import STOPPED
    from provenance.cli.writing import asking
    from provenance.store.errors import CorpusError
    from provenance.store.files.discovery import SETTINGS_FILE

    try:
        if ci not in (None, *_CI):
            near = get_close_matches(ci, _CI, n=1)
            help = f"did you mean `{near[0]}`?" if near else "write github or gitlab"
            raise CorpusError(f"`{ci}` is no CI that is known", help)
        later = (folder / SETTINGS_FILE).exists() and (pre_commit or ci)
        begin = Start((), ()) if later else _begun(folder, title, example)
        if asking() and repository(folder) and not (pre_commit or ci):
            pre_commit = _yes("check before each commit, with pre-commit?", "n")
            while ci not in (*_CI, "none"):
                ci = _ask("check in CI? github, gitlab or none", "none").lower()
        wanted = [*(["pre-commit"] if pre_commit else []), *([ci] if ci in _CI else [])]
        _write(folder, begin, wanted)
    except Stopped:
        say("\nnothing was written")
        raise typer.Exit(STOPPED) from None
    except CorpusError as error:
        fail(error)


_CI: Final = ("github", "gitlab")


def _begun(folder: Path, title: str | None, example: bool | None) -> "Start":
    """What the corpus begins with: as told, or as somebody says who can be asked."""
    from provenance.authoring.starter import start
    from provenance.cli.asking import say
    from provenance.cli.writing import asking
    from provenance.store.files.discovery import SETTINGS_FILE

    name = folder.absolute().name
    used = folder.is_dir() and any(one.name != ".git" for one in folder.iterdir())
    begin = start(folder, title or name, not used if example is None else example)
    if not asking():
        return begin
    if SETTINGS_FILE in begin.kept:
        say(f"{folder / SETTINGS_FILE} is there, and says what the corpus is about")
    else:
        title = title or _ask("what is the corpus about?", name)
    if example is None:
        example = _yes("begin with an example to learn from?", "n" if used else "y")
    return start(folder, title or name, example)


def _ask(question: str, default: str) -> str:
    from provenance.cli.asking import line

    return line(f"{question} (Enter: {default}): ") or default


def _yes(question: str, default: str) -> bool:
    answer = ""
    while answer not in ("y", "yes", "n", "no"):
        answer = _ask(f"{question} y or n", default).lower()
    return answer[0] == "y"


def _write(folder: Path, begin: "Start", wanted: list[str]) -> None:
    from importlib.metadata import version

    from provenance.authoring.change import Change, carry_out
    from provenance.authoring.starter import hooks, is_release, repository
    from provenance.cli.asking import say

    ours = version("provenance-claims")
    folder.mkdir(parents=True, exist_ok=True)
    carry_out(folder, begin.changes)
    for change in begin.changes:
        say(f"wrote {folder / change.file}")
    for file in begin.kept:
        say(f"kept {folder / file}, which was there")
    top = repository(folder) or folder
    for hook in hooks(folder, top, wanted, ours):
        place = top / hook.file
        if place.exists() and place.read_bytes() == hook.text.encode():
            say(f"kept {place}, which says just this")
        elif place.exists():
            say(f"kept {place}, which was there; this is to be added to it:\n{hook.text}")
        else:
            carry_out(top, [Change(hook.file, None, hook.text)])
            say(f"wrote {place}")
    if {*wanted} & {*_CI} and not is_release(ours):
        say(f"note: {ours} is no release: CI installs the newest that there is")
    sys.stderr.flush()
    there = "" if folder.absolute() == Path.cwd() else f"cd {folder} && "
    if not begin.changes:
        return
    if any(change.file.startswith("claims/") and change.after for change in begin.changes):
        print(f"Read {folder / 'README.md'}, or ask: {there}provenance disputes")
    else:
        print(f"Next: {there}provenance new claim")
