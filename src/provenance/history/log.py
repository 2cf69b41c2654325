"""How the record of a claim, an actor or a source grew: what each commit changed in it."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from provenance.answers.memo import Memo
from provenance.answers.parties import Party
from provenance.answers.points import Told, told
from provenance.derive.frame import Frame
from provenance.history.fields import FieldChange, RelationChange, edited, relations
from provenance.history.git import Blobs, blobs
from provenance.history.past import Past
from provenance.history.repository import Commit, CommitStep, Repository
from provenance.history.said import StatementChange
from provenance.history.statements import ADDED, CHANGED, REMOVED, Stage, statement_changes
from provenance.model.records import Claim, Record, Source, Statement
from provenance.reading.compare import unplaced
from provenance.store.corpus import Corpus
from provenance.store.files.intake import Intake, take_in, unsaved
from provenance.store.index.terms import kind_of
from provenance.store.search.resolve import resolve_any

SHOWN: Final = 20
"""How many commits are shown where nobody says how many."""

UNREADABLE: Final = "unreadable"

_EMPTY: Final = Intake((), (), ())


class LogEntry(NamedTuple):
    """What one commit changed.

    ``change`` is what became of the record itself: ``added``, ``changed``, ``removed``,
    ``unreadable`` where it cannot be read there or just before, "" where only statements of an
    actor changed. ``headline`` and ``grounds`` are those of a claim in the corpus of that commit,
    as they are derived today.
    """

    commit: Commit
    change: str
    fields: tuple[FieldChange, ...]
    statements: tuple[StatementChange, ...]
    relations: tuple[RelationChange, ...]
    headline: str | None
    grounds: tuple[Told, ...]


class Log(NamedTuple):
    """The answer to ``log``: commits, the newest first.

    ``more``: there are others, beyond the limit. ``shallow``: the clone lacks older commits.
    ``candidates`` are the records that the words may mean where they mean several.
    """

    asked: str
    kind: str
    id: str
    name: str
    entries: tuple[LogEntry, ...]
    more: bool
    shallow: bool
    candidates: tuple[Party, ...]
    suggestions: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether any commit changed it."""
        return bool(self.entries)


def log(corpus: Corpus, words: tuple[str, ...], limit: int | None = None) -> Log:
    """Tell what each commit changed in a record.

    Args:
        corpus: as it is now.
        words: an id, a name, or words of a claim; also the id of a record that is gone.
        limit: how many commits at most.

    Raises:
        CorpusError: the corpus is in no repository, or git cannot be read.
    """
    repository = Repository(corpus.root)
    repository.commit("HEAD")
    Memo(corpus)  # kept with the compiled corpus, of which those of the commits are copies
    resolved = resolve_any(corpus, words)
    asked = " ".join(words)
    empty = Log(asked, "", "", "", (), False, repository.is_shallow, (), resolved.suggestions)
    kind, id = resolved.kind, resolved.id
    if kind == "statement":
        kind, id = "claim", resolved.claim
    walk: _Walk | None = None
    entries: list[LogEntry] = []
    if asked != resolved.id and len(words) == 1 and "-" in asked:
        # An id that was is better than what the corpus has in like words today.
        walk, entries = _walked(corpus, repository, "", asked, limit or SHOWN)
    if not entries and resolved.candidates:
        return empty._replace(candidates=tuple(Party(c.id, c.text) for c in resolved.candidates))
    if not walk or not entries:
        walk, entries = _walked(corpus, repository, kind, id or asked, limit or SHOWN)
    more = len(entries) > (limit or SHOWN)
    entries = entries[: limit or SHOWN]
    return empty._replace(
        kind=walk.kind,
        id=walk.id if walk.kind else "",
        name=_name(corpus.record(walk.kind, walk.id)) if walk.kind else "",
        entries=tuple(entries),
        more=more,
        suggestions=() if entries else resolved.suggestions,
    )


def _walked(
    corpus: Corpus, repository: Repository, kind: str, id: str, limit: int
) -> "tuple[_Walk, list[LogEntry]]":
    """Walk until it is known whether there are more than are asked for."""
    with blobs(corpus.root) as taken:
        walk = _Walk(corpus, repository, taken, kind, id)
        return walk, list(islice(walk.entries(), limit + 1))


def _name(record: Record | None) -> str:
    if record is None:
        return ""
    return record.text if isinstance(record, Claim) else str(record[1])


