"""What `provenance source` and `provenance quotes` do, on the corpus of the harbour."""

import errno
import json
import os

import pytest

from quotes.harbour import CLAIMS, DOCUMENT

CLAIM = CLAIMS["crates-arrived"]


class TestSource:
    def test_add_records_what_the_document_is_and_keeps_the_rest_of_the_file(self, held):
        record = (held.root / "seeds" / "sources.yaml").read_text()
        assert "    # the paper has no archive\n" in record
        assert f"    size: {len(DOCUMENT.encode())}\n" in record
        assert "    media-type: text/plain; charset=utf-8\n    extractor: text/1\n" in record

    def test_add_makes_a_record_in_a_file_of_its_own(self, run):
        run(
            "source", "add", "--id", "minutes", "--title", "Minutes: of May", "--kind", "document",
            "--by", "board", "--derived-from", "quotes:harbour-news", "--date", "2021-05",
            "--archive", "https://archive.example/1", "--archive", "https://archive.example/2",
        )  # fmt: skip
        assert (run.root / "seeds" / "minutes.yaml").read_text() == (
            "sources:\n  minutes:\n"
            '    title: "Minutes: of May"\n    kind: document\n    by: board\n    date: 2021-05\n'
            "    archive: [https://archive.example/1, https://archive.example/2]\n"
            "    derived-from: [{source: harbour-news, how: quotes}]\n"
        )
        with run.corpus() as corpus:
            assert not corpus.problems()

    def test_add_says_what_a_new_source_needs(self, run):
        output = run("source", "add", "--id", "minutes", code=2)
        assert "needs title and kind" in output

    def test_add_refuses_what_would_not_check(self, run):
        told = {
            ("--published", "2021-13"): "nothing was written",
            ("--kind", "newspaper"): "`newspaper` is no kind\nhelp: did you mean `article`?",
        }
        for options, says in told.items():
            assert says in run("source", "add", "--id", "harbour-news", *options, code=2)
        assert "published" not in (run.root / "seeds" / "sources.yaml").read_text()

    def test_attach_finds_the_source_by_its_digest(self, held, document):
        (held.root / ".provenance" / "vault").rename(held.root / "gone")
        assert "`harbour-news` is attached" in held("source", "attach", str(document))
        assert (held.root / ".provenance" / ".gitignore").read_text() == "*\n"

    def test_attach_tells_when_no_source_has_the_digest(self, run, document):
        output = run("source", "attach", str(document), code=2)
        assert "recorded version of no source" in output

    def test_a_changed_document_is_told_with_what_it_does_to_each_quotation(self, held, document):
        document.write_text(DOCUMENT.replace("well-meant", "wild"), encoding="utf-8")
        output = held("source", "attach", str(document), "--source", "harbour-news", code=1)
        assert "changed: `harbour-news` is on record with sha256" in output
        assert "1 verified, 1 mismatch" in output
        assert "“well-meant invention”" in output
        assert "2 verified" in held("quotes")  # the version on record is still here

    def test_a_changed_document_alone_verifies_nothing(self, locked, document):
        document.write_text(DOCUMENT.replace("well-meant", "wild"), encoding="utf-8")
        locked("source", "attach", str(document), "--source", "harbour-news", code=1)
        output = locked("quotes")
        assert "2 source changed" in output
        assert "the words still stand in it" in output
        assert "the words no longer stand in it" in output
        assert "changed: another version" in locked("source", "status", code=1)
        assert "another version is attached" in locked("source", "verify", code=1)

    def test_status_without_a_vault(self, run):
        output = run("source", "status")
        assert "not attached" in output
        assert "There is no vault here yet" in output

    def test_a_damaged_vault_is_found_and_mended(self, held, document):
        (stored,) = (f for f in (held.root / ".provenance/vault").iterdir() if len(f.name) == 64)
        stored.write_text("tampered")
        assert "no longer has its digest" in held("source", "verify", code=1)
        assert "damaged" in held("source", "status", code=1)
        assert "2 unverified" in held("quotes")
        held("source", "attach", str(document))
        assert "no defect" in held("source", "verify")

    @pytest.mark.parametrize("reason", [errno.EROFS, errno.ENOSPC, errno.EACCES])
    def test_a_disk_that_takes_nothing(self, held, document, monkeypatch, reason):
        def refuse(descriptor):
            raise OSError(reason, os.strerror(reason))

        before = sorted((held.root / ".provenance" / "vault").iterdir())
        document.write_text("other")
        monkeypatch.setattr(os, "fsync", refuse)
        output = held("source", "attach", str(document), "--source", "harbour-news", code=2)
        assert f"cannot be written to: {os.strerror(reason)}" in output
        assert sorted((held.root / ".provenance" / "vault").iterdir()) == before

    def test_a_vault_whose_place_is_taken(self, run, document):
        (run.root / ".provenance").mkdir(exist_ok=True)
        (run.root / ".provenance" / "vault").write_text("a file")
        output = run("source", "add", str(document), "--id", "harbour-news", code=2)
        assert "cannot be" in output
        assert "sha256" not in (run.root / "seeds" / "sources.yaml").read_text()

    def test_a_damaged_list_of_attachments(self, held):
        (held.root / ".provenance" / "vault" / "attached.json").write_text("[1")
        assert "attached.json is damaged" in held("quotes", code=2)

    def test_a_document_that_is_not_there(self, run, tmp_path):
        output = run("source", "add", str(tmp_path / "nowhere.txt"), "--id", "harbour-news", code=2)
        assert "cannot be read" in output

    def test_a_binary_document_is_recorded_but_told(self, run, tmp_path):
        path = tmp_path / "a.txt"
        path.write_bytes(b"\x00\x01" * 100)
        output = run("source", "add", str(path), "--id", "harbour-news", code=1)
        assert "the file is binary, not text" in output
        assert "size: 200" in (run.root / "seeds" / "sources.yaml").read_text()

    def test_verify_asks_whether_texts_that_share_much_are_copies(self, held, tmp_path):
        copy = tmp_path / "copy.txt"
        copy.write_text(DOCUMENT.replace("Harbour news", "The gazette") + "And more it said.\n")
        held("source", "add", str(copy), "--id", "gazette", "--title", "G", "--kind", "article")
        output = held("source", "verify")
        assert "gazette and harbour-news share" in output
        assert "does one derive from the other?" in output
        held("source", "add", "--id", "gazette", "--derived-from", "harbour-news")
        assert "share" not in held("source", "verify")

    def test_show_prints_the_chain_up_and_down_and_the_statements(self, held):
        for id, origin in (("gazette", "harbour-news"), ("radio", "gazette")):
            held(
                "source", "add", "--id", id, "--title", id.title(), "--kind", "article",
                "--derived-from", f"quotes:{origin}",
            )  # fmt: skip
        output = held("source", "show", "gazette")
        assert "taken from\n- quotes: harbour-news Harbour news" in output
        assert "taken up by\n- quotes: radio Radio" in output
        output = held("source", "show", "harbour-news")
        assert "- quotes: gazette Gazette\n  - quotes: radio Radio" in output
        assert "“well-meant invention” verified" in output

    def test_show_survives_a_circle(self, held):
        held("source", "add", "--id", "harbour-news", "--derived-from", "harbour-news")
        assert "shown above" in held("source", "show", "harbour-news")

    def test_an_unknown_source_is_suggested(self, held):
        assert "did you mean `harbour-news`?" in held("source", "show", "harbour-new", code=2)


