"""The first page: what is in dispute now, who is accused and silent, what changed last."""

from collections.abc import Iterator
from itertools import combinations, islice
from typing import Final, NamedTuple

from provenance.answers.disputes import Dispute, disputes
from provenance.answers.filters import Filters
from provenance.answers.memo import RANKS
from provenance.answers.parties import Party
from provenance.derive.headline import ANSWERED, UNANSWERED
from provenance.history.repository import Repository
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

_SHOWN: Final = 6
"""Claims that are shown under each headline."""
_ACCUSATIONS: Final = 120
"""Accusations without an answer that are looked at for the first page."""
_COMMITS: Final = 8
_PAIRS: Final = 12


class HeadlineGroup(NamedTuple):
    """The first claims under a headline, and how many there are."""

    status: str
    total: int
    items: tuple[Dispute, ...]


class UnansweredAccused(NamedTuple):
    """Somebody of whom no answer to accusations is recorded."""

    actor: Party
    items: tuple[Dispute, ...]


class RecentChange(NamedTuple):
    """A commit that touched the record, with the claims whose files it touched."""

    date: str
    author: str
    subject: str
    claims: tuple[str, ...]


class Overview(NamedTuple):
    """The model of the first page; ``sides`` are whom `versus` is asked for, ``pairs`` of them."""

    numbers: tuple[str, str, str]
    left_out: int
    groups: tuple[HeadlineGroup, ...]
    accused: tuple[UnansweredAccused, ...]
    changes: tuple[RecentChange, ...]
    sides: tuple[Party, ...]
    pairs: tuple[tuple[Party, Party], ...]
    left: str = ""
    right: str = ""


def overview(corpus: Corpus, sides: tuple[Party, ...]) -> Overview:
    """Make the model of the first page."""
    counts = tuple(f"{corpus.count(kind):,}" for kind in ("claim", "actor", "source"))
    return Overview(
        numbers=(counts[0], counts[1], counts[2]),
        left_out=len(corpus.broken()),
        groups=tuple(_groups(corpus)),
        accused=tuple(_accused(corpus)),
        changes=tuple(_changes(corpus)),
        sides=sides,
        pairs=pairs(sides),
    )


def pairs(sides: tuple[Party, ...]) -> tuple[tuple[Party, Party], ...]:
    """The first pairs of sides."""
    return tuple(islice(combinations(sides, 2), _PAIRS))


def _groups(corpus: Corpus) -> Iterator[HeadlineGroup]:
    for status in (name for name in RANKS if name in ANSWERED):
        found = disputes(corpus, Filters(status=(status,), limit=_SHOWN))
        if found.disputes:
            yield HeadlineGroup(status, found.total, found.disputes)


def _accused(corpus: Corpus) -> list[UnansweredAccused]:
    found = disputes(corpus, Filters(status=(UNANSWERED,), limit=_ACCUSATIONS))
    by_actor: dict[Party, list[Dispute]] = {}
    for item in found.disputes:
        for actor in item.silent:
            by_actor.setdefault(actor, []).append(item)
    most = sorted(by_actor.items(), key=lambda pair: (-len(pair[1]), pair[0].name))
    return [UnansweredAccused(actor, tuple(items)) for actor, items in most[:8]]


def _changes(corpus: Corpus) -> Iterator[RecentChange]:
    try:
        repository = Repository(corpus.root)
        repository.commit("HEAD")
    except CorpusError:
        return
    steps = (step for step in repository.steps() if step.touched)
    for commit, touched in islice(steps, _COMMITS):
        stems = (one.path.rpartition("/")[2].rpartition(".")[0] for one in touched[:40])
        claims = tuple(stem for stem in stems if corpus.record("claim", stem) is not None)
        yield RecentChange(commit.date[:10], commit.author, commit.subject, claims[:5])
