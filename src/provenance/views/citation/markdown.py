"""Footnotes in Markdown: a mark to put into a text, and the note that it leads to."""

import re
from typing import Final

from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.sentence import Marking, note, prose, source

_MARKS: Final = re.compile(
    r"[\\`*_{}\[\]<>#$&@^|~]|:(?=\S)|\bwww(?=\.)|\A[=+-]|\A\d+(?=[.)])", re.IGNORECASE
)
"""What CommonMark, or GitHub's tables, links and mentions, could take for a mark within a line."""
_LABEL: Final = re.compile(r"[^\w.-]+")


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line; addresses in it become no links."""
    return _MARKS.sub(_plain, clean(text))


def _plain(match: re.Match[str]) -> str:
    mark = match[0]
    return f"{mark}\\" if mark[0].isalnum() else f"\\{mark}"  # the dot after it is escaped


def code(text: str) -> str:
    """Text as code, in which nothing becomes a link."""
    bare = clean(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", bare)), default=0) + 1)
    return f"{fence} {bare} {fence}" if "`" in bare else f"{fence}{bare}{fence}"


MARKING: Final = Marking(
    text=escape,
    link=lambda text, address: f"[{text}](<{address}>)",
    address=lambda address: f"<{address}>",
    bare=code,
)


def render(cited: Cited, verdicts: Verdicts) -> str:
    """The notes, each under its mark: ``[^corvin-denial]: …``."""
    notes = [
        f"[^{_LABEL.sub('-', row.statement)}]: {prose(note(row, text, verdicts), MARKING)}"
        for row, text in cited.statements
    ]
    notes += [f"[^{_LABEL.sub('-', one.source)}]: {source(one, MARKING)}." for one in cited.sources]
    return "\n\n".join(notes) + "\n" if notes else ""
