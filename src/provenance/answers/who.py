"""Who took a stance on a claim: explicit statements first, what follows from others apart."""

from collections.abc import Callable
from typing import Final, NamedTuple

from provenance.answers.absence import WORDS, Absence, Searched
from provenance.answers.against import Against
from provenance.answers.asked import ON_CLAIMS, Asked, as_asked, given, leaving_out, option
from provenance.answers.filters import (
    AFFIRMED,
    ANSWERED,
    EVERYTHING,
    SAID,
    Filters,
    arrange,
    part,
    takes_claim,
)
from provenance.answers.given import filters as as_filters
from provenance.answers.on_claim import ClaimAnswer, group_of
from provenance.answers.parties import Party
from provenance.answers.rows import StatementRow, rows
from provenance.derive.frame import Frame
from provenance.model.records import Actor, Claim
from provenance.model.vocabulary import (
    AFFIRMING,
    DECLINED,
    DENIED,
    QUESTIONED,
    RETRACTED,
    STANCES,
)
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.store.index.fold import words as fold_words
from provenance.store.search.asking import PERSON
from provenance.store.search.question import question
from provenance.store.search.ranking import Taken, speakers
from provenance.store.search.resolve import (
    FAR_BETTER,
    LONG,
    SHOWN,
    Match,
    Resolution,
    resolve_among,
    resolve_claims,
    resolve_near,
)
from provenance.store.search.wording import STOP_WORDS


class Silent(NamedTuple):
    """A claim that is meant, but of which nothing passes.

    ``options`` are the filters on claims that leave it out; else ``absence`` says what was not
    found, and ``instead`` holds what those who were asked for certainly said of it. ``against``
    is that of a group.
    """

    claim: str
    text: str
    absence: Absence | None
    options: tuple[str, ...]
    instead: tuple[StatementRow, ...]
    against: tuple[Against, ...]


STANCE: Final = "stance"
CLAIM: Final = "claim"
TIME: Final = "time"
"""What words of a question that it was read without are part of."""


class Unread(NamedTuple):
    """Words of a question that it was read without, and what they are part of.

    ``of`` is ``stance`` (who did *not* deny), ``claim`` (that it is *not* so), or ``time``
    (*before* what has no date).
    """

    words: str
    of: str


class Who(NamedTuple):
    """The answer to ``who STANCE X``."""

    stance: str
    asked: str
    searched: Searched
    groups: tuple[ClaimAnswer, ...]
    total: int
    """How many claims there are groups of; ``limit`` may have left some out."""
    silent: tuple[Silent, ...]
    """Claims that are meant, but of which nothing passes."""
    others: tuple[Party, ...]
    """Claims that match the words too, where one fits far better than all others."""
    suggestions: tuple[str, ...]
    candidates: tuple[ClaimAnswer, ...] = ()
    """Where no claim has all that was asked for: the nearest, of which none is meant."""
    near: bool = False
    """Whether the first of these has so much of what was asked for that it may be meant."""
    left_out: tuple[str, ...] = ()
    """The words that the first candidate lacks."""
    read_as: tuple[tuple[str, str], ...] = ()
    """Pairs of a word that the first candidate lacks, and those that it has instead."""
    accused: tuple[Party, ...] = ()
    """Where it is asked who accused somebody: those whom claims accuse, or whom none does."""
    understood: tuple[Asked, ...] = ()
    """What the question itself asks to leave out: others' words, other times; or the order."""
    side: tuple[Party, ...] = ()
    """Whose side's words are asked for."""
    unread: tuple[Unread, ...] = ()
    """Words of the question that it was read without."""

    @property
    def found(self) -> bool:
        """Whether anybody took the stance."""
        return bool(self.groups)


def who(corpus: Corpus, stance: str, words: tuple[str, ...], filters: Filters = EVERYTHING) -> Who:
    """Answer who took a stance on the claims that the words name.

    Args:
        corpus: where to look.
        stance: one of QUESTIONS.
        words: a claim's id, a statement's id, or words of it in any order; with *before*, *after*,
            *since*, *until* or *in* and a date, if what was said in a time is asked for.
        filters: what to leave out.
    """
    return _asking(corpus, stance, words, filters, _who)


