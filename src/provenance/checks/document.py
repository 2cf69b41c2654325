"""The rules' documentation: what ``provenance rule`` prints and ``docs/rules`` holds.

Run as ``python -m provenance.checks.document DIR`` to write the pages.
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path

from provenance.checks.registry import BY_CODE, RULES
from provenance.checks.rule import Rule
from provenance.model.findings import Explanation


def explain(code: str) -> Explanation:
    """A rule's one sentence, and its documentation as Markdown."""
    rule = BY_CODE[code]
    doc = (rule.module().__doc__ or "").strip()
    summary, _, rest = doc.partition("\n")
    parts = [
        f"# {rule.code} {rule.name}",
        summary,
        _facts(rule),
        rest.strip(),
        _configure(rule, doc),
    ]
    return Explanation(summary, "\n\n".join(part for part in parts if part) + "\n")


def index() -> str:
    """A table of all rules by family, as Markdown."""
    lines = [
        "# Rules",
        "",
        "What `provenance check` finds. `provenance rule CODE` explains each.",
        "",
    ]
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        lines += [f"## {family}", "", f"{_about(family)}", ""]
        lines += ["| code | name | severity | finds |", "|---|---|---|---|"]
        lines += [
            f"| [{rule.code}]({rule.name}.md) | {rule.name} | {rule.severity} | "
            f"{explain(rule.code).summary} |"
            for rule in rules
        ]
        lines.append("")
    return "\n".join(lines)


def pages() -> Iterator[tuple[str, str]]:
    """Every page of ``docs/rules``: its file's name and its text."""
    yield "README.md", index()
    for rule in RULES:
        yield f"{rule.name}.md", explain(rule.code).text


def examples(rule: Rule, title: str) -> list[str]:
    """The YAML examples under a title (``Bad`` or ``Good``) of a rule's documentation."""
    doc = rule.module().__doc__ or ""
    section = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", doc, re.DOTALL | re.MULTILINE)
    return re.findall(r"```yaml\n(.*?)```", section[1], re.DOTALL) if section else []


def _about(family: str) -> str:
    return (import_module(f"provenance.checks.rules.{family}").__doc__ or "").strip()


def _facts(rule: Rule) -> str:
    facts = [f"Family *{rule.family}*", f"*{rule.severity}* by default"]
    if rule.costs:
        facts.append("the record is left out of every answer")
    if rule.today:
        facts.append("depends on the day of the check")
    return "; ".join(facts) + "."


def _configure(rule: Rule, doc: str) -> str:
    if rule.costs:
        text = "It stays an error and cannot be allowed: what is left out must be mended."
    else:
        text = (
            f'```toml\n[check.severity]\n{rule.name} = "note"  # or error, warning, off\n```\n\n'
            f"On one line: `# provenance: allow {rule.code} because …`"
        )
    return text if "\n## Configure" in doc else f"## Configure\n\n{text}"


def main(folder: Path) -> None:
    """Write the pages; those of rules that are gone are deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    written = dict(pages())
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8")
    for page in folder.glob("*.md"):
        if page.name not in written:
            page.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
