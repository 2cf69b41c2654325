"""What another tool's file brings, as a plan of changes to a corpus: nothing joined in silence."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.compose import Values
from provenance.authoring.insert import with_statement
from provenance.authoring.names import slug
from provenance.interchange.brought import Brought
from provenance.model.fields import RECORDS, Field, Type
from provenance.model.identity import statement_id
from provenance.model.records import Actor, Claim, Record, Source, Statement
from provenance.model.tuples import NamedTuple
from provenance.model.vocabulary import SAID_AS
from provenance.reading.plans import is_id

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_ROLES: Final = {Type.ACTOR: ("actor",), Type.CLAIM: ("claim",), Type.SOURCE: ("source",)}
_FOLDERS: Final = {"actor": "claims/actors", "source": "seeds", "claim": "claims"}


class Told(NamedTuple):
    """Something of the file that needs an eye, and its place in it."""

    place: str
    what: str


class Plan(NamedTuple):
    """What an import would write, and what it tells."""

    changes: tuple[Change, ...]
    claims: int
    statements: int
    actors: int
    sources: int
    present: int
    """Statements and sources that the corpus has already."""
    skipped: tuple[Told, ...]
    """Items of which nothing was taken."""
    troubles: tuple[Told, ...]
    """What was not understood of those that were."""
    joined: tuple[str, ...]
    """What was taken for something that the corpus has, a sentence each."""


def plan(
    corpus: "Corpus | None", items: Iterable[Brought], stem: str, *, by_name: bool = True
) -> Plan:
    """Plan the files that the items of another tool's file become.

    New records go into files of their own, named after the file that they came from. An actor is
    one of the corpus where both bear an id of another register or, if ``by_name``, where its name
    is that of one actor alone; a source where both have one address, or one title and one id. All
    others are new, whatever their ids.

    Args:
        corpus: the corpus, opened; None while it has no files.
        items: what the file brings.
        stem: the name of the new files.
        by_name: whether a name tells who an actor is.
    """
    planner = _Planner(corpus, by_name)
    for item in items:
        planner.take(item)
    return planner.finish(stem)


class _Planner:
    """Gathers records, and finds the ids that they get."""

    def __init__(self, corpus: "Corpus | None", by_name: bool) -> None:
        self.corpus = corpus
        self.by_name = by_name
        self.ids: dict[str, dict[str, str]] = {"actor": {}, "source": {}, "claim": {}}
        """By kind: the ids that the proposals of the file became."""
        self.new: dict[str, dict[str, Record]] = {"actor": {}, "source": {}, "claim": {}}
        self.added: dict[str, list[Statement]] = {}
        self.skipped: list[Told] = []
        self.troubles: list[Told] = []
        self.joined: list[str] = []
        self.present = 0
        self.actor_names: dict[str, set[str]] = {}
        self.registered: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.met: dict[str, int] = {}
        if corpus is not None:
            for actor in corpus.each("actor"):
                self.know(actor)
            for source in corpus.each("source"):
                if source.url:
                    self.addresses.setdefault(source.url, source.id)
            for claim in corpus.each("claim"):
                self.texts.setdefault(_folded(claim.text), claim.id)

    def know(self, actor: Actor) -> None:
        for name in (actor.name, *actor.aka):
            self.actor_names.setdefault(_folded(name), set()).add(actor.id)
        for identifier in actor.same_as:
            self.registered.setdefault(identifier, actor.id)

    def take(self, item: Brought) -> None:
        if not item.records:
            first, *rest = item.troubles or ("holds nothing that is recorded here: skipped",)
            self.skipped.append(Told(item.place, first))
            self.troubles += [Told(item.place, trouble) for trouble in rest]
            return
        self.troubles += [Told(item.place, trouble) for trouble in item.troubles]
        for record in item.records:
            if isinstance(record, Actor):
                self.actor(record)
            elif isinstance(record, Source):
                self.source(record)
            else:
                self.claim(record)

    def actor(self, actor: Actor) -> None:
        known = self.ids["actor"]
        if actor.id in known:
            return
        registered = {self.registered[one] for one in actor.same_as if one in self.registered}
        named = self.actor_names.get(_folded(actor.name), set())
        found = registered or (named if self.by_name else set())
        if len(found) == 1:
            known[actor.id] = next(iter(found))
            how = "both bear one id of another register" if registered else "by its name"
            self.joined.append(f"“{actor.name}” was taken for `{known[actor.id]}`, {how}")
            return
        if len(found) > 1:
            ids = ", ".join(f"`{id}`" for id in sorted(found))
            self.joined.append(f"“{actor.name}” could be any of {ids}: it is recorded anew")
        id = self.free("actor", _proposed(actor.id, actor.name))
        known[actor.id] = id
        self.new["actor"][id] = actor

    def source(self, source: Source) -> None:
        known = self.ids["source"]
        if source.id in known:
            id = known[source.id]
            first = self.new["source"].get(id)
            if first is None or not isinstance(first, Source) or _same(first, source):
                return
        there = self.corpus.record("source", source.id) if self.corpus else None
        if there is not None and there.title == source.title:
            known[source.id] = there.id
            self.present += 1
            return
        address = self.addresses.get(source.url or "")
        if address is not None and address not in self.new["source"]:
            known[source.id] = address
            self.joined.append(f"“{source.title}” was taken for `{address}`: one address")
            self.present += 1
            return
        id = self.free("source", _proposed(source.id, source.title))
        known.setdefault(source.id, id)
        self.new["source"][id] = source

    def claim(self, claim: Claim) -> None:
        known = self.ids["claim"]
        if claim.id not in known:
            id = self.texts.get(_folded(claim.text))
            if id is None:
                id = self.free("claim", _proposed(claim.id, claim.text))
                self.texts[_folded(claim.text)] = id
                self.new["claim"][id] = claim._replace(statements=(), comments=())
            known[claim.id] = id
        id = known[claim.id]
        self.added.setdefault(id, []).extend(claim.said)

    def free(self, kind: str, proposed: str) -> str:
        """An id that no record has: the one proposed, else with a number behind it."""
        base = proposed or kind
        while True:
            self.met[base] = number = self.met.get(base, 0) + 1
            id = base if number == 1 else f"{base}-{number}"
            there = self.corpus is not None and self.corpus.record(kind, id) is not None
            if not there and id not in self.new[kind]:
                return id

    def finish(self, stem: str) -> Plan:
        changes = list(self.additions())
        for kind in ("actor", "source"):
            records = self.new[kind]
            if records:
                values = {id: self.values(kind, record) for id, record in records.items()}
                changes.append(self.file(kind, stem, compose.document({f"{kind}s": values}, 3)))
        claims = [self.new_claim(id, one) for id, one in self.new["claim"].items()]
        if claims:
            changes.append(self.file("claim", stem, "---\n".join(claims)))
        return Plan(
            tuple(changes),
            len(claims),
            sum(map(len, self.added.values())),
            len(self.new["actor"]),
            len(self.new["source"]),
            self.present,
            tuple(self.skipped),
            tuple(self.troubles),
            tuple(dict.fromkeys(self.joined)),
        )

    def additions(self) -> Iterator[Change]:
        """Statements on claims that the corpus has; those that it has too are counted."""
        texts: dict[str, tuple[str, str]] = {}
        for id in [id for id in self.added if id not in self.new["claim"]]:
            assert self.corpus is not None
            record = self.corpus.record("claim", id)
            assert record is not None
            self.joined.append(f"“{record.text}” was taken for the claim `{id}`")
            there = {_identity(id, s) for s in record.said}
            file, document = record.origin.file, record.origin.document
            fresh: list[Statement] = []
            for statement in self.added[id]:
                values = self.statement(statement)
                key = _identity(id, self.placed(statement))
                if key in there:
                    self.present += 1
                    continue
                there.add(key)
                fresh.append(statement)
                if file not in texts:
                    text = self.corpus.text(file) or ""
                    texts[file] = (text, text)
                before, after = texts[file]
                after = with_statement(file, after, document, statement.stance, values)
                texts[file] = (before, after)
            self.added[id] = fresh
        for file, (before, after) in texts.items():
            yield Change(file, before, after)

    def new_claim(self, id: str, record: Record) -> str:
        values = {"claim": id, **self.values("claim", record)}
        said = self.added.get(id, ())
        for stance in SAID_AS:
            told = [self.statement(s) for s in said if s.stance == stance]
            if told:
                values[stance] = told
        return compose.document(values)

    def statement(self, statement: Statement) -> Values:
        values = self.values("statement", statement)
        return {"id": statement.id, **values} if statement.id else values

    def placed(self, statement: Statement) -> Statement:
        """A statement with the ids of the corpus."""
        actors, sources = self.ids["actor"], self.ids["source"]
        return statement._replace(
            by=tuple(actors.get(one, one) for one in statement.by),
            for_=tuple(actors.get(one, one) for one in statement.for_),
            said_in=sources.get(statement.said_in or "", statement.said_in),
            source=sources.get(statement.source or "", statement.source),
        )

    def values(self, kind: str, record: Any) -> Values:
        """What a file says of a record, with the ids of the corpus in place of proposals."""
        values: Values = {}
        for field in RECORDS[kind]:
            attribute = "relations" if field.record == "relation" else field.attribute
            if field.type is Type.ID or field.record == "statement":
                continue
            value = getattr(record, attribute)
            if field.record == "relation":
                value = tuple(one for one in value if one.kind == field.key)
            if value in (None, ()) or value == _PRESUMED.get(field.key, ()):
                continue
            values[field.key] = self.value(field, value)
        return values

    def value(self, field: Field, value: Any) -> Any:
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            items = [self.value(field, item) for item in value]
            return items[0] if len(items) == 1 else items
        if field.record:
            inner = self.values(field.record, value)
            return inner[field.short] if list(inner) == [field.short] else inner
        if field.type is Type.DATE:
            return compose.date(value.text)
        if field.type is Type.FLAG:
            return "true" if value else "false"
        kinds = _ROLES.get(field.type, ("actor", "claim", "source"))
        if field.type in _ROLES or field.type in (Type.SUBJECT, Type.TARGET):
            return next((self.ids[k][value] for k in kinds if value in self.ids[k]), value)
        return str(value)

    def file(self, kind: str, stem: str, text: str) -> Change:
        """A new file, under a name that the corpus does not have."""
        taken = set(self.corpus.files()) if self.corpus else set()
        base = f"{_FOLDERS[kind]}/{stem}"
        name, number = f"{base}.yaml", 2
        while name in taken:
            name, number = f"{base}-{number}.yaml", number + 1
        return Change(name, None, text)


_PRESUMED: Final[dict[str, Any]] = {"seen": True, "complete": False, "foretells": False}


def _same(first: Source, second: Source) -> bool:
    return first.title == second.title and first.url == second.url


def _identity(claim: str, s: Statement) -> str:
    return statement_id(
        claim,
        s.stance,
        s.by,
        s.for_,
        s.date.text if s.date else "",
        s.said_in or "",
        s.source or "",
        [quote.words for quote in s.quote],
    )


def _proposed(key: str, name: str) -> str:
    """An id made of a record's key in the file, or of its name where the key is the name."""
    return key if is_id(key) and key != name else slug(key) or slug(name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
