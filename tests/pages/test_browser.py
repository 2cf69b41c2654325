"""The pages in a real browser: what a reader sees and does. `make test-pages` runs it."""

import os

import pytest

pytestmark = pytest.mark.browser

CLAIM = "/claim/corvin-spilled-oil"


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
    ask = serve(harbour)
    told, contexts = [], []

    def visit(path: str, **options):
        options = {"viewport": {"width": options.pop("width", 1280), "height": 900}, **options}
        context = browser.new_context(base_url=f"http://127.0.0.1:{ask.port}", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert told == []


def test_a_reporter_searches_reads_and_cites(visit):
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("spilled oil")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="corvin-spilled-oil").first.click()
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
@pytest.mark.parametrize(
    "path",
    [
        "/",
        CLAIM,
        "/actor/corvin-shipping",
        "/disputes",
        "/figures",
        "/timeline/corvin-spilled-oil",
        "/versus/the-accusers/harbour-authority",
    ],
)
def test_no_page_is_wider_than_the_screen(visit, path, width):
    page = visit(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_content_first(visit):
    page = visit(CLAIM)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
