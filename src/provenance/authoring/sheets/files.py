"""The claims of a sheet as files, or as additions to those that are there."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.insert import Addition, with_entries, with_statements
from provenance.authoring.names import free, slug
from provenance.authoring.sheets.claims import claim_values
from provenance.model.records import Claim, Statement
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
    """What a sheet says of a claim, and on which of its lines each statement stands."""

    text: str
    described: Mapping[str, Any]
    statements: tuple[Statement, ...]
    lines: Sequence[int]


class _Place(NamedTuple):
    """A claim of a sheet in a file: its id, the line it begins on there, what the sheet says."""

    id: str
    first: int
    told: Gathered


class Files:
    """The files that a sheet becomes.

    Args:
        corpus: the corpus, opened; None while it has no files.
        name: what the sheet is called; so are files in which the claims of a large one stand.
    """

    def __init__(self, corpus: "Corpus | None", name: str) -> None:
        self._corpus = corpus
        self._name = name
        self._places: dict[str, list[_Place]] = {}
        self._texts: dict[str, str] = {}
        self._starts: dict[str, list[tuple[int, Sequence[int]]]] = {}

    def rows(self, file: str, line: int) -> Sequence[int]:
        """The lines of the sheet from which comes what is written on a line of a file.

        Of a statement it is its own, of a claim are those of all its statements.
        """
        if file not in self._places:
            return ()
        if file not in self._starts:
            self._starts[file] = sorted(self._found(file), key=lambda one: one[0])
        starts = self._starts[file]
        at = bisect_right(starts, line, key=lambda one: one[0])
        return starts[at - 1][1] if at else ()

    def _found(self, file: str) -> Iterator[tuple[int, Sequence[int]]]:
        """Where the claims and statements of the sheet begin in a file, with their lines there."""
        from provenance.reading.reader import read

        records = read(file, self._texts[file]).records
        written = {one.id: one for one in records if isinstance(one, Claim)}
        for place in self._places[file]:
            every = list(dict.fromkeys(place.told.lines))
            yield place.first, every
            lines: defaultdict[Statement, list[int]] = defaultdict(list)
            for said, line in zip(place.told.statements, place.told.lines, strict=True):
                lines[_bare(said)].append(line)
            for said in written[place.id].said if place.id in written else ():
                yield said.line, lines.get(_bare(said), every)

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
            self._places.setdefault(file, []).append(_Place(id, record.origin.line, one))
            added[file] += [
                Addition(document, s.stance, compose.statement_values(s)) for s in one.statements
            ]
        yield from self._alone(new) if len(new) <= _ALONE else self._together(new)
        for file, additions in added.items():
            before = self._corpus.text(file) if self._corpus else None
            yield self._written(file, before, with_statements(file, before or "", additions))

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
            file = f"claims/{id}.yaml"
            self._places[file] = [_Place(id, 1, one)]
            yield self._written(file, None, _document(id, one))

    def _together(self, new: Mapping[str, Gathered]) -> Iterator[Change]:
        folder = self._free(f"claims/{slug(self._name) or 'sheet'}.yaml")[:-5]
        claims = list(new.items())
        for number in range(0, len(claims), _TOGETHER):
            file = f"{folder}/{number // _TOGETHER + 1:03}.yaml"
            first, texts = 1, []
            for id, one in claims[number : number + _TOGETHER]:
                text = _document(id, one)
                self._places.setdefault(file, []).append(_Place(id, first, one))
                first += text.count("\n") + 1
                texts.append(text)
            yield self._written(file, None, "---\n".join(texts))

    def _written(self, file: str, before: str | None, after: str) -> Change:
        self._texts[file] = after
        return Change(file, before, after)

    def _free(self, file: str) -> str:
        """The name of a file, or one like it, that neither a file nor a folder has."""
        files = self._corpus.files() if self._corpus else []
        taken = {file.rpartition(".")[0] for file in files}
        taken |= {file.rpartition("/")[0] for file in files}
        return f"{free(file.removesuffix('.yaml'), taken.__contains__)}.yaml"


def _bare(said: Statement) -> Statement:
    """A statement without its place, and without what its claim or the reader fills in."""
    return said._replace(id="", claim="", ordinal=0, line=0, source=None)


def _document(id: str, claim: Gathered) -> str:
    values: compose.Values = {"claim": id, "text": claim.text, **claim_values(claim.described)}
    for stance in SAID_AS:
        told = [compose.statement_values(s) for s in claim.statements if s.stance == stance]
        if told:
            values[stance] = told
    return compose.document(values)
