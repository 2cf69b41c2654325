"""Wherever a name is taken, one that is none is answered with the nearest."""

import re
import shlex
import shutil
from enum import EnumType

import pytest
import typer

from provenance.cli.app import COMMANDS, app

CASES = {
    # commands and formats
    "disputs": "'disputes'",
    "source shw x": "'show'",
    "cache clr": "'clear'",
    "export rdff": "'rdf'",
    "import bibtx x": "provenance import bibtex x",
    "import cvs x": "provenance import csv x",
    "import sheet.csv": "provenance import csv sheet.csv",
    "disputes --formt json": "--format",
    # filters
    "disputes --status contestd": "`contested`",
    "disputes --stance denid": "`denied`",
    "disputes --stance refutes": "`denied`",
    "disputes --topic spil": "`spill`",
    "disputes --about corvn": "`corvin-shipping`",
    "disputes --by corvn": "`corvin-shipping`",
    "disputes --side corvn": "`corvin-shipping`",
    "statements --via tidewatchr": "`tidewatcher`",
    "disputes --sort dat": "`date`",
    "versus corvin tidewatchr": "`tidewatcher`",
    "figures barels": "barrels",
    "statements --style chicagoo": "chicago",
    # rules, files, schemas
    "rule unknwon-actor": "`unknown-actor`",
    "check --select I16": "`I106`",
    "check --ignore unknwn-actor": "`unknown-actor`",
    "check claims/actrs.yaml": "`claims/actors.yaml`",
    "fmt clams": "`claims`",
    "split claims/actrs.yaml": "actors.yaml`",
    "import csl claims/actrs.yaml": "`claims/actors.yaml`",
    "import csv claims/actrs.yaml": "`claims/actors.yaml`",
    "schema clam": "`claim`",
    # records
    "quotes lokc": "provenance quotes lock",
    "help improt": "provenance help import",
    "quotes corvin-spiled-oil": "`corvin-spilled-oil`",
    "source show corvin-intrview": "`corvin-interview-2011-05-02`",
    "source status tidewatchr": "`tidewatcher-2011-03-09`",
    "source attach provenance.toml --source tidewatchr": "`tidewatcher-2011-03-09`",
    "draft tidewatchr": "`tidewatcher-2011-03-09`",
    "quote tidewatchr oil": "`tidewatcher-2011-03-09`",
    "export quickstatements --claim corvin-spiled-oil --triple 'Q1|P31|Q5'": "`corvin-spilled-oil`",
    "rename corvn x": "provenance rename corvin-shipping x",
    "merge corvin-shipping tidewatchr": "provenance merge corvin-shipping tidewatcher",
    "rm corvn": "provenance rm corvin-shipping",
    "rm corvn --kind acter": "`actor`",
    "edit tidewatchr": "provenance edit tidewatcher",
    # writing
    "new persn Bo": "provenance new person Bo",
    "new actor Bo kind=persn": "`person`",
    "new source Tide kind=nwes": "`article`",
    "new actor Bo kind=person nme=x": "`name`",
    "source add --id x --title x --kind nwes": "`article`",
    "source fetch http://x.invalid --kind nwes": "`article`",
    "add denyed corvin-spilled-oil --by corvin": "`denied`",
    "add sais corvin-spilled-oil --by corvin": "`asserted`",
    "add denied corvin-spiled-oil --by corvin": "`corvin-spilled-oil`",
    "add denied corvin-spilled-oil --by corvn": "`corvin-shipping`",
    "add denied corvin-spilled-oil --by corvin --source tidewatchr": "`tidewatcher-2011-03-09`",
    "add denied corvin-spilled-oil --by corvin --form blankt": "`blanket`",
    "add denied corvin-spilled-oil --by corvin --date-basis statd": "`stated`",
    "init x --ci gitlb": "`gitlab`",
    # sheets
    "import csv sheet.csv --map Txt=text": "`Text`",
    "import csv sheet.csv --map Text=txet": "`text`",
    "import csv sheet.csv --dates dmyy": "`dmy`",
    "import csv sheet.csv --stance x=denyed": "`denied`",
    "import csv sheet.csv --new-actors persn": "`person`",
    "import csv sheet.csv --new-sources nwes": "`article`",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    from conftest import CORPORA

    root = tmp_path_factory.mktemp("near") / "harbour"
    shutil.copytree(CORPORA / "harbour", root, ignore=shutil.ignore_patterns(".provenance"))
    (root / "sheet.csv").write_text("Text,stance,by\nIt fell.,denied,corvin\n")
    return root


@pytest.mark.parametrize("command", CASES)
def test_a_name_that_is_none_is_answered_with_the_nearest(run, corpus, tmp_path, command):
    answer = run(corpus, shlex.split(command))
    told = " ".join((answer.err + answer.out).replace("│", " ").split())
    assert answer.code in (1, 2), told
    assert CASES[command] in told
    pasted = re.findall(r"^ *(provenance .*)$", answer.err, re.MULTILINE)
    assert pasted or any(one in command for one in UNSAID), told
    for words in map(shlex.split, pasted[:1]):
        shutil.copytree(corpus, tmp_path / "copy")  # some of them write
        again = run(tmp_path / "copy", words[1:])
        assert again.err.split("\n")[0] != answer.err.split("\n")[0]


UNSAID = ("figures barels", "--style chicagoo")
"""Commands that are answered without an error, or by what is not installed."""


def _words(param):
    """The words that a parameter takes: Typer says it in two ways, by its version."""
    if hasattr(param, "type"):
        return [*getattr(param.type, "choices", ())]
    kind = param.type_descriptor.annotation
    return [*kind] if isinstance(kind, EnumType) else []


def _choices():
    group = typer.main.get_command(app)
    for name in COMMANDS:
        command = group.get_command(None, name)
        for path, one in [
            ((name,), command),
            *(((name, sub), below) for sub, below in getattr(command, "commands", {}).items()),
        ]:
            for param in one.params:
                for choice in _words(param)[:1]:
                    word = str(getattr(choice, "value", choice))
                    if param.param_type_name == "option":
                        yield (*path, param.opts[0], f"{word[:-1]}{word[-1]}{word[-1]}")
                    else:
                        yield (*path, f"{word}{word[-1]}")


def test_every_option_that_takes_one_of_some_words_names_the_nearest(run, corpus):
    walked = [*_choices()]
    assert len(walked) > 15
    for words in walked:
        told = " ".join(run(corpus, list(words)).err.replace("│", " ").split())
        assert "Did you mean" in told, (words, told)


@pytest.mark.parametrize(
    ("settings", "near"),
    [
        ('titel = "x"', "`title`"),
        ("[check]\nselct = []", "`select`"),
        ('[check.severity]\nunknwn-actor = "off"', "`unknown-actor`"),
        ('[check.severity]\nunknown-actor = "warnin"', "`warning`"),
    ],
)
def test_a_setting_that_is_none_is_answered_with_the_nearest(run, corpus, settings, near):
    before = (corpus / "provenance.toml").read_text()
    (corpus / "provenance.toml").write_text(settings)
    try:
        answer = run(corpus, "check")
    finally:
        (corpus / "provenance.toml").write_text(before)
    assert near in answer.err
