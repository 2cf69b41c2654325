"""What each page of a site was made from, so that only what rests on a change is made again.

It is kept in the program's own folder of the corpus, sealed as this machine's: a site that came
with a repository cannot say of itself that its pages are right. A page holds while the program and
all that is not in records is the same (`state`), each look-up that was made for it finds the same
(``memo.standing``), and its files stand as they were written.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, NamedTuple

from provenance.pages.site.folder import FileStatus, status
from provenance.pages.titles import title
from provenance.quotes.errors import QuotesError
from provenance.quotes.seal import holds, seal
from provenance.quotes.state import standing as quotes_state
from provenance.store.corpus import Corpus
from provenance.store.files import guarded, private
from provenance.store.files.atomic import replacing
from provenance.store.files.discovery import SETTINGS_FILE
from provenance.store.index.schema import modules
from provenance.store.index.schema import state as checksums

_PURPOSE: Final = "site"
_ROOMS: Final = ("model", "store", "derive", "answers", "quotes", "history", "views", "pages")
_TEXTS: Final = ("templates", "words")
"""The folders of pages that are no modules, and shape them."""


class MadePage(NamedTuple):
    """A page as it was made.

    ``own`` names what it rests on beside records; ``place`` is its bit in the ``batch`` of what was
    looked up for it and others.
    """

    own: str
    files: tuple[FileStatus, ...]
    batch: int = -1
    place: int = 0


class Kept:
    """The pages of a site as they were made, by their first file.

    Args:
        revision: of the corpus that they were made from.
        made: the pages.
        reads: by batch, the names of look-ups, each with a bit for each page that made it.
        found: what each look-up found.
    """

    def __init__(
        self,
        revision: str = "",
        made: Mapping[str, MadePage] | None = None,
        reads: Mapping[int, Mapping[str, int]] | None = None,
        found: Mapping[str, int] | None = None,
    ) -> None:
        self.revision = revision
        self.made = dict(made or {})
        self.reads = dict(reads or {})
        self.found = dict(found or {})
        self.grown = False
        """Whether look-ups were added."""
        self._stale: defaultdict[int, int] = defaultdict(int)

    def compare(self, now: Mapping[str, int]) -> None:
        """Tell which pages look-ups were made for that find something else now."""
        other = {name for name, value in self.found.items() if now.get(name, 0) != value}
        for batch, read in self.reads.items():
            for name in other.intersection(read):
                self._stale[batch] |= read[name]

    def holds(self, page: str, own: str, into: Path) -> bool:
        """Whether a page, by its first file, need not be made again."""
        made = self.made.get(page)
        return (
            made is not None
            and made.own == own
            and not self._stale[made.batch] >> made.place & 1
            and all(status(into, known[0]) == known for known in made.files)
        )

    def drop(self, page: str) -> None:
        """Forget a page."""
        self.made.pop(page, None)

    def add(
        self, pages: Iterable[tuple[str, str, tuple[FileStatus, ...]]], read: Mapping[str, int]
    ) -> None:
        """Keep pages that were made together, in the order of the bits of what was looked up."""
        batch = max(self.reads, default=-1) + 1
        for place, (page, own, listed) in enumerate(pages):
            self.made[page] = MadePage(own, listed, batch if read else -1, place)
        if read:
            self.reads[batch] = read
            self.grown = True

    def close(self, revision: str, now: Mapping[str, int] | None) -> None:
        """Note what every look-up finds now; what no page rests on any longer is forgotten.

        Args:
            revision: of the corpus.
            now: what look-ups find; None where nothing has changed and none was added.
        """
        self.revision = revision
        if now is None:
            return
        held = {made.batch for made in self.made.values()}
        self.reads = {batch: read for batch, read in self.reads.items() if batch in held}
        names = {name for read in self.reads.values() for name in read}
        self.found = {name: now.get(name, 0) for name in names}


def state(corpus: Corpus, language: str) -> str | None:
    """Name the state of all that any page rests on and no record tells.

    None while a document that quotations are held to could change unseen.
    """
    documents = quotes_state(corpus.root)
    if documents is None:
        return None
    package = files("provenance.pages")
    program = [
        *(checksums(modules(room)) for room in _ROOMS),
        *(text for folder in _TEXTS for text in _texts(package.joinpath(folder))),
        *(f"{name} {metadata.version(name)}" for name in ("jinja2", "markupsafe")),
    ]
    try:
        settings = guarded.read(corpus.root / SETTINGS_FILE, guarded.MAX_SETTINGS)
    except OSError:
        settings = b""
    named = (title(corpus), settings, documents, corpus.doubled())
    return digest(program, language, *named)


def _texts(folder: Traversable) -> Iterator[str]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file():
            yield item.read_text("utf-8")


def digest(*values: Any) -> str:
    """Name some values shortly."""
    text = repr(values).encode("utf-8", "surrogateescape")
    return blake2b(text, digest_size=12).hexdigest()


def load(corpus: Corpus, into: Path, state: str) -> Kept:
    """What is kept of a site; nothing where it was made in another state, or not by this user."""
    try:
        data = guarded.read(_file(corpus.root, into), guarded.MAX_LISTS)
        given, _, text = data.partition(b"\n")
        if not holds(_PURPOSE, text, given.decode("ascii", "replace")):
            return Kept()
        found = json.loads(text)
    except (OSError, ValueError):
        return Kept()
    if found["state"] != state:
        return Kept()
    return Kept(
        found["revision"],
        {page: _page(*values) for page, values in found["made"].items()},
        {int(batch): _bits(read) for batch, read in found["reads"].items()},
        _bits(found["found"]),
    )


def _page(own: str, listed: list[list[Any]], batch: int, place: int) -> MadePage:
    statuses = tuple((name, size, written, changed) for name, size, written, changed in listed)
    return MadePage(own, statuses, batch, place)


def save(corpus: Corpus, into: Path, state: str, kept: Kept) -> None:
    """Keep what a site was made from, where it can be kept."""
    text = json.dumps(
        {
            "state": state,
            "revision": kept.revision,
            "made": kept.made,
            "reads": {batch: _written(read) for batch, read in kept.reads.items()},
            "found": _written(kept.found),
        },
        separators=(",", ":"),
    ).encode()
    try:
        private.made(corpus.root, "sites")
        sealed = seal(_PURPOSE, text)
        with replacing(_file(corpus.root, into), corpus.root) as file:
            file.write(sealed.encode() + b"\n" + text)
    except (OSError, QuotesError):
        return


def _file(root: Path, into: Path) -> Path:
    """Where it is kept of the site in a folder."""
    return root / private.FOLDER / "sites" / f"{digest(os.path.realpath(into))}.json"


def _bits(written: Mapping[str, str]) -> dict[str, int]:
    return {name: int(bits, 16) for name, bits in written.items()}


def _written(bits: Mapping[str, int]) -> dict[str, str]:
    return {name: f"{value:x}" for name, value in bits.items()}
