"""What is kept of earlier checks never shows: a check after any edits finds what a first one would.

The oracle is the same engine over the same texts in memory, which keeps nothing.
"""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.memory import TODAY, Memory
from laws import examples
from provenance.checks.config import configure
from provenance.checks.registry import RULES
from provenance.checks.run import check
from provenance.store.corpus import open_corpus

ACTORS = """\
actors:
  anna: {name: Anna, kind: person}
  guild: {name: The Guild, kind: group, members: [anna, anna], size: 1}
"""

SOUND = """\
claim: well
text: The well was poisoned.
asserted:
  - by: anna
    quote: the well is quite foul
"""

LOADED = SOUND.replace("was poisoned", "was falsely called foul")

OTHER = """\
claim: mill
text: The mill did not burn.  # provenance: allow W802 because only this was ever claimed
asserted:
  - by: guild
    form: blanket
    hedge: {words: perhaps}
excludes: [well]
"""

SEVERAL = f"{SOUND}---\n{OTHER}"

BROKEN = "claim: well\ntxt: The well.\n"

TEXTS = (SOUND, LOADED, OTHER, SEVERAL, BROKEN, "", ACTORS, None)
NAMES = ("claims/a.yaml", "claims/b.yaml", "claims/c.yaml")
STEPS = st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS), st.sampled_from((2, 12)))


@settings(max_examples=examples(40, heavy=True), deadline=None)
@given(st.lists(STEPS, min_size=2, max_size=7))
def test_kept_findings_equal_fresh_ones_after_any_edits(steps):
    root = Path(tempfile.mkdtemp())
    try:
        _live_through(root, steps)
    finally:
        shutil.rmtree(root)


def _live_through(root: Path, steps) -> None:
    files = {"claims/actors.yaml": ACTORS}
    (root / "claims").mkdir()
    (root / "claims/actors.yaml").write_text(ACTORS)
    for name, text, words in steps:
        if text is None:
            (root / name).unlink(missing_ok=True)
            files.pop(name, None)
        else:
            (root / name).write_text(text)
            files[name] = text
        config = configure({"max-quote-words": words})
        with open_corpus(root) as corpus:
            found = check(corpus, config, TODAY)
        assert found == check(Memory(files), config, TODAY)


def test_no_rule_that_depends_on_the_day_is_kept():
    assert not [rule.code for rule in RULES if rule.local and rule.today]


def test_an_unchanged_file_is_not_looked_at_again(tmp_path, monkeypatch):
    from provenance.checks.rules.wording import loaded_word

    (tmp_path / "claims").mkdir()
    for name, text in {"actors": ACTORS, "well": LOADED, "mill": OTHER}.items():
        (tmp_path / f"claims/{name}.yaml").write_text(text)
    looked_at = []
    find = loaded_word.find
    monkeypatch.setattr(
        loaded_word, "find", lambda part: looked_at.append(sorted(part.slice.claims)) or find(part)
    )
    for text in (LOADED, LOADED, SOUND):
        (tmp_path / "claims/well.yaml").write_text(text)
        with open_corpus(tmp_path) as corpus:
            check(corpus, configure({}), TODAY)
    assert looked_at == [["mill", "well"], ["well"]]
