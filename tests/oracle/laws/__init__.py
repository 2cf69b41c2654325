"""The laws: what DESIGN decides under every reading, held against what the program prints.

Each law takes a `Case` and yields what it found false. A law says nothing where DESIGN is silent.
"""

from collections.abc import Callable, Iterator

from oracle.laws import counts, filtered, headline, sides, time, twins
from oracle.laws.case import Case, Finding

Law = Callable[[Case], Iterator[Finding]]

LAWS: tuple[Law, ...] = (
    headline.headlines,
    headline.sentences,
    headline.positions,
    headline.since,
    headline.disputes_table,
    headline.stronger_denials,
    headline.underneath_in_time,
    headline.withdrawn_stronger,
    filtered.cut_to_filter,
    filtered.nobody,
    time.no_later_words,
    time.presupposed_in_time,
    time.narrows,
    time.at_one_time,
    twins.renamed,
    twins.mirrored,
    twins.written_for,
    sides.never_answered,
    sides.admissions,
    sides.reversals,
    sides.reversal_by_office,
    sides.nothing_recorded,
    sides.accused_rightly,
    counts.tallies,
    counts.told_tallies,
    counts.voices,
    counts.hedged,
    counts.figures,
    counts.timelines,
)

# Those that `make test` and CI hold. A law that finds something new is mended, never taken out.
HELD: tuple[Law, ...] = LAWS
