"""No message slips in a plural or an article: every text in the program is walked."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "provenance"
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))

_ARTICLE = re.compile(r"\b([Aa]n?) ([a-z]{2,})\b")
_LIKE_A_CONSONANT = re.compile(r"uni(?!n)|use|usu|uti|one|once|eu|utf|ur[il]")
_LIKE_A_VOWEL = re.compile(r"hour|honest|html|http|rdf|mp|sha|svg|xml")
_MENTIONED = {"owl", "be"}
"""Words that are spoken of, after `a` and `an` that are no articles."""

_NUMBER = re.compile(r"(len|sum)\(|\b(number|total|rest|left|more|hidden|count|size)\b")
_PLURAL = re.compile(r" (?:more |other )?([a-z]+[^s ]s|have|are|were|do)\b")
_NO_PLURAL = {"versus", "this", "as", "is", "was", "has", "takes"}
SEVERAL = {
    ("checks/rules/references/ambiguous_name.py", "actors"): "a name of one is not ambiguous",
    ("checks/rules/sources/long_quotation.py", "words"): "more than many",
    ("cli/bringing.py", "characters"): "of a file",
    ("cli/commands/quote.py", "passages"): "one is taken",
    ("cli/writing.py", "files"): "counted above those that are listed",
    ("quotes/web/client.py", "bytes"): "more than are read of a document",
    ("views/against.py", "others"): "two or more",
    ("views/source_chain.py", "bytes"): "of a document",
    ("views/said.py", "claims"): "its own and others",
    ("views/figures.py", "figures"): "one is told otherwise",
    ("views/show.py", "bytes"): "of a document",
    ("views/graph/look.py", "claims"): "folded above three",
    ("views/points.py", "others"): "two or more",
    ("views/who.py", "claims"): "told only of several",
    ("views/wording.py", "claims"): "two or more",
}
"""Where a number with its plural is never one, and why."""


def tree(module: str) -> ast.Module:
    made = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    for node in ast.walk(made):
        for child in ast.iter_child_nodes(node):
            child.above = node
    return made


def asks_for_one(node: ast.AST) -> bool:
    """Whether a text stands under a condition that tells one from several."""
    while hasattr(node, "above"):
        node = node.above
        if isinstance(node, (ast.IfExp, ast.If)) and re.search(r"\b[12]\b", ast.unparse(node.test)):
            return True
    return False


def plurals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line of each number that is said with a plural, whatever it is, and the plural."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr) or asks_for_one(node):
            continue
        for value, text in pairwise(node.values):
            if not (isinstance(value, ast.FormattedValue) and isinstance(text, ast.Constant)):
                continue
            plural = _PLURAL.match(text.value)
            if plural and plural[1] not in _NO_PLURAL and _NUMBER.search(ast.unparse(value.value)):
                yield node.lineno, plural[1]


def articles(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line of each wrong article, and what was said."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        for article, word in _ARTICLE.findall(node.value):
            like_a_vowel = word[0] in "aeiou" and not _LIKE_A_CONSONANT.match(word)
            like_a_vowel = like_a_vowel or bool(_LIKE_A_VOWEL.match(word))
            if word not in _MENTIONED and (article.lower() == "an") != like_a_vowel:
                yield node.lineno, f"{article} {word}"


def test_one_of_a_thing_is_never_called_several_and_articles_fit():
    let_pass, slips = set(), []
    for module in MODULES:
        parsed = tree(module)
        slips += [(module, *slip) for slip in articles(parsed)]
        for line, word in plurals(parsed):
            if (module, word) in SEVERAL:
                let_pass.add((module, word))
            else:
                slips.append((module, line, word))
    assert not slips
    assert let_pass == set(SEVERAL), "what is let pass is there"
