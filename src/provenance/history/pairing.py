"""Which statement after is which before: only where that is certain.

A statement is the same one where its id is, given or hashed. Where an edit changed the hash, it is
the same if all else is; if its speakers, source and place in it are; if only one thing of it
differs; or if it is the same speakers' at the same place in a list of which the length is the same.
All else was removed and added.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

from provenance.model.records import Statement

_MANY: Final = 10_000
"""Pairs of statements up to which each is held to each."""


class Paired(NamedTuple):
    """Statements that are the same before and after, and those that are only on one side."""

    same: tuple[tuple[Statement, Statement], ...]
    removed: tuple[Statement, ...]
    added: tuple[Statement, ...]


def pair(before: Sequence[Statement], after: Sequence[Statement]) -> Paired:
    """Pair the statements of one claim before and after, filled from utterance and source."""
    same: list[tuple[Statement, Statement]] = []
    old, new = list(before), list(after)
    lengths = [Counter(s.stance for s in said) for said in (before, after)]

    def place(s: Statement) -> Hashable:
        if lengths[0][s.stance] != lengths[1][s.stance]:
            return None
        return s.stance, s.ordinal, s.by, s.for_

    for key in (lambda s: s.id, _all, _read):
        old, new = _by(key, old, new, same)
    old, new = _by_one_difference(old, new, same)
    old, new = _by(place, old, new, same)
    return Paired(tuple(same), tuple(old), tuple(new))


def _all(s: Statement) -> Hashable:
    return s._replace(id="", ordinal=0, line=0)


def _read(s: Statement) -> Hashable:
    return (s.stance, s.by, s.for_, s.source, s.at) if s.at and s.source and s.by else None


def _by(
    key: Callable[[Statement], Hashable],
    old: list[Statement],
    new: list[Statement],
    same: list[tuple[Statement, Statement]],
) -> tuple[list[Statement], list[Statement]]:
    """Pair what has one key that only one on each side has; give the rest."""
    held: defaultdict[Hashable, tuple[list[Statement], list[Statement]]]
    held = defaultdict(lambda: ([], []))
    for side, statements in enumerate((old, new)):
        for s in statements:
            held[key(s)][side].append(s)
    pairs = [
        (olds[0], news[0])
        for name, (olds, news) in held.items()
        if name is not None and len(olds) == len(news) == 1
    ]
    return _without(pairs, old, new, same)


def _by_one_difference(
    old: list[Statement], new: list[Statement], same: list[tuple[Statement, Statement]]
) -> tuple[list[Statement], list[Statement]]:
    if len(old) * len(new) > _MANY:
        return old, new
    near = [(a, b) for a in old for b in new if _differs_in_one(a, b)]
    olds, news = Counter(id(a) for a, _ in near), Counter(id(b) for _, b in near)
    pairs = [(a, b) for a, b in near if olds[id(a)] == news[id(b)] == 1]
    return _without(pairs, old, new, same)


def _differs_in_one(a: Statement, b: Statement) -> bool:
    """Whether all that tells a statement from others is the same but for one thing.

    It must be told by more than its speaker: by words, a date or a place.
    """
    telling = [
        (a.stance, b.stance),
        (a.by, b.by),
        (a.for_, b.for_),
        (a.date, b.date),
        (a.said_in, b.said_in),
        (a.source, b.source),
        (a.at, b.at),
        ([q.words for q in a.quote], [q.words for q in b.quote]),
    ]
    if sum(one != other for one, other in telling) != 1:
        return False
    return any(one and one == other for one, other in (telling[3], *telling[6:]))


def _without(
    pairs: list[tuple[Statement, Statement]],
    old: list[Statement],
    new: list[Statement],
    same: list[tuple[Statement, Statement]],
) -> tuple[list[Statement], list[Statement]]:
    same += pairs
    done = {id(s) for pair in pairs for s in pair}
    return [s for s in old if id(s) not in done], [s for s in new if id(s) not in done]
