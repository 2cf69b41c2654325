"""The records of the neighbourhood as GraphML, GEXF and node-link JSON, through networkx.

Nodes and edges are those of `provenance.model.graph`: the claims drawn, their statements, and the
actors and sources that these lead to. A claim has its ``status`` besides; a record's id is
``record``, because these notations call a node's key its id.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from provenance.answers.graph import Graph
from provenance.model.characters import visible
from provenance.model.graph import graph as whole
from provenance.views.visible import dumps

if TYPE_CHECKING:
    import networkx as nx


def network(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return the records of the neighbourhood as a networkx graph."""
    full = whole(graph.slice)
    drawn = {f"claim:{claim.id}" for claim in graph.claims}
    on = [start for start, end, type in full.in_edges(drawn, data="type") if type == "on"]
    kept = {*drawn, *on}
    stack = list(kept)
    while stack:
        for other in full.successors(stack.pop()):
            if other not in kept and full.nodes[other]["type"] not in ("claim", "statement"):
                kept.add(other)
                stack.append(other)
    found: nx.MultiDiGraph[str] = full.subgraph(kept).copy()
    for claim in graph.claims:
        found.nodes[f"claim:{claim.id}"]["status"] = claim.status
    for _, data in found.nodes(data=True):
        data["record"] = data.pop("id")
    return found


def _seen(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The graph with all its texts visible: XML cannot hold every character."""
    for data in (*(d for _, d in graph.nodes(data=True)), *(d for *_, d in graph.edges(data=True))):
        data.update({key: visible(v) for key, v in data.items() if isinstance(v, str)})
    return graph


def graphml(graph: Graph) -> str:
    """Return GraphML, for yEd, Gephi, igraph and networkx."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_seen(network(graph)))) + "\n"


def gexf(graph: Graph) -> str:
    """Return GEXF, for Gephi. An edge's ``type`` is its direction there: ours is ``relation``."""
    import networkx as nx

    found = _seen(network(graph))
    for number, (_, _, data) in enumerate(found.edges(data=True)):
        data["id"] = str(number)
        data["label"] = data["relation"] = data.pop("type")
    out = BytesIO()
    nx.write_gexf(found, out, version="1.2draft")
    return out.getvalue().decode() + "\n"


def node_link(graph: Graph) -> str:
    """Return node-link JSON, as networkx and D3 read it."""
    import networkx as nx

    data = nx.node_link_data(network(graph), edges="edges")
    return dumps(data, 2) + "\n"
