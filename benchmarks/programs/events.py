"""Reads the raw YAML events of every file of a corpus, and does nothing with them."""

import sys
from pathlib import Path

from yaml import parse
from yaml.cyaml import CSafeLoader

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    with path.open("rb") as file:
        for _ in parse(file, CSafeLoader):
            pass
