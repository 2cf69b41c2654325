"""Why a cell says what it says: statements, quotations, chains, roles, steps and reasons."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.answers.counting import traced_back
from provenance.answers.filters import AFFIRMED, SAID, Filters, part, stance_fits
from provenance.answers.on_claim import Derived, derived_for
from provenance.answers.parties import Party, parties, party
from provenance.answers.points import Told, told
from provenance.answers.rows import StatementRow, row
from provenance.answers.trail import Leg, Traced, traced, trail
from provenance.answers.when import day_asked, describe
from provenance.answers.why import MEMBERSHIP, NOTHING, Gap, Reason, reason
from provenance.derive.chains import chains
from provenance.derive.frame import Frame
from provenance.derive.grounds import grounds
from provenance.derive.roles import roles
from provenance.derive.sides import Branch, Sides
from provenance.derive.ties import Voice
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Date, Truth
from provenance.model.records import Claim, Statement
from provenance.store.corpus import Corpus
from provenance.store.search.resolve import resolve_any

OTHERWISE: Final = "answered without a position, or withdrawn"


class Role(NamedTuple):
    """A recorded tie that was used: ``actor`` is or does ``kind`` to ``other``, where recorded."""

    kind: str
    actor: Party
    other: Party
    tenure: str | None
    certain: Truth
    file: str
    line: int


class Attribution(NamedTuple):
    """How a statement comes to be an actor's words, and the ties that make it so."""

    actor: Party
    how: str
    through: Party
    one_of: int | None
    """Of how many, where it is a member's as such."""
    certain: Truth
    roles: tuple[Role, ...]


class Proof(NamedTuple):
    """One statement with all that its cell rests on.

    ``derived`` says what follows from it and by which steps, where it was made on another claim.
    ``placed`` is ``cannot tell`` where dates leave open whether it falls in the time asked for.
    """

    row: StatementRow
    attribution: Attribution | None
    trail: Leg
    derived: Derived | None
    placed: Truth


class Cell(NamedTuple):
    """The statements of one sense, with the tally and origins of those that stand."""

    title: str
    proofs: tuple[Proof, ...]
    traced: Traced
    taken_back: int
    """How many of them were taken back since, and are not counted."""


class Fact(NamedTuple):
    """A fact about the claim: whether it holds and whether it decides the headline."""

    fact: str
    holds: Truth
    decides: bool
    statements: tuple[str, ...]
    names: tuple[str, ...]
    """Who made each of the statements."""
    marks: tuple[tuple[str, ...], ...]
    """What else is to be said of each: ``presupposed`` of who only presupposes it,
    ``hedged``, ``ambiguous``."""


class ClaimReason(NamedTuple):
    """Why the record says of a claim what it says."""

    claim: str
    text: str
    status: str
    grounds: tuple[Told, ...]
    suffixes: tuple[Told, ...]
    open: tuple[Told, ...]
    facts: tuple[Fact, ...]
    cells: tuple[Cell, ...]
    derived: tuple[Proof, ...]
    by: tuple[Party, ...]
    gaps: tuple[Gap, ...]
    """What the record cannot answer, and why."""
    file: str
    line: int
    as_of: str | None = None
    """The day that it is about, where one was asked for."""


class Member(NamedTuple):
    """Whether an actor is a member of a group, and why that is all that can be told."""

    actor: Party
    group: Party
    answer: Truth
    why: Reason


class ActorReason(NamedTuple):
    """Who belongs to an actor's side and by which ties; what is known of membership."""

    actor: str
    name: str
    side: Branch
    members: tuple[Member, ...]
    file: str
    line: int


