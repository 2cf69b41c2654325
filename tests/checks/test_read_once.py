"""However much is found in a file, it is read once for it, and mended at once."""

from collections import Counter

import pytest

from provenance.checks import fixes
from provenance.reading import locate

MANY = 200


@pytest.fixture
def located(monkeypatch):
    """How often each file was read to find places in it."""
    read: Counter[str] = Counter()
    made = locate.Locator.__init__

    def counted(self, file, text):
        read[file] += 1
        made(self, file, text)

    monkeypatch.setattr(locate.Locator, "__init__", counted)
    return read


def test_findings_of_rules_are_located_in_one_reading(run, write, located):
    said = "".join(f"  - by: stranger-{n}\n" for n in range(MANY))
    root = write(f"claim: a\ntext: It rained.\nasserted:\n{said}")
    assert len(run(root, "check --format json").json["findings"]) > MANY
    assert max(located.values()) <= 2  # once for rules of one file, once for the others


def test_so_are_those_of_quotations(run, write, located):
    said = "".join(f"  - {{by: a, quote: word {n} of it}}\n" for n in range(MANY))
    root = write(
        {
            "claims/c.yaml": f"claim: c\ntext: It rained.\nsource: s\nasserted:\n{said}",
            "claims/a.yaml": "actors:\n  a: {name: Aa, kind: person}\n",
            "seeds/s.yaml": "sources:\n  s: {title: S, kind: report, date: 2020}\n",
            "seeds/quotes.lock": '{"lock":1}\n',
            "s.txt": "nothing of it",
        }
    )
    run(root, "source attach s.txt --source s")
    found = run(root, "check --format json").json["findings"]
    assert sum(f["code"].startswith("Q") for f in found) >= MANY
    assert max(located.values()) <= 2  # once for the rules, once for quotations


def test_fixes_of_one_file_are_made_in_one_pass(run, write, monkeypatch):
    tried = Counter()
    apply = fixes.apply_safely

    def counted(text, edits):
        tried["passes"] += 1
        return apply(text, edits)

    monkeypatch.setattr(fixes, "apply_safely", counted)
    root = write(
        {
            "claims/a.yaml": "actors:\n"
            + "".join(f"  Keeper-{n}: {{name: N{n}, kind: person}}\n" for n in range(MANY)),
            "claims/c.yaml": "claim: c\ntext: It rained.\nasserted:\n"
            + "".join(f"  - by: keeper-{n}\n" for n in range(MANY)),
        }
    )
    done = run(root, "check --fix")
    assert f"{MANY} findings mended" in done.err
    assert "by: Keeper-7\n" in (root / "claims/c.yaml").read_text()
    assert tried["passes"] <= 2  # to see whether all can be made, and to make them


def test_a_fix_that_cannot_be_made_keeps_no_other_back(run, write):
    root = write(
        "actors:\n  Anna: {name: Anna, kind: person}\n---\nclaim: c\ntext: It rained.\nasserted:\n"
        + "  - {by: anna, date: 2020-01-01}\n" * 3
        + "  - {by: ANNA, date: 2020-01-02}\n"
    )
    run(root, "check --fix")
    text = next((root / "claims").glob("*.yaml")).read_text()
    assert text.count("by: Anna") == 4
