"""A corpus, opened: its records by id, who names whom, and Slices of it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, overload

from provenance.model.characters import whole
from provenance.model.records import Actor, Claim, Record, RecordPlace, Source
from provenance.model.slice import Slice
from provenance.store.files.discovery import UNREAD
from provenance.store.index import terms
from provenance.store.index.database import Progress
from provenance.store.index.encoding import decode
from provenance.store.index.fold import fold
from provenance.store.memo.reads import MOST, Key, record_key
from provenance.store.roles import ByRole
from provenance.store.slices.asking import Asking, Reached, each_for_itself, union
from provenance.store.slices.candidates import side_of, voices_of
from provenance.store.slices.gather import gather, gather_for, sides_of, voiced
from provenance.store.slices.lookup import Lookup

if TYPE_CHECKING:
    import networkx as nx

    from provenance.model.findings import Problem
    from provenance.store.files.intake import Overlay
    from provenance.store.files.settings import Settings

KINDS = terms.KINDS


class Broken(NamedTuple):
    """A record that was left out because something in it is wrong.

    ``kind`` and ``id`` are ``""`` where not even they could be read; then it may be a whole file.
    """

    kind: str
    id: str
    file: str
    line: int


class Duplicate(NamedTuple):
    """An id that stands more than once; the first place counts."""

    kind: str
    id: str
    places: tuple[RecordPlace, ...]


class Reading(NamedTuple):
    """A Slice, the claims that it was made for, and what was looked up for each (``asking``)."""

    claims: list[str]
    slice: Slice
    read: Mapping[str, Reached]


def open_corpus(
    root: str | Path,
    *,
    overlay: "Overlay | None" = None,
    progress: Progress | None = None,
    together: bool = False,
) -> "Corpus":
    """Open the corpus at ``root``; what changed since it was last opened is read first.

    Args:
        root: the corpus's folder, as `find_root` gives it.
        overlay: unsaved texts by path relative to the root; they stand in for what is saved. Bytes
            are taken as a file's, and None for no file at all.
        progress: told of files done and files to do, when any must be read.
        together: whether two other processes may read, where a corpus is large and compiled anew.
            They import the main program, which must be guarded as ``multiprocessing`` asks.

    Raises:
        CorpusError: when there are no files.
    """
    return Corpus(Path(root), dict(overlay or {}), progress, together=together)


def slice_of(records: Iterable[Record]) -> Slice:
    """Give the Slice of records of any kind."""
    held = list(records)
    return Slice(
        [record for record in held if isinstance(record, Claim)],
        [record for record in held if isinstance(record, Actor)],
        [record for record in held if isinstance(record, Source)],
    )


def _decoded(text: str | bytes | None) -> str | None:
    try:
        return text.decode("utf-8-sig") if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        return None


class Corpus(ByRole):
    """The records of a corpus as they stood when it was opened.

    Close it, or use it in a ``with`` statement. Every method answers from that one moment; open
    again to see later edits. ``notices`` tell, in a sentence each, what could not be done as it
    should be, such as that the compiled corpus could not be kept.
    """

    @cached_property
    def settings(self) -> "Settings":
        """What the corpus's ``provenance.toml`` says; raises CorpusError where that is wrong."""
        from provenance.store.files.settings import read_settings

        return read_settings(self.root)

    # Files

    def files(self) -> list[str]:
        """List the corpus's files by path, unsaved ones among them."""
        return [path for (path,) in self.query("SELECT path FROM files ORDER BY path")]

    def digests(self) -> dict[str, bytes]:
        """Give the digest of each file's content, by path."""
        return dict(self.query("SELECT path, digest FROM files"))

    def standing(self) -> dict[str, int]:
        """Give what each look-up finds now, as a checksum (``memo.standing``)."""
        from provenance.store.memo.standing import standing

        return standing(self.query)

    def doubled(self) -> int:
        """Sum up the records of ids that stand twice."""
        from provenance.store.memo.standing import doubles

        return doubles(self.query)

    def text(self, file: str) -> str | None:
        """Give the text of a file, unsaved if there is one; None if it is not to be read."""
        if file in self._overlay:
            return _decoded(self._overlay[file])
        from provenance.store.files import guarded

        try:
            return guarded.read(f"{self.root}/{file}").decode("utf-8-sig")
        except (OSError, UnicodeError):
            return None

    def problems(self) -> "list[Problem]":
        """List what is wrong in single files, by file and place."""
        from provenance.store.index.problem_rows import decode_problems

        rows = self.query("SELECT problems FROM files WHERE problems IS NOT NULL ORDER BY path")
        found = [problem for (text,) in rows for problem in decode_problems(text)]
        return [*self._scan.problems, *found]

    def broken(self) -> list[Broken]:
        """List the records that were left out, by file and line."""
        rows = self.query("SELECT broken FROM files WHERE broken IS NOT NULL ORDER BY path")
        unread = [Broken("", "", p.span.file, 1) for p in self._scan.problems if p.rule in UNREAD]
        return [*unread, *(Broken(*broken) for (text,) in rows for broken in json.loads(text))]

    def duplicates(self) -> list[Duplicate]:
        """List the ids that stand more than once, by kind and id."""
        rows = self.query(
            "SELECT d.kind, d.id, f.path, r.document, r.line FROM doubles d "
            "CROSS JOIN records r ON r.kind = d.kind AND r.id = d.id "
            "CROSS JOIN files f ON f.file = r.file "
            "ORDER BY d.kind, d.id, f.path, r.document, r.line"
        )
        return [
            Duplicate(kind, id, tuple(RecordPlace(*row[2:]) for row in places))
            for (kind, id), places in groupby(rows, key=lambda row: row[:2])
        ]

    # Records

    @overload
    def record(self, kind: Literal["claim"], id: str) -> Claim | None: ...
    @overload
    def record(self, kind: Literal["actor"], id: str) -> Actor | None: ...
    @overload
    def record(self, kind: Literal["source"], id: str) -> Source | None: ...
    @overload
    def record(self, kind: str, id: str) -> Record | None: ...
    def record(self, kind: str, id: str) -> Record | None:
        """Give the record of an id as its file has it; None if there is none."""
        return self._look.record(kind, id)

    def records(self, kind: str, ids: Iterable[str]) -> list[Record]:
        """Give the records of some ids as their files have them, without those of which none is."""
        return self._look.records(kind, ids)

    @overload
    def each(self, kind: Literal["claim"]) -> Iterator[Claim]: ...
    @overload
    def each(self, kind: Literal["actor"]) -> Iterator[Actor]: ...
    @overload
    def each(self, kind: Literal["source"]) -> Iterator[Source]: ...
    def each(self, kind: str) -> Iterator[Record]:
        """Give every record of a kind as its file has it, by id, in bounded memory."""
        waiting = iter(self.ids(kind))
        while ids := list(islice(waiting, 500)):
            yield from Lookup(self.query).records(kind, ids)

    def kind_of(self, id: str) -> tuple[str, ...]:
        """Name the kinds of record that an id has: an actor and a claim may share one."""
        self._look.note((record_key(kind), id) for kind in KINDS)
        sql = f"SELECT kind FROM records WHERE kind IN ({', '.join('?' * len(KINDS))}) AND id = ?"
        found = {kind for (kind,) in self.query(sql, (*KINDS, id))}
        return tuple(kind for kind in KINDS if kind in found)

    def ids(self, kind: str) -> list[str]:
        """List all ids of a kind, sorted."""
        sql = "SELECT DISTINCT id FROM records WHERE kind = ? ORDER BY id"
        return [id for (id,) in self.query(sql, (kind,))]

    def as_filed(self, claims: Iterable[str]) -> list[str]:
        """Put claims in the order of the files: those that stand together share their Slice."""
        sql = (
            "SELECT w.value FROM json_each(?) w CROSS JOIN records r ON r.kind = 'claim' "
            "AND r.id = w.value JOIN files f ON f.file = r.file ORDER BY f.path, r.document"
        )
        return list(dict.fromkeys(id for (id,) in self.query(sql, (json.dumps(list(claims)),))))

    def pairs(self, at_once: int = 5_000) -> Iterator[tuple[str, str]]:
        """List the kind and id of every record as files hold them, in bounded memory."""
        last = -1
        sql = "SELECT key, kind, id FROM records WHERE key > ? ORDER BY key LIMIT ?"
        while rows := self.query(sql, (last, at_once)):
            last = rows[-1][0]
            yield from ((kind, id) for _, kind, id in rows)

    def count(self, kind: str) -> int:
        """Count the records of a kind."""
        rows = self.query("SELECT count FROM totals WHERE kind = ?", (kind,))
        return int(rows[0][0]) if rows else 0

    def names(self, kind: str, prefix: str = "", limit: int = -1) -> list[tuple[str, str]]:
        """List ids that begin with ``prefix``, each with its claim's text, name or title."""
        sql = (
            "SELECT id, min(json_extract(row, '$[0]')) FROM records "
            "WHERE kind = ? AND id >= ? AND id < ? GROUP BY id ORDER BY id LIMIT ?"
        )
        return cast(
            "list[tuple[str, str]]", self.query(sql, (kind, prefix, prefix + "\U0010ffff", limit))
        )

    def beginning(self, kind: str, typed: str, limit: int) -> list[tuple[str, str]]:
        """List ids of which the id, a name or the text has words that begin as those typed.

        Each comes with its claim's text, name or title; nothing typed lists the first.
        """
        begun = [f'"{word}"*' for word in re.findall(r"\w+", fold(typed))]
        if not begun:
            return self.names(kind, "", limit)
        sql = (
            "SELECT DISTINCT r.id, json_extract(r.row, '$[0]') FROM words w "
            "CROSS JOIN records r ON r.key = w.rowid WHERE words MATCH ? AND r.kind = ? LIMIT ?"
        )
        found = self.query(sql, ("{name body} : " + " ".join(begun), kind, limit))
        return list(dict.fromkeys([*self.names(kind, typed, limit), *found]))[:limit]

    def files_naming(self, id: str) -> list[str]:
        """List the files in which a record names an id, in whatever role."""
        sql = (
            "SELECT DISTINCT f.path FROM json_each(?) w "
            "CROSS JOIN edges e ON e.role = w.value AND e.target = ? "
            "CROSS JOIN records r ON r.key = e.key CROSS JOIN files f ON f.file = r.file "
            "ORDER BY f.path"
        )
        return [path for (path,) in self.query(sql, (json.dumps(terms.NAMING), id))]

    def words_beginning(self, text: str, limit: int) -> list[str]:
        """List words of the corpus, folded, that begin with a folded text; at most so many."""
        sql = "SELECT word FROM lexicon WHERE word >= ? AND word < ? LIMIT ?"
        return [word for (word,) in self.query(sql, (text, text + "\U0010ffff", limit))]

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """Tell of folded words how many records have each; words that none has are left out."""
        from json import dumps

        sql = "SELECT word, records FROM json_each(?) w CROSS JOIN lexicon ON word = w.value"
        return dict(self.query(sql, [dumps(sorted(words))]))

    def named(self, roles: Sequence[str], ids: Iterable[str]) -> set[str]:
        """Tell which of some ids a record names in one of the roles (``terms``)."""
        return self._look.named(roles, ids)

    def lines(self, files: Iterable[str]) -> dict[str, set[int]]:
        """Tell on which lines of files the records begin that count."""
        found: dict[str, set[int]] = {}
        for record in self._held(list(files)):
            found.setdefault(record.origin.file, set()).add(record.origin.line)
        return found

    def _held(self, files: Sequence[str]) -> list[Record]:
        """Give the records of files; of an id that stands twice, the one that counts."""
        rows = self.query(
            "SELECT r.kind, r.id, f.path, r.document, r.line, r.row FROM json_each(?) w "
            "CROSS JOIN files f ON f.path = w.value CROSS JOIN records r ON r.file = f.file",
            (json.dumps([file for file in files if whole(file) == file]),),
        )
        doubles = set(self.query("SELECT kind, id FROM doubles"))
        held = [
            decode(kind, id, RecordPlace(path, document, line), row)
            for kind, id, path, document, line, row in rows
        ]
        return [
            record
            for record, (kind, id, *_) in zip(held, rows, strict=True)
            if (kind, id) not in doubles or self._look.record(kind, id) == record
        ]

    def claim_of_statement(self, id: str) -> str | None:
        """Name the claim that a statement is made on."""
        claims = sorted(self._look.naming([terms.STATEMENT], [id]))
        return claims[0] if claims else None

    # Slices

    def asking(self) -> Asking:
        """Give a look-up that notes what it is asked, and for what."""
        return Asking(self._look)

    @contextmanager
    def noting(self) -> "Iterator[set[Key]]":
        """Note what is looked up by single records meanwhile: records by id, and who names them.

        It holds for `record`, `kind_of`, `claim_of_statement`, `claims_of_source` and their like;
        lists of all that there is, and searches, are not noted.
        """
        found: set[Key] = set()
        self._look.noted = found
        try:
            yield found
        finally:
            self._look.noted = None

    def slice(
        self, claims: Iterable[str], *, actors: Iterable[str] = (), sides: bool = True
    ) -> Slice:
        """Give the Slice that questions about these claims need.

        It holds the claims, what they imply and what implies them, their rivals and what implies
        those, what bears on them, what places their statements in time, the sources of all these
        with what they derive from, everybody who speaks on them, and the sides of the accused.

        Args:
            claims: ids; those that are not recorded are left out.
            actors: ids of actors to take in with their whole sides.
            sides: whether to take in the whole sides of everybody who speaks or is spoken of too:
                roots, parts, who speaks for whom, groups and members. Without, there is of each
                only what tells whose words theirs are.
        """
        return gather(self._look, claims, named=actors, sides=sides)

    def slices(
        self, claims: Iterable[str], at_once: int = 500, *, actors: Iterable[str] = ()
    ) -> Iterator[tuple[list[str], Slice]]:
        """Give Slices that together hold all these claims, in bounded memory.

        Each comes with the claims that it was made for, as many as ``at_once``. Of everybody who
        speaks it holds what tells whose words theirs are, and the whole sides of the ``actors``.
        """
        waiting = iter(claims)
        look = Lookup(self.query)
        while asked := list(islice(waiting, at_once)):
            yield asked, gather(look, asked, named=actors, sides=False)
            look.forget("claim", "source")  # actors are few, and the next will need them too

    def readings(self, claims: Iterable[str]) -> Iterator["Reading"]:
        """Give Slices as `slices` does, each with what was looked up for which of its claims."""
        waiting = iter(dict.fromkeys(claims))
        look = Lookup(self.query)
        while asked := list(islice(waiting, MOST)):
            ask = Asking(look)
            slice = gather_for(ask, each_for_itself(asked), sides=False)
            yield Reading(asked, slice, ask.read)
            look.forget("claim", "source")

    def slice_of_sides(self, actors: Iterable[str], voices: Iterable[str]) -> Slice:
        """Give the whole sides of actors, without a claim, and whose the ``voices`` can be."""
        ask = Asking(self._look)
        side, lent = (dict.fromkeys(ids, 1) for ids in (actors, voices))
        return Slice((), ask.actors(union(sides_of(ask, side), voiced(ask, lent))), ())

    def side_of(self, actor: str) -> list[str]:
        """List an actor, its parts and members, theirs, and those who speak for any of them."""
        return sorted(side_of(self._look, actor))

    def name_of(self, id: str) -> str:
        """The name of an actor, by id; of anything else its id."""
        record = self.record("actor", id)
        return getattr(record, "name", id)

    def voices_of(self, actors: Iterable[str]) -> list[str]:
        """List those whose words may be those of the actors' sides: theirs, and their groups'."""
        return sorted(voices_of(self._look, actors))

    def slice_of_actors(self, actors: Iterable[str], others: Iterable[str] = ()) -> Slice:
        """Give the Slice of the claims on which the actors speak or which concern them.

        It holds their whole sides, and those of the ``others``.
        """
        actors = list(actors)
        claims = self.claims_of_actors(actors)
        return self.slice(claims, actors=(*actors, *others), sides=False)

    def figures_slice(self, of: str, actors: Iterable[str] = ()) -> Slice:
        """Give the Slice of the claims whose figures answer a question, and of their parts."""
        claims = set(self.claims_with_figure(of))
        claims |= self._look.naming([terms.WITHIN], claims)
        for claim in self._look.claims(claims):
            if claim.figure and claim.figure.within:
                claims.add(claim.figure.within)
        return self.slice(claims, actors=actors, sides=False)

    def nearby(self, asked: Mapping[str, AbstractSet[str]]) -> Slice:
        """Give records, by kind and id, with all that most rules see beside them.

        Each comes with its neighbours (``nearby``), which come without theirs.
        """
        from provenance.store.slices.nearby import nearby

        return nearby(Lookup(self.query), asked)

    def slices_of_files(self, files: Iterable[str], at_once: int = 2000) -> Iterator[Slice]:
        """Give the records of files and nothing else, whole files at a time, in bounded memory."""
        waiting = iter(files)
        held: list[Record] = []
        while some := list(islice(waiting, 10)):
            held += self._held(some)
            if len(held) >= at_once:
                yield slice_of(held)
                held = []
        if held:
            yield slice_of(held)

    def whole(self) -> Slice:
        """Give the Slice of the entire corpus."""
        from provenance.store.index.memory import uncollected

        look = self._look
        with uncollected():
            return Slice(
                cast("list[Claim]", list(look.all("claim"))),
                cast("list[Actor]", list(look.all("actor"))),
                cast("list[Source]", list(look.all("source"))),
            )

    def graph(self) -> "nx.MultiDiGraph[str]":
        """Give the whole corpus as a networkx graph; `provenance.model.graph` documents it."""
        from provenance.model.graph import graph

        return graph(self.whole())
