"""Ties that lead back to where they began, each circle told by its shortest way round."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from provenance.checks.context import Context
from provenance.checks.rule import Found, at
from provenance.derive.circles import circles
from provenance.model.records import Actor, Tenure

_VERBS = {"part-of": "is part of", "speaks-for": "speaks for", "members": "has as a member"}


def among_actors(
    context: Context, key: str, ties: Callable[[Actor], Sequence[Tenure]]
) -> Iterator[Found]:
    """Yield each circle of one kind of tie once, at the first actor by id."""
    actors = context.slice.actors
    graph = {id: [tenure.actor for tenure in ties(actor)] for id, actor in actors.items()}
    for way in shortest(graph):
        actor = actors[way[0]]
        place = at(actor, key, graph[actor.id].index(way[1]), "actor")
        yield Found(place, actor.id, told(way, _VERBS[key]), "delete the step that is wrong")


def shortest(graph: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """The shortest circle of every knot; a node that leads to itself is another rule's."""
    leading = {node for node, others in graph.items() if others}  # no other is on a circle
    yield from circles(
        {node: {o for o in graph[node] if o != node and o in leading} for node in leading}
    )


def told(way: Sequence[str], verb: str) -> str:
    """A circle in one sentence."""
    return f"a circle: `{way[0]}` " + ", which ".join(f"{verb} `{id}`" for id in (*way[1:], way[0]))
