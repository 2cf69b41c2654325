"""Sentences that speak of a terminal's options and commands, in a page's own terms.

The views write for both; on a page an option is a field of a form, and there are no commands.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from provenance.answers.asked import Asked
from provenance.authoring.typed import fields
from provenance.model.fields import Field, Type
from provenance.pages.address import LISTS, SINGLE
from provenance.pages.catalogue import ENGLISH, texts

_MARKS: Final = ("--", "provenance ", "(-v)", "`git ")
_OPTION: Final = re.compile(r"(?<![\w-])--([a-z][a-z-]*)\b")
_WRITTEN: Final = re.compile("`([^`]*)`")
_FIELD: Final = re.compile(r"`([a-z][a-z-]*)`")

_RULES: Final = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r" with a higher --limit(?: \(--limit [\d,]+\))?", ""),
        (r"; --limit shows more(?=\.|$)", ""),
        (r"^--limit shows more; further words, --about or --topic narrow\.$", "More words narrow."),
        (r" \(--status NAME\)", ""),
        (r" \(-v\)$", ""),
        (r": provenance show (?=[\w.-]+$)", ": "),
        (r"^Ask for one by its id; --help tells how to narrow\.$", ""),
        (r"; add words, or narrow by --about, --by or --topic", "; add words to narrow"),
        (r": --side [\w.-]+\.", "."),
        (r"(?:^|(?<=[.;]) ?)[^.;]*`(?:provenance|git) [^`]*`[^.;]*[.;]?", ""),
        (r"(?:, |; | \()?(?:run )?provenance [a-z]+(?: [a-z]+)? [A-Z-]+.*$", ""),
    )
)
"""What is left out of sentences, or said instead."""


def told(text: str, labels: Mapping[str, str] | None = None) -> str:
    """A sentence of the program in a page's terms.

    Args:
        text: the sentence; it quotes nobody.
        labels: what the fields of a form are called; else those of filters.
    """
    named = filters() if labels is None else labels
    if any(mark in text for mark in _MARKS):
        for pattern, instead in _RULES:
            text = pattern.sub(instead, text)
        text = _OPTION.sub(lambda match: f"“{named.get(match[1], match[1])}”", text)
    if labels is not None:
        text = _FIELD.sub(
            lambda match: f"“{named[match[1]]}”" if match[1] in named else match[0], text
        )
    return text


def labels(named: Mapping[str, str]) -> Mapping[str, str]:
    """What the fields of forms are called, by their keys.

    Args:
        named: the texts of a language.
    """
    return {
        field.key: named[f"label_{_name(field.key)}"]
        for of in ("statement", "claim", "actor", "source")
        for field in (*_OWN, *fields(of))
    }


def hint(of: str, one: Any, named: Mapping[str, str], written: Mapping[str, str]) -> str:
    """What a field of a form is for.

    Args:
        of: the kind of record.
        one: the field, with its ``key``, and what it is ``about`` in English.
        named: what fields are called.
        written: the texts of the reader's language.
    """
    name = _name(one.key)
    own = (f"hint_{of}_{name}", f"hint_of_{name}", f"hint_{name}")
    found = next((written[key] for key in own if key in written), None)
    about = told(one.about, named) if found is None else found
    return _WRITTEN.sub(r"“\1”", about)


def _name(key: str) -> str:
    return key.replace("-", "_").replace(".", "_")


_OWN: Final = tuple(Field(key, Type.ID, "") for key in ("claim", "stance", "id"))
"""Fields of forms that are no fields of a record."""


def asked(found: tuple[Asked, ...], language: str) -> str:
    """Under which filters something was asked: fields, and what stands in them."""
    named = filters(language)
    return "; ".join(
        f"{named[item.option[2:]]}: {', '.join(value.name for value in item.values)}"
        for item in found
    )


@cache
def filters(language: str = ENGLISH) -> Mapping[str, str]:
    """What the filters are called, by the names of their options."""
    return {name: texts(language)[name.replace("-", "_")] for name in (*LISTS, *SINGLE)}
