"""How stdout is written to: whether it is drawn, in colour, with which links, and by which pager.

Every command takes the options; what they ask for is known here alone, for as long as it runs.
"""

import inspect
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from rich.console import Console

_OUTPUT: Final = "Screen"
_WIDTH: Final = 100
"""The width of what is drawn where there is no terminal."""


class Color(StrEnum):
    """When to use colours."""

    auto = "auto"
    always = "always"
    never = "never"


class Screen(NamedTuple):
    """What was asked for: colours, paging, and how a place in a file is linked."""

    color: str = Color.auto
    paged: bool = True
    links: str = "default"


class _Asked:
    """What the command that runs was asked for."""

    screen = Screen()


LINKS: Final = {
    "default": "file://{path}#{line}",
    "none": "",
    "file": "file://{path}",
    "grep+": "grep+://{path}:{line}",
    "kitty": "file://{host}{path}#{line}",
    "macvim": "mvim://open?url=file://{path}&line={line}",
    "textmate": "txmt://open?url=file://{path}&line={line}",
    "vscode": "vscode://file{path}:{line}",
    "cursor": "cursor://file{path}:{line}",
}
"""The names of link formats, as ripgrep has them, and what each stands for."""

OPTIONS: Final[dict[str, tuple[Any, Any]]] = {
    "color": (
        Annotated[
            Color,
            typer.Option(
                "--color",
                help="Colours; auto: at a terminal, unless NO_COLOR is set, or by FORCE_COLOR.",
                rich_help_panel=_OUTPUT,
            ),
        ],
        Color.auto,
    ),
    "no_pager": (
        Annotated[
            bool,
            typer.Option(
                "--no-pager",
                help="Do not show long answers at a terminal through $PAGER.",
                rich_help_panel=_OUTPUT,
            ),
        ],
        False,
    ),
    "hyperlink_format": (
        Annotated[
            str,
            typer.Option(
                "--hyperlink-format",
                metavar="FORMAT",
                help=f"How places are linked: {', '.join(LINKS)}, or a pattern with {{path}}, "
                "{line} and {host}.",
                rich_help_panel=_OUTPUT,
            ),
        ],
        "default",
    ),
}


def with_screen(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say how it writes."""
    signature = inspect.signature(function)
    if "no_pager" in signature.parameters:
        return function  # given already: the commands of a group outlive it

    @wraps(function)
    def command(**values: Any) -> None:
        from provenance.cli.context import fail

        color, no_pager, links = (values.pop(name) for name in OPTIONS)
        if links not in LINKS and "{path}" not in links:
            fail(_no_link(links))
        _Asked.screen = Screen(color, not no_pager, links)
        function(**values)

    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [p.replace(kind=kind) for p in signature.parameters.values()]
    parameters += [
        inspect.Parameter(name, kind, annotation=annotation, default=default)
        for name, (annotation, default) in OPTIONS.items()
    ]
    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def drawn() -> bool:
    """Whether pages are drawn: at a terminal, and where colours are wanted whatever reads them."""
    return _at_terminal() or _forced()


def coloured() -> bool:
    """Whether stdout is written in colour."""
    asked = _Asked.screen.color
    if asked != Color.auto:
        return asked == Color.always
    return not os.environ.get("NO_COLOR") and drawn()


def height() -> int | None:
    """The lines of the terminal; None where there is none."""
    if not _at_terminal():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().lines


def console(file: Any) -> "Console":
    """A console that draws onto a stream as if it were stdout."""
    from rich.console import Console

    real = Console(file=sys.stdout)
    system: Any = real.color_system or ("256" if _forced() else None)
    return Console(
        file=file,
        force_terminal=True,
        color_system=None if _Asked.screen.color == Color.never else system or "standard",
        no_color=not coloured(),
        width=real.width if _at_terminal() or os.environ.get("COLUMNS") else _WIDTH,
        highlight=False,
    )


def address(place: str, root: Path) -> str:
    """What a place in a file of the corpus, ``file:line``, is linked to; nothing for no link."""
    asked = _Asked.screen.links
    pattern = LINKS.get(asked, asked)
    if not pattern:
        return ""
    file, _, number = place.rpartition(":")
    path = (root / file).as_uri().removeprefix("file://")
    values = {"path": path, "line": number, "column": "1", "host": _host()}
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def send(text: str, stream: Any) -> None:
    """Write what was drawn: through a pager where it is longer than the terminal, as git does."""
    pager = os.environ.get("PAGER", "less").strip()
    lines = height()
    wanted = _Asked.screen.paged and sys.stdin.isatty() and pager not in ("", "cat")
    if not (wanted and lines is not None and text.count("\n") >= lines and _paged(pager, text)):
        stream.write(text)


def _paged(pager: str, text: str) -> bool:
    """Show a text through a pager; False where there is no such program."""
    import shlex
    import subprocess
    from shutil import which

    try:
        words = shlex.split(pager)
    except ValueError:  # a quotation mark that is not closed
        return False
    if not words or not which(words[0]):
        return False
    sys.stdout.flush()
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    with subprocess.Popen(words, stdin=subprocess.PIPE, env=environment) as reader:
        try:
            reader.communicate(text.encode(errors="replace"))
        except (BrokenPipeError, KeyboardInterrupt):
            reader.wait()  # the reader was left before the end
    return True


def _at_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _forced() -> bool:
    asked = _Asked.screen.color
    wished = bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")
    return asked == Color.always or (asked == Color.auto and wished)


def _host() -> str:
    import socket

    return socket.gethostname()


def _no_link(given: str) -> CorpusError:
    from difflib import get_close_matches

    near = get_close_matches(given, LINKS, n=1)
    help = f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(LINKS)}"
    return CorpusError(f"`{given}` is no link format", f"{help}, or a pattern with {{path}}")
