"""What compiling a corpus consists of, stage by stage: prints the milliseconds of each as JSON.

Every stage is done for all files before the next begins, so that what the real build does file by
file, in bounded memory, can be told apart.
"""

import gc
import sys
from pathlib import Path

from parts import Parts
from yaml import parse
from yaml.cyaml import CSafeLoader

from provenance.reading import reader
from provenance.store.index import lexicon, schema
from provenance.store.index.encoding import encode
from provenance.store.index.terms import columns, edges, names

import sqlite3  # isort: skip

gc.disable()  # what is held here all at once, the real build holds a little of at a time
parts = Parts()
parts.done("Python, imports")
paths = sorted(Path(sys.argv[1]).rglob("*.yaml"))
texts = [path.read_bytes().decode() for path in paths]
parts.done("read and decode the files")
for text in texts:
    for _ in parse(text, CSafeLoader):
        pass
parts.done("YAML events (libyaml and the objects that PyYAML makes of them)")
events = parts.last
records = []
for path, text in zip(paths, texts, strict=True):
    records += reader.read(str(path), text).records
parts.done("records: fields, dates, ids of statements", less=events)
rows = [encode(record) for record in records]
parts.done("rows as JSON")
told = sorted((role, target, key) for key, r in enumerate(records) for role, target in edges(r))
spelt = sorted((name, key) for key, r in enumerate(records) for name in names(r))
parts.done("who names whom, sorted")
folded = [columns(record) for record in records]
parts.done("words folded")
db = sqlite3.connect("", isolation_level=None)
schema.create(db)
db.execute("BEGIN")
db.executemany(
    "INSERT INTO records VALUES (?, '', ?, 0, 0, 0, ?)",
    ((key, record.id, rows[key]) for key, record in enumerate(records)),
)
db.executemany("INSERT INTO edges VALUES (?, ?, ?)", told)
db.executemany("INSERT INTO names VALUES (?, ?)", spelt)
parts.done("SQLite: rows and who names whom")
db.executemany(
    "INSERT INTO words (rowid, name, body, about, labels, quotes, notes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)",
    ((key, *texts) for key, texts in enumerate(folded)),
)
lexicon.fill(db)
parts.done("SQLite: full-text index and lexicon")
for index in schema.INDEXES:
    db.execute(index)
db.execute("COMMIT")
parts.done("SQLite: indexes, commit")
parts.tell()
