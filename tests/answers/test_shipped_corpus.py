"""What a reader of the shipped corpus gets: the disputes of its document, and each side's voice."""

import re

import pytest

import laws
from documentation import copied


def test_all_who_speak_of_killings_at_moura_meet_on_one_claim(run):
    found = run(copied(), "who affirmed moura-killings-took-place -v").out
    for body in (
        "ACLED",
        "First reports on Moura",
        "Government of the United Kingdom",
        "Human Rights Watch",
        "UN Human Rights Office",
        "United States Department of State",
        "Witnesses of Moura",
    ):
        assert re.search(f"^[^“]*{body} asserted", found, re.MULTILINE), body


def test_the_army_s_part_at_moura_has_its_accusers_and_its_denial(run):
    claim = "malian-army-took-part-in-moura-killings"
    accusers = run(copied(), f"who affirmed {claim}").out
    for body in ("UN Human Rights Office", "United States Department of State", "Witnesses"):
        assert body in accusers
    assert re.search(
        "^undated .*Government of Mali ", run(copied(), f"who denied {claim}").out, re.MULTILINE
    )


@pytest.mark.parametrize("office", ["ofac", "uk-government"])
def test_a_charge_against_a_man_hangs_on_the_office_that_made_it(run, office):
    grounds = run(copied(), f"statements --by {office}").out
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
    assert "  Abdoulaye Maiga for Government of Mali" in run(copied(), f"who denied {claim}").out


def test_an_alarm_at_a_potential_deployment_affirms_no_presence(run):
    presence = run(copied(), "who said wagner-deployed-in-mali --by ned-price")
    assert presence.code == 1
    potential = run(copied(), "who said wagner-deployment-to-mali --by ned-price -v").out
    assert "“potential”" in potential


def test_a_vague_number_is_its_words(run):
    figures = run(copied(), "figures").out
    for number in ("200 fighters", "200 civilians", "40 bodies", "500 civilians"):
        assert number not in figures


