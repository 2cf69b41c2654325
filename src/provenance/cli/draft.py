"""A record as far as it is told, and the command that tells it: to be pasted and gone on with."""

from collections.abc import Mapping, Sequence
from typing import Final

from provenance.authoring.create import free_id, named
from provenance.authoring.understand import Doubt, New
from provenance.cli.spelling import spelt
from provenance.store.errors import CorpusError


class RecordDraft:
    """What stands for each field of a record, as told on the command line or when asked for."""

    def __init__(self, *head: str, record: str, corpus: str | None) -> None:
        """Begin a draft.

        Args:
            head: the words of the command.
            record: ``statement``, or the kind of the record that is told.
            corpus: what ``--corpus`` says.
        """
        self.head = list(head)
        self.corpus = corpus
        self.file: str | None = None
        """Where the record is to be written, if told."""
        self.record = record
        self.texts: dict[str, list[str]] = {}
        self.made: list[New] = []
        """Records that are made on the way."""
        self.begun: list[tuple[str, dict[str, list[str]]]] = []
        """Kind and texts of records that are being asked for: of each, the next is a part."""
        self.pending: list[tuple[str, str]] = []
        """Keys and answers that are not settled yet: of the draft, then of what is begun."""

    def command(self) -> str:
        """Give the commands that tell all that was told, a line each."""
        texts = {key: list(said) for key, said in self.texts.items()}
        head = list(self.head)
        begun = [
            (kind, {key: list(said) for key, said in told.items()}) for kind, told in self.begun
        ]
        ids = [free_id(None, (), kind, next(iter(told.values()))[0]) for kind, told in begun]
        for depth, (key, text) in enumerate(self.pending):
            word = ids[depth] if depth < len(ids) else text
            if depth:
                begun[depth - 1][1].setdefault(key, []).append(word)
            elif key in POSITIONAL and self.record == "statement":
                head.append(word)
            else:
                texts.setdefault(key, []).append(word)
        made = [new_command(new.kind, new.id, _texts(new.values), self.corpus) for new in self.made]
        made += [
            new_command(kind, id, told, self.corpus)
            for id, (kind, told) in reversed([*zip(ids, begun, strict=True)])
        ]
        pairs = [(key, text) for key, said in texts.items() for text in said]
        if self.record == "statement":
            words = [word for key, text in pairs for word in _option(key, text)]
        else:
            words = [f"{key}={text}" for key, text in pairs]
        where = _options(file=self.file, corpus=self.corpus)
        return "\n".join([*made, spelt(*head, *words, *where)])


POSITIONAL: Final = ("stance", "claim")
"""What `add` takes as words, not as options."""


def refusal(draft: RecordDraft, all: Sequence[Doubt]) -> CorpusError:
    """Say what is not clear, what may be meant, and what to paste instead.

    Among the doubts may be words that are clear, to be put in their place: without a message.
    """
    doubts = [doubt for doubt in all if doubt.message]
    if len(doubts) == 1:
        message = doubts[0].message
    else:
        message = "\n".join(
            [f"{len(doubts)} things are not clear:", *(f"  {d.message}" for d in doubts)]
        )
    lines: list[str] = []
    for doubt in doubts:
        if doubt.choices:
            lines.append(f"did you mean {' or '.join(f'`{one.word}`' for one in doubt.choices)}?")
        elif doubt.help:
            lines.append(doubt.help)
    lines = [*dict.fromkeys(lines)]
    if any(doubt.choices for doubt in doubts) or not any(doubt.make for doubt in doubts):
        lines += [f"  {one}" for command in _meant(draft, all) for one in command.splitlines()]
    if any(doubt.make for doubt in doubts):
        lines.append(f"{'or ' if lines else ''}make what is missing:")
        lines += [f"  {one}" for one in _mended(draft, all, make=True).splitlines()]
    return CorpusError(message, "\n".join(lines))


def _meant(draft: RecordDraft, doubts: Sequence[Doubt]) -> list[str]:
    """The command with what may be meant: where one thing may be several, one with each."""
    several = [doubt for doubt in doubts if len(doubt.choices) > 1]
    if len(several) != 1:
        return [_mended(draft, doubts, make=False)]
    (unclear,) = several
    return [
        _mended(
            draft,
            [one._replace(choices=(choice,)) if one is unclear else one for one in doubts],
            make=False,
        )
        for choice in unclear.choices[:_EACH]
    ]


_EACH: Final = 3
"""Commands at most that are given for what may be several things."""


def _mended(draft: RecordDraft, doubts: Sequence[Doubt], make: bool) -> str:
    """The command with the first of what may be meant, or with records made of what was written."""
    texts = {key: list(said) for key, said in draft.texts.items()}
    head = list(draft.head)
    made: list[str] = []
    for doubt in doubts:
        word = doubt.choices[0].word if doubt.choices else doubt.given
        if doubt.make and (make or not doubt.choices):
            word = free_id(None, (), doubt.make, doubt.given)
            said = {named(doubt.make): [doubt.given], **_kind(doubt)}
            made.append(new_command(doubt.make, word, said, draft.corpus))
        if doubt.key in POSITIONAL and draft.record == "statement":
            head.append(word)
        else:
            texts.setdefault(doubt.key, []).append(word)
    mended = RecordDraft(*head, record=draft.record, corpus=draft.corpus)
    mended.texts, mended.file = texts, draft.file
    return "\n".join([*dict.fromkeys(made), mended.command()])


def _kind(doubt: Doubt) -> Mapping[str, list[str]]:
    if doubt.make == "claim":
        return {}
    return {"kind": ["person" if doubt.make == "actor" else "web-page"]}


def new_command(kind: str, id: str, texts: Mapping[str, Sequence[str]], corpus: str | None) -> str:
    """Give the command that makes a record."""
    pairs = [f"{key}={text}" for key, said in texts.items() for text in said]
    return spelt("new", kind, id, *pairs, *_options(corpus=corpus))


def _options(**given: str | None) -> list[str]:
    return [word for name, value in given.items() if value for word in (f"--{name}", value)]


def _option(key: str, text: str) -> list[str]:
    return [f"--{key}={text}"] if text.startswith("-") else [f"--{key}", text]


def _texts(values: Mapping[str, object]) -> dict[str, list[str]]:
    return {
        key: [_word(item) for item in (value if isinstance(value, list) else [value])]
        for key, value in values.items()
    }


def _word(value: object) -> str:
    """A value as it is written on a command line; bounds of a date as `[A..B]`."""
    if isinstance(value, dict):
        return f"[{value.get('not-before', '')}..{value.get('not-after', '')}]"
    return str(value)