def _asking(
    corpus: Corpus,
    stance: str,
    words: tuple[str, ...],
    filters: Filters,
    answering: Callable[[Corpus, str, tuple[str, ...], Filters], Who],
    *,
    given: Filters | None = None,
) -> Who:
    """Answer with the words that are no words of a claim set aside, and tell of these."""
    from provenance.store.search.aside import set_aside

    aside = set_aside(words)
    if not (aside.times or aside.unread or aside.negated) or _is_id(corpus, words):
        answer = answering(corpus, stance, words, filters)
        return _telling(corpus, answer, filters, given or filters, ())
    times = aside.times
    spoken = tuple(time for time in times if time.may_be_said)
    if spoken and len(spoken) == len(times):
        found = resolve_claims(corpus, words, _taken(corpus, stance, filters))
        times = () if found.whole and found.claims else times
    rest = aside.words if times else words
    asked = filters
    for time in times:
        for field in ("before", "after"):
            if getattr(time, field) and getattr(asked, field) is not None:
                raise CorpusError(
                    f"“{time.typed}” is not all that says {field} when", "give one such date"
                )
        read = as_filters(corpus, **{k: v for k in ("before", "after") if (v := getattr(time, k))})
        asked = asked._replace(
            before=asked.before if read.before is None else read.before,
            after=asked.after if read.after is None else read.after,
        )
    unread = (
        *(Unread(typed, CLAIM) for typed in aside.negated),
        *(Unread(typed, TIME) for typed in aside.unread),
    )
    answer = answering(corpus, stance, rest or words, asked)
    return _telling(corpus, answer, asked, given or filters, unread)


def _telling(
    corpus: Corpus, answer: Who, asked: Filters, given: Filters, unread: tuple[Unread, ...]
) -> Who:
    """Tell with an answer what of the question became filters, and what it was read without.

    What stands in the words of the first claim that is shown was not left unread.
    """
    own = EVERYTHING._replace(
        **{
            field: getattr(asked, field)
            for field in ("side", "before", "after")
            if getattr(asked, field) != getattr(given, field)
        }
    )
    texts = [one.text for one in answer.groups] + [one.text for one in answer.silent]
    texts += [one.text for one in answer.candidates]
    said = {word for text in texts[:1] for word in fold_words(text)}
    order = (Asked("--sort", (Party("date", "date"),)),) if asked.sort != given.sort else ()
    return answer._replace(
        understood=(*as_asked(own, corpus.name_of), *order),
        side=tuple(Party(id, corpus.name_of(id)) for id in asked.side),
        unread=tuple(one for one in unread if not said.issuperset(fold_words(one.words))),
    )


def _is_id(corpus: Corpus, words: tuple[str, ...]) -> bool:
    return len(words) == 1 and bool(
        corpus.record("claim", words[0]) or corpus.claim_of_statement(words[0])
    )


def _who(corpus: Corpus, stance: str, words: tuple[str, ...], filters: Filters) -> Who:
    taken = _taken(corpus, stance, filters)
    first = resolve_claims(corpus, words, taken)
    answer = _answer(corpus, stance, words, filters, first)
    if answer.found or any(_took(item, taken.stances) for item in answer.candidates):
        return answer
    if not (answer.silent or (answer.candidates and taken.by)):
        return answer
    # Nobody took the stance on what has all the words: perhaps another claim is meant.
    near = resolve_near(corpus, words, taken)
    also = _answer(corpus, stance, words, filters, near)
    told = {item.claim for item in answer.silent}
    found = tuple(
        item for item in also.candidates if _took(item, taken.stances) and item.claim not in told
    )
    if answer.candidates and not found:
        return answer
    chosen = {item.claim for item in found}
    others = tuple(item for item in answer.candidates if item.claim not in chosen)
    return _with_words(
        corpus,
        answer._replace(candidates=(*found, *others)[:SHOWN], near=near.near),
        (*first.claims, *near.claims),
    )


