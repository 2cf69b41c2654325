"""Argument maps with locutions (AIF, as AIFdb and xAIF have them), in and out.

A proposition becomes a claim, and whoever asserts it or disagrees with it in a locution takes that
stance. Who said something is told by the map alone, never by a likeness of words.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from provenance.derive.clock import Clock
from provenance.interchange import leaving, plain
from provenance.interchange.brought import Brought, actor, claim, source
from provenance.interchange.days import NoDay, without_doubt
from provenance.interchange.days import read as read_day
from provenance.interchange.lost import Lost
from provenance.model import vocabulary as words
from provenance.model.dates import YES, Date, before
from provenance.model.records import Actor, Quote, Relation, Statement
from provenance.model.slice import Slice

_STANCES: Final = {
    "asserting": words.ASSERTED,
    "agreeing": words.ASSERTED,
    "conceding": words.ASSERTED,
    "disagreeing": words.DENIED,
    "challenging": words.QUESTIONED,
    "questioning": words.COMMENTED,
    "pure questioning": words.COMMENTED,
    "assertive questioning": words.COMMENTED,
    "rhetorical questioning": words.COMMENTED,
    "default illocuting": words.COMMENTED,
}
"""What stance an illocution takes; all others are told."""

_ILLOCUTIONS: Final = {
    words.ASSERTED: "Asserting",
    words.ADMITTED: "Asserting",
    words.DENIED: "Disagreeing",
    words.QUESTIONED: "Challenging",
}
_CLAIM: Final = frozenset({"text", *(f"{kind}.claim" for kind in words.RELATIONS)})
_STATEMENT: Final = frozenset({"by", "date", "quote.words", "answers"})
_ACTOR: Final = frozenset({"name"})
"""The fields that leave, of each kind of record."""
_TOLD: Final = (leaving.DENIED, leaving.QUESTIONED)
"""What keeps a statement from being plainly asserted, and is told by its illocution."""
_RELATIONS: Final = {"RA": words.SUPPORTS, "CA": words.UNDERMINES}
_ANALYST: Final = re.compile(r"\b(analysts?|annotators?)\b", re.IGNORECASE)
_DEEP: Final = 6


class _Node(NamedTuple):
    id: str
    type: str
    text: str


class _Map:
    """The nodes of a map by id, and the edges both ways."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.nodes: dict[str, _Node] = {}
        for one in rows(given.get("nodes")):
            id = _id(one.get("nodeID"))
            if id:
                kind = plain.string(one.get("type")).upper()
                self.nodes[id] = _Node(id, kind, plain.words(plain.string(one.get("text"))))
        self.out: defaultdict[str, list[str]] = defaultdict(list)
        self.into: defaultdict[str, list[str]] = defaultdict(list)
        for one in rows(given.get("edges")):
            start, end = _id(one.get("fromID")), _id(one.get("toID"))
            if start in self.nodes and end in self.nodes:
                self.out[start].append(end)
                self.into[end].append(start)
        self.people: dict[str, str] = {}
        for one in rows(given.get("participants")):
            parts = (plain.string(one.get("firstname")), plain.string(one.get("surname")))
            name = plain.line(" ".join(part for part in parts if part not in ("", "None", "null")))
            if name:
                self.people[_id(one.get("participantID"))] = name
        self.locutions = {_id(one.get("nodeID")): one for one in rows(given.get("locutions"))}
        self._name_people()

    def _name_people(self) -> None:
        """Name those whom no participant is, but whose locutions all begin by one name.

        Released corpora often lack the participants; *Name : words* is how AIFdb has locutions.
        """
        begun: defaultdict[str, set[str]] = defaultdict(set)
        for id, told in self.locutions.items():
            person = _id(told.get("personID"))
            name, colon, _ = self.nodes[id].text.partition(" : ") if id in self.nodes else ("",) * 3
            if person and person not in self.people and colon:
                begun[person].add(plain.line(name))
        for person, names in begun.items():
            if len(names) == 1:
                self.people[person] = names.pop()

    def of_type(self, kind: str) -> list[_Node]:
        return [node for node in self.nodes.values() if node.type == kind]

    def after(self, id: str, *kinds: str) -> list[str]:
        return [one for one in self.out[id] if self.nodes[one].type in kinds]

    def before(self, id: str, *kinds: str) -> list[str]:
        return [one for one in self.into[id] if self.nodes[one].type in kinds]

    def speaker(self, id: str) -> str | None:
        """Who speaks in a locution: whom the map names, or who begins its text by a name of one."""
        told = self.locutions.get(id, {})
        name = self.people.get(_id(told.get("personID")))
        if name:
            return name
        said = self.nodes[id].text.partition(":")[0].strip().casefold()
        found = {name for name in self.people.values() if said in _spellings(name)}
        return found.pop() if said and len(found) == 1 else None

    def words(self, id: str) -> str:
        """What is said in a locution, without the speaker's name before it."""
        text, speaker = self.nodes[id].text, self.speaker(id)
        if speaker and text.casefold().startswith(f"{speaker} :".casefold()):
            return text[len(speaker) + 2 :].strip()  # a name may hold a colon
        before, colon, rest = text.partition(":")
        if speaker and colon and before.strip().casefold() in _spellings(speaker):
            return rest.strip()
        return "" if speaker and text.casefold() in _spellings(speaker) else text