class Explained(NamedTuple):
    """The answer to ``explain X``: a claim or an actor explained, or what X could mean."""

    asked: str
    claim: ClaimReason | None = None
    actor: ActorReason | None = None
    source: str | None = None
    candidates: tuple[Party, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there was anything to explain."""
        claim = self.claim
        return self.actor is not None or (
            claim is not None and bool(claim.cells or claim.derived or not claim.by)
        )


def explain(corpus: Corpus, asked: tuple[str, ...], filters: Filters) -> Explained:
    """Explain a claim, a statement, a cell of a claim, or who an actor stands for.

    Args:
        corpus: where to look.
        asked: an id, a name, or words of a claim.
        filters: ``by`` takes what is an actor's words in any way (as speaker or principal, through
            an office, a part, or a group), ``stance`` one stance; the others as everywhere.
    """
    resolved = resolve_any(corpus, asked)
    text = " ".join(asked)
    if resolved.kind in ("claim", "statement"):
        claim = resolved.claim or resolved.id
        # Actors asked for may not be named on the claim: their sides are needed to say so.
        slice = corpus.slice([claim], actors=(*filters.by, *filters.side), sides=False)
        frame = Frame(slice, filters.as_of)
        only = resolved.id if resolved.kind == "statement" else None
        return Explained(text, claim=reasons(frame, claim, filters, only))
    if resolved.kind == "actor":
        sides = Sides(corpus.slice((), actors=[resolved.id, *filters.by]))
        return Explained(text, actor=_actor(sides, resolved.id, filters))
    return Explained(
        text,
        source=resolved.id if resolved.kind == "source" else None,
        candidates=tuple(Party(match.id, match.text) for match in resolved.candidates),
        suggestions=resolved.suggestions,
    )


def reasons(
    frame: Frame,
    id: str,
    filters: Filters,
    only: str | None = None,
    *,
    follows: bool = True,
) -> ClaimReason:
    """Explain a claim of a Slice that is closed around it.

    Args:
        frame: the Slice, at a date.
        id: the claim's.
        filters: as for `explain`.
        only: the statement to which the explanation is confined, if any.
        follows: whether to explain, too, what follows from other claims.
    """
    claim = frame.claim(id)
    slice, status = frame.slice, frame.status(id)
    asked = filters.by
    kept = filters._replace(by=())
    said = tuple(s for s in claim.statements if only in (None, s.id))
    voices = {s.id: _voice(frame, s, asked) for s in said} if asked else {}
    if asked:
        said = tuple(s for s in said if voices[s.id] is not None)
    certain, open_ = part(kept, frame, said)
    sure = {s.id for s in certain}
    taken = frame.clock.order((*certain, *open_))
    trails = {chain.statement: trail(slice, chain) for chain in chains(slice, taken)}

    def proof(s: Statement) -> Proof:
        attribution = _attribution(frame, s, voices.get(s.id))
        placed = YES if s.id in sure else CANNOT_TELL
        return Proof(row(frame, s, claim.id), attribution, trails[s.id], None, placed)

    cells = []
    for title, statements in _senses(taken):
        if statements:
            found, gone = traced_back(frame, claim.id, statements)
            proofs = tuple(proof(s) for s in statements)
            cells.append(Cell(title, proofs, traced(slice, found), gone))
    derived = tuple(_derived(frame, claim, asked, kept)) if follows and not only else ()
    return ClaimReason(
        claim=claim.id,
        text=claim.text,
        status=status.headline,
        grounds=told(frame, status.grounds),
        suffixes=told(frame, status.suffixes),
        open=told(frame, status.open),
        facts=_facts(frame, claim) if not (only or asked or filters.stance) else (),
        cells=tuple(cells),
        derived=derived,
        by=tuple(party(slice, actor) for actor in asked),
        gaps=tuple(_gaps(frame, claim, asked, bool(cells or derived))),
        file=claim.origin.file,
        line=claim.origin.line,
        as_of=day_asked(frame.cutoff),
    )


def _senses(taken: list[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    yield AFFIRMED, [s for s in taken if s.affirms]
    yield words.DENIED, [s for s in taken if s.stance == words.DENIED]
    yield OTHERWISE, [s for s in taken if s.stance not in words.POSITIONED]


def _facts(frame: Frame, claim: Claim) -> tuple[Fact, ...]:
    found = grounds(frame, claim.id)
    return tuple(
        Fact(
            ground.fact,
            ground.holds,
            ground.decides,
            ground.statements,
            tuple(_speaker(frame, id) for id in ground.statements),
            tuple(tuple(_marks(frame, claim, ground.fact, id)) for id in ground.statements),
        )
        for ground in found
    )


def _speaker(frame: Frame, statement: str) -> str:
    voices = frame.slice.statements[statement].voices
    return ", ".join(frame.slice.name(actor) for actor in voices)


def _marks(frame: Frame, claim: Claim, fact: str, statement: str) -> Iterator[str]:
    s = frame.slice.statements[statement]
    if fact == "affirmed" and s.claim != claim.id:
        yield "presupposed"
    if s.hedge:
        yield "hedged"
    if s.attribution == words.AMBIGUOUS:
        yield words.AMBIGUOUS


def _derived(
    frame: Frame, claim: Claim, asked: tuple[str, ...], filters: Filters
) -> Iterator[Proof]:
    slice = frame.slice
    for item in derived_for(frame, claim, _question(filters.stance), filters):
        s = slice.statements[item.row.statement]
        voice = _voice(frame, s, asked) if asked else None
        if asked and voice is None:
            continue
        (chain,) = chains(slice, (s,))
        truth = frame.clock.said_by(s.id, frame.cutoff)
        yield Proof(item.row, _attribution(frame, s, voice), trail(slice, chain), item, truth)


def _question(stances: tuple[str, ...]) -> str:
    """The question under which what follows from other claims is looked for."""
    affirmed = any(stance_fits(stances, stance) for stance in words.AFFIRMING)
    if not stances or (affirmed and words.DENIED in stances):
        return SAID
    return AFFIRMED if affirmed else stances[0]


def _voice(frame: Frame, s: Statement, asked: Iterable[str]) -> Voice | None:
    """How a statement is one of some actors' words; a camp stands for each of its members."""
    actors = {
        member
        for actor in asked
        for member in (frame.sides.members(actor) if _is_camp(frame, actor) else (actor,))
    }
    return frame.voice(s, actors)


