"""Which rules are run, and what weight they have."""

import pytest

from checks.memory import run, told
from provenance.checks.config import configure, rules_named
from provenance.store.errors import CorpusError

LAMP = """
claim: lamp
text: The so-called lamp went out.
asserted:
  - by: vane
    date: 2187
"""


def test_without_settings_every_rule_is_run_at_its_own_severity():
    report = run({"lamp.yaml": LAMP}, select=())
    assert {f.code: f.severity for f in report.findings} == {
        "R201": "error",
        "D701": "warning",
        "T301": "warning",
        "W801": "note",
    }


@pytest.mark.parametrize("name", ["T301", "t301", "future-date", "time", "T3", "T"])
def test_rules_are_selected_by_code_name_family_or_first_letters(name):
    assert told(run({"lamp.yaml": LAMP}, select=[name])) == ["T301 6:11-15"]


def test_what_is_ignored_in_the_settings_is_not_run():
    table = {"ignore": ["wording", "T301"]}
    codes = {f.code for f in run({"lamp.yaml": LAMP}, select=(), table=table).findings}
    assert codes == {"R201", "D701"}


def test_a_rule_weighs_what_the_settings_say_and_differs_from_its_family():
    table = {"severity": {"time": "error", "W": "off", "W801": "warning", "no-source": "note"}}
    weights = {
        f.code: f.severity for f in run({"lamp.yaml": LAMP}, select=(), table=table).findings
    }
    assert weights == {"R201": "error", "D701": "note", "T301": "error"} | (
        {"W801": "warning"} if "W801" in weights else {}
    )


def test_what_is_off_runs_when_it_is_asked_for_by_name():
    table = {"severity": {"W801": "off"}}
    assert told(run({"lamp.yaml": LAMP}, select=["W801"], table=table)) == ["W801 3:11-20"]
    assert "W801" not in {f.code for f in run({"lamp.yaml": LAMP}, select=(), table=table).findings}


@pytest.mark.parametrize(
    ("table", "message", "help"),
    [
        ({"selct": []}, "`selct` is no setting", "did you mean `select`?"),
        ({"select": ["tme"]}, "`tme` is no rule and no family", "did you mean `time`?"),
        ({"ignore": ["T999"]}, "`T999` is no rule", "`provenance rule` lists them"),
        ({"ignore": 3}, "`ignore` in provenance.toml must be a list", "write"),
        ({"severity": {"time": "fatal"}}, "`fatal` is no severity", "error, warning, note, off"),
        ({"severity": "error"}, "must be a table", "[check.severity]"),
        ({"severity": {"unknown-key": "note"}}, "stays an error", "delete the line"),
        ({"fail-on": "never"}, "`never` is no severity", "error, warning, note"),
        ({"max-quote-words": "many"}, "whole number", "max-quote-words = 12"),
        ({"max-quote-words": True}, "whole number", "max-quote-words = 12"),
    ],
)
def test_a_setting_that_means_nothing_is_refused_with_what_to_write(table, message, help):
    with pytest.raises(CorpusError) as caught:
        configure(table)
    assert message in caught.value.message
    assert help in (caught.value.help or "")


def test_a_family_that_is_lowered_leaves_what_costs_a_record_an_error():
    config = configure({"severity": {"syntax": "note"}})
    assert config.severities["Y016"] == "error"
    assert config.severities["Y012"] == "note"


def test_all_names_every_rule():
    assert len(rules_named("all")) > 80


def test_the_allowed_length_of_quotations_is_a_setting():
    text = "claim: lamp\ntext: The lamp.\nasserted:\n  - by: vane\n    quote: it went right out\n"
    assert told(run({"l.yaml": text}, select=["D705"], table={"max-quote-words": 3})) == [
        "D705 5:12-29"
    ]
    assert told(run({"l.yaml": text}, select=["D705"], table={"max-quote-words": 4})) == []
