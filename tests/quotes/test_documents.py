"""Reading documents: what text comes out, what is told, what is refused and how."""

import gzip
import zipfile

import pytest

from provenance.quotes.errors import QuotesError
from provenance.quotes.extract import extracted
from provenance.quotes.extract.reading import extract, media_type_of
from quotes.papers import pdf


def read(path):
    return extract(path, media_type_of(path))


def made(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def warc(*pages):
    """A web archive, each record compressed on its own."""
    out = b""
    for url, kind, body in pages:
        answer = f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2021-12-25T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
    return out


class TestText:
    def test_is_taken_as_it_is(self, tmp_path):
        found = read(made(tmp_path, "a.txt", "Élan\r\nvital".encode()))
        assert found == ("Élan\r\nvital", "text/1", "text/plain; charset=utf-8", ())

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_decides(self, tmp_path, encoding):
        found = read(made(tmp_path, "a.txt", "Élan".encode(encoding)))
        assert found.text == "Élan"
        assert found.notes == ()

    def test_a_detected_encoding_is_told_and_recorded(self, tmp_path):
        russian = "Портовый совет сообщил, что ящики прибыли в понедельник утром. " * 5
        found = read(made(tmp_path, "a.txt", russian.encode("cp1251")))
        assert found.text == russian
        assert found.media_type == "text/plain; charset=cp1251"
        assert "charset-normalizer" in found.notes[0]

    def test_a_declared_encoding_is_held_to(self, tmp_path):
        path = made(tmp_path, "a.txt", "Élan".encode("cp1252"))
        assert extract(path, "text/plain; charset=windows-1252").text == "Élan"
        with pytest.raises(QuotesError, match="byte 0 is not"):
            extract(path, "text/plain; charset=utf-8")
        with pytest.raises(QuotesError, match="no character encoding"):
            extract(path, "text/plain; charset=klingon")

    @pytest.mark.parametrize(
        "data", [b"\x00\x01\x02" * 50, bytes(range(256)) * 20], ids=["zeros", "all bytes"]
    )
    def test_binary_is_refused(self, tmp_path, data):
        with pytest.raises(QuotesError, match="binary"):
            read(made(tmp_path, "a.txt", data))

    def test_too_long_is_refused_before_it_is_read(self, tmp_path):
        path = tmp_path / "a.txt"
        with path.open("wb") as file:
            file.truncate(200_000_000)
        with pytest.raises(QuotesError, match=r"too long.*200 MB"):
            extract(path, "text/plain")


class TestHtml:
    def test_paragraphs_are_passages_and_what_is_not_shown_is_left_out(self, tmp_path):
        found = read(
            made(
                tmp_path,
                "a.html",
                b"<!DOCTYPE html><title>No</title><script>no()</script><h1>The board</h1>"
                b"<p>We are <b>not</b>\n aware&nbsp;of<br>crates<p>Late"
                b"<table><tr><td>1<td>2</table>",
            )
        )
        assert found.text == "The board\n\nWe are not aware\u00a0of\ncrates\n\nLate\n\n1 2\n"
        assert found.extractor.startswith("html/2 selectolax/")

    def test_deep_nesting_is_no_problem_and_endless_nesting_is_refused(self, tmp_path):
        def nested(depth):
            data = b"<html>" + b"<div>" * depth + b"deep<br><p>so" + b"</div>" * depth
            return read(made(tmp_path, "a.html", data)).text

        assert nested(3_000) == "deep\n\nso\n"
        with pytest.raises(QuotesError, match="nests deeper"):
            nested(1_000_000)

    def test_the_page_names_its_encoding(self, tmp_path):
        data = '<html><meta charset="iso-8859-1"><p>Élan “x”'.encode("cp1252")
        assert read(made(tmp_path, "a.html", data)).text == "Élan “x”\n"


def test_markdown_loses_its_marks(tmp_path):
    found = read(made(tmp_path, "a.md", b"# News\n\nWe are *not*\naware of [it](x).\n\n- late\n"))
    assert found.text == "News\n\nWe are not aware of it.\n\nlate\n"
    assert found.extractor.startswith("markdown/1 markdown-it-py/")


class TestPdf:
    def test_pages_are_kept_apart(self, tmp_path):
        path = made(tmp_path, "a.pdf", pdf(["The board", "said so."], ["Later on."]))
        found = read(path)
        pages = [page.split("\n")[:2] for page in found.text.split("\f")]
        assert pages == [["The board", "said so."], ["Later on.", ""]]
        assert found.extractor.startswith("pdf/1 pypdf/")

    @pytest.mark.parametrize(
        "data",
        [b"%PDF-1.4\ngarbage", pdf(["x"])[:200], b"%PDF-1.7\n" + bytes(500)],
        ids=["garbage", "cut off", "zeros"],
    )
    def test_a_damaged_one_is_refused(self, tmp_path, data):
        with pytest.raises(QuotesError, match="PDF"):
            read(made(tmp_path, "a.pdf", data))

    def test_one_of_pictures_is_refused(self, tmp_path):
        with pytest.raises(QuotesError, match="holds no text"):
            read(made(tmp_path, "a.pdf", pdf([])))


class TestWebArchives:
    PAGES = (
        ("http://a.example/", "text/html; charset=utf-8", "<p>Élan of the board".encode()),
        ("http://a.example/x.png", "image/png", b"\x89PNG"),
        ("http://a.example/t", "text/plain", b"plain words"),
    )

    def test_the_pages_of_text_are_read(self, tmp_path):
        found = read(made(tmp_path, "a.warc.gz", warc(*self.PAGES)))
        assert found.text == "Élan of the board\n\n\nplain words"
        assert found.extractor.startswith("warc/1 warcio/")

    def test_also_packed_as_wacz(self, tmp_path):
        path = tmp_path / "a.wacz"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("archive/data.warc.gz", warc(*self.PAGES))
            archive.writestr("pages/pages.jsonl", "{}")
        assert "Élan of the board" in read(path).text

    @pytest.mark.parametrize(
        "data",
        [gzip.compress(b"no archive", mtime=0), b"WARC/1.0\r\nbroken", warc(PAGES[1])],
        ids=["no archive", "broken", "no page"],
    )
    def test_a_damaged_or_empty_one_is_refused(self, tmp_path, data):
        with pytest.raises(QuotesError, match="web archive"):
            read(made(tmp_path, "a.warc.gz", data))


def test_a_missing_library_names_the_extra(tmp_path, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(extracted, "import_module", missing)
    with pytest.raises(QuotesError, match="needs pypdf") as error:
        read(made(tmp_path, "a.pdf", pdf(["x"])))
    assert "provenance-claims[documents]" in error.value.help


def test_a_kind_that_cannot_be_read_says_which_can(tmp_path):
    with pytest.raises(QuotesError, match="video/mp4") as error:
        extract(made(tmp_path, "a.mp4", b"x"), "video/mp4")
    assert "transcript" in error.value.help