def _is_camp(frame: Frame, actor: str) -> bool:
    record = frame.slice.actors.get(actor)
    return record is not None and record.kind == words.CAMP


def _attribution(frame: Frame, s: Statement, voice: Voice | None) -> Attribution | None:
    if voice is None:
        return None
    slice = frame.slice
    days = frame.clock.bounds(s.id).days
    return Attribution(
        party(slice, voice.actor),
        voice.how,
        party(slice, voice.through),
        voice.one_of,
        voice.certain,
        tuple(
            Role(
                tie.kind,
                party(slice, tie.actor),
                party(slice, tie.other),
                _tenure(tie.tenure.from_, tie.tenure.to),
                tie.certain,
                *_where(frame, tie.other if tie.kind == "member" else tie.actor),
            )
            for tie in roles(slice, voice, days)
        ),
    )


def _where(frame: Frame, actor: str) -> tuple[str, int]:
    origin = frame.slice.actors[actor].origin
    return origin.file, origin.line


def _tenure(begun: Date | None, ended: Date | None) -> str | None:
    since = f"from {describe(begun)}" if begun else ""
    until = f"to {describe(ended)}" if ended else ""
    return " ".join(part for part in (since, until) if part) or None


def _gaps(frame: Frame, claim: Claim, asked: tuple[str, ...], found: bool) -> Iterator[Gap]:
    """What the record cannot answer about the actors asked for."""
    slice = frame.slice
    groups = {
        actor: s
        for s in claim.statements
        for actor in s.voices
        if (record := slice.actors.get(actor)) and record.kind == words.GROUP
    }
    for actor in asked:
        for group, s in groups.items():
            member = frame.sides.is_member(actor, group, frame.clock.bounds(s.id).days)
            if actor != group and member.answer not in (YES, NO):
                both = parties(slice, (actor, group))
                yield Gap(MEMBERSHIP, both, reason(slice, member.why))
    if asked and not found:
        yield Gap(NOTHING, parties(slice, asked), None)


def _actor(sides: Sides, actor: str, filters: Filters) -> ActorReason:
    slice = sides.slice
    record = slice.actors[actor]
    members = []
    for other in filters.by:
        found = sides.is_member(other, actor, filters.as_of)
        members.append(
            Member(party(slice, other), party(slice, actor), found.answer, reason(slice, found.why))
        )
    return ActorReason(
        actor=actor,
        name=record.name,
        side=sides.tree(actor, filters.as_of),
        members=tuple(members),
        file=record.origin.file,
        line=record.origin.line,
    )
