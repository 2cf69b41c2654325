"""What is done on an engine, in terms of all of them: rows go where their keys meet."""

import pickle
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import pyarrow.dataset as tables

from provenance.cluster.bundle import Actors
from provenance.cluster.export import IN_A_GROUP
from provenance.cluster.keys import TIES, key, named, own
from provenance.cluster.packing import pack, unpack
from provenance.cluster.questions import DISPUTES, ClusterQuestion
from provenance.cluster.settling import ANSWERED, ROW, WANTED, SettledGroup, settle
from provenance.interchange.dump import reading
from provenance.store.index import terms

QUESTION: Final = ClusterQuestion(DISPUTES)

_PARTS: Final = 8
_GROUPS_IN_A_PART: Final = 20
"""As the package's own code for Spark has them."""

CLAIM: Final = "claim"
SOURCE: Final = "source"
EDGE: Final = "edge"
FETCHED: Final = {CLAIM: "fetched claim", SOURCE: "fetched source"}

COLUMNS: Final = ("at", "what", "grp", "key", "held")


class Moved(NamedTuple):
    """A row as it is moved: by ``at`` or by ``grp``, what it is, its key, and what it holds."""

    at: int
    what: str
    grp: int = 0
    key: int = 0
    held: bytes = b""


Work = Callable[[Iterable[Moved]], Iterator[Moved]]
"""Is given all rows of some places, in no order, and gives what they leave."""


class Engine(Protocol):
    """What is asked of an engine; a dataset is whatever it calls so."""

    def read(self, folder: Path, make: Callable[[dict[str, Any]], Moved]) -> Any:
        """Read a table, each row made by a function."""

    def met(self, datasets: list[Any], by: str, work: Work, parts: int, name: str) -> Any:
        """Move rows so that those of one place meet, do the work there, keep what it leaves."""

    def only(self, dataset: Any, *what: str) -> Any:
        """The rows of some kinds."""

    def held(self, dataset: Any) -> Iterator[bytes]:
        """What rows hold."""

    def any(self, dataset: Any) -> bool:
        """Whether there are rows."""


