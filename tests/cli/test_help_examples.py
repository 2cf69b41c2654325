"""The examples of ``--help`` find something in the shipped corpus."""

import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from provenance.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
ASKING = [name for name, panel in COMMANDS.items() if panel == "Ask"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("name", ASKING)
def test_the_examples_of_a_question_find_something(run, shipped, name):
    told = import_module(f"provenance.cli.commands.{name}").command.__doc__
    examples = re.findall(r"^ +provenance (.*)$", told, re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(example)
        if "--output" not in words:
            assert run(shipped, words).code == 0, example