def _id(value: Any) -> str:
    """An id, which stands in what is told and recorded."""
    return plain.line(plain.string(value))


def _spellings(name: str) -> set[str]:
    parts = name.split()
    initials = "".join(part[0] for part in parts)
    return {one.casefold() for one in (name, parts[0], parts[-1], initials)}


def rows(value: Any) -> list[dict[str, Any]]:
    """A table of a map: a list of rows, or a list for each column."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)]
    if not isinstance(value, dict):
        return []
    columns = {key: held for key, held in value.items() if isinstance(held, list)}
    length = max(map(len, columns.values()), default=0)
    return [
        {key: held[number] for key, held in columns.items() if number < len(held)}
        for number in range(length)
    ]


def read(text: str) -> Iterator[Brought]:
    """Read a map, several in a list, or an xAIF document."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "the file"
        yield Brought(place, (), ("is no JSON: skipped",))
        return
    found = list(_maps(data, _DEEP))
    if not found:
        yield Brought("the file", (), ("holds no nodes of an argument map: skipped",))
    for one in found:
        yield from _read(_Map(one))


def _maps(data: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list) and deep:
        for one in data:
            yield from _maps(one, deep - 1)
    elif isinstance(data, dict) and deep:
        if "nodes" in data and ("edges" in data or "locutions" in data):
            yield data
            return
        for key in ("AIF", "aif"):
            yield from _maps(data.get(key), deep - 1)


def _read(map: _Map) -> Iterator[Brought]:
    ids = sorted(map.nodes, key=lambda one: (len(one), one))
    if not ids:
        return
    title = f"Argument map of the nodes {ids[0]} to {ids[-1]}"
    key = f"aif://{ids[0]}-{ids[-1]}"
    yield Brought("the map", (source(key, title, "document"),))
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    made_by: dict[str, dict[str, Statement]] = {}
    for node in map.of_type("YA"):
        told = _illocution(map, node, key, said, made_by)
        if told:
            yield Brought(f"node {node.id}", (), (told,))
    _answers(map, said, made_by)
    names = sorted({name for held in said.values() for s in held for name in (*s.by, *s.via)})
    people = tuple(actor(name, name, "person") for name in names)
    if people:
        shared = sorted({name for name in names if list(map.people.values()).count(name) > 1})
        doubled = (f"several are called “{name}”: recorded as one" for name in shared)
        yield Brought("participants", people, tuple(doubled))
    relations = _relations(map)
    spoken = {id for held in made_by.values() for id in held}
    for node in map.of_type("I"):
        place = f"node {node.id}"
        if not node.text:
            yield Brought(place, (), ("is a proposition without a text: skipped",))
            continue
        statements = said.get(node.id, [])
        troubles = () if node.id in spoken else ("nobody in the map says it",)
        made = claim(f"aif://{node.id}", node.text)._replace(
            source=key,
            statements=tuple(s for s in statements if s.stance != words.COMMENTED),
            comments=tuple(s for s in statements if s.stance == words.COMMENTED),
            relations=tuple(relations.get(node.id, ())),
        )
        yield Brought(place, (made,), troubles)


