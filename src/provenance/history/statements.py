"""What changed among the statements of one claim."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from provenance.history.fields import FieldChange, edited
from provenance.history.pairing import pair
from provenance.history.said import Said, StatementChange, said
from provenance.model.identity import computed_id
from provenance.model.records import Claim, Source, Statement
from provenance.model.slice import Slice
from provenance.store.corpus import Corpus

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"


class Stage(NamedTuple):
    """A claim as its file has it at one time, with what is needed to tell of its statements.

    ``sources`` hold the utterances that supply what statements leave out; ``corpus`` has the names
    of those who speak.
    """

    filed: Claim | None
    sources: Mapping[str, Source]
    corpus: Corpus


def statement_changes(before: Stage, after: Stage) -> Iterator[tuple[StatementChange, Statement]]:
    """List the statements that came, went or changed, each with the statement itself."""
    olds, news = _filled(before), _filled(after)
    given = [_given(stage) for stage in (before, after)]
    paired = pair(olds, news)
    for was, now in paired.same:
        fields = _edits(was, now, given[0][was.id], given[1][now.id])
        if fields:
            yield StatementChange(CHANGED, _said(after, now), fields), now
    for s in paired.added:
        yield StatementChange(ADDED, _said(after, s)), s
    for s in paired.removed:
        yield StatementChange(REMOVED, _said(before, s)), s


def _filled(stage: Stage) -> tuple[Statement, ...]:
    if stage.filed is None:
        return ()
    return Slice([stage.filed], [], stage.sources.values()).claims[stage.filed.id].said


def _edits(was: Statement, now: Statement, *ids: str) -> tuple[FieldChange, ...]:
    fields = list(edited(was, now))
    if was.stance != now.stance:
        fields.insert(0, FieldChange("stance", (was.stance,), (now.stance,)))
    if ids[0] != ids[1]:
        fields.append(FieldChange("id", *(((id,) if id else ()) for id in ids)))
    return tuple(fields)


def _said(stage: Stage, statement: Statement) -> Said:
    return said(stage.corpus, statement, stage.filed.origin.file if stage.filed else "")


def _given(stage: Stage) -> dict[str, str]:
    """The ids that a file gives its statements; "" for one that is a hash of its fields."""
    found = {}
    for s in stage.filed.said if stage.filed else ():
        found[s.id] = "" if s.id.partition(".")[0] == computed_id(s) else s.id
    return found
