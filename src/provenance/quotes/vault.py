"""The vault: documents that were attached on this machine, kept by their digest, outside git.

``ROOT/.provenance/vault/`` holds each document in a file named by its SHA-256, what each source
has attached in ``attached.json``, and extracted texts in ``texts/`` (a cache, to be deleted at
will). A document is copied under a temporary name and then renamed, so that nothing in the vault
is ever half written; nothing is ever deleted from it.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from provenance.model.tuples import NamedTuple
from provenance.quotes.errors import QuotesError

_FOLDER: Final = ".provenance"
_CHUNK: Final = 1 << 20
_NAME_LENGTH: Final = 64


class Stored(NamedTuple):
    """A document as it is kept: its digest and its length in bytes."""

    sha256: str
    size: int


class Vault:
    """The documents attached to a corpus on this machine."""

    def __init__(self, root: Path) -> None:
        self.folder = root / _FOLDER / "vault"
        self._attached: dict[str, str] | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever attached here."""
        return self.folder.is_dir()

    def path(self, sha256: str) -> Path | None:
        """The file of a document, or ``None`` where it is not in the vault."""
        path = self.folder / sha256
        return path if path.is_file() else None

    def attached(self) -> Mapping[str, str]:
        """The digest of the document last attached to each source.

        Raises:
            QuotesError: the list cannot be read.
        """
        if self._attached is None:
            self._attached = self._read_attached()
        return self._attached

    def documents(self) -> list[str]:
        """The digests that files of the vault are named by, sorted."""
        try:
            names = [entry.name for entry in os.scandir(self.folder) if entry.is_file()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unusable(self.folder, "cannot be listed", error) from None
        return sorted(n for n in names if len(n) == _NAME_LENGTH and _is_hex(n))

    def store(self, file: Path) -> Stored:
        """Copy a document into the vault; one that it has already is not copied again.

        Raises:
            QuotesError: the file cannot be read or the vault cannot be written.
        """
        try:
            source = file.open("rb")
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

    def attach(self, source: str, sha256: str) -> None:
        """Note that a document of the vault is what a source holds.

        Raises:
            QuotesError: the vault cannot be written.
        """
        self._attached = {**self._read_attached(), source: sha256}
        text = json.dumps(self._attached, ensure_ascii=False, indent=1, sort_keys=True)
        with self._writing(self.folder / "attached.json") as target:
            target.write(text.encode() + b"\n")

    def intact(self, sha256: str) -> bool:
        """Whether a document's bytes still have the digest that it is named by.

        Raises:
            QuotesError: it cannot be read.
        """
        path = self.folder / sha256
        try:
            with path.open("rb") as file:
                return _digest(file, path).sha256 == sha256
        except OSError as error:
            raise _unusable(path, "cannot be read", error) from None

    def cached_text(self, sha256: str, extractor: str) -> str | None:
        """The text that an extractor found in a document before, if it is kept."""
        try:
            data = self._text_file(sha256, extractor).read_bytes()
        except OSError:
            return None
        digest, _, text = data.partition(b"\n")
        return text.decode() if hashlib.sha256(text).hexdigest().encode() == digest else None

    def cache_text(self, sha256: str, extractor: str, text: str) -> None:
        """Keep an extracted text; a vault that cannot be written to goes without."""
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest().encode()
        try:
            with self._writing(self._text_file(sha256, extractor)) as target:
                target.write(digest + b"\n" + data)
        except QuotesError:
            return

    def _text_file(self, sha256: str, extractor: str) -> Path:
        name = hashlib.sha256(f"{sha256} {extractor}".encode()).hexdigest()
        return self.folder / "texts" / name

    def _read_attached(self) -> dict[str, str]:
        path = self.folder / "attached.json"
        try:
            table = json.loads(path.read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unusable(path, "cannot be read", error) from None
        except ValueError:
            table = None
        if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            raise QuotesError(
                f"{path} is damaged", "delete it and attach the documents again: they are kept"
            )
        return table

    @contextmanager
    def _writing(self, path: Path) -> Iterator[BinaryIO]:
        """A file that appears under its name when it is whole."""
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _ignore(self.folder.parent)
            try:
                with temporary.open("xb") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise _unusable(path.parent, "cannot be written to", error) from None


def digest(file: Path) -> Stored:
    """The digest and length of any file, read in pieces.

    Raises:
        QuotesError: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
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
    while True:
        try:
            chunk = file.read(_CHUNK)
        except OSError as error:
            raise QuotesError(f"{path} cannot be read: {error.strerror or error}") from None
        if not chunk:
            return
        yield chunk


def _ignore(folder: Path) -> None:
    """Keep git out of the tool's own folder."""
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def _is_hex(name: str) -> bool:
    return not set(name) - set("0123456789abcdef")


def _unusable(path: Path, what: str, error: OSError) -> QuotesError:
    return QuotesError(
        f"{path} {what}: {error.strerror or error}",
        "the documents and the claim files are as they were; mend the folder's permissions"
        " or free its disk, then run the command again",
    )