def _with_words(corpus: Corpus, answer: Who, matches: tuple[Match, ...]) -> Who:
    """Tell what the first candidate lacks of the words, and what it has in other words."""
    if not answer.candidates:
        return answer
    id = answer.candidates[0].claim
    match = next(match for match in reversed(matches) if match.id == id)
    claim = corpus.record("claim", id)
    named: set[str] = set()
    if isinstance(claim, Claim):
        for actor in {*claim.about, *claim.accuses, *speakers(corpus, claim)}:
            record = corpus.record("actor", actor)
            for name in (record.name, *record.aka) if isinstance(record, Actor) else ():
                named.update(fold_words(name))
        named.update(fold_words(claim.text))
    return answer._replace(
        left_out=tuple(
            word
            for word in match.left_out
            if not named.issuperset(fold_words(word))
            and not STOP_WORDS.issuperset(fold_words(word))
        ),
        read_as=match.read_as,
    )


def _took(group: ClaimAnswer, stances: frozenset[str]) -> bool:
    """Whether one of some stances, or any where none is named, was certainly taken on a claim."""
    return any(row.stance in stances for row in group.rows) if stances else bool(group.rows)


def _answer(
    corpus: Corpus, stance: str, words: tuple[str, ...], filters: Filters, resolution: Resolution
) -> Who:
    meant, others = _meant(resolution)
    ids = [match.id for match in meant]
    frame = Frame(corpus.slice(ids, actors=filters.side, sides=False), filters.as_of)
    groups, silent, near = [], [], []
    for id in ids:
        claim = frame.slice.claims.get(id)
        if claim is None:
            continue
        if not takes_claim(filters, frame, claim):
            silent.append(Silent(id, claim.text, None, _left_out_by(filters, frame, claim), (), ()))
            continue
        group = group_of(frame, claim, stance, filters)
        if not resolution.whole:
            told = group.rows or group.unplaced or stance == SAID
            near.append(group if told else group_of(frame, claim, SAID, filters))
        elif group.found:
            groups.append(group)
        else:
            instead = rows(frame, part(filters, frame, claim.statements)[0], id)
            silent.append(Silent(id, claim.text, group.absence, (), instead, group.against))
    groups.sort(key=lambda group: not (group.rows or group.unplaced))  # own words first
    answer = Who(
        stance=stance,
        asked=" ".join(words),
        searched=Searched(WORDS, corpus.count("claim")),
        groups=tuple(
            arrange(
                filters,
                groups,
                date=_first,
                claim=lambda group: group.claim,
                status=lambda group: group.status,
            )[: filters.limit]
        ),
        total=len(groups),
        silent=tuple(silent),
        others=tuple(Party(match.id, match.text) for match in others),
        suggestions=resolution.suggestions,
        candidates=_of_side(near, filters),
    )
    return _with_words(corpus, answer, resolution.claims)


def _of_side(near: list[ClaimAnswer], filters: Filters) -> tuple[ClaimAnswer, ...]:
    """The candidates; of those whose words are asked for only where they said something, if any."""
    said = tuple(group for group in near if group.rows or group.unplaced)
    return said if said and filters.side else tuple(near)


def _left_out_by(filters: Filters, frame: Frame, claim: Claim) -> tuple[str, ...]:
    """The options of the filters on claims that a claim does not pass."""
    set_ = given(filters, ON_CLAIMS)
    return tuple(
        option(field)
        for field in set_
        if not takes_claim(leaving_out(filters, tuple(f for f in set_ if f != field)), frame, claim)
    )