def _illocution(
    map: _Map,
    node: _Node,
    key: str,
    said: dict[str, list[Statement]],
    made_by: dict[str, dict[str, Statement]],
) -> str:
    """Add the statements that an illocution makes; what keeps it from making one, else ""."""
    targets = [one for id in map.out[node.id] for one in _propositions(map, id)]
    if not targets:
        return ""  # it anchors an inference, or a report (`_reporter`)
    stance = _STANCES.get(node.text.casefold())
    if stance is None:
        return f"the illocution `{node.text[:40]}` takes no stance that is known here: skipped"
    for locution in _locutions(map, node.id):
        speaker = map.speaker(locution)
        if speaker is None:
            return f"the map names nobody who speaks in locution {locution}: skipped"
        if _ANALYST.search(speaker):
            return f"locution {locution} is an analyst's: skipped"
        reporter = _reporter(map, locution)
        words_said = map.words(locution)
        for target in targets:
            claimed = f"aif://{target}"
            bare = Statement(_name(locution, target), claimed, stance, 0, 0, by=(speaker,))
            made = bare._replace(
                source=key,
                at=(f"locution {locution}",),
                date=_start(map, locution),
                via=(reporter,) if reporter else (),
                quote=(Quote(words_said),) if words_said else (),
            )
            first = made_by.setdefault(locution, {}).get(target)
            if first is None:
                made_by[locution][target] = made
                said[target].append(made)
            elif first.stance != stance:
                return f"locution {locution} is told to have {first.stance} it already: skipped"
    return ""


def _propositions(map: _Map, id: str) -> list[str]:
    """The propositions that an illocution is about: of a conflict, those that it attacks."""
    kind = map.nodes[id].type
    if kind == "I":
        return [id]
    return map.after(id, "I") if kind == "CA" else []


def _locutions(map: _Map, id: str) -> list[str]:
    """Whose illocution it is: a locution, or of a transition the one that it leads to."""
    found = map.before(id, "L")
    for transition in map.before(id, "TA"):
        found += map.after(transition, "L")
    return list(dict.fromkeys(found))


def _reporter(map: _Map, locution: str) -> str | None:
    """Who reports a locution in one of his own, if that is so."""
    for illocution in map.before(locution, "YA"):
        for outer in map.before(illocution, "L"):
            speaker = map.speaker(outer)
            if speaker and not _ANALYST.search(speaker):
                return speaker
    return None


def _start(map: _Map, locution: str) -> Date | None:
    """When it was said; a node's `timestamp` is when somebody drew it."""
    try:
        return read_day(plain.string(map.locutions.get(locution, {}).get("start"))).date
    except NoDay:
        return None


def _answers(
    map: _Map, said: dict[str, list[Statement]], made_by: Mapping[str, Mapping[str, Statement]]
) -> None:
    """A denial answers what was said in the locution that its transition comes from."""
    for target, held in said.items():
        for number, s in enumerate(held):
            if s.stance not in (words.DENIED, words.QUESTIONED):
                continue
            locution = s.at[0].removeprefix("locution ")
            earlier = [one for turn in map.before(locution, "TA") for one in map.before(turn, "L")]
            met = [made_by[one][target] for one in earlier if target in made_by.get(one, {})]
            # Days that someone drew in another order than the turns leave no answer.
            answered = [
                one.id
                for one in met
                if not (s.date and one.date and before(s.date, one.date) is YES)
            ]
            if answered:
                held[number] = s._replace(answers=tuple(answered))


