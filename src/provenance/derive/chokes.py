"""The places that every chain passes: where all that is recorded hangs on one document."""

from collections.abc import Iterable

from provenance.derive.chains import Chain, Node
from provenance.derive.circles import components


def chokes(chains: Iterable[Chain]) -> tuple[Node, ...]:
    """The places that all chains must pass on their way to where they were read.

    They dominate whatever the reader got; the first, nearest the reader, is the immediate
    dominator. Of less than two chains there are none to tell.
    """
    ways = [dominators(chain) for chain in chains]
    if len(ways) < 2:
        return ()
    shared = set(ways[0]).intersection(*ways[1:])
    return tuple(node for node in ways[0] if node in shared)


def dominators(chain: Chain) -> tuple[Node, ...]:
    """The places on every way from where a statement was read to where it began, in that order."""
    back = {node: [step.end for step in steps] for node, steps in chain.back().items()}
    ends = {node for circle in beginnings(back) for node in circle}
    way = _way(back, chain.start, ends, None)
    return tuple(
        node
        for node in way or ()
        if node == chain.start or _way(back, chain.start, ends, node) is None
    )


def beginnings(back: dict[Node, list[Node]]) -> list[list[Node]]:
    """Where it began: places from which nothing leads on, or only round in a circle."""
    return [
        component
        for component in components(back)
        if all(then in component for node in component for then in back[node])
    ]


def _way(
    back: dict[Node, list[Node]], start: Node, ends: set[Node], closed: Node | None
) -> list[Node] | None:
    """A shortest way from a place to where it began, leaving one place out."""
    came: dict[Node, Node | None] = {start: None}
    layer = [start]
    while layer:
        nexts: list[Node] = []
        for here in layer:
            if here in ends:
                way = [here]
                while (before := came[way[-1]]) is not None:
                    way.append(before)
                return way[::-1]
            for then in back[here]:
                if then != closed and then not in came:
                    came[then] = here
                    nexts.append(then)
        layer = nexts
    return None