class _Walk:
    """One walk through history for one record; of an id that is gone the kind is found out."""

    def __init__(
        self, corpus: Corpus, repository: Repository, taken: Blobs, kind: str, id: str
    ) -> None:
        self.kind = kind
        self.id = id
        self._repository = repository
        self._past = Past(corpus, repository)
        self._taken = taken
        self._utterances = frozenset(corpus.utterances_of(id) if kind == "actor" else ())
        self._marks = [name.encode() for name in (id, *self._utterances)]
        self._intake: Callable[[str, str], Intake] = lru_cache(maxsize=256)(
            lambda path, oid: self._read(path, taken.content(oid))
        )

    def entries(self) -> Iterator[LogEntry]:
        """Give what each commit changed, the newest first."""
        for step in self._repository.steps():
            entry = self._entry(step)
            if entry:
                yield entry

    def _read(self, path: str, content: bytes) -> Intake:
        """Read a file; one that does not name what is sought counts as empty."""
        if not any(mark in content for mark in self._marks):
            return _EMPTY
        return take_in(path, unsaved(path, content))

    def _entry(self, step: CommitStep) -> LogEntry | None:
        after = [self._intake(one.path, one.after) for one in step.touched if one.after]
        parents = max((len(one.before) for one in step.touched), default=0)
        before = [
            [self._intake(one.path, one.before[n]) for one in step.touched if one.before[n]]
            for n in range(parents)
        ]
        if not any(intake.records or intake.broken for side in (after, *before) for intake in side):
            return None
        if not all(self._differs(side, after) for side in before):
            return None  # nothing did, or a merge took one side's
        return self._told(step, before[0], after)

    def _differs(self, before: list[Intake], after: list[Intake]) -> bool:
        """Whether anything concerned is filed otherwise, or what is filed cannot be read."""
        if any(map(self._is_broken, (*before, *after))):
            return True
        olds, news = (
            {
                (kind_of(record), record.id): unplaced(record)
                for intake in side
                for record in intake.records
            }
            for side in (before, after)
        )
        own = {key for key in olds.keys() | news.keys() if key[1] == self.id}
        concerned = own if self.kind != "actor" else olds.keys() | news.keys()
        return any(olds.get(key) != news.get(key) for key in concerned)

    def _told(self, step: CommitStep, before: list[Intake], after: list[Intake]) -> LogEntry | None:
        was, now = (self._own(side) for side in (before, after))
        if not (was and now) and any(map(self._is_broken, (*before, *after))):
            return LogEntry(step.commit, UNREADABLE, (), (), (), None, ())
        change = ADDED if was is None else REMOVED if now is None else CHANGED
        fields = edited(was, now) if was and now else ()
        related = relations(*(r if isinstance(r, Claim) else None for r in (was, now)))
        with self._past.at(step.commit) as moment:
            corpus = moment.corpus
            statements = tuple(self._statements(step, before, after, corpus))
            headline: str | None = None
            grounds: tuple[Told, ...] = ()
            if self.kind == "claim" and now:
                frame = Frame(corpus.slice([self.id], sides=False))
                status = frame.status(self.id)
                headline, grounds = status.headline, told(frame, status.grounds)
        if not (was or now) or (was and now and not (fields or related)):
            change = CHANGED if self.kind == "claim" and statements else ""
        if not (change or statements):
            return None
        return LogEntry(step.commit, change, fields, statements, related, headline, grounds)

    def _own(self, side: list[Intake]) -> Record | None:
        for intake in side:
            for record in intake.records:
                if record.id == self.id and self.kind in ("", kind_of(record)):
                    self.kind = kind_of(record)
                    return record
        return None

    def _is_broken(self, intake: Intake) -> bool:
        return any(one.id in ("", self.id) for one in intake.broken)

    def _statements(
        self, step: CommitStep, before: list[Intake], after: list[Intake], corpus: Corpus
    ) -> Iterator[StatementChange]:
        olds, news = _claims(before), _claims(after)
        earlier = self._sources_before(step) if olds else {}
        for id in sorted(olds.keys() | news.keys()):
            if self.kind == "claim" and id != self.id:
                continue
            was, now = olds.get(id), news.get(id)
            stages = (
                Stage(was, {**_utterances(corpus, was), **earlier}, corpus),
                Stage(now, _utterances(corpus, now), corpus),
            )
            for change, statement in statement_changes(*stages):
                if self._concerns(statement):
                    yield change

    def _sources_before(self, step: CommitStep) -> dict[str, Source]:
        """The sources as they stood in the files that a commit changed, before it."""
        contents = (
            (one.path, self._taken.content(one.before[0])) for one in step.touched if one.before[0]
        )
        return {
            record.id: record
            for path, content in contents
            if b"sources" in content
            for record in take_in(path, unsaved(path, content)).records
            if isinstance(record, Source)
        }

    def _concerns(self, s: Statement) -> bool:
        if self.kind != "actor":
            return self.kind == "claim"
        return self.id in (*s.by, *s.for_) or s.said_in in self._utterances


def _claims(side: list[Intake]) -> dict[str, Claim]:
    return {
        record.id: record
        for intake in side
        for record in intake.records
        if isinstance(record, Claim)
    }


def _utterances(corpus: Corpus, claim: Claim | None) -> dict[str, Source]:
    """The utterances that the statements of a claim name."""
    named = {s.said_in for s in claim.said if s.said_in} if claim else set()
    found = (corpus.record("source", id) for id in sorted(named))
    return {source.id: source for source in found if source}
