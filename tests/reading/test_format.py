"""What `formatted` does to the claim files that people write, and what it never does."""

import json
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model import fields
from provenance.model.fields import RECORDS, Type
from provenance.reading.compare import same_records, shape
from provenance.reading.format import formatted
from provenance.reading.layout import CannotFormat
from provenance.reading.nodes import documents
from provenance.reading.problem import YamlProblem

HERE = Path(__file__).parent


def becomes(before: str, after: str) -> None:
    before, after = dedent(before).lstrip("\n"), dedent(after).lstrip("\n")
    assert formatted(before) == after
    assert formatted(after) == after


def stays(text: str) -> None:
    becomes(text, text)


def test_a_well_written_claim_is_left_as_it_is():
    stays("""
        claim: bridge-closed
        text: The bridge is closed.
        about: [bridge, town]
        event: 2021-12/..
        figure: {of: closed bridges, value: 1, bound: exactly}
        source: gazette      # default for the statements below

        asserted:
          - by: mayor
            date: {not-after: 2021-12-25}
            at: 14
            quote: the bridge is "closed", they said
            hedge: [{words: potential, whose: speaker}, {words: said to be, whose: document}]

          - by: [clerk, baker]

        denied:
          - said-in: letter
            at: [12, 18]
            note: A remark that is longer than one line permits, so it goes on, with unhyphenated
              long-windedness, two spaces further in.

        implies: [road-closed]

        undermines:
          - claim: bridge-open
            because: A closed bridge sits badly with "open".

        note: None.
    """)


def test_keys_go_into_canonical_order_and_take_their_comments_along():
    becomes(
        """
        claim: a
        # who denied it
        denied:
        - date: 2021   # the day is not known
          # the speaker
          by: x
        # the words
        text: T.
        # the end
        """,
        """
        claim: a
        # the words
        text: T.

        # who denied it
        denied:
          # the speaker
          - by: x
            date: 2021   # the day is not known
        # the end
        """,
    )


def test_the_keys_of_an_expectation_go_into_canonical_order_too():
    becomes(
        """
        claim: a
        text: T.

        expect:
          - denied-underneath-by: [y]
            undermined-by: [x]
            status: contested
        """,
        """
        claim: a
        text: T.

        expect:
          - status: contested
            undermined-by: [x]
            denied-underneath-by: [y]
        """,
    )


def test_a_comment_indented_deeper_than_what_follows_stays_with_what_stands_above():
    stays("""
        claim: a
        text: T.

        asserted:
          - by: x
            # more on x
          # - by: y

        # on the denials
        denied:
          - by: z
        # last words
    """)


def test_every_place_for_a_comment():
    text = dedent("""
        # first
        --- # at the marker
        # before the claim
        claim: a # id
        text: # on the text
          T.
        about: # on the list
          # before b
          - b # on b
          -   # on the dash
            c
          # after c
        topics: [d, # on d
          # before e
          e] # on the brackets
        note: >- # on the note
          N.
        # last
        ---
        # nothing here
    """)
    after = formatted(text)
    assert formatted(after) == after
    lines = [line.strip() for line in after.splitlines()]
    for line in (
        "---  # at the marker",
        "claim: a  # id",
        "text: T.  # on the text",
        "about:  # on the list",
        "- b  # on b",
        "topics:  # on the brackets",
        "- d  # on d",
        "note: N.  # on the note",
    ):
        assert line in lines
    for comment, follower in (
        ("# before b", "- b  # on b"),
        ("# on the dash", "- c"),
        ("# before e", "- e"),
        ("# last", "---"),
    ):
        assert lines[lines.index(comment) + 1] == follower


def test_lists_take_one_line_where_they_fit_and_one_line_an_item_where_not():
    names = [f"a-rather-long-name-{n}" for n in range(5)]
    becomes(
        f"""
        claim: a
        text: T.
        about:
        - x
        - y
        accuses: [{", ".join(names)}]
        topics:
          - a, b
          - c
        """,
        """
        claim: a
        text: T.
        about: [x, y]
        accuses:
          - a-rather-long-name-0
          - a-rather-long-name-1
          - a-rather-long-name-2
          - a-rather-long-name-3
          - a-rather-long-name-4
        topics:
          - a, b
          - c
        """,
    )


