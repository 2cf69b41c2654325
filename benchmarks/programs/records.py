"""Reads every file of a corpus into records and problems, and keeps nothing: the parse alone."""

import sys
from pathlib import Path

from provenance.reading.reader import read

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    read(str(path), path.read_text(encoding="utf-8"))
