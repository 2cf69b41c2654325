"""What decides where sides meet on a claim, as the memo keeps it: a short row, and back.

A row is of the whole record: all that it holds had been said. Actors stand in it by number. Whose
words an actor's are is not in it: that comes of ties, which are asked for when sides are.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from json import JSONDecoder, JSONEncoder
from typing import Any, Final

from provenance.derive.meeting import Held, Met, Said
from provenance.model.dates import ANY_DAY, CANNOT_TELL, YES, Days, Instant
from provenance.model.vocabulary import EXPLICIT, FORMS, STANCES

_json: Final = JSONEncoder(separators=(",", ":")).encode
_read: Final = JSONDecoder().raw_decode

BESIDE: Final = "+"
"""Begins a row for which what was said on other claims counts; it sorts before the others."""

_LEAST: Final = 5
"""Parts that every row has."""

_SLOTS: Final = 4
"""Numbers that tell of a statement: its stance, its days, by whom and for whom."""


def actors(met: Met) -> Iterator[str]:
    """Give the actors that a row names."""
    yield from chain(met.about, met.accuses, met.perhaps)
    for s in _statements(met):
        yield from chain(s.by, s.for_, s.office)


def write(met: Met, numbers: Mapping[str, int]) -> str | None:
    """Write a row; ``None`` where it cannot be written: times of day have no short form."""
    every = dict.fromkeys((*met.own, *_statements(met)))
    if any(s.said is not YES or isinstance(day, Instant) for s in every for day in s.days):
        return None
    place = {s: n for n, s in enumerate(every)}
    row: list[Any] = [
        _numbers(met.about, numbers),
        _numbers(met.accuses, numbers),
        len(met.own),
        [slot for s in every for slot in _slots(s, numbers)],
        [_held(p, place) for p in met.held],
        [place[s] for two in met.countered for s in two],
        *([place[s] for s in said] for said in (met.denied, met.excluded, met.tension)),
        [numbers[id] for id in met.perhaps],
    ]
    while len(row) > _LEAST and not row[-1]:
        row.pop()
    return f"{BESIDE if len(every) > len(met.own) else ''}{_json(row)}"


def read(row: str, names: Mapping[int, str]) -> Met:
    """Read a row back; who is none of some actors by number is nobody (``""``)."""
    (about, accuses, own, slots, held, *more), _ = _read(row, row[0] == BESIDE)
    said = [
        Said(STANCES[stance], _to_days(days), _named(by, names), *_behalf(for_, names))
        for stance, days, by, for_ in zip(*[iter(slots)] * _SLOTS, strict=True)
    ]
    more += [()] * (5 - len(more))
    pairs, denied, excluded, tension = (tuple([said[n] for n in part]) for part in more[:4])
    return Met(
        _named(about, names),
        _named(accuses, names),
        tuple(said[:own]),
        tuple([_to_held(values, said) for values in held]),
        tuple(zip(pairs[::2], pairs[1::2], strict=True)),
        denied,
        excluded,
        tension,
        _named(more[4], names),
    )


def _statements(met: Met) -> Iterable[Said]:
    held = (s for p in met.held for s in p.statements)
    answers = (s for two in met.countered for s in two)
    return chain(met.own, held, answers, met.denied, met.excluded, met.tension)


def _slots(s: Said, numbers: Mapping[str, int]) -> tuple[Any, ...]:
    for_ = _numbers(s.for_, numbers)
    behalf = [for_, _numbers(s.office, numbers)] if s.office else for_
    stands_alone = isinstance(behalf, int) or bool(s.office)
    return (
        STANCES.index(s.stance),
        _days(s.days),
        _numbers(s.by, numbers),
        behalf if stands_alone else [behalf, 0],
    )


def _behalf(value: Any, names: Mapping[int, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    for_, office = (value, 0) if isinstance(value, int) else value
    return _named(for_, names), _named(office, names)


def _days(days: Days) -> Any:
    if days == ANY_DAY:
        return 0
    return days.first if days.first and days.first == days.last else [*days]


def _to_days(days: Any) -> Days:
    if isinstance(days, int):
        return Days(days, days) if days else ANY_DAY
    return Days(*days)


def _numbers(ids: tuple[str, ...], numbers: Mapping[str, int]) -> Any:
    """Write actors; most often there is one."""
    return numbers[ids[0]] if len(ids) == 1 else [numbers[id] for id in ids] if ids else 0


def _named(value: Any, names: Mapping[int, str]) -> tuple[str, ...]:
    if isinstance(value, int):
        return (names.get(value, ""),) if value else ()
    return tuple([names.get(number, "") for number in value])


def _held(p: Held, place: dict[Said, int]) -> Any:
    """Write a position; that which one statement certainly takes, by the statement."""
    statements = [place[s] for s in p.statements]
    if len(statements) == 1 and p.certain is YES and p.form in (None, EXPLICIT):
        return statements[0] if p.affirms else ~statements[0]
    form = FORMS.index(p.form) + 1 if p.form else 0
    return [int(p.affirms), int(p.certain is YES), form, *statements]


def _to_held(values: Any, said: list[Said]) -> Held:
    if isinstance(values, int):
        if values >= 0:
            return Held(True, (said[values],))
        return Held(False, (said[~values],), YES, EXPLICIT)
    affirms, certain, form, *statements = values
    truth = YES if certain else CANNOT_TELL
    named = FORMS[form - 1] if form else None
    return Held(bool(affirms), tuple([said[n] for n in statements]), truth, named)
