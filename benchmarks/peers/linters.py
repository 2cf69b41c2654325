"""yamllint and check-jsonschema on the same claim files, beside our check of them.

What their time goes to is told by leaving it out: one file for the start, no rules or a schema that
allows everything for the reading.
"""

import subprocess
from collections.abc import Iterator, Sequence

from benchmarks.corpora import corpus, forget, home
from benchmarks.measure import PROVENANCE, Command, once
from benchmarks.peers.tools import tool, version
from benchmarks.table import Row, mb, told

CLAIMS = 10_000


def rows() -> Iterator[Row]:
    """Measure both, in whole and in parts."""
    folder = corpus(CLAIMS, "single")
    ours = once(Command((*PROVENANCE, "check"), folder, before=lambda: forget(folder)))
    size = f"{CLAIMS:,} files"
    yield Row(f"ours: cold `check`, {size}", "", f"{ours.cpu:.1f} s, {mb(ours.memory)}")
    files = sorted(str(path) for path in (folder / "claims").rglob("*-*.yaml"))
    for name, reading, all in _linters():
        whole = once(Command((*all, *files), folder))
        start = once(Command((*reading, files[0]), folder)).cpu
        read = once(Command((*reading, *files), folder)).cpu
        parts = {
            "start": start,
            "reading": read - start,
            "rules": whole.cpu - read,
        }
        yield Row(
            f"{version(name)}, the same {size}",
            "",
            f"{whole.cpu:.1f} s, {mb(whole.memory)}, {whole.times(ours):.1f} times ours",
            told({part: seconds * 1e3 for part, seconds in parts.items()}),
        )


def _linters() -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Name each with the command that only reads, and the one that does all."""
    schema, anything = home() / "claim.schema.json", home() / "anything.schema.json"
    written = subprocess.run([*PROVENANCE, "schema", "claim"], capture_output=True, check=True)
    schema.write_bytes(written.stdout)
    anything.write_text("{}", encoding="utf-8")
    lint = (tool("yamllint"), "-d")
    yield "yamllint", (*lint, "{rules: {}}"), (*lint, "relaxed")
    hold = (tool("check-jsonschema"), "--schemafile")
    yield "check-jsonschema", (*hold, str(anything)), (*hold, str(schema))
