"""What was told of a sheet's columns: by options, or by a file that keeps it for the next time."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from provenance.authoring.sheets.mapping import Given, look, stance_of
from provenance.model.spelling import help_for
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError


class Saved(NamedTuple):
    """What a file tells: fields by column, constants, signs of lists, stances, order of days."""

    columns: Mapping[str, str]
    constants: Mapping[str, str]
    lists: Mapping[str, str]
    stances: Mapping[str, str]
    dates: str = ""


def saved(given: Given) -> str:
    """Write what columns give, to be read again by `read_saved`."""
    kept = {
        "columns": dict(given.columns),
        "set": dict(given.constants),
        "lists": {
            column: given.lists[field]
            for column, field in given.columns.items()
            if field in given.lists
        },
        "dates": given.dates,
        "stances": dict(given.stances),
    }
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"


def read_saved(text: str, file: str) -> Saved:
    """Read what `saved` wrote.

    Raises:
        CorpusError: it is something else, or a key stands in it twice.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        for key, value in pairs:
            if made[key] != value:
                raise CorpusError(f"{file} says two things of `{key}`", "keep one of them")
        return made

    try:
        made = json.loads(text, object_pairs_hook=once)
        parts = [made["columns"], made["set"], made["lists"], made["stances"]]
        texts = [part for one in parts for pair in one.items() for part in pair]
        if not all(isinstance(part, str) for part in (*texts, made["dates"])):
            raise TypeError
        columns, constants, lists, stances = parts
        return Saved(columns, constants, lists, stances, made["dates"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        told = f"{file} is no saved map of columns"
        raise CorpusError(told, "`--save-map` writes one") from None


def is_saved(data: bytes) -> bool:
    """Whether a file holds what `saved` wrote."""
    try:
        read_saved(data.decode(), "")
    except (CorpusError, UnicodeDecodeError):
        return False
    return True


def pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    """Read the ``NAME=VALUE`` pairs of an option, each name once.

    Raises:
        CorpusError: a pair has no ``=``, or a name has two values.
    """
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.rpartition("=") if option == "--map" else text.partition("=")
        name = name.strip()
        if not sign or not name:
            help = f"write `{option} {_FORMS[option]}`"
            raise CorpusError(f"{option} {text}: there is no `=`", help)
        if option == "--stance":
            meant = stance_of(value, {})
            if not meant:
                raise CorpusError(f"`{value}` is no stance", help_for(value, SAID_AS))
            name, value = name.casefold(), meant
        if option == "--set":
            base, sign, side = name.partition("@")
            name = f"{look(base)}{sign}{side}"
        value = value if option == "--list" else value.strip()
        if found.setdefault(name, value) != value:
            raise CorpusError(
                f"{option} says two things of `{name}`: `{found[name]}` and `{value}`",
                f"keep one of them\n  {option} {name}={found[name]}\n  {option} {name}={value}",
            )
    return found


_FORMS: Final = {
    "--map": "COLUMN=FIELD",
    "--set": "FIELD=VALUE",
    "--list": "COLUMN=SIGN",
    "--stance": "WORD=STANCE",
}
