"""source fetch against a server on this machine: what is recorded, what is refused."""

import contextlib
import gzip
import json
import re
import shlex
import subprocess
import sys
import threading
import time
import zipfile
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from provenance.quotes.errors import QuotesError
from provenance.quotes.web.archive import closest
from provenance.quotes.web.client import fetch
from provenance.quotes.web.page import read
from terminal import END, typed

PAGE = """<!doctype html><html lang="en-GB"><head>
<title>Bridge shut - Town Gazette</title>
<meta property="og:title" content="Bridge shut">
<meta property="og:site_name" content="Town Gazette">
<meta name="author" content="Jo Stone">
<meta property="article:published_time" content="2021-03-12T08:00:00Z">
</head><body><p>The bridge is closed for good, the mayor said.</p></body></html>"""


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("User-Agent")))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path[3:])
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(301)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/out":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(410)
        elif self.path == "/short":
            self._send(b"x" * 2000, ("Content-Length", "3000"))
        elif self.path == "/slow":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            with contextlib.suppress(OSError):
                for _ in range(30):
                    self.wfile.write(b"X")
                    time.sleep(0.1)
        elif self.path == "/packed":
            self._send(gzip.compress(PAGE.encode()), ("Content-Encoding", "gzip"))
        elif self.path == "/bomb":
            self._send(gzip.compress(b"x" * 5_000_000), ("Content-Encoding", "gzip"))
        elif self.path == "/br":
            self._send(b"x", ("Content-Encoding", "br"))
        else:
            data = PAGE.encode() if self.path == "/page" else b"x" * 2000
            self.send_response(200)
            kind = "text/html; charset=utf-8" if self.path == "/page" else "text/plain"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(data)

    def _send(self, data, header):
        self.send_response(200)
        self.send_header(*header)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made.asked = []
    thread = threading.Thread(target=made.serve_forever, args=[0.01], daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def at(server, path):
    return f"http://127.0.0.1:{server.server_address[1]}{path}"


@pytest.fixture
def town(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/actors.yaml").write_text(
        "actors:\n  gazette:\n    name: Town Gazette\n    kind: outlet\n"
    )
    return tmp_path


def test_a_page_is_kept_as_wacz(run, town, server):
    """As its validator asks; the index leads to the record, and it is read as a source is."""
    url = at(server, "/page")
    answer = run(town, ["source", "fetch", url, "--allow-private", "--warc", "a.wacz"])
    assert answer.code == 0, answer.err
    with zipfile.ZipFile(town / "a.wacz") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
        assert {one.compress_type for one in packed.infolist()} == {zipfile.ZIP_STORED}
    package = json.loads(parts["datapackage.json"])
    assert package["title"] == "Bridge shut"
    assert {one["path"]: one["hash"] for one in package["resources"]} == {
        name: f"sha256:{sha256(data).hexdigest()}"
        for name, data in parts.items()
        if not name.startswith("datapackage")
    }
    digest = json.loads(parts["datapackage-digest.json"])
    assert digest["hash"] == f"sha256:{sha256(parts['datapackage.json']).hexdigest()}"
    key, moment, entry = parts["indexes/index.cdx"].decode().split(" ", 2)
    assert (key.endswith(")/page"), len(moment)) == (True, 14)
    assert json.loads(entry)["url"] == url
    _, page = map(json.loads, parts["pages/pages.jsonl"].splitlines())
    assert (page["url"], page["title"]) == (url, "Bridge shut")
    copied = run(
        town, ["source", "add", "a.wacz", "--id", "copy", "--title", "Copy", "--kind", "web-page"]
    )
    assert copied.code == 0, copied.err


def test_a_page_is_attached_and_what_it_says_of_itself_recorded(run, town, server):
    url = at(server, "/to/page")
    answer = run(
        town, ["source", "fetch", url, "--allow-private", "--warc", str(town / "a.warc.gz")]
    )
    assert answer.code == 0, answer.err
    text = (town / "seeds/bridge-shut.yaml").read_text()
    for line in (
        "title: Bridge shut",
        "kind: web-page",
        "publisher: gazette",
        "published: 2021-03-12",
        "language: en-GB",
        f"url: {at(server, '/page')}",
        "sha256: ",
        "media-type: text/html",
    ):
        assert line in text
    assert f"it leads on to {at(server, '/page')}" in answer.err
    assert "provenance new actor 'Jo Stone' kind=person" in answer.err
    assert server.asked[-1][1].startswith("provenance-claims")
    from warcio.archiveiterator import ArchiveIterator

    with (town / "a.warc.gz").open("rb") as file:
        (record,) = [r.content_stream().read() for r in ArchiveIterator(file)]
    assert record == PAGE.encode()
    answer = run(town, ["source", "fetch", url, "--allow-private", "--warc", "a.warc.gz"])
    assert (answer.code, "is there already" in answer.err) == (2, True)
    (town / "claims/c.yaml").write_text(
        "claim: c\ntext: The bridge is closed.\nasserted:\n"
        "  - {by: gazette, source: bridge-shut, quote: closed for good}\n"
    )
    assert "cannot be verified" not in run(town, "check").out


def test_fetched_again_it_is_the_same_source(run, town, server):
    for _ in range(2):
        assert run(town, ["source", "fetch", at(server, "/page"), "--allow-private"]).code == 0
    assert [path.name for path in (town / "seeds").glob("*.yaml")] == ["bridge-shut.yaml"]


@pytest.mark.parametrize(
    ("path", "private", "told"),
    [
        ("/page", False, "an address of this machine"),
        ("/loop", True, "without an end"),
        ("/out", True, "no address of http"),
        ("/gone", True, "answers 410"),
    ],
)
def test_what_cannot_be_fetched_says_why_and_records_nothing(
    run, town, server, path, private, told
):
    option = ["--allow-private"] if private else []
    answer = run(town, ["source", "fetch", at(server, path), *option])
    assert answer.code == 2
    assert told in answer.err
    assert not (town / "seeds").exists()


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0/",
    ],
)
def test_no_name_leads_into_this_network(url):
    with pytest.raises(QuotesError, match=r"of this machine|not found|cannot be reached"):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http:///x", "http://u:p@a.example/", "x", "http://a b/"]
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(QuotesError):
        fetch(url)


