"""The exceptions that are raised when there is nothing to answer from."""


class CorpusError(Exception):
    """The corpus cannot be used at all: not found, empty, or its settings are wrong.

    ``message`` says what is wrong (and what was searched) and begins with the place if it is one
    in a file, which ``file`` and ``line`` give too; ``help`` says what to do. What is wrong in
    single claim files is no such error: those are problems of the corpus, which answers from the
    rest.
    """

    def __init__(
        self,
        message: str,
        help: str | None = None,
        file: str | None = None,
        line: int | None = None,
    ) -> None:
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        self.message = f"{place}{message}"
        super().__init__(self.message)
        self.help = help
        self.file = file
        self.line = line


class Damaged(CorpusError):
    """The compiled corpus is damaged, which showed when a row of it was read.

    It may be discarded and the question asked again; commands do so by themselves.
    """

    def __init__(self) -> None:
        super().__init__("the compiled corpus is damaged", "`provenance cache clear` deletes it")
