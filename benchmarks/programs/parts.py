"""The processor's time of a program, part by part; the first is what starting Python took."""

import json
from time import process_time


class Parts:
    """Milliseconds by part, in their order."""

    def __init__(self) -> None:
        self._now = 0.0
        self._taken: dict[str, float] = {}

    def done(self, part: str) -> None:
        """Note that a part is over."""
        before, self._now = self._now, process_time()
        self._last = self._taken[part] = (self._now - before) * 1e3

    def within(self, part: str, share: float) -> None:
        """Note a share of the part before."""
        self._taken[f"of it {part}"] = self._last * share

    def tell(self) -> None:
        """Print them all as JSON, as the last line."""
        print(json.dumps(self._taken))
