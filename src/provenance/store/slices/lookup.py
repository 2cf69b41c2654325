"""Looking records up in the compiled corpus, each at most once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from json import dumps
from typing import Any, Final, Protocol, TypeVar, cast

from provenance.model.records import Actor, Claim, Record, RecordPlace, Source
from provenance.store.index.encoding import decode
from provenance.store.index.terms import edges

Row = tuple[Any, ...]
Query = Callable[[str, Sequence[Any]], list[Row]]
"""Runs a query and fetches all rows."""

R = TypeVar("R", bound=Record)

_COLUMNS: Final = "r.id, f.path, r.document, r.line, r.row"

_BY_ID: Final = f"""
    SELECT {_COLUMNS} FROM json_each(?) AS wanted
    CROSS JOIN records AS r ON r.kind = ? AND r.id = wanted.value
    JOIN files AS f ON f.file = r.file
"""

_INTO: Final = """
    SELECT role.value, target.value, r.kind, r.id FROM json_each(?) AS target
    CROSS JOIN json_each(?) AS role
    CROSS JOIN edges AS e ON e.role = role.value AND e.target = target.value
    JOIN records AS r ON r.key = e.key
"""


_BEARING: Final = """
    SELECT DISTINCT r.id FROM json_each(?) AS w CROSS JOIN names AS n ON n.name = w.value
    CROSS JOIN records AS r ON r.key = n.key WHERE r.kind = 'actor'
"""

_NAMED: Final = """
    SELECT w.value FROM json_each(?) AS w WHERE EXISTS (
        SELECT 1 FROM json_each(?) AS role CROSS JOIN edges AS e
            ON e.role = role.value AND e.target = w.value
        CROSS JOIN records AS r ON r.key = e.key
        LEFT JOIN doubles AS d ON d.kind = r.kind AND d.id = r.id
        WHERE d.id IS NULL
    )
"""


class Looking(Protocol):
    """What is needed to gather a Slice: records by id, and who names them."""

    def claims(self, ids: Iterable[str], /) -> list[Claim]:
        """Fetch claims; those that are not recorded are left out."""

    def actors(self, ids: Iterable[str], /) -> list[Actor]:
        """Fetch actors; those that are not recorded are left out."""

    def sources(self, ids: Iterable[str], /) -> list[Source]:
        """Fetch sources; those that are not recorded are left out."""

    def into(self, roles: Sequence[str], targets: Iterable[str], /) -> list[tuple[str, str, str]]:
        """Tell who names the targets in one of the roles: triples of role, target and id."""


class Lookup:
    """Records by id, and who names them. What was fetched is kept."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._kept: dict[str, dict[str, Record | None]] = {"claim": {}, "actor": {}, "source": {}}
        self._doubles = frozenset(query("SELECT kind, id FROM doubles", ()))
        self.noted: set[tuple[str, str]] | None = None
        """What is looked up is put in here, as `provenance.store.memo.reads` names it."""

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Fetch claims; those that are not recorded are left out."""
        return cast("list[Claim]", self._fetch("claim", ids))

    def actors(self, ids: Iterable[str]) -> list[Actor]:
        """Fetch actors; those that are not recorded are left out."""
        return cast("list[Actor]", self._fetch("actor", ids))

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """Fetch sources; those that are not recorded are left out."""
        return cast("list[Source]", self._fetch("source", ids))

    def note(self, keys: Iterable[tuple[str, str]]) -> None:
        """Note that something is looked up, if anybody asks for that."""
        if self.noted is not None:
            self.noted.update(keys)

    def records(self, kind: str, ids: Iterable[str]) -> list[Record]:
        """Fetch records of one kind; those that are not recorded are left out."""
        return self._fetch(kind, ids)

    def record(self, kind: str, id: str) -> Record | None:
        """Fetch one record."""
        found = self._fetch(kind, (id,))
        return found[0] if found else None

    def forget(self, *kinds: str) -> None:
        """Let go of what was fetched of some kinds."""
        for kind in kinds:
            self._kept[kind].clear()

    def all(self, kind: str) -> Iterator[Record]:
        """Fetch every record of a kind, by id; nothing is kept."""
        sql = f"SELECT {_COLUMNS} FROM records r JOIN files f USING (file) WHERE r.kind = ?"
        rows = self._query(f"{sql} ORDER BY r.id, f.path, r.document", (kind,))
        last = None
        for id, path, document, line, row in rows:
            if id != last:
                yield decode(kind, id, RecordPlace(path, document, line), row)
            last = id

    def into(self, roles: Sequence[str], targets: Iterable[str]) -> list[tuple[str, str, str]]:
        """Tell who names the targets in one of the roles: triples of role, target and id."""
        wanted = list(targets)
        self.note((role, target) for role in roles for target in wanted)
        rows = self._query(_INTO, (dumps(wanted), dumps(roles)))
        return [
            (role, target, id)
            for role, target, kind, id in rows
            if (kind, id) not in self._doubles or self._names(kind, id, role, target)
        ]

    def _names(self, kind: str, id: str, role: str, target: str) -> bool:
        """Whether the record that counts, of an id that stands twice, is the one that names."""
        record = self.record(kind, id)
        return record is not None and (role, target) in edges(record)

    def recording(self, claims: Iterable[str], relation: str) -> set[str]:
        """Tell which of some claims may record a relation; no claim is decoded for that."""
        sql = (
            "SELECT r.id FROM json_each(?) AS wanted CROSS JOIN records AS r "
            "ON r.kind = 'claim' AND r.id = wanted.value WHERE instr(r.row, ?)"
        )
        rows = self._query(sql, (dumps(list(claims)), dumps(relation)))
        return {id for (id,) in rows}

    def naming(self, roles: Sequence[str], targets: Iterable[str]) -> set[str]:
        """Tell the ids of the records that name one of the targets in one of the roles."""
        return {id for _, _, id in self.into(roles, targets)}

    def named(self, roles: Sequence[str], ids: Iterable[str]) -> set[str]:
        """Tell which of some ids a record names in one of the roles; not by how many."""
        asked = set(ids)
        rows = self._query(_NAMED, (dumps(list(asked)), dumps(roles)))
        surely = {id for (id,) in rows}
        return surely | {target for _, target, _ in self.into(roles, asked - surely)}

    def bearing(self, names: Iterable[str]) -> set[str]:
        """Tell which actors bear one of the names, which are folded (`terms.name_key`)."""
        return {id for (id,) in self._query(_BEARING, (dumps(list(set(names))),))}

    def _fetch(self, kind: str, ids: Iterable[str]) -> list[Record]:
        kept = self._kept[kind]
        wanted = list(dict.fromkeys(ids))
        self.note((f"the {kind}", id) for id in wanted)
        missing = [id for id in wanted if id not in kept]
        if missing:
            kept.update(dict.fromkeys(missing))
            rows = self._query(_BY_ID, (dumps(missing), kind))
            # Of an id that stands twice, the first by path counts; the checks report the rest.
            rows.sort(key=lambda row: (row[1], row[2]))
            for id, path, document, line, row in rows:
                if kept[id] is None:
                    kept[id] = decode(kind, id, RecordPlace(path, document, line), row)
        found = (kept[id] for id in wanted)
        return [record for record in found if record is not None]
