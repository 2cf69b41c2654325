"""A site that is written again equals one written anew, whatever was edited in between."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.pages.site import batches
from provenance.pages.site.write import write_site
from provenance.store.corpus import open_corpus
from store import random_corpora


def lay(root, files):
    shutil.rmtree(root / "claims", ignore_errors=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def files_of(site):
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.*")}


def written(root, into):
    with open_corpus(root) as corpus:
        return write_site(corpus, into, base="https://example.org/")


@pytest.mark.law
@settings(max_examples=examples(60, heavy=True), deadline=None)
@given(st.data())
def test_a_site_written_again_is_one_written_anew(data):
    records = data.draw(random_corpora.corpora())
    with TemporaryDirectory() as folder:
        root, site = Path(folder) / "corpus", Path(folder) / "site"
        lay(root, random_corpora.files(records))
        written(root, site)
        for _ in range(data.draw(st.integers(1, 2))):
            records = data.draw(random_corpora.edited(records))
            lay(root, random_corpora.files(records))
            written(root, site)
        fresh = Path(folder) / "fresh"
        written(root, fresh)
        assert files_of(site) == files_of(fresh)


@pytest.fixture
def drawn(monkeypatch):
    """The pages that are made, by their addresses."""
    made = []
    page = batches._page

    def noted(corpus, plan, address, *more):
        made.append("/".join((address.page, *address.words)))
        return page(corpus, plan, address, *more)

    monkeypatch.setattr(batches, "_page", noted)
    return made


def test_only_pages_that_rest_on_an_edit_are_made_again(harbour, tmp_path, drawn):
    site = tmp_path / "site"
    written(harbour, site)
    drawn.clear()
    assert written(harbour, site).written == 0
    assert drawn == ["check"]
    drawn.clear()
    file = harbour / "claims/spill/beaches-stay-open.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "note: Asked about.\n", encoding="utf-8")
    written(harbour, site)
    assert "claim/beaches-stay-open" in drawn
    assert "file/claims/spill/beaches-stay-open.yaml" in drawn
    assert "claim/corvin-spilled-oil" not in drawn
    assert len([page for page in drawn if page.startswith(("claim/", "actor/", "source/"))]) < 12


def test_a_page_that_somebody_changed_is_made_again(harbour, tmp_path, drawn):
    site = tmp_path / "site"
    written(harbour, site)
    drawn.clear()
    page = site / "claim/corvin-spilled-oil.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"oil", b"tea"))
    assert written(harbour, site).written == 1
    assert page.read_bytes() == before
    assert "claim/corvin-spilled-oil" in drawn


def test_what_is_kept_of_a_site_is_believed_only_of_this_machine(harbour, tmp_path, drawn):
    site = tmp_path / "site"
    written(harbour, site)
    (kept,) = (harbour / ".provenance/sites").iterdir()
    seal, _, text = kept.read_bytes().partition(b"\n")
    kept.write_bytes(seal + b"\n" + text.replace(b"claim/", b"claim//", 1))
    drawn.clear()
    written(harbour, site)
    assert "claim/corvin-spilled-oil" in drawn


def test_a_site_that_was_broken_off_is_gone_on_with(harbour, tmp_path, monkeypatch):
    site = tmp_path / "site"

    def killed(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("provenance.pages.site.write.index", killed)
        with pytest.raises(KeyboardInterrupt):
            written(harbour, site)
    assert not (site / "-/index.js").exists()
    written(harbour, site)
    listed = json.loads((site / "-/site.json").read_text(encoding="utf-8"))["files"]
    assert set(listed) == {*files_of(site)} - {"-/site.json"}
