"""The records out of another tool's file, and their ids here: nothing is joined in silence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.authoring import allowed, compose
from provenance.authoring.change import Change
from provenance.authoring.compose import Values
from provenance.authoring.insert import with_statement
from provenance.authoring.kept import Kept
from provenance.authoring.names import folded, slug
from provenance.authoring.notices import Notes, Notice
from provenance.interchange.brought import Brought
from provenance.model.fields import Field, Type
from provenance.model.identity import computed_id
from provenance.model.recorded import recorded
from provenance.model.records import Actor, Claim, Record, Relation, Source, Statement
from provenance.model.vocabulary import SAID_AS
from provenance.reading.plans import is_id

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_ROLES: Final = {Type.ACTOR: ("actor",), Type.CLAIM: ("claim",), Type.SOURCE: ("source",)}
_FOLDERS: Final = {"actor": "claims/actors", "source": "seeds", "claim": "claims"}


class ImportPlan(NamedTuple):
    """What an import would write, and what it tells."""

    changes: tuple[Change, ...]
    claims: int
    statements: int
    actors: int
    sources: int
    present: int
    """Statements and sources that the corpus has already; actors, of data on these."""
    skipped: tuple[Notice, ...]
    """Items of which nothing was taken."""
    troubles: tuple[Notice, ...]
    """What was not understood of those that were."""
    joined: tuple[Notice, ...]
    """What was taken for something that the corpus has, a sentence each."""


class Planner:
    """Gathers records, and finds the ids that they get."""

    def __init__(self, corpus: "Corpus | None", by_name: bool, longest: int) -> None:
        self.corpus = corpus
        self.longest = longest
        self.by_name = by_name
        self.ids: dict[str, Kept[str, str]] = {"actor": Kept(), "source": Kept(), "claim": Kept()}
        """By kind: the ids that the proposals of the file became."""
        self.expected: dict[str, Kept[str, int]] = {"actor": Kept(), "claim": Kept()}
        """By kind: the proposals of which the ids are found, and the records are still to come."""
        self.unmade: Kept[str, int] = Kept()
        """Ids of new claims, of which no record is made yet."""
        self.related_to: Kept[str, int] = Kept()
        """Claims to which relations lead, whose records are still to come."""
        self.named: set[str] = set()
        """The actors whom something names that is written in one file."""
        self.new: dict[str, dict[str, Record]] = {"actor": {}, "source": {}, "claim": {}}
        self.added: dict[str, list[Statement]] = {}
        self.related: dict[str, list[Relation]] = {}
        """The relations of claims that were met before, by the ids of the file."""
        self.skipped = Notes()
        self.troubles = Notes()
        self.joined = Notes()
        self.present = 0
        self.actor_names: dict[str, set[str]] = {}
        self.registered: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self.texts: Kept[int, str] = Kept()
        self.met: Kept[int, int] = Kept()
        self.made: Counter[str] = Counter()
        self.claims = self.statements = 0
        self.taken: dict[str, Kept[int, int]] = {kind: Kept() for kind in self.ids}
        if corpus is not None:
            for actor in corpus.each("actor"):
                self.know(actor)
            for source in corpus.each("source"):
                if source.url:
                    self.addresses.setdefault(source.url, source.id)
            for claim in corpus.each("claim"):
                if hash_of(claim.text) not in self.texts:
                    self.texts[hash_of(claim.text)] = claim.id

    def know(self, actor: Actor) -> None:
        for name in (actor.name, *actor.aka):
            self.actor_names.setdefault(folded(name), set()).add(actor.id)
        for identifier in actor.same_as:
            self.registered.setdefault(identifier, actor.id)

    def take(self, item: Brought) -> None:
        if not item.records:
            first, *rest = item.troubles or ("holds nothing that is recorded here: skipped",)
            self.skipped.add(item.place, first)
            for told in rest:
                self.troubles.add(item.place, told)
            return
        trouble = partial(self.troubles.add, item.place)
        for told in item.troubles:
            trouble(told)
        for record in item.records:
            if isinstance(record, Actor):
                self.actor(item.place, allowed.registrable(record, trouble))
            elif isinstance(record, Source):
                self.source(allowed.ordered(record, trouble))
            elif record.text:
                self.claim(self.kept(item.place, record))
            else:
                self.known_claim(item.place, self.kept(item.place, record))

    def kept(self, place: str, claim: Claim) -> Claim:
        """A claim with what can be kept of its statements."""
        trouble = partial(self.troubles.add, place)

        def mended(statement: Statement) -> Statement:
            id = self.ids["source"].get(statement.source or "") or statement.source or ""
            source = self.new["source"].get(id) or self.there(id)
            statement = allowed.shorter(statement, self.longest, trouble)
            return allowed.carried(
                statement, source if isinstance(source, Source) else None, trouble
            )

        return claim._replace(
            statements=tuple(map(mended, claim.statements)),
            comments=tuple(map(mended, claim.comments)),
        )

    def expect(self, record: Record) -> None:
        """Find the id of an actor, or of a claim to which others relate, that is taken later."""
        if isinstance(record, Actor):
            if record.id not in self.ids["actor"] and self.place(allowed.registrable(record)):
                self.expected["actor"][record.id] = 1
        elif isinstance(record, Claim):
            for relation in record.relations:
                self.related_to[relation.claim] = 1
            if record.id in self.related_to and record.id not in self.ids["claim"]:
                self.name(record)
                self.expected["claim"][record.id] = 1

    def actor(self, place: str, actor: Actor) -> None:
        if actor.id not in self.ids["actor"]:
            is_new = self.place(actor)
        else:
            is_new = self.expected["actor"].pop(actor.id) is not None
        id = self.ids["actor"][actor.id]
        first = self.new["actor"].get(id)
        if is_new:
            self.new["actor"][id] = actor
        elif isinstance(first, Actor) and first.name != actor.name:
            what = f"“{actor.name}” has the id of “{first.name}” in this file; the first was taken"
            self.troubles.add(place, what)

    def place(self, actor: Actor) -> bool:
        """Find the id of an actor; whether it is one that the corpus does not have."""
        known = self.ids["actor"]
        registered = {self.registered[one] for one in actor.same_as if one in self.registered}
        named = self.actor_names.get(folded(actor.name), set())
        found = registered or (named if self.by_name or not actor.same_as else set())
        if len(found) == 1:
            known[actor.id] = next(iter(found))
            self.present += not self.by_name
            how = "both bear one id of another register" if registered else "by its name"
            self.joined.add("", f"“{actor.name}” was taken for `{known[actor.id]}`, {how}")
            return False
        if len(found) > 1:
            ids = ", ".join(f"`{id}`" for id in sorted(found))
            self.joined.add(
                "", f"“{actor.name}” could be any of {ids}: it was taken for none of them"
            )
        id = self.free("actor", _proposed(actor.id, actor.name))
        known[actor.id] = id
        return True

    def source(self, source: Source) -> None:
        known = self.ids["source"]
        if source.id in known:
            first = self.new["source"].get(known[source.id]) or self.there(known[source.id])
            if not isinstance(first, Source) or _same(first, source):
                return
        proposed, number = _proposed(source.id, source.title), 1
        while there := self.there(_numbered(proposed, number)):
            if _same_record(there, source):
                known[source.id] = there.id
                self.present += 1
                return
            number += 1
        address = self.addresses.get(source.url or "")
        if address is not None and address not in self.new["source"]:
            known[source.id] = address
            self.joined.add("", f"“{source.title}” was taken for `{address}`: one address")
            self.present += 1
            return
        id = self.free("source", proposed)
        if source.id not in known:
            known[source.id] = id
        self.new["source"][id] = source

    def there(self, id: str) -> Source | None:
        """The source of the corpus with an id."""
        return self.corpus.record("source", id) if self.corpus else None

    def claim(self, claim: Claim) -> None:
        is_named = claim.id in self.ids["claim"]
        if self.expected["claim"].pop(claim.id) is not None:
            is_named = False
        id = self.ids["claim"][claim.id] if is_named else self.name(claim)
        if self.unmade.pop(id) is not None:
            self.new["claim"][id] = claim._replace(statements=(), comments=())
            self.claims += 1
        elif not is_named:
            self.related.setdefault(id, []).extend(claim.relations)
        self.added.setdefault(id, []).extend(claim.said)

    def name(self, claim: Claim) -> str:
        """Find the id of a claim: that of another with its text, else a new one."""
        id = self.texts.get(hash_of(claim.text))
        if id is None:
            id = self.free("claim", _proposed(claim.id, claim.text))
            self.texts[hash_of(claim.text)] = id
            self.unmade[id] = 1
        if claim.id:
            self.ids["claim"][claim.id] = id
        return id

    def known_claim(self, place: str, claim: Claim) -> None:
        """Take what was said on a claim that the file knows by its id in the corpus alone."""
        if self.corpus is None or self.corpus.record("claim", claim.id) is None:
            self.skipped.add(place, f"no claim of the corpus is `{claim.id}`: skipped")
            return
        for actor in (one for s in claim.said for one in (*s.by, *s.for_)):
            if actor not in self.ids["actor"] and self.corpus.record("actor", actor) is None:
                self.skipped.add(place, f"no actor of the corpus is `{actor}`: skipped")
                return
        self.added.setdefault(claim.id, []).extend(claim.said)

    def free(self, kind: str, proposed: str) -> str:
        """An id that no record has: the one proposed, else with a number behind it."""
        base = proposed or kind
        while True:
            self.met[hash(base)] = number = (self.met.get(hash(base)) or 0) + 1
            id = _numbered(base, number)
            there = self.corpus is not None and self.corpus.record(kind, id) is not None
            if not there and hash(id) not in self.taken[kind]:
                self.taken[kind][hash(id)] = 1
                self.made[kind] += 1
                return id

    def plan(self, stem: str, changes: Iterable[Change] | None = None) -> ImportPlan:
        """The plan, with all changes that are not written yet unless others are given."""
        if changes is None:
            claims = list(self.new["claim"])
            added, made = [*self.additions()], [*self.flush(stem, claims)]
            if self.by_name:
                self.unnamed()
            changes = [*added, *self.actors(stem), *made]
        return ImportPlan(
            tuple(changes),
            self.claims,
            self.statements,
            self.made["actor"],
            self.made["source"],
            self.present,
            self.skipped.told(),
            self.troubles.told(),
            self.joined.told(),
        )

    def unnamed(self) -> None:
        """Let go of new actors whom nothing names that is written: what did is there already."""
        for id in self.new["actor"].keys() - self.named:
            del self.new["actor"][id]
            self.made["actor"] -= 1

    def actors(self, stem: str) -> Iterator[Change]:
        """The file of new actors."""
        if actors := self.new["actor"]:
            values = {id: self.values("actor", self.tied(one)) for id, one in actors.items()}
            yield self.file("actor", stem, compose.document({"actors": values}, 3))
            actors.clear()

    def tied(self, record: Record) -> Record:
        """An actor without its ties to those whom neither the file nor the corpus has."""
        assert isinstance(record, Actor)
        kept: dict[str, Any] = {
            key: tuple(one for one in getattr(record, key) if one.actor in self.ids["actor"])
            for key in _TIES
        }
        for key, ties in kept.items():
            for one in getattr(record, key):
                if one not in ties:
                    what = f"is tied (`{key.replace('_', '-')}`) to nobody who is an actor here"
                    self.troubles.add(f"“{record.name}”", f"{what}; the tie was left out")
        return record._replace(**kept)

    def flush(self, stem: str, claims: Iterable[str]) -> Iterator[Change]:
        """Files of the sources so far and of these claims, which are then let go."""
        if sources := self.new["source"]:
            values = {
                id: self.values("source", self.derived(record)) for id, record in sources.items()
            }
            yield self.file("source", stem, compose.document({"sources": values}, 3))
            sources.clear()
        documents = [self.new_claim(id, self.new["claim"].pop(id)) for id in claims]
        if documents:
            yield self.file("claim", stem, "---\n".join(documents))

    def derived(self, record: Record) -> Record:
        """A source without the earlier ones that neither the file nor the corpus has."""
        assert isinstance(record, Source)
        kept = tuple(
            one
            for one in record.derived_from
            if one.source in self.ids["source"]
            or (self.corpus is not None and self.corpus.record("source", one.source) is not None)
        )
        if kept == record.derived_from:
            return record
        what = f"“{record.title}” was derived from a source that is not on record; left out"
        self.troubles.add("sources", what)
        return record._replace(derived_from=kept)

    def additions(self) -> Iterator[Change]:
        """Statements on claims that the corpus has; those that it has too are counted."""
        texts: dict[str, tuple[str, str]] = {}
        for id in [id for id in self.added if id not in self.new["claim"]]:
            said = self.added.pop(id)
            assert self.corpus is not None
            record = self.corpus.record("claim", id)
            assert record is not None
            self.joined.add("", f"“{record.text}” was taken for the claim `{id}`")
            links = {(one.kind, one.claim) for one in record.relations}
            claims = self.ids["claim"]
            if {(r.kind, claims.get(r.claim)) for r in self.related.pop(id, ())} - links:
                what = f"the relations of “{record.text}” were not added to `{id}`"
                self.troubles.add("claims", what)
            there = {computed_id(s) for s in record.said}
            file, document = record.origin.file, record.origin.document
            fresh: list[Statement] = []
            for statement in self.once(id, said, there):
                values = self.statement(statement)
                fresh.append(statement)
                if file not in texts:
                    text = self.corpus.text(file) or ""
                    texts[file] = (text, text)
                before, after = texts[file]
                after = with_statement(file, after, document, statement.stance, values)
                texts[file] = (before, after)
            self.statements += len(fresh)
        for file, (before, after) in texts.items():
            yield Change(file, before, after)

    def new_claim(self, id: str, record: Record) -> str:
        assert isinstance(record, Claim)
        links: dict[tuple[str, str], Relation] = {}
        for one in (*record.relations, *self.related.pop(id, ())):
            other = self.ids["claim"].get(one.claim)
            if other is None and (
                self.corpus is None or not self.corpus.record("claim", one.claim)
            ):
                what = f"{one.kind} a claim that is not on record; the relation was left out"
                self.troubles.add(f"“{record.text}”", what)
            elif other != id:  # two propositions of one text are one claim
                links.setdefault((one.kind, other or one.claim), one)
        record = record._replace(relations=tuple(links.values()))
        values = {"claim": id, **self.values("claim", record)}
        said = list(self.once(id, self.added.pop(id, ()), set()))
        self.statements += len(said)
        for stance in SAID_AS:
            told = [self.statement(s) for s in said if s.stance == stance]
            if told:
                values[stance] = told
        return compose.document(values)

    def once(self, claim: str, said: Iterable[Statement], there: set[str]) -> Iterator[Statement]:
        """The statements that are not there yet, each once."""
        for statement in said:
            key = computed_id(self.placed(statement)._replace(claim=claim))
            if key in there:
                self.present += 1
            else:
                there.add(key)
                yield statement

    def statement(self, statement: Statement) -> Values:
        values = self.values("statement", statement)
        return {"id": statement.id, **values} if statement.id else values

    def placed(self, statement: Statement) -> Statement:
        """A statement with the ids of the corpus."""
        actors, sources = self.ids["actor"], self.ids["source"]
        return statement._replace(
            by=tuple(actors.get(one) or one for one in statement.by),
            for_=tuple(actors.get(one) or one for one in statement.for_),
            said_in=sources.get(statement.said_in or "") or statement.said_in,
            source=sources.get(statement.source or "") or statement.source,
        )

    def values(self, kind: str, record: Any) -> Values:
        """What a file says of a record, with the ids of the corpus in place of proposals."""
        values: Values = {}
        for field, value in recorded(kind, record):
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
            id: str = next(filter(None, (self.ids[k].get(value) for k in kinds)), value)
            if id in self.new["actor"]:
                self.named.add(id)
            return id
        return str(value)

    def file(self, kind: str, stem: str, text: str) -> Change:
        """A new file, under a name that the corpus does not have."""
        taken = set(self.corpus.files()) if self.corpus else set()
        base = f"{_FOLDERS[kind]}/{stem}"
        name, number = f"{base}.yaml", 2
        while name in taken:
            name, number = f"{base}-{number}.yaml", number + 1
        return Change(name, None, text)


_TIES: Final = ("part_of", "speaks_for", "members")


def _same(first: Source, second: Source) -> bool:
    """Whether two sources of one file with one id are one: by address, else by title."""
    if first.url or second.url:
        return first.url == second.url
    return first.title == second.title


def _same_record(there: Source, source: Source) -> bool:
    """Whether a source of the corpus with the id of a source of the file is that source."""
    addresses = {there.url, source.url} - {None}
    return there.title == source.title and len(addresses) < 2


def _proposed(key: str, name: str) -> str:
    """An id made of a record's key in the file, or of its name where no person made the key."""
    return _made_of(key, name)[:_LONGEST_ID].rstrip("-._~")


_LONGEST_ID: Final = 200
"""The characters of an id: YAML reads no key of more than a thousand."""


def _made_of(key: str, name: str) -> str:
    if _DIGEST.fullmatch(key):
        return slug(name) or key.casefold()
    if is_id(key) and key != name:
        return key
    return slug(name) or slug(key) if not key or "://" in key else slug(key) or slug(name)


_DIGEST: Final = re.compile(r"(?:[a-z]+-)?[0-9a-f]{8}[0-9a-f-]{8,}", re.IGNORECASE)
"""A key that a machine made: a digest, a UUID."""


def _numbered(id: str, number: int) -> str:
    return id if number == 1 else f"{id}-{number}"


def hash_of(text: str) -> int:
    """Give what a claim's text is known by: the same for one that differs in case alone."""
    return hash(folded(text))
