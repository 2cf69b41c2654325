"""The edge of the program: what may reach a stream, what may come in, and how a run ends.

Every text that is printed passes `Screen`, which shows what would act on a terminal. What carries
the program's own colours goes by `raw`, and is made of texts that were made visible before.
"""

import codecs
import errno
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

from provenance.model.characters import visible, whole

USAGE: Final = 2
"""Exit code of a wrong use, an unusable corpus, or output that could not be written."""

_LONGEST: Final = 100
"""Characters of a file's name that a message repeats."""


_COMMAND: Final = re.compile(r"(^[^\S\n]*:(?=:)|##(?=\[))", re.MULTILINE)
"""What GitHub Actions takes for a command in any line that a step prints."""


class Screen:
    """A stream on which no text can act."""

    def __init__(self, stream: Any, obeyed: bool = False) -> None:
        """Stand before a stream.

        Args:
            stream: the stream.
            obeyed: whether somebody reads it who takes lines for commands.
        """
        self.stream = stream
        self.obeyed = obeyed

    def write(self, text: str) -> int:
        """Write a text, all of it visible, none of it a command."""
        text = visible(text)
        return int(self.stream.write(_COMMAND.sub(r"\1 ", text) if self.obeyed else text))

    def writelines(self, lines: Any) -> None:
        """Write texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class _Lenient:
    """Stands before stderr: what cannot be said there is no reason to end otherwise."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self.stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class _Closed:
    """Stands where a process was started without the stream."""

    encoding = "utf-8"

    @property
    def buffer(self) -> "_Closed":
        return self

    def write(self, text: str | bytes) -> int:
        raise OSError(errno.EBADF, "it is closed")

    def flush(self) -> None:
        """There is nothing to flush."""

    def isatty(self) -> bool:
        return False


def raw(stream: Any) -> Any:
    """Give the stream behind a `Screen`, for what carries the program's own colours."""
    return stream.stream if isinstance(stream, Screen) else stream


def data(stream: Any) -> Screen:
    """Give a screen for data, in which nothing may be changed but what acts on a terminal."""
    return Screen(raw(stream))


def run(call: Callable[[list[str] | None], Any], args: Sequence[str] | None, table: Any) -> None:
    """Run the program, and end the process as it ends.

    Args:
        call: runs the commands, as Typer does by itself but for ending the process.
        args: the words of the command line; those of the process if None.
        table: each command and its panel.

    Raises:
        SystemExit: always; with 2 for whatever keeps the program from doing what it was asked.
    """
    with _screens():
        code = _run(call, list(sys.argv[1:] if args is None else args), table)
        try:
            sys.stdout.flush()
        except OSError as error:
            code = _ended(error)
        sys.stderr.flush()
        sys.exit(code)


def _run(call: Callable[[list[str] | None], Any], args: list[str], table: Any) -> int:
    from provenance.store.errors import CorpusError, Damaged

    try:
        texts = _texts(args, table)
        try:
            code = call(list(texts))
        except Damaged:  # and discarded; what was built anew is not damaged
            print("note: the compiled corpus was damaged; it was built anew", file=sys.stderr)
            try:
                code = call(list(texts))
            except Damaged as again:  # then it is the program that is at fault
                raise (again.__cause__ or again) from None
        return code if isinstance(code, int) else 0
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 0 if error.code is None else 1
    except CorpusError as error:
        return _say(error.message, _with_command(error, args))
    except OSError as error:
        return _ended(error)
    except RecursionError:
        return _say("what is to be read is nested too deeply")
    except MemoryError:
        return _say("there is not enough memory for this")
    except Exception as error:
        if hasattr(error, "format_message"):  # a wrong use, as Typer tells it
            return _misused(error, args)
        if type(error).__name__ == "Abort":
            return _say("ended without an answer", code=1)
        if type(error).__module__ == "sqlite3":
            return _say(
                f"the compiled corpus cannot be used: {error}",
                "`provenance cache clear` deletes it",
            )
        raise


def _texts(args: list[str], table: Any) -> list[str]:
    """The words of the command line as texts.

    What is no UTF-8 can be the name of a file. Else nothing on record matches it, and nothing is
    written that holds it.
    """
    if all(arg.isascii() for arg in args):
        return args
    asks = next((table[arg] for arg in args if arg in table), "") == "Ask"
    for place, arg in enumerate(args):
        text = whole(arg)
        if text == arg or os.path.lexists(arg) or args[place - 1] in ("-o", "--output"):
            continue
        if not asks:
            from provenance.store.errors import CorpusError

            raise CorpusError(f"`{arg}` is no text in UTF-8, nor the name of a file")
        args[place] = text
    return args


_NAMED: Final = re.compile("`([^`\n]+)`")