def rows(engine: Engine, export: Path) -> Iterator[bytes]:
    """Give each row of the answer, as JSON."""
    shares = _shares(export)
    told = [
        engine.read(export / "claims", partial(tabled, "claims", "id", shares)),
        engine.read(export / "statements", partial(tabled, "statements", "claim", {})),
        engine.read(export / "relations", partial(tabled, "relations", "claim", {})),
        engine.read(export / "sources", partial(tabled, "sources", "id", {})),
    ]
    made = engine.met(told, "at", packed, _PARTS, "records")
    records, edges = engine.only(made, CLAIM, SOURCE), engine.only(made, EDGE)
    own_claims = engine.only(made, CLAIM)
    parts = max(sum(shares.values()) // _GROUPS_IN_A_PART, 2)
    come = [own_claims]
    fetched: list[Any] = []
    for number in count():
        walk = partial(walked, str(export), bool(number))
        left = engine.met([*come, *fetched], "grp", walk, parts, f"round-{number}")
        yield from engine.held(engine.only(left, ROW))
        wanted = engine.only(left, WANTED)
        if not engine.any(wanted):
            return
        led = engine.met([wanted, edges], "at", lead, _PARTS, f"led-{number}")
        fetched.append(engine.met([led, records], "at", fetch, _PARTS, f"fetched-{number}"))
        come = [own_claims, engine.only(left, ANSWERED)]


def tabled(table: str, by: str, shares: Mapping[str, int], row: Mapping[str, Any]) -> Moved:
    """A row of a table, moved to its claim or source."""
    kind = "the source" if table == "sources" else "the claim"
    grp = 0
    if shares:
        folder, _, _ = row["file"].rpartition("/")
        place = _number(f"{row['file']} {row['document'] // 256}") % shares[folder]
        grp = _number(f"{folder} {place}")
    return Moved(key(kind, row[by]), table, grp, 0, pickle.dumps(row))


def packed(rows: Iterable[Moved]) -> Iterator[Moved]:
    """Pack claims and sources, with the keys that lead to them."""
    held: defaultdict[str, defaultdict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    claims: list[tuple[int, Any]] = []
    for row in rows:
        told = pickle.loads(row.held)
        if row.what == "claims":
            claims.append((row.grp, told))
        elif row.what == "sources":
            source = reading.source(told)
            yield Moved(own(source), SOURCE, 0, own(source), _held(source.id, pack(source)))
        else:
            held[row.what][row.at].append(told)
    for grp, told in claims:
        at = key("the claim", told["id"])
        claim = reading.claim(told, held["statements"][at], held["relations"][at])
        yield Moved(at, CLAIM, grp, at, _held(claim.id, pack(claim)))
        for edge in named(claim):
            yield Moved(key(*edge), EDGE, 0, at)


def walked(export: str, again: bool, rows: Iterable[Moved]) -> Iterator[Moved]:
    """Settle the groups that come; ``again`` only those whose wanted keys were answered."""
    by_group: defaultdict[int, list[Moved]] = defaultdict(list)
    for row in rows:
        by_group[row.grp].append(row)
    for grp, those in by_group.items():
        answers = [row.held for row in those if row.what == ANSWERED]
        if again and not answers:
            continue
        yield from _settled(_group(grp, those, answers), _actors(export))


def _group(grp: int, rows: list[Moved], answers: list[bytes]) -> SettledGroup:
    group = SettledGroup(grp, [], [], [], set())
    for answered in answers:
        keys = array("q")
        keys.frombytes(answered)
        group.answered.update(keys)
    seen: set[int] = set()
    for row in sorted(rows, key=lambda row: row.what != CLAIM):
        if row.what == ANSWERED or row.key in seen:
            continue
        seen.add(row.key)
        kind = SOURCE if row.what == FETCHED[SOURCE] else CLAIM
        id, _, text = row.held.decode("utf-8", "surrogateescape").partition("\n")
        (group.sources if kind == SOURCE else group.claims).append(unpack(kind, id, text))
        if row.what == CLAIM:
            group.asked.append(id)
    return group


def _settled(group: SettledGroup, actors: Actors) -> Iterator[Moved]:
    for grp, what, wanted, _, row, keys in settle(group, [QUESTION], actors):
        if what == WANTED:
            yield Moved(wanted or 0, WANTED, grp)
        else:
            yield Moved(0, what, grp, 0, keys if row is None else row.encode())


def lead(rows: Iterable[Moved]) -> Iterator[Moved]:
    """From wanted keys to the keys of the records that these lead to, and these themselves."""
    asking: defaultdict[int, set[int]] = defaultdict(set)
    edges: list[Moved] = []
    for row in rows:
        if row.what == WANTED:
            asking[row.at].add(row.grp)
        else:
            edges.append(row)
    found = {(at, grp) for at, grps in asking.items() for grp in grps}
    found.update((edge.key, grp) for edge in edges for grp in asking.get(edge.at, ()))
    for at, grp in found:
        yield Moved(at, WANTED, grp)


def fetch(rows: Iterable[Moved]) -> Iterator[Moved]:
    """Give each record to the groups that want it."""
    asking: defaultdict[int, set[int]] = defaultdict(set)
    records: list[Moved] = []
    for row in rows:
        if row.what == WANTED:
            asking[row.at].add(row.grp)
        else:
            records.append(row)
    for record in records:
        for grp in asking.get(record.at, ()):
            yield Moved(record.at, FETCHED[record.what], grp, record.key, record.held)


@cache
def _actors(export: str) -> Actors:
    """Every actor, read once in each worker."""
    folder = Path(export)
    ties: defaultdict[str, list[Any]] = defaultdict(list)
    for row in tables.dataset(folder / "tenures").to_table().to_pylist():
        ties[row["actor"]].append(row)
    packed: dict[str, str] = {}
    tied: dict[tuple[str, str], list[str]] = {}
    for row in tables.dataset(folder / "actors").to_table().to_pylist():
        actor = reading.actor(row, ties[row["id"]])
        packed[actor.id] = pack(actor)
        for edge in terms.edges(actor):
            if edge[0] in TIES:
                tied.setdefault(edge, []).append(actor.id)
    return Actors(packed, tied)


def _shares(export: Path) -> dict[str, int]:
    """Into how many groups the claims of each folder are parted."""
    files = tables.dataset(export / "claims").to_table(columns=["file"])["file"].to_pylist()
    counts = Counter(file.rpartition("/")[0] for file in files)
    return {folder: -(-number // IN_A_GROUP) for folder, number in counts.items()}


def _held(id: str, text: str) -> bytes:
    return f"{id}\n{text}".encode("utf-8", "surrogateescape")


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big")
