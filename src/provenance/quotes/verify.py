"""Verdicts: each quotation held to its document, or to the lock where the document is absent.

Only an exact match (in the documented normal form) verifies. What is merely similar is a
proposal, made elsewhere, and never a verdict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from provenance.model.records import Source
from provenance.quotes import library as states
from provenance.quotes.library import Held, Library
from provenance.quotes.locators import allow, line_of, page_of, places
from provenance.quotes.lock import Lock, LockEntry, digest_of
from provenance.quotes.match import Needle, Occurrence, needle, occurrences
from provenance.quotes.normalise import PASSAGE, VERSION, Text
from provenance.quotes.omitted import omitted
from provenance.quotes.quotation import Quotation
from provenance.quotes.safe import safe

VERIFIED: Final = "verified"
LOCKED: Final = "verified (locked)"
MISMATCH: Final = "mismatch"
AMBIGUOUS: Final = "ambiguous"
UNVERIFIED: Final = "unverified"
SOURCE_CHANGED: Final = "source changed"

VERDICTS: Final = (VERIFIED, LOCKED, MISMATCH, AMBIGUOUS, UNVERIFIED, SOURCE_CHANGED)
"""Only the first two are a pass."""

NOT_LOCKED: Final = "not locked"
OUTDATED: Final = "outdated"
DISAGREES: Final = "disagrees"

OTHER_FORM: Final = "the lock was written under other rules of normal form"
"""Ends the reason of what only a new lock can verify."""

_MANY: Final = 100
"""Occurrences beyond this many are not listed."""

_SHOWN: Final = 200


class Located(NamedTuple):
    """A place where a quotation stands: offsets of its segments, and lines, all of the text."""

    at: tuple[tuple[int, int], ...]
    lines: tuple[int, int]
    pages: tuple[int, int] | None = None


class Checked(NamedTuple):
    """A quotation with its verdict.

    ``reason`` and ``help`` say why it does not pass and what to do. ``found`` are the places that
    the statement points at, ``elsewhere`` others where the words stand. ``lock`` says how the lock
    file stands to it where the text is attached: ``""`` (agrees), *not locked*, *outdated* or
    *disagrees*. ``leaves_out`` names what its elisions leave out: *negation*, *sentence*.
    """

    quotation: Quotation
    verdict: str
    reason: str = ""
    help: str | None = None
    found: tuple[Located, ...] = ()
    elsewhere: tuple[Located, ...] = ()
    sha256: str = ""
    extractor: str = ""
    lock: str = ""
    leaves_out: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the quotation is verified, by the text or by the lock."""
        return self.verdict in {VERIFIED, LOCKED}

    @property
    def entry(self) -> LockEntry | None:
        """What the lock should say of it, where it was verified against the text."""
        quotation = self.quotation
        if self.verdict != VERIFIED or not quotation.source:
            return None
        return LockEntry(
            quotation.statement.id,
            quotation.number,
            digest_of(needle(quotation.quote)),
            quotation.source,
            self.sha256,
            self.found[0].at,
            self.found[0].lines,
            self.found[0].pages,
            self.extractor,
            VERSION,
            self.leaves_out,
        )


def verify(
    quotations: Iterable[Quotation],
    sources: Mapping[str, Source],
    library: Library,
    lock: Lock,
) -> list[Checked]:
    """Check quotations and return them in the order given.

    Raises:
        QuotesError: the vault cannot be used.
    """
    found = {place: one for place, one, _ in verify_each(quotations, sources, library, lock)}
    return [found[place] for place in sorted(found)]


def verify_each(
    quotations: Iterable[Quotation],
    sources: Mapping[str, Source],
    library: Library,
    lock: Lock,
) -> Iterator[tuple[int, Checked, Held | None]]:
    """Check quotations one document after the other, so that one text at a time is in memory.

    Yields each with its place in the order given and the document that it was held to.

    Raises:
        QuotesError: the vault cannot be used.
    """
    by_source: defaultdict[str | None, list[tuple[int, Quotation]]] = defaultdict(list)
    for place, quotation in enumerate(quotations):
        by_source[quotation.source].append((place, quotation))
    for source, group in by_source.items():
        held = library.held(source) if source else None
        record = sources.get(source or "")
        for place, quotation in group:
            yield place, check(quotation, record, held, lock), held