def ask(corpus: Corpus, words: tuple[str, ...], filters: Filters = EVERYTHING) -> Who:
    """Answer a question as people type it: *did the ministry deny that …*.

    Args:
        corpus: where to look.
        words: the question; its verb tells the stance, and who stands before the verb whose it is.
        filters: what to leave out; ``side`` goes before an actor in the question.
    """
    asked = question(corpus, words)
    given = filters
    if asked.speakers and not filters.side:
        filters = filters._replace(side=asked.speakers)
    if asked.first and not filters.sort:
        filters = filters._replace(sort="date")
    if not asked.words and not asked.speaker and not asked.accused:
        # What was done may stand in somebody's words: *demands that proof be brought*.
        answer = _who(corpus, asked.stance, tuple(asked.verb.split()), filters)
        if answer.found or answer.candidates:
            return answer
        every = f" --stance {asked.stance}" if asked.stance in (*STANCES, AFFIRMED) else ""
        raise CorpusError(
            f"who {asked.stance} what?",
            f"add a claim's id or words of it; all that was said: `provenance statements{every}`",
        )

    def answering(corpus: Corpus, stance: str, words: tuple[str, ...], filters: Filters) -> Who:
        if asked.accused:
            return _accusing(corpus, asked.accused, words, filters)
        return _who(corpus, stance, words, filters)

    told = asked.words if asked.accused else asked.words or (asked.speaker,)
    answer = _asking(corpus, asked.stance, told, filters, answering, given=given)
    if asked.reports and len(words) >= LONG and not _told(answer):
        # Of a headline the verb may be no stance: *Macron calls time on Barkhane*.
        whole = _asking(corpus, SAID, words, given, _who)
        if whole.found or whole.candidates:
            return whole
    not_taken = tuple(Unread(typed, STANCE) for typed in dict.fromkeys(asked.negated))
    return answer._replace(unread=(*not_taken, *answer.unread))


def _told(answer: Who) -> bool:
    """Whether an answer has anything that somebody said, or tells that nobody did."""
    return bool(
        answer.groups or answer.silent or any(g.rows or g.unplaced for g in answer.candidates)
    )


def _accusing(
    corpus: Corpus, accused: tuple[str, ...], words: tuple[str, ...], filters: Filters
) -> Who:
    """Answer who affirms the claims that accuse somebody, or a body that is part of it.

    Of several such claims those that most statements affirm go first; words choose among them.
    """
    side = {id for id in corpus.with_parts(accused) if id in accused or not _is_person(corpus, id)}
    claims = [r for id in corpus.claims_accusing(side) if (r := corpus.record("claim", id))]
    taken = _taken(corpus, AFFIRMED, filters)._replace(among=frozenset(r.id for r in claims))
    claims.sort(key=lambda claim: (-sum(s.affirms for s in claim.statements), claim.id))
    matches = tuple(Match(claim.id, claim.text) for claim in claims)
    found = resolve_claims(corpus, words, taken) if words and claims else None
    if found is None:
        found = Resolution(False, matches, ())
    elif not found.claims:
        found = resolve_among(corpus, words, taken)
    named = [id for r in claims for id in r.accuses if id in side] or accused
    parties = (Party(id, corpus.name_of(id)) for id in dict.fromkeys((*named,)))
    answer = _answer(corpus, AFFIRMED, words, filters, found)
    return answer._replace(accused=tuple(parties))


def _is_person(corpus: Corpus, actor: str) -> bool:
    record = corpus.record("actor", actor)
    return record is not None and record.kind == PERSON


def _taken(corpus: Corpus, stance: str, filters: Filters) -> Taken:
    stances = {AFFIRMED: AFFIRMING, SAID: (), ANSWERED: (DENIED, QUESTIONED, DECLINED, RETRACTED)}
    by = corpus.voices_of(filters.side) if filters.side else ()
    if stance == SAID and by:
        return Taken(frozenset(STANCES), frozenset(by))
    return Taken(frozenset(stances.get(stance, (stance,))), frozenset(by))


def _first(group: ClaimAnswer) -> tuple[int, int]:
    rows = (*group.rows, *group.unplaced, *(item.row for item in group.derived))
    return min(row.when.order for row in rows)


def _meant(resolution: Resolution) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """The claims that are meant, and those that only match: one may fit far better than all."""
    claims = resolution.claims
    if len(claims) > 1 and claims[0].score - claims[1].score >= FAR_BETTER:
        return claims[:1], (*claims[1:], *resolution.others)
    return claims, resolution.others