class TestQuotes:
    def test_shows_verdict_context_lines_and_offsets(self, held):
        output = held("quotes", "crates-arrived")
        assert "“1,500 crates had arrived” (en)\n  verified (not in the lock file)\n" in output
        assert 'said on Monday that ⟦1,500 crates had arrived⟧. "We are not' in output
        start = DOCUMENT.index("1,500")
        assert f"stands in line 3, characters {start}-{start + 24}" in output
        assert output.startswith("2 quotations: 2 verified.\n")

    @pytest.mark.parametrize("asked", ["harbour-news", "crates-arrived"])
    def test_of_a_source_or_a_claim(self, held, asked):
        assert "2 quotations" in held("quotes", asked)

    def test_as_json_and_csv(self, held):
        answer = json.loads(held("quotes", "--format", "json"))
        assert [row["verdict"] for row in answer["rows"]] == ["verified", "verified"]
        assert held("quotes", "--format", "csv").startswith("claim,statement,number,words,")

    def test_nothing_quoted(self, run):
        run.write("claim: c\ntext: T.\nabout: board\nasserted:\n  - by: board\n")
        assert "No quotation in the corpus" in run("quotes", code=1)

    def test_an_unknown_id(self, run):
        assert "did you mean `crates-arrived`?" in run("quotes", "crate-arrived", code=2)

    def test_proposes_the_nearest_wording_with_the_differences_marked(self, held):
        held.write(CLAIM.replace("well-meant invention", "well-meant clever invention of"))
        output = held("quotes")
        assert "mismatch: the words do not stand in `harbour-news`" in output
        assert "did you mean (line 7): well-meant [-clever-]" in output

    def test_leads_with_the_tally_and_shows_what_fails_alone(self, held):
        output = held("quotes")
        assert output.splitlines()[0] == "2 quotations: 2 verified."
        held("quotes", "lock")
        output = held("quotes")
        assert output == (
            "2 quotations: 2 verified.\n\nAll pass; `provenance quotes -v` shows each.\n"
        )
        assert "1,500 crates had arrived" in held("quotes", "-v")

    def test_without_text_and_lock_nothing_passes(self, run):
        output = run("quotes")
        assert "2 unverified" in output
        assert "provenance source add --id harbour-news FILE" in output

    def test_links_to_the_words_on_the_page(self, held):
        held("source", "add", "--id", "harbour-news", "--url", "https://news.example/a")
        output = held("quotes")
        assert "https://news.example/a#:~:text=1%2C500%20crates%20had%20arrived" in output
        assert "#:~:text=well%2Dmeant%20invention" in output

    def test_control_sequences_of_a_document_never_reach_the_terminal(self, run, tmp_path):
        path = tmp_path / "evil.txt"
        path.write_text(
            "so \x1b[31m said: 1,500\x07 crates\x1b had\u202e arrived \x9b2J on\n\n"
            + "well-meant invention, it went on at length, "
            + "and so forth" * 40
        )
        run("source", "add", str(path), "--id", "harbour-news", code=1)
        run.write(CLAIM.replace("    at: 3\n", "").replace("    at: 6-8\n", ""))
        output = run("quotes")
        assert "<U+001B>[31m" in output
        assert not set(output) & set("\x1b\x9b\u202e\x07")

    def test_one_utterance_quoted_differently_is_shown_side_by_side(self, held, tmp_path):
        other = tmp_path / "gazette.txt"
        other.write_text("She said: we are not at all aware of a missing crate.")
        held("source", "add", str(other), "--id", "gazette", "--title", "G", "--kind", "article")
        held(
            "source", "add", "--id", "chair-on-monday", "--title", "S", "--kind", "statement",
            "--by", "board",
        )  # fmt: skip
        held.write(
            "claim: none-missing\ntext: No crate is missing.\nabout: board\nasserted:\n"
            "  - {said-in: chair-on-monday, source: harbour-news,"
            " quote: not aware of any missing crate}\n"
            "  - {said-in: chair-on-monday, source: gazette,"
            " quote: not at all aware of a missing crate}\n"
        )
        output = held("quotes", "none-missing")
        assert "2 verified" in output
        assert "quoted differently" in output
        assert "{+at all+} aware of [-any-] {+a+} missing crate" in output

    def test_words_of_an_unseen_utterance_are_held_to_where_they_were_read(self, held):
        (held.root / "seeds" / "u.yaml").write_text(
            "sources:\n  said:\n    title: S\n    kind: statement\n    by: board\n    seen: false\n"
        )
        held.write(
            "claim: c\ntext: T.\nabout: board\nsource: harbour-news\nasserted:\n"
            "  - {said-in: said, quote: not aware of any missing crate}\n"
        )
        assert "1 verified" in held("quotes")

    def test_a_translation_is_marked_as_the_editors(self, held):
        held.write(
            CLAIM.replace(
                "quote: 1,500 crates had arrived",
                "quote: {words: '1,500 crates had arrived', translation: 1500 caisses}",
            )
        )
        assert "the editors' translation: “1500 caisses”" in held("quotes")


