"""Values by attribute, as a mapping gave them, to the record that they make."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from provenance.model import vocabulary as words
from provenance.model.dates import Date
from provenance.model.fields import Field
from provenance.model.identity import statement_id
from provenance.model.records import (
    Actor,
    Claim,
    Derivation,
    EditorBounds,
    Expectation,
    Figure,
    Hedge,
    Quote,
    Record,
    RecordPlace,
    Relation,
    Skipped,
    Source,
    Statement,
    Tenure,
)

_MAKE: Final[dict[str, Callable[..., Any]]] = {
    "actor": Actor,
    "source": Source,
    "hedge": Hedge,
    "quote": Quote,
    "figure": Figure,
    "bounds": EditorBounds,
    "tenure": Tenure,
    "derivation": Derivation,
    "skipped": Skipped,
}


class _Draft(NamedTuple):
    """A statement before it is known what claim it is made on."""

    stance: str
    ordinal: int
    line: int
    values: dict[str, Any]


def claim(values: dict[str, Any], origin: RecordPlace) -> Claim:
    """Make a claim of its values."""
    id = values.pop("claim")
    drafts = [draft for how in words.SAID_AS for draft in values.pop(how, ())]
    relations = [relation for kind in words.RELATIONS for relation in values.pop(kind, ())]
    said = _identified(id, drafts)
    count = sum(s.stance != words.COMMENTED for s in said)  # comments come last
    values |= {"statements": said[:count], "comments": said[count:]}
    return Claim(id=id, origin=origin, relations=tuple(relations), **values)


def entry(kind: str, id: str, values: dict[str, Any], origin: RecordPlace) -> Record:
    """Make an actor or a source of its values."""
    record: Record = _MAKE[kind](id=id, origin=origin, **values)
    return record


def nested(field: Field, values: dict[str, Any], index: int, line: int) -> Any:
    """Make the record that stands in a field, at a place in its list, of values that suffice.

    Of a statement it is a draft, which `claim` completes.
    """
    record = field.record
    if record == "statement":
        return _Draft(field.key, index, line, values)
    if record == "relation":
        return Relation(field.key, values["claim"], values.get("because"), index)
    if record == "expect":
        return _expectation(values, index)
    return _MAKE[record](**values)


def _expectation(values: dict[str, Any], ordinal: int) -> Expectation:
    by = sorted(  # the order of keys in a file says nothing
        (attribute.removesuffix("_by").replace("_", "-"), actors)
        for attribute, actors in values.items()
        if attribute.endswith("_by")
    )
    return Expectation(
        values.get("as_of"),
        values.get("status"),
        tuple(by),
        ordinal,
        values.get("not_status", ()),
        values.get("origins_at_most"),
        values.get("silent", ()),
        values.get("versus", ()),
        values.get("listed"),
    )


def _identified(claim: str, drafts: list[_Draft]) -> tuple[Statement, ...]:
    """Give each statement its claim and, where the file names none, its short id."""
    taken: dict[str, int] = {}
    identified = []
    for stance, ordinal, line, values in drafts:
        id = values.pop("id", "") or _short_id(claim, stance, values)
        taken[id] = taken.get(id, 0) + 1
        if taken[id] > 1:  # the same act twice: a finding, but neither is lost
            id = f"{id}.{taken[id]}"
        identified.append(Statement(id, claim, stance, ordinal, line, **values))
    return tuple(identified)


def _short_id(claim: str, stance: str, values: dict[str, Any]) -> str:
    get = values.get
    date: Date | None = get("date")
    return statement_id(
        claim,
        stance,
        get("by", ()),
        get("for_", ()),
        date.text if date else "",
        get("said_in", ""),
        get("source", ""),
        [quote.words for quote in get("quote", ())],
    )
