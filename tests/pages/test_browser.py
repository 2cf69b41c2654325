"""The pages in a real browser: what a reader sees and does. `make test-pages` runs it."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CLAIM = "/claim/corvin-spilled-oil"
PAGES = (
    "/",
    CLAIM,
    "/actor/corvin-shipping",
    "/disputes",
    "/figures",
    "/timeline/corvin-spilled-oil",
    "/versus/the-accusers/harbour-authority",
)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=os.environ.get("PROVENANCE_BROWSER", "/usr/bin/chromium"),
            args=["--no-sandbox"],
        )
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, serve, harbour):
    """Open a page of the corpus: `visit(path, width=…)`; nothing may be told on the console."""
    ask = serve(harbour, edit=True)
    told, contexts = [], []
    expected: set[str] = set()

    def visit(path: str, **options):
        options = {"viewport": {"width": options.pop("width", 1280), "height": 900}, **options}
        context = browser.new_context(base_url=f"http://127.0.0.1:{ask.port}", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(path)
        return page

    visit.expected = expected  # statuses that are meant, of which browsers tell as of failures
    yield visit
    for context in contexts:
        context.close()
    assert [text for text in told if not any(f"status of {s}" in text for s in expected)] == []


def test_a_reporter_searches_reads_and_cites(visit):
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("spilled oil")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="A Corvin ship spilled oil").first.click()
    assert page.url.endswith(CLAIM)
    page.get_by_role("link", name="Cite").first.click()
    cited = page.locator(".cited")
    assert "Footnote" in cited.inner_text()
    assert "what the editors put as" in cited.inner_text()


def test_the_slider_goes_back_in_time(visit):
    page = visit(CLAIM)
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as-of=*")
    assert "as-of=20" in page.url
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    page.wait_for_url(lambda url: "as-of" not in url)


def test_all_works_without_scripts(visit):
    page = visit(CLAIM, java_script_enabled=False)
    page.locator("select[name=as-of]").select_option(index=0)
    page.get_by_role("button", name="Show").click()
    assert "as-of=" in page.url
    page.get_by_role("link", name="Cite").first.click()
    assert "/cite/" in page.url
    page.goto("/versus")
    page.get_by_label("One side").fill("the-accusers")
    page.get_by_label("The other side").fill("the-line-and-friends")
    page.get_by_role("button", name="Compare").click()
    assert page.get_by_role("heading", level=1).inner_text().count("versus") == 1


@pytest.mark.parametrize("width", [360, 800, 1600])
def test_no_page_is_wider_than_the_screen(visit, width):
    page = visit("/", width=width)
    wide = []
    for path in PAGES:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert wide == []


SCRIPTS = """\
actors:
  wizara: {name: وزارة الدفاع, kind: government}
  haaretz: {name: הארץ, kind: outlet}
  long: {name: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbaubeamte, kind: body}
---
claim: jisr
text: انهار الجسر يوم 5 مارس (2011).
asserted: [{by: haaretz, date: 2011-03-05, quote: הגשר קרס (לגמרי)!}]
denied:
  - {by: wizara, date: 2011-03-07, quote: لم ينهر الجسر., note: ملاحظة (مهمة).}
  - {by: long, date: 2011-03-08, note: Averyveryveryveryveryveryveryveryveryverylongword.}
