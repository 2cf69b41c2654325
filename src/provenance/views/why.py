"""Reasons in words: of a bound in time, an open order, figures that clash, a membership."""

from collections.abc import Callable, Iterable
from typing import Final

from provenance.answers.why import NOTHING, Gap, Reason
from provenance.derive import why
from provenance.model.vocabulary import DENIED
from provenance.views.wording import names


def because(found: Iterable[Reason]) -> list[str]:
    """Some reasons in words, a line each."""
    return [reason(item) for item in found]


def reason(item: Reason) -> str:
    """One reason in words."""
    return _REASONS[item.kind](item)


def gap(item: Gap) -> str:
    """What the record cannot answer, in words."""
    who = [party.name for party in item.actors]
    if item.kind == NOTHING or item.why is None:
        what = "no statement on this claim, and nothing that follows for it,"
        return f"{what} is recorded of {' or '.join(who)}"
    return f"whether {who[0]} is one of {who[1]}: {reason(item.why)}"


_BASES: Final = {
    why.EVENT: "the event begins then",
    why.AUTHOR: "its author speaks on the source's date",
    why.RECORDED: "the recorded date",
    why.DATED: "its source is dated then",
    why.PUBLISHED: "its source was published then",
    why.READ: "its source was read then",
}


def _bound(item: Reason) -> str:
    side = f"{'not before' if item.kind == why.NOT_BEFORE else 'not after'} {item.day}"
    basis = _BASES[item.basis or why.RECORDED]
    if item.through is None:
        return f"{side}: {basis}"
    if item.through == why.UTTERANCE:
        return f"{side}: said in one utterance with another statement ({basis})"
    who = " and ".join(party.name for party in item.actors) or "another"
    how = "it answers" if item.through == why.ANSWERS else "it is answered by"
    return f"{side}: {how} {who} ({basis})"


def _undated(item: Reason) -> str:
    if not item.words:
        return "neither is dated"
    return f"the {'denial' if item.words[0] == DENIED else 'affirmation'} is undated"


def _some_named(item: Reason) -> str:
    who, body = item.actors
    named, size = item.numbers
    return (
        f"not recorded: the record names {named:,} of the {size:,} of {body.name}, and "
        f"{who.name} is not among these"
    )


def _of(text: str) -> Callable[[Reason], str]:
    """A sentence with what the reason is about: ``{who}``, ``{claims}``, ``{words}``."""
    return lambda item: text.format(
        who=names(item.actors[:1]),
        group=names(item.actors[1:]),
        claims=" and ".join(item.claims),
        words=", ".join(item.words),
        number=f"{item.numbers[0]:,}" if item.numbers else "",
        day=item.day or "",
    )


_REASONS: Final[dict[str, Callable[[Reason], str]]] = {
    why.NOT_BEFORE: _bound,
    why.NOT_AFTER: _bound,
    why.NO_RECORD: _of("not recorded: no record of {who}"),
    why.NAMED: _of("{who} is a named member of {group}"),
    why.NOT_THEN: _of("{who} was not a member of {group} at that time"),
    why.TERM_OPEN: _of("not recorded: when {who} was a member of {group}"),
    why.SOME_NAMED: _some_named,
    why.NONE_NAMED: _of("not recorded: no member of {who} is named"),
    why.NOT_NAMED: _of("{who} is not among the {number} named members of {group}"),
    why.GOES_ON: _of("one is recorded as going on while the other was said"),
    why.SAME_TIME: _of("both were said on {day}"),
    why.UNDATED: _undated,
    why.PERHAPS_LATER: _of("one may not have been said by then"),
    why.DATES_OPEN: _of("their dates leave open which came first"),
    why.BEFORE_EVENT: _of("the first was said before the claim's event began"),
    why.PERIOD_OPEN: _of("whether the two are about one period is not certain"),
    why.NOT_RECORDED: _of("what was withdrawn is not recorded"),
    why.EDITORS: lambda item: item.words[0],
    why.EXCLUSION: _of("the two exclude each other"),
    why.FIGURES: _of("figures of {words}"),
    why.NO_NUMBER: _of("no number or date is recorded"),
    why.DATE_NO_PART: _of("a date is no part of a total"),
    why.FITS_WHOLE: _of("it need not be larger than the whole"),
    why.EXCEEDS_WHOLE: _of("it is larger than the whole"),
    why.ESTIMATE: _of("an estimate sets no bound"),
    why.UNCERTAIN_DATE: _of("an uncertain date sets no bound"),
    why.KINDS: _of("one is a number, the other a date"),
    why.PLACES: _of("different places: {words}"),
    why.TIMES: _of("different times: {words}"),
    why.SCOPES: lambda item: f"different scopes: parts of {' and of '.join(item.claims)}",
    why.PART_OF: _of("different scopes: one is a part of {claims}"),
    why.UNIT_MISSING: _of("the unit of one is not recorded, that of the other is {words}"),
    why.UNITS: _of("different units: {words}"),
    why.OVERLAP: _of("their bounds overlap"),
    why.BOUNDS: _of("their bounds exclude each other"),
    why.BEGINNINGS: _of("their beginnings exclude each other"),
    why.ENDS: _of("their ends exclude each other"),
    why.SPAN_AND_MOMENT: _of("one is a span, the other a moment within it"),
    why.GAVE_LATER: _of("{who} gave {claims} later"),
    why.GAVE_ANOTHER: _of("{who} gave another later"),
    why.WITHDREW: _of("{who} withdrew it"),
    why.DENIED_LATER: _of("{who} denied it later"),
    why.LAST_OPEN: _of("both are figures of {who}, and which came last is open"),
    why.NOBODY: _of("nobody affirms {claims}"),
    why.GIVERS_OPEN: _of("it is open whether different givers stand by both"),
}
