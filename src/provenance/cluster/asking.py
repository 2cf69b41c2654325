"""The questions as calls from Python: each takes an export that Spark reads, and gives a DataFrame.

The columns of a DataFrame are the keys of the rows that the local program writes as JSON.
"""

from typing import TYPE_CHECKING, Final

from provenance.answers.filters import EVERYTHING, Filters
from provenance.answers.on_claim import QUESTIONS
from provenance.cluster.columns import columns
from provenance.cluster.export import Export
from provenance.cluster.questions import (
    DISPUTES,
    ROWS,
    SHIFTS,
    STATEMENTS,
    VERSUS,
    WHO,
    ClusterQuestion,
)
from provenance.cluster.rounds import rows
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def disputes(export: Export, filters: Filters = EVERYTHING) -> "DataFrame":
    """List the disputes: a row a claim, as `provenance.disputes` lists them, in no order.

    Args:
        export: what ``provenance export parquet`` wrote.
        filters: what to leave out, by ids; ``sort`` and ``limit`` do nothing.

    Raises:
        CorpusError: it is no export that can be read.
    """
    return _typed(export, ClusterQuestion(DISPUTES, filters))


def who(
    export: Export, stance: str, claims: tuple[str, ...] = (), filters: Filters = EVERYTHING
) -> "DataFrame":
    """Tell who took a stance: a row a claim on which somebody did, or may have.

    Args:
        export: what ``provenance export parquet`` wrote.
        stance: a word of ``provenance who``.
        claims: ids; all claims where there are none.
        filters: what to leave out, by ids.

    Raises:
        CorpusError: it is no export that can be read, or no such stance.
    """
    return _typed(export, ClusterQuestion(WHO, filters, known(stance)), claims)


def statements(export: Export, filters: Filters = EVERYTHING) -> "DataFrame":
    """List statements: a row each; ``placed`` is false where only dates leave open if it passes.

    Args and errors are those of `disputes`.
    """
    return _typed(export, ClusterQuestion(STATEMENTS, filters))


def versus(
    export: Export,
    left: tuple[str, ...],
    right: tuple[str, ...],
    filters: Filters = EVERYTHING,
) -> "DataFrame":
    """Hold two sides, of ids of actors, against each other: a row an entry, with its section.

    The other arguments and the errors are those of `disputes`.
    """
    return _typed(export, ClusterQuestion(VERSUS, filters, left=left, right=right))


def shifts(export: Export, filters: Filters = EVERYTHING) -> "DataFrame":
    """List whose line changed, and where those of one side differ: a row a shift.

    Args and errors are those of `disputes`.
    """
    return _typed(export, ClusterQuestion(SHIFTS, filters))


def known(stance: str) -> str:
    """Give a stance back if it is a word of ``provenance who``."""
    if stance not in QUESTIONS:
        raise CorpusError(f"`{stance}` is no stance", f"write one of {', '.join(QUESTIONS)}")
    return stance


_ROW: Final = "row"


def as_json(export: Export, question: ClusterQuestion, claims: tuple[str, ...] = ()) -> "DataFrame":
    """Put a question about some claims, or all; one column holds each row as JSON."""
    for id in question.named:
        if id not in export.actors.value:
            raise CorpusError(f"{export.folder} has no actor `{id}`", "name actors by their ids")
    only = export.spark.createDataFrame([(id,) for id in claims], "id string") if claims else None
    return rows(export, [question], export.scratch.below(), only).select(_ROW)


def typed(rows: "DataFrame", question: ClusterQuestion) -> "DataFrame":
    """Make columns of rows that are JSON: the keys of the question's rows."""
    from pyspark.sql import functions as f

    read = f.from_json(_ROW, columns(*ROWS[question.name]))
    return rows.select(read.alias(_ROW)).select(f"{_ROW}.*")


def _typed(export: Export, question: ClusterQuestion, claims: tuple[str, ...] = ()) -> "DataFrame":
    return typed(as_json(export, question, claims), question)
