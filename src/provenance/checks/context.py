"""What every rule is given: records as a Slice, the day, and what several rules look up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.checks.checked import Checkable
from provenance.checks.config import Config
from provenance.checks.left_out import LeftOut, left_out
from provenance.checks.rule import Place, at_statement
from provenance.model.dates import Date
from provenance.model.records import Claim, Record, Statement
from provenance.model.slice import Slice
from provenance.store.index import fold
from provenance.store.index.terms import kind_of

if TYPE_CHECKING:
    from provenance.checks.references import Use
    from provenance.derive.clock import Clock
    from provenance.derive.sides import Sides
    from provenance.derive.targets import Target


_DARK: Final = frozenset({"unreadable-file", "too-large", "not-utf-8"})
"""Problems of files of whose records nothing at all is known."""


Asked = AbstractSet[tuple[str, str]]
"""Records by kind and id."""


class DanglingReference(NamedTuple):
    """A statement's `answers` or `repeats`, and why it leads nowhere."""

    statement: Statement
    key: str
    id: str
    place: Place
    problem: str


class Context:
    """What rules look at, and what more than one of them works out from it."""

    def __init__(
        self,
        corpus: Checkable,
        config: Config,
        today: int,
        slice: Slice,
        asked: Asked | None = None,
        *,
        strict: bool = False,
    ) -> None:
        """Make what rules are given.

        Args:
            corpus: the corpus.
            config: the limits that the settings give.
            today: the day of the check.
            slice: the records to look at, with what rules see beside them.
            asked: which of these the Slice was made for; what is found elsewhere does not count.
            strict: whether to find also what is excused by what other records may still say: by
                records that were left out, or by there being no actors on record at all.
        """
        self.corpus = corpus
        self.config = config
        self.today = today
        self.slice = slice
        self.asked = asked
        self.strict = strict

    @property
    def kinds(self) -> Mapping[str, Mapping[str, Record]]:
        """The records by kind and id."""
        return {
            "actor": self.slice.actors,
            "claim": self.slice.claims,
            "source": self.slice.sources,
        }

    def is_asked(self, record: Record) -> bool:
        """Whether what is found in a record counts."""
        return self.asked is None or (kind_of(record), record.id) in self.asked

    def records(self, kind: str) -> Iterator[Record]:
        """The records of a kind in which what is found counts."""
        return (record for record in self.kinds[kind].values() if self.is_asked(record))

    @cached_property
    def strays(self) -> "Sequence[Use]":
        """The uses of ids that no record of a kind that is wanted bears.

        But for `answers` and `repeats`, whose meaning depends on more.
        """
        from provenance.checks.references import strays

        return strays(self)

    def folded(self, kind: str) -> Mapping[str, str]:
        """The first id of a kind by what it is without capitals."""
        if kind not in self._folded:
            found = self._folded[kind] = dict[str, str]()
            for id in self.ids(kind):
                found.setdefault(id.casefold(), id)
        return self._folded[kind]

    @cached_property
    def _folded(self) -> dict[str, dict[str, str]]:
        return {}

    def ids(self, kind: str) -> Sequence[str]:
        """All ids of a kind that are on record, sorted."""
        if kind not in self._ids:
            self._ids[kind] = self.corpus.ids(kind)
        return self._ids[kind]

    @cached_property
    def _ids(self) -> dict[str, Sequence[str]]:
        return {}

    @cached_property
    def knows_actors(self) -> bool:
        """Whether the corpus records actors: else nothing can be said of one that it lacks."""
        return not self.strict and self.corpus.count("actor") > 0

    def unnamed(self, ids: Iterable[str], roles: Sequence[str]) -> set[str]:
        """Which of some ids no record names in one of the roles (``store.terms``)."""
        asked = set(ids)
        return asked - self.corpus.named(roles, asked) if asked else asked

    def is_future(self, date: Date) -> bool:
        """Whether a date is certainly later than the day of the check."""
        first = date.first
        return first is not None and first > self.today and not date.uncertain

    def statements(self) -> Sequence[tuple[Claim, Statement]]:
        """Every statement with its claim."""
        return self._statements

    @cached_property
    def _statements(self) -> list[tuple[Claim, Statement]]:
        claims = self.slice.claims.values()
        return [(claim, statement) for claim in claims for statement in claim.said]

    def hidden(self, id: str) -> bool:
        """Whether a record that was left out names, or may bear, this id.

        What only seems to be missing because a record is broken is no finding of its own.
        """
        return not self.strict and (self._dark or id in self._left_out.words)

    def left_out(self, kind: str, id: str) -> bool:
        """Whether a record that was left out bears, or may bear, this id."""
        if self.strict:
            return False
        return self._dark or (kind, id) in self._left_out.ids or id in self._left_out.unread

    @cached_property
    def _dark(self) -> bool:
        """Whether there are files of which not even the words are known."""
        return any(problem.rule in _DARK for problem in self.corpus.problems())

    @cached_property
    def _left_out(self) -> LeftOut:
        return left_out(self.corpus)

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Actors by folded name and alias."""
        actors: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.slice.actors.values():
            for name in dict.fromkeys(fold.key(one) for one in (actor.name, *actor.aka)):
                actors[name].append(actor.id)
        return {name: tuple(ids) for name, ids in actors.items()}

    @cached_property
    def referring(self) -> Sequence[tuple[Claim, Statement]]:
        """Every statement that answers or repeats something, with its claim."""
        return [(claim, s) for claim, s in self._statements if s.answers or s.repeats]

    def target(self, statement: Statement, id: str) -> "Target":
        """What a reference of a statement leads to; several rules ask."""
        from provenance.derive.targets import target

        reference = statement.claim, statement.id, id
        found = self._targets_of.get(reference)
        if found is None:
            found = self._targets_of[reference] = target(self.slice, statement, id)
        return found

    @cached_property
    def _targets_of(self) -> "dict[tuple[str, str, str], Target]":
        return {}

    def targets(self, problem: str) -> Iterator[DanglingReference]:
        """The references of statements that have this problem (of ``derive.targets``)."""
        return (reference for reference in self._targets if reference.problem == problem)

    @cached_property
    def _targets(self) -> list[DanglingReference]:
        found = []
        for claim, s in self.referring:
            for key, ids in (("answers", s.answers), ("repeats", s.repeats)):
                for index, id in enumerate(ids):
                    problem = None if id == s.id else self.target(s, id).problem
                    if problem:
                        place = at_statement(claim, s, key, index)
                        found.append(DanglingReference(s, key, id, place, problem))
        return found

    def given_id(self, statement: Statement) -> tuple[str, bool]:
        """A statement's id as its fields give it, and whether an earlier one of its claim has it.

        The reader tells such statements apart by a number after the id.
        """
        if "." not in statement.id:
            return statement.id, False
        id, _, number = statement.id.rpartition(".")
        again = bool(id) and number.isdigit() and self._of(statement.claim, id) is not None
        return (id, True) if again else (statement.id, False)

    def is_repetition(self, statement: Statement) -> bool:
        """Whether an earlier statement of the claim records the very same act."""
        id, again = self.given_id(statement)
        first = self._of(statement.claim, id) if again else None
        return first is not None and _act(first) == _act(statement)

    def _of(self, claim: str, id: str) -> Statement | None:
        found = self.slice.statements.get(id)
        return found if found is not None and found.claim == claim else None

    @cached_property
    def clock(self) -> "Clock":
        """When things were said, with the bounds that follow from what answers what."""
        from provenance.derive.clock import Clock

        return Clock(self.slice)

    @cached_property
    def sides(self) -> "Sides":
        """Who belongs to whom."""
        from provenance.derive.sides import Sides

        return Sides(self.slice)


def _act(s: Statement) -> tuple[object, ...]:
    quotes = tuple(quote.words for quote in s.quote)
    return s.stance, s.by, s.for_, s.date, s.said_in, s.source, quotes
