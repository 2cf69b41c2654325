"""What a check needs to know of a corpus."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Protocol

from provenance.model.findings import Problem
from provenance.model.slice import Slice
from provenance.store.memo.findings import KeptFindings
from provenance.store.memo.suspects import KeptSuspects, Suspect


class Checkable(Protocol):
    """The part of ``provenance.store.corpus.Corpus`` that a check needs."""

    @property
    def root(self) -> Path:
        """The folder of the corpus."""

    @property
    def settings(self) -> Any:
        """Has ``check``: the raw table of the settings file."""

    def files(self) -> list[str]:
        """Every file of the corpus."""

    def text(self, file: str) -> str | None:
        """A file's text; None if it cannot be read."""

    def problems(self) -> Sequence[Problem]:
        """What the reader found."""

    def broken(self) -> Sequence[Any]:
        """The records that were left out."""

    def duplicates(self) -> Sequence[Any]:
        """The records whose id another record of their kind bears."""

    def whole(self) -> Slice:
        """The whole corpus."""

    def ids(self, kind: str) -> Sequence[str]:
        """All ids of a kind, sorted."""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The kind and id of every record."""

    def count(self, kind: str) -> int:
        """How many records there are of a kind."""

    def named(self, roles: Sequence[str], ids: Iterable[str]) -> set[str]:
        """Which of some ids a record names in one of the roles."""

    def lines(self, files: Iterable[str]) -> Mapping[str, set[int]]:
        """On which lines of files the records begin that count."""

    def nearby(self, asked: Mapping[str, AbstractSet[str]]) -> Slice:
        """Records, by kind and id, with what most rules see beside them."""

    def slice(self, claims: Iterable[str]) -> Slice:
        """Claims with all that is derived from."""

    def slices_of_files(self, files: Iterable[str]) -> Iterator[Slice]:
        """The records of files and nothing else, whole files at a time."""

    def claims_of_source(self, source: str) -> Sequence[str]:
        """The claims that cite a source."""

    def kept_findings(self, rules: str) -> KeptFindings:
        """What was kept of files that are the same since, for this state of the rules."""

    def keep_findings(self, rows: Mapping[str, str], rules: str) -> None:
        """Keep a text for each of these files, if that can be done."""

    def kept_whole(self, name: str, state: str) -> str | None:
        """What was found under a name in this very corpus, and in this state of all else."""

    def keep_whole(self, name: str, state: str, row: str) -> None:
        """Keep what was found in this very corpus, if that can be done."""

    def kept_suspects(self, rules: str, today: int) -> KeptSuspects | None:
        """The records that rules in this state must look at; None where that is all."""

    def keep_suspects(
        self,
        checked: Iterable[tuple[str, str]] | None,
        found: Iterable[Suspect],
        rules: str,
        today: int,
    ) -> None:
        """Keep what looking at some records, or at all (None), found, if that can be done."""
