"""Quotations as `check` reports them: one problem a cause, at the words concerned."""

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from provenance.model.findings import Problem, Span
from provenance.model.records import RecordPlace
from provenance.model.slice import Slice
from provenance.quotes import lock as locks
from provenance.quotes.errors import QuotesError
from provenance.quotes.library import FOREIGN, FOREIGN_HELP, Library
from provenance.quotes.lock import Lock
from provenance.quotes.normalise import VERSION
from provenance.quotes.omitted import NEGATION, SENTENCE
from provenance.quotes.quotation import Quotation, quotations
from provenance.quotes.told import NOT_QUOTED, QUOTED, misgiven
from provenance.quotes.verify import (
    AMBIGUOUS,
    DISAGREES,
    MISMATCH,
    NOT_LOCKED,
    OTHER_FORM,
    OUTDATED,
    SOURCE_CHANGED,
    UNVERIFIED,
    Checked,
    verify_each,
)
from provenance.reading.locate import Locator, Path

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_BY_VERDICT: Final = {
    MISMATCH: "quote-mismatch",
    AMBIGUOUS: "quote-ambiguous",
    UNVERIFIED: "quote-unverified",
    SOURCE_CHANGED: "quote-source-changed",
}
_MISGIVEN: Final = {
    NOT_QUOTED: (
        "quote-outside-marks",
        "these words stand outside the quotation marks that the document uses: it tells them",
        "mark the statement `attribution: paraphrase`, or quote what stands between the marks",
    ),
    QUOTED: (
        "paraphrase-inside-marks",
        "marked a paraphrase, and the words stand between the document's quotation marks",
        "leave `attribution: paraphrase` out where they are the speaker's own words",
    ),
}
_RELOCK: Final = "run provenance quotes lock"


def problems(corpus: "Corpus", slice: Slice) -> list[Problem]:
    """Verify the quotations of a Slice and report what does not hold.

    What only seems to be wrong because a record was left out, or because a statement names a source
    that is not on record, is not reported: that is a finding of its own.

    Args:
        corpus: where the claim files, the lock file and the vault are.
        slice: the claims whose quotations are checked. Entries of the lock that no quotation has
            are reported only when it is the whole corpus.
    """
    try:
        lock = locks.read(corpus.root)
    except QuotesError as error:
        return [_of_lock("quote-lock-broken", 1, error.message, error.help)]
    found = [
        _of_lock("quote-lock-broken", line, message, f"delete the line; then {_RELOCK}")
        for line, message in lock.broken
    ]
    library = Library(corpus.root, slice.sources)
    every = quotations(slice)
    quoted = [one for one in every if one.source is None or one.source in slice.sources]
    try:
        checked, given = _held_to(quoted, slice, library, lock)
        foreign = library.vault.foreign
    except QuotesError as error:
        place = Span(".provenance/vault", 1, 1, 1, 1)
        return [*found, Problem("quote-vault", place, error.message, error.help)]
    if foreign:
        place = Span(".provenance/vault/attached.json", 1, 1, 1, 1)
        found.append(Problem("quote-vault", place, FOREIGN, FOREIGN_HELP))
    places = _Places(corpus)
    found += _unverifiable(places, slice, checked, lock)
    found += _of_another_form(checked, lock)
    for one in checked:
        found += _of_quotation(places, one, lock)
    for one, how in given:
        rule, message, help = _MISGIVEN[how]
        subject = one.quotation.statement.id
        found.append(Problem(rule, places.of(one.quotation), message, help, subject=subject))
    whole = len(slice.claims) == len(corpus.ids("claim")) and not corpus.broken()
    if whole and len(quoted) == len(every):
        found += _stale(quoted, lock)
    return places.put(found)


def _held_to(
    quoted: list[Quotation], slice: Slice, library: Library, lock: Lock
) -> tuple[list[Checked], list[tuple[Checked, str]]]:
    """Verify quotations, and say which are shown as whose words they are not."""
    found: dict[int, Checked] = {}
    given: list[tuple[Checked, str]] = []
    each = verify_each(quoted, slice.sources, library, lock)
    for _, group in groupby(each, key=lambda one: one[1].quotation.source):
        of_one = list(group)
        found.update((place, one) for place, one, _ in of_one)
        given += misgiven([one for _, one, _ in of_one], of_one[0][2], library.vault, slice)
        of_one.clear()  # the text goes before the next one is read
    return [found[place] for place in sorted(found)], given


class _Places:
    """Places in files, found when all are known: each file is read once."""

    def __init__(self, corpus: "Corpus") -> None:
        self._corpus = corpus
        self._wanted: list[tuple[RecordPlace, Path]] = []

    def of(self, quotation: Quotation) -> Span:
        """Stand for where the words of a quotation are, until `put`."""
        s = quotation.statement
        path = (s.stance, s.ordinal, "quote", quotation.number - 1, "words")
        return self.at(quotation.origin, path)

    def at(self, origin: RecordPlace, path: Path) -> Span:
        """Stand for a place in a record, until `put`."""
        self._wanted.append((origin, path))
        return Span(origin.file, -len(self._wanted), 0, 0, 0)

    def put(self, problems: list[Problem]) -> list[Problem]:
        """Give the problems with their spans."""
        by_file: dict[str, list[int]] = {}
        for number, problem in enumerate(problems):
            if problem.span.line < 0:
                by_file.setdefault(problem.span.file, []).append(number)
        placed = list(problems)
        for file, numbers in by_file.items():
            locator = Locator(file, self._corpus.text(file) or "")
            for number in numbers:
                origin, path = self._wanted[-problems[number].span.line - 1]
                span = locator.place(origin.document, path).span
                placed[number] = problems[number]._replace(span=span)
        return placed


