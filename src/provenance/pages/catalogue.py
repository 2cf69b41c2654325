"""The texts of the pages themselves, in the languages that they come in.

What the record says, and the sentences in which answers are told, are not among them: those are
the views' and the editors', and stay in the language that they are written in.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

ENGLISH: Final = "en"
LANGUAGES: Final = (ENGLISH, "fr")

RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
)
"""Languages that are written from right to left."""


@cache
def texts(language: str) -> Mapping[str, str]:
    """The texts of a language by their names."""
    written = files("provenance.pages").joinpath("words", f"{language}.toml").read_text("utf-8")
    return dict(tomllib.loads(written))


def language(asked: str, accepted: str) -> str:
    """The language to write in: the one asked for, else the first accepted that there is.

    Args:
        asked: what the address asks for.
        accepted: the browser's ``Accept-Language``.
    """
    wanted = [asked, *(part.partition(";")[0] for part in accepted.split(",")[:10])]
    short = (item.strip().lower()[:2] for item in wanted)
    return next((item for item in short if item in LANGUAGES), ENGLISH)


def direction(language: str | None) -> str:
    """In which direction a language is written, as far as it is known."""
    if not language:
        return "auto"
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
