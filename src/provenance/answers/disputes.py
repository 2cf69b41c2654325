"""Claims that somebody answered: who affirms, who denies, since when, and the headline status."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from provenance.answers.absence import Lifted, lifted
from provenance.answers.against import Against, against
from provenance.answers.asked import FILTERS, Asked, as_asked
from provenance.answers.candidates import candidates
from provenance.answers.filters import EVERYTHING, Filters, part, takes, takes_claim
from provenance.answers.memo import NOTHING, RANKS, Memo, Summary, summarise
from provenance.answers.nearest import Near, nearest
from provenance.answers.parties import Party, parties, party
from provenance.answers.points import Told, told
from provenance.answers.rows import beside
from provenance.answers.when import When, day_asked, when
from provenance.derive.figures import gone
from provenance.derive.frame import Frame
from provenance.derive.headline import ANSWERED, HEADLINES, UNANSWERED
from provenance.derive.lines import is_own_accused, later
from provenance.derive.origins import Tally, tally
from provenance.derive.positions import Position, denial_form, is_doubtful, is_hedged
from provenance.model.dates import NO, YES, NoCutoff, show_day
from provenance.model.records import Claim
from provenance.model.vocabulary import AFFIRMING, DENIED
from provenance.store.corpus import Corpus


class Stand(NamedTuple):
    """An actor's position: how it is held, and whether that is certain.

    ``by`` are those who spoke for the actor. ``accused``: the claim accuses the actor's own side.
    ``form``: how a denial was put. ``outside``: nothing of it was said in the time (``before``,
    ``after``) that chose the claim.
    """

    actor: Party
    stance: str
    by: tuple[Party, ...]
    derived: bool
    certain: bool
    accused: bool
    form: str | None
    outside: bool
    revised: bool
    """Whether it is a figure that the actor certainly replaced by another later."""
    doubtful: bool
    """Whether of none of the words it is sure that they are the actor's."""
    hedged: bool
    """Whether it is said with a hedge only, where it is said in the actor's own words."""


class Former(NamedTuple):
    """What an actor said and has taken back since: when it was said, and until when it stood.

    ``stance`` took the place of ``said``; where it is not ``certain``, dates leave open which of
    the two came last.
    """

    actor: Party
    by: tuple[Party, ...]
    said: str
    when: When
    stance: str
    until: When
    certain: bool
    statement: str


class Dispute(NamedTuple):
    """A claim with those who affirm it and those who deny it."""

    claim: str
    text: str
    status: str
    grounds: tuple[Told, ...]
    suffixes: tuple[Told, ...]
    affirm: tuple[Stand, ...]
    """Who affirms it in words of its own, and (``derived``) who only presupposes it."""
    affirm_tally: Tally
    """Of what all those say who are named, and nothing taken back; so is ``deny_tally``."""
    affirmed_before: tuple[Former, ...]
    deny: tuple[Stand, ...]
    deny_tally: Tally
    denied_before: tuple[Former, ...]
    against: tuple[Against, ...]
    """What tells against it besides a denial of it."""
    since: str | None
    """The day by which it was certainly affirmed and, where it is denied, also denied."""
    accuses: tuple[Party, ...]
    silent: tuple[Party, ...]
    accusers: tuple[Party, ...]
    nearest: tuple[Near, ...]
    """What comes nearest to an answer of the accused, where the claim is unanswered."""
    open: tuple[Told, ...]
    file: str
    line: int


class Accused(NamedTuple):
    """One who is accused, and of how many claims."""

    actor: Party
    claims: int


class Disputes(NamedTuple):
    """The answer to ``disputes``.

    ``counts`` has the claims under each headline asked for, ``others`` those under each left out.
    ``accused`` counts the accusations against each of whom nothing else is asked but who left them
    unanswered.
    """

    disputes: tuple[Dispute, ...]
    total: int
    counts: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, int], ...]
    statuses: tuple[str, ...]
    accused: tuple[Accused, ...] = ()
    lifted: tuple[Lifted, ...] = ()
    """What there would be without some of the filters, where there is nothing under them."""
    as_of: str | None = None
    """The day that it is about, where one was asked for."""
    filters: tuple[Asked, ...] = ()
    """Those that it was asked under, where there is nothing under them."""

    @property
    def found(self) -> bool:
        """Whether any claim fits."""
        return bool(self.disputes)


