"""The rows of a sheet planned and held to the check: which are good, and which are not."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from provenance.authoring.change import Note, WouldNotCheck, hold
from provenance.authoring.sheets.plan import Import
from provenance.authoring.sheets.reading import Read, ReadRow, Wrong
from provenance.authoring.sheets.table import SheetRow


class HeldImport(NamedTuple):
    """A plan, the rows that it is of, those that are wrong, and what the check notes."""

    planned: Import
    told: Sequence[ReadRow]
    wrong: Sequence[Wrong]
    notes: Sequence[Note]


def held(
    root: Path, rows: Read, plan: Callable[[Sequence[ReadRow]], Import], *, rejecting: bool
) -> HeldImport:
    """Plan the rows, hold the plan to the check, and tell which rows are wrong.

    Of rows that are rejected nothing is planned, also where they tell of several sides and only one
    is wrong, or where only the check shows it.

    Args:
        root: the corpus's folder.
        rows: the rows, read.
        plan: plans some of them.
        rejecting: whether the others are planned where some are wrong; else nothing is held.

    Raises:
        WouldNotCheck: the check finds an error, and no row is rejected for it.
    """
    wrong = [*rows.wrong]
    told: Sequence[ReadRow] = rows.told
    while True:
        planned = plan(told)
        found = [*planned.wrong]
        if not rejecting and (wrong or found):
            return HeldImport(planned, told, [*wrong, *found], ())
        if not found:
            try:
                return HeldImport(planned, told, wrong, hold(root, planned.changes, planned.rows))
            except WouldNotCheck as error:
                if not rejecting or not all(one.lines for one in error.found):
                    raise
                found = [
                    Wrong(SheetRow(line, ()), one.cause, rule=one.rule)
                    for one in error.found
                    for line in one.lines
                ]
        wrong += found
        bad = {one.row.line for one in wrong}
        told = [one for one in told if one.line not in bad]
