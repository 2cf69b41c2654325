"""The answer to ``explain``, drawn: why a cell says what it says, as trees."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.answers.citation import Citation
from provenance.answers.explain import (
    ActorReason,
    Attribution,
    Cell,
    ClaimReason,
    Explained,
    Fact,
    Proof,
    Role,
)
from provenance.answers.trail import Beginning, Leg, Station, Traced
from provenance.derive.sides import Branch
from provenance.model.dates import CANNOT_TELL, NO, YES
from provenance.model.vocabulary import AMBIGUOUS
from provenance.views import folded, said
from provenance.views.absence import NAMES, in_vain
from provenance.views.candidates import listed
from provenance.views.card_parts import side, whose_side
from provenance.views.citation.short import address, at
from provenance.views.document import (
    Block,
    Column,
    Group,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    Tree,
    cell,
    line,
)
from provenance.views.folded import fitting
from provenance.views.points import ground, opening, sentence
from provenance.views.why import because, gap, reason
from provenance.views.wording import (
    ATTRIBUTION_OPEN,
    NO_SPEAKER,
    STATEMENT_COLUMNS,
    as_one,
    count,
    manner,
    names,
    spoken_by,
    status,
    style,
    tally,
)

_FACTS: Final = {
    "affirmed": ("affirmed by", "nobody certainly affirms it"),
    "withdrawn": ("withdrawn by", ""),
    "denied": ("denied explicitly by", ""),
    "blanket": ("denied in general by", ""),
    "verdict": ("denied by the verdict of", ""),
    "questioned": ("questioned by", ""),
    "declined": ("neither confirmed nor denied by", ""),
    "countered": ("an affirmation is answered, with what excludes or undermines the claim, by", ""),
    "accuses": ("it accuses somebody", ""),
    "answered": ("answered for the accused by", "no accused took an explicit stance"),
    "underneath": ("what it implies is denied, for an accused, by", ""),
    "conceded": ("affirmed by an accused, or by one who had denied it:", ""),
    "excluded": ("what excludes it, or a figure that clashes with it, is affirmed by", ""),
    "undermined": ("what undermines it, or is undermined by it, is affirmed by", ""),
    "perhaps_denied": ("open dates leave it possible that it is denied or countered, with", ""),
    "perhaps_disputed": ("open dates leave it possible that it is disputed otherwise, with", ""),
    "perhaps_conceded": ("it is open whether it is conceded, with", ""),
    "rests": ("it rests on a claim that is denied by", ""),
}
"""Each fact in words, where it holds and where its absence decides."""

_HOW: Final = {
    "read in": "read in",
    "via": "carried by",
    "said": "said in",
    "repeats": "repeats",
    "taken from": "taken from",
    "quotes": "which quotes",
    "republishes": "which republishes",
    "cites": "which cites",
    "translates": "which translates",
}

_UNKNOWN: Final = {
    "unnamed": "unnamed",
    "circular": "a circle, whose beginning is not recorded",
    "not recorded": "whose speaker is not recorded",
}

_ORIGINS: Final = {
    "recorded": "recorded origin",
    "unnamed": "unknown origin: unnamed",
    "circular": "unknown origin: it goes round in a circle",
    "not recorded": "unknown origin: speaker not recorded",
}

_TIES: Final = {"part": "part of", "speaks-for": "speaks for", "member": "a named member of"}
_SUFFIXES: Final = 2
"""So many of what follows a headline are told in short."""

_NAMES: Final = 4
"""So many names stand in a line before the rest is counted; JSON has them all."""

_IDS: Final = 100
"""The width from which a line has room for a statement's id."""

COLUMNS: Final = (
    ("how", lambda proof: proof.derived.how if proof.derived else "said"),
    *((name, lambda proof, value=value: value(proof.row)) for name, value in STATEMENT_COLUMNS),
    ("chain", lambda proof: " < ".join(_ids(proof.trail))),
)


def items(answer: Explained) -> list[Proof]:
    """The statements that were explained, those made on other claims last."""
    if answer.claim is None:
        return []
    return [*(p for cell in answer.claim.cells for p in cell.proofs), *answer.claim.derived]


def brief(answer: Explained) -> Page:
    """Draw why a claim's headline stands, and a line a statement; all of a part of a claim."""
    if answer.claim is not None and answer.claim.facts:
        return tuple(_briefly(answer.claim))
    return page(answer)


def page(answer: Explained) -> Page:
    """Draw why a claim's cells say what they say, or who belongs to an actor's side."""
    if answer.claim is not None:
        return tuple(_claim(answer.claim))
    if answer.actor is not None:
        return tuple(_actor(answer.actor))
    return tuple(_nothing(answer))


