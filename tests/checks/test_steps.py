"""No rule costs more than its findings do: each repeated a thousand times, and twice as often.

What is held is the number of calls, not time. PROVENANCE_STEPS says how often a finding is
repeated; `make test-hostile` asks for a thousand, the other tests for few.
"""

import cProfile
import os
import re
from collections.abc import Callable

import pytest

import laws
from checks import cases, memory
from provenance.checks.registry import RULES

TIMES = int(os.environ.get("PROVENANCE_STEPS", "20"))
MOST = 2.4 if TIMES >= 1000 else 3.5
"""How often more calls may be made for twice as many findings; of few some are spared nothing."""
LONGEST = 600
"""Characters that a message and its help may have, however many records are concerned."""

Files = dict[str, str | bytes]


def steps(files: Files) -> int:
    """Count the calls that a check of files makes; nothing it says may grow with them."""
    memory._read.cache_clear()
    profile = cProfile.Profile(builtins=True)
    profile.enable()
    report = memory.run(files, table={"ignore": ["quotations"]})
    profile.disable()
    for finding in report.findings:
        assert len(finding.problem.message + (finding.problem.help or "")) < LONGEST
    return sum(entry.callcount + entry.reccallcount for entry in profile.getstats())


def hold(repeated: Callable[[int], Files]) -> None:
    some, twice = steps(repeated(TIMES)), steps(repeated(2 * TIMES))
    assert twice <= MOST * some


def seeded() -> list[cases.Case]:
    """The first seeded defect of each rule."""
    found: dict[str, cases.Case] = {}
    for case in cases.cases():
        for code in case.codes[:1]:
            found.setdefault(code, case)
    return list(found.values())


def ids(data: bytes) -> set[str]:
    text = data.decode("utf-8", "replace")
    claims = re.findall(r"^claim:\s*['\"]?([\w.-]+)", text, re.MULTILINE)
    return {*claims, *re.findall(r"^  ([\w.-]+):", text, re.MULTILINE)}


def repeated(case: cases.Case, times: int, *, renamed: bool) -> Files:
    """A case so many times over in its files, each time with ids of its own if renamed."""
    own = {id for data in case.files.values() for id in ids(data)} if renamed else set()
    names = "|".join(re.escape(id) for id in sorted(own, key=len, reverse=True))
    pattern = re.compile(rb"(?<![\w.-])(" + names.encode() + rb")(?![\w.-])")
    files: Files = dict(cases.common())
    for file, data in case.files.items():
        data = data if data.endswith(b"\n") else data + b"\n"
        copies = [pattern.sub(rb"\1-%d" % n, data) if own else data for n in range(times)]
        files[file] = b"---\n".join(copies)
    return files


@pytest.mark.parametrize("renamed", [True, False], ids=["renamed", "the same"])
@laws.each("case", seeded(), ids=lambda case: case.codes[0])
def test_a_finding_costs_the_same_however_many_there_are(case, renamed):
    hold(lambda times: repeated(case, times, renamed=renamed))


def test_every_rule_of_claim_files_is_among_them():
    outside = {"unreadable-file", "too-large", "too-many-problems", "tracked-cache"}
    rules = {r.code for r in RULES if r.family != "quotations" and r.name not in outside}
    first = {case.codes[0] for case in seeded()}
    assert rules - first == set()


BASE = """\
actors:
  a: {name: Aa, kind: person}
  b: {name: Bb, kind: person}
---
sources:
  s: {title: S, kind: report, date: 2020}
  u: {title: U, kind: statement, by: b, date: 2019}
---
"""
CLAIM = "claim: c\ntext: It rained.\nsource: s\nasserted:\n"
SHAPES: dict[str, Callable[[int], list[str]]] = {}


def shape(make: Callable[[int], list[str]]) -> Callable[[int], list[str]]:
    SHAPES[make.__name__] = make
    return make


def claims(times: int, more: Callable[[int], str]) -> list[str]:
    head = "claim: c{n}\ntext: The harbour burned, number {n}.\nsource: s\nasserted:\n  - by: a\n"
    return [head.replace("{n}", str(n)) + more(n) for n in range(times)]


@shape
def statements_of_days(n):
    return [CLAIM + "".join(f"  - {{by: a, date: {k + 1:04}}}\n" for k in range(n))]


@shape
def statements_of_both_kinds(n):
    return [CLAIM + "  - by: a\n" * n + "denied:\n" + "  - by: a\n" * n]


