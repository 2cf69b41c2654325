"""What a keystroke costs in an editor: from the change to the findings, in a large corpus."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.corpora import corpus
from benchmarks.measure import PROVENANCE, Command, run
from benchmarks.table import Row

from provenance.checks.config import configure
from provenance.checks.run import check
from provenance.editor.completion import complete
from provenance.editor.desk import Desk
from provenance.editor.hover import hover
from provenance.editor.outline import lenses
from provenance.editor.spots import at
from provenance.editor.text import Text
from provenance.editor.where import where

FILES = 10_000
KEYS = 40


def rows() -> Iterator[Row]:
    """Type a note into a claim, letter by letter, and ask between the letters."""
    folder = corpus(FILES, "single")
    run(Command((*PROVENANCE, "check"), folder))
    path = sorted((folder / "claims" / "000").glob("*.yaml"))[17]
    name = path.relative_to(folder).as_posix()
    text = path.read_text(encoding="utf-8")
    desk = Desk(folder)
    desk.take(name, text)
    opened = _timed(desk.sound)
    yield Row(f"opening the first of {FILES:,} files", "", _ms([opened]))
    yield Row("a keystroke, to the findings", "≤ 50 ms", _keys(desk, name, text))
    broken = text.replace("\ntext:", "\ntext", 1)
    yield Row("a keystroke while the file is broken", "≤ 50 ms", _keys(desk, name, broken))
    desk.take(name, text)
    yield from _asked(desk, folder, text)


def _keys(desk: Desk, name: str, text: str) -> str:
    today = date.today().toordinal()
    times = []
    for number in range(KEYS + 2):
        typed = f"{text}# {'x' * number}"

        def key(typed: str = typed) -> None:
            desk.take(name, typed)
            draft = desk.typed()
            config = configure(draft.settings.check)
            check(draft, config, today, lambda file: file == name)
            desk.sound()

        times.append(_timed(key))
    return _ms(times[2:])  # the first brings the modules


def _asked(desk: Desk, folder: Path, text: str) -> Iterator[Row]:
    place = text.index("by: ") + 4
    spot = at(text, place)
    written = where(text, place)
    asked = {
        "the card of an actor": lambda: spot and hover(desk.sound(), spot),
        "completing an id": lambda: written and complete(desk.sound(), written, False),
        "the lens over a claim": lambda: lenses(desk.sound(), Text(text)),
    }
    for what, ask in asked.items():
        ask()
        yield Row(what, "", _ms([_timed(ask) for _ in range(KEYS)]))


def _timed(what: object) -> float:
    start = time.perf_counter()
    what()  # type: ignore[operator]
    return time.perf_counter() - start


def _ms(times: list[float]) -> str:
    middle = statistics.median(times) * 1000
    if len(times) < 2:
        return f"{middle:.0f} ms"
    return f"{middle:.0f} ms, at most {max(times) * 1000:.0f}"