def _nothing(answer: Explained) -> Iterator[Block]:
    if answer.source:
        yield Paragraph(line(f"“{answer.asked}” is a source."))
        yield Paragraph(line(f"`provenance source show {answer.source}` draws its chain."))
    elif answer.candidates:
        yield from listed(answer.asked, answer.candidates)
    else:
        yield Paragraph(line(f"No record is called “{answer.asked}”."))
        yield from in_vain(NAMES, answer.suggestions)


def _claim(claim: ClaimReason) -> Iterator[Block]:
    yield from _head(claim)
    if claim.facts:
        yield why(claim)
    for sense in claim.cells:
        yield from _counted(sense)
        for proof in sense.proofs:
            yield _proof(proof)
    if claim.derived:
        yield Heading(line("Follows from what was said elsewhere (derived, in no count above)"))
        for proof in claim.derived:
            yield _proof(proof)


def _briefly(claim: ClaimReason) -> Iterator[Block]:
    yield from _head(claim)
    yield why(claim, short=True)
    for sense in claim.cells:
        yield from _counted(sense, short=True)
        yield _listed(sense.proofs[: fitting(len(sense.proofs))])
        if rest := len(sense.proofs) - fitting(len(sense.proofs)):
            yield Paragraph(line(Span(f"and {rest:,} more (-v)", "muted")), indent=1)
    derived = [proof.derived for proof in claim.derived if proof.derived]
    if derived:
        hows = dict.fromkeys(item.how for item in derived)
        yield Heading(line("Follows from what was said elsewhere (derived, in no count above)"))
        groups = tuple(folded.derived(how, derived, how, marked="") for how in hows)
        yield Listing((Column(""),), groups)
    if claim.cells or derived:
        told = "`provenance explain ID` traces one statement to where it began; -v traces all."
        yield Paragraph(line(Span(told, "muted")))


def _listed(proofs: Iterable[Proof]) -> Listing:
    """A line a statement, with the id by which it can be explained."""
    return Listing(
        (Column(""), Column("", whole=True, from_width=_IDS)),
        (
            Group(
                (),
                tuple(
                    (
                        said.told(proof.row, _doubt(proof)),
                        cell(Span(proof.row.statement, "id", kept=True)),
                    )
                    for proof in proofs
                ),
            ),
        ),
    )


def _doubt(proof: Proof) -> str:
    return "" if proof.placed is YES else "perhaps not in the time asked for"


def _head(claim: ClaimReason) -> Iterator[Block]:
    link = f"{claim.file}:{claim.line}"
    yield Heading(line(Span(claim.text, "claim", link)), level=1)
    yield Paragraph(line(Span(claim.claim, "id"), "  ", Span(link, "muted", link)), indent=1)
    if claim.by:
        yield Paragraph(line("as far as it is the word of ", Span(names(claim.by), "actor")), 1)
    for missing in claim.gaps:
        yield Paragraph(line(Span(gap(missing), "warn")), indent=1)


def _counted(sense: Cell, *, short: bool = False) -> Iterator[Block]:
    """The heading of the statements of one sense: how many, and where they began.

    In short nothing is told of one statement by one actor that its own line does not tell.
    """
    yield Heading(line(Span(sense.title.capitalize(), style(_stance(sense)))))
    told = sense.traced.tally
    lone = (told.statements, told.actors, told.recorded) == (1, 1, 1)
    if short and lone and not (told.repeats or told.groups or told.unknown or sense.taken_back):
        return
    yield Paragraph(line(tally(told, sense.taken_back)), indent=1)
    for item in tracing(sense.traced, short=short):
        yield Paragraph(item, indent=1)


def _stance(sense: Cell) -> str:
    return sense.proofs[0].row.stance


def why(claim: ClaimReason, *, short: bool = False) -> Tree:
    """What the headline rests on and what follows it; ``short`` counts what decides nothing."""
    facts = [_fact(fact) for fact in claim.facts if fact.decides]
    besides = [_fact(fact) for fact in claim.facts if not fact.decides]
    suffixes = [Tree(line(ground(suffix))) for suffix in claim.suffixes]
    shown = fitting(len(suffixes), _SUFFIXES) if short else len(suffixes)
    branches = [*facts, *suffixes[:shown]]
    beside = []
    if rest := len(suffixes) - shown:
        beside.append(f"{rest} more bear on it")
    if besides and short:
        number = count(len(besides), "more fact holds", "more facts hold")
        beside.append(f"{number} and {'decides' if len(besides) == 1 else 'decide'} nothing")
    if beside:
        branches.append(Tree(line(Span(f"{'; '.join(beside)} (-v)", "muted"))))
    if besides and not short:
        branches.append(Tree(line("what else holds, and decides nothing"), tuple(besides)))
    branches += [Tree(line(Span(opening(item), "warn"))) for item in claim.open]
    # In short the facts tell what it rests on.
    told = "" if short and facts else f": {sentence(claim.grounds)}"
    head = line(Span(status(claim.status, claim.as_of), "status"), told)
    return Tree(head, tuple(branches))