def _of_quotation(places: _Places, one: Checked, lock: Lock) -> list[Problem]:
    subject = one.quotation.statement.id
    if one.verdict in _BY_VERDICT:
        if one.verdict == UNVERIFIED and _whole_source(one, lock):
            return []
        rule = _BY_VERDICT[one.verdict]
        if one.verdict == MISMATCH and one.elsewhere:
            rule = "quote-misplaced"
        return [Problem(rule, places.of(one.quotation), one.reason, one.help, subject=subject)]
    return [*_of_elisions(places, one), *_of_entry(places, one, lock)]


def _of_elisions(places: _Places, one: Checked) -> list[Problem]:
    subject = one.quotation.statement.id
    help = "quote what stands between, or quote each part on its own"
    return [
        Problem(rule, places.of(one.quotation), message, help, subject=subject)
        for what, rule, message in (
            (NEGATION, "quote-elides-negation", "what […] leaves out holds a negation"),
            (SENTENCE, "quote-elides-sentence", "what […] leaves out ends a sentence"),
        )
        if what in one.leaves_out
    ]


def _of_entry(places: _Places, one: Checked, lock: Lock) -> list[Problem]:
    subject = one.quotation.statement.id
    if _is_of_another_form(one, lock):
        return []
    rule, message = {
        DISAGREES: (
            "quote-lock-disagrees",
            f"the lock has these words elsewhere in `{one.quotation.source}` than they stand",
        ),
        OUTDATED: (
            "quote-lock-outdated",
            "the lock holds other words, another source or another version for this quotation",
        ),
        NOT_LOCKED: (
            "quote-not-locked",
            "the quotation is not in the lock: without the text nobody can verify it",
        ),
    }.get(one.lock, ("", ""))
    if not rule or (one.lock == NOT_LOCKED and not lock.exists):
        return []
    return [Problem(rule, places.of(one.quotation), message, _RELOCK, subject=subject)]


def _is_of_another_form(one: Checked, lock: Lock) -> bool:
    entry = lock.of(one.quotation.statement.id, one.quotation.number)
    return one.lock == OUTDATED and entry is not None and entry.normaliser != VERSION


def _of_another_form(checked: list[Checked], lock: Lock) -> list[Problem]:
    """One problem for all entries that were written under another normal form."""
    number = sum(_is_of_another_form(one, lock) for one in checked)
    if not number:
        return []
    what = "1 quotation was" if number == 1 else f"{number} quotations were"
    message = f"{what} locked under another normal form than this program's, {VERSION}"
    return [_of_lock("quote-lock-outdated", 1, message, _RELOCK)]


def _unverifiable(
    places: _Places, slice: Slice, checked: list[Checked], lock: Lock
) -> list[Problem]:
    """One problem for each source of which nothing can be verified here."""
    concerned = [one for one in checked if one.verdict == UNVERIFIED and _whole_source(one, lock)]
    counts = Counter(str(one.quotation.source) for one in concerned)
    first = {str(one.quotation.source): one for one in reversed(concerned)}
    found = []
    for source, number in counts.items():
        one = first[source]
        span = places.at(slice.sources[source].origin, ("sources", source))
        what = "1 quotation" if number == 1 else f"{number} quotations"
        message = f"{what} of `{source}` cannot be verified: {one.reason}"
        found.append(Problem("quote-unverified", span, message, one.help, subject=source))
    return found


def _whole_source(one: Checked, lock: Lock) -> bool:
    """Whether the cause lies with the source, so that all its quotations fail alike."""
    source = one.quotation.source
    if source is None:
        return False
    alike = one.reason.startswith("no version of") or one.reason.endswith(OTHER_FORM)
    return alike or source not in lock.sources


def _stale(quoted: list[Quotation], lock: Lock) -> list[Problem]:
    """Entries of quotations that are gone."""
    there = {(q.statement.id, q.number) for q in quoted}
    gone = [
        line
        for entry, line in zip(lock.entries, lock.lines, strict=True)
        if (entry.statement, entry.quote) not in there
    ]
    if not gone:
        return []
    what = "an entry" if len(gone) == 1 else f"{len(gone)} entries"
    message = f"the lock has {what} of which the quotation is gone or its statement has a new id"
    return [_of_lock("quote-lock-stale", gone[0], message, _RELOCK)]


def _of_lock(rule: str, line: int, message: str, help: str | None) -> Problem:
    return Problem(rule, Span(locks.FILE, line, 1, line, 2), message, help, subject=locks.FILE)
