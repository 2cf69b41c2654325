"""What an attacker can try against pages: scripts in the record, foreign hosts, paths, sizes."""

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

EVIL = "<script>alert(1)</script>"

HOSTILE = {
    "claims/all.yaml": """
actors:
  mallory:
    name: "<script>alert(1)</script> Mallory ‮gnorw"
    kind: person
    aka: ["\\" onmouseover=alert(1) x=\\""]
    note: "</dd><img src=x onerror=alert(1)>"
---
claim: it-is-so
text: "It is so</script><script>alert(1)</script> {{ 7*7 }}."
about: [mallory]
topics: ["<b>t</b>"]
asserted:
  - by: mallory
    id: first
    date: 2020-01-02
    source: page
    quote: "<img src=x onerror=alert(1)>"
    hedge: {words: "</p><script>alert(1)</script>", whose: speaker}
    note: "<svg onload=alert(1)>"
denied:
  - by: mallory
    id: second
    date: 2020-02-02
    source: page
implies:
  - claim: it-is-half-so
    because: "<iframe src=//evil.example></iframe>"
---
claim: it-is-half-so
text: It is half so.
""",
    "seeds/all.yaml": """
sources:
  page:
    title: "</title><script>alert(1)</script>"
    kind: web-page
    url: "javascript:alert(1)"
    archive: ["data:text/html,<script>alert(1)</script>", "https://web.example/<script>"]
    note: "'\\"><script>alert(1)</script>"
""",
}

PATHS = (
    "/",
    "/claim/it-is-so",
    "/claim/it-is-so?as-of=2020-01-02",
    "/actor/mallory",
    "/source/page",
    "/statement/first",
    "/explain/it-is-so",
    "/timeline/it-is-so",
    "/timeline/mallory",
    "/versus/mallory/mallory",
    "/shifts",
    "/statements",
    "/disputes",
    "/check",
    "/cite/first",
    "/file/claims/all.yaml",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/search?q=mallory",
    "/claim/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/versus/%3Cscript%3E/%22onload=x",
    "/statements?by=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/guide?lang=%22%3E%3Cscript%3E",
)


@pytest.fixture(scope="module")
def ask(lasting, tmp_path_factory):
    root = tmp_path_factory.mktemp("hostile")
    (root / "claims").mkdir()
    for file, text in HOSTILE.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    return lasting(root)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_in_the_record_or_the_address_becomes_markup(ask, path):
    got = ask(path)
    assert got.status in (200, 400, 404)
    assert "\u202e" not in got.text  # turns round what follows
    page = LexborHTMLParser(got.text)
    scripts = page.css("script")
    assert all(
        one.attributes.get("src") == "/-/page.js"
        or (one.attributes.get("type") == "application/ld+json" and json.loads(one.text()))
        for one in scripts
    )
    assert not page.css("img, iframe, object, embed, svg[onload]")
    for element in page.css("*"):
        assert not [name for name in element.attributes if name.startswith("on")]
        assert "style" not in element.attributes
        for name in ("href", "src", "action"):
            address = element.attributes.get(name) or "/"
            assert re.match(r"(https?://|/|#|$)", address), address
            assert not address.startswith("//")


@pytest.mark.parametrize("path", PATHS[:12])
def test_every_answer_bears_the_headers(ask, path):
    headers = ask(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/claim/x%0d%0aSet-Cookie:%20a=b", "GET", 404),
        ("/claim/%c0%af", "GET", 400),
        ("/-/nothing", "GET", 404),
        ("/", "TRACE", 405),
        ("/", "OPTIONS", 405),
        ("/new/actor", "POST", 405),
        ("http://evil.example/", "GET", 404),
        ("/claim/it-is-so", "HEAD", 200),
    ],
)
def test_refusals_bear_the_headers_too(ask, path, method, status):
    got = ask(path, method)
    assert got.status == status
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["cache-control"] == "no-store"
    assert "set-cookie" not in got.headers
    assert not [name for name in got.headers if name.lower().startswith("access-control")]


