"""Writes the statements and the implications of a corpus as tables of text: CORPUS FOLDER."""

import csv
import sys
from pathlib import Path

from provenance.store.corpus import open_corpus

root, tables = map(Path, sys.argv[1:])
with (
    (tables / "statements.csv").open("w", newline="", encoding="utf-8") as said,
    (tables / "implies.csv").open("w", newline="", encoding="utf-8") as implied,
    open_corpus(root) as corpus,
):
    statements, implications = csv.writer(said), csv.writer(implied)
    statements.writerow(["claim", "stance", "actor", "said"])
    implications.writerow(["claim", "implied"])
    for claim in corpus.each("claim"):
        for each in claim.statements:
            date = each.date.text if each.date else ""
            statements.writerows([claim.id, each.stance, who, date] for who in each.by)
        implications.writerows([claim.id, relation.claim] for relation in claim.related("implies"))
