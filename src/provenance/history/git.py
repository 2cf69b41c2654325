"""Asking git's plumbing, so that no repository can make it run, fetch or write anything.

Only git itself is asked, in a process of its own: it decides whose repository it trusts. What a
repository's own settings could start (hooks, monitors, filters, signature checks, transports) is
turned off, and what the caller's environment could turn elsewhere is taken away.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, cast

from provenance.store.errors import CorpusError
from provenance.store.files import contained
from provenance.store.files.guarded import MAX_BYTES
from provenance.store.files.pipes import unbroken

_SETTINGS: Final = (
    f"core.attributesFile={os.devnull}",
    "core.pager=cat",
    "core.quotePath=false",
    "diff.relative=false",
    "gpg.program=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
)
"""Settings by which git prints what is read here, beside those that contain it."""

MOST: Final = 256 * 2**20
"""The most bytes that are taken from git for one answer."""

_CHUNK: Final = 2**20


class GitError(Exception):
    """Git ended with an error; the message is the first line of what it said."""


def ask(root: Path, *arguments: str) -> bytes:
    """Run a git command in a folder and return what it prints.

    Raises:
        CorpusError: git is missing, or refuses the repository.
        GitError: it fails otherwise.
    """
    with _run(root, arguments) as (process, errors):
        printed = _out(process).read(MOST + 1)
        if len(printed) > MOST:
            raise CorpusError(
                "git lists more than is read",
                "compare revisions that lie nearer to each other",
            )
        if process.wait():
            raise _told(root, errors)
    return printed


def tokens(root: Path, *arguments: str) -> Iterator[bytes]:
    """Run a git command and give what it prints, piece by piece as ended by NUL.

    Raises:
        CorpusError: git is missing, or refuses the repository.
        GitError: it fails otherwise.
    """
    with _run(root, arguments) as (process, errors):
        rest = b""
        while chunk := _out(process).read(_CHUNK):
            *whole, rest = (rest + chunk).split(b"\0")
            yield from whole
            if len(rest) > MOST:
                raise CorpusError("git prints a line longer than is read")
        if rest:
            yield rest
        if process.wait():
            raise _told(root, errors)


@contextmanager
def blobs(root: Path) -> "Iterator[Blobs]":
    """Open what gives the contents of a repository's files by their object ids."""
    with _run(root, ("cat-file", "--batch"), asking=True) as (process, errors):
        yield Blobs(root, process, errors)


class Blobs:
    """The contents of files, one after the other, from one process."""

    def __init__(self, root: Path, process: "subprocess.Popen[bytes]", errors: IO[bytes]) -> None:
        self._root = root
        self._process = process
        self._errors = errors

    def content(self, oid: str) -> bytes:
        """Give a content; of one that is larger than any file that is read, a beginning.

        Raises:
            CorpusError: it is not in this clone.
        """
        given, taken = cast("IO[bytes]", self._process.stdin), _out(self._process)
        try:
            with unbroken():
                given.write(f"{oid}\n".encode())
                given.flush()
        except BrokenPipeError:
            raise _told(self._root, self._errors) from None
        heading = taken.readline(_CHUNK).split()
        if len(heading) != 3 or heading[1] != b"blob":
            raise CorpusError(
                f"the clone lacks a file of that revision (object {oid[:12]})",
                "fetch the whole history: `git fetch --refetch`, or clone without --filter",
            )
        left = int(heading[2])
        content = taken.read(min(left, MAX_BYTES + 1))
        left -= len(content)
        while left > 0:
            left -= len(taken.read(min(left, _CHUNK))) or left
        taken.read(1)
        return content


@contextmanager
def _run(
    root: Path, arguments: tuple[str, ...], *, asking: bool = False
) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                ("git", "--no-pager", *contained.options(*_SETTINGS), *arguments),
                cwd=root,
                env=contained.environment(GIT_OPTIONAL_LOCKS="0", LC_ALL="C"),
                stdin=subprocess.PIPE if asking else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except OSError as error:
            help = "install git (https://git-scm.com); the history is read through it"
            raise CorpusError(f"git cannot be run: {error.strerror or error}", help) from None
        try:
            yield process, errors
        finally:
            if process.stdin:
                with unbroken(), suppress(BrokenPipeError):
                    process.stdin.close()
            _out(process).close()
            if process.poll() is None:
                process.kill()
            process.wait()


def _out(process: "subprocess.Popen[bytes]") -> IO[bytes]:
    return cast("IO[bytes]", process.stdout)


def _told(root: Path, errors: IO[bytes]) -> CorpusError | GitError:
    """Say what git said: what keeps it from looking at all, or what failed."""
    errors.seek(0)
    said = errors.read(_CHUNK).decode("utf-8", "replace").strip()
    if "dubious ownership" in said:
        return CorpusError(
            f"git does not read the repository of {root}: it belongs to another user",
            f"if you trust it: git config --global --add safe.directory {root}",
        )
    if "cannot use bare repository" in said:
        return CorpusError(
            f"git does not read {root}: what lies there looks like a repository without files",
            "go to a folder that was cloned; delete HEAD, config, objects and refs if they were"
            " committed there",
        )
    if "not a git repository" in said:
        return CorpusError(
            f"{root} is in no git repository: there is no history to read",
            "begin one with `git init`, `git add` and `git commit`",
        )
    return GitError(said.partition("\n")[0] or "git failed without a word")