def disputes(corpus: Corpus, filters: Filters = EVERYTHING) -> Disputes:
    """List the disputes of a corpus, contested claims first, those that nobody affirms last.

    Args:
        corpus: where to look.
        filters: what to leave out; without ``status``, claims that nobody has answered.
    """
    found = _found(corpus, filters)._replace(as_of=day_asked(filters.as_of))
    if found.found:
        return found

    def count(less: Filters) -> int:
        return _found(corpus, less._replace(limit=1)).total

    return found._replace(
        lifted=lifted(filters, FILTERS, count), filters=as_asked(filters, corpus.name_of)
    )


def _found(corpus: Corpus, filters: Filters) -> Disputes:
    wanted = asked_for(filters)
    memo = Memo(corpus)
    plain = filters._replace(status=(), sort="", limit=None) == EVERYTHING
    unanswered = wanted == (UNANSWERED,)
    if plain and filters.sort in ("", "status"):
        counts = memo.counts()
        listed = memo.first(wanted, None if unanswered else filters.limit)
    else:
        found = memo.of() if plain else dict(_passing(corpus, memo, filters))
        counts = Counter(summary.headline for summary in found.values())
        fitting = [(row, claim) for claim, row in found.items() if row.headline in wanted]
        listed = [claim for _, claim in sorted(fitting, key=_key(filters.sort))]
    return Disputes(
        disputes=tuple(_disputes(corpus, listed[: filters.limit], filters)),
        counts=tuple((name, counts[name]) for name in RANKS if name in wanted and counts.get(name)),
        total=sum(counts.get(name, 0) for name in wanted),
        others=tuple(
            (name, counts[name]) for name in HEADLINES if name in counts and name not in wanted
        ),
        statuses=filters.status,
        accused=tuple(_accused(corpus, listed)) if unanswered else (),
    )


def _accused(corpus: Corpus, claims: list[str]) -> list[Accused]:
    """Count against whom some claims are, most accused first."""
    wanted = set(claims)
    counted = (
        (actor, wanted.intersection(corpus.claims_accusing([actor]))) for actor in corpus.accused()
    )
    found = [
        Accused(Party(a, corpus.name_of(a)), len(against)) for a, against in counted if against
    ]
    return sorted(found, key=lambda one: (-one.claims, one.actor.name))


def _passing(corpus: Corpus, memo: Memo, filters: Filters) -> Iterator[tuple[str, Summary]]:
    """The claims that pass all filters but ``status``, each summed up at the date asked for."""
    ids = candidates(corpus, filters)
    day = None if isinstance(filters.as_of, NoCutoff) else filters.as_of
    filters = filters._replace(status=())
    if ids is not None and day is None and not filters.on_statements:
        yield from memo.of(ids).items()  # what claims name decides, and that was looked up
        return
    if ids is None and day is not None and not filters.on_statements:
        known = memo.of()
        ids = [claim for claim in known if known[claim].was_possible(day)]
        yield from ((claim, NOTHING) for claim in known.keys() - set(ids))
    ids = corpus.as_filed(corpus.ids("claim") if ids is None else ids)
    for asked, slice in corpus.slices(ids, actors=filters.side):
        frame = Frame(slice, filters.as_of)
        kept = memo.of(asked) if day is None else {}
        for id in asked:
            claim = slice.claims[id]
            if takes_claim(filters, frame, claim) and (
                not filters.on_statements or any(part(filters, frame, claim.statements))
            ):
                yield id, kept.get(id) or summarise(frame, id)


def _key(sort: str) -> Callable[[tuple[Summary, str]], tuple[object, ...]]:
    def key(item: tuple[Summary, str]) -> tuple[object, ...]:
        summary, claim = item
        if sort == "claim":
            return (claim,)
        return (summary.since, claim) if sort == "date" else (*summary, claim)

    return key


def _disputes(corpus: Corpus, claims: list[str], filters: Filters) -> Iterator[Dispute]:
    made: dict[str, Dispute] = {}
    for asked, slice in corpus.slices(corpus.as_filed(claims)):
        frame = Frame(slice, filters.as_of)
        made.update((claim, dispute(frame, slice.claims[claim], filters)) for claim in asked)
    yield from (made[claim] for claim in claims)