def _with_command(error: Any, args: list[str]) -> str | None:
    """What to do, with the command to be pasted: with more words, or with the nearest for one."""
    help: str | None = error.help
    ways: list[str] = []
    if error.again:
        from provenance.cli.spelling import spelt

        ways = [spelt(*args, *more) for more in error.again]
        help = f"{help}:"
    elif help and help.startswith("did you mean ") and "\n" not in help:
        wrong = [*_NAMED.findall(error.message)[:1], *error.message.replace(":", " ").split()]
        for near in _NAMED.findall(help.partition("?")[0]):
            found = filter(None, (_mended(args, word, near) for word in wrong))
            ways += [*found][:1]
    return "\n  ".join([*([help] if help else []), *ways]) or None


def _mended(args: list[str], wrong: str, near: str) -> str:
    """The command with another word for the one that is wrong; "" if it is not clear which is."""
    mended = [_put(arg, wrong, near) for arg in args]
    if sum(one != other for one, other in zip(args, mended, strict=True)) != 1:
        return ""
    from provenance.cli.spelling import spelt

    return spelt(*mended)


def _put(arg: str, wrong: str, near: str) -> str:
    """An argument with another word for one: for all of it, or a side of its first ``=``."""
    name, sign, value = arg.partition("=")
    if arg == wrong:
        return near
    if value == wrong:
        return f"{name}={near}"
    return f"{near}={value}" if sign and name == wrong else arg


_CHOICES: Final = re.compile(r"'([^']*)' is not one of ((?:'[^']*'(?:, )?)+)\.")


def _with_nearest(told: str) -> str:
    """Name the nearest of the words that an option or an argument takes."""
    match = _CHOICES.search(told)
    if match is None or "Did you mean" in told:
        return told
    from provenance.model.spelling import nearest

    near = nearest(match[1], re.findall("'([^']*)'", match[2]))
    return f"{told} Did you mean '{near}'?" if near else told


_MEANT: Final = re.compile(r"(?:'([^']*)' is not|No such command '([^']*)').* mean '([^']*)'\?")
_NO_OPTION: Final = re.compile(r"No such option: ([-\w]+)(.*)", re.DOTALL)


def _meant(told: str) -> tuple[str, str]:
    """The word that is wrong, and the nearest that is right; "" if none comes near."""
    if match := _MEANT.search(told):
        return match[1] or match[2], match[3]
    match = _NO_OPTION.search(told)
    options = re.findall(r"--[\w-]+", match[2]) if match else []
    if match is None or not options:
        return "", ""
    from provenance.model.spelling import nearest

    return match[1], nearest(match[1], options)


def _misused(error: Any, args: list[str]) -> int:
    from typer import rich_utils

    told = _with_nearest(visible(error.format_message()))
    error.format_message = lambda: told
    with uncovered():
        rich_utils.rich_format_error(error)
    wrong, near = _meant(told)
    if near and (way := _mended(args, wrong, near)):
        print(f"help: did you mean `{near}`?\n  {way}", file=sys.stderr)
    return int(error.exit_code)


def _ended(error: OSError) -> int:
    """Say what the system refused. A reader who has seen enough is no error."""
    if error.errno == errno.EPIPE:
        _let_go()
        return 1
    where = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    reason = error.strerror or str(error)
    if where:
        name = where if len(where) <= _LONGEST else f"{where[:_LONGEST]}…"
        return _say(f"{name}: {reason}")
    _let_go()
    return _say(f"the output cannot be written: {reason}")


def _let_go() -> None:
    """Lead what is still to be flushed to nowhere: Python would complain when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _say(message: str, help: str | None = None, code: int = USAGE) -> int:
    print(f"error: {message}", file=sys.stderr)
    if help:
        print(f"help: {help}", file=sys.stderr)
    return code


@contextmanager
def _screens() -> Iterator[None]:
    """Put screens before both streams, which take any character."""
    before = sys.stdout, sys.stderr
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name) or _Closed()
        if (stream.encoding or "").lower().replace("-", "") != "utf8":
            with suppress(AttributeError, ValueError, OSError):
                stream.reconfigure(errors="provenance")
        if name == "stderr":
            stream = _Lenient(stream)
        setattr(sys, name, Screen(stream, bool(os.environ.get("GITHUB_ACTIONS"))))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def uncovered() -> Iterator[None]:
    """Take the screens away, for Typer's own panels."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = raw(sys.stdout), raw(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _escape(error: UnicodeError) -> tuple[str, int]:
    """What a stream's encoding lacks, as JSON escapes it: every format stays well-formed."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[place : place + 2] for place in range(0, len(units), 2))
    return "".join(f"\\u{pair.hex()}" for pair in pairs), error.end


codecs.register_error("provenance", _escape)
