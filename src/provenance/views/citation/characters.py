"""Text fit for a page that others will read: on one line, nothing in it acts."""

import re
from typing import Final

_ACTING: Final = (
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Text on one line, its control characters spelt out: a reversed direction is ``<U+202E>``."""
    return re.sub(_ACTING, lambda match: f"<U+{ord(match[0]):04X}>", " ".join(text.split()))
