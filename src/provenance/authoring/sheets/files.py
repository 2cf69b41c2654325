"""The claims of a sheet as files, or as additions to those that are there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.insert import Addition, with_entries, with_statements
from provenance.authoring.names import free, slug
from provenance.authoring.sheets.claims import claim_values
from provenance.model.records import Statement
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_NEW_FILES: Final = {"actor": "claims/actors.yaml", "source": "seeds/sources.yaml"}

_ALONE: Final = 1_000
"""New claims up to which each gets a file of its own."""

_TOGETHER: Final = 250
"""Claims that stand in one file of those of a larger sheet."""


class Gathered(NamedTuple):
    """What a sheet says of a claim, with the lines of the sheet that say it."""

    text: str
    described: Mapping[str, Any]
    statements: tuple[Statement, ...]
    lines: list[int]


class Files:
    """The files that a sheet becomes.

    Args:
        corpus: the corpus, opened; None while it has no files.
        name: what the sheet is called; so are files in which the claims of a large one stand.
    """

    def __init__(self, corpus: "Corpus | None", name: str) -> None:
        self._corpus = corpus
        self._name = name
        self.places: dict[str, list[tuple[int, list[int]]]] = {}
        """By file: from which of its lines on which lines of the sheet are written there."""

    def claims(self, gathered: Mapping[str, Gathered]) -> Iterator[Change]:
        """New claim files, and additions to those that are there."""
        new: dict[str, Gathered] = {}
        added: defaultdict[str, list[Addition]] = defaultdict(list)
        for id, one in gathered.items():
            record = self._corpus.record("claim", id) if self._corpus else None
            if record is None:
                new[id] = one
                continue
            file, document = record.origin.file, record.origin.document
            self.places.setdefault(file, [(1, [])])[0][1].extend(one.lines)
            added[file] += [
                Addition(document, s.stance, compose.statement_values(s)) for s in one.statements
            ]
        yield from self._alone(new) if len(new) <= _ALONE else self._together(new)
        for file, additions in added.items():
            before = self._corpus.text(file) if self._corpus else None
            yield Change(file, before, with_statements(file, before or "", additions))

    def records(self, kind: str, values: Mapping[str, compose.Values]) -> Change:
        """New actors or sources, where those of the corpus are: in the file that has most."""
        homes: dict[str, int] = {}
        for record in (
            self._corpus.each("actor" if kind == "actor" else "source") if self._corpus else ()
        ):
            homes[record.origin.file] = homes.get(record.origin.file, 0) + 1
        for file in sorted(homes, key=lambda file: (-homes[file], file))[:1]:
            text = self._corpus.text(file) if self._corpus else None
            if text is not None:
                try:
                    return Change(file, text, with_entries(file, text, f"{kind}s", values))
                except CorpusError:
                    break  # its style has no room for more; they get a file of their own
        file = self._free(_NEW_FILES[kind])
        return Change(file, None, compose.document({f"{kind}s": values}, 3))

    def _alone(self, new: Mapping[str, Gathered]) -> Iterator[Change]:
        for id, one in new.items():
            self.places[f"claims/{id}.yaml"] = [(1, one.lines)]
            yield Change(f"claims/{id}.yaml", None, _document(id, one))

    def _together(self, new: Mapping[str, Gathered]) -> Iterator[Change]:
        folder = self._free(f"claims/{slug(self._name) or 'sheet'}.yaml")[:-5]
        claims = list(new.items())
        for number in range(0, len(claims), _TOGETHER):
            file = f"{folder}/{number // _TOGETHER + 1:03}.yaml"
            first, texts = 1, []
            for id, one in claims[number : number + _TOGETHER]:
                text = _document(id, one)
                self.places.setdefault(file, []).append((first, one.lines))
                first += text.count("\n") + 1
                texts.append(text)
            yield Change(file, None, "---\n".join(texts))

    def _free(self, file: str) -> str:
        """The name of a file, or one like it, that neither a file nor a folder has."""
        files = self._corpus.files() if self._corpus else []
        taken = {file.rpartition(".")[0] for file in files}
        taken |= {file.rpartition("/")[0] for file in files}
        return f"{free(file.removesuffix('.yaml'), taken.__contains__)}.yaml"


def _document(id: str, claim: Gathered) -> str:
    values: compose.Values = {"claim": id, "text": claim.text, **claim_values(claim.described)}
    for stance in SAID_AS:
        told = [compose.statement_values(s) for s in claim.statements if s.stance == stance]
        if told:
            values[stance] = told
    return compose.document(values)
