"""The form for a record: its fields, what is in doubt in each, and the change that it makes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from provenance.authoring.add import add
from provenance.authoring.amend import amend
from provenance.authoring.change import Change, diff, hold
from provenance.authoring.create import create, free_id, named
from provenance.authoring.typed import fields, lead, lines, typed
from provenance.authoring.understand import Doubt, Doubtful, stance, understood
from provenance.model.fields import RECORDS, Field, Type
from provenance.model.vocabulary import SAID_AS
from provenance.reading.plans import is_id
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

KINDS: Final = ("statement", "claim", "actor", "source")

_FIRST: Final = {
    "statement": (
        *("claim", "stance", "by", "for", "date", "said-in", "source", "at", "quote"),
        *("hedge", "answers", "note"),
    ),
    "claim": ("id", "text", "about", "accuses", "topics", "event", "place", "source", "note"),
    "actor": ("id", "name", "kind", "aka", "part-of", "speaks-for", "note"),
    "source": ("id", "title", "kind", "by", "publisher", "date", "published", "url", "note"),
}
"""The fields that a form opens with; the others stand folded below."""

_LISTS: Final = {
    Type.ACTOR: "actor",
    Type.SOURCE: "source",
    Type.CLAIM: "claim",
    Type.SUBJECT: "subject",
    Type.TARGET: "target",
}
"""The kinds of records that are offered while somebody types."""


_LONGEST: Final = 120
"""Characters of an id, of which a file's name is made."""


class Input(NamedTuple):
    """A field of the form: what it is for, what stands in it, and what is in doubt in that."""

    key: str
    about: str
    text: str
    many: bool
    choices: tuple[str, ...]
    offers: str
    doubts: tuple[Doubt, ...]
    required: bool
    fixed: bool = False
    parts: tuple[str, ...] = ()
    """The further fields of a nested record, which follow in its line."""


class Outcome(NamedTuple):
    """What a form would do: a change if nothing is in doubt, shown as a diff.

    ``errors`` keep it from being saved; ``notes`` is what the check would newly say.
    """

    change: Change | None = None
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    diff: tuple[str, ...] = ()
    page: tuple[str, str] = ("", "")
    """The kind and id of the record to go to when it is saved."""


class Form(NamedTuple):
    """A form as it is drawn."""

    kind: str
    id: str
    """Of a record that is there; empty for a new one."""
    first: tuple[Input, ...]
    rest: tuple[Input, ...]
    outcome: Outcome
    source: str
    """The source whose text stands beside the form."""


