"""What the ``[check]`` table of ``provenance.toml`` and the command line make of the rules.

[check]
select = ["all"]            # codes, names, families or the first letters of codes
ignore = ["W803"]
fail-on = "error"
max-quote-words = 12

[check.severity]
wording = "off"
late-quote = "note"
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from provenance.checks.registry import RULES
from provenance.checks.rule import Rule
from provenance.model.findings import ERROR, SEVERITIES
from provenance.store.errors import CorpusError

OFF: Final = "off"
MAX_QUOTE_WORDS: Final = 12
SETTINGS: Final = ("select", "ignore", "fail-on", "max-quote-words", "severity")
"""The keys of the table."""


class Config(NamedTuple):
    """Which rules are run, and what weight each has."""

    severities: Mapping[str, str]
    """The severity of each rule that is run, by code."""
    fail_on: str = ERROR
    max_quote_words: int = MAX_QUOTE_WORDS


def configure(
    table: Mapping[str, Any],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    fail_on: str | None = None,
) -> Config:
    """Read the settings of a check.

    Args:
        table: the ``[check]`` table of ``provenance.toml``.
        select: run these rules only, whatever the table selects.
        ignore: leave these out as well.
        fail_on: the severity that fails the check, in place of the table's.

    Raises:
        CorpusError: for an unknown key, rule or severity.
    """
    for key in table:
        if key not in SETTINGS:
            raise CorpusError(
                f"`{key}` is no setting of `[check]` in provenance.toml",
                _suggest(key, SETTINGS),
            )
    chosen = set(_codes(select or _strings(table, "select") or ["all"]))
    for name in (*_strings(table, "ignore"), *ignore):
        chosen -= set(_codes([name]))
    severities = {rule.code: rule.severity for rule in RULES if rule.code in chosen}
    _weigh(severities, table.get("severity", {}), asked_for=set(_codes(select)))
    words = table.get("max-quote-words", MAX_QUOTE_WORDS)
    if not isinstance(words, int) or isinstance(words, bool) or words < 1:
        raise CorpusError(
            "`max-quote-words` in provenance.toml must be a whole number above zero",
            f"write `max-quote-words = {MAX_QUOTE_WORDS}`",
        )
    level = fail_on or table.get("fail-on", ERROR)
    if level not in SEVERITIES:
        raise CorpusError(f"`{level}` is no severity", _suggest(str(level), SEVERITIES))
    return Config(severities, level, words)


def rules_named(name: str) -> list[Rule]:
    """The rules that a code, the first letters of codes, a name, a family or ``all`` means.

    Raises:
        CorpusError: if there is none.
    """
    wanted = name.strip()
    code = wanted.upper()
    found = [
        rule
        for rule in RULES
        if wanted.lower() in ("all", rule.name, rule.family) or rule.code.startswith(code)
    ]
    if not code or not found:
        names = [word for rule in RULES for word in (rule.code, rule.name, rule.family)]
        raise CorpusError(
            f"`{name}` is no rule and no family of rules",
            _suggest(wanted, names, "`provenance rule` lists them"),
        )
    return found


def _codes(names: Iterable[str]) -> list[str]:
    return [rule.code for name in names for rule in rules_named(name)]


def _weigh(severities: dict[str, str], table: object, asked_for: set[str]) -> None:
    """Apply the severities of the settings, families first so that a single rule can differ."""
    if not isinstance(table, Mapping):
        raise CorpusError(
            "`severity` in provenance.toml must be a table", "write `[check.severity]`"
        )
    named = [(rules_named(str(name)), str(name), weight) for name, weight in table.items()]
    for rules, name, weight in sorted(named, key=lambda entry: -len(entry[0])):
        if weight not in (*SEVERITIES, OFF):
            raise CorpusError(
                f"`{weight}` is no severity (for `{name}` in provenance.toml)",
                _suggest(str(weight), (*SEVERITIES, OFF)),
            )
        for rule in rules:
            if rule.costs and weight != ERROR:
                if len(rules) > 1:
                    continue  # a whole family was lowered: what costs a record stays an error
                raise CorpusError(
                    f"`{name}` stays an error: a record in which it is broken is left out",
                    "delete the line from `[check.severity]`",
                )
            if weight != OFF and rule.code in severities:
                severities[rule.code] = weight
            elif weight == OFF and rule.code not in asked_for:
                severities.pop(rule.code, None)


def _strings(table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise CorpusError(
        f"`{key}` in provenance.toml must be a list of rules", f'write `{key} = ["time"]`'
    )


def _suggest(word: str, among: Iterable[str], otherwise: str | None = None) -> str:
    choices = list(dict.fromkeys(among))
    near = get_close_matches(word, choices, n=1) or get_close_matches(word.upper(), choices, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    return otherwise or f"write one of {', '.join(choices)}"