def check(quotation: Quotation, record: Source | None, held: Held | None, lock: Lock) -> Checked:
    """Check one quotation.

    Args:
        quotation: the words, and the statement that they belong to.
        record: the source that they were read in, if it was recorded.
        held: that source's document on this machine.
        lock: the corpus's lock file.
    """
    if held is None:
        help = "add `source:` to the statement or the claim"
        return Checked(quotation, UNVERIFIED, "no source is recorded for these words", help)
    if held.state == states.CHANGED:
        return _changed(quotation, held)
    if held.text is None:
        return _by_lock(quotation, record, held, lock)
    checked = against(quotation, held.text)._replace(sha256=held.sha256, extractor=held.extractor)
    if checked.passes:
        language = quotation.quote.language or (record.language if record else None)
        left = omitted(held.text.original, checked.found[0].at, language)
        checked = checked._replace(leaves_out=left)
    return checked._replace(lock=_lock_state(checked, lock))


def against(quotation: Quotation, text: Text) -> Checked:
    """Hold a quotation to a text; the verdict is *verified*, *mismatch* or *ambiguous*."""
    sought = needle(quotation.quote)
    if not sought.has_words:
        return Checked(
            quotation,
            MISMATCH,
            "the quotation holds no letter or digit: there is nothing to look for",
            "quote words",
        )
    here, away = _placed(quotation, text, sought)
    if here:
        at_best = min(here, key=len)
        if len(at_best) > 1:
            lines = ", ".join(str(found.lines[0]) for found in at_best[:5])
            return Checked(
                quotation,
                AMBIGUOUS,
                f"the words occur {_times(len(at_best))} where the statement points"
                if quotation.statement.at
                else f"the words occur {_times(len(at_best))} (lines {lines})",
                _single_out(quotation),
                found=at_best,
            )
        found = tuple(group[0] for group in here if len(group) == 1)
        return Checked(quotation, VERIFIED, found=found, elsewhere=away)
    if away:
        lines = ", ".join(dict.fromkeys(_where(found) for found in away[:5]))
        at = ", ".join(quotation.statement.at)
        return Checked(
            quotation,
            MISMATCH,
            f"the words do not stand at {at}, where the statement points",
            f"they stand at {lines}: mend `at`, or quote what stands at {at}",
            elsewhere=away,
        )
    reason, help = _why_not(quotation, text, sought)
    return Checked(quotation, MISMATCH, reason, help)


def _placed(
    quotation: Quotation, text: Text, sought: Needle
) -> tuple[list[tuple[Located, ...]], tuple[Located, ...]]:
    """Where the words stand: at each place that the statement points at, and elsewhere."""
    pointed = places(quotation.statement.at, text)
    groups: list[list[Located]] = [[] for _ in pointed] or [[]]
    away: list[Located] = []
    for occurrence in occurrences(text, sought):
        found = located(text, occurrence)
        start = occurrence[0][0]
        covering = [place for place, stretch in enumerate(pointed) if stretch.covers(start)]
        if not pointed:
            covering = [0]
        for place in covering:
            groups[place].append(found)
        if not covering and len(away) < _MANY:
            away.append(found)
        if any(len(group) > _MANY for group in groups):
            break
    return [tuple(group) for group in groups if group], tuple(away)


def located(text: Text, at: Occurrence) -> Located:
    """Say in which lines, and on which pages, a place of a text is."""
    first, last = at[0][0], max(at[0][0], at[-1][1] - 1)
    lines = (line_of(text, first), line_of(text, last))
    page, last_page = page_of(text, first), page_of(text, last)
    return Located(at, lines, None if page is None or last_page is None else (page, last_page))


def _why_not(quotation: Quotation, text: Text, sought: Needle) -> tuple[str, str | None]:
    """Say in what way the words do not stand there, as far as that is certain."""
    bare = sought._replace(prefix="", suffix="")
    if bare != sought and next(occurrences(text, bare), None):
        side = "after the prefix" if sought.prefix else "before the suffix"
        return f"the words stand there, but not {side} given", "mend `prefix` or `suffix`"
    if len(sought.segments) > 1:
        missing = [
            segment
            for segment in sought.segments
            if not next(occurrences(text, Needle((segment,))), None)
        ]
        if not missing:
            return (
                "the parts around […] stand in the document, but not in this order in one passage",
                "quote one passage at a time",
            )
        return f"“{missing[0]}” does not stand in `{quotation.source}`", None
    words = sought.segments[0]
    if words in text.normal:
        return (
            f"the words stand there only as part of longer ones: “{_widened(text, words)}”",
            "quote whole words and whole numbers",
        )
    if words in text.normal.replace(PASSAGE, " "):
        return (
            "the words run from one paragraph into the next",
            "quote each paragraph on its own",
        )
    if "[" in quotation.quote.words:
        help = "leave editors' insertions in [brackets] out, and mark the gap with […]"
        return f"the words do not stand in `{quotation.source}`", help
    return f"the words do not stand in `{quotation.source}`", None


