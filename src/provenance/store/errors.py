"""The exception that is raised when there is no corpus to answer from."""


class CorpusError(Exception):
    """The corpus cannot be used at all: not found, empty, or its settings are wrong.

    ``message`` says what is wrong (and what was searched), ``help`` what to do, ``file`` and
    ``line`` where, if it is a place in a file. What is wrong in single claim files is no such
    error: those are problems of the corpus, which answers from the rest.
    """

    def __init__(
        self,
        message: str,
        help: str | None = None,
        file: str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else ""
        place = place or (f"{self.file}: " if self.file else "")
        return f"{place}{self.message}" + (f"\nhelp: {self.help}" if self.help else "")