class TestLock:
    def test_is_sorted_with_one_quotation_a_line(self, held):
        output = held("quotes", "lock")
        assert "2 quotations verified" in output
        heading, *lines = (held.root / "seeds" / "quotes.lock").read_text().splitlines()
        assert json.loads(heading)["lock"] == 1
        entries = [json.loads(line) for line in lines]
        assert [entry["statement"] for entry in entries] == sorted(e["statement"] for e in entries)
        assert set(entries[0]) == {
            "statement", "quote", "digest", "source", "sha256", "at", "lines", "extractor",
            "normaliser",
        }  # fmt: skip
        assert "up to date" in held("quotes", "lock")

    def test_carries_the_verdict_where_the_text_is_not(self, locked):
        assert "2 verified (locked)" in locked("quotes")

    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            ("quote: 1,500", "quote: 1,501", "the lock does not hold these words"),
            ("had arrived", "had not arrived", "the lock does not hold these words"),
            ("at: 3", "at: 4", "the lock holds these words at line 3, not at 4"),
        ],
    )
    def test_anything_changed_is_unverified(self, locked, old, new, why):
        locked.write(CLAIM.replace(old, new))
        output = locked("quotes")
        assert "1 verified (locked), 1 unverified" in output
        assert why in output
        assert "provenance source attach FILE --source harbour-news" in output

    def test_another_version_on_record_is_unverified(self, locked):
        path = locked.root / "seeds" / "sources.yaml"
        record = path.read_text()
        digest = record.partition("sha256: ")[2][:64]
        path.write_text(record.replace(digest, digest[::-1]))
        output = locked("quotes")
        assert "2 unverified" in output
        assert "for another version of it" in output

    def test_another_source_is_unverified(self, locked):
        path = locked.root / "seeds" / "sources.yaml"
        path.write_text(path.read_text().replace("harbour-news:", "gazette:"))
        locked.write(CLAIM.replace("harbour-news", "gazette"))
        assert "2 unverified" in locked("quotes")

    def test_other_rules_of_normal_form_are_unverified(self, locked):
        path = locked.root / "seeds" / "quotes.lock"
        path.write_text(path.read_text().replace('"normaliser":"3"', '"normaliser":"2"'))
        assert "under other rules" in locked("quotes")

    def test_an_edit_that_leaves_the_words_alone_still_passes(self, locked):
        locked.write(CLAIM.replace("  - by: board\n", "  - by: board\n    date: 2021\n"))
        assert "2 verified (locked)" in locked("quotes")

    def test_locking_without_the_text_keeps_what_holds_and_prunes_the_rest(self, locked):
        locked.write(
            CLAIM.replace("  - by: board\n", "  - by: board\n    date: 2021\n").replace(
                "well-meant", "wild"
            )
        )
        output = locked("quotes", "lock", code=1)
        assert "0 quotations verified, 1 entry kept" in output
        assert "2 stale entries pruned" in output
        assert "1 verified (locked), 1 unverified" in locked("quotes")

    def test_a_quotation_that_does_not_verify_is_not_locked(self, held):
        held.write(CLAIM.replace("well-meant", "wild"))
        output = held("quotes", "lock", code=1)
        assert "1 quotation is not in it" in output
        assert len((held.root / "seeds" / "quotes.lock").read_text().splitlines()) == 2