def asked_for(filters: Filters) -> tuple[str, ...]:
    """The headlines that are listed: those of `status`, else those of claims that are answered."""
    return filters.status or tuple(name for name in HEADLINES if name in ANSWERED)


def dispute(frame: Frame, claim: Claim, filters: Filters) -> Dispute:
    """Make the row of a claim, at the date that the frame asks for."""
    times = EVERYTHING._replace(before=filters.before, after=filters.after)
    status = frame.status(claim.id)
    slice = frame.slice
    before = tuple(_formers(frame, claim.id, status.earlier))
    revised = _revised(frame, claim.id)
    # Of whom it is open which came last may stand on either side.
    affirm = (*status.affirmers, *(p for p in status.undecided if _may(p, AFFIRMING)))
    deny = (*status.deniers, *(p for p in status.undecided if _may(p, {DENIED})))
    since = frame.since(claim.id).last
    return Dispute(
        claim=claim.id,
        text=claim.text,
        status=status.headline,
        grounds=told(frame, status.grounds),
        suffixes=told(frame, status.suffixes),
        affirm=tuple(_stand(frame, claim, position, times, revised) for position in affirm),
        affirm_tally=_tally(frame, affirm, denied=False),
        affirmed_before=tuple(former for former in before if former.said in AFFIRMING),
        deny=tuple(_stand(frame, claim, position, times, revised) for position in deny),
        deny_tally=_tally(frame, deny, denied=True),
        denied_before=tuple(former for former in before if former.said == DENIED),
        against=against(frame, claim.id),
        since=show_day(since) if since is not None else None,
        accuses=parties(slice, claim.accuses),
        silent=parties(slice, status.silent),
        accusers=_accusers(frame, claim, status.affirmers),
        nearest=tuple(nearest(frame, claim)) if status.headline == "unanswered" else (),
        open=told(frame, status.open),
        file=claim.origin.file,
        line=claim.origin.line,
    )


def _revised(frame: Frame, claim: str) -> set[str]:
    """Who certainly replaced the figure of a claim by another later."""
    rows = gone(frame.slice, frame.clock, claim, frame.cutoff)
    return {row.actor for row in rows if row.claim != claim and row.certain is YES}


def _stand(
    frame: Frame, claim: Claim, position: Position, times: Filters, revised: set[str]
) -> Stand:
    said = [frame.slice.statements[id] for id in (position.line or position.statements)]
    return Stand(
        party(frame.slice, position.actor),
        position.stance or "open",
        beside(frame, position.actor, said),
        position.derived,
        position.certain is YES,
        is_own_accused(frame.clock, frame.sides, claim, said, frame.cutoff),
        denial_form(frame.slice, frame.clock, position, frame.cutoff),
        times.on_statements and all(takes(times, frame, s) is NO for s in said),
        position.actor in revised and not position.derived,
        is_doubtful(frame.slice, position),
        is_hedged(frame.slice, position),
    )


def _may(position: Position, stances: Container[str]) -> bool:
    return any(stance in stances for stance in position.stances)


def _tally(frame: Frame, held: Iterable[Position], *, denied: bool) -> Tally:
    """Count what stands of the words of some positions, and whose they are."""
    positions = tuple(held)
    ids = dict.fromkeys(id for p in positions for id in (p.line or p.statements))
    said = (frame.slice.statements[id] for id in ids)
    of = {p.actor for p in positions}
    return tally(frame.slice, (s for s in said if (s.stance == DENIED) == denied), of)


def _formers(frame: Frame, claim: str, ids: Iterable[str]) -> Iterator[Former]:
    slice, clock = frame.slice, frame.clock
    for id in ids:
        said = slice.statements[id]
        for item in later(slice, clock, said, frame.cutoff, claim):
            other = slice.statements[item.statement]
            yield Former(
                party(slice, item.actor),
                beside(frame, item.actor, (said,)),
                said.stance,
                when(frame, said),
                other.stance,
                when(frame, other),
                item.certain,
                id,
            )


def _accusers(frame: Frame, claim: Claim, affirmers: tuple[Position, ...]) -> tuple[Party, ...]:
    if not claim.accuses:
        return ()
    return tuple(party(frame.slice, position.actor) for position in affirmers)