def _relations(map: _Map) -> dict[str, list[Relation]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for kind, relation in _RELATIONS.items():
        for node in map.of_type(kind):
            for premise in map.before(node.id, "I"):
                for conclusion in map.after(node.id, "I"):
                    if premise != conclusion:
                        one = Relation(relation, f"aif://{conclusion}", None, len(found[premise]))
                        found[premise].append(one)
    return found


def _name(locution: str, target: str) -> str:
    return re.sub(r"[^\w.-]", "-", f"aif-{locution}-{target}")


def write(
    actors: Iterable[Actor],
    slices: Iterable[tuple[Sequence[str], Slice]],
    left: Counter[str],
    lost: Lost,
) -> Iterator[str]:
    """Write one map: claims as propositions, what was plainly said as locutions.

    Args:
        actors: all actors.
        slices: claims, and a Slice that holds what their answers need.
        left: what was left out is counted here.
        lost: and here, what does not leave of what does.
    """
    made = _Writer(left, lost)
    for claims, slice in slices:
        clock = Clock(slice)
        for id in claims:
            made.claim(slice, clock, id)
    names = {one.id: one.name for one in actors}
    yield json.dumps(made.document(names), ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Gathers nodes and edges, and numbers them."""

    def __init__(self, left: Counter[str], lost: Lost) -> None:
        self.left = left
        self.lost = lost
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[tuple[str, str]] = []
        self.locutions: list[dict[str, Any]] = []
        self.speakers: dict[str, str] = {}
        self.propositions: dict[str, str] = {}
        self.spoken: dict[str, list[str]] = {}
        self.later: list[tuple[str, str, str]] = []
        self.turns: list[tuple[list[str], tuple[str, ...]]] = []

    def node(self, kind: str, text: str) -> str:
        id = str(len(self.nodes) + 1)
        self.nodes.append({"nodeID": id, "text": text, "type": kind})
        return id

    def claim(self, slice: Slice, clock: Clock, id: str) -> None:
        claim = slice.claims[id]
        self.lost.of("claim", claim, _CLAIM)
        self.propositions[id] = here = self.node("I", claim.text)
        for statement, why_not in leaving.said(slice, clock, claim):
            illocution = _ILLOCUTIONS.get(statement.stance)
            if why_not in _TOLD:
                why_not = leaving.doubt(statement)
            if not why_not and statement.form in (words.BLANKET, words.VERDICT):
                why_not = leaving.GENERAL
            if not why_not and illocution is None:
                why_not = leaving.QUESTIONED
            if why_not or illocution is None:
                self.left[f"statements {why_not}"] += 1
                continue
            made = [self.said(slice, one, statement, illocution, here) for one in statement.by]
            self.lost.of("statement", statement, _STATEMENT)
            for speaker in filter(None, map(slice.actors.get, statement.by)):
                self.lost.once("actor", speaker, _ACTOR)
            self.spoken[statement.id] = made
            self.turns.append((made, statement.answers))
        for relation in claim.relations:
            self.later.append((id, relation.kind, relation.claim))

    def said(self, slice: Slice, by: str, s: Statement, illocution: str, here: str) -> str:
        name = slice.name(by)
        quoted = " […] ".join(quote.words for quote in s.quote)
        said = self.node("L", f"{name} : {quoted}" if quoted else name)
        act = self.node("YA", illocution)
        self.edges += [(said, act), (act, here)]
        person = self.speakers.setdefault(by, str(len(self.speakers) + 1))
        told = {"nodeID": said, "personID": person}
        start = without_doubt(s.date)
        if start:
            told["start"] = start
        elif s.date:
            self.left["dates that are no plain day, month, year or time"] += 1
        self.locutions.append(told)
        return said

    def document(self, names: Mapping[str, str]) -> dict[str, Any]:
        for premise, kind, conclusion in self.later:
            if conclusion in self.propositions:
                attack = kind in (words.EXCLUDES, words.UNDERMINES)
                text = "Default Conflict" if attack else "Default Inference"
                node = self.node("CA" if attack else "RA", text)
                here, there = self.propositions[premise], self.propositions[conclusion]
                self.edges += [(here, node), (node, there)]
        for made, answers in self.turns:
            if any(target not in self.spoken for target in answers):
                self.lost.add("statement", "answers")
            for target in answers:
                for earlier in self.spoken.get(target, ()):
                    for later in made:
                        turn = self.node("TA", "Default Transition")
                        self.edges += [(earlier, turn), (turn, later)]
        participants = [
            {"participantID": person, "firstname": names.get(by, by), "surname": ""}
            for by, person in self.speakers.items()
        ]
        return {
            "nodes": self.nodes,
            "edges": [
                {"edgeID": str(number), "fromID": start, "toID": end, "formEdgeID": None}
                for number, (start, end) in enumerate(self.edges, 1)
            ],
            "schemefulfillments": [],
            "participants": participants,
            "locutions": self.locutions,
        }
