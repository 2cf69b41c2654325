"""What an editor gets from the server, asked by a real client over stdio."""

import asyncio
import json

import pytest
from lsprotocol import types as lsp

from editor.conftest import edited, open_file
from provenance.reading.format import formatted

SPILL = "claims/spill/corvin-spilled-oil.yaml"
ACTORS = "claims/actors.yaml"

pytestmark = pytest.mark.asyncio(loop_scope="module")


def codes(found):
    return [one.code for one in found]


def labels(items):
    return [one.label for one in items]


async def test_findings_come_as_you_type_and_go_when_mended(client, harbour):
    file = open_file(client, harbour / SPILL)
    assert await file.findings() == []
    wrong = file.change(file.text.replace("by: dock-workers", "by: dock-worker"), 2)
    (found,) = await wrong.findings(2)
    assert found.message.startswith("no actor `dock-worker` is recorded")
    assert found.range.start == wrong.at("by: |dock-worker")
    file.change(file.text, 3)
    assert await file.findings(3) == []


async def test_what_check_finds_is_what_an_editor_shows(client, harbour, run):
    text = (harbour / SPILL).read_text()
    text = text.replace("date: 2011-03-10", "date: 2031-03-10").replace("at: 9", "at: 9\n    at: 8")
    file = open_file(client, harbour / SPILL, text)
    shown = await file.findings()
    (harbour / SPILL).write_text(text)
    checked = json.loads(run(harbour, ["check", SPILL, "--format", "json"]).out)["findings"]
    assert sorted(codes(shown)) == sorted(one["code"] for one in checked)
    assert shown


async def test_what_an_edit_breaks_in_another_file_is_shown_there(client, harbour):
    actors = open_file(client, harbour / ACTORS)
    spill = open_file(client, harbour / SPILL)
    assert await spill.findings() == []
    actors.change(actors.text.replace("  dock-workers:", "  dockers:"))
    while not (found := await spill.findings()):
        pass
    assert "dock-workers" in found[0].message


async def test_a_typed_id_is_mended_by_its_fix(client, harbour):
    text = (harbour / SPILL).read_text().replace("hedge: {words", "hegde: {words")
    file = open_file(client, harbour / SPILL, text)
    offered = await file.actions("|hegde")
    fix = next(one for one in offered if one.is_preferred)
    (change,) = fix.edit.document_changes
    assert edited(file.text, change.edits) == (harbour / SPILL).read_text()


async def test_all_safe_fixes_at_once(client, harbour):
    text = (harbour / SPILL).read_text().replace("hedge: {words", "hegde: {words")
    file = open_file(client, harbour / SPILL, text.replace("place:", "plaec:"))
    (action,) = await file.actions("|claim", "source.fixAll")
    (change,) = action.edit.document_changes
    assert edited(file.text, change.edits) == (harbour / SPILL).read_text()


async def test_somebody_nobody_recorded_can_be_recorded(client, harbour):
    text = (harbour / SPILL).read_text().replace("by: dock-workers", "by: maud-pell")
    file = open_file(client, harbour / SPILL, text)
    offered = await file.actions("by: |maud-pell")
    action = next(
        one for one in offered if one.title == "Record `maud-pell` as the person “Maud Pell”"
    )
    (change,) = action.edit.document_changes
    assert change.text_document.uri == (harbour / ACTORS).as_uri()
    actors = open_file(client, harbour / ACTORS)
    after = edited(actors.text, change.edits)
    assert after.startswith(actors.text.rstrip())
    assert "\n  maud-pell:\n    name: Maud Pell\n    kind: person\n" in after
    actors.change(after)
    while await file.findings():
        pass


async def test_an_allowance_lacks_only_its_reason(client, harbour):
    text = (harbour / SPILL).read_text().replace("date: 2011-03-10", "date: 2031-03-10")
    file = open_file(client, harbour / SPILL, text)
    (future,) = [one for one in await file.findings() if "2031" in one.message]
    offered = await file.actions("date: |2031-03-10")
    action = next(one for one in offered if one.title.startswith(f"Allow {future.code}"))
    (change,) = action.edit.document_changes
    after = edited(text, change.edits)
    assert f"date: 2031-03-10  # provenance: allow {future.code} because \n" in after
    left = await file.change(after).findings(2)
    assert [one.message.splitlines()[0] for one in left if "needs a reason" in one.message]
    told = after.replace("because \n", "because it is a test\n")
    assert future.code not in codes(await file.change(told, 3).findings(3))


