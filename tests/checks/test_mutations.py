"""Mistakes made on the shipped claim files are found, each under its own rule."""

from functools import cache
from pathlib import Path

import laws
from checks.memory import run
from checks.mutations import MUTATIONS

ROOT = Path(__file__).parents[2]
_MANY = 2
_TODAY = 739_000  # 2024-04-26: what is dated 90.. has not come


@cache
def shipped() -> dict[str, str]:
    paths = [*ROOT.glob("claims/**/*.yaml"), *ROOT.glob("seeds/**/*.yaml")]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def found_before() -> frozenset[tuple[str, str]]:
    return _found(shipped())


def _found(files) -> frozenset[tuple[str, str]]:
    report = run(files, today=_TODAY, table={"ignore": ["quotations"]})
    return frozenset((f.code, f.problem.span.file) for f in report.findings)


@laws.each("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mistake_is_found_in_the_file_it_was_made_in(mutation):
    files = shipped()
    made = 0
    step = 0
    for name in sorted(files):
        changed = mutation.make(files[name])
        if changed is None or "/actors/" in name or not name.startswith("claims/"):
            continue
        step += 1
        if step % 5 != 1:  # a few files of different folders, not the first of one
            continue
        new = _found({**files, name: changed}) - found_before()
        assert {code for code, file in new if file == name} & mutation.codes, (name, sorted(new))
        made += 1
        if made == _MANY:
            break
    assert made, "no claim file has what this mistake needs"
