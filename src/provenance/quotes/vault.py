"""The vault: documents that were attached on this machine, kept by their digest, outside git.

``ROOT/.provenance/vault/`` holds each document in a file named by its SHA-256, what each source
has attached in ``attached.json``, and extracted texts in ``texts/`` (a cache, to be deleted at
will). A document is copied under a temporary name and then renamed, so that nothing in the vault
is ever half written; nothing is ever deleted from it.

A document is believed by its digest. What else is kept, the list and the texts, is believed only
with a seal of this machine (`provenance.quotes.seal`): a vault that came with a repository says
nothing.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from provenance.quotes.errors import QuotesError
from provenance.quotes.seal import holds, seal
from provenance.store.files import guarded, private
from provenance.store.files.atomic import replacing

_CHUNK: Final = 1 << 20
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_LIST: Final = "attached"


class Stored(NamedTuple):
    """A document as it is kept: its digest and its length in bytes."""

    sha256: str
    size: int


class Attached(NamedTuple):
    """The document last attached to a source: its digest, and what its bytes are."""

    sha256: str
    media_type: str


class Vault:
    """The documents attached to a corpus on this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.folder = root / private.FOLDER / "vault"
        self._attached: dict[str, Attached] | None = None
        self._foreign = False

    @property
    def exists(self) -> bool:
        """Whether anything was ever attached here."""
        return self.folder.is_dir()

    def path(self, sha256: str) -> Path | None:
        """The file of a document, or ``None`` where it is not in the vault."""
        if not is_digest(sha256):
            return None
        path = self.folder / sha256
        return path if path.is_file() and not path.is_symlink() else None

    @property
    def foreign(self) -> bool:
        """Whether there is a list of attached documents that this machine did not write.

        Raises:
            QuotesError: the list cannot be read.
        """
        self.attached()
        return self._foreign

    def attached(self) -> Mapping[str, Attached]:
        """The document last attached to each source, as far as this machine noted it.

        Raises:
            QuotesError: the list cannot be read.
        """
        if self._attached is None:
            self._attached = self._read_attached()
        return self._attached

    def documents(self) -> list[str]:
        """The digests that files of the vault are named by, sorted."""
        try:
            entries = os.scandir(self.folder)
            names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unusable(self.folder, "cannot be listed", error) from None
        return sorted(filter(is_digest, names))

    def store(self, file: Path) -> Stored:
        """Copy a document into the vault; one that it has already is not copied again.

        Raises:
            QuotesError: the file cannot be read or the vault cannot be written.
        """
        try:
            source = guarded.opened(file)
        except OSError as error:
            raise QuotesError(f"{file} cannot be read: {error.strerror or error}") from None
        with source:
            stored = _digest(source, file)
            source.seek(0)
            if self.path(stored.sha256) and self.intact(stored.sha256):
                return stored
            with self._writing(self.folder / stored.sha256) as target:
                written = _copy(source, target, file)
            if written != stored:
                (self.folder / stored.sha256).unlink(missing_ok=True)
                raise QuotesError(f"{file} changed while it was read", "attach it again")
        return stored

    def attach(self, source: str, document: Attached) -> None:
        """Note that a document of the vault is what a source holds.

        Raises:
            QuotesError: the vault cannot be written.
        """
        table = {**self._read_attached(), source: document}
        text = _listed(table)
        made = {"seal": seal(_LIST, text.encode()), "sources": text}
        with self._writing(self.folder / "attached.json") as target:
            target.write(json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n")
        self._attached, self._foreign = table, False

    def intact(self, sha256: str) -> bool:
        """Whether a document's bytes still have the digest that it is named by.

        Raises:
            QuotesError: it cannot be read.
        """
        path = self.folder / sha256
        try:
            with guarded.opened(path) as file:
                return _digest(file, path).sha256 == sha256
        except OSError as error:
            raise _unusable(path, "cannot be read", error) from None

    def cached_text(self, sha256: str, extractor: str) -> str | None:
        """The text that an extractor found in a document before, if this machine kept it."""
        path = self._text_file(sha256, extractor)
        try:
            data = guarded.read(path, guarded.MAX_LISTS)
        except OSError:
            return None
        given, _, text = data.partition(b"\n")
        if not holds(path.name, text, given.decode("ascii", "replace")):
            return None
        return text.decode()

    def cache_text(self, sha256: str, extractor: str, text: str) -> None:
        """Keep an extracted text; a vault that cannot be written to goes without."""
        path = self._text_file(sha256, extractor)
        data = text.encode("utf-8", "surrogatepass")
        try:
            made = seal(path.name, data)
            with self._writing(path) as target:
                target.write(made.encode() + b"\n" + data)
        except QuotesError:
            return

    def _text_file(self, sha256: str, extractor: str) -> Path:
        """The file of a text; its name, which the seal covers, binds it to document and reader."""
        name = hashlib.sha256(f"{sha256} {extractor}".encode()).hexdigest()
        return self.folder / "texts" / name

    def _read_attached(self) -> dict[str, Attached]:
        path = self.folder / "attached.json"
        try:
            made = json.loads(guarded.read(path, guarded.MAX_LISTS))
            given, text = made["seal"], made["sources"]
            if not isinstance(given, str) or not isinstance(text, str):
                raise TypeError(made)
            self._foreign = not holds(_LIST, text.encode(), given)
            return {} if self._foreign else _list(text)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unusable(path, "cannot be read", error) from None
        except (ValueError, TypeError, KeyError, RecursionError):
            raise QuotesError(
                f"{path} is damaged", "delete it and attach the documents again: they are kept"
            ) from None

    @contextmanager
    def _writing(self, path: Path) -> Iterator[BinaryIO]:
        """A file that appears under its name when it is whole."""
        try:
            private.made(self._root, *path.relative_to(self.folder.parent).parts[:-1])
            with replacing(path, self._root) as file:
                yield file
        except OSError as error:
            raise _unusable(path.parent, "cannot be written to", error) from None


def digest(file: Path) -> Stored:
    """The digest and length of any file, read in pieces.

    Raises:
        QuotesError: it cannot be read.
    """
    try:
        with guarded.opened(file) as opened:
            return _digest(opened, file)
    except OSError as error:
        raise QuotesError(f"{file} cannot be read: {error.strerror or error}") from None


def _digest(file: BinaryIO, path: Path) -> Stored:
    made, size = hashlib.sha256(), 0
    for chunk in _chunks(file, path):
        made.update(chunk)
        size += len(chunk)
    return Stored(made.hexdigest(), size)


def _copy(source: BinaryIO, target: BinaryIO, path: Path) -> Stored:
    made, size = hashlib.sha256(), 0
    for chunk in _chunks(source, path):
        made.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return Stored(made.hexdigest(), size)


def _chunks(file: BinaryIO, path: Path) -> Iterator[bytes]:
    size = 0
    while size <= guarded.MAX_DOCUMENT:
        try:
            chunk = guarded.taken(file, _CHUNK)
        except OSError as error:
            raise QuotesError(f"{path} cannot be read: {error.strerror or error}") from None
        if not chunk:
            return
        size += len(chunk)
        yield chunk
    raise QuotesError(f"{path} is larger than {guarded.MAX_DOCUMENT // 2**30} GB")


def is_digest(text: str) -> bool:
    """Whether a text is a SHA-256 in lower-case hexadecimal, and so may name a file."""
    return _DIGEST.fullmatch(text) is not None


def _listed(table: Mapping[str, Attached]) -> str:
    rows = {source: document._asdict() for source, document in table.items()}
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def _list(text: str) -> dict[str, Attached]:
    return {source: Attached(**document) for source, document in json.loads(text).items()}


def _unusable(path: Path, what: str, error: OSError) -> QuotesError:
    return QuotesError(
        f"{path} {what}: {error.strerror or error}",
        "the documents and the claim files are as they were; mend the folder's permissions"
        " or free its disk, then run the command again",
    )
