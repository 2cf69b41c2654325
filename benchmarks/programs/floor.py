"""What a look-up must do at the least, part by part: list the files, and ask a database once."""

from parts import Parts

parts = Parts()
parts.done("Python")

import sys  # noqa: E402

import typer.main  # noqa: E402, F401

parts.done("import typer")
import sqlite3  # noqa: E402

parts.done("import sqlite3")
database, claim, *folders = sys.argv[1:]
db = sqlite3.connect(database)
parts.done("connect")
row = db.execute("SELECT row FROM records WHERE kind = 'claim' AND id = ?", [claim]).fetchone()
parts.done("one look-up")
import os  # noqa: E402

for top in folders:
    found = {}
    for folder, _, _ in [*os.walk(top)]:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file():
                    found[entry.path] = entry.stat()
    parts.done(f"list {len(found):,}")
parts.tell()
