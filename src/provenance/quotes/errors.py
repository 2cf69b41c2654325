"""What can go wrong between a source record and its text, said so that it can be mended."""


class QuotesError(Exception):
    """A document, the vault or the lock file cannot be used.

    ``message`` says what is wrong and where, ``help`` what to do.
    """

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
