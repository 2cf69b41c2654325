"""What of the records that leave a format has no place for, counted field by field.

A statement that is left out whole is counted elsewhere, with what keeps it here (`leaving`).
"""

from collections import Counter
from collections.abc import Container
from typing import Any, Final

from provenance.model.fields import RECORDS
from provenance.model.recorded import recorded

_ORDER: Final = ("claim", "statement", "actor", "source")


class Lost:
    """Counts what is recorded of records that leave, and does not leave with them."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._met: set[tuple[str, str]] = set()

    def of(self, kind: str, record: Any, carried: Container[str]) -> None:
        """Count the fields of a record that a format does not carry.

        Args:
            kind: what it is: a claim, a statement, an actor or a source.
            record: a record that leaves.
            carried: the keys that leave; of a field that is carried in part, ``key.part``.
        """
        for field, value in recorded(kind, record):
            if field.key in carried:
                continue
            parts = [f"{field.key}.{part.key}" for part in RECORDS.get(field.record, ())]
            if not any(part in carried for part in parts):
                self.add(kind, field.key)
                continue
            held = value if not hasattr(value, "_fields") else (value,)
            for part in {part.key for one in held for part, _ in recorded(field.record, one)}:
                if f"{field.key}.{part}" not in carried:
                    self.add(kind, f"{field.key}.{part}")

    def once(self, kind: str, record: Any, carried: Container[str]) -> None:
        """Count the same of a record that leaves with each that names it, the first time."""
        if (kind, record.id) not in self._met:
            self._met.add((kind, record.id))
            self.of(kind, record, carried)

    def add(self, kind: str, key: str) -> None:
        """Count a field, or a part of one, that does not leave with its record."""
        self._counts[kind, key] += 1

    def told(self) -> str:
        """The counts in one line, by kind of record; ``""`` where nothing is lost."""
        keys = {kind: [field.key for field in RECORDS[kind]] for kind in _ORDER}
        found = []
        for kind in _ORDER:
            held = {key: number for (of, key), number in self._counts.items() if of == kind}
            order = sorted(held, key=lambda key: (keys[kind].index(key.partition(".")[0]), key))
            if order:
                found.append(f"of {kind}s {', '.join(f'{key} {held[key]:,}' for key in order)}")
        return "; ".join(found)