def test_texts_lose_needless_quotes_and_gain_the_lightest_that_are_needed():
    becomes(
        r"""
        "claim": 'a'
        text: "Plain words."
        topics: ["a, b", 'c']
        event: "2021-12-25"
        place: 'a: b'
        asserted:
          - by: "x"
            at: ["14", "012", "12:30"]
            quote: 'say "no": never'
            note: "C:\\dir: it's"
        """,
        r"""
        claim: a
        text: Plain words.
        topics: ["a, b", c]
        event: 2021-12-25
        place: "a: b"

        asserted:
          - by: x
            at: [14, "012", "12:30"]
            quote: 'say "no": never'
            note: 'C:\dir: it''s'
        """,
    )


@pytest.mark.parametrize("text", ["NO", "on", "012", "12:30", "1e3", "~", "2021-12-25"])
def test_what_other_readers_of_yaml_would_take_for_something_else_stays_as_written(text):
    stays(f"claim: a\ntext: {text}\n")
    stays(f'claim: a\ntext: "{text}"\n')


def test_long_texts_are_wrapped_at_a_hundred_columns_in_the_notation_that_they_have():
    words = "word " * 40 + "end"
    for text in (
        f"text: {words}",
        f"text: '{words}'",
        f"text: >-\n  {words}",
        f'text: "x: {words}"',
    ):
        after = formatted(f"claim: a\n{text}\n")
        assert max(map(len, after.splitlines())) <= 100
        assert len(after.splitlines()) <= 5
        assert formatted(after) == after


def test_a_line_never_begins_with_a_sign_that_looks_like_something_else():
    text = "claim: a\ntext: " + "word " * 17 + "- dash\n"
    after = formatted(text.replace("- dash", "word - dash " * 10))
    assert not any(line.strip().startswith("- ") for line in after.splitlines())


def test_line_breaks_that_a_person_wrote_are_kept():
    stays("""
        claim: a
        text: T.

        note: |
          one
            two

          three
    """)
    becomes(
        """
        claim: a
        text: T.
        note: one

          two
        """,
        """
        claim: a
        text: T.

        note: >-
          one

          two
        """,
    )


def test_any_script_is_wrapped_by_the_columns_it_takes():
    for word in ("слово", "كلمة", "शब्द", "言葉", "é\u0301"):
        text = f"claim: a\ntext: {' '.join([word] * 60)}\n"
        after = formatted(text)
        assert len(after.splitlines()) > 2
        assert same_records(text, after)


def test_wide_characters_count_two_columns():
    after = formatted(f"claim: a\ntext: {' '.join(['言葉'] * 40)}\n")
    assert max(len(line) for line in after.splitlines()[1:]) <= 62


def test_actors_and_sources_files_are_formatted_record_by_record():
    becomes(
        """
        actors:


            b:
                kind: person
                name: B
                part-of: {to: 2021, actor: c}

            a: {kind: state, name: A}


            # the last
            d:
                kind: body
                name: D

                members:
                - {from: 2020, actor: x}
                - y
        """,
        """
        actors:
          b:
            name: B
            kind: person
            part-of: {actor: c, to: 2021}

          a: {name: A, kind: state}

          # the last
          d:
            name: D
            kind: body
            members:
              - {actor: x, from: 2020}
              - y
        """,
    )


def test_documents_stay_apart():
    becomes(
        "---\nclaim: a\ntext: A\n---\n\n\nclaim: b\ntext:   B\n\n\n---\nclaim: c\ntext: C\n---\n",
        "---\nclaim: a\ntext: A\n---\nclaim: b\ntext: B\n\n---\nclaim: c\ntext: C\n---\n",
    )


def test_windows_line_ends_stay():
    text = 'claim: a\r\ntext: "A"\r\n# c\r\n'
    assert formatted(text) == "claim: a\r\ntext: A\r\n# c\r\n"


def test_misspelt_and_doubled_keys_are_not_lost():
    becomes(
        """
        claim: a
        texxt: T.
        text: one
        text: two
        source: s
        abuot: [x]
        about: y
        """,
        """
        claim: a
        texxt: T.
        text: one
        text: two
        about: y
        source: s
        abuot: [x]
        """,
    )


