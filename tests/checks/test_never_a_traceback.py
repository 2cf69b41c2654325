"""Whatever stands in the files: findings, never a traceback, and every fix leaves a text."""

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from checks import cases
from checks.memory import Memory
from checks.mutations import MUTATIONS
from laws import examples
from provenance.checks.config import configure
from provenance.checks.document import explain
from provenance.checks.fixes import mend
from provenance.checks.run import check
from provenance.views.diagnostics import FORMATS, render
from provenance.views.diagnostics.scene import Scene

ROOT = Path(__file__).parents[2]
REAL = sorted((ROOT / "claims").rglob("*.yaml"))
CASES = cases.cases()
_LINES = sorted(
    {line for case in CASES for text in case.files.values() for line in text.split(b"\n")}
)


def _check(files: dict[str, bytes]) -> None:
    memory = Memory(files, {"ignore": ["quotations"]})
    report = check(memory, configure(memory.settings.check), 735_000)
    scene = Scene(memory.text, lambda file: file, explain, "1")
    for format in FORMATS:
        if format != "sarif":  # it explains every rule, which takes its time
            for _ in render(report, format, scene):
                pass
    for mended in mend(memory, report.findings, unsafe=True):
        after = Memory({**files, mended.file: mended.after})
        assert len(after.broken()) <= len(memory.broken())
        assert mended.number == 0 or mended.after != mended.before


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from(_LINES), max_size=25))
def test_lines_thrown_together(lines):
    _check({**cases.common(), "claims/thrown.yaml": b"\n".join(lines)})


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_a_case_with_bytes_changed(case, data):
    files = dict(case.files)
    name = sorted(files)[0]
    text = bytearray(files[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    _check({**cases.common(), **files, name: bytes(text)})


@settings(max_examples=examples(30), deadline=None)
@given(st.text(max_size=80))
def test_any_text(text):
    _check({"claims/any.yaml": text.encode("utf-8", "surrogatepass")})


def test_real_files_with_lines_dropped_doubled_and_exchanged():
    chance = random.Random(7)
    for path in chance.sample(REAL, 25):
        lines = path.read_bytes().splitlines(keepends=True)
        for _ in range(3):
            at = chance.randrange(len(lines))
            kind = chance.randrange(3)
            if kind == 0:
                del lines[at]
            elif kind == 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            else:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
        _check({**cases.common(), "claims/real.yaml": b"".join(lines)})


def test_several_mistakes_in_one_file():
    chance = random.Random(11)
    for path in chance.sample(REAL, 15):
        text = path.read_text("utf-8")
        for mutation in chance.sample(MUTATIONS, 4):
            text = mutation.make(text) or text
        _check({**cases.common(), "claims/real.yaml": text.encode()})
