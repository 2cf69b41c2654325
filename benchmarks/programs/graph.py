"""Asks a networkx graph who took a stance on a claim, or on what implies it.

The graph is made of a folder's statements.csv and implies.csv, or is what was pickled of it.
"""

from parts import Parts

parts = Parts()
parts.done("Python")

import csv  # noqa: E402
import pickle  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import networkx as nx  # noqa: E402

parts.done("import")
tables, how, claim = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
kept = tables / "kept.pickle"
if how != "kept":
    said: nx.MultiDiGraph = nx.MultiDiGraph()
    implied: nx.DiGraph = nx.DiGraph()
    with (tables / "statements.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            said.add_edge(row["actor"], row["claim"], stance=row["stance"], said=row["said"])
    with (tables / "implies.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            implied.add_edge(row["claim"], row["implied"])
    parts.done("make the graph")
else:
    said, implied = pickle.loads(kept.read_bytes())
    parts.done("unpickle the graph")
stronger = nx.ancestors(implied, claim) if claim in implied else set()
for each in (claim, *sorted(stronger)):
    for actor, _, more in said.in_edges(each, data=True):
        print(actor, each, more["stance"], more["said"])
parts.done("ask")
parts.tell()
if how == "keep":
    kept.write_bytes(pickle.dumps((said, implied)))
