"""Asks a networkx graph, made of a table of statements, who took a stance on a claim."""

import csv
import sys

import networkx as nx

graph = nx.MultiDiGraph()
with open(sys.argv[1], encoding="utf-8") as file:
    for row in csv.DictReader(file):
        graph.add_edge(row["actor"], row["claim"], row["stance"], said=row["said"])
for actor, _, stance, more in graph.in_edges(sys.argv[2], keys=True, data=True):
    if stance == "denied":
        print(actor, more["said"])
