"""What changed in the record between two revisions, or since one: by meaning, not by line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Final, NamedTuple

from provenance.answers.memo import Memo
from provenance.derive.frame import Frame
from provenance.derive.headline import CONTESTED, HEADLINES
from provenance.history import quotations
from provenance.history.claims import ClaimAtRevision, ClaimChange, changed
from provenance.history.fields import FieldChange, edited
from provenance.history.past import Moment, Past
from provenance.history.repository import Commit, Repository
from provenance.history.statements import CHANGED
from provenance.model.records import Actor, Claim, Source
from provenance.quotes.lock import Lock
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

_AT_ONCE: Final = 500


class RecordChange(NamedTuple):
    """An actor or a source that was ``added``, ``removed``, or ``changed`` in some fields."""

    kind: str
    id: str
    name: str
    change: str
    fields: tuple[FieldChange, ...]
    file: str
    line: int


class Unread(NamedTuple):
    """What could not be read at one of the two moments (``before`` or ``after``).

    ``kind`` and ``id`` are "" where not even they could be: then no record that is missing at that
    moment is told to have come or gone, for it may stand there.
    """

    moment: str
    kind: str
    id: str
    file: str
    line: int


class Revision(NamedTuple):
    """One of the two moments: what was asked for, and the commit; None: the files as they are.

    ``files`` counts those of the corpus then.
    """

    asked: str
    commit: Commit | None
    files: int = 0


class Counts(NamedTuple):
    """How many of each there are."""

    turned: int
    answered: int
    unanswered: int
    claims_added: int
    claims_changed: int
    claims_removed: int
    statements_added: int
    statements_changed: int
    statements_removed: int
    relations_added: int
    relations_changed: int
    relations_removed: int
    positions: int
    quotations_unverified: int
    quotations_not_verified: int
    quotations_verified: int
    actors: int
    sources: int


class Diff(NamedTuple):
    """The answer to ``diff``.

    ``claims`` come with the turned headlines first, at most as many as asked for of ``total``.
    ``left_out`` are files that neither side reads: links, what they lead to, and files whose name
    cannot be shown.
    """

    before: Revision
    after: Revision
    counts: Counts
    claims: tuple[ClaimChange, ...]
    total: int
    actors: tuple[RecordChange, ...]
    sources: tuple[RecordChange, ...]
    unread: tuple[Unread, ...]
    left_out: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether anything is another."""
        return bool(self.claims or self.actors or self.sources)


def diff(corpus: Corpus, revision: str, other: str | None = None, limit: int | None = None) -> Diff:
    """Compare the record at two revisions, or at one with the files as they are.

    Args:
        corpus: as it is now.
        revision: where to begin; also ``A..B``, and ``A...B`` for B since it left A.
        other: where to end; the files as they are if None.
        limit: how many claims to tell of at most.

    Raises:
        CorpusError: there is no such revision, or git cannot be read.
    """
    repository = Repository(corpus.root)
    first, last = _revisions(repository, revision, other)
    Memo(corpus)  # kept with the compiled corpus, of which the moments are copies
    past = Past(corpus, repository)
    with ExitStack() as open:
        before, after = (
            open.enter_context(past.at(one.commit) if one.commit else past.now())
            for one in (first, last)
        )
        return _compared(repository, (first, before), (last, after), limit)


def _revisions(
    repository: Repository, revision: str, other: str | None
) -> tuple[Revision, Revision]:
    asked, dots, end = revision.partition("..")
    if not dots:
        last = Revision("", None) if other is None else Revision(other, repository.commit(other))
        return Revision(revision, repository.commit(revision)), last
    if other is not None:
        raise CorpusError(
            f"`{revision}` and `{other}` are more than two revisions", "write `diff A B` or `A..B`"
        )
    since_left = end.startswith(".")
    asked, end = asked or "HEAD", end.removeprefix(".") or "HEAD"
    first, last = (Revision(rev, repository.commit(rev)) for rev in (asked, end))
    if since_left and first.commit and last.commit:
        base = repository.merge_base(first.commit, last.commit)
        return Revision(f"the merge base of {asked} and {end}", base), last
    return first, last


def _compared(
    repository: Repository,
    first: tuple[Revision, Moment],
    last: tuple[Revision, Moment],
    limit: int | None,
) -> Diff:
    before, after = first[1], last[1]
    unread = (*_unread("before", before), *_unread("after", after))
    locks = quotations.read_lock(repository, before), quotations.read_lock(repository, after)
    found = sorted(_claims(before.corpus, after.corpus, locks, unread), key=_importance)
    others = tuple(_records(before.corpus, after.corpus, unread))
    actors, sources = (tuple(r for r in others if r.kind == kind) for kind in ("actor", "source"))
    return Diff(
        before=first[0]._replace(files=len(before.corpus.files())),
        after=last[0]._replace(files=len(after.corpus.files())),
        counts=_counts(found, len(actors), len(sources)),
        claims=tuple(found[:limit]),
        total=len(found),
        actors=actors,
        sources=sources,
        unread=unread,
        left_out=tuple(sorted({*before.left_out, *after.left_out})),
    )


