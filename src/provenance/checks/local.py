"""What is found in single files, kept from one check to the next.

A file is looked at again only when it, or a rule, or a setting that matters has changed: by the
rules that depend on nothing else, and for the comments that allow a finding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from json import dumps, loads
from typing import Any, Final, NamedTuple

from provenance.checks.checked import Checkable
from provenance.checks.comments import Allowance, Comments, read_comments
from provenance.checks.config import Config
from provenance.checks.context import Context
from provenance.checks.registry import RULES
from provenance.checks.rule import Found, Rule
from provenance.model.findings import Problem, Span
from provenance.model.slice import Slice
from provenance.store.index.memory import uncollected
from provenance.store.index.problem_rows import decode_problems, encode_problems
from provenance.store.index.schema import modules, state

_LOCAL: Final = tuple(rule for rule in RULES if rule.local)


Located = Callable[[list[tuple[Rule, Found]]], list[Problem]]
"""Turns what rules found into problems at places in files."""


class Local(NamedTuple):
    """What stands in a file: what rules found, and what its comments allow."""

    problems: tuple[Problem, ...]
    comments: Comments


_NOTHING: Final = Local((), Comments((), ()))


def local(
    corpus: Checkable,
    config: Config,
    files: list[str],
    located: Located,
    whole: Slice | None,
) -> dict[str, Local]:
    """What stands in files, for those in which there is something.

    Whatever weight the settings give the rules is not asked here. A file with a record whose id
    stands twice is looked at every time: which of the two counts depends on the other.

    Args:
        corpus: the corpus.
        config: the limits that the settings give.
        files: all files of the corpus.
        located: turns what rules found into problems at places in files.
        whole: the corpus, if it is at hand.
    """
    stamp = f"{state((*modules('checks'), 'derive/headline'))}/{config.max_quote_words}"
    shared = {origin.file for double in corpus.duplicates() for origin in double.places}
    kept = corpus.kept_findings(stamp)
    found = {file: _decode(row) for file, row in kept.rows.items() if file not in shared}
    fresh = sorted({*kept.fresh, *shared})
    if fresh:
        every = whole if kept.fresh == files else None
        new = dict(_look(corpus, config, fresh, located, every))
        found.update((file, one) for file, one in new.items() if one != _NOTHING)
        corpus.keep_findings(
            {file: _encode(one) for file, one in new.items() if file not in shared}, stamp
        )
    return found


def _look(
    corpus: Checkable,
    config: Config,
    files: list[str],
    located: Located,
    whole: Slice | None,
) -> Iterator[tuple[str, Local]]:
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for part in [whole] if whole else corpus.slices_of_files(files):
        context = Context(corpus, config, 0, part)  # no local rule depends on the day
        with uncollected():
            new = [(rule, one) for rule in _LOCAL for one in rule.module().find(context)]
        for problem in located(new):
            found[problem.span.file].append(problem)
    for file in files:
        comments = read_comments(file, corpus.text(file) or "")
        yield file, Local(tuple(found.get(file, ())), comments)


def _encode(one: Local) -> str:
    if one == _NOTHING:
        return ""
    problems, comments = one
    found = (encode_problems(problems), comments.allowances, encode_problems(comments.problems))
    return dumps(found, ensure_ascii=False)


def _decode(row: str) -> Local:
    problems, allowances, unclear = loads(row)
    comments = Comments(tuple(_allowance(values) for values in allowances), _problems(unclear))
    return Local(_problems(problems), comments)


def _problems(text: str | None) -> tuple[Problem, ...]:
    return tuple(decode_problems(text)) if text else ()


def _allowance(values: list[Any]) -> Allowance:
    span, line, codes, reason = values
    return Allowance(Span(*span), line, tuple(codes), reason)
