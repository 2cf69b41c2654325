"""A check that looks only at what changed finds what a first one would, whatever the edits were.

The oracle is the same engine over the same texts in memory, which keeps nothing and looks at the
whole corpus each time.
"""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import laws
from checks import cases
from checks.memory import TODAY, Memory
from laws import examples
from provenance.checks import suspects
from provenance.checks.config import configure
from provenance.checks.run import check
from provenance.store.corpus import Corpus, open_corpus
from store import random_corpora

CONFIG = configure({"ignore": ["quotations"]})
CASES = cases.cases()
COMMON = cases.common()


def incremental(root: Path, today: int = TODAY):
    with open_corpus(root) as corpus:
        return check(corpus, CONFIG, today)


def fresh(files: dict[str, bytes], today: int = TODAY):
    return check(Memory(files), CONFIG, today)


def only_in(root: Path, file: str, today: int = TODAY):
    with open_corpus(root) as corpus:
        return check(corpus, CONFIG, today, lambda one: one == file)


def holds_of_each_file(root: Path, whole) -> None:
    """What is found when only one file is asked about is what the whole check finds in it."""
    for file in whole.files:
        of_whole = [finding for finding in whole.findings if finding.problem.span.file == file]
        assert list(only_in(root, file).findings) == of_whole


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


@laws.each("case", CASES, heavy=True, ids=lambda case: f"{case.home}:{case.line}")
def test_a_defect_is_found_when_it_comes_and_gone_when_it_goes(case, base):
    """What the case before this one left must be gone, too."""
    lay(base, case.files)
    try:
        whole = fresh({**COMMON, **case.files})
        assert incremental(base) == whole
        holds_of_each_file(base, whole)
    finally:
        take_away(base, case.files, COMMON)


@laws.each("seed", range(40), heavy=True)
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
        whole = fresh(files)
        assert incremental(tmp_path) == whole
        holds_of_each_file(tmp_path, whole)