def test_no_more_is_taken_than_is_allowed(server):
    with pytest.raises(QuotesError, match="more than 1,000 bytes"):
        fetch(at(server, "/long"), private=True, most=1000)


def test_json_ld_goes_before_what_stands_elsewhere():
    said = (
        '{"@graph": [{"headline": "H", "author": [{"name": "A"}], "publisher": {"name": "P"},'
        ' "datePublished": "2020-02-30"}]}'
    )
    script = '<script type="application/ld+json">'
    page = read(
        f"{script}{said}</script><title>T</title>"
        f'<meta name="date" content="2020-03-01T00:00">{script}{{</script>'.encode()
    )
    assert page == ("H", "A", "P", "2020-03-01", "")


def test_the_archives_answer_is_read():
    copy = b'{"archived_snapshots": {"closest": {"url": "http://web.archive.org/web/2021/x"}}}'
    assert closest(copy) == "https://web.archive.org/web/2021/x"
    assert closest(b'{"archived_snapshots": {}}') is None


def test_a_published_sheet_is_imported_from_its_address(run, town, server, monkeypatch):
    answer = run(town, ["import", "csv", at(server, "/sheet")])
    assert answer.code == 2
    assert "--allow-private" in answer.err


@pytest.fixture
def served(tmp_path):
    """The address of a page that another process serves: no thread of this one is forked."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www/page.html").write_text(PAGE)
    words = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    with subprocess.Popen(
        [*words, "--directory", str(tmp_path / "www")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        port = re.search(r"port (\d+)", process.stdout.readline())
        assert port
        yield f"http://127.0.0.1:{port[1]}/page.html"
        process.terminate()


def test_at_a_terminal_an_archived_copy_is_asked_for(town, served):
    url = served
    words = ["source", "fetch", url, "--allow-private"]
    copy = "https://archive.example/1"
    session = typed(town, words, [END])
    assert session.code == 130
    assert not (town / "seeds").exists()
    session = typed(town, words, ["archive.example", copy])
    assert session.code == 0, session.shown
    assert "is no address; write https://" in session.shown
    assert f"archive: {copy}" in (town / "seeds/bridge-shut.yaml").read_text()
    assert "archived copy" not in typed(town, words, []).shown


def test_fetched_again_nothing_on_record_is_written_over(run, town, server):
    words = ["source", "fetch", at(server, "/page"), "--allow-private"]
    assert run(town, words).code == 0
    assert "stays" not in run(town, words).err
    file = town / "seeds/bridge-shut.yaml"
    text = file.read_text().replace("published: 2021-03-12", "published: 2021-03-11")
    file.write_text(text)
    answer = run(town, words)
    assert "`published` of `bridge-shut` stays, which the page gives as 2021-03-12" in answer.err
    assert file.read_text() == text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/short", "broke off after 2,000 bytes"),
        ("/slow", "takes longer than 1 seconds"),
        ("/packed", None),
        ("/bomb", "more than 1,000,000 bytes"),
        ("/br", "comes packed as br"),
    ],
)
def test_answers_that_break_off_drip_or_swell(server, monkeypatch, path, told):
    monkeypatch.setattr("provenance.quotes.web.client._PATIENCE", 1.0)
    if told is None:
        assert fetch(at(server, path), private=True).data == PAGE.encode()
        return
    with pytest.raises(QuotesError, match=told):
        fetch(at(server, path), private=True, most=1_000_000)


def test_the_documented_example_works(run, town, server):
    page = (Path(__file__).parents[2] / "docs/quotations.md").read_text("utf-8")
    (block,) = [one for one in re.findall(r"```text\n(.*?)```", page, re.DOTALL) if "fetch" in one]
    command, *shown = block.splitlines()
    here = at(server, "/page")
    words = shlex.split(command.replace("https://gazette.example/bridge", here))[2:]
    answer = run(town, [*words, "--allow-private"])
    assert answer.code == 0, answer.err
    told = (answer.err + answer.out).replace(here, "https://gazette.example/bridge")
    for line in filter(None, shown):
        pattern = re.escape(line).replace("…", ".*")
        assert re.search(pattern, told), (line, told)
