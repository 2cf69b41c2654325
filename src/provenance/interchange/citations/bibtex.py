"""BibTeX and BibLaTeX: sources to entries, and entries to sources.

Dates stand in BibLaTeX's fields, which take EDTF; plain ones in BibTeX's numbers, too.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.interchange import plain
from provenance.interchange.brought import Brought
from provenance.interchange.citations.work import Name, SourceEntry, count, issued, names
from provenance.interchange.lost import Lost
from provenance.model.date_errors import MONTHS
from provenance.model.dates import MOMENT, Date
from provenance.model.records import Actor, Source
from provenance.model.vocabulary import SOURCE_KINDS

_TYPES: Final = {
    "web-page": "online",
    "article": "article",
    "report": "report",
    "book": "book",
    "post": "online",
    "letter": "letter",
    "photo": "image",
    "video": "video",
    "audio": "audio",
    "data": "dataset",
}
"""BibLaTeX's types for our kinds; all others are ``misc``."""

_KINDS: Final = {
    **{type: kind for kind, type in _TYPES.items() if kind != "post"},
    **dict.fromkeys(("www", "electronic"), "web-page"),
    **dict.fromkeys(("inproceedings", "conference", "suppperiodical", "review"), "article"),
    **dict.fromkeys(("techreport", "phdthesis", "mastersthesis", "thesis"), "report"),
    **dict.fromkeys(
        ("inbook", "incollection", "booklet", "collection", "mvbook", "proceedings", "manual"),
        "book",
    ),
    **dict.fromkeys(("artwork",), "photo"),
    **dict.fromkeys(("movie",), "video"),
    **dict.fromkeys(("music",), "audio"),
    **dict.fromkeys(("misc", "unpublished", "legal", "standard", "periodical"), "document"),
}
_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even after a backslash: a lone one would swallow what follows.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
_KEPT: Final = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
_ESCAPED: Final = re.compile(rf"\\({'|'.join(_KEPT)})\b\s*(?:\{{\}})?|\\([$&#%_{{}}])")
_MATHS: Final = re.compile(r"\\ifmmode.*?\\else\s*(.*?)\\fi(?:\{\})?")
"""What publishers write for a letter with an accent that is to stand in formulas too."""
_SPECIALS: Final = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_START: Final = re.compile(
    r"^[ \t]*@(?=[ \t]*[A-Za-z]+\s*[{(])|(?<=[})])[ \t]*@(?=[A-Za-z]+[{(])", re.M
)
_KEY_TAKES: Final = re.compile(r"[^\w.:+/-]")


def write(sources: Iterable[Source], actors: Mapping[str, Actor], lost: Lost) -> Iterator[str]:
    """Write an entry for each source, keyed by its id."""
    for source in sources:
        count(source, actors, lost)
        fields = "".join(f"  {key} = {value},\n" for key, value in _fields(source, actors))
        key = _KEY_TAKES.sub("-", source.id)
        yield f"@{_TYPES.get(source.kind, 'misc')}{{{key},\n{fields}}}\n\n"


