"""The questions that are asked of both programs, and the rows of the local one."""

import json

from provenance.answers.disputes import disputes
from provenance.answers.filters import Filters
from provenance.answers.shifts import shifts
from provenance.answers.statements import statements
from provenance.answers.versus import versus
from provenance.answers.who import who
from provenance.cluster.questions import DISPUTES, SHIFTS, STATEMENTS, VERSUS, WHO, ClusterQuestion
from provenance.derive.headline import HEADLINES
from provenance.model.dates import cutoff_day, parse
from provenance.views import versus as versus_view
from provenance.views.data import plain

DAY = cutoff_day(parse("2020-02-01"))
EARLY = cutoff_day(parse("2002-05-03"))

GOVERNMENTS, OTHERS = ([f"{id}-{seed}" for seed in range(20)] for id in ("gov", "ann"))
"""The same of each of the corpora that stand in one."""

QUESTIONS = (
    ClusterQuestion(DISPUTES),
    ClusterQuestion(DISPUTES, Filters(status=tuple(HEADLINES), as_of=DAY)),
    ClusterQuestion(DISPUTES, Filters(before=EARLY)),
    ClusterQuestion(WHO, stance="said"),
    ClusterQuestion(WHO, Filters(as_of=EARLY), "denied"),
    ClusterQuestion(WHO, Filters(side=("ann", "a0")), "affirmed"),
    ClusterQuestion(STATEMENTS),
    ClusterQuestion(STATEMENTS, Filters(status=("contested", "unanswered"), after=EARLY)),
    ClusterQuestion(VERSUS, left=("gov", "a0", *GOVERNMENTS), right=("ann", "a1", *OTHERS)),
    ClusterQuestion(VERSUS, Filters(as_of=DAY), left=("a2",), right=("a0", "a3")),
    ClusterQuestion(SHIFTS),
    ClusterQuestion(SHIFTS, Filters(as_of=EARLY)),
)


def local(corpus, question):
    """The rows of the local program, as JSON, sorted."""
    return sorted(json.dumps(row) for row in _rows(corpus, question))


def _rows(corpus, question):
    filters = question.filters
    if question.name == DISPUTES:
        return map(plain, disputes(corpus, filters).disputes)
    if question.name == WHO:
        found = (who(corpus, question.stance, (id,), filters) for id in corpus.ids("claim"))
        return [plain(group) for answer in found for group in answer.groups]
    if question.name == STATEMENTS:
        answer = statements(corpus, (), filters)
        return [
            plain(row) | {"placed": placed}
            for placed, rows in ((True, answer.rows), (False, answer.unplaced))
            for row in rows
        ]
    if question.name == VERSUS:
        answer = versus(corpus, question.left, question.right, filters)
        return map(plain, versus_view.items(answer))
    return map(plain, shifts(corpus, (), filters).shifts)
