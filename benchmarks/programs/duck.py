"""Asks DuckDB who took a stance on a claim, from a table of statements; loads it if need be."""

import sys
from pathlib import Path

import duckdb

table, claim = Path(sys.argv[1]), sys.argv[2]
kept = table.with_suffix(".duckdb")
fresh = not kept.exists()
db = duckdb.connect(str(kept))
if fresh:
    db.execute(f"CREATE TABLE statements AS SELECT * FROM read_csv('{table}')")
asked = "SELECT actor, said FROM statements WHERE claim = ? AND stance = 'denied'"
for actor, said in db.execute(asked, [claim]).fetchall():
    print(actor, said)
