"""The rules by code: one row each, their modules imported only when they are run or explained."""

from typing import Final

from provenance.checks.rule import Rule
from provenance.model.findings import ERROR, NOTE, WARNING
from provenance.quotes.rules import RULES as QUOTATIONS


def _syntax(code: str, name: str) -> Rule:
    """A rule that the reader enforces, and that costs the record in which it is broken."""
    return Rule(code, name, "syntax", ERROR, finds=False, costs=True)


RULES: Final = (
    # The text of a file and its keys
    _syntax("Y001", "broken-yaml"),
    _syntax("Y002", "tab"),
    _syntax("Y003", "indentation"),
    _syntax("Y004", "unclosed-quote"),
    _syntax("Y005", "unclosed-bracket"),
    _syntax("Y006", "merge-conflict"),
    _syntax("Y007", "alias"),
    _syntax("Y008", "tag"),
    _syntax("Y009", "too-deep"),
    _syntax("Y010", "not-utf-8"),
    _syntax("Y011", "control-character"),
    Rule("Y012", "invisible-character", "syntax", WARNING, finds=False),
    Rule("Y013", "empty-file", "syntax", WARNING, finds=False),
    _syntax("Y014", "unknown-kind"),
    _syntax("Y015", "several-kinds"),
    _syntax("Y016", "unknown-key"),
    _syntax("Y017", "duplicate-key"),
    _syntax("Y018", "missing-field"),
    _syntax("Y019", "missing-value"),
    _syntax("Y020", "wrong-type"),
    _syntax("Y021", "unknown-word"),
    _syntax("Y022", "bad-id"),
    _syntax("Y023", "bad-date"),
    _syntax("Y024", "unreadable-file"),
    _syntax("Y025", "too-large"),
    _syntax("Y026", "too-many-problems"),
    # Who is who
    Rule("I101", "duplicate-id", "identity", ERROR),
    Rule("I102", "file-name", "identity", NOTE, local=True),
    Rule("I103", "shared-name", "identity", WARNING),
    Rule("I104", "similar-ids", "identity", WARNING),
    Rule("I105", "similar-claims", "identity", WARNING),
    Rule("I106", "unused-actor", "identity", NOTE),
    Rule("I107", "empty-claim", "identity", WARNING),
    Rule("I108", "shared-identifier", "identity", WARNING),
    # What is named must be there
    Rule("R201", "unknown-actor", "references", ERROR),
    Rule("R202", "unknown-claim", "references", ERROR),
    Rule("R203", "unknown-source", "references", ERROR),
    Rule("R204", "unknown-target", "references", ERROR),
    Rule("R205", "ambiguous-name", "references", ERROR),
    Rule("R206", "self-relation", "references", ERROR, local=True),
    Rule("R207", "part-of-cycle", "references", ERROR),
    Rule("R208", "speaks-for-cycle", "references", ERROR),
    Rule("R209", "derived-from-cycle", "references", ERROR),
    Rule("R210", "answers-cycle", "references", ERROR),
    # When
    Rule("T301", "future-date", "time", WARNING, today=True),
    Rule("T302", "after-publication", "time", ERROR),
    Rule("T303", "answers-later", "time", ERROR),
    Rule("T304", "outside-office", "time", WARNING),
    Rule("T305", "before-event", "time", NOTE),
    Rule("T306", "reversed-dates", "time", ERROR, local=True),
    # Who took which stance
    Rule("S401", "admitted-without-denial", "stance", WARNING, far=True),
    Rule("S402", "nothing-to-retract", "stance", WARNING, far=True),
    Rule("S403", "same-statement-twice", "stance", ERROR),
    Rule("S404", "both-ways", "stance", WARNING),
    Rule("S405", "answers-nobody", "stance", ERROR),
    Rule("S406", "answers-several", "stance", ERROR),
    Rule("S407", "hedge-without-owner", "stance", WARNING, local=True),
    Rule("S408", "one-act-twice", "stance", NOTE),
    Rule("S409", "utterance-disagrees", "stance", WARNING),
    Rule("S410", "no-speaker", "stance", ERROR),
    Rule("S411", "form-without-denial", "stance", WARNING, local=True),
    Rule("S412", "inferred-without-reason", "stance", WARNING, local=True),
    Rule("S413", "rating-without-verdict", "stance", WARNING, local=True),
    Rule("S414", "or-by-without-ambiguity", "stance", WARNING),
    Rule("S415", "covers-without-blanket", "stance", ERROR, local=True),
    # Groups, alliances and camps
    Rule("G501", "too-many-members", "groups", ERROR, local=True),
    Rule("G502", "count-disagrees", "groups", NOTE),
    Rule("G503", "own-member", "groups", ERROR),
    Rule("G504", "member-twice", "groups", ERROR, local=True),
    Rule("G505", "camp-speaks", "groups", ERROR),
    # Claims among themselves
    Rule("L601", "own-negation", "logic", ERROR),
    Rule("L602", "exclusion-without-reason", "logic", ERROR, local=True),
    Rule("L603", "implication-cycle", "logic", WARNING),
    Rule("L604", "empty-figure", "logic", ERROR, local=True),
    Rule("L605", "relation-twice", "logic", WARNING, local=True),
    # Where it was read
    Rule("D701", "no-source", "sources", WARNING),
    Rule("D702", "unused-source", "sources", NOTE),
    Rule("D703", "uncited-paragraph", "sources", ERROR),
    Rule("D704", "unknown-paragraph", "sources", WARNING),
    Rule("D705", "long-quotation", "sources", ERROR, local=True),
    # The editors' own words
    Rule("W801", "loaded-word", "wording", NOTE, local=True),
    Rule("W802", "negative-claim", "wording", NOTE, local=True),
    Rule("W803", "two-claims", "wording", NOTE, local=True),
    Rule("W804", "reported-stance", "wording", NOTE, local=True),
    # What the corpus must answer
    Rule("E901", "failed-expectation", "expectations", ERROR, far=True),
    Rule("E902", "bad-expectation", "expectations", ERROR, local=True),
    # Quotations held to the text of their source
    *(
        Rule(f"Q{number:03}", name, "quotations", severity, finds=False)
        for number, (name, severity) in enumerate(QUOTATIONS.items(), 1)
    ),
    # What git holds
    Rule("V001", "tracked-cache", "repository", ERROR, finds=False),
    # Comments that allow a finding
    Rule("C001", "unused-allowance", "comments", WARNING, finds=False),
    Rule("C002", "bad-allowance", "comments", ERROR, finds=False),
)
"""Every rule, in the order of codes."""

BY_CODE: Final = {rule.code: rule for rule in RULES}
BY_NAME: Final = {rule.name: rule for rule in RULES}
