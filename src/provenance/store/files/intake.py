"""One file's bytes to records and problems; bounded, whatever the file turns out to be."""

import errno
import hashlib
import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.findings import Problem, Span
from provenance.model.records import Record
from provenance.store.files import guarded
from provenance.store.files.discovery import GONE, Stat, stat_of
from provenance.store.files.guarded import MAX_BYTES

if TYPE_CHECKING:
    from provenance.reading.reader import Broken

_TICK: Final = 2_000_000_000
"""Nanoseconds within which two writes may carry the same time on the coarsest file systems."""


Overlay = Mapping[str, str | bytes | None]
"""What stands in for files, by path relative to the corpus: an unsaved text, the bytes of a file
from elsewhere, or None for no file at all."""


class Content(NamedTuple):
    """A file's bytes as found, or why there are none.

    ``racy``: it was read so soon after it changed that a later change may not show in its status.
    """

    data: bytes
    problem: Problem | None
    stat: Stat
    racy: bool

    @property
    def digest(self) -> bytes:
        """What tells this content from any other, and from a problem in its stead."""
        told = self.problem.message.encode("utf-8", "replace") if self.problem else b""
        return hashlib.blake2b(
            told or self.data, digest_size=16, salt=b"problem"[: len(told)]
        ).digest()


class Intake(NamedTuple):
    """What a file holds, what is wrong in it, and which records that cost."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    broken: "tuple[Broken, ...]"


def fetch(root: str, path: str) -> Content | None:
    """Fetch the content of a file of the corpus; None if it is not there any more."""
    now = time.time_ns()
    try:
        with guarded.opened(os.path.join(root, path)) as file:
            stat = stat_of(os.fstat(file.fileno()))
            data = guarded.taken(file, min(stat.size, MAX_BYTES) + 1)  # for so many room is made
            if len(data) > stat.size:  # it has grown since
                data += guarded.taken(file, MAX_BYTES + 1 - len(data))
    except FileNotFoundError:
        if not os.path.islink(os.path.join(root, path)):
            return None
        return _without(path, "it is a link to nothing", "mend the link, or delete it")
    except OSError as error:
        irregular = error.errno == errno.EINVAL
        help = (
            "put the records in a plain file" if irregular else "give yourself the right to read it"
        )
        return _without(path, error.strerror or str(error), help)
    if len(data) > MAX_BYTES:
        return Content(b"", _too_large(path), stat, False)
    return Content(data, None, stat, max(stat.modified, stat.changed) > now - _TICK)


def unsaved(path: str, text: str | bytes) -> Content:
    """Take an unsaved text, or bytes from elsewhere, in place of what a file holds."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if len(data) > MAX_BYTES:
        return Content(b"", _too_large(path), GONE, False)
    return Content(data, None, GONE, False)


def take_in(path: str, content: Content) -> Intake:
    """Read what a file holds."""
    # Not before a file must be read: to see that its content is the same takes no parser.
    from provenance.reading.reader import Broken, read
    from provenance.reading.text import decode

    if content.problem:
        return Intake((), (content.problem,), (Broken("", "", path, 1),))
    decoded = decode(path, content.data)
    if decoded.text is None:
        return Intake((), decoded.problems, (Broken("", "", path, 1),))
    reading = read(path, decoded.text)
    return Intake(reading.records, decoded.problems + reading.problems, reading.broken)


def _without(path: str, why: str, help: str) -> Content:
    problem = Problem(
        "unreadable-file", Span(path, 1, 1, 1, 1), f"the file cannot be read: {why}", help
    )
    return Content(b"", problem, GONE, True)


def _too_large(path: str) -> Problem:
    return Problem(
        "too-large",
        Span(path, 1, 1, 1, 1),
        f"the file is larger than {MAX_BYTES // 2**20} MB; it was not read",
        "part it into several files, such as a hundred claims each",
    )
