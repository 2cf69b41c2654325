"""Rules that look at one file at a time: what they found is kept while the file stays the same."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Final

from provenance.checks.config import Config
from provenance.checks.context import Context
from provenance.checks.registry import RULES
from provenance.checks.rule import Found, Rule
from provenance.model.findings import Problem
from provenance.model.slice import Slice
from provenance.store.problem_rows import decode_problems, encode_problems
from provenance.store.schema import state

_LOCAL: Final = tuple(rule for rule in RULES if rule.local)
_ENGINE: Final = (
    *("checks/context", "checks/local", "checks/rule", "checks/run", "checks/texts"),
    *("model/dates", "reading/locate"),
)


def find_local(context: Context, located: Callable[[Rule, Found], Problem]) -> Iterator[Problem]:
    """What these rules find, file by file, whatever weight the settings give them.

    A file with a record whose id stands twice is looked at every time: which of the two counts
    depends on the other.

    Args:
        context: the corpus.
        located: turns what a rule found into a problem at a place in a file.
    """
    corpus = context.corpus
    stamp = _stamp(context.config)
    shared = {origin.file for double in corpus.duplicates() for origin in double.places}
    rows = corpus.kept_findings(stamp)
    kept = {file: row for file, row in rows.items() if file not in shared}
    files = corpus.files()
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    if len(kept) < len(files):
        part = context.part(_apart_from(context.slice, kept)) if kept else context
        for rule in _LOCAL:
            for one in rule.module().find(part):
                found[one.place.origin.file].append(located(rule, one))
    for file in files:
        yield from decode_problems(kept[file]) if kept.get(file) else found.get(file, ())
    fresh = (file for file in files if file not in kept and file not in shared)
    corpus.keep_findings(
        {file: encode_problems(tuple(found.get(file, ()))) or "" for file in fresh}, stamp
    )


def _apart_from(whole: Slice, files: Collection[str]) -> Slice:
    """The records that stand in other files."""
    return Slice(
        [claim for claim in whole.claims.values() if claim.origin.file not in files],
        [actor for actor in whole.actors.values() if actor.origin.file not in files],
        [source for source in whole.sources.values() if source.origin.file not in files],
    )


def _stamp(config: Config) -> str:
    """Names all that the findings depend on besides the files and how they are read."""
    rules = (f"checks/rules/{rule.family}/{rule.name.replace('-', '_')}" for rule in _LOCAL)
    return f"{state((*_ENGINE, *rules))}/{config.max_quote_words}"
