"""Where the corpus is, and which files it has.

A corpus is found like a git repository: upward from the working folder. Its files are the
``*.yaml`` and ``*.yml`` under ``claims/`` and ``seeds/``; what begins with a dot is skipped.
"""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.characters import first_invisible, unfit_name, whole
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.model.findings import Problem

ENVIRONMENT: Final = "PROVENANCE_CORPUS"
SETTINGS_FILE: Final = "provenance.toml"
FOLDERS: Final = ("claims", "seeds")
_SUFFIXES: Final = (".yaml", ".yml")


class Stat(NamedTuple):
    """What tells cheaply that a file may have changed. Times are in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


Status = tuple[int, int, int, int]
"""A `Stat`, or what equals one: of ten thousand files plain tuples take a third of the time."""

UNREAD: Final = frozenset({"unreadable-file", "control-character"})
"""Problems of a name for which what bears it is not read."""

_LARGEST: Final = 2**63 - 1
"""What the compiled corpus holds as a number; times on some file systems lie outside."""

_LOST: Final[Status] = (-1, 0, 0, 0)
GONE: Final = Stat(*_LOST)
"""Of a file that is listed but has no status: a dangling link, or no right to look."""


class Scan(NamedTuple):
    """The files of a corpus, as folders list them, and the folders that could not be listed."""

    files: dict[str, Status]
    problems: "tuple[Problem, ...]"


def find_root(start: Path | None = None, explicit: str | None = None) -> Path:
    """Find the folder of the corpus.

    Args:
        start: where the upward search begins; the working folder if None.
        explicit: what ``--corpus`` says; else the environment variable PROVENANCE_CORPUS.

    Raises:
        CorpusError: when there is none; it says what was searched.
    """
    for given, told in ((explicit, "--corpus"), (os.environ.get(ENVIRONMENT), ENVIRONMENT)):
        if given:
            return _named(Path(given), told)
    here = Path(os.path.abspath(start or "."))
    for folder in (here, *here.parents):
        if is_root(folder):
            return folder
    raise CorpusError(
        f"no corpus in {here} or any folder above it (a folder with claims/ or {SETTINGS_FILE})",
        "start one here with `provenance init`, or name one with `--corpus DIR`",
    )


def is_root(folder: Path) -> bool:
    """Whether a folder is the top of a corpus."""
    return os.path.isdir(folder / FOLDERS[0]) or os.path.isfile(folder / SETTINGS_FILE)


def _named(folder: Path, told: str) -> Path:
    folder = Path(os.path.abspath(folder))
    if not os.path.isdir(folder):
        kind = "is a file" if os.path.exists(folder) else "does not exist"
        raise CorpusError(
            f"{folder} ({told}) {kind}",
            "name the folder that holds claims/, or start one with `provenance init DIR`",
        )
    if not is_root(folder):
        raise CorpusError(
            f"{folder} ({told}) is no corpus: it has neither claims/ nor {SETTINGS_FILE}",
            "name the folder that holds claims/, or start one with `provenance init DIR`",
        )
    return folder


def files(root: Path) -> list[str]:
    """List the corpus's files, as sorted paths relative to its root, with forward slashes.

    Raises:
        CorpusError: when there are none.
    """
    return sorted(scan(root).files)


def belongs(path: str) -> bool:
    """Whether a file of this path, relative to the root, is one of the corpus."""
    folder, *rest = path.split("/")
    plain = rest and not any(name.startswith(".") or not name for name in rest)
    return bool(plain and folder in FOLDERS and path.endswith(_SUFFIXES))


def scan(root: Path, *, may_be_empty: bool = False) -> Scan:
    """List the corpus's files with their status, in one walk.

    Raises:
        CorpusError: when there are none, unless there may be.
    """
    found: dict[str, Status] = {}
    problems: list[Problem] = []
    linked: list[str] = []
    seen: set[tuple[int, int]] = set()
    for folder in FOLDERS:
        top = os.path.join(root, folder)
        if os.path.isdir(top):
            _walk(top, folder, found, problems, linked, seen)
    # Real folders first: a link to one of them, or to a folder above, adds nothing.
    while linked:
        folder = linked.pop(0)
        _walk(os.path.join(root, folder), folder, found, problems, linked, seen)
    if not (found or problems or may_be_empty):
        raise _nothing_found(root)
    return Scan(found, tuple(problems))


def _nothing_found(root: Path) -> CorpusError:
    """Say that a corpus has no files."""
    if not os.path.isdir(root):
        return CorpusError(f"{root} does not exist", "start a corpus with `provenance init DIR`")
    return CorpusError(
        f"no claim files: searched {root} for *.yaml and *.yml under claims/ and seeds/",
        "begin with `provenance new`",
    )


def _walk(
    top: str,
    relative: str,
    found: dict[str, Status],
    problems: "list[Problem]",
    linked: list[str],
    seen: set[tuple[int, int]],
) -> None:
    """Add what a folder holds. ``seen`` are the folders walked, by device and inode."""
    folders = [(top, relative)]
    while folders:
        path, prefix = folders.pop()
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = os.scandir(path)
        except FileNotFoundError:
            continue  # it vanished while we walked
        except OSError as error:
            problems.append(_unlisted(prefix, error))
            continue
        prefix += "/"
        odd: list[str] = []
        with entries:
            for entry in entries:  # of thousands: each step here is felt
                name = entry.name
                if name[0] == ".":
                    continue
                if not (name.isascii() and name.isprintable()):
                    odd.append(name)
                    if unfit_name(name):
                        continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, prefix + name))
                elif entry.is_symlink() and os.path.isdir(entry.path):
                    linked.append(prefix + name)
                elif name.endswith(_SUFFIXES):
                    try:
                        found[prefix + name] = _status(entry.stat())
                    except OSError:
                        found[prefix + name] = _LOST
        linked.sort()
        for name in sorted(odd):
            problem = _misnamed(prefix + name, name)
            if problem and (name.endswith(_SUFFIXES) or os.path.isdir(os.path.join(path, name))):
                problems.append(problem)


def _status(found: os.stat_result) -> Status:
    size = found.st_size if stat.S_ISREG(found.st_mode) else -1
    modified, changed, inode = found.st_mtime_ns, found.st_ctime_ns, found.st_ino
    if max(abs(modified), abs(changed), inode) > _LARGEST:
        return size, modified & _LARGEST, changed & _LARGEST, inode & _LARGEST
    return size, modified, changed, inode


def stat_of(status: os.stat_result) -> Stat:
    """Keep of a file's status what freshness is judged by."""
    return Stat(*_status(status))


def _misnamed(path: str, name: str) -> "Problem | None":
    """What is wrong with a name; what bears a name that is no text is not read."""
    from provenance.model.findings import Problem, Span

    rule, message, help = "", "", "rename it"
    if whole(name) != name:
        rule, message = "unreadable-file", "it is not read: its name is not UTF-8"
    elif found := unfit_name(name):
        rule, message = "control-character", f"it is not read: its name holds {found}"
    elif found := first_invisible(name):
        rule = "invisible-character"
        message = f"the invisible character {found} can make its name read otherwise than it is"
    return Problem(rule, Span(path, 1, 1, 1, 1), message, help) if rule else None


def _unlisted(folder: str, error: OSError) -> "Problem":
    from provenance.model.findings import Problem, Span

    return Problem(
        "unreadable-file",
        Span(folder, 1, 1, 1, 1),
        f"the folder cannot be listed: {error.strerror or error}",
        "give yourself the right to read it",
    )