async def test_ids_are_found_by_name_and_alias(client, harbour):
    text = (harbour / SPILL).read_text()
    for typed, id in (
        ("Lantern H", "harbour-authority"),
        ("odi", "odile-marsh"),
        ("the min", "ministry-of-the-sea"),
        ("gullw", "gullwatch"),
    ):
        file = open_file(client, harbour / SPILL, text.replace("by: dock-workers", f"by: {typed}"))
        items = await file.offers(f"by: {typed}|")
        assert labels(items)[0] == id, typed
        assert items[0].text_edit.range.start == file.at(f"by: |{typed}")


@pytest.mark.parametrize(
    ("before", "marked", "expected"),
    [
        ("    date: 2011-03-07", "    da|", "date"),
        ("  - by: dock-workers", "  - b|", "by"),
        ("  - by: dock-workers", "  - by: [five-ports, dock|", "dock-workers"),
        ("about: [corvin-shipping]", "about: [corvin-shipping, cor|", "corvin-fleet-office"),
        ("whose: speaker", "whose: sp|", "speaker"),
        ("    at: 7", "    form: bl|", "blanket"),
        ("    at: 7", "    source: tide|", "tidewatcher-2011-03-09"),
        ("    at: 7", "    date: |\n", "2011-03-08"),
        ("topics: [spill]", "topics: [sp|", "spill"),
        ("place: Lantern Bay", "implies: [spill-was|", "spill-was-deliberate"),
        ("place: Lantern Bay", "implies:\n  - claim: spill-was|", "spill-was-deliberate"),
        ("place: Lantern Bay", "implies:\n  - spill-was|", "spill-was-deliberate"),
        ("place: Lantern Bay", "implies: [{claim: spill-was|", "spill-was-deliberate"),
        ("place: Lantern Bay", "implies: [{cl|", "claim"),
        ("place: Lantern Bay", "expect:\n  - status: contested-i|", "contested-in-general"),
        ("place: Lantern Bay", "pl|", "place"),
        ("answers: five-ports", "answers: five|", "five-ports"),
    ],
)
async def test_what_may_be_written_is_offered_amid_a_broken_text(
    client, harbour, before, marked, expected
):
    text = (harbour / SPILL).read_text()
    assert before in text
    file = open_file(client, harbour / SPILL, text.replace(before, marked.replace("|", ""), 1))
    assert expected in labels(await file.offers(marked))


async def test_keys_that_stand_already_are_not_offered(client, harbour):
    text = (harbour / SPILL).read_text().replace("    at: 7\n", "    \n")
    file = open_file(client, harbour / SPILL, text)
    offered = labels(await file.offers("answers: five-ports\n    |\n"))
    assert "at" in offered
    assert not {"id", "said-in", "answers", "quote"} & set(offered)
    assert "claim" not in offered


async def test_locators_and_quotations_come_from_the_attached_text(client, harbour, run, tmp_path):
    document = tmp_path / "page.txt"
    document.write_text("Head\n\nThey found oil from a Corvin hull on the pier. Nobody spoke.\n")
    run(harbour, ["source", "attach", str(document), "--source", "tidewatcher-2011-03-09"])
    text = (harbour / SPILL).read_text()
    at = open_file(client, harbour / SPILL, text.replace("at: 3", "at: "))
    items = await at.offers("    at: |\n    quote: oil")
    assert ("3", "They found oil") in [(one.label, one.detail[:14]) for one in items]
    quoting = open_file(
        client, harbour / SPILL, text.replace("quote: oil from a Corvin hull", "quote: oil fr")
    )
    assert labels(await quoting.offers("quote: oil fr|")) == ["oil from a Corvin hull on the pier"]
    empty = open_file(
        client, harbour / SPILL, text.replace("quote: oil from a Corvin hull", "quote: ")
    )
    assert "Nobody spoke" in labels(await empty.offers("quote: |\n  - by: dock"))


async def test_cards_tell_of_claims_actors_sources_dates_and_keys(client, harbour):
    file = open_file(client, harbour / SPILL)
    claim = await file.hover("claim: corvin|-spilled-oil")
    assert claim.startswith("### A Corvin ship spilled oil in Lantern Bay.")
    assert "contested" in claim or "conceded" in claim
    assert "The Five Ports" in claim
    assert "| affirmed by | denied by |" in claim
    actor = await file.hover("accuses: [corvin|-shipping")
    assert actor.startswith("### Corvin Shipping")
    assert "Odile Marsh" in actor
    assert "Corvin Fleet Office" in actor
    source = await file.hover("source: tide|watcher-2011-03-09")
    assert "The Tidewatcher" in source
    assert "not attached" in source
    date = await file.hover("event: 2011-|03-05")
    assert "on 2011-03-05" in date
    key = await file.hover("ans|wers: five-ports")
    assert key.startswith("**answers**: ")
    assert await file.hover("place: Lantern| Bay") == ""


