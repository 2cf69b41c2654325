"""What is remembered of every claim, so that to list some of them not all need be derived.

A summary is a memo of `derive` without cutoff. It holds what a list is picked and sorted by; the
rows that are shown are derived as ever, so that names and words in them are today's.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from provenance.answers import meetings
from provenance.derive.frame import Frame
from provenance.derive.headline import CONTESTED, HEADLINES, NOTHING_CERTAIN
from provenance.derive.meeting import met
from provenance.derive.walks import near
from provenance.model.dates import Instant
from provenance.store.corpus import Corpus

RANKS: Final = (*HEADLINES[HEADLINES.index(CONTESTED) :], *HEADLINES[: HEADLINES.index(CONTESTED)])
"""The headlines in the order of a list: contested first, those that nobody affirms last."""

_BASE: Final = 50_000_000
_OPEN: Final = 99_999_999
"""Days are kept counted from a base, so that their digits sort as they do; open ones last."""

_MOST: Final = 9_999


class Summary(NamedTuple):
    """What is remembered of a claim; summaries sort as claims are listed.

    ``missing`` are the deniers that a claim lacks to the most that is counted, ``since`` the day by
    which there certainly was something to report, ``quiet`` the affirmers that it lacks to the most
    that is counted, and ``first`` the first day on which anything can
    have been said that its status comes from (0 where that is open, and where nothing was said).
    """

    rank: int
    missing: int
    since: int
    quiet: int
    first: int

    @property
    def headline(self) -> str:
        """The status."""
        return RANKS[self.rank]

    def was_possible(self, day: int) -> bool:
        """Whether anything that counts can have been said by a day."""
        return self.first <= day + _BASE + isinstance(day, Instant)  # a later day far in the east


NOTHING: Final = Summary(RANKS.index(NOTHING_CERTAIN), _MOST, _OPEN, _MOST, 0)
"""Of a claim on which nothing had been said yet."""


def summarise(frame: Frame, claim: str) -> Summary:
    """Sum up a claim."""
    found = frame.outline(claim)
    last = found.since.last
    return Summary(
        RANKS.index(found.headline),
        _MOST - min(found.deniers, _MOST),
        _OPEN if last is None else last + _BASE,
        _MOST - min(found.affirmers, _MOST),
        _first(frame, claim),
    )


def _first(frame: Frame, claim: str) -> int:
    firsts: list[int] = []
    for id in near(frame.slice, claim):
        record = frame.slice.claims.get(id)
        for s in record.statements if record else ():
            first = frame.clock.bounds(s.id).days.first
            if first is None:
                return 0
            firsts.append(first)
    return min(firsts) + _BASE if firsts else 0


class Memo:
    """The summaries of a corpus, those that edits touched worked out anew."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._unsaved: dict[str, Summary] = {}
        dirty = corpus.dirty_claims()
        done = 0
        for claims, slice, read in corpus.readings(dirty):
            frame = Frame(slice)
            # What is known of meetings first: a summary is told from the same facts.
            known = {claim: met(frame, slice.claims[claim]) for claim in claims}
            named = {actor for one in known.values() for actor in meetings.actors(one)}
            numbers = corpus.number(named)
            met_on = {
                claim: None if numbers is None else meetings.write(one, numbers)
                for claim, one in known.items()
            }
            found = {claim: summarise(frame, claim) for claim in claims}
            rows = {claim: (_write(row), met_on[claim]) for claim, row in found.items()}
            if not corpus.save_summaries(rows, read):
                self._unsaved |= found
            done += len(claims)
            if corpus.progress:
                corpus.progress(done, len(dirty))

    def counts(self) -> dict[str, int]:
        """Count the claims under each headline."""
        found = {RANKS[int(name)]: n for name, n in self._corpus.count_summaries().items()}
        for summary in self._unsaved.values():
            found[summary.headline] = found.get(summary.headline, 0) + 1
        return found

    def first(self, headlines: Iterable[str], limit: int | None) -> list[str]:
        """List the claims under some headlines, as summaries sort, at most so many."""
        found: list[str] = []
        for rank in sorted(RANKS.index(headline) for headline in headlines):
            room = -1 if limit is None else limit - len(found)
            if room:
                kept = self._corpus.first_summaries(f"{rank:02}", room)
                unsaved = (
                    (_write(row), claim) for claim, row in self._unsaved.items() if row.rank == rank
                )
                found += [claim for _, claim in sorted({*kept, *unsaved})]
        return found[:limit]

    def of(self, claims: Iterable[str] | None = None) -> dict[str, Summary]:
        """Give the summaries of some claims, or of all."""
        asked = None if claims is None else list(claims)
        kept = self._corpus.summaries(asked)
        wanted = self._unsaved if asked is None else self._unsaved.keys() & set(asked)
        return {
            **{claim: _read(row) for claim, row in kept.items()},
            **{claim: self._unsaved[claim] for claim in wanted},
        }


def _write(summary: Summary) -> str:
    return "{:02}{:04}{:08}{:04}{:08}".format(*summary)


def _read(row: str) -> Summary:
    return Summary(int(row[:2]), int(row[2:6]), int(row[6:14]), int(row[14:18]), int(row[18:]))
