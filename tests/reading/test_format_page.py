"""The page on the file format says what the table of fields says.

Run this file to write its tables anew.
"""

import re
from pathlib import Path

from provenance.authoring.sheets.fields import CLAIM_FIELDS
from provenance.model.columns import COLUMNS
from provenance.model.fields import RECORDS, Field, Type

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
_TABLE = re.compile(
    r"(<!-- (fields: (?P<record>[\w-]+)|(?:claim )?columns) -->\n).*?(<!-- end -->)", re.DOTALL
)
_TYPES = {
    Type.ID: "id",
    Type.TEXT: "text",
    Type.FLAG: "true or false",
    Type.COUNT: "whole number",
    Type.NUMBER: "number",
    Type.DATE: "date",
    Type.LOCATOR: "place in a source",
    Type.URL: "URL",
    Type.HASH: "64 hexadecimal digits",
    Type.IDENTIFIER: "`scheme:id` or https address",
    Type.ACTOR: "actor",
    Type.CLAIM: "claim",
    Type.SOURCE: "source",
    Type.SUBJECT: "actor or claim",
    Type.TARGET: "statement, utterance or actor",
}


def kind(field: Field) -> str:
    if field.type is Type.RECORD:
        one = field.record
    elif field.type is Type.WORD:
        one = ", ".join(f"`{word}`" for word in field.choices)
    else:
        one = _TYPES[field.type]
    return f"{one}; or a list" if field.many else one


def table(record: str) -> str:
    rows = [
        f"| `{field.key}`{' *' if field.required else ''} | {kind(field)} | {field.about} |\n"
        for field in RECORDS[record]
    ]
    return "| key (* needed) | value | what for |\n|---|---|---|\n" + "".join(rows)


def renewed(text: str) -> str:
    def fill(match: re.Match[str]) -> str:
        listed = COLUMNS if match[2] == "columns" else CLAIM_FIELDS
        columns = ", ".join(f"`{column}`" for column in listed) + "\n"
        made = table(match["record"]) if match["record"] else columns
        return match[1] + made + match[4]

    return _TABLE.sub(fill, text)


def test_the_page_is_current():
    text = PAGE.read_text(encoding="utf-8")
    assert renewed(text) == text, "run python tests/reading/test_format_page.py"


def test_every_kind_of_record_is_on_the_page():
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in RECORDS if f"<!-- fields: {name} -->" not in text] == []


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
