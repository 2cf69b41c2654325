"""What another tool's file brings, as a plan of changes to a corpus: nothing joined in silence."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.authoring.change import Change
from provenance.authoring.kept import Kept
from provenance.authoring.planner import ImportPlan, Planner, hash_of
from provenance.interchange.brought import Brought
from provenance.model.records import Claim

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

MOST: Final = 500
"""The claims that one file gets."""

_MOST_OTHERS: Final = 2_500
"""The actors or sources that one file gets."""


class TooMany(NamedTuple):
    """More claims than one file should hold: they are written file by file (`Files`).

    ``counts`` tells how often each claim's text is met, by its hash; the planner has found the ids
    of all actors and of claims that earlier ones relate to, since what is written first may name
    one that comes last.
    """

    counts: Kept[int, int]
    planner: Planner


def plan(
    corpus: "Corpus | None",
    items: Iterable[Brought],
    stem: str,
    *,
    by_name: bool = True,
    longest: int,
) -> ImportPlan | TooMany:
    """Plan the files that the items of another tool's file become.

    New records go into files of their own, named after the file that they came from. An actor is
    one of the corpus where both bear an id of another register or, if ``by_name``, where its name
    is that of one actor alone; a source where both have one address, or one title and one id. All
    others are new, whatever their ids.

    Args:
        corpus: the corpus, opened; None while it has no files.
        items: what the file brings.
        stem: the name of the new files.
        by_name: whether a name tells who an actor is that other registers know.
        longest: the words that a quotation may have; longer ones are left out, and told.
    """
    planner: Planner | None = Planner(corpus, by_name, longest)
    named = Planner(corpus, by_name, longest)
    counts: Kept[int, int] = Kept()
    others = 0
    for item in items:
        claims = [hash_of(one.text) for one in item.records if isinstance(one, Claim)]
        for key in claims:
            counts[key] = (counts.get(key) or 0) + 1
        others += len(item.records) - len(claims)
        for record in item.records:
            named.expect(record)
        if planner is not None and len(counts) <= MOST and others <= _MOST_OTHERS:
            planner.take(item)
        else:
            planner = None  # what was gathered is not kept beside the counts
    return TooMany(counts, named) if planner is None else planner.plan(stem)


class Files:
    """The files that many claims become, one after another, in bounded memory.

    A claim is kept only until the last item that tells of it was met. ``told`` is complete when
    all files were taken.
    """

    def __init__(
        self,
        items: Iterable[Brought],
        stem: str,
        many: TooMany,
    ) -> None:
        self._planner = many.planner
        self._items = items
        self._stem = stem
        self._counts = many.counts
        self.told = self._planner.plan(stem, ())

    def __iter__(self) -> Iterator[Change]:
        planner, number = self._planner, 0
        complete: list[str] = []
        for item in self._items:
            planner.take(item)
            for one in item.records:
                if isinstance(one, Claim):
                    key = hash_of(one.text)
                    self._counts[key] -= 1
                    if self._counts[key] <= 0 and planner.texts[key] in planner.new["claim"]:
                        complete.append(planner.texts[key])
                        planner.texts.pop(key)
            waiting = max(len(planner.new["actor"]), len(planner.new["source"]))
            if len(complete) >= MOST or waiting >= _MOST_OTHERS:
                number += 1
                yield from planner.actors(f"{self._stem}-{number:04}")
                yield from planner.flush(f"{self._stem}-{number:04}", complete)
                complete = []
        stem = f"{self._stem}-{number + 1:04}"
        yield from (*planner.actors(stem), *planner.flush(stem, complete), *planner.additions())
        self.told = planner.plan(self._stem, ())
