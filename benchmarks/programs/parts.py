"""The processor's time of a program, part by part; the first is what starting Python took."""

import json
from time import process_time


class Parts:
    """Milliseconds by part, in their order; ``last`` are those of the last one."""

    def __init__(self) -> None:
        self._now = self.last = 0.0
        self._taken: dict[str, float] = {}

    def done(self, part: str, less: float = 0) -> None:
        """Note that a part is over, of which so many milliseconds are told already."""
        before, self._now = self._now, process_time()
        self.last = self._taken[part] = (self._now - before) * 1e3 - less

    def within(self, part: str, share: float) -> None:
        """Note a share of the part before."""
        self._taken[f"of it {part}"] = self.last * share

    def tell(self) -> None:
        """Print them all as JSON, as the last line."""
        print(json.dumps(self._taken))
