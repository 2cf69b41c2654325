"""A claim-and-counterclaim tracker: who asserted what, when, and who denied it.

The public API: open a corpus, ask, get records.

    import provenance

    with provenance.open_corpus(provenance.find_root()) as corpus:
        answer = provenance.who(corpus, "denied", ("wagner", "deployed", "in", "mali"))
        for group in answer.groups:
            for row in group.rows:
                print(row.by, row.when.text, row.quotes)
        graph = corpus.graph()  # a networkx MultiDiGraph

Every question takes a ``Filters`` and returns a NamedTuple; nothing is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.answers.disputes import disputes as disputes
    from provenance.answers.explain import explain as explain
    from provenance.answers.figures import figures as figures
    from provenance.answers.filters import Filters as Filters
    from provenance.answers.given import filters as filters
    from provenance.answers.search import search as search
    from provenance.answers.shifts import shifts as shifts
    from provenance.answers.show import show as show
    from provenance.answers.statements import statements as statements
    from provenance.answers.stats import stats as stats
    from provenance.answers.timeline import timeline as timeline
    from provenance.answers.versus import versus as versus
    from provenance.answers.who import who as who
    from provenance.checks.mending import check as check
    from provenance.checks.mending import fix as fix
    from provenance.checks.watch import changes as changes
    from provenance.history.diff import diff as diff
    from provenance.history.log import log as log
    from provenance.model.graph import graph as graph
    from provenance.store.corpus import Corpus as Corpus
    from provenance.store.corpus import open_corpus as open_corpus
    from provenance.store.errors import CorpusError as CorpusError
    from provenance.store.files.discovery import find_root as find_root

_HOMES = {
    "Corpus": "store.corpus",
    "CorpusError": "store.errors",
    "Filters": "answers.filters",
    "changes": "checks.watch",
    "check": "checks.mending",
    "diff": "history.diff",
    "disputes": "answers.disputes",
    "explain": "answers.explain",
    "figures": "answers.figures",
    "fix": "checks.mending",
    "filters": "answers.given",
    "find_root": "store.files.discovery",
    "graph": "model.graph",
    "log": "history.log",
    "open_corpus": "store.corpus",
    "search": "answers.search",
    "shifts": "answers.shifts",
    "show": "answers.show",
    "statements": "answers.statements",
    "stats": "answers.stats",
    "timeline": "answers.timeline",
    "versus": "answers.versus",
    "who": "answers.who",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
