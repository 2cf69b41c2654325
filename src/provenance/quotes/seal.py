"""Seals: what this machine wrote into a vault, told from what came with a repository.

A seal is a keyed digest (HMAC-SHA-256) whose key is random, made once for this user on this
machine, and kept outside every corpus: in ``$XDG_STATE_HOME/provenance`` (``~/.local/state``;
``%LOCALAPPDATA%`` on Windows). So whatever is committed, copied or unpacked cannot carry a seal
that holds here.
"""

import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from provenance.quotes.errors import QuotesError

_SIZE: Final = 32


def seal(purpose: str, data: bytes) -> str:
    """The seal of some bytes for one purpose.

    Raises:
        QuotesError: no key can be kept on this machine.
    """
    key = _read() or _made()
    return _digest(key, purpose, data)


def holds(purpose: str, data: bytes, given: str) -> bool:
    """Whether a seal was made on this machine for just these bytes."""
    key = _read()
    return key is not None and hmac.compare_digest(
        _digest(key, purpose, data).encode(), given.encode("utf-8", "replace")
    )


def _digest(key: bytes, purpose: str, data: bytes) -> str:
    return hmac.new(key, purpose.encode() + b"\0" + data, "sha256").hexdigest()


def _file() -> Path:
    named = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = Path(named) if named else Path.home() / ".local" / "state"
    except RuntimeError as error:  # no home is known
        raise QuotesError(str(error), "set XDG_STATE_HOME to a folder of yours") from None
    return folder / "provenance" / "key"


def _read() -> bytes | None:
    try:
        file = os.open(_file(), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError, QuotesError):
        return None
    try:
        key = os.read(file, _SIZE)
    except OSError:
        return None
    finally:
        os.close(file)
    return key if len(key) == _SIZE else None


def _made() -> bytes:
    """Make the key; where another process was quicker, its key counts."""
    path = _file()
    part = path.with_name(f".key.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(file, secrets.token_bytes(_SIZE))
        finally:
            os.close(file)
        try:
            os.link(part, path)
        except FileExistsError:
            if _read() is None:
                os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise QuotesError(
            f"{path} cannot be written: {error.strerror or error}",
            "set XDG_STATE_HOME to a folder of yours: a key is kept there",
        ) from None
    key = _read()
    if key is None:
        raise QuotesError(f"{path} cannot be read", "set XDG_STATE_HOME to a folder of yours")
    return key
