"""Running the program as its users do, in this process, on the small corpora of `corpora/`."""

import gc
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import program
import terminal
from laws import examples

# How busy the machine is says nothing about a test. A law is tried on the same examples in every
# run; PROVENANCE_RANDOM=1 draws new ones, to look for what these do not show.
settings.register_profile(
    "same",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not os.environ.get("PROVENANCE_RANDOM"),
)
settings.load_profile("same")

CORPORA = Path(__file__).parent / "corpora"

_MEMORY = "/dev/shm"
_ROOM = 2 << 30


def pytest_configure() -> None:
    """Let corpora that a test makes lie in memory, where there is room for them.

    Most tests make a few small files and a database, and a disk takes longer for that than the
    program does.
    """
    with suppress(OSError):
        if "TMPDIR" not in os.environ and shutil.disk_usage(_MEMORY).free > _ROOM:
            os.environ["TMPDIR"] = _MEMORY
            tempfile.tempdir = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what tries generated examples, for `make test-laws` to try more of them."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("law")


def pytest_collection_finish() -> None:
    """Search thousands of tests for garbage once, and not again whenever records are made."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


@pytest.fixture(autouse=True, scope="session")
def state(tmp_path_factory: pytest.TempPathFactory):
    """What the program keeps for its user outside every corpus, in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def run():
    """Call `run(corpus, "who denied …")`: words are split at spaces, or given as a list."""
    return program.run


@pytest.fixture
def at_terminal():
    """Call `at_terminal(corpus, "disputes", width=80)`: what a terminal of that size is sent."""

    def at_terminal(
        corpus: Path, command: str | list[str], width: int = 80, height: int = 24, **given: str
    ) -> str:
        words = command.split() if isinstance(command, str) else command
        can = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PAGER": "cat", **given}
        return terminal.session(
            corpus, words, columns=width, rows=height, environment=can, quiet=True
        ).shown

    return at_terminal


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A fresh copy of the invented corpus."""
    return _copy("harbour", tmp_path)


def _copy(name: str, into: Path) -> Path:
    target = into / name
    shutil.copytree(CORPORA / name, target, ignore=shutil.ignore_patterns(".provenance"))
    return target


@pytest.fixture
def write(tmp_path: Path):
    """Write a corpus of one or more files: `write("yaml…")` or `write({path: yaml})`."""

    def write(files: str | dict[str, str]) -> Path:
        root = tmp_path / "corpus"
        given = {"claims/one.yaml": files} if isinstance(files, str) else files
        for path, text in {"provenance.toml": "", **given}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return root

    return write