RAW = {
    "two hosts": "GET / HTTP/1.1\r\nHost: {here}\r\nHost: evil.example\r\n\r\n",
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "no host, old": "GET / HTTP/1.0\r\n\r\n",
    "a head without end": "GET / HTTP/1.1\r\nHost: {here}\r\nX: " + "a" * 1_000_000 + "\r\n\r\n",
    "a line folded into a header": "GET / HTTP/1.1\r\nHost: {here}\r\n\tevil\r\n\r\n",
    "two lengths": "POST / HTTP/1.1\r\nHost: {here}\r\nContent-Length: 1\r\n"
    "Content-Length: 9\r\n\r\nx",
}


@pytest.mark.parametrize("kind", RAW)
def test_a_request_that_is_none_is_refused(ask, kind):
    import socket

    with socket.create_connection(("127.0.0.1", ask.port), timeout=20) as line:
        sent = RAW[kind].replace("{here}", f"127.0.0.1:{ask.port}").encode()
        try:
            line.sendall(sent)
        except (BrokenPipeError, ConnectionResetError):
            return
        answer = line.recv(2_000)
    assert answer.split(b" ")[1] in (b"400", b"405", b"421", b"431"), answer[:200]
    assert b"half so" not in answer
    assert ask("/claim/it-is-so").status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example"],
)
def test_a_name_that_was_pointed_at_this_machine_reads_nothing(ask, host):
    got = ask("/claim/it-is-so", host=host)
    assert got.status in (400, 421)
    assert "half so" not in got.text
    assert ask("/-/page.css", host=host).status in (400, 421)


@pytest.mark.parametrize(
    "path",
    [
        "/file/../../../../etc/passwd",
        "/file/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/file/%2fetc%2fpasswd",
        "/file/claims/../provenance.toml",
        "/file/.provenance/corpus.sqlite",
        "/-/..%2fserving%2fguard.py",
        "/-/../../../../etc/passwd",
        "/claim/..%2f..%2fetc",
        "/claim/%00",
        "/claim/it-is-so%0d%0aSet-Cookie:x=1",
        "/%ff%fe",
        "/claim/" + "a" * 5_000,
        "//evil.example/claim/it-is-so",
        "/\\evil.example",
    ],
)
def test_no_path_leads_out(ask, path):
    got = ask(path)
    assert got.status in (400, 404, 414), got.status
    assert "root:" not in got.text
    assert "set-cookie" not in got.headers
    assert "location" not in got.headers


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 5_000,
        "&".join(f"by=a{n}" for n in range(200)),
        "q=%ff",
        "limit=" + "9" * 5_000,
        "as-of=" + "[" * 900,
        "=&=&;",
    ],
)
def test_no_query_is_too_much(ask, query):
    assert ask(f"/statements?{query}").status in (200, 400)
    assert ask(f"/search?{query}").status in (200, 400)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_changed_where_nothing_may_be(ask, method):
    assert ask("/claim/it-is-so", method, body="").status == 405


def test_elsewhere_than_on_this_machine_a_token_is_needed(serve, harbour):
    ask = serve(harbour, host="0.0.0.0")
    token = ask.server.guard.token
    assert len(token) > 20
    assert ask("/").status == 401
    assert ask("/?token=guess").status == 401
    assert ask("/-/page.css").status == 401
    entered = ask(f"/claim/corvin-spilled-oil?token={token}&lang=fr")
    assert entered.status == 303
    assert entered.headers["location"] == "/claim/corvin-spilled-oil?lang=fr"
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert ask("/", cookie=cookie.partition(";")[0]).status == 200
    assert ask("/", authorization=f"Bearer {token}").status == 200
    led = ask(f"//evil.example/?token={token}")
    assert not led.headers["location"].startswith("//")


def test_a_page_of_another_site_reads_nothing(ask):
    got = ask("/claim/it-is-so", origin="https://evil.example", sec_fetch_site="cross-site")
    assert "access-control-allow-origin" not in got.headers
    assert got.headers["cross-origin-resource-policy"] == "same-origin"
