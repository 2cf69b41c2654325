"""``provenance rule``."""

import sys
from typing import Annotated

import typer

from provenance.cli import screen
from provenance.cli.context import fail
from provenance.cli.edge import raw
from provenance.store.errors import CorpusError

_WIDEST = 100
"""Columns: longer lines are hard to read."""


def _rules(incomplete: str) -> list[str]:
    from provenance.checks.registry import RULES

    return [
        word for rule in RULES for word in (rule.code, rule.name) if word.startswith(incomplete)
    ]


def command(
    rules: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE|NAME|FAMILY]...",
            help="Which rules; without any, a table of all.",
            autocompletion=_rules,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Explain every rule.")] = False,
) -> None:
    """Explain what `provenance check` finds: what, why, a bad and a good example.

    [bold]Examples[/]

      provenance rule R201

      provenance rule own-negation

      provenance rule time

    Exit codes: 0 found, 2 no such rule.
    """
    from provenance.checks.config import rules_named
    from provenance.checks.document import explain, index
    from provenance.checks.registry import RULES

    try:
        if all_:
            chosen = list(RULES)
        else:
            chosen = [rule for name in rules or () for rule in rules_named(name)]
    except CorpusError as error:
        fail(error)
    texts = [explain(rule.code).text for rule in chosen]
    text = "\n".join(texts) if texts else index()
    if screen.drawn():
        from rich.markdown import Markdown

        drawn = screen.console(raw(sys.stdout))
        drawn.width = min(drawn.width, _WIDEST)
        drawn.print(Markdown(text))
    else:
        sys.stdout.write(text)
