"""Whether git tracks what is in the program's own folder, read from git's index itself.

No git is run for it: a repository's settings could let it run something.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from provenance.store.files import guarded
from provenance.store.files.private import FOLDER

_STATUS: Final = 62
"""Bytes of an entry before its name; two more where it says so (or the hash is longer)."""


def tracked(root: Path) -> str | None:
    """Name a file of the corpus's own folder that git tracks, relative to the corpus, if one is."""
    if not os.path.lexists(root / FOLDER):
        return None
    top = Path(os.path.realpath(root))
    for above in (top, *top.parents):
        index = _index(above / ".git")
        if index is None:
            continue
        inside = top.relative_to(above).as_posix()
        start = "" if inside == "." else f"{inside}/"
        prefix = os.fsencode(f"{start}{FOLDER}")
        with suppress(OSError, ValueError, IndexError, struct.error):
            for name in _names(guarded.read(index, guarded.MAX_LISTS), prefix):
                if name == prefix or name.startswith(prefix + b"/"):
                    return os.fsdecode(name)[len(start) :]
        return None
    return None


def _index(git: Path) -> Path | None:
    """The index of a repository, whose folder a file may name."""
    if git.is_dir():
        return git / "index"
    try:
        told = os.fsdecode(guarded.read(git, 4096)).removeprefix("gitdir:").strip()
    except OSError:
        return None
    return git.parent / told / "index"


def _names(data: bytes, wanted: bytes) -> Iterator[bytes]:
    """The names in an index that could begin so."""
    if data[:4] != b"DIRC":
        return
    version, count = struct.unpack_from(">II", data, 4)
    if version < 4:  # names stand whole: mostly one look will do
        if wanted in data:
            start = data.index(wanted)
            while start >= 0:
                end = data.index(b"\0", start)
                if _is_name(data, start, end):
                    yield data[start:end]
                start = data.find(wanted, end)
        return
    place, name = 12, b""
    for _ in range(count):
        (flags,) = struct.unpack_from(">H", data, place + _STATUS - 2)
        place += _STATUS + (2 if flags & 0x4000 else 0)
        cut = data[place] & 0x7F
        while data[place] & 0x80:
            place += 1
            cut = ((cut + 1) << 7) | (data[place] & 0x7F)
        end = data.index(b"\0", place + 1)
        name = name[: len(name) - cut] + data[place + 1 : end]
        place = end + 1
        yield name


def _is_name(data: bytes, start: int, end: int) -> bool:
    """Whether a name begins here: before it stands its length."""
    lengths = (struct.unpack_from(">H", data, start - back)[0] & 0xFFF for back in (2, 4))
    return end - start in lengths