async def test_a_name_leads_to_its_record_and_back(client, harbour):
    file = open_file(client, harbour / SPILL)
    home = await client.text_document_definition_async(
        lsp.DefinitionParams(file.document, file.at("by: dock|-workers"))
    )
    assert home.uri == (harbour / ACTORS).as_uri()
    actors = open_file(client, harbour / ACTORS)
    assert home.range.start == actors.at("  |dock-workers:")
    found = await client.text_document_references_async(
        lsp.ReferenceParams(
            lsp.ReferenceContext(False), actors.document, actors.at("  dock|-workers:")
        )
    )
    assert (file.uri, file.at("by: |dock-workers")) in [(f.uri, f.range.start) for f in found]
    assert actors.uri not in {f.uri for f in found}


async def test_a_record_is_renamed_in_every_file_and_the_corpus_stays_sound(client, harbour, run):
    before = json.loads(run(harbour, "check --format json").out)["findings"]
    actors = open_file(client, harbour / ACTORS)
    edit = await client.text_document_rename_async(
        lsp.RenameParams(actors.document, actors.at("  five|-ports:"), "the-five-ports")
    )
    for change in edit.document_changes:
        path = harbour / change.text_document.uri.removeprefix(f"{harbour.as_uri()}/")
        path.write_text(edited(path.read_text(), change.edits))
    assert len(edit.document_changes) > 1
    assert "five-ports:" not in (harbour / ACTORS).read_text().replace("the-five-ports:", "")
    after = json.loads(run(harbour, "check --format json").out)["findings"]
    assert [f["code"] for f in after] == [f["code"] for f in before]


async def test_a_renamed_claim_takes_its_file_along(client, harbour):
    file = open_file(client, harbour / SPILL)
    edit = await client.text_document_rename_async(
        lsp.RenameParams(file.document, file.at("claim: corvin|-spilled-oil"), "oil-was-spilled")
    )
    moved = [one for one in edit.document_changes if isinstance(one, lsp.RenameFile)]
    assert [one.new_uri for one in moved] == [
        (harbour / "claims/spill/oil-was-spilled.yaml").as_uri()
    ]


@pytest.mark.parametrize("new", ["odile-marsh", "two words", ""])
async def test_an_id_that_is_taken_or_none_is_refused(client, harbour, new):
    actors = open_file(client, harbour / ACTORS)
    with pytest.raises(Exception, match=r"already|cannot be an id"):
        await client.text_document_rename_async(
            lsp.RenameParams(actors.document, actors.at("  five|-ports:"), new)
        )


async def test_symbols_of_a_file_and_of_the_corpus(client, harbour):
    file = open_file(client, harbour / SPILL)
    (claim,) = await client.text_document_document_symbol_async(
        lsp.DocumentSymbolParams(file.document)
    )
    assert claim.name == "corvin-spilled-oil"
    assert [one.name for one in claim.children] == ["asserted", "admitted", "denied", "questioned"]
    assert [one.name for one in claim.children[0].children][:2] == ["five-ports", "dock-workers"]
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("lantern"))
    assert {one.name.split()[0] for one in found} >= {"harbour-authority", "corvin-spilled-oil"}


async def test_lenses_hints_and_folds(client, harbour):
    file = open_file(client, harbour / SPILL)
    (lens,) = await client.text_document_code_lens_async(lsp.CodeLensParams(file.document))
    assert "1 affirm" in lens.command.title or "affirm" in lens.command.title
    end = lsp.Position(100, 0)
    hints = await client.text_document_inlay_hint_async(
        lsp.InlayHintParams(file.document, lsp.Range(lsp.Position(0, 0), end))
    )
    assert (file.at("by: dock-workers|"), "Dock workers at Pier 4") in [
        (one.position, one.label) for one in hints
    ]
    assert "Corvin Shipping" not in [one.label for one in hints]  # the id says it
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(file.document))
    assert file.at("|asserted:").line in [one.start_line for one in folds]


async def test_formatting_is_fmt(client, harbour):
    text = (harbour / SPILL).read_text()
    file = open_file(
        client,
        harbour / SPILL,
        text.replace("about: [corvin-shipping]", "about:   [corvin-shipping]"),
    )
    options = lsp.FormattingOptions(2, True)
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(file.document, options)
    )
    assert edited(file.text, edits) == formatted(file.text) != file.text
    broken = open_file(client, harbour / SPILL, "claim: [")
    assert not await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(broken.document, options)
    )