def _claims(
    before: Corpus, after: Corpus, locks: tuple[Lock, Lock], unread: tuple[Unread, ...]
) -> Iterator[ClaimChange]:
    """Compare the claims whose record may differ, or of which what follows may."""
    touched = {id for corpus in (before, after) for id in corpus.dirty_claims()}
    touched |= {id for kind, id in _differing(before, after) if kind == "claim"}
    entries = quotations.touched(*locks)
    locked = {corpus.claim_of_statement(s) for corpus in (before, after) for s in entries}
    asked = sorted(touched.union(filter(None, locked)))
    judged = locks[0].exists or locks[1].exists
    for at in range(0, len(asked), _AT_ONCE):
        some = asked[at : at + _AT_ONCE]
        frames = [Frame(corpus.slice(some, sides=False)) for corpus in (before, after)]
        for id in some:
            was, now = ClaimAtRevision(before, frames[0], id), ClaimAtRevision(after, frames[1], id)
            if _is_unread(unread, "claim", id, was.filed, now.filed):
                continue
            pair = (frames[0].slice, locks[0]), (frames[1].slice, locks[1])
            vouched = tuple(quotations.changes(*pair, id)) if judged else ()
            if id not in touched and not vouched:
                continue
            if found := changed(was, now, vouched):
                yield found


def _records(before: Corpus, after: Corpus, unread: tuple[Unread, ...]) -> Iterator[RecordChange]:
    for kind, id in sorted(_differing(before, after)):
        if kind == "claim":
            continue
        was, now = before.record(kind, id), after.record(kind, id)
        held = now or was
        if held is None or _is_unread(unread, kind, id, was, now):
            continue
        fields = edited(was, now) if was and now else ()
        if was and now and not fields:
            continue
        change = "added" if was is None else "removed" if now is None else "changed"
        name = held.name if isinstance(held, Actor) else getattr(held, "title", "")
        yield RecordChange(kind, id, name, change, fields, held.origin.file, held.origin.line)


def _differing(before: Corpus, after: Corpus) -> set[tuple[str, str]]:
    """The records that stand in files whose content or path is another, by kind and id."""
    digests = before.digests(), after.digests()
    found: set[tuple[str, str]] = set()
    for corpus, held, other in zip((before, after), digests, reversed(digests), strict=True):
        files = [path for path, digest in held.items() if other.get(path) != digest]
        for slice in corpus.slices_of_files(files):
            for kind, records in (
                ("claim", slice.claims),
                ("actor", slice.actors),
                ("source", slice.sources),
            ):
                found.update((kind, id) for id in records)
    return found


def _unread(name: str, moment: Moment) -> Iterator[Unread]:
    files = set(moment.corpus.files())
    for broken in moment.corpus.broken():
        if moment.commit and broken.file not in files:
            continue  # a folder that cannot be listed now, which is nothing to that commit
        yield Unread(name, broken.kind, broken.id, broken.file, broken.line)


def _is_unread(
    unread: Iterable[Unread],
    kind: str,
    id: str,
    was: Claim | Actor | Source | None,
    now: Claim | Actor | Source | None,
) -> bool:
    """Whether a record is missing on one side because it could not be read there."""
    for one in unread:
        here, there = (was, now) if one.moment == "before" else (now, was)
        gone = here is None and there is not None
        if gone and (not one.id or (one.kind, one.id) == (kind, id)):
            return True
    return False


def _importance(change: ClaimChange) -> tuple[object, ...]:
    """Turned headlines first, then answers and positions, then what came or went, then the rest."""
    rank = (
        0
        if change.turns
        else 1
        if change.answered or change.unanswered or change.positions
        else 2
        if change.change != CHANGED
        else 3
    )
    headline = change.after or change.before or HEADLINES[0]
    return (
        rank,
        (HEADLINES.index(headline) - HEADLINES.index(CONTESTED)) % len(HEADLINES),
        change.claim,
    )


def _counts(found: list[ClaimChange], actors: int, sources: int) -> Counts:
    claims = Counter(change.change for change in found)
    statements = Counter(s.change for change in found for s in change.statements)
    related = Counter(r.change for change in found for r in change.relations)
    vouched = Counter(q.change for change in found for q in change.quotations)
    return Counts(
        turned=sum(change.turns for change in found),
        answered=sum(len(change.answered) for change in found),
        unanswered=sum(len(change.unanswered) for change in found),
        claims_added=claims["added"],
        claims_changed=claims["changed"],
        claims_removed=claims["removed"],
        statements_added=statements["added"],
        statements_changed=statements["changed"],
        statements_removed=statements["removed"],
        relations_added=related["added"],
        relations_changed=related["changed"],
        relations_removed=related["removed"],
        positions=sum(len(change.positions) for change in found),
        quotations_unverified=vouched["unverified"],
        quotations_not_verified=vouched["not-verified"],
        quotations_verified=vouched["verified"],
        actors=actors,
        sources=sources,
    )
