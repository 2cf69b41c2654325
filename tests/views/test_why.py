"""Every reason that `derive` can give is data there, and has its sentence in `views`."""

import ast
from pathlib import Path

import provenance.derive
from provenance.derive import why
from provenance.views.why import _BASES, _REASONS

DERIVE = Path(provenance.derive.__file__).parent
BASES = {why.EVENT, why.AUTHOR, why.RECORDED, why.DATED, why.PUBLISHED, why.READ}
THROUGH = {why.UTTERANCE, why.ANSWERS, why.ANSWERED}
NAMES = {
    "headline.py": "the words of each headline, beside the rows of its table",
    "shifts.py": "the kinds of shifts",
    "meeting.py": "the sections of `versus`",
    "ties.py": "how a group lends its words to one of its members",
}
"""What names a thing, and gives no reason."""


def test_every_reason_has_its_words():
    kinds = {value for name, value in vars(why).items() if name.isupper()}
    assert set(_REASONS) == kinds - (BASES | THROUGH)
    assert set(_BASES) == BASES


def test_derive_writes_no_sentence():
    """No string of three words or more stands in `derive`, but for docstrings and names."""
    for path in sorted(DERIVE.glob("*.py")):
        if path.name in NAMES:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        raised = (n for n in ast.walk(tree) if isinstance(n, ast.Raise))  # to who writes derive
        documented |= {id(n) for one in raised for n in ast.walk(one)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                is_sentence = len(node.value.split()) > 2 and id(node) not in documented
                assert not is_sentence, (path.name, node.lineno, node.value)