WORDINGS = """
who denied that Wagner is in Mali -> wagner-deployed-in-mali
who denied Wagner presence -> wagner-deployed-in-mali
who affirmed that Wagner is present in Mali -> wagner-deployed-in-mali
who affirmed presence of Wagner in Mali -> wagner-deployed-in-mali
who admitted that Wagner was in Mali -> wagner-deployed-in-mali
who admitted Wagner presence -> wagner-deployed-in-mali
who questioned Wagner in Mali -> wagner-deployed-in-mali
who questioned proof Wagner -> wagner-deployed-in-mali
who denied Russian mercenaries in Mali -> russian-mercenaries-in-mali
who denied mercenaries -> russian-mercenaries-in-mali
who denied a private security company -> private-russian-military-organisations-in-mali
who admitted private military organisations -> private-russian-military-organisations-in-mali
who said potential deployment -> wagner-deployment-to-mali
who denied any deployment -> wagner-deployment-to-mali
who denied hundreds of Wagner personnel -> hundreds-of-wagner-personnel-in-mali
who said hundreds of Wagner -> hundreds-of-wagner-personnel-in-mali
who denied Russian government role -> russian-government-has-a-role-in-private-forces
who denied the Kremlin has a role -> russian-government-has-a-role-in-private-forces
who said Russia supports Wagner -> russia-provides-material-support-to-wagner
who denied material support -> russia-provides-material-support-to-wagner
who said Russia arms Wagner -> russia-arms-wagner
who said Russia-backed Wagner -> wagner-is-backed-by-russia
who said commercial basis -> wagner-in-mali-on-a-commercial-basis
who said Wagner commercial -> wagner-in-mali-on-a-commercial-basis
who said Mali pays 10 million -> wagner-deal-costs-ten-million-a-month
who said deal costs $10 million per month -> wagner-deal-costs-ten-million-a-month
who said state-to-state partnership -> mali-has-only-a-state-partnership
who said only a partnership with Russia -> mali-has-only-a-state-partnership
who said double partnership -> mali-has-a-double-partnership
who said two partnerships -> mali-has-a-double-partnership
who said Russian trainers in Mali -> russian-trainers-in-mali
who said trainers -> russian-trainers-in-mali
who said Wagner plundering resources -> wagner-plunders-mali
who said despoiling Mali -> wagner-plunders-mali
who denied Wagner will bring peace -> wagner-will-bring-peace-to-mali
who said Wagner will destabilise Mali -> wagner-will-destabilise-mali
who denied army involvement at Moura -> malian-army-took-part-in-moura-killings
who denied Moura massacre -> malian-army-took-part-in-moura-killings
who said army killed civilians at Moura -> malian-army-took-part-in-moura-killings
who affirmed Malian army killings Moura -> malian-army-took-part-in-moura-killings
who said Wagner took part at Moura -> wagner-took-part-at-moura
who affirmed Wagner Moura operation -> wagner-took-part-at-moura
who said 500 people killed at Moura -> moura-operation-killed-over-500
who said 300 civilians killed -> at-least-300-civilians-killed-at-moura
who said counterterror operations Moura -> army-at-moura-was-on-counterterror-duty
who denied counter-terrorism Moura -> army-at-moura-was-on-counterterror-duty
who said worst atrocity -> moura-was-the-worst-atrocity-in-a-decade
who said Moura worst atrocity in a decade -> moura-was-the-worst-atrocity-in-a-decade
who said Wagner committed torture -> wagner-tortured-in-mali
who affirmed Wagner torture Mali -> wagner-tortured-in-mali
who said Wagner rape -> wagner-committed-rape-in-mali
who said rape Nia-Ouro -> mercenaries-raped-at-nia-ouro
who said Wagner human rights abuses -> wagner-committed-abuses-in-mali
who said victim of information war -> wagner-is-the-victim-of-an-information-war
who said Wagner advisers -> wagner-men-are-advisers
who said Wagner advisors -> wagner-men-are-advisers
who said French troops to blame Gossi -> french-troops-to-blame-for-gossi-bodies
who said France to blame for bodies -> french-troops-to-blame-for-gossi-bodies
who said fake account -> dia-diarra-is-a-fake-account
who said Wagner created Dia Diarra -> dia-diarra-was-created-by-wagner
who said video is fake -> france-concocted-the-gossi-video
who said France made up video -> france-concocted-the-gossi-video
who said French massacres -> french-forces-committed-massacres
who said French forces massacre -> french-forces-committed-massacres
who said Maslov heads Wagner -> maslov-heads-wagner-in-mali
who said Maslov oversaw Moura -> maslov-oversaw-wagner-at-moura
who said UN creates terrorist organizations -> un-creates-terrorist-organisations
who denied UN terrorist organisations -> un-creates-terrorist-organisations
who said major victory -> csp-won-a-major-victory
who said victory Tinzawaten -> csp-won-a-major-victory
who admitted army lost two soldiers -> army-lost-two-soldiers
who admitted losses Tinzawaten -> wagner-lost-soldiers-at-tinzawaten
who said 20 Wagner killed -> at-least-twenty-wagner-men-killed
who said seven dead Tuareg -> csp-lost-seven-dead
who said Ukraine trained Tuaregs -> ukrainians-trained-tuaregs
who declined details -> ukraine-is-involved-in-mali
who said Ukraine involved in Mali -> ukraine-is-involved-in-mali
who declined prisoners Ukraine -> tuaregs-offered-prisoners-to-ukraine
who denied rebellion changes ties -> rebellion-changes-russias-ties-with-allies
who said less reliable partner -> rebellion-made-russia-less-reliable
who accused the UN -> un-creates-terrorist-organisations
was the UN accused of anything -> un-creates-terrorist-organisations
who accused France of the Gossi bodies -> french-troops-to-blame-for-gossi-bodies
did France answer the Gossi accusation -> french-troops-to-blame-for-gossi-bodies
who accused Russia -> russia-provides-material-support-to-wagner
was Wagner's presence denied by Mali -> wagner-deployed-in-mali
did the Malian army deny the American estimate -> hundreds-of-wagner-personnel-in-mali
what did the UN say about Moura -> moura-operation-killed-over-500
what happened in Nia-Ouro -> mercenaries-raped-at-nia-ouro
was Fedyanin a Wagner member -> fedyanin-joined-wagner
did Mali demand evidence of the deployment -> wagner-deployed-in-mali
what did Yusov refuse to comment on -> ukraine-is-involved-in-mali
did Putin admit Wagner in Mali -> private-russian-military-organisations-in-mali
what did DFRLab find -> facebook-network-sought-support-for-wagner
what did Shugaley claim -> france-concocted-the-gossi-video
who demanded proof -> wagner-deployed-in-mali
where did the drones come from -> ukrainians-supplied-drones-to-tuaregs
did putin admit any link to wagner in mali -> private-russian-military-organisations-in-mali
what does russia say to the accusation that it arms wagner -> wagner-in-mali-on-a-commercial-basis
are the russians in mali trainers or mercenaries -> russian-trainers-in-mali
does mali admit the moura killings -> malian-army-took-part-in-moura-killings
was wagner at moura -> wagner-took-part-at-moura
has wagner replied to the accusation of rape -> wagner-committed-rape-in-mali
was the gossi video faked -> france-concocted-the-gossi-video
who made the fake twitter account -> dia-diarra-was-created-by-wagner
who won at tinzawaten -> csp-won-a-major-victory
what losses do the tuaregs admit -> csp-lost-seven-dead
who says the attack was beaten back -> attack-of-25-july-was-repelled
does ukraine deny involvement in mali -> ukraine-is-involved-in-mali
who trained the tuareg -> ukrainians-trained-tuaregs
did lavrov deny that prigozhin's mutiny matters -> rebellion-changes-russias-ties-with-allies
did britain accuse maslov of war crimes -> maslov-took-part-in-violations-of-humanitarian-law
who contradicts mali's partnership statement -> mali-has-only-a-state-partnership
"""
"""What a reader of the document would ask, mostly in two wordings, and the claim that answers."""