@shape
def answers_to_any_of_many(n):
    said = "".join(f"  - {{by: a, date: {k + 1:04}}}\n" for k in range(n))
    answers = "".join(f"  - {{by: b, answers: a, at: {k + 1}}}\n" for k in range(n))
    return [f"{CLAIM}{said}denied:\n{answers}"]


@shape
def repetitions_of_any_of_many(n):
    said = "".join(f"  - {{by: a, date: {k + 1:04}}}\n" for k in range(n))
    return [CLAIM + said + "".join(f"  - {{by: b, repeats: a, at: {k + 1}}}\n" for k in range(n))]


@shape
def statements_before_their_utterance(n):
    return [CLAIM + "  - {by: a, said-in: u, date: 2018}\n" * n]


@shape
def a_circle_of_claims(n):
    return claims(n, lambda k: f"implies: [c{(k + 1) % n}]\n")


@shape
def a_chain_to_its_own_negation(n):
    last = "excludes:\n  - {claim: c0, because: x}\n"
    return claims(n, lambda k: f"implies: [c{k + 1}]\n" if k + 1 < n else last)


@shape
def many_that_imply_one(n):
    return claims(n, lambda k: "implies: [c0]\n" if k else "")


@shape
def claims_alike(n):
    return claims(n, lambda k: "")


@shape
def figures(n):
    return claims(n, lambda k: f"figure: {{of: deaths, value: {k}}}\n")


@shape
def a_circle_of_sources(n):
    made = "  d{}: {{title: T, kind: report, derived-from: [{{source: d{}, how: quotes}}]}}\n"
    return ["sources:\n" + "".join(made.format(k, (k + 1) % n) for k in range(n))]


@shape
def a_circle_of_parts(n):
    made = "  d{}: {{name: N{}, kind: body, part-of: d{}}}\n"
    return ["actors:\n" + "".join(made.format(k, k, (k + 1) % n) for k in range(n))]


@shape
def a_name_of_many(n):
    named = "".join(f"  p{k}: {{name: Pp, kind: person}}\n" for k in range(n))
    return [f"actors:\n{named}", CLAIM + "  - by: Pp\n" * n]


@shape
def members_nobody_recorded(n):
    members = ", ".join(f"m{k}" for k in range(n))
    return [f"actors:\n  g: {{name: G, kind: group, members: [{members}]}}\n"]


@shape
def terms_of_office_that_end_before_they_begin(n):
    terms = "".join(f"      - {{actor: b, from: {1000 + k}, to: {999 + k}}}\n" for k in range(n))
    return [f"actors:\n  t:\n    name: T\n    kind: person\n    speaks-for:\n{terms}"]


@shape
def ids_that_nothing_bears(n):
    return [CLAIM + "".join(f"  - by: stranger-{k:05}\n" for k in range(n))]


@shape
def slips_of_the_pen(n):
    there = "".join(f"  stranger-{k:05}: {{name: N{k}, kind: person}}\n" for k in range(n))
    slips = "".join(f"  - by: strangr-{k:05}\n" for k in range(n))
    return [f"actors:\n{there}", CLAIM + slips]


@shape
def slips_in_broken_records(n):
    return [f"claim: c{k}\nasserted:\n  - by: strangr-{k}\nimplies: [c{k}x]\n" for k in range(n)]


@shape
def camps_that_speak(n):
    there = "".join(f"  k{k}: {{name: K{k}, kind: camp, members: [a, b]}}\n" for k in range(n))
    return [f"actors:\n{there}", CLAIM + "".join(f"  - by: k{k}\n" for k in range(n))]


@shape
def allowances(n):
    return [CLAIM + "  # provenance: allow R201 because x\n  - by: zz\n" * n]


@shape
def allowances_for_nothing(n):
    return [CLAIM + "  # provenance: allow R201 because x\n  - by: a\n" * n]


@shape
def unknown_keys(n):
    return [CLAIM + "  - by: a\n" + "".join(f"    nkey{k}: x\n" for k in range(n))]


@shape
def hedges_of_nobody(n):
    return [CLAIM + "  - by: a\n    hedge:\n" + "      - {words: x, whose: nobody}\n" * n]


@shape
def one_expectation_many_times(n):
    return [CLAIM + "  - by: a\nexpect:\n" + "  - {denied-by: b}\n" * n]


@shape
def words_of_a_long_text(n):
    return [f"claim: c\ntext: {'did not deny that so-called ' * n}\nsource: s\nasserted: []\n"]


@pytest.mark.parametrize("made", SHAPES.values(), ids=SHAPES)
def test_nor_do_findings_in_one_record_or_across_many(made):
    hold(lambda times: {"claims/x.yaml": BASE + "---\n".join(made(times))})
