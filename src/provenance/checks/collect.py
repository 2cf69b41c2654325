"""Collecting what the rules' own modules say of them into ``registry.py``.

Run as ``python -m provenance.checks.collect`` to write it. The modules are read, not imported: they
need the registry themselves.
"""

import ast
from pathlib import Path
from typing import Final

from provenance.checks.rule import Rule, rule
from provenance.checks.rules import FAMILIES

_HERE: Final = Path(__file__).parent

_PAGE: Final = '''\
"""The rules by code, so that none is imported before it runs.

`make docs` writes this table from the rules' own modules.
"""

from typing import Final

from provenance.checks.rule import Rule
from provenance.model.findings import ERROR, NOTE, WARNING

RULES: Final = (
{rows})
"""Every rule, in the order of families and codes."""

BY_CODE: Final = {{rule.code: rule for rule in RULES}}
BY_NAME: Final = {{rule.name: rule for rule in RULES}}
'''


def registry() -> str:
    """The text of ``registry.py``."""
    found = [
        _said(path)
        for family in FAMILIES
        for path in (_HERE / "rules" / family).glob("*.py")
        if path.name != "__init__.py"
    ]
    found.sort(key=lambda one: (FAMILIES.index(one.family), one.code))
    return _PAGE.format(rows="".join(f"    {_row(one)},\n" for one in found))


def _said(path: Path) -> Rule:
    """What a module says of its rule.

    Raises:
        ValueError: it has no ``RULE: Final = rule(__name__, …)``.
    """
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call):
            _, code, severity = node.value.args
            flags = {one.arg or "": ast.literal_eval(one.value) for one in node.value.keywords}
            module = f"{path.parent.name}.{path.stem}"
            return rule(module, ast.literal_eval(code), ast.unparse(severity).lower(), **flags)
    raise ValueError(f"{path}: no RULE")


def _row(one: Rule) -> str:
    given = [f'"{one.code}"', f'"{one.name}"', f'"{one.family}"', one.severity.upper()]
    given += [f'by="{one.by}"'] if one.by else []
    given += [f"{flag}=True" for flag in ("costs", "today", "local", "far") if getattr(one, flag)]
    return f"Rule({', '.join(given)})"


if __name__ == "__main__":
    (_HERE / "registry.py").write_text(registry(), "utf-8")
