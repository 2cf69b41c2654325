"""Manual pages and completions, made of the commands themselves when the program is packaged.

    python -m provenance.cli.manual DIR

The build of the wheel (``.ci/hatch_build.py``) puts them where systems look for them.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = "provenance"
COMPLETIONS: Final = {
    "bash": f"share/bash-completion/completions/{PROGRAM}",
    "zsh": f"share/zsh/site-functions/_{PROGRAM}",
    "fish": f"share/fish/vendor_completions.d/{PROGRAM}.fish",
}
MANUAL: Final = "share/man/man1"

_MARKUP: Final = re.compile(r"(?<!\\)\[/?[a-z ]*\]")


def write(folder: Path, day: int | None = None) -> dict[Path, str]:
    """Write all pages and completions into a folder; tell where each belongs.

    Args:
        folder: where to write.
        day: seconds since 1970 of the day that the pages bear; today's if None.
    """
    import os

    from typer._completion_shared import get_completion_script

    day = day or int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    date = datetime.fromtimestamp(day, UTC) if day else datetime.now(UTC)
    made: dict[Path, str] = {}
    for name, page in pages(f"{date:%Y-%m-%d}"):
        made[_put(folder / f"{name}.1", page)] = f"{MANUAL}/{name}.1"
    for shell, home in COMPLETIONS.items():
        variable = f"_{PROGRAM.upper()}_COMPLETE"
        script = get_completion_script(prog_name=PROGRAM, complete_var=variable, shell=shell)
        made[_put(folder / f"{PROGRAM}.{shell}", f"{script}\n")] = home
    return made


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def pages(date: str) -> Iterator[tuple[str, str]]:
    """Give the name and the text of every manual page: of the program, and of each command."""
    import typer

    from provenance.cli.app import COMMANDS, app

    group: Any = typer.main.get_command(app)
    commands = {name: group.get_command(None, name) for name in COMMANDS}
    index = [f".TP\n\\fB{PROGRAM}-{name}\\fR(1)\n{_brief(one)}" for name, one in commands.items()]
    lines = [*_head(PROGRAM, _brief(group), date), *_body(PROGRAM, group)]
    lines += [".SH COMMANDS", *index]
    yield PROGRAM, "\n".join(lines) + "\n"
    for name, command in commands.items():
        called = f"{PROGRAM} {name}"
        lines = [*_head(f"{PROGRAM}-{name}", _brief(command), date), *_body(called, command)]
        for sub, one in getattr(command, "commands", {}).items():
            lines += [f".SH {called.upper()} {sub.upper()}", *_text(one.help or "")]
            lines += list(_parameters(one))
        lines += [".SH SEE ALSO", f"\\fB{PROGRAM}\\fR(1)"]
        yield f"{PROGRAM}-{name}", "\n".join(lines) + "\n"


def _head(name: str, brief: str, date: str) -> Iterator[str]:
    yield f'.TH {name.upper()} 1 "{date}" "{PROGRAM}"'
    yield from (".SH NAME", f"{_escaped(name)} \\- {brief}")


def _body(called: str, command: Any) -> Iterator[str]:
    yield ".SH SYNOPSIS"
    words = [f"\\fB{_escaped(called)}\\fR"]
    words += ["[\\fIoptions\\fR]"]
    for one in command.params:
        if one.param_type_name == "argument":
            name = _argument(one)
            name += "..." if one.nargs == -1 else ""
            words.append(name if one.required else f"[{name}]")
    words += ["\\fIcommand\\fR"] if getattr(command, "list_commands", None) else []
    yield " ".join(words)
    yield ".SH DESCRIPTION"
    yield from _text(command.help or "")
    yield from _parameters(command)


def _parameters(command: Any) -> Iterator[str]:
    shown = [one for one in command.params if getattr(one, "help", None) and not _hidden(one)]
    if not shown:
        return
    yield ".SH OPTIONS"
    for one in shown:
        if one.param_type_name == "argument":
            told = _argument(one)
        else:
            names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in one.opts + one.secondary_opts)
            flag = getattr(one, "is_flag", False)
            told = names if flag else f"{names} \\fI{_escaped(_value(one))}\\fR"
        yield from (".TP", told, _escaped(_plain(one.help)))


def _argument(one: Any) -> str:
    name = _escaped(one.name.replace("_", "-"))
    return f"\\fI{name}\\fR"


def _hidden(one: Any) -> bool:
    return bool(getattr(one, "hidden", False))


def _value(one: Any) -> str:
    choices = getattr(one.type, "choices", None)
    return "|".join(map(str, choices)) if choices else one.metavar or one.type.name


def _brief(command: Any) -> str:
    first = _plain(command.help or "").strip().split("\n\n")[0]
    return _escaped(" ".join(first.split()).rstrip("."))


def _text(help: str) -> Iterator[str]:
    """A help text as paragraphs; what is indented is an example and stays as it is."""
    for number, paragraph in enumerate(_plain(help).strip().split("\n\n")):
        lines = paragraph.split("\n")
        if lines[0].startswith("  "):
            yield from (".PP", ".RS 4", ".nf")
            yield from (_escaped(line.strip()) for line in lines)
            yield from (".fi", ".RE")
        else:
            yield from ([".PP"] if number else [])
            yield _escaped(" ".join(paragraph.split()))


def _plain(help: str) -> str:
    return _MARKUP.sub("", help).replace("\\[", "[").replace("\b", "")


def _escaped(text: str) -> str:
    """A text that roff takes for nothing but text."""
    told = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{told}" if told[:1] in (".", "'") else told


if __name__ == "__main__":
    write(Path(sys.argv[1]))
