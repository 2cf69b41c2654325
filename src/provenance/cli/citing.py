"""``--cite`` and ``--style``: an answer's statements and sources, to be cited elsewhere."""

import sys
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.answers.rows import StatementRow
    from provenance.store.corpus import Corpus
    from provenance.views.citation.cited import Cited, Verdicts

_PANEL: Final = "Output"


class Cite(StrEnum):
    """How statements are cited."""

    footnote = "footnote"
    markdown = "markdown"
    csl_json = "csl-json"
    bibtex = "bibtex"
    wikitext = "wikitext"


_ONE_A_STATEMENT: Final = (Cite.footnote, Cite.markdown, Cite.wikitext)
"""The others have an entry for each source."""

CITING: Final[dict[str, tuple[Any, Any]]] = {
    "cite": (
        Annotated[
            Cite | None,
            typer.Option(
                "--cite",
                help="Give what to cite instead; footnotes if no form is named.",
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
    "style": (
        Annotated[
            str | None,
            typer.Option(
                "--style",
                metavar="NAME|FILE",
                help="The same as references in a style such as apa, or in a .csl file's.",
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
}
"""The options of the commands whose answers can be cited."""


def with_form(words: list[str]) -> list[str]:
    """Put ``footnote`` after a ``--cite`` that no form follows.

    A word that is nearly a form is left to be refused with the choices.
    """
    from difflib import get_close_matches

    forms = [form.value for form in Cite]
    made: list[str] = []
    for word in words:
        if made and made[-1] == "--cite" and not get_close_matches(word, forms, n=1, cutoff=0.7):
            made.append(Cite.footnote.value)
        made.append(word)
    return [*made, Cite.footnote.value] if made and made[-1] == "--cite" else made


def show(answer: Any, corpus: "Corpus", form: Cite | None, style: str | None) -> bool:
    """Write what an answer gives to cite; say on stderr what could not be. Whether any was."""
    from provenance.views.citation.cited import cited

    if form is not None and style is not None:
        raise CorpusError("`--cite` and `--style` are two ways to cite", "give one of them")
    found = cited(answer)
    left_out = 0 if form in _ONE_A_STATEMENT else len(_without_source(found))
    kept = len(found.statements) + len(found.sources) - left_out
    sys.stdout.write(_written(found, _verdicts(corpus, found), form, style))
    if left_out:
        what = "1 statement has" if left_out == 1 else f"{left_out} statements have"
        print(f"note: {what} no source on record, and no entry", file=sys.stderr)
    if found.unplaced:
        what = "1 statement is" if found.unplaced == 1 else f"{found.unplaced} statements are"
        why = "the record cannot tell whether in the time asked for"
        print(f"note: {what} not cited: {why}", file=sys.stderr)
    if not kept and not left_out:
        print("note: nothing to cite; the answer without it says why", file=sys.stderr)
    return kept > 0


def _written(found: "Cited", verdicts: "Verdicts", form: Cite | None, style: str | None) -> str:
    if style is None:
        assert form is not None
        name = {Cite.csl_json: "csl"}.get(form, form.value)
        return str(import_module(f"provenance.views.citation.{name}").render(found, verdicts))
    from provenance.views.citation import styled

    try:
        return styled.render(found, verdicts, style)
    except styled.StyleError as error:
        raise CorpusError(error.message, error.help) from None


def _verdicts(corpus: "Corpus", found: "Cited") -> "Verdicts":
    """The verdicts on the quotations; none is read where there are none."""
    from provenance.quotes.errors import QuotesError

    rows = [row for row, _ in found.statements if row.quotes]
    if not rows:
        return {}
    from provenance.answers.verdicts import verdicts

    try:
        return verdicts(corpus, (row.claim for row in rows), (row.statement for row in rows))
    except QuotesError as error:
        raise CorpusError(error.message, error.help) from None


def _without_source(found: "Cited") -> "list[StatementRow]":
    return [row for row, _ in found.statements if row.read_in is None or row.read_in.title is None]
