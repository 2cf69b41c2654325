"""A question is asked by a command and from Python, and its answer is written in every format.

The questions are the commands that an answer is named after: one that is half there fails here.
"""

from importlib import import_module
from importlib.util import find_spec

import pytest

import provenance
from provenance.cli.app import COMMANDS

ROOMS = ("answers", "history")
QUESTIONS = {
    name: room
    for name in COMMANDS
    for room in reversed(ROOMS)
    if find_spec(f"provenance.{room}.{name}")
}
OWN_WAYS = {
    "graph": "it is drawn by writers of its own, and `provenance.graph` is networkx's",
    "quotes": "its function takes the corpus's folder and a Slice, as that of no question does",
}


def test_there_are_questions():
    assert len(QUESTIONS) > 12


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - {"graph"}))
def test_its_answer_has_a_view_with_rows_for_tables(name):
    view = import_module(f"provenance.views.{name}")
    lacking = [part for part in ("page", "items", "COLUMNS") if not hasattr(view, part)]
    assert not lacking, f"views/{name}.py needs {', '.join(lacking)}: see views/data.py"


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - OWN_WAYS.keys()))
def test_python_asks_it_too(name):
    assert name in provenance.__all__, f"give `{name}` a home in provenance/__init__.py"
    module = import_module(f"provenance.{QUESTIONS[name]}.{name}")
    assert getattr(provenance, name) is getattr(module, name)
