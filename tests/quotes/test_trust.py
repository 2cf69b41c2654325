"""What came with a repository is not believed: texts and lists of a vault, damaged locks."""

import hashlib
import json
import shutil

import pytest

from provenance.quotes.seal import seal

PAGE = "<p>The harbour board did not order the crates.</p>"
CLAIM = """\
claim: crates-ordered
text: The harbour board ordered the crates.
about: [board]
source: gazette
asserted:
  - by: board
    quote: {words}
"""
FALSE, TRUE = "The harbour board did order the crates", "The harbour board did not order the crates"


@pytest.fixture
def paged(run, tmp_path):
    """A corpus that quotes a web page falsely, with the page attached and read."""
    page = tmp_path / "gazette.html"
    page.write_text(PAGE)
    run("source", "add", str(page), "--id", "gazette", "--title", "Gazette", "--kind", "article")
    run.write(CLAIM.format(words=FALSE))
    assert "1 mismatch" in run("quotes")
    return run


def poison(run):
    """Put a false text in the place of what was kept of the page, sealed as an attacker can."""
    texts = run.root / ".provenance" / "vault" / "texts"
    kept = list(texts.iterdir())
    assert kept
    for path in kept:
        seal, _, text = path.read_bytes().partition(b"\n")
        false = text.replace(b"did not order", b"did order")
        assert false != text
        for line in (seal, hashlib.sha256(false).hexdigest().encode(), b"", b"\xff"):
            path.write_bytes(line + b"\n" + false)
            yield


def test_a_poisoned_text_is_never_believed(paged, tmp_path):
    for _ in poison(paged):
        assert "1 mismatch" in paged("quotes")
        assert "Q001" in paged("check", "--select", "quotations", code=1)
    for _ in poison(paged):
        paged("quotes", "lock", code=1)
        assert len((paged.root / "seeds" / "quotes.lock").read_text().splitlines()) == 1
    for _ in poison(paged):
        paged("source", "verify")
        assert "1 mismatch" in paged("quotes")


def test_a_text_of_another_machine_is_not_believed(paged, tmp_path, monkeypatch):
    (kept,) = (paged.root / ".provenance" / "vault" / "texts").iterdir()
    text = kept.read_bytes().partition(b"\n")[2].replace(b"did not order", b"did order")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "stranger"))
    kept.write_bytes(seal(kept.name, text).encode() + b"\n" + text)
    assert "1 verified" in paged("quotes")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "reviewer"))
    assert "1 mismatch" in paged("quotes")


def test_a_kept_text_saves_reading_and_locking_reads_anew(paged, monkeypatch):
    from provenance.quotes import library

    asked = []
    extract = library.extract
    monkeypatch.setattr(library, "extract", lambda *a: asked.append(a) or extract(*a))
    paged("quotes")
    assert asked == []
    paged.write(CLAIM.format(words=TRUE))
    for command in (("quotes", "lock"), ("source", "verify")):
        asked.clear()
        paged(*command)
        assert len(asked) == 1, command


def test_a_list_of_attachments_of_another_machine_is_told_and_not_believed(
    run, tmp_path, monkeypatch
):
    """A document that a stranger commits is none, where no version is on record."""
    false = tmp_path / "false.txt"
    false.write_text(FALSE)
    record = "sources:\n  gazette: {title: Gazette, kind: article}\n"
    (run.root / "seeds" / "gazette.yaml").write_text(record)
    run.write(CLAIM.format(words=FALSE))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "stranger"))
    run("source", "attach", str(false), "--source", "gazette")
    assert "1 verified" in run("quotes")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "reviewer"))
    assert "1 unverified" in run("quotes")
    assert "not written on this machine" in run("source", "verify", code=1)
    assert "Q011" in run("check", "--select", "quotations", code=1)
    run("source", "attach", str(false), "--source", "gazette")
    assert "1 verified" in run("quotes")


DAMAGE = [
    "[" * 100_000,
    '{"seal": "", "sources": ' + "[" * 100_000,
    "[]",
    "{}",
    "null",
    '{"seal": 1, "sources": "{}"}',
    '{"harbour-news": "' + "a" * 5_000 + '"}',
    '{"harbour-news": "../../../../etc/passwd"}',
    "\xff",
]


@pytest.mark.parametrize("damage", DAMAGE, ids=range(len(DAMAGE)))
def test_a_damaged_list_is_told_in_a_line(held, damage):
    (held.root / ".provenance/vault/attached.json").write_text(damage, encoding="latin-1")
    for command in (("source", "status"), ("source", "verify"), ("quotes",)):
        assert "is damaged" in held(*command, code=2)
    assert "Q011" in held("check", "--select", "quotations", code=1)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"statement": ' * 20_000,
        '{"statement":"s","quote":1e999}',
        "9" * 5_000,
        '{"lock": ' + "[" * 50_000,
        "\x00",
    ],
    ids=range(6),
)
def test_a_damaged_lock_is_a_finding(locked, line):
    path = locked.root / "seeds" / "quotes.lock"
    path.write_text(path.read_text() + line + "\n")
    printed = locked("check", "--select", "quotations", code=1)
    assert "Q010 quote-lock-broken" in printed
    locked("quotes")


def test_digests_name_no_other_file(held):
    path = held.root / "seeds" / "sources.yaml"
    for digest in ("../../../../../etc/passwd", "a" * 5_000, "/etc/passwd"):
        text = path.read_text()
        begin = text.index("sha256: ") + len("sha256: ")
        path.write_text(text[:begin] + digest + text[text.index("\n", begin) :])
        assert "1 verified" not in held("quotes")


def test_without_a_place_for_the_key_documents_are_read_each_time(paged, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    shutil.rmtree(paged.root / ".provenance" / "vault" / "texts")
    assert "1 mismatch" in paged("quotes")
    assert not (paged.root / ".provenance" / "vault" / "texts").exists()
    page = tmp_path / "gazette.html"
    assert "set XDG_STATE_HOME" in paged("source", "attach", str(page), code=2)


def test_the_lock_is_told_once_when_it_is_of_another_normal_form(held):
    held("quotes", "lock")
    path = held.root / "seeds" / "quotes.lock"
    entries = [json.loads(line) for line in path.read_text().splitlines()]
    for entry in entries[1:]:
        entry["normaliser"] = "1"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    printed = held("check", "--select", "quotations", code=1)
    assert printed.count("Q007") == 1
    assert "2 quotations were locked under another normal form" in printed
    (held.root / ".provenance").rename(held.root / "elsewhere")
    printed = held("check", "--select", "quotations", code=1)
    assert printed.count("Q004") == 1
    shutil.rmtree(held.root / ".provenance")
    (held.root / "elsewhere").rename(held.root / ".provenance")
    held("quotes", "lock")
    held("check", "--select", "quotations")
