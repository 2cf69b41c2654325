"""What ``check`` costs: cold, warm, and after one edit."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.answers import hub, question
from benchmarks.corpora import copy, corpus, edit, forget
from benchmarks.measure import PROVENANCE, PYTHON, Command, in_turn, run
from benchmarks.table import Row, mb, ms

CLAIMS = 10_000
FAULTS: Final = (
    (r"^about: \[[^],]*", "about: [persn-{}"),  # an id nobody bears, with some like it
    (r"^note: ", "nott: "),
    (r"^event: .*", "event: 2016-02-31"),
    (r"^topics: .*", "topics: [raid]\ntopics: [mine]"),
    (r"^place: .*", "place: [Lulu"),  # no YAML from here on
    (r"^text: .*", "text:"),
    (r"    date: .*", "    date: 2001-01-01"),  # said before it happened
    (r"^asserted:", "assertd:"),
)
"""What is made wrong in every third file, in turn: a pattern, and what its first place becomes."""

PROGRAMS = Path(__file__).parent / "programs"


def rows() -> Iterator[Row]:
    """Measure a cold check of single files beside what else reads them."""
    folder = corpus(CLAIMS, "single")
    check = (*PROVENANCE, "check")
    found = in_turn(
        2,
        {
            "cold": Command(check, folder, before=lambda: forget(folder)),
            "warm": Command(check, folder),
            "events": Command((PYTHON, str(PROGRAMS / "events.py"), "."), folder),
            "records": Command((PYTHON, str(PROGRAMS / "records.py"), "."), folder),
        },
    )
    cold, events, records = found["cold"], found["events"], found["records"]
    beside = f"{cold.cpu:.1f} s and {events.cpu:.1f} s; {mb(cold.memory)}"
    told = f"{cold.times(events):.1f} times the raw events"
    yield Row("cold `check`, 10,000 single files", "≤ 4 times", told, beside)
    faulty = _faulty(folder)
    wrong = in_turn(
        2,
        {
            "check": Command(check, faulty, before=lambda: forget(faulty)),
            "events": Command((PYTHON, str(PROGRAMS / "events.py"), "."), folder),
        },
    )
    told = f"{wrong['check'].times(wrong['events']):.1f} times the raw events"
    beside = f"{wrong['check'].cpu:.1f} s; {mb(wrong['check'].memory)}"
    yield Row("the same with a fault in every third file", "≤ 4 times", told, beside)
    told = f"{records.times(events):.1f} times the raw events"
    yield Row("reading them into records alone", "", told, f"{records.cpu:.1f} s")
    yield Row("warm `check`, nothing changed", "", f"{found['warm'].cpu:.1f} s")
    yield from _edits(folder)


def _faulty(original: Path) -> Path:
    folder = copy(original)
    claims = sorted((folder / "claims").glob("[0-9]*/*.yaml"))
    for number, path in enumerate(claims[::3]):
        pattern, text = FAULTS[number % len(FAULTS)]
        old = path.read_text(encoding="utf-8")
        new = re.sub(pattern, text.format(number), old, count=1, flags=re.MULTILINE)
        path.write_text(new, encoding="utf-8")
    return folder


def _edits(original: Path) -> Iterator[Row]:
    folder = copy(original)
    who = (*PROVENANCE, "who", "denied", *question(CLAIMS))
    check = (*PROVENANCE, "check")
    run(Command(check, folder))

    def settled() -> None:
        time.sleep(2.1)  # what was just written is read again, in case its status lies
        run(Command(check, folder))

    claims = sorted((folder / "claims" / "000").glob("*.yaml"))
    edits: dict[str, Callable[[], object]] = {
        "a leaf claim": lambda: edit(claims[17], r"^note: .*", "note: Edited {}."),
        "a hub claim": lambda: edit(
            next((folder / "claims").rglob(f"{hub(CLAIMS)}.yaml")),
            r"^event: .*",
            "event: 2014-01-0{}",
        ),
        "an alias": lambda: edit(
            folder / "claims/actors/0000.yaml", r"aka: \[.*", "aka: [Edited {}]"
        ),
        "a membership": lambda: edit(
            folder / "claims/actors/camps.yaml", r"members: \[state-\d+", "members: [state-{}0"
        ),
        "a source": lambda: edit(
            folder / "seeds/00000.yaml", r"published: .*", "published: 2026-01-0{}"
        ),
    }
    for name, change in edits.items():
        found = in_turn(
            2,
            {
                "check": Command(check, folder, before=settled),
                "check after": Command(check, folder, before=change),
                "who": Command(who, folder, before=settled),
                "who after": Command(who, folder, before=change),
            },
        )
        times = found["check after"].times(found["check"]), found["who after"].times(found["who"])
        told = f"check {times[0]:.1f} times, who {times[1]:.1f} times"
        beside = f"{ms(found['check after'].cpu)}, {ms(found['who after'].cpu)}"
        yield Row(f"one edit in 10,000 files: {name}", "≤ 2 times warm", told, beside)
