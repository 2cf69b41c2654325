"""Asks DuckDB who took a stance on a claim, or on what implies it.

The tables are a folder's statements.csv and implies.csv, or what is kept of them in a database.
"""

from parts import Parts

parts = Parts()
parts.done("Python")

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import duckdb  # noqa: E402

parts.done("import")
tables, how, claim = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
kept = tables / "kept.duckdb"
if how == "keep":
    kept.unlink(missing_ok=True)
db = duckdb.connect(":memory:" if how == "csv" else str(kept))
if how != "kept":
    for name in ("statements", "implies"):
        file = tables / f"{name}.csv"
        db.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{file}', all_varchar = true)")
parts.done("open" if how == "kept" else "load the tables")
asked = """
    WITH RECURSIVE stronger (claim) AS (
        SELECT ?
        UNION
        SELECT implies.claim FROM implies JOIN stronger ON implies.implied = stronger.claim
    )
    SELECT actor, claim, stance, said FROM statements JOIN stronger USING (claim)
"""
for row in db.execute(asked, [claim]).fetchall():
    print(*row)
parts.done("ask")
db.close()
parts.done("close")
parts.tell()
