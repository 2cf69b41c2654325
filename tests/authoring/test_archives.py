"""Sheets of archiving tools: copies and digests go to the sources on record, nothing is lost."""

import pytest

SOURCES = """\
sources:
  # the first
  post:
    title: A post
    kind: post
    url: https://social.example/1  # long gone
  story:
    title: A story
    kind: article
    url: http://news.example/story/
    sha256: {digest}
    archive: https://archive.example/old
    published: 2023-04-30
  twin:
    title: A twin
    kind: article
    url: https://twin.example/x
  twin-2:
    title: A twin
    kind: article
    url: https://twin.example/x
"""
FIRST, OTHER = "a" * 64, "b" * 64
_COPY = "https://keep.example"
SHEET = f"""\
Link,Folder,Archive status,Archive location,Archive date,Timestamp,Title,Hash
https://social.example/1,x,success,{_COPY}/1.html,2023-05-01T10:00Z,2023-04-29 08:00,Hi,{OTHER}
https://news.example/story#top,,ok,{_COPY}/2.html,2023-05-02,2023-05-01,Story,sha256:{OTHER}
https://nowhere.example/,x,success,{_COPY}/3.html,2023-05-02,,Else,{FIRST}
https://twin.example/x,x,success,{_COPY}/4.html,,,,
https://social.example/1,x,nothing archived,,,,,
javascript:alert(1),x,success,{_COPY}/5.html,,,,
https://social.example/1,x,success,{_COPY}/1.html,,,,abcdef
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/s.yaml").write_text(SOURCES.format(digest=FIRST))
    (tmp_path / "sheet.csv").write_text(SHEET)
    return tmp_path


def read(corpus) -> str:
    return (corpus / "seeds/s.yaml").read_text()


def test_the_sheet_of_an_archiver_is_taken_over_and_what_differs_is_told(run, corpus):
    before = read(corpus)
    answer = run(corpus, "source import sheet.csv --dry-run")
    assert answer.code == 0, answer.err
    assert read(corpus) == before
    assert "+    archive: https://keep.example/1.html" in answer.out
    answer = run(corpus, "source import sheet.csv")
    assert answer.code == 0, answer.err
    for told in (
        "Link as url, Archive location as archive",
        "Timestamp as published",
        f"line 3: `sha256` of `story` is {OTHER}, but on record is {FIRST}",
        "line 3: `published` of `story` is 2023-05-01, but on record is 2023-04-30",
        "line 5: https://twin.example/x is the address of several sources: `twin`, `twin-2`",
        "line 7: `javascript:alert(1)` is no address",
        "line 8: `abcdef` is no SHA-256",
        "1 row names no source on record: https://nowhere.example/ (line 4)",
        "1 row has no copy or no address",
        "2 archived copies, 1 digest, 3 days",
    ):
        assert told in answer.err, (told, answer.err)
    text = read(corpus)
    assert "url: https://social.example/1  # long gone\n" in text
    assert "archive: https://keep.example/1.html" in text
    assert f"sha256: {OTHER}" in text.partition("story:")[0]
    assert f"sha256: {FIRST}" in text.partition("story:")[2]
    assert "archive: [https://archive.example/old, https://keep.example/2.html]" in text
    again = run(corpus, "source import sheet.csv")
    assert again.code == 0
    assert read(corpus) == text


def test_new_sources_are_added_when_asked_for(run, corpus):
    answer = run(corpus, "source import sheet.csv --new-sources webpage")
    assert answer.code == 0, answer.err
    assert "1 new source" in answer.err
    assert "  else:\n    title: Else\n    kind: web-page\n" in read(corpus)
    assert run(corpus, "check").code in (0, 1)


def test_a_bare_sheet_has_its_time_for_the_copy(run, corpus):
    (corpus / "sheet.csv").write_text(
        f"URL,Archive URL,SHA-256,Timestamp\nhttps://social.example/1,https://k.example/1,{FIRST},2023-05-01\n"
    )
    answer = run(corpus, "source import sheet.csv")
    assert "Timestamp as accessed" in answer.err
    assert "accessed: 2023-05-01" in read(corpus)


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("Name,Archive\nx,y\n", "no column gives the address"),
        ("URL,Name\nx,y\n", "no column gives a copy"),
        ("URL,Archive\n,\n", "sheet"),
        ("URL,Archive\nhttps://social.example/1,\n", "no row of the sheet tells anything new"),
    ],
)
def test_nothing_read_is_a_failure(run, corpus, sheet, told):
    (corpus / "sheet.csv").write_text(sheet)
    answer = run(corpus, "source import sheet.csv")
    assert answer.code == 2
    assert told in answer.err


def test_what_is_no_column_or_kind_is_told_with_the_nearest(run, corpus):
    said = run(corpus, ["source", "import", "sheet.csv", "--map", "Lnk=url"]).err
    assert "did you mean `Link`?" in said
    said = run(corpus, ["source", "import", "sheet.csv", "--map", "Link=ulr"]).err
    assert "did you mean `url`?" in said
    said = run(corpus, ["source", "import", "sheet.csv", "--new-sources", "nwes"]).err
    assert "did you mean `article`?" in said
