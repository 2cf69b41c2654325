"""From a source record to its text: which version is attached here, and what reads it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from provenance.model.records import Source
from provenance.quotes.errors import QuotesError
from provenance.quotes.extract.reading import PLAIN, extract, media_type_of
from provenance.quotes.normalise import Text
from provenance.quotes.vault import Vault

ABSENT: Final = "not attached"
ATTACHED: Final = "attached"
CHANGED: Final = "changed"
"""Another version than the one on record is attached."""
DAMAGED: Final = "damaged"
"""The vault's copy no longer has its digest."""
UNREADABLE: Final = "unreadable"
"""No text can be got out of it here."""

FOREIGN: Final = "the vault's list of attached documents was not written on this machine"
FOREIGN_HELP: Final = (
    "it is not believed: attach the documents again, and keep .provenance out of git"
)

READERS: Final = ("charset-normalizer", "markdown-it-py", "pypdf", "selectolax", "warcio")
"""The packages that read documents: what they find in one may change with their version."""


class Held(NamedTuple):
    """A source's document on this machine.

    ``text`` is there when the state is *attached* or *changed* and something could read it.
    """

    source: str
    state: str
    sha256: str = ""
    text: Text | None = None
    extractor: str = ""
    media_type: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""
    help: str | None = None


class Library:
    """The texts of a corpus's sources, each read when it is asked for and held once at a time.

    Args:
        root: the corpus's folder.
        sources: their records.
        anew: whether the documents themselves are read, and no text kept from before.
    """

    def __init__(self, root: Path, sources: Mapping[str, Source], *, anew: bool = False) -> None:
        self.vault = Vault(root)
        self._sources = sources
        self._anew = anew
        self._last: Held | None = None

    def held(self, source: str) -> Held:
        """A source's document with its text; the text asked for last is kept in memory.

        Raises:
            QuotesError: the vault itself cannot be used.
        """
        if self._last is None or self._last.source != source:
            self._last = None
            self._last = self._read(source)
        return self._last

    def version(self, source: str) -> tuple[str, str]:
        """The state of a source's document, without reading it, and the digest of what is here."""
        record = self._sources.get(source)
        noted = self.vault.attached().get(source)
        attached = noted.sha256 if noted else ""
        recorded = record.sha256 if record and record.sha256 else ""
        if recorded and self.vault.path(recorded):
            return ATTACHED, recorded
        if attached and self.vault.path(attached):
            return (CHANGED if recorded else ATTACHED), attached
        return ABSENT, ""

    def document(self, source: str, sha256: str, state: str = ATTACHED) -> Held:
        """One version of a source's document, with its text if anything can read it.

        Raises:
            QuotesError: the vault itself cannot be used.
        """
        if not self.vault.intact(sha256):
            return Held(
                source,
                DAMAGED,
                sha256,
                reason=f"the vault's copy of `{source}` no longer has its digest",
                help=f"attach the document again: provenance source attach FILE --source {source}",
            )
        record = self._sources.get(source)
        path = self.vault.folder / sha256
        recorded = record.media_type if record and record.sha256 in {sha256, None} else None
        noted = self.vault.attached().get(source)
        named = noted.media_type if noted and noted.sha256 == sha256 else None
        kind = recorded or named or media_type_of(path)
        try:
            text, extractor, media_type, notes = self._text(path, sha256, kind)
        except QuotesError as error:
            return Held(
                source,
                UNREADABLE if state == ATTACHED else state,
                sha256,
                media_type=kind,
                reason=error.message,
                help=error.help,
            )
        return Held(source, state, sha256, Text(text), extractor, media_type, notes)

    def _read(self, source: str) -> Held:
        state, sha256 = self.version(source)
        return self.document(source, sha256, state) if sha256 else Held(source, ABSENT)

    def _text(
        self, path: Path, sha256: str, media_type: str
    ) -> tuple[str, str, str, tuple[str, ...]]:
        if media_type.startswith(PLAIN):
            return extract(path, media_type)
        key = f"{media_type} {_versions()}"
        kept = None if self._anew else self.vault.cached_text(sha256, key)
        if kept is not None:
            extractor, kind, text = kept.split("\n", 2)
            return text, extractor, kind, ()
        extracted = extract(path, media_type)
        if not extracted.notes:  # a note must be told every time
            self.vault.cache_text(
                sha256, key, f"{extracted.extractor}\n{extracted.media_type}\n{extracted.text}"
            )
        return extracted


def _versions() -> str:
    """The versions of everything that can read a document: a cached text is theirs alone."""
    from importlib.metadata import PackageNotFoundError, version

    from provenance.quotes.extract import html, markdown, pdf, warc

    versions = [html.NAME, markdown.NAME, pdf.NAME, warc.NAME]
    for package in READERS:
        try:
            versions.append(f"{package}/{version(package)}")
        except PackageNotFoundError:
            continue
    return " ".join(versions)
