"""Make a comment of a report: marked, so that the next run finds it, and no longer than allowed.

    python comment.py REPORT

GitHub refuses a comment of more than 65,536 characters. A longer report is cut between two
paragraphs and says so. Nobody is called by a name with ``@`` in the record.
"""

import re
import sys
from pathlib import Path

MOST = 65_000
MARK = "<!-- provenance diff -->\n"
CUT = "\n\n*The report goes on: run `provenance diff` for all of it.*\n"


def comment(report: str) -> str:
    """Return the comment of a report."""
    quiet = re.sub(r"@(?=\w)", "@<!-- -->", report)
    if len(MARK) + len(quiet) <= MOST:
        return MARK + quiet
    room = quiet[: MOST - len(MARK) - len(CUT)]
    whole = room.rpartition("\n\n")[0]
    return MARK + whole + CUT


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(comment(Path(sys.argv[1]).read_text(encoding="utf-8")))
