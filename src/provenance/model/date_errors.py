"""What is raised for a date that cannot be taken."""

from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class DateError(ValueError):
    """A date that cannot be taken; the message says in plain words why.

    ``suggestion`` is a text that `parse` takes, where the one given has exactly one obvious
    reading, else None.
    """

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


class FormError(DateError):
    """The text has no form of a date, as against a well-formed one that the calendar lacks."""

    def __init__(self) -> None:
        super().__init__("write YYYY-MM-DD, YYYY-MM or YYYY")
