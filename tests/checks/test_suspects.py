"""A check that looks only at what changed finds what a first one would, whatever the edits were.

The oracle is the same engine over the same texts in memory, which keeps nothing and looks at the
whole corpus each time.
"""

import random
from pathlib import Path

import pytest

from checks import cases
from checks.memory import TODAY, Memory
from provenance.checks.config import configure
from provenance.checks.run import check
from provenance.store.corpus import open_corpus

CONFIG = configure({"ignore": ["quotations"]})
CASES = cases.cases()
COMMON = cases.common()


def incremental(root: Path, today: int = TODAY):
    with open_corpus(root) as corpus:
        return check(corpus, CONFIG, today)


def fresh(files: dict[str, bytes], today: int = TODAY):
    return check(Memory(files), CONFIG, today)


def lay(root: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def take_away(root: Path, names, before: dict[str, bytes]) -> None:
    for name in names:
        (root / name).unlink()
    lay(root, {name: before[name] for name in names if name in before})


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    root = tmp_path_factory.mktemp("base")
    lay(root, COMMON)
    incremental(root)
    return root


@pytest.fixture(scope="module")
def clean():
    return fresh(COMMON)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.home}:{case.line}")
def test_a_defect_is_found_when_it_comes_and_gone_when_it_goes(case, base, clean):
    lay(base, case.files)
    try:
        assert incremental(base) == fresh({**COMMON, **case.files})
    finally:
        take_away(base, case.files, COMMON)
    assert incremental(base) == clean


@pytest.mark.parametrize("seed", range(40))
def test_many_defects_come_and_go_in_any_order(seed, tmp_path):
    """Cases share their ids, so that one's records are another's duplicates and strays."""
    chance = random.Random(seed)
    files = dict(COMMON)
    lay(tmp_path, files)
    incremental(tmp_path)
    for _ in range(8):
        changed: dict[str, bytes | None] = {}
        for _ in range(chance.randint(1, 3)):
            if chance.random() < 0.35 and len(files) > 1:
                changed[chance.choice(sorted(files))] = None
            else:
                case = chance.choice(CASES)
                name = chance.choice([f"claims/{n}.yaml" for n in "abcd"] + sorted(COMMON))
                changed[name] = chance.choice(sorted(case.files.values()))
        for name, data in changed.items():
            if data is None:
                (tmp_path / name).unlink(missing_ok=True)
                files.pop(name, None)
            else:
                lay(tmp_path, {name: data})
                files[name] = data
        if not files:
            files = dict(COMMON)
            lay(tmp_path, files)
        assert incremental(tmp_path) == fresh(files)