def _fields(source: Source, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    if source.by:
        # In braces of its own a name is one word, which no style cuts or turns.
        found = names(source.by, actors)
        yield "author", _braced(" and ".join(_braced(_escape(name.shown)) for name in found))
    yield "title", _braced(_braced(_escape(source.title)))
    if _KINDS.get(_TYPES.get(source.kind, "misc")) != source.kind:
        yield "entrysubtype", _braced(source.kind)
    if source.publisher:
        yield "publisher", _braced(_escape(names([source.publisher], actors)[0].shown))
    date = issued(source)
    if date:
        yield "date", _braced(date.text)
        yield from _numbers(date)
    if source.date:
        yield "eventdate" if source.is_utterance else "origdate", _braced(source.date.text)
    if source.url:
        yield "url", _braced(source.url.replace("{", "%7B").replace("}", "%7D"))
    if source.accessed:
        yield "urldate", _braced(source.accessed.text)
    if source.language:
        yield "langid", _braced(_escape(source.language))
    if source.note:
        yield "note", _braced(_escape(source.note))


def _numbers(date: Date) -> Iterator[tuple[str, str]]:
    if date.kind != MOMENT or date.approximate or date.uncertain or "X" in date.text:
        return
    year, month, day = (*date.text.partition("T")[0].split("-"), "", "")[:3]
    if not year:
        return
    yield "year", _braced(year)
    if month and int(month) <= 12:
        yield "month", MONTHS[int(month) - 1][:3].lower()
        if day:
            yield "day", _braced(str(int(day)))


def _escape(text: str) -> str:
    return _SPECIALS.sub(lambda match: _SPECIAL[match[0]], plain.line(text))


def _braced(text: str) -> str:
    return f"{{{text}}}"


def read(text: str) -> Iterator[Brought]:
    """Read the entries of a file: macros, concatenation and cross-references are followed.

    An entry ends at the latest where a line begins another, so that one that is never closed does
    not swallow the others.
    """
    import pybtex.database.input.bibtex as bibtex
    from pybtex.utils import CaseInsensitiveDict

    macros = CaseInsensitiveDict(bibtex.month_names)
    entries: list[_Entry] = []
    for line, chunk in _chunks(text.removeprefix("\ufeff").replace("\r\n", "\n")):
        wrong: list[str] = []
        parser = bibtex.LowLevelParser(
            chunk, macros=macros, handle_error=lambda error, wrong=wrong: wrong.append(str(error))
        )
        found = [body for command, body in parser if command.lower() not in ("string", "preamble")]
        command = chunk[1:].partition("{")[0].partition("(")[0].strip().lower()
        if not found or len(found[0]) != 2 or not found[0][0]:
            if wrong:
                yield Brought(f"line {line}", (), (f"{wrong[0]}: skipped",))
            continue
        key, fields = found[0]
        values: dict[str, str] = {}
        for name, parts in fields:
            if name.lower() in values:
                wrong.append(f"{name.lower()}: stands twice; the first was taken")
            values.setdefault(name.lower(), " ".join("".join(parts).split()))
        entries.append(_Entry(line, command, key, values, wrong))
    whole = {entry.key: entry.values for entry in entries}
    for entry in entries:
        yield _read(entry, _inherited(entry.values, whole))


class _Entry(NamedTuple):
    """An entry as it stands in the file."""

    line: int
    type: str
    key: str
    values: dict[str, str]
    troubles: list[str]


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a file that begin with an ``@`` and a brace, each with its line."""
    starts = [match.start() for match in _START.finditer(text)]
    line, counted = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line += text.count("\n", counted, start)
        counted = start
        yield line, text[start:end]


def _inherited(values: dict[str, str], whole: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """The fields of an entry with those of the entries that it refers to, some steps deep."""
    made, seen = dict(values), 0
    while (parent := made.pop("crossref", None)) and parent in whole and seen < 8:
        above = dict(whole[parent])
        title = above.pop("title", None)
        if title:
            above.setdefault("booktitle", title)
        made = {**above, **made}
        seen += 1
    return made


def _read(given: _Entry, values: Mapping[str, str]) -> Brought:
    type = given.type
    entry = SourceEntry(f"line {given.line} ({given.key})", given.key)
    entry.troubles += given.troubles
    subtype = values.get("entrysubtype", "")
    entry.kind = subtype if subtype in SOURCE_KINDS else _KINDS.get(type, "document")
    if type not in _KINDS and subtype not in SOURCE_KINDS:
        entry.troubles.append(f"type: `{type[:40]}` has no kind here; taken as a document")
    title, more = _latex(values.get("title", "")), _latex(values.get("subtitle", ""))
    entry.title = f"{title}: {more}" if title and more else title
    role = next((role for role in ("author", "editor") if values.get(role)), None)
    if role == "editor":
        entry.troubles.append("author: none; the editor stands for it")
    for name in _people(values[role], entry) if role else ():
        entry.named(name)
    outlet = _latex(values.get("journaltitle") or values.get("journal") or "")
    publisher = next(
        (
            _latex(values[field])
            for field in ("publisher", "institution", "organization", "school")
            if values.get(field)
        ),
        "",
    )
    entry.outlet = bool(outlet)
    entry.publisher = outlet or publisher
    if outlet and publisher:
        entry.note.append(f"Publisher: {publisher}.")
    if values.get("booktitle"):
        entry.note.append(f"In: {_latex(values['booktitle'])}.")
    entry.url = _address(values)
    entry.language = _latex(values.get("langid") or values.get("language") or "")
    for key, field in (("eventdate", "date"), ("origdate", "date"), ("urldate", "accessed")):
        if values.get(key):
            entry.day(field, _bare(values[key]))
    _dated(entry, values)
    entry.note.insert(0, _latex(values.get("note", "")))
    return entry.brought()


def _dated(entry: SourceEntry, values: Mapping[str, str]) -> None:
    """``date`` goes before ``year``, ``month`` and ``day``; where they differ, that is told."""
    year, month, day = (_latex(values.get(part, "")) for part in ("year", "month", "day"))
    if not any(map(str.isdigit, year)):
        year = ""  # n.d., whatever the month
    numbers = " ".join(filter(None, (day if month else "", month, year))) if year else ""
    if year and month.isdigit():
        numbers = "-".join(filter(None, (year, month.zfill(2), day.zfill(2) if day else "")))
    date = _bare(values.get("date", ""))
    if date:
        entry.day("published", date)
        if year and year.isdigit() and year not in date:
            entry.troubles.append(f"date: `{date[:40]}` was taken, and not year `{year[:40]}`")
    elif numbers:
        entry.day("published", numbers)


def _bare(text: str) -> str:
    """A date without braces; its ``~`` is EDTF's."""
    return text.replace("{", "").replace("}", "").replace("\\", "").strip()


def _people(text: str, entry: SourceEntry) -> Iterator[Name]:
    from pybtex.bibtex.utils import split_name_list
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    for part in split_name_list(text):
        part = part.strip()
        if part.startswith("{") and part.endswith("}") and _one_group(part):
            yield Name(_latex(part), False)
            continue
        try:
            person = Person(part)
        except PybtexError:
            entry.troubles.append(f"author: `{plain.line(part)[:40]}` was taken as it stands")
            yield Name(_latex(part), False)
            continue
        order = (
            *person.first_names,
            *person.middle_names,
            *person.prelast_names,
            *person.last_names,
            *person.lineage_names,
        )
        yield Name(_latex(" ".join(order)), bool(person.first_names))


def _one_group(text: str) -> bool:
    """Whether a text is one pair of braces with all else inside."""
    depth = 0
    for number, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if not depth and number < len(text) - 1:
            return False
    return not depth


def _address(values: Mapping[str, str]) -> str:
    url = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", values.get("url", "").strip())
    url = re.sub(r"\\([%&_#~$])", r"\1", url)
    if not url and (found := re.search(r"\\url\s*\{([^{}]+)\}", values.get("howpublished", ""))):
        url = found[1]
    doi = values.get("doi", "").strip()
    return url or (doi and (doi if "://" in doi else f"https://doi.org/{doi}"))


def _latex(text: str) -> str:
    """The text that LaTeX would set: its commands and accents as characters, without braces."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(_KEPT.get(match[1]) or match[2])
        return "\ue000"

    if "\\" in text:
        import latexcodec  # noqa: F401 - it registers the codec

        text = _MATHS.sub(r"\1", text.replace("\ue000", ""))
        text = _ESCAPED.sub(keep, text)
        text = re.sub(r"\\(?:emph|textit|textbf|textsc|url|texttt|mbox)\s*(?=\{)", "", text)
        with suppress(ValueError):
            text = codecs.getdecoder("ulatex")(text)[0]  # type: ignore[arg-type]
    text = text.replace("{", "").replace("}", "").replace("~", " ").replace("\u00a0", " ")
    return "".join(_put_back(text, kept)).strip()


def _put_back(text: str, kept: list[str]) -> Iterator[str]:
    """The text with what was kept in the places that were held for it."""
    first, *rest = text.split("\ue000") if kept else [text]
    yield first
    for sign, part in zip(kept, rest, strict=False):
        yield sign + part