def _widened(text: Text, words: str) -> str:
    """The original of words with the rest of those that they cut through."""
    start = text.normal.find(words)
    end = start + len(words)
    first = max(text.normal.rfind(mark, 0, start + 1) for mark in f" {PASSAGE}") + 1
    last = min(at for mark in f" {PASSAGE}" if (at := (text.normal + mark).find(mark, end)) >= 0)
    begin, stop = text.span(first, last)
    return safe(text.original[begin:stop])[:_SHOWN]


def _changed(quotation: Quotation, held: Held) -> Checked:
    """Tell what a changed document does to a quotation; it never passes."""
    if held.text is None:
        what = f"and cannot be read: {held.reason}"
        still = None
    else:
        still = against(quotation, held.text)
        what = {
            VERIFIED: "the words still stand in it",
            AMBIGUOUS: "the words stand in it more than once",
            MISMATCH: "the words stand in it elsewhere"
            if still.elsewhere
            else "the words no longer stand in it",
        }[still.verdict]
    return Checked(
        quotation,
        SOURCE_CHANGED,
        f"another version of `{held.source}` is attached than the one on record; {what}",
        f"record the new version: provenance source add --id {held.source} FILE",
        found=still.found if still else (),
        elsewhere=still.elsewhere if still else (),
        sha256=held.sha256,
        extractor=held.extractor,
    )


def _by_lock(quotation: Quotation, record: Source | None, held: Held, lock: Lock) -> Checked:
    """Judge by the lock, because the text is not at hand."""
    source = held.source
    attach = (
        f"with the document at hand: provenance source attach FILE --source {source},"
        " then provenance quotes lock"
    )
    absent = f"the text of `{source}` is not attached"
    if held.state != states.ABSENT:
        absent, attach = held.reason, held.help or attach
    if record is None:
        return Checked(quotation, UNVERIFIED, f"no source `{source}` is recorded", None)
    if record.sha256 is None:
        return Checked(
            quotation,
            UNVERIFIED,
            f"no version of `{source}` is on record",
            f"record the document: provenance source add --id {source} FILE",
        )
    entries = lock.holding(source, digest_of(needle(quotation.quote)))
    of_version = [entry for entry in entries if entry.sha256 == record.sha256]
    if not entries:
        reason = f"{absent}, and the lock does not hold these words"
        return Checked(quotation, UNVERIFIED, reason, attach)
    if not of_version:
        reason = f"{absent}, and the lock holds these words for another version of it"
        return Checked(quotation, UNVERIFIED, reason, attach)
    current = [entry for entry in of_version if entry.normaliser == VERSION]
    if not current:
        reason = f"{absent}, and {OTHER_FORM}"
        return Checked(quotation, UNVERIFIED, reason, attach)
    at = quotation.statement.at
    entry = next((e for e in current if allow(at, e.lines, e.pages)), None)
    if entry is None:
        where = _where(Located((), current[0].lines, current[0].pages))
        reason = f"{absent}, and the lock holds these words at {where}, not at {', '.join(at)}"
        return Checked(quotation, UNVERIFIED, reason, f"mend `at`; or {attach}")
    found = (Located(entry.at, entry.lines, entry.pages),)
    return Checked(
        quotation,
        LOCKED,
        found=found,
        sha256=entry.sha256,
        extractor=entry.extractor,
        leaves_out=entry.leaves_out,
    )


def _lock_state(checked: Checked, lock: Lock) -> str:
    """How the lock stands to what the text says."""
    quotation = checked.quotation
    locked = lock.of(quotation.statement.id, quotation.number)
    if locked is None:
        return NOT_LOCKED
    fresh = checked.entry
    if fresh == locked:
        return ""
    same_text = (locked.source, locked.sha256) == (quotation.source, checked.sha256)
    same_words = locked.digest == digest_of(needle(quotation.quote))
    same_rules = (locked.extractor, locked.normaliser) == (checked.extractor, VERSION)
    return DISAGREES if same_text and same_words and same_rules else OUTDATED


def _where(found: Located) -> str:
    unit, (first, last) = ("page", found.pages) if found.pages else ("line", found.lines)
    return f"{unit} {first}" if first == last else f"{unit}s {first}-{last}"


def _times(number: int) -> str:
    return (
        "twice"
        if number == 2
        else f"more than {_MANY} times"
        if number > _MANY
        else (f"{number} times")
    )


def _single_out(quotation: Quotation) -> str:
    here = "add `at`, or " if not quotation.statement.at else ""
    return f"{here}quote more words, or add `prefix` or `suffix` to the quotation"
