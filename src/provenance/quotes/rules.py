"""The rules about quotations: their names, in the order of their codes, and default severities."""

from typing import Final

from provenance.model.findings import ERROR, NOTE, WARNING

RULES: Final = {
    "quote-mismatch": ERROR,
    "quote-misplaced": ERROR,
    "quote-ambiguous": ERROR,
    "quote-unverified": ERROR,
    "quote-source-changed": ERROR,
    "quote-lock-disagrees": ERROR,
    "quote-lock-outdated": ERROR,
    "quote-not-locked": WARNING,
    "quote-lock-stale": WARNING,
    "quote-lock-broken": ERROR,
    "quote-vault": ERROR,
    "quote-elides-negation": WARNING,
    "quote-elides-sentence": NOTE,
}
