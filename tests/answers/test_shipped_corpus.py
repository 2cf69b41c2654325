"""What a reader of the shipped corpus gets: the disputes of its document, and each side's voice."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_all_who_speak_of_killings_at_moura_meet_on_one_claim(run):
    found = run(ROOT, "who affirmed moura-killings-took-place").out
    for body in (
        "Armed Conflict Locator and Event Data Project",
        "First reports on Moura",
        "Government of the United Kingdom",
        "Human Rights Watch",
        "UN Human Rights Office",
        "United States Department of State",
        "Witnesses of Moura",
    ):
        assert f"\n{body}\n" in found


def test_the_army_s_part_at_moura_has_its_accusers_and_its_denial(run):
    claim = "malian-army-took-part-in-moura-killings"
    accusers = run(ROOT, f"who affirmed {claim}").out
    for body in ("UN Human Rights Office", "United States Department of State", "Witnesses"):
        assert f"\n{body}" in accusers
    assert "\nGovernment of Mali\n" in run(ROOT, f"who denied {claim}").out


@pytest.mark.parametrize("office", ["ofac", "uk-government"])
def test_a_charge_against_a_man_hangs_on_the_office_that_made_it(run, office):
    grounds = run(ROOT, f"statements --by {office}").out
    assert "GlobalSecurity.org’s" in grounds
    assert "maslov-heads-wagner-in-mali" in grounds


@pytest.mark.parametrize(
    "claim",
    [
        "wagner-deployed-in-mali",
        "wagner-deployment-to-mali",
        "russian-mercenaries-in-mali",
        "private-russian-military-organisations-in-mali",
        "russia-provides-material-support-to-wagner",
    ],
)
def test_the_government_of_mali_denied_each_thing_that_its_statement_names(run, claim):
    assert "Abdoulaye Maiga; for Government of Mali" in run(ROOT, f"who denied {claim}").out


def test_an_alarm_at_a_potential_deployment_affirms_no_presence(run):
    presence = run(ROOT, "who said wagner-deployed-in-mali --by ned-price")
    assert presence.code == 1
    potential = run(ROOT, "who said wagner-deployment-to-mali --by ned-price").out
    assert "“potential”" in potential


def test_a_vague_number_is_its_words(run):
    figures = run(ROOT, "figures").out
    for number in ("200 fighters", "200 civilians", "40 bodies", "500 civilians"):
        assert number not in figures
