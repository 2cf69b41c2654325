"""A claim, an actor or a source as it is told on a command line, or when asked."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.authoring.change import Change
from provenance.authoring.create import asked, create, create_all, free_id, named
from provenance.authoring.understand import values
from provenance.cli.asking import Interview, describe, line, say
from provenance.cli.draft import RecordDraft, refusal
from provenance.cli.spelling import spelt
from provenance.cli.telling import FIELDS, kept, settle_given, take, write_told
from provenance.cli.writing import asking, corpus_to_change, inside
from provenance.model.fields import Field, Type
from provenance.model.nouns import with_article
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def tell_record(
    word: str | None, words: Sequence[str], file: str | None, dry_run: bool, explicit: str | None
) -> None:
    """Write a new record; ask for what is missing or not clear, if somebody can be asked.

    Args:
        word: ``claim``, ``actor`` or ``source``, or a kind of these, if told.
        words: its id or its name, then fields as ``key=value`` or ``--key value``.
        file: where to write it, if told.
        dry_run: only show what would be written.
        explicit: the corpus, as ``--corpus`` has it.
    """
    draft = RecordDraft("new", record="claim", corpus=explicit)
    draft.file = file
    with kept(draft):
        with corpus_to_change(explicit, asking=True) as (_, opened):
            kind, more = _record_kind(word, words)
            draft.head.append(kind)
            draft.record = kind
            name, texts = _parted(kind, words)
            texts = {**more, **texts}
            if asking():
                _ask_record(opened, draft, name, texts)
            else:
                _take_record(opened, draft, name, texts)
        keys = [field.key for field in asked(kind)]
        write_told(draft, lambda root, corpus: _record_changes(root, corpus, draft), keys, dry_run)
    if kind == "claim":
        say(f"next: {spelt('add', 'asserted', draft.head[2])}")


def _record_changes(root: Path, corpus: "Corpus | None", draft: RecordDraft) -> list[Change]:
    kind, id = draft.head[1:]
    changes = create_all(root, corpus, draft.made)
    place = inside(root, draft.file) if draft.file else None
    new = create(root, corpus, kind, id, values(kind, draft.texts), place, changes)
    return [*(change for change in changes if change.file != new.file), new]


def _record_kind(word: str | None, rest: Sequence[str] = ()) -> tuple[str, dict[str, list[str]]]:
    """The kind of record that a word means, and the kind of actor or source that it tells too.

    ``rest`` is what stands behind it, to be told in what can be pasted.
    """
    from provenance.authoring.create import KINDS
    from provenance.model.synonyms import kind_meant
    from provenance.model.vocabulary import ACTOR_KINDS, SOURCE_KINDS

    while word is None and asking():
        said = line(f"kind of record ({', '.join(KINDS)}): ")
        try:
            if said:
                return _record_kind(said)
        except CorpusError as error:
            say(f"  {error.message}; {(error.help or '').partition(chr(10))[0].rstrip(':')}")
        else:
            say("  it is needed; Ctrl-C stops")
    plain = (word or "").lower().removesuffix("s")
    if plain in KINDS:
        return plain, {}
    meant = [
        (kind, {"kind": [found]})
        for kind, choices in (("actor", ACTOR_KINDS), ("source", SOURCE_KINDS))
        if plain != "statement" and (found := kind_meant(plain, choices))
    ]
    if len(meant) == 1:
        return meant[0]
    what = "a claim, an actor or a source, or a kind of these, such as person"
    help = f"{what}:\n  {spelt('new', 'claim')}"
    if not plain:
        raise CorpusError("a new what?", help)
    if meant:
        either = (_example(kind, rest, more) for kind, more in meant)
        help = "\n".join(["either of these:", *either])
    elif plain == "statement":
        add = spelt("add", "asserted", "CLAIM", "--by", "ACTOR")
        help = f"a statement is added to its claim:\n  {add}"
    elif near := _near_kinds(plain):
        ways = "\n".join(f"  {spelt('new', one, *rest)}" for one in near)
        help = f"did you mean {' or '.join(f'`{one}`' for one in near)}?\n{ways}"
    raise CorpusError(f"`{word}` is no kind of record", help)


def _near_kinds(word: str) -> list[str]:
    """The kinds of records, and kinds of these, that a word comes near to."""
    from difflib import get_close_matches

    from provenance.authoring.create import KINDS
    from provenance.model.synonyms import near_words
    from provenance.model.vocabulary import ACTOR_KINDS, SOURCE_KINDS

    near = get_close_matches(word, (*KINDS, *ACTOR_KINDS, *SOURCE_KINDS), n=2, cutoff=0.75)
    others = [*near_words(word, ACTOR_KINDS)[:1], *near_words(word, SOURCE_KINDS)[:1]]
    return [*dict.fromkeys(near or others)]


def _example(kind: str, rest: Sequence[str], more: Mapping[str, list[str]]) -> str:
    told = rest or ("NAME",)
    return f"  {spelt('new', kind, *told, *(f'kind={word}' for word in more['kind']))}"


def _parted(kind: str, words: Sequence[str]) -> tuple[str, dict[str, list[str]]]:
    """The id or name that stands first, and the fields behind it."""
    fields = {key: field for key, field in FIELDS[kind].items() if field.type is not Type.ID}
    name: list[str] = []
    texts: dict[str, list[str]] = {}
    rest = iter(words)
    for word in rest:
        key, sign, text = word.removeprefix("--").partition("=")
        key = key.strip().lower().replace("_", "-")
        if word.startswith("--") and not sign:
            text, sign = next(rest, ""), "="
        if not sign and not texts:
            name.append(word)
        elif sign and key in fields:
            texts.setdefault(key, []).append(text.strip())
        else:
            raise _no_pair(kind, word, key, texts, fields, words)
    return " ".join(name), texts


def _no_pair(
    kind: str,
    word: str,
    key: str,
    texts: Mapping[str, list[str]],
    fields: Mapping[str, Field],
    words: Sequence[str],
) -> CorpusError:
    from difflib import get_close_matches

    near = get_close_matches(key, fields, n=1)
    mended = list(words)
    if near:
        place = mended.index(word)
        mended[place] = word.replace(key, near[0], 1)
        help = f"did you mean `{near[0]}`?\n  {spelt('new', kind, *mended)}"
    elif texts and "=" not in word:  # words of a value that no quotation marks hold together
        place = mended.index(word)
        mended[place - 1 : place + 1] = [f"{mended[place - 1]} {word}"]
        while place < len(mended) and "=" not in mended[place] and mended[place][:2] != "--":
            mended[place - 1 : place + 1] = [f"{mended[place - 1]} {mended[place]}"]
        help = (
            f"a value of several words stands in quotation marks:\n  {spelt('new', kind, *mended)}"
        )
    else:
        help = f"the keys are {', '.join(fields)}"
    return CorpusError(f"`{word}` is no `key=value` of {with_article(kind)}", help)


def _ask_record(
    corpus: "Corpus | None", draft: RecordDraft, name: str, texts: Mapping[str, list[str]]
) -> None:
    kind = draft.record
    interview = Interview(corpus, draft)
    id, draft.texts = _identified(kind, name, texts)
    if id:
        draft.head.append(id)
    settle_given(interview, kind)
    for field in asked(kind):
        if field.key not in draft.texts:
            interview.tell(field, describe(field), field.required)
        if field.key == named(kind) and (there := _there(corpus, kind, draft.texts[field.key][0])):
            say(f"  {there}; Ctrl-C stops, and what you answer now makes another")
    called = draft.texts[named(kind)][0]
    if not id or (corpus and kind in corpus.kind_of(id)):
        if id:
            say(f"  there is {with_article(kind)} `{id}` already")
        draft.head[2:] = [interview.id(kind, called)]


def _take_record(
    corpus: "Corpus | None", draft: RecordDraft, name: str, texts: Mapping[str, list[str]]
) -> None:
    kind = draft.record
    id, told = _identified(kind, name, texts)
    if id:
        draft.head.append(id)
    called = told.get(named(kind), [""])[0]
    missing = [field for field in asked(kind) if field.required and field.key not in told]
    if missing or not (id or called):
        for field in missing:
            told[field.key] = [
                _EXAMPLES.get((kind, field.key), field.choices[0] if field.choices else "…")
            ]
        draft.texts = told
        needs = " and ".join(f"`{field.key}`" for field in missing) or "an id"
        choices = [f"{f.key} is one of {', '.join(f.choices)}" for f in missing if f.choices]
        raise CorpusError(
            f"{with_article(kind)} needs {needs}",
            f"{''.join(choices) or 'such as'}\n  {draft.command()}",
        )
    if id and " " in id:
        draft.head[2:] = [free_id(corpus, (), kind, id)]
        draft.texts = told
        raise CorpusError(
            f"`{id}` cannot be an id: ids have no spaces", f"such as\n  {draft.command()}"
        )
    doubts = take(corpus, draft, told)
    if doubts:
        raise refusal(draft, doubts)
    if not id:
        draft.head.append(free_id(corpus, (), kind, called))
        if there := _there(corpus, kind, called):
            help = f"give the new one an id of its own:\n  {draft.command()}"
            raise CorpusError(there, help)


_EXAMPLES: Mapping[tuple[str, str], str] = {
    ("claim", "text"): "What is claimed, in one sentence.",
    ("actor", "name"): "The name",
    ("actor", "kind"): "person",
    ("source", "title"): "The title",
    ("source", "kind"): "article",
}
"""What stands in a command to paste for what nobody told."""


def _identified(
    kind: str, name: str, texts: Mapping[str, list[str]]
) -> tuple[str, dict[str, list[str]]]:
    """Take what stands first for the id, or for the name where it looks like one."""
    key = named(kind)
    told = {key: list(said) for key, said in texts.items()}
    if name and key not in told and (" " in name or name != name.lower()):
        return "", {key: [name], **told}
    return name, told


def _there(corpus: "Corpus | None", kind: str, name: str) -> str:
    """Say which records bear a name already."""
    from provenance.store.search.resolve import resolve_actor, resolve_source

    if corpus is None or kind == "claim":
        return ""
    found = (resolve_actor if kind == "actor" else resolve_source)(corpus, name).actors
    told = " and ".join(f"`{match.id}`" for match in found)
    return f"there is {with_article(kind)} called `{name}` already: {told}" if found else ""
