"""Importing a sheet into a small corpus, as the tests on sheets do."""

from hypothesis import strategies as st

import program

cells = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"]), max_size=12
)


def imported(corpus, sheet, *options, code=0, kind="csv"):
    """Import a sheet; return what was said, and all files by name."""
    if isinstance(sheet, str):
        (corpus / "sheet.csv").write_text(sheet, encoding="utf-8")
        sheet = "sheet.csv"
    done = program.run(corpus, ["import", kind, str(sheet), *options])
    assert done.code == code, done.err
    files = {
        path.relative_to(corpus).as_posix(): path.read_text()
        for path in sorted(corpus.rglob("*.yaml"))
    }
    return done.err, files
