"""rename, merge and rm on files in every style of YAML: comments stay, or the line is told."""

import re

import pytest

_CY = "  cy: {name: Cy, kind: person}\n"
_PLAIN = "  ann:\n    name: Ann\n    kind: person\n  ben:\n    name: Ben\n    kind: person\n"
STYLES = {
    "all in braces": "actors: {ann: {name: Ann, kind: person}, ben: {name: Ben, kind: person},\n"
    "  cy: {name: Cy, kind: person}} # all\n",
    "entries in braces": "actors:\n  ann: {name: Ann, # n\n    kind: person}\n"
    f"  ben: {{name: Ben, kind: person}} # b\n{_CY}",
    "block scalars": "actors:\n  ann:\n    name: Ann\n    kind: person\n    note: |+\n      One.\n"
    "        # none\n\n\n  ben:\n    name: Ben\n    kind: person\n    note: >-\n      Two\n"
    f"      words.\n{_CY}",
    "Windows": f"actors: # all\n{_PLAIN}{_CY}".replace("\n", "\r\n"),
    "byte order mark": f"\ufeffactors: # all\n{_PLAIN}{_CY}",
    "tabs": "actors:\n" + _PLAIN.replace("name: Ann", "name:\tAnn\t# t") + _CY,
    "other letters": "actors:\n  бен: # б\n    name: Бен\n    kind: person\n" + _PLAIN + _CY,
    "quoted keys": 'actors:\n  "ann":\n    \'name\': Ann # n\n    kind: "person"\n'
    f"  'ben':\n    name: Ben\n    kind: person\n{_CY}",
    "explicit keys": "actors:\n  ? ann\n  : name: Ann # n\n    kind: person\n  ben:\n"
    f"    name: Ben\n    kind: person\n{_CY}",
    "odd indentation": "actors:\n      ann:\n        name: Ann\n        kind: person # k\n"
    "      ben:\n            name: Ben\n            kind: person\n",
    "no last line end": f"actors:\n{_PLAIN}".rstrip() + " # last",
    "comments everywhere": "# top\nactors: # all\n  ann: # ann\n    # in\n    name: Ann # n\n"
    "    kind: person\n    aka:\n    # x\n    - A\n    - AA # y\n  # before\n  ben:\n"
    "    name: Ben\n    kind: person\n    aka: # z\n      - C\n      # w\n    # end\n"
    f"{_CY}# foot\n",
    "two documents": f"actors:\n  ann:\n    name: Ann\n    kind: person\n--- # two\nactors:\n"
    f"  ben:\n    name: Ben\n    kind: person\n{_CY}",
}


@pytest.fixture
def styled(tmp_path):
    def styled(text: str):
        (tmp_path / "claims").mkdir()
        (tmp_path / "claims/actors.yaml").write_bytes(text.encode())
        (tmp_path / "claims/fell.yaml").write_text(
            "claim: fell\ntext: It fell.\nasserted:\n  - by: ann\n"
        )
        return tmp_path

    return styled


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("command", ["rename ann ann-2", "merge ben ann", "rm ben"])
def test_it_works_in_every_style_and_keeps_comments(run, styled, style, command):
    root = styled(STYLES[style])
    shown = run(root, f"{command} --diff")
    assert shown.code == 0, shown.err
    assert (root / "claims/actors.yaml").read_bytes().decode() == STYLES[style]
    answer = run(root, command)
    assert answer.code == 0, answer.err
    after = (root / "claims/actors.yaml").read_bytes().decode()
    if command != "rm ben":  # which goes with its comments
        for comment in re.findall(r"# \w+", STYLES[style]):
            assert comment in after
    assert ("\r\n" in after) == (style == "Windows")
    assert run(root, "check --fail-on error").code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"%YAML 1.2\n---\nactors:\n{_PLAIN}", "claims/actors.yaml:1: the file cannot be rearr"),
        ("actors:\n  ann: &a {name: Ann, kind: person}\n  ben: *a\n", "that cannot be read, from"),
        ("actors:\n  ann: {name: !!str Ann, kind: person}\n  ben: {}\n", "that cannot be read"),
    ],
)
def test_what_cannot_be_rearranged_tells_the_line_and_what_to_do(run, styled, text, told):
    root = styled(text)
    answer = run(root, "merge ben ann")
    assert answer.code == 2
    assert told in answer.err
    assert "help: " in answer.err
    assert (root / "claims/actors.yaml").read_bytes().decode() == text