def _mark(mark: str) -> str:
    return ATTRIBUTION_OPEN if mark == AMBIGUOUS else mark


def _fact(fact: Fact) -> Tree:
    holds, missing = _FACTS[fact.fact]
    if fact.holds is NO:
        return Tree(line(missing))
    told = zip(fact.names, fact.statements, fact.marks, strict=True)
    said = [
        f"{name or NO_SPEAKER} ({', '.join((id, *map(_mark, marks)))})" for name, id, marks in told
    ]
    shown = ", ".join(said[:_NAMES])
    more = f" and {len(said) - _NAMES} more" if len(said) > _NAMES else ""
    perhaps = Span("perhaps ", "warn") if fact.holds is CANNOT_TELL else ""
    return Tree(line(perhaps, holds, f" {shown}" if shown else "", more))


def ancestry(claim: ClaimReason) -> tuple[Tree, ...]:
    """Where the statements on a claim were read and where that began, what they share once."""
    trails = [proof.trail for cell in claim.cells for proof in cell.proofs]
    return tuple(_link(leg) for leg in _merged(trails))


def _merged(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    found: dict[tuple[str, str, str], list[Leg]] = {}
    for leg in legs:
        found.setdefault((leg.place.kind, leg.place.id, leg.how), []).append(leg)
    return tuple(
        same[0]._replace(
            origin=next((leg.origin for leg in same if leg.origin), None),
            again=all(leg.again for leg in same),
            cut=any(leg.cut for leg in same),
            behind=_merged(leg for one in same for leg in one.behind),
        )
        for same in found.values()
    )


def tracing(traced: Traced, *, short: bool = False) -> Iterator[Line]:
    """Where all of it began, where it all passed through, and any circle; in short on one line."""
    told = []
    if traced.tally.statements > 1 or traced.tally.unknown:
        began = [_beginning(origin, short=short) for origin in traced.origins]
        if short:
            began = [f"{name} ({n})" if n > 1 else name for name, n in Counter(began).items()]
        more = f"; and {len(began) - 6} more" if len(began) > 6 else ""
        told.append(f"goes back to: {'; '.join(began[:6])}{more}")
    if traced.chokes:
        through = ", then ".join(_title(place) for place in traced.chokes)
        told.append(f"all of it comes through: {through}")
    for text in ["; ".join(told)] if short and told else told:
        yield line(text)
    for circle in traced.circles:
        around = " ← ".join(place.id for place in (*circle, circle[0]))
        yield line(Span(f"goes round in a circle: {around}", "warn"))


def _beginning(origin: Beginning, *, short: bool = False) -> str:
    by = names(origin.by)
    if len(origin.places) > 1:
        return f"{', '.join(place.id for place in origin.places)} ({_UNKNOWN['circular']})"
    (place,) = origin.places
    why = f", {_UNKNOWN[origin.unknown]}" if origin.unknown else ""
    if short and by:
        return f"{by}{why}"
    if place.kind != "source":
        return f"{by or 'a speaker'} (no record of the act of speaking{why})"
    if by:
        return f"{by}{why}" if short else f"{by}{why} ({place.id})"
    return place.name if short else _title(place)


def _proof(proof: Proof) -> Tree:
    row = proof.row
    link = f"{row.file}:{row.line}"
    principal = f" for {names(row.for_)}" if row.for_ else ""
    head = line(
        Span(spoken_by(row.by), "actor", link),
        principal,
        " ",
        Span(row.stance, style(row.stance)),
        *((" ", Span(row.claim, "claim")) if proof.derived else ()),
        ", ",
        Span(row.when.text, "derived" if row.when.recorded is None else ""),
        "  ",
        Span(row.statement, "id"),
        "  ",
        Span(link, "muted", link),
    )
    return Tree(head, tuple(_branches(proof)))


def _branches(proof: Proof) -> Iterator[Tree]:
    row = proof.row
    if proof.derived:
        yield _steps(proof)
    if proof.placed is not YES:
        text = "its dates leave open whether it falls in the time asked for"
        yield Tree(line(Span(text, "warn")))
    if proof.attribution is not None:
        yield _attribution(proof.attribution)
    for item in manner(row):
        yield Tree(item)
    if row.when.inferred:
        yield Tree(line("date inferred by the editors"))
    for told in because(row.when.reasons):
        yield Tree(line(Span(f"time: {told}", "derived")))
    if row.answers:
        yield Tree(line("in answer to ", ", ".join(item.name for item in row.answers)))
    yield _link(proof.trail, row.read_in or row.uttered_in)
    if row.evidence:
        yield Tree(line("evidence named: ", ", ".join(row.evidence)))
    if row.note:
        yield Tree(line(Span(row.note, "muted")))


def _steps(proof: Proof) -> Tree:
    derived = proof.derived
    assert derived is not None
    steps = tuple(
        Tree(
            line(
                Span(step.claim, "claim"),
                f" {step.kind} ",
                Span(step.other, "claim"),
                Span(f", because: {step.because}" if step.because else "", "muted"),
            )
        )
        for step in derived.steps
    )
    return Tree(line(Span(derived.how, "derived")), steps)


def _attribution(found: Attribution) -> Tree:
    who = Span(found.actor.name, "actor")
    if found.how == "speaker":
        return Tree(line(who, " is the speaker"))
    if found.how == "principal":
        return Tree(line("said for ", who))
    doubt = Span(" (cannot tell at that time)", "warn") if found.certain is CANNOT_TELL else ""
    head = line("counts as the word of ", who, as_one(found.one_of), doubt)
    return Tree(head, tuple(_role(role) for role in found.roles))


def _role(role: Role) -> Tree:
    link = f"{role.file}:{role.line}"
    return Tree(
        line(
            Span(role.actor.name, "actor"),
            f" {_TIES[role.kind]} ",
            Span(role.other.name, "actor"),
            f" {role.tenure}" if role.tenure else "",
            Span(" (cannot tell at that time)" if role.certain is CANNOT_TELL else "", "warn"),
            "  ",
            Span(link, "muted", link),
        )
    )


def _link(link: Leg, cited: Citation | None = None) -> Tree:
    place = link.place
    unseen = ["not seen by the editors"] if place.seen is False else []
    by = [f"by {names(place.by)}"] if place.by and place.kind == "source" else []
    if place.kind in ("statement", "speaker"):
        who = place.name or "a speaker who is not recorded"
        text = f"the words of {who}, of which no utterance is recorded"
        text = f"the statement of {who}" if place.kind == "statement" else text
    elif place.kind == "source":
        text = place.name
    else:
        text = place.name if place.kind == "carrier" else f"{place.name}, of which none is recorded"
    details = ", ".join([*by, *([place.date] if place.date else []), *unseen])
    where = f"{place.file}:{place.line}" if place.file else ""
    how = "" if place.kind == "speaker" else f"{_HOW[link.how]} "
    head = line(
        how,
        Span(text, "", where),
        Span(f" ({place.id})" if place.kind == "source" else "", "id"),
        f" {at(cited)}" if cited and cited.locator else "",
        Span(f", {details}" if details else "", "muted"),
        *((Span("; ", "muted"), address(cited)) if cited and cited.title else ()),
        Span(f" — {_ORIGINS[link.origin]}" if link.origin else "", "status"),
        Span(" — see above" if link.again else "", "muted"),
        Span(" — and further back" if link.cut else "", "muted"),
    )
    return Tree(head, tuple(_link(item) for item in link.behind))


def _title(place: Station) -> str:
    if place.kind == "source":
        return f"{place.name} ({place.id})"
    return place.name or NO_SPEAKER


def _ids(link: Leg) -> Iterable[str]:
    yield link.place.id
    for item in link.behind:
        yield from _ids(item)


def _actor(actor: ActorReason) -> Iterator[Block]:
    link = f"{actor.file}:{actor.line}"
    yield Heading(line(Span(actor.name, "actor", link)), level=1)
    yield Paragraph(line(Span(actor.actor, "id"), "  ", Span(link, "muted", link)), indent=1)
    for member in actor.members:
        answer = {YES: "yes", NO: "no"}.get(member.answer, "cannot tell")
        asked = f"is {member.actor.name} one of them? {answer}: "
        yield Paragraph(line(asked, Span(reason(member.why), "status")), indent=1)
    if actor.side.children:
        others = count(len(set(_ids_of(actor.side))) - 1, "other")
        yield Heading(line(f"{whose_side(actor.side)}: {others}"))
        yield side(actor.side)
    else:
        yield Paragraph(line("Nobody else is recorded on its side."))


def _ids_of(branch: Branch) -> Iterator[str]:
    yield branch.actor
    for child in branch.children:
        yield from _ids_of(child)
