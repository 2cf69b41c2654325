"""The seeded defects of `corpora/broken`, and their innocent look-alikes.

Each file there is named after a rule. `#== R201 a misspelt speaker` begins a case that must have
these findings and no others; `#== ok a rare name` one that must be clean. A case is laid over the
clean corpus in `common/`; its text is `claims/case.yaml`, unless `#-- claims/other.yaml` begins
another file. A comment with carets marks a finding in the line above it; `#@ 1-6 Y014` marks
columns where carets cannot stand. `<TAB>`, `<U+202E>` and `<0xE9>` stand for a tab, a character
and a byte. Run this file to write the marks of cases that have none, then look at them.
"""

import re
from pathlib import Path
from typing import NamedTuple

from checks.memory import run

HOME = Path(__file__).parents[1] / "corpora" / "broken"
_TITLE = re.compile(r"#== (?P<codes>ok|[A-Z]\d{3}(?: [A-Z]\d{3})*) (?P<title>.*)")
_CARETS = re.compile(r"#\s*(?P<carets>\^+) (?P<code>[A-Z]\d{3})$")
_COLUMNS = re.compile(r"#@ (?P<first>\d+)(?:-(?P<end>\d+))? (?P<code>[A-Z]\d{3})$")


class Expected(NamedTuple):
    file: str
    line: int
    column: int
    end: int | None
    code: str


class Case(NamedTuple):
    home: str
    line: int
    codes: tuple[str, ...]
    title: str
    files: dict[str, bytes]
    expected: list[Expected]

    @property
    def is_innocent(self) -> bool:
        return not self.codes


def common() -> dict[str, bytes]:
    return {
        f"claims/{path.name}": path.read_bytes()
        for path in sorted((HOME / "common").glob("*.yaml"))
    }


def cases() -> list[Case]:
    return [case for path in sorted(HOME.glob("*.yaml")) for case in _cases(path)]


def findings(case: Case) -> list[Expected]:
    """What the engine finds in a case."""
    report = run({**common(), **case.files}, table={"ignore": ["quotations"]})
    found = []
    for finding in report.findings:
        span = finding.problem.span
        end = span.end_column if span.end_line == span.line else None
        found.append(Expected(span.file, span.line, span.column, end, finding.code))
    return sorted(found, key=_key)


def same(found: list[Expected], expected: list[Expected]) -> bool:
    """Whether findings are those marked; where one has no end in its line, ends are not held."""
    if len(found) != len(expected):
        return False
    return all(
        a[:3] == b[:3] and a.code == b.code and (a.end == b.end or None in (a.end, b.end))
        for a, b in zip(found, sorted(expected, key=_key), strict=True)
    )


def substitute(text: str) -> bytes:
    """Put in the characters and bytes that a readable file cannot hold."""
    data = text.replace("<TAB>", "\t").encode()
    data = re.sub(rb"<U\+([0-9A-F]{4,5})>", lambda m: chr(int(m[1], 16)).encode(), data)
    return re.sub(rb"<0x([0-9A-F]{2})>", lambda m: bytes([int(m[1], 16)]), data)


def _cases(path: Path) -> list[Case]:
    found = []
    for number, part in _parts(path):
        title = _TITLE.fullmatch(part[0])
        assert title, f"{path.name}:{number}: {part[0]}"
        codes = () if title["codes"] == "ok" else tuple(title["codes"].split())
        files: dict[str, list[str]] = {}
        expected = []
        name = "claims/case.yaml"
        for line in part[1:]:
            carets, columns = _CARETS.fullmatch(line), _COLUMNS.fullmatch(line)
            if line.startswith("#-- "):
                name = line[4:].strip()
                files[name] = []
            elif carets:
                start = carets.start("carets") + 1
                end = carets.end("carets") + 1
                expected.append(Expected(name, len(files[name]), start, end, carets["code"]))
            elif columns:
                end = int(columns["end"]) if columns["end"] else None
                first = int(columns["first"])
                expected.append(
                    Expected(name, max(1, len(files[name])), first, end, columns["code"])
                )
            else:
                files.setdefault(name, []).append(line)
        texts = {
            name: substitute("".join(f"{x}\n" for x in lines)) for name, lines in files.items()
        }
        found.append(Case(path.name, number, codes, title["title"], texts, expected))
    return found


def _parts(path: Path) -> list[tuple[int, list[str]]]:
    parts: list[tuple[int, list[str]]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#== "):
            parts.append((number, []))
        if parts:
            parts[-1][1].append(line)
    return parts


def _key(one: Expected) -> tuple[object, ...]:
    return one.file, one.line, one.column, one.code


def main() -> None:
    for path in sorted(HOME.glob("*.yaml")):
        lines = path.read_text("utf-8").splitlines()
        head = []
        for line in lines:
            if line.startswith("#== "):
                break
            head.append(line)
        written = list(head)
        for case, (_, part) in zip(_cases(path), _parts(path), strict=True):
            if case.is_innocent or case.expected:
                written += part
                if case.is_innocent and (found := findings(case)):
                    print(f"{path.name}:{case.line} not clean: {[(f.code, f.line) for f in found]}")
                elif not same(findings(case), case.expected):
                    print(f"{path.name}:{case.line} {case.title}: {findings(case)}")
                continue
            found = findings(case)
            if sorted(f.code for f in found) != sorted(case.codes):
                print(f"{path.name}:{case.line} {case.title}: {[(f.code, f.line) for f in found]}")
            written += _marked(part, found)
        path.write_text("\n".join(written) + "\n", "utf-8")


def _marked(part: list[str], found: list[Expected]) -> list[str]:
    out = [part[0]]
    name, number = "claims/case.yaml", 0
    for line in part[1:]:
        out.append(line)
        if line.startswith("#-- "):
            name, number = line[4:].strip(), 0
            continue
        number += 1
        for one in found:
            if (one.file, one.line) == (name, number):
                end = one.end or len(line) + 1
                if one.column < 2 or one.end is None or one.end <= one.column or "<" in line:
                    out.append(f"#@ {one.column}{f'-{one.end}' if one.end else ''} {one.code}")
                else:
                    out.append(f"#{' ' * (one.column - 2)}{'^' * (end - one.column)} {one.code}")
    return out


if __name__ == "__main__":
    main()
