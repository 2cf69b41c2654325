"""The files that pages use: style, script, type. They are the program's own."""

from importlib.resources import files
from typing import Final

_TYPES: Final = {
    "svg": "image/svg+xml",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
}


def assets() -> dict[str, tuple[bytes, str]]:
    """Each file by its name, with its media type."""
    found: dict[str, tuple[bytes, str]] = {}
    for item in files("provenance.pages").joinpath("static").iterdir():
        ending = item.name.rpartition(".")[2]
        if ending in _TYPES:
            found[item.name] = (item.read_bytes(), _TYPES[ending])
    return found
