"""Circles in a directed graph, each shown by its shortest way round."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

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
        ways = [way for node in sorted(component) if (way := _round(back, node, set(component)))]
        if ways:
            found.append(min(ways, key=lambda way: (len(way), way)))
    return tuple(sorted(found))


def _round(back: Mapping[T, Iterable[T]], start: T, within: set[T]) -> tuple[T, ...] | None:
    """The shortest way from a node back to itself."""
    came: dict[T, T] = {}
    layer = [start]
    while layer:
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
