"""Asking at a terminal for what a record lacks: each answer is checked when given, none is lost."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from provenance.authoring.create import free_id, named
from provenance.authoring.understand import Choice, Doubt, Doubtful, New, understood, values
from provenance.cli.draft import RecordDraft
from provenance.model.fields import RECORDS, Field
from provenance.model.nouns import with_article

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


class Stopped(Exception):
    """Somebody stopped answering."""


class Interview:
    """Asks about one record, and about those that are made on the way."""

    def __init__(self, corpus: "Corpus | None", draft: RecordDraft) -> None:
        """Begin to ask.

        Args:
            corpus: the corpus, opened; None while it has no files.
            draft: what is told already; answers go there.
        """
        self.corpus = corpus
        self.draft = draft
        with suppress(ImportError):
            import readline  # noqa: F401  lines can be edited

    def tell(self, field: Field, question: str, needed: bool) -> None:
        """Ask for a field and keep the answer; an empty one is taken where it is not needed."""
        answer = self.ask(self.draft.record, field, question, needed)
        if answer:
            self.draft.texts.setdefault(field.key, []).append(answer)

    def ask(self, record: str, field: Field, question: str, needed: bool) -> str:
        """Ask for what stands for a field until it is clear."""
        if field.choices:
            say(fill(f"{question}, one of {', '.join(field.choices)}"))
            question = f"{question[: len(question) - len(question.lstrip())]}{field.key}"
        while True:
            text = line(f"{question}: ")
            if not text and not needed:
                return ""
            if not text:
                say("  it is needed; Ctrl-C stops, and keeps what you told")
                continue
            settled = self.settle(record, field, text)
            if settled:
                return settled

    def settle(self, record: str, field: Field, text: str) -> str:
        """Make one thing of what was written for a field: ``""`` if it is to be asked for again."""
        self.draft.pending.append((field.key, text))
        while True:
            try:
                settled = understood(self.corpus, self.draft.made, record, field, text)
            except Doubtful as error:
                doubt = error.doubt
            else:
                if settled != text:
                    say(f"  {settled}{self.called(settled)}")
                break
            settled = self.clear(doubt)
            if settled == NEW:
                settled = self.make(doubt.make, text)
                break
            if not settled:
                break
            text = settled
            self.draft.pending[-1] = (field.key, text)
        self.draft.pending.pop()
        return settled

    def clear(self, doubt: Doubt) -> str:
        """Ask what was meant: a word to take instead, `NEW`, or ``""``."""
        say(f"  {doubt.message}" + (f"; {doubt.help}" if doubt.help and not doubt.choices else ""))
        if not doubt.choices and not doubt.make:
            return ""
        words = [choice.word for choice in doubt.choices]
        for number, choice in enumerate(doubt.choices, 1):
            say(f"  {number}  {told(choice)}")
        offers = []
        if doubt.sure:
            offers.append(f"Enter takes {words[0]}")
        elif words:
            offers.append(f"1 to {len(words)} takes one")
        if doubt.make:
            what = "an actor" if doubt.make == "actor" else f"a {doubt.make}"
            offers.append(f"{'n' if words else 'Enter'} makes {what} of it")
        answer = line(f"  {', '.join(offers)}, or write another: ")
        offered = words[0] if doubt.sure else NEW if doubt.make and not words else ""
        if not answer or (offered and answer.lower() in ("y", "yes")):
            return offered
        if answer.lower() == "no" or (not words and answer.lower() == "n"):
            return ""
        if doubt.make and answer.lower() in ("n", "new"):
            return NEW
        if answer.isascii() and answer.isdigit() and len(answer) < 3 and answer not in words:
            if 1 <= int(answer) <= len(words):
                return words[int(answer) - 1]
            say(f"  there is no {answer} to take")
            return self.clear(doubt)
        return answer

    def make(self, kind: str, name: str) -> str:
        """Ask what a new record needs, and give its id."""
        from provenance.authoring.create import asked

        told = {"url" if kind == "source" and "://" in name else named(kind): [name]}
        self.draft.begun.append((kind, told))
        for field in asked(kind):
            if field.key in told or (kind == "claim" and not field.required):
                continue
            answer = self.ask(kind, field, f"  {kind}: {describe(field)}", field.required)
            if answer:
                told[field.key] = [answer]
        id = self.id(kind, told[named(kind)][0], "  ")
        self.draft.begun.pop()
        texts = {field.key: told[field.key] for field in RECORDS[kind] if field.key in told}
        self.draft.made.append(New(kind, id, values(kind, texts)))
        return id

    def id(self, kind: str, name: str, indent: str = "") -> str:
        """Ask for the id of a new record; Enter takes the one that its name gives."""
        from provenance.reading.plans import is_id

        free = free_id(self.corpus, self.draft.made, kind, name)
        while True:
            answer = line(f"{indent}id (Enter takes {free}): ")
            answer = free if answer.lower() in ("", "y", "yes") else answer
            taken = self.corpus.kind_of(answer) if self.corpus else ()
            if kind in taken or any(new.id == answer for new in self.draft.made):
                say(f"{indent}  there is {with_article(kind)} `{answer}` already")
            elif not is_id(answer) or answer.isdigit():
                say(f"{indent}  `{answer}` cannot be an id: {_OF_IDS}")
            else:
                return answer

    def called(self, id: str) -> str:
        """What a record is called, behind its id."""
        for kind in self.corpus.kind_of(id) if self.corpus else ():
            record = self.corpus.record(kind, id) if self.corpus else None
            for key in ("name", "title", "text"):
                if hasattr(record, key):
                    return f": {getattr(record, key)}"
        return ""


_OF_IDS: Final = "letters, digits and hyphens, no spaces, not digits alone"

NEW: Final = "\0new"
"""The answer that what was written is to be made."""


def told(choice: Choice) -> str:
    """A choice and what it is, on a line."""
    about = choice.about if len(choice.about) < 70 else f"{choice.about[:68]}…"
    return f"{choice.word}  {about}".rstrip()


def describe(field: Field) -> str:
    """A field's name and what it is for."""
    about = field.about.rstrip(".")
    return f"{field.key} ({about[:1].lower()}{about[1:]})"


def fill(text: str) -> str:
    """Break a text at words, at the width of the terminal."""
    from shutil import get_terminal_size
    from textwrap import wrap

    first = text[: len(text) - len(text.lstrip())]
    width = max(get_terminal_size().columns, 40)
    lines = wrap(
        text, width, subsequent_indent=f"{first}  ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def say(text: str) -> None:
    """Say something to who is asked."""
    print(text, file=sys.stderr)


def line(prompt: str) -> str:
    """Ask for a line.

    Raises:
        Stopped: there is no more.
    """
    try:
        if sys.stdout.isatty():
            return input(prompt).strip()
        print(prompt, end="", file=sys.stderr, flush=True)
        return input().strip()
    except (EOFError, KeyboardInterrupt):
        raise Stopped from None