class Tangle:
    """Files of claims, actors and sources that name each other in every way, mostly soundly."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.files: dict[str, bytes] = {}
        for name in ("a", "b", "c", "d", "e", "x", "y"):
            self.edit(name)

    def edit(self, name: str) -> str:
        """Write a file anew, and give its path."""
        path = f"claims/{name}.yaml"
        if name in "xy":
            text = f"actors:\n{self._actors()}---\nsources:\n{self._sources()}"
        else:
            text = "---\n".join(self._claim(name, number) for number in range(2))
        self.files[path] = text.encode()
        return path

    def _claim(self, name: str, number: int) -> str:
        id = f"{name}{number}" if self._often(0.9) else self._one("ab") + "0"
        lines = [
            f"claim: {id}",
            f"text: {self._one(('T', 'U burned', 'burned U', 'the 3 states'))}",
        ]
        lines += self._maybe("about", self._actor, 0.4) + self._maybe("accuses", self._actor, 0.3)
        lines += self._maybe("source", self._source, 0.7) + self._maybe("event", self._date, 0.3)
        for kind in ("implies", "supports", "undermines"):
            lines += self._maybe(kind, self._claim_id, 0.3)
        if self._often(0.25):
            lines.append(f"excludes: {{claim: {self._claim_id()}, because: b}}")
        if self._often(0.3):
            wanted = self._one(("status: contested", f"denied-by: [{self._actor()}]"))
            lines.append(f"expect: [{{{wanted}}}]")
        for stance in ("asserted", "denied", "admitted", "retracted"):
            if self._often(0.4):
                lines.append(f"{stance}:")
                lines += [self._statement(id) for _ in range(self.chance.randint(1, 2))]
        return "\n".join(lines) + "\n"

    def _statement(self, claim: str) -> str:
        parts = [f"by: {self._actor()}"] if self._often(0.8) else []
        if not parts or self._often(0.4):
            parts.append(f"said-in: {self._source()}")
        if self._often(0.3):
            parts.append(f"id: {self._one(('t0', 't1', 't2', 't0.2', claim + '-t'))}")
        if self._often(0.2):
            parts.append(f"for: {self._actor()}")
        if self._often(0.5):
            parts.append(f"date: {self._date()}")
        for key in ("answers", "repeats"):
            if self._often(0.25):
                wanted = (self._actor(), self._source(), "t0", "t1", "t2", self._claim_id() + "-t")
                parts.append(f"{key}: {self._one(wanted)}")
        if self._often(0.3):
            parts.append(f"at: {self._one('123')}")
        return f"  - {{{', '.join(parts)}}}"

    def _actors(self) -> str:
        lines = []
        for id in self.chance.sample([*(f"p{n}" for n in range(7)), "P1", "s0", "a0"], 5):
            kind = self._one(("person", "body", "group", "camp"))
            lines.append(
                f"  {id}:\n    name: {self._one(('N', 'M', 'Two O', id))}\n    kind: {kind}"
            )
            for key in ("part-of", "speaks-for", "members"):
                lines += [f"    {line}" for line in self._maybe(key, self._actor, 0.25)]
        return "\n".join(lines) + "\n"

    def _sources(self) -> str:
        lines = []
        for id in self.chance.sample([f"s{n}" for n in range(5)], 3):
            lines.append(f"  {id}:\n    title: T\n    kind: statement")
            fields = self._maybe("by", self._actor, 0.5) + self._maybe("date", self._date, 0.5)
            fields += self._maybe("published", self._date, 0.4)
            fields += self._maybe("derived-from", self._source, 0.3)
            if self._often(0.3):
                fields += ["complete: true", "paragraphs: [1, 2]"]
            lines += [f"    {field}" for field in fields]
        return "\n".join(lines) + "\n"

    def _maybe(self, key: str, value, chance: float) -> list[str]:
        return [f"{key}: {value()}"] if self._often(chance) else []

    def _often(self, chance: float) -> bool:
        return self.chance.random() < chance

    def _one(self, among):
        return self.chance.choice(among)

    def _actor(self) -> str:
        return self._one([*(f"p{n}" for n in range(7)), "p1", "p2", "N"])

    def _source(self) -> str:
        return f"s{self.chance.randint(0, 4)}"

    def _claim_id(self) -> str:
        return f"{self._one('abcde')}{self.chance.randint(0, 1)}"

    def _date(self) -> str:
        return self._one(("2001", "2002-05", "2003-01-01", "2013-05-20"))


@laws.each("seed", range(25))
def test_ties_of_every_kind_come_and_go(seed, tmp_path):
    """Days go on meanwhile, and once the clock goes back."""
    tangle = Tangle(seed)
    lay(tmp_path, tangle.files)
    for day in (0, 3, 9, 2, 12):
        assert incremental(tmp_path, TODAY + day) == fresh(tangle.files, TODAY + day)
        for _ in range(tangle.chance.randint(1, 2)):
            path = tangle.edit(tangle.chance.choice("abcdexy"))
            lay(tmp_path, {path: tangle.files[path]})
        if tangle.chance.random() < 0.3 and len(tangle.files) > 3:
            gone = tangle.chance.choice(sorted(tangle.files))
            del tangle.files[gone]
            (tmp_path / gone).unlink()


@given(st.data())
@settings(max_examples=examples(100, heavy=True), deadline=None, phases=[Phase.generate])
def test_whatever_field_of_whatever_record_is_edited(data):
    """The fields come from the one table, so that a new one is among the edits."""
    records = data.draw(random_corpora.corpora())
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        before: dict[str, bytes] = {}
        for number in range(4):
            files = {name: text.encode() for name, text in random_corpora.files(records).items()}
            lay(root, {name: text for name, text in files.items() if before.get(name) != text})
            take_away(root, before.keys() - files.keys(), {})
            found = incremental(root)
            if number:
                assert found == fresh(files)
            before = files
            records = data.draw(random_corpora.edited(records))


def test_an_edit_far_away_is_seen_by_a_rule_that_looks_at_the_whole_reach(tmp_path):
    """What `roof` says reaches `ground` by three steps, and nobody beside `roof` names `ground`."""
    steps = (("roof", "wall"), ("wall", "floor"), ("floor", "ground"))
    files = {
        f"claims/{id}.yaml": f"claim: {id}\ntext: The {id} stood.\nimplies: {next}\n".encode()
        for id, next in steps
    }
    files["claims/ground.yaml"] = (
        b"claim: ground\ntext: The ground held.\nexpect: [{affirmed-by: [ann]}]\n"
    )
    roof = files["claims/roof.yaml"]
    codes = []
    for said in (b"asserted: [{by: ann}]\n", b"denied: [{by: ann}]\n", b"asserted: [{by: ann}]\n"):
        files["claims/roof.yaml"] = roof + said
        lay(tmp_path, files)
        found = incremental(tmp_path)
        assert found == fresh(files)
        codes.append("E901" in {finding.code for finding in found.findings})
    assert codes == [False, True, False]


def test_an_edit_is_seen_by_what_was_said_in_the_same_utterance(tmp_path):
    """The two claims name each other nowhere, and the utterance is not dated itself."""
    said = "claim: {0}\ntext: The {0} burned.\nasserted: [{{said-in: speech, date: {1}}}]\n"
    files = {
        "claims/speech.yaml": b"sources: {speech: {title: A speech, kind: statement, by: ann}}\n",
        "claims/barn.yaml": said.format("barn", 2001).encode(),
        "claims/mill.yaml": said.format("mill", 2001).encode(),
    }
    codes = []
    for year in (2001, 2002, 2001):
        files["claims/barn.yaml"] = said.format("barn", year).encode()
        lay(tmp_path, files)
        found = incremental(tmp_path)
        assert found == fresh(files)
        codes.append("S409" in {finding.code for finding in found.findings})
    assert codes == [False, True, False]


def test_an_edit_of_what_an_actor_is_is_seen_by_the_claims_on_which_it_speaks(tmp_path):
    files = {"claims/barn.yaml": b"claim: barn\ntext: The barn burned.\nasserted: [{by: guild}]\n"}
    codes = []
    for kind in ("group", "camp", "group"):
        files["claims/guild.yaml"] = f"actors: {{guild: {{name: Guild, kind: {kind}}}}}\n".encode()
        lay(tmp_path, files)
        found = incremental(tmp_path)
        assert found == fresh(files)
        codes.append("G505" in {finding.code for finding in found.findings})
    assert codes == [False, True, False]


@pytest.mark.parametrize("seed", range(100, 106))
def test_a_large_corpus_is_looked_at_in_parts(seed, tmp_path, monkeypatch):
    tangle = Tangle(seed)
    lay(tmp_path, tangle.files)
    expected = fresh(tangle.files)
    monkeypatch.setattr(suspects, "SMALL", 0)
    monkeypatch.setattr(suspects, "_AT_ONCE", 3)
    monkeypatch.setattr(Corpus, "whole", None)
    assert incremental(tmp_path) == expected
    assert incremental(tmp_path) == expected


@pytest.mark.parametrize("seed", range(200, 203))
def test_unsaved_text_is_checked_and_leaves_no_trace(seed, tmp_path):
    tangle = Tangle(seed)
    lay(tmp_path, tangle.files)
    saved = dict(tangle.files)
    expected = fresh(saved)
    assert incremental(tmp_path) == expected
    path = tangle.edit("a")
    with open_corpus(tmp_path, overlay={path: tangle.files[path].decode()}) as corpus:
        assert check(corpus, CONFIG, TODAY) == fresh(tangle.files)
        assert check(corpus, CONFIG, TODAY) == fresh(tangle.files)
    assert incremental(tmp_path) == expected


SEEN = {
    "claims/people.yaml": b"""\
