"""Settings of a corpus, from its ``provenance.toml``."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from provenance.store.errors import CorpusError
from provenance.store.files import guarded
from provenance.store.files.discovery import SETTINGS_FILE

_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


class Settings(NamedTuple):
    """What a corpus's ``provenance.toml`` says; all of it may be missing.

    ``check`` and ``quotes`` are the tables of those names as they stand: the rooms that they
    configure read them.
    """

    title: str | None = None
    check: Mapping[str, Any] = _EMPTY
    quotes: Mapping[str, Any] = _EMPTY


def read_settings(root: Path) -> Settings:
    """Read the settings of the corpus at ``root``.

    Raises:
        CorpusError: with file and line, when the file cannot be read or says what has no meaning.
    """
    try:
        data = guarded.read(root / SETTINGS_FILE, guarded.MAX_SETTINGS)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise CorpusError(
            f"the settings cannot be read: {error.strerror or error}",
            "mend it, or delete it: every setting has a default",
            SETTINGS_FILE,
        ) from None
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CorpusError("not UTF-8", "save it as UTF-8", SETTINGS_FILE, line) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message, line = _where(str(error), text)
        help = 'a setting looks like `title = "Mali, 2021 to 2022"`'
        raise CorpusError(message, help, SETTINGS_FILE, line) from None
    for key, value in table.items():
        line = _line_of(key, text)
        if key not in Settings._fields:
            raise CorpusError(_unknown(key), _suggest(key), SETTINGS_FILE, line)
        if key == "title" and not isinstance(value, str):
            help = 'write `title = "…"`'
            raise CorpusError("`title` must be a text", help, SETTINGS_FILE, line)
        if key != "title" and not isinstance(value, dict):
            help = f"write `[{key}]` on a line of its own"
            raise CorpusError(f"`{key}` must be a table", help, SETTINGS_FILE, line)
    return Settings(**table)


def _unknown(key: str) -> str:
    return f"`{key}` is no setting"


def _suggest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower(), Settings._fields, n=1)
    known = ", ".join(f"`{field}`" for field in Settings._fields)
    return f"did you mean `{near[0]}`?" if near else f"there are {known}"


def _where(message: str, text: str) -> tuple[str, int]:
    """Part tomllib's message from the place that it ends with."""
    what, _, place = message.rpartition(" (at ")
    if place.startswith("line "):
        return f"this is not TOML: {what}", int(place[5:].partition(",")[0])
    return f"this is not TOML: {what or message}", text.count("\n") + 1


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip().lstrip("[").strip().strip("\"'")
        if bare.startswith(key) and not bare[len(key) :][:1].isalnum():
            return number
    return 1