def opening(corpus: Corpus, kind: str, id: str, asked: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields of a form that is opened.

    Raises:
        CorpusError: there is no such record.
    """
    if not id:
        return {key: value for key, value in asked.items() if key in _keys(kind)}
    record: Any = _record(corpus, kind, id)
    said = {key: "\n".join(items) for key, items in lines(record, kind).items()}
    if kind == "statement":
        return {"claim": record.claim, "stance": record.stance, **said}
    return said


def form(root: Path, corpus: Corpus, kind: str, id: str, said: Mapping[str, str]) -> Form:
    """Make the form of what was typed.

    Args:
        root: the corpus's folder.
        corpus: the corpus, opened.
        kind: one of `KINDS`.
        id: of the record that is changed; empty for a new one.
        said: the texts of the fields.
    """
    doubts, outcome = _planned(root, corpus, kind, id, said)
    inputs = {one.key: one for one in _inputs(kind, id, said, doubts)}
    order = [key for key in _FIRST[kind] if key in inputs]
    first = [*order, *(doubt.key for doubt in doubts if doubt.key not in order)]
    return Form(
        kind,
        id,
        tuple(inputs[key] for key in dict.fromkeys(first) if key in inputs),
        tuple(one for key, one in inputs.items() if key not in first),
        outcome,
        source_of(corpus, kind, id, said),
    )


def file_of(corpus: Corpus, kind: str, id: str, said: Mapping[str, str]) -> str:
    """The file that a form changes, as far as it is known before anything is typed."""
    holder = said.get("claim", "") if kind == "statement" else id
    record = corpus.record("claim" if kind == "statement" else kind, holder)
    return record.origin.file if record else ""


def source_of(corpus: Corpus, kind: str, id: str, said: Mapping[str, str]) -> str:
    """The source whose text is read beside a form; "" if none is known."""
    if kind == "source":
        return id
    if kind != "statement":
        return ""
    named_ = said.get("source", "").strip()
    if not named_:
        claim = corpus.record("claim", said.get("claim", "").strip())
        named_ = (claim.source or "") if claim else ""
    return named_ if corpus.record("source", named_) else ""


# --- the plan -------------------------------------------------------------------------------------


def _planned(
    root: Path, corpus: Corpus, kind: str, id: str, said: Mapping[str, str]
) -> tuple[tuple[Doubt, ...], Outcome]:
    if not any(text.strip() for text in said.values()):
        return (), Outcome()
    found = typed(corpus, kind, said)
    doubts = list(found.doubts)
    try:
        change, page = _change(root, corpus, kind, id, said, found.values, doubts)
    except CorpusError as error:
        told = f"{error.message} ({error.help})" if error.help else error.message
        return tuple(doubts), Outcome(errors=() if doubts else (told,))
    if change is None or doubts:
        return tuple(doubts), Outcome()
    told_diff = tuple(diff([change]))
    if change.before == change.after:
        return (), Outcome(page=page)
    try:
        notes = tuple(note.sentence for note in hold(root, [change]))
    except CorpusError as error:
        told = f"{error.message} ({error.help})" if error.help else error.message
        return (), Outcome(errors=(told,), diff=told_diff, page=page)
    return (), Outcome(change, (), notes, told_diff, page)


def _change(
    root: Path,
    corpus: Corpus,
    kind: str,
    id: str,
    said: Mapping[str, str],
    values: dict[str, Any],
    doubts: list[Doubt],
) -> tuple[Change | None, tuple[str, str]]:
    if id:
        before = lines(_record(corpus, kind, id), kind)
        was = {key: "\n".join(items) for key, items in before.items()}
        typed = (key for key in was if _plain(said.get(key, "")) != _plain(was[key]))
        keys = list(dict.fromkeys(key.partition(".")[0] for key in typed))
        page = ("claim", said.get("claim", "")) if kind == "statement" else (kind, id)
        if doubts:
            return None, page
        return amend(corpus, kind, id, values, keys), page
    if kind == "statement":
        claim, how = _claim_and_stance(corpus, said, doubts)
        if doubts or not (claim and how):
            return None, ("", "")
        return add(corpus, how, claim, values), ("claim", claim)
    key = named(kind)
    if not values.get(key):
        doubts.append(Doubt(key, "", f"a {kind} needs a `{key}`"))
    doubts.extend(
        Doubt(field.key, "", f"a {kind} needs a `{field.key}`")
        for field in RECORDS[kind]
        if field.required and field.key not in (kind, key) and not values.get(field.key)
    )
    if doubts:
        return None, ("", "")
    wanted = said.get("id", "").strip()
    if wanted and not (is_id(wanted) and len(wanted) <= _LONGEST):
        help = "write letters, digits, `-`, `_` and `.`, a letter or digit first"
        doubts.append(Doubt("id", wanted, "this cannot be an id", help=help))
        return None, ("", "")
    made = wanted or free_id(corpus, (), kind, str(values[key]))
    return create(root, corpus, kind, made, values, None), (kind, made)


def _claim_and_stance(
    corpus: Corpus, said: Mapping[str, str], doubts: list[Doubt]
) -> tuple[str, str]:
    claim = how = ""
    asking = next(f for f in RECORDS["statement"] if f.key == "covers")._replace(key="claim")
    try:
        if said.get("claim", "").strip():
            claim = understood(corpus, (), "statement", asking, said["claim"])
        else:
            doubts.append(Doubt("claim", "", "on which claim?"))
    except Doubtful as doubtful:
        doubts.append(doubtful.doubt)
    try:
        how = stance(said.get("stance", "") or SAID_AS[0])
    except Doubtful as doubtful:
        doubts.append(doubtful.doubt)
    return claim, how


def _plain(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _record(corpus: Corpus, kind: str, id: str) -> Any:
    if kind == "statement":
        claim = corpus.record("claim", corpus.claim_of_statement(id) or "")
        every = (*claim.said, *claim.comments) if claim else ()
        found: Any = next((one for one in every if one.id == id), None)
    else:
        found = corpus.record(kind, id)
    if found is None:
        raise CorpusError(f"there is no {kind} `{id}`")
    return found


# --- the fields -----------------------------------------------------------------------------------


def _keys(kind: str) -> set[str]:
    return {field.key for field in fields(kind)} | {"claim", "stance", "id"}


def _inputs(kind: str, id: str, said: Mapping[str, str], doubts: tuple[Doubt, ...]) -> list[Input]:
    made = []
    if kind == "statement":
        made.append(_own("claim", said, doubts, "claim", bool(id)))
        made.append(_own("stance", said, doubts, "", bool(id))._replace(choices=SAID_AS))
    elif not id:
        made.append(_own("id", said, doubts))
    return made + [_input(field, said, doubts) for field in fields(kind)]


def _own(
    key: str,
    said: Mapping[str, str],
    doubts: tuple[Doubt, ...],
    offers: str = "",
    fixed: bool = False,
) -> Input:
    mine = tuple(doubt for doubt in doubts if doubt.key == key)
    return Input(key, "", said.get(key, ""), False, (), offers, mine, bool(offers), fixed)


def _input(field: Field, said: Mapping[str, str], doubts: tuple[Doubt, ...]) -> Input:
    choices = ("true", "false") if field.type is Type.FLAG else tuple(field.choices or ())
    return Input(
        field.key,
        field.about,
        said.get(field.key, ""),
        field.many,
        choices,
        _LISTS.get(field.type, ""),
        tuple(doubt for doubt in doubts if doubt.key == field.key),
        field.required,
        parts=tuple(
            inner.key for inner in RECORDS[field.record] if inner.key != (lead(field) or "")
        )
        if field.record
        else (),
    )