actors:
  anna: {name: Anna, kind: person}
  ben: {name: Ben, kind: person}
---
sources:
  paper: {title: The paper, kind: article}
""",
    "claims/well.yaml": b"""\
claim: well
text: The well was poisoned.
source: paper
implies: [harm]
asserted: [{by: anna}]
""",
    "claims/harm.yaml": b"""\
claim: harm
text: Somebody came to harm.
source: paper
asserted: [{by: ben}]
""",
    "claims/mill.yaml": b"""\
claim: mill
text: The mill burned.
source: paper
asserted: [{by: ben}]
""",
}


@pytest.fixture
def looked_at(monkeypatch):
    """The records that were looked at, and nothing else was."""
    asked: set[tuple[str, str]] = set()
    nearby = Corpus.nearby

    def noting(self, ids):
        asked.update((kind, id) for kind in ids for id in ids[kind])
        return nearby(self, ids)

    monkeypatch.setattr(Corpus, "nearby", noting)
    monkeypatch.setattr(Corpus, "whole", None)
    return asked


def test_nothing_is_looked_at_when_nothing_has_changed(tmp_path, request, monkeypatch):
    lay(tmp_path, SEEN)
    assert not incremental(tmp_path).findings
    looked_at = request.getfixturevalue("looked_at")
    monkeypatch.setattr(Corpus, "text", None)
    assert not incremental(tmp_path).findings
    assert not looked_at


@pytest.mark.parametrize(
    ("file", "old", "new", "due"),
    [
        ("mill", b"burned", b"burned down", {"mill", "ben", "paper"}),
        ("harm", b"came", b"had come", {"harm", "well", "ben", "paper"}),
        ("people", b"name: Anna", b"name: Annie", {"anna"}),
        ("people", b"name: Anna,", b"name: Anna, part-of: ben,", {"anna", "ben", "well"}),
        ("people", b"The paper", b"A paper", {"paper"}),
        (
            "people",
            b"kind: article",
            b"kind: article, date: 2001",
            {"paper", "well", "harm", "mill"},
        ),
        ("people", b"actors:", b"# by name\n\nactors:", set()),
    ],
)
def test_an_edit_makes_few_records_due(file, old, new, due, tmp_path, request):
    lay(tmp_path, SEEN)
    incremental(tmp_path)
    looked_at = request.getfixturevalue("looked_at")
    path = f"claims/{file}.yaml"
    lay(tmp_path, {path: SEEN[path].replace(old, new)})
    assert not incremental(tmp_path).findings
    assert {id for _, id in looked_at} == due