@laws.each("line", WORDINGS.strip().splitlines())
def test_a_reader_s_question_is_answered_within_its_first_twenty_lines(run, line):
    question, claim = line.split(" -> ")
    answer = "\n".join(run(copied(), question).out.splitlines()[:20])
    assert claim in re.findall(r"[\w-]+", answer)


def test_of_all_that_has_the_words_what_most_is_said_of_stands_first(run):
    shown = run(copied(), "is Wagner in Mali").out
    assert re.search(r"^ *1\. +The Wagner Group is present in Mali\.$", shown, re.MULTILINE)


ANSWERS = """
russia-provides-material-support-to-wagner -> Government of Russia denied an implied claim
wagner-is-backed-by-russia -> Government of Russia denied an implied claim
russia-arms-wagner -> Government of Russia denied an implied claim
wagner-relies-on-russian-logistics -> Government of Russia denied an implied claim
malian-troops-disregarded-life-at-moura -> Government of Mali denied an implied claim
hundreds-of-civilians-killed-at-moura -> Government of Mali denied an implied claim
moura-operation-killed-over-500 -> Government of Mali denied an implied claim
moura-victims-were-made-to-kneel -> Government of Mali denied an implied claim
russian-speakers-took-part-in-moura-killings -> Government of Mali affirmed a claim in tension
maslov-oversaw-wagner-at-moura -> Government of Mali denied an implied claim
wagner-deal-costs-ten-million-a-month -> Government of Mali affirmed a claim in tension
mali-has-a-deal-with-wagner -> Government of Mali affirmed a claim in tension
wagner-protects-the-junta-for-resources -> Government of Mali affirmed a claim in tension
russian-trainers-in-mali -> Fifteen Western powers
russian-mercenaries-in-mali -> Government of Mali countered it
wagner-men-are-advisers -> United States Department of State affirmed a claim in tension
wagner-committed-abuses-in-mali -> Russia affirmed a claim in tension
mali-has-only-a-state-partnership -> Government of Russia
mali-has-only-a-state-partnership -> Oumar Berté affirmed a claim in tension
wagner-in-mali-on-a-commercial-basis -> Oumar Berté affirmed a claim in tension
mali-has-a-double-partnership -> Government of Russia affirmed a claim in tension
nia-ouro-raiders-were-wagner -> Government of Mali denied an implied claim
csp-won-a-major-victory -> Malian Armed Forces affirmed a claim in tension
csp-won-a-major-victory -> Wagner Group affirmed a claim in tension
csp-lost-seven-dead -> Malian Armed Forces affirmed a claim in tension
army-lost-two-soldiers -> Tuareg coalition CSP-PSD affirmed a claim in tension
attack-of-25-july-was-repelled -> Tuareg coalition CSP-PSD affirmed a claim in tension
rebellion-made-russia-less-reliable -> Government of Russia denied an implied claim
gossi-posts-were-disinformation -> FZNC foundation
french-troops-to-blame-for-gossi-bodies -> French Armed Forces countered it
reported-soldiers-are-wagner-fighters -> Government of Mali denied an implied claim
wagner-covered-bodies-at-gossi -> FZNC foundation
"""
"""Claims with words against them that are no denial: whose, and how."""


def test_whoever_tells_against_a_claim_is_named_where_its_denials_are_asked_for(run):
    missed = []
    for row in ANSWERS.strip().splitlines():
        claim, against = row.split(" -> ")
        if against not in " ".join(run(copied(), f"who denied {claim}").out.split()):
            missed.append(row)
    assert missed == []
