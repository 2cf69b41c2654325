"""Circles in a directed graph, each shown by its shortest way round."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

T = TypeVar("T", bound=Any)
"""Nodes: hashable, and sortable where circles are asked for."""


def components(back: Mapping[T, Iterable[T]]) -> list[list[T]]:
    """The strongly connected components; whatever a component leads to comes before it.

    Args:
        back: what each node leads to; every node is a key.
    """
    order: dict[T, int] = {}
    low: dict[T, int] = {}
    waiting: dict[T, None] = {}
    found: list[list[T]] = []
    for root in back:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        waiting[root] = None
        stack: list[tuple[T, Iterator[T]]] = [(root, iter(back[root]))]
        while stack:  # Tarjan's walk without recursion: a chain may be longer than Python's stack
            here, nexts = stack[-1]
            for then in nexts:
                if then not in order:
                    order[then] = low[then] = len(order)
                    waiting[then] = None
                    stack.append((then, iter(back[then])))
                    break
                if then in waiting:
                    low[here] = min(low[here], order[then])
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    low[above] = min(low[above], low[here])
                if low[here] == order[here]:
                    component: list[T] = []
                    while not component or component[-1] != here:
                        component.append(waiting.popitem()[0])
                    found.append(component)
    return found


def circles(back: Mapping[T, Iterable[T]]) -> tuple[tuple[T, ...], ...]:
    """The shortest circle of each component that has one, beginning at its first node in order.

    Of equally short circles the first in order is taken; nodes must be sortable.
    """
    found = []
    for component in components(back):
        shortest = _shortest(back, component)
        if shortest:
            found.append(shortest)
    return tuple(sorted(found))


def _shortest(back: Mapping[T, Iterable[T]], component: list[T]) -> tuple[T, ...] | None:
    """The shortest circle of a component.

    A node from which the shortest way round is known is taken out, and what is left may fall apart:
    a single large circle is walked once. Among very many nodes the search ends with the best that
    was found in `_STEPS` steps.
    """
    best: tuple[T, ...] | None = None
    waiting = [sorted(component)]
    steps = 0
    while waiting and steps < _STEPS:
        knot = waiting.pop()
        if best is not None and len(best) == 1:
            break
        within = set(knot)
        way = _round(back, knot[0], within, len(best) if best else len(knot))
        if way and (best is None or (len(way), way) < (len(best), best)):
            best = way
        rest = {node: [o for o in back[node] if o in within and o != knot[0]] for node in knot[1:]}
        steps += len(knot) + sum(map(len, rest.values()))
        left = [
            sorted(part) for part in components(rest) if len(part) > 1 or part[0] in rest[part[0]]
        ]
        waiting += sorted(left, reverse=True)
    return best


_STEPS: Final = 5_000_000


def _round(
    back: Mapping[T, Iterable[T]], start: T, within: set[T], longest: int
) -> tuple[T, ...] | None:
    """The shortest way from a node back to itself, of at most so many steps."""
    came: dict[T, T] = {}
    layer = [start]
    while layer and longest:
        longest -= 1
        nexts: list[T] = []
        for here in layer:
            for then in sorted(back[here]):
                if then == start:
                    way = [here]
                    while way[-1] != start:
                        way.append(came[way[-1]])
                    return tuple(reversed(way))
                if then in within and then not in came:
                    came[then] = here
                    nexts.append(then)
        layer = nexts
    return None
