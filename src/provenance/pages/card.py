"""One claim as a self-contained file, to mail or to embed; or as a picture of it."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from markupsafe import Markup

from provenance.answers.cards import ClaimCard
from provenance.answers.filters import EVERYTHING, Filters
from provenance.answers.show import show
from provenance.pages.address import Address
from provenance.pages.assets import assets
from provenance.pages.links import SiteLinks
from provenance.pages.rendering import Around, render
from provenance.pages.titles import title
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
"""What can draw a picture of a page, by the names of programs."""

_WIDTH: Final = 1000
_HIGHEST: Final = 8_000
_FONT: Final = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
_MEASURE: Final = "<script>document.title = document.documentElement.scrollHeight</script>"
_MEASURED: Final = re.compile(r"<title>(\d+)</title>")


class _Model(NamedTuple):
    card: ClaimCard
    style: Markup


def card(
    corpus: Corpus, words: tuple[str, ...], filters: Filters = EVERYTHING, language: str = "en"
) -> str:
    """The card of a claim as one file of HTML that asks nobody for anything.

    Raises:
        CorpusError: the words name no claim, or several.
    """
    found = show(corpus, words, filters)
    if not isinstance(found.card, ClaimCard):
        asked = " ".join(words)
        near = ", ".join((*(one.id for one in found.candidates), *found.suggestions)[:5])
        help = f"perhaps {near}" if near else "`provenance search` finds claims by their words"
        raise CorpusError(f"“{asked}” names no one claim", help)
    address = Address("claim", (found.card.claim,))
    style = _FONT.sub("", assets()["page.css"][0].decode("utf-8"))
    around = Around(title(corpus), address, language, revision=corpus.revision[:12])
    nowhere = SiteLinks("", lambda _: False)
    return render("card", around, nowhere, _Model(found.card, Markup(style)))


def picture(page: str, into: Path) -> None:
    """Draw a page as PNG, as high as it is.

    Raises:
        CorpusError: nothing here can draw it.
    """
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        help = "install Chromium, or write --html"
        raise CorpusError("a picture needs a browser, and none was found", help)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "card.html"
        file.write_text(page.replace("</body>", f"{_MEASURE}</body>"), encoding="utf-8")
        run = [
            browser,
            *("--headless=new", "--disable-gpu", "--hide-scrollbars"),
            f"--user-data-dir={folder}/profile",
            *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
        ]
        told = _run([*run, f"--window-size={_WIDTH},600", "--dump-dom", file.as_uri()])
        height = _MEASURED.search(told)
        high = min(int(height[1]) if height else 1_400, _HIGHEST)
        file.write_text(page, encoding="utf-8")
        drawn = Path(folder) / "card.png"
        _run([*run, f"--window-size={_WIDTH},{high}", f"--screenshot={drawn}", file.as_uri()])
        if not drawn.is_file():
            raise CorpusError(f"{browser} drew nothing", "write --html, and open that in a browser")
        shutil.copyfile(drawn, into)


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CorpusError(f"the browser did not answer: {error}", "write --html") from None
    return done.stdout.decode("utf-8", "replace")
