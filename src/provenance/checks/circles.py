"""Ties that lead back to where they began, each circle told by its shortest way round."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from provenance.checks.context import Context
from provenance.checks.rule import NAMED, Found, at
from provenance.derive.circles import circles, components
from provenance.model.records import Actor, Tenure

_VERBS = {"part-of": "is part of", "speaks-for": "speaks for", "members": "has as a member"}


def among_actors(
    context: Context, key: str, ties: Callable[[Actor], Sequence[Tenure]]
) -> Iterator[Found]:
    """Yield each circle of one kind of tie once, at the first actor by id."""
    actors = context.slice.actors
    graph = _tied(context, ties)
    for way in shortest(graph):
        actor = actors[way[0]]
        place = at(actor, key, graph[actor.id].index(way[1]), "actor")
        yield Found(place, actor.id, told(way, _VERBS[key]), "delete the step that is wrong")


def tied_in_circles(context: Context, ties: Callable[[Actor], Sequence[Tenure]]) -> Iterator[Actor]:
    """Yield every actor that one kind of tie leads back to."""
    return (context.slice.actors[id] for id in on_circles(_tied(context, ties)))


def _tied(context: Context, ties: Callable[[Actor], Sequence[Tenure]]) -> dict[str, list[str]]:
    actors = context.slice.actors
    return {id: [tenure.actor for tenure in ties(actor)] for id, actor in actors.items()}


def shortest(graph: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """The shortest circle of every knot; a node that leads to itself is another rule's."""
    yield from circles(_leading(graph))


def on_circles(graph: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """All nodes from which a way of more than one step leads back to them."""
    for knot in components(_leading(graph)):
        if len(knot) > 1:
            yield from knot


def _leading(graph: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """The nodes that lead to others: no other is on a circle."""
    leading = {node for node, others in graph.items() if others}
    return {node: {o for o in graph[node] if o != node and o in leading} for node in leading}


def told(way: Sequence[str], verb: str) -> str:
    """A circle in one sentence; of a long one the steps in the middle are counted."""
    steps = [f"{verb} `{id}`" for id in (*way[1:], way[0])]
    if len(steps) > NAMED:
        steps[NAMED - 1 : -1] = [f"leads over {len(steps) - NAMED} more"]
    return f"a circle: `{way[0]}` " + ", which ".join(steps)