async def test_a_broken_file_keeps_its_last_good_meaning(client, harbour):
    file = open_file(client, harbour / SPILL)
    await file.findings()
    broken = file.change(file.text.replace("  - by: dock-workers", "  - by: dock-workers\n   xx"))
    assert await broken.findings(2)
    assert "The Five Ports" in await broken.hover("claim: corvin|-spilled-oil")
    (lens,) = await client.text_document_code_lens_async(lsp.CodeLensParams(file.document))
    assert "affirm" in lens.command.title
    other = open_file(client, harbour / "claims/spill/spill-was-deliberate.yaml")
    assert "The Five Ports" in await other.hover("about: [corvin-spilled|-oil")


@pytest.mark.parametrize("script", ["Ἀθῆναι", "𐎠𐎡𐎢", "👩‍👩‍👧 family", "عربي", "漢字"])
async def test_positions_are_right_in_every_script(client, harbour, script):
    text = (harbour / SPILL).read_text().replace("words: it looked like", f"words: '{script}'")
    file = open_file(client, harbour / SPILL, text)
    await file.findings()
    marked = f"{script}', whose: |speaker"
    typed = file.type(marked, "xx", 2)
    found = [one for one in await typed.findings(2) if "xxspeaker" in one.message]
    place = typed.at(marked.replace("|speaker", "|xxspeaker"))
    assert [one.range.start for one in found] == [place]


@pytest.mark.parametrize("mark", ["\u2028", "\x85"])
async def test_a_line_of_yaml_that_is_none_of_the_protocol(client, harbour, mark):
    text = (harbour / SPILL).read_text().replace("place: Lantern", f"place: '{mark}Lantern'  #")
    file = open_file(client, harbour / SPILL, text)
    await file.findings()
    typed = file.type("whose: |speaker", "xx", 2)
    found = [one for one in await typed.findings(2) if "xxspeaker" in one.message]
    assert [one.range.start for one in found] == [typed.at("whose: |xxspeaker")]


async def test_a_request_that_is_cancelled_is_not_answered(client, harbour):
    file = open_file(client, harbour / SPILL)
    params = lsp.WorkspaceSymbolParams("a")
    asked = [client.protocol.send_request_async(lsp.WORKSPACE_SYMBOL, params) for _ in range(20)]
    waiting = [asyncio.ensure_future(one) for one in asked]
    await asyncio.sleep(0)
    client.cancel_request(lsp.CancelParams(list(client.protocol._request_futures)[-1]))
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(found[-1], Exception)
    assert "cancel" in str(found[-1]).lower()
    assert all(isinstance(one, list) for one in found[:-1])
    assert await file.hover("claim: corvin|-spilled-oil")


async def test_a_file_outside_every_corpus_is_left_alone(client, tmp_path):
    (tmp_path / "x.yaml").write_text("claim: a\n")
    file = open_file(client, tmp_path / "x.yaml")
    assert await file.hover("cl|aim: a") == ""
    assert await file.offers("claim: a|") == []


async def test_the_first_file_of_a_corpus(client, tmp_path):
    (tmp_path / "claims").mkdir()
    file = open_file(client, tmp_path / "claims/a.yaml", "")
    assert labels(await file.offers("|")) == ["claim", "actors", "sources"]
    written = file.change("claim: a\ntext: It rained.\n")
    assert await written.findings(2)
    assert (await written.hover("claim: |a")).startswith("### It rained.")


async def test_settings_that_are_wrong_are_told_once(client, harbour):
    (harbour / "provenance.toml").write_text("[check]\nselekt = []\n")
    file = open_file(client, harbour / SPILL)
    while not (told := [one for one in client.messages if "selekt" in one.message]):
        await asyncio.sleep(0.01)
    assert len(told) == 1
    (harbour / "provenance.toml").write_text("")
    client.text_document_did_save(lsp.DidSaveTextDocumentParams(file.document))
    await file.findings()


async def test_what_changes_on_disk_is_seen(client, harbour):
    file = open_file(client, harbour / SPILL)
    await file.findings()
    actors = harbour / ACTORS
    actors.write_text(actors.read_text().replace("  dock-workers:", "  dockers:"))
    client.workspace_did_change_watched_files(
        lsp.DidChangeWatchedFilesParams(
            [lsp.FileEvent(actors.as_uri(), lsp.FileChangeType.Changed)]
        )
    )
    while not (found := await file.findings()):
        pass
    assert "dock-workers" in found[0].message
