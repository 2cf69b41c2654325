"""The exceptions that are raised when there is nothing to answer from."""

import os


class CorpusError(Exception):
    """The corpus cannot be used at all: not found, empty, or its settings are wrong.

    ``message`` says what is wrong (and what was searched) and begins with the place if it is one
    in a file, which ``file`` and ``line`` give too; ``help`` says what to do, and ``again`` with
    which more words the same command may do it. What is wrong in single claim files is no such
    error: those are problems of the corpus, which answers from the rest.
    """

    def __init__(
        self,
        message: str,
        help: str | None = None,
        file: str | None = None,
        line: int | None = None,
        again: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        self.message = f"{place}{message}"
        super().__init__(self.message)
        self.help = help
        self.file = file
        self.line = line
        self.again = again


class Damaged(CorpusError):
    """The compiled corpus is damaged, which showed when a row of it was read.

    It may be discarded and the question asked again; commands do so by themselves.
    """

    def __init__(self) -> None:
        super().__init__("the compiled corpus is damaged", "`provenance cache clear` deletes it")


_UNFORESEEN = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)


def is_read_back(error: BaseException) -> bool:
    """Whether what failed is the reading of the compiled corpus: the room that keeps it failed.

    Its rows are this program's own, so that only damage makes them unlike what was written.
    """
    if not isinstance(error, _UNFORESEEN):
        return False
    last, place = "", error.__traceback__
    while place is not None:
        file = place.tb_frame.f_code.co_filename
        last = file if file.startswith(_PROGRAM) else last
        place = place.tb_next
    return last.startswith(_HERE)


_HERE = os.path.dirname(__file__) + os.sep
_PROGRAM = os.path.dirname(os.path.dirname(__file__)) + os.sep
