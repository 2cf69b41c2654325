"""The compiled corpus as users meet it."""


def test_its_state_is_told_and_it_can_be_thrown_away(run, harbour):
    assert "none" in run(harbour, "cache status").out
    run(harbour, "disputes")
    told = run(harbour, "cache status").out
    assert "26 records of 9 files" in told
    assert run(harbour, "cache clear").out == "deleted the compiled corpus\n"
    assert not (harbour / ".provenance").exists()
    assert run(harbour, "cache clear").code == 0


def test_without_a_corpus_it_says_so(run, tmp_path):
    answer = run(tmp_path, "cache status")
    assert answer.code == 2
    assert "provenance init" in answer.err
