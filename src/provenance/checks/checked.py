"""What a check needs to know of a corpus."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from provenance.model.findings import Problem
from provenance.model.slice import Slice


class Checked(Protocol):
    """The part of ``provenance.store.corpus.Corpus`` that a check needs."""

    @property
    def settings(self) -> Any:
        """Has ``check``: the raw table of the settings file."""

    def files(self) -> Sequence[str]:
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

    def kept_findings(self, rules: str) -> Mapping[str, str]:
        """What was kept of files that are the same since, by path, for this state of the rules."""

    def keep_findings(self, rows: Mapping[str, str], rules: str) -> None:
        """Keep a text for each of these files, if that can be done."""