def test_a_last_line_of_spaces_is_no_empty_line():
    becomes(
        'claim: a\nabout:\n- "0\\n "\n- b\n',
        'claim: a\nabout:\n  - "0\\n "\n  - b\n',
    )


def test_missing_values_stay_missing():
    stays('claim: a\ntext:\nabout:\n  - x\n  -\ntopics: [""]\n')


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_a_file_without_records_is_left_alone(text):
    assert formatted(text) == text


def test_broken_yaml_is_refused():
    with pytest.raises(YamlProblem):
        formatted("claim: [a\n")


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 1.1\n---\nclaim: a\n",
        "just words\n",
        "? [a, b]\n: c\n",
        "claim: a\rtext: b\r",
        "claim: a # b\u2028text: c\n",
    ],
)
def test_yaml_that_cannot_be_rearranged_without_loss_is_refused(text):
    with pytest.raises(CannotFormat):
        formatted(text)


def held(text: str) -> None:
    """Format a text; hold the result to what formatting may never break."""
    try:
        before = [shape(root) for root in documents(text)]
    except YamlProblem:
        return
    refusal = ""
    try:
        after = formatted(text)
    except CannotFormat as error:
        refusal = str(error)
    assert "change of meaning" not in refusal
    if refusal:
        return
    assert [shape(root) for root in documents(after)] == before
    assert formatted(after) == after


SUITE = json.loads((HERE / "yaml_test_suite.json").read_text(encoding="utf-8"))


def test_the_yaml_test_suite_survives():
    for name, text in SUITE.items():
        try:
            held(text.removeprefix("\ufeff"))
        except AssertionError as error:
            raise AssertionError(name) from error


texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text(" abc:#-'\"\\\n\t,[]{}&*!|>%@`~=/é言", max_size=40),
    st.lists(st.sampled_from(["word", "#x", "-", "a:", "слово", "言葉", '"q"', "it's"])).map(
        " ".join
    ),
    st.sampled_from(["NO", "2021-12-25", "012", "", " ", "null", "---", "...", "x\n", "x\n\n"]),
)


def values(field: fields.Field, depth: int = 0) -> st.SearchStrategy:
    if field.type is Type.RECORD:
        one = mappings(field.record)
        if field.short:
            one = one | texts
    else:
        one = texts
    return one | st.lists(one, max_size=3) if field.many else one


def mappings(record: str) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional={f.key: values(f) for f in RECORDS[record]})


claims = mappings("claim").map(lambda claim: {"claim": "a", **claim})
entries = st.one_of(
    st.fixed_dictionaries({"actors": st.dictionaries(texts, mappings("actor"), max_size=3)}),
    st.fixed_dictionaries({"sources": st.dictionaries(texts, mappings("source"), max_size=3)}),
)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.one_of(claims, entries),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([20, 80, 10**6]),
    st.booleans(),
)
def test_generated_records_survive_in_every_style(record, flow, style, width, unicode):
    text = yaml.dump(
        record,
        default_flow_style=flow,
        default_style=style,
        width=width,
        allow_unicode=unicode,
        sort_keys=False,
        Dumper=_Untagged,
    )
    held(text)


class _Untagged(yaml.SafeDumper):
    """A dumper that writes no aliases and no tags, in any style."""

    def ignore_aliases(self, data):
        return True

    def process_tag(self):
        pass


@settings(max_examples=examples(60), deadline=None)
@given(
    claims,
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 8), st.sampled_from("ab#: -"))),
)
def test_comments_anywhere_survive(record, comments):
    text = yaml.dump(record, width=10**6, allow_unicode=False, sort_keys=False, Dumper=_Untagged)
    lines = text.splitlines()
    if any(
        line.rstrip().endswith(("|", ">", "|-", ">-", "|+", ">+", "-2", "|2")) for line in lines
    ):
        return
    added = 0
    for place, indent, word in comments:
        lines.insert(place % (len(lines) + 1), " " * indent + f"# {word}{added}")
        added += 1
    commented = "\n".join(lines) + "\n"
    try:
        before = [shape(root) for root in documents(commented)]
    except YamlProblem:
        return
    if before != [shape(root) for root in documents(text)]:
        return  # the comment landed inside a quoted text
    held(commented)
    assert (
        sum(line.lstrip().startswith("# ") for line in formatted(commented).splitlines()) >= added
    )