"""


@pytest.mark.parametrize("width", [360, 1000])
def test_scripts_from_right_to_left_and_endless_words_stay_in_their_place(
    browser, serve, write, width
):
    ask = serve(write({"claims/all.yaml": SCRIPTS}))
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in ("/", "/claim/jisr", "/actor/long", "/timeline/jisr", "/statements", "/disputes"):
        page.goto(f"http://127.0.0.1:{ask.port}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(f"http://127.0.0.1:{ask.port}/claim/jisr")
    wrong = r"""all => all.filter(e => getComputedStyle(e).direction != "rtl"
        && /[\u0590-\u06ff]/.test(/\p{L}/u.exec(e.textContent)?.[0])
        && [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()))
        .map(e => e.outerHTML)"""
    assert page.eval_on_selector_all("main *", wrong) == []
    wide = page.eval_on_selector_all(".facing > section", "all => all.map(e => e.offsetWidth)")
    assert abs(wide[0] - wide[1]) < 5
    page.close()


def test_the_keyboard_reaches_the_content_first(visit):
    page = visit(CLAIM)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")


AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visit, scheme):
    paths = (
        *PAGES,
        "/statements",
        "/shifts",
        "/guide",
        "/check",
        "/search",
        "/search?q=oil",
        "/versus",
        "/explain/corvin-spilled-oil",
        "/source/tidewatcher-2011-03-09",
        "/file/claims/actors.yaml",
        "/claim/no-such-claim",
        "/claim/corvin-spilled-oil?lang=fr",
        "/new/statement?claim=corvin-spilled-oil",
        "/edit/actor/tam-okello",
    )
    visit.expected.add("404")
    page = visit("/", color_scheme=scheme, bypass_csp=True)
    found = {}
    for path in paths:
        page.goto(path)
        page.evaluate(AXE)
        told = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        wrong = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in told["violations"]]
        if wrong:
            found[path] = wrong
    assert found == {}


def test_a_newcomer_adds_a_statement_and_meets_a_conflict(visit, harbour):
    visit.expected.add("409")
    page = visit("/new/statement?claim=spill-was-deliberate")
    page.get_by_label("Stance").select_option("denied")
    page.get_by_label("Speaker or author").fill("Tam Okelo")
    page.get_by_role("button", name="tam-okello").click()
    page.get_by_label("Date", exact=True).fill("1/2/2012")
    page.get_by_role("button", name="the day first").click()
    page.get_by_text("+    date: 2012-02-01").wait_for()
    file = harbour / "claims/spill/spill-was-deliberate.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "note: Theirs.\n", encoding="utf-8")
    page.reload()
    assert page.get_by_label("Date", exact=True).input_value() == "2012-02-01"
    page.get_by_role("button", name="Save").click()
    assert "+note: Theirs." in page.get_by_role("alert").inner_text()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/claim/spill-was-deliberate")
    assert "Tam Okello" in page.get_by_role("main").inner_text()
    text = file.read_text(encoding="utf-8")
    assert "note: Theirs." in text
    assert "by: tam-okello" in text


def test_words_marked_in_a_text_become_the_quotation(visit, harbour, run, tmp_path):
    text = tmp_path / "page.txt"
    text.write_text("A first line.\nThe hull was in dry dock, he said.\n", encoding="utf-8")
    source = "tidewatcher-2011-03-09"
    done = run(harbour, ["source", "attach", str(text), "--source", source])
    assert "is attached" in done.out
    page = visit(f"/new/statement?claim=hull-was-in-dry-dock&source={source}")
    box = page.locator("aside .document")
    page.evaluate(
        """() => {
        const node = [...document.querySelector('aside .document').childNodes].at(-1);
        const text = node.nodeType === 3 ? node : node.firstChild;
        const start = text.data.indexOf('in dry dock');
        getSelection().setBaseAndExtent(text, start, text, start + 11);
        }"""
    )
    box.dispatch_event("mouseup")
    assert page.get_by_label("Words, verbatim").input_value() == "in dry dock"
    assert page.get_by_label("Place in it").input_value() == "2"
    page.get_by_label("Words, verbatim").fill("")
    page.get_by_label("Place in it").fill("")
    box.focus()
    keys = ["Control+Home", "ArrowDown", "Home", "Control+ArrowRight", "x", "Backspace"]
    for key in (*keys, *["Control+Shift+ArrowRight"] * 2, "Enter"):
        page.keyboard.press(key)
    assert page.get_by_label("Words, verbatim").input_value() == "hull was"
    assert page.get_by_label("Place in it").input_value() == "2"
    assert box.text_content() == text.read_text(encoding="utf-8")


def test_a_site_opened_from_a_disk_searches_and_tells_no_error(browser, run, harbour, tmp_path):
    assert run(harbour, ["site", str(tmp_path / "s")]).code == 0
    told = []
    page = browser.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto((tmp_path / "s/index.html").as_uri())
    page.get_by_role("searchbox").fill("oil spil")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Corvin").first.click()
    assert "/claim/" in page.url
    page.close()
    assert told == []


def test_names_are_offered_below_a_field_of_several_lines(visit):
    page = visit("/new/statement?claim=spill-was-deliberate")
    field = page.locator("[name=by]")
    field.press_sequentially("gullwatch\ntam-ok")
    page.locator(".offers button").first.click()
    assert field.input_value() == "gullwatch\ntam-okello"
    assert page.locator(".offers button").count() == 0
