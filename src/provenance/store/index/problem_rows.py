"""Problems of reading as JSON arrays by position, and back."""

from json import dumps, loads
from typing import Any

from provenance.model.findings import Edit, Fix, Label, Problem, Span
from provenance.store.errors import Damaged


def encode_problems(problems: tuple[Problem, ...]) -> str | None:
    """Write problems as one text; None for no problems."""
    return dumps(problems, ensure_ascii=False, separators=(",", ":")) if problems else None


def decode_problems(text: str) -> list[Problem]:
    """Read problems back.

    Raises:
        Damaged: they are none.
    """
    try:
        return [_problem(values) for values in loads(text)]
    except (ValueError, TypeError, LookupError, RecursionError):
        raise Damaged from None


def _problem(row: list[Any]) -> Problem:
    rule, span, message, help, label, fix, subject = row
    return Problem(
        rule,
        Span(*span),
        message,
        help,
        Label(Span(*label[0]), label[1]) if label else None,
        Fix(fix[0], tuple([Edit(*edit) for edit in fix[1]]), fix[2]) if fix else None,
        subject,
    )
