"""Who took a stance on a claim: explicit statements first, what follows from others apart."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.answers.absence import Absence, absence
from provenance.answers.against import EXCLUDED as BY_EXCLUSION
from provenance.answers.against import STRONGER, Against, against
from provenance.answers.asked import ON_CLAIMS, Asked, as_asked, given, leaving_out, option
from provenance.answers.counting import tallied
from provenance.answers.filters import (
    AFFIRMED,
    ANSWERED,
    EVERYTHING,
    SAID,
    Filters,
    arrange,
    part,
    takes,
    takes_claim,
)
from provenance.answers.given import filters as as_filters
from provenance.answers.points import Told, told
from provenance.answers.rows import Party, StatementRow, party, row, rows
from provenance.answers.when import day_asked
from provenance.derive.exclusions import FIGURE, excluding
from provenance.derive.frame import Frame
from provenance.derive.nearby import denied_stronger
from provenance.derive.origins import Tally
from provenance.derive.presupposed import presupposed
from provenance.derive.walks import stronger
from provenance.model.dates import NO, YES, Truth
from provenance.model.records import Actor, Claim, Statement
from provenance.model.slice import Link, Slice
from provenance.model.vocabulary import (
    AFFIRMING,
    DECLINED,
    DENIED,
    EXCLUDES,
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
    SHOWN,
    Match,
    Resolution,
    resolve_among,
    resolve_claims,
    resolve_near,
    where_searched,
)
from provenance.store.search.wording import STOP_WORDS

QUESTIONS: Final = (*STANCES, AFFIRMED, SAID, ANSWERED)
"""What can be asked: each stance, or several at once."""

PRESUPPOSED: Final = "presupposed"
EXCLUDED: Final = "says what excludes it"
NEARBY: Final = "denied of a stronger claim"

_SHOWN_ELSEWHERE: Final = frozenset({QUESTIONED, DECLINED, STRONGER})
"""Ways to tell against a claim that are statements on it, or rows of what follows."""

_ASKS_WHO_IS_AGAINST: Final = frozenset({DENIED, ANSWERED})


class Derived(NamedTuple):
    """What follows for a claim from a statement on another one.

    ``how`` is ``presupposed``, ``says what excludes it`` or ``denied of a stronger claim`` (which
    is no denial of this one); ``steps`` lead from the claim that was spoken of to the claim asked
    about. Where it is not ``certain``, dates leave open whether it falls in the time asked for.
    """

    how: str
    actor: Party
    row: StatementRow
    steps: tuple[Link, ...]
    because: str | None
    certain: bool


class ClaimAnswer(NamedTuple):
    """The answer for one claim. ``unplaced`` rows cannot be placed in time against the filters.

    ``absence`` says that no statement certainly passes, where none does. ``status`` is that of the
    whole record at the date asked for, whatever else the filters leave out.
    """

    claim: str
    text: str
    status: str
    grounds: tuple[Told, ...]
    rows: tuple[StatementRow, ...]
    tally: Tally
    """Of those ``rows`` that were not taken back, with their recorded origins."""
    taken_back: int
    """How many of the rows those who made them took back since."""
    unplaced: tuple[StatementRow, ...]
    derived: tuple[Derived, ...]
    absence: Absence | None
    against: tuple[Against, ...]
    """Where a denial or an answer was asked for: what tells against it otherwise."""
    as_of: str | None = None
    """The day that it is about, where one was asked for."""

    @property
    def found(self) -> bool:
        """Whether anything passes, or might."""
        return bool(self.rows or self.unplaced or self.derived)


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
    searched: str
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
        searched=resolution.searched,
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
    not_taken = tuple(Unread(typed, STANCE) for typed in dict.fromkeys(asked.negated))
    return answer._replace(unread=(*not_taken, *answer.unread))


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
        found = Resolution(False, matches, (), where_searched(corpus))
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


def group_of(frame: Frame, claim: Claim, stance: str, filters: Filters) -> ClaimAnswer:
    """Make the answer for one claim, under one of QUESTIONS."""
    status = frame.status(claim.id)
    asked = _statements(frame, claim, stance)
    certain, unplaced = part(filters, frame, asked)
    counts, gone = tallied(frame, claim.id, certain)
    return ClaimAnswer(
        claim=claim.id,
        text=claim.text,
        status=status.headline,
        grounds=told(frame, status.grounds),
        rows=rows(frame, certain, claim.id),
        tally=counts,
        taken_back=gone,
        unplaced=rows(frame, unplaced, claim.id),
        derived=tuple(derived_for(frame, claim, stance, filters)),
        absence=absence(frame, stance, filters, asked),
        against=_against(frame, claim.id, filters) if stance in _ASKS_WHO_IS_AGAINST else (),
        as_of=day_asked(frame.cutoff),
    )


def _against(frame: Frame, claim: str, filters: Filters) -> tuple[Against, ...]:
    """What those who were asked for said that tells against a claim, and is no denial of it."""
    kept = filters._replace(stance=())
    found = against(frame, claim, lambda said: takes(kept, frame, said))
    return tuple(
        item
        for item in found
        if item.how not in _SHOWN_ELSEWHERE
        and not (item.how == BY_EXCLUSION and item.relation != FIGURE)
    )


def _statements(frame: Frame, claim: Claim, stance: str) -> tuple[Statement, ...]:
    if stance == SAID:
        return claim.statements
    if stance == AFFIRMED:
        return tuple(s for s in claim.statements if s.stance in AFFIRMING)
    if stance == ANSWERED:
        replies = {
            s.id: s
            for s in claim.statements
            if s.stance in {DENIED, QUESTIONED, DECLINED, RETRACTED} or s.answers
        }
        for spoken in claim.statements:
            replies |= {reply.id: reply for reply in frame.clock.answering(spoken.id)}
        return tuple(replies.values())
    return tuple(s for s in claim.statements if s.stance == stance)


def derived_for(frame: Frame, claim: Claim, stance: str, filters: Filters) -> list[Derived]:
    """What follows for a claim, under one of QUESTIONS, from statements on other claims.

    It passes the same filters as what is said of the claim itself, with the same third value. Of
    several statements from which the same follows, the surest that passes is told.
    """
    made: list[Derived] = []
    slice, clock, cutoff = frame.slice, frame.clock, frame.cutoff
    kept = filters._replace(stance=())
    if stance in {*AFFIRMING, AFFIRMED, SAID}:
        for item in presupposed(slice, clock, claim.id, cutoff):
            among = _of_stance(slice, (item.statement, *item.also), stance)
            passing = _passing(frame, kept, among)
            if passing:
                said, certain = passing
                steps = stronger(slice, claim.id)[said.claim]
                because = steps[-1].because
                who_ = party(slice, item.actor)
                made.append(
                    Derived(PRESUPPOSED, who_, row(frame, said), steps, because, certain is YES)
                )
    if stance in {DENIED, SAID}:
        for rival in excluding(slice, clock, claim.id, cutoff):
            if rival.kind == FIGURE:  # no recorded exclusion leads there
                continue
            said = slice.statements[rival.statement]
            passing = _passing(frame, kept, (said,), rival.certain)
            if passing:
                link = Link(EXCLUDES, rival.rival, claim.id, rival.because)
                made.append(
                    Derived(
                        EXCLUDED,
                        party(slice, rival.actor),
                        row(frame, said),
                        (*rival.steps, link),
                        rival.because,
                        passing[1] is YES,
                    )
                )
    if stance in {DENIED, SAID, ANSWERED}:
        made += _nearby(frame, claim, kept)
    return made


def _of_stance(slice: Slice, ids: tuple[str, ...], stance: str) -> tuple[Statement, ...]:
    found = tuple(slice.statements[id] for id in ids)
    return tuple(s for s in found if stance not in AFFIRMING or s.stance == stance)


def _passing(
    frame: Frame, filters: Filters, among: tuple[Statement, ...], certain: Truth = YES
) -> tuple[Statement, Truth] | None:
    """The first of some statements that passes most surely, and how surely that is."""
    held = [(s, takes(filters, frame, s) & certain) for s in among]
    held = [item for item in held if item[1] is not NO]
    return min(held, key=lambda item: item[1] is not YES) if held else None


def _nearby(frame: Frame, claim: Claim, filters: Filters) -> Iterator[Derived]:
    slice = frame.slice
    for item in denied_stronger(slice, frame.clock, claim.id, frame.cutoff):
        said = slice.statements[item.statement]
        certain = takes(filters, frame, said) & item.certain
        if certain is not NO:
            made, because = row(frame, said, item.claim), item.steps[-1].because
            for actor in dict.fromkeys(said.voices):
                who_ = party(slice, actor)
                yield Derived(NEARBY, who_, made, item.steps, because, certain is YES)
