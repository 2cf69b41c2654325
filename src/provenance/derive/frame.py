"""What a question is asked of: a Slice at a date, with the derivations that answers share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from provenance.derive.clock import Clock
from provenance.derive.facts import Case, case
from provenance.derive.headline import headline
from provenance.derive.sides import Sides, Voice
from provenance.derive.status import Outline, Status, headline_of, outline, since, status_of
from provenance.model.dates import NO, NO_CUTOFF, Cutoff, Days, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice


class Frame:
    """A Slice, the date asked for, and one Clock and one set of Sides over it.

    Statuses are derived once a claim.
    """

    def __init__(self, slice: Slice, cutoff: Cutoff = NO_CUTOFF) -> None:
        self.slice = slice
        self.cutoff = cutoff
        self.rows: dict[tuple[str, int, str], Any] = {}
        """What answers tell of a statement, as several parts of one answer do: by its id and line,
        and the claim."""
        self._statuses: dict[str, Status] = {}
        self._cases: dict[str, Case] = {}

    @cached_property
    def clock(self) -> Clock:
        """When each statement can have been made."""
        return Clock(self.slice)

    @cached_property
    def sides(self) -> Sides:
        """Who speaks for whom."""
        return Sides(self.slice)

    def status(self, claim: str) -> Status:
        """The status of a claim at the date asked for."""
        if claim not in self._statuses:
            known = self.case(claim)
            self._statuses[claim] = status_of(self.slice, self.clock, claim, known, self.cutoff)
        return self._statuses[claim]

    def case(self, claim: str) -> Case:
        """The facts about a claim at the date asked for, from which its status is told."""
        if claim not in self._cases:
            self._cases[claim] = case(self.slice, self.clock, self.sides, claim, self.cutoff)
        return self._cases[claim]

    def since(self, claim: str) -> Days:
        """Bound the day from which a claim stands as its headline says, at the date asked for."""
        return since(self.slice, self.clock, self.sides, self.status(claim), self.cutoff)

    def outline(self, claim: str) -> Outline:
        """What lists pick a claim by, at the date asked for."""
        known = self._cases.get(claim)
        return outline(self.slice, self.clock, self.sides, claim, self.cutoff, known)

    def headline(self, claim: str) -> str:
        """The headline of a claim at the date asked for."""
        if claim in self._cases:
            return headline(self._cases[claim].facts)
        return headline_of(self.slice, self.clock, self.sides, claim, self.cutoff)

    @cached_property
    def _spoken(self) -> tuple[Statement, ...]:
        return (*self.slice.statements.values(), *self.slice.comments.values())

    @cached_property
    def _by_speaker(self) -> Mapping[str, list[int]]:
        return self._places((*s.by, *s.for_, *s.office) for s in self._spoken)

    @cached_property
    def _by_source(self) -> Mapping[str, list[int]]:
        return self._places((s.source, s.said_in, *s.evidence) for s in self._spoken)

    @cached_property
    def _by_accused(self) -> Mapping[str, list[int]]:
        return self._places(claim.accuses for claim in self.slice.claims.values())

    @staticmethod
    def _places(named: Iterable[Iterable[str | None]]) -> Mapping[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, ids in enumerate(named):
            for id in ids:
                if id:
                    found[id].append(place)
        return found

    def spoken_for(self, actors: Iterable[str]) -> list[Statement]:
        """All that can be words of one of these actors, statements and comments, as filed."""
        by = self._by_speaker
        places = {place for id in self.sides.may_speak(actors) for place in by.get(id, ())}
        return [self._spoken[place] for place in sorted(places)]

    def read_in(self, source: str) -> list[Statement]:
        """All that was read or said in a source, or has it as evidence, as filed."""
        return [self._spoken[place] for place in sorted(set(self._by_source.get(source, ())))]

    def accusing(self, actors: Iterable[str]) -> list[Claim]:
        """The claims that accuse one of these actors, by id."""
        places = {place for id in actors for place in self._by_accused.get(id, ())}
        if not places:
            return []
        claims = tuple(self.slice.claims.values())
        return [claims[place] for place in sorted(places)]

    def claim(self, id: str) -> Claim:
        """A claim of the Slice, which must hold it."""
        return self.slice.claims[id]

    def voice(self, statement: Statement, actors: Iterable[str]) -> Voice | None:
        """How a statement is one of these actors' words, the surest and nearest way."""
        return self.sides.lends_any(statement, actors, self.clock.bounds(statement.id).days)

    def on_side(self, statement: Statement, actors: Iterable[str]) -> Truth:
        """Whether a statement speaks for any of the sides named."""
        verdict = NO
        for actor in actors:
            verdict = verdict | self.sides.speaks(statement, actor, self.clock)
        return verdict
