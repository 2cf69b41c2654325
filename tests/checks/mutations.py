"""The mistakes that people make, made on real claim files: each names the rules it must break."""

import re
from collections.abc import Callable
from typing import NamedTuple


class Mutation(NamedTuple):
    """A mistake: what it makes of a text (None where it cannot be made) and what may be found."""

    name: str
    make: Callable[[str], str | None]
    codes: frozenset[str]


MUTATIONS: list[Mutation] = []


def _mutation(*codes: str):
    def add(make: Callable[[str], str | None]) -> Callable[[str], str | None]:
        MUTATIONS.append(Mutation(make.__name__, make, frozenset(codes)))
        return make

    return add


def _once(pattern: str, replacement: str, text: str) -> str | None:
    changed, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
    return changed if count and changed != text else None


@_mutation("Y016")
def a_misspelt_key(text):
    return _once(r"^source:", "sorce:", text)


@_mutation("Y016")
def a_stance_in_another_tense(text):
    return _once(r"^asserted:", "asserts:", text)


@_mutation("Y018")
def a_text_left_out(text):
    return _once(r"^text: .*\n(?:  .*\n)*", "", text)


@_mutation("Y019")
def a_value_left_out(text):
    return _once(r"^source: .*$", "source:", text)


@_mutation("Y017")
def a_key_pasted_twice(text):
    return _once(r"^(source: .*\n)", r"\1\1", text)


@_mutation("Y002")
def a_tab_for_spaces(text):
    return _once(r"^  - ", "\t- ", text)


@_mutation("Y003")
def a_line_a_space_too_deep(text):
    return _once(r"^    (at|quote|date): ", r"     \1: ", text)


@_mutation("Y006")
def a_merge_that_was_left(text):
    return _once(r"^(source: .*\n)", r"<<<<<<< ours\n\1=======\n\1>>>>>>> theirs\n", text)


@_mutation("Y004")
def a_quotation_mark_that_is_never_closed(text):
    return _once(r"^text: ([^'\"\n]*)$", r'text: "\1', text) if '"' not in text else None


@_mutation("Y005")
def a_bracket_that_is_never_closed(text):
    return _once(r"^about: \[([^\]\n]*)\]", r"about: [\1", text)


@_mutation("Y014")
def a_first_key_misspelt(text):
    return _once(r"^claim:", "claims:", text)


@_mutation("Y012")
def an_invisible_character(text):
    return _once(r"^text: (\w+) ", "text: \\1\u200b ", text)


@_mutation("Y023")
def a_date_as_people_write_it(text):
    return _once(r"^event: .*$", "event: 25 December 2021", text)


@_mutation("Y023")
def a_day_that_never_was(text):
    return _once(r"^event: .*$", "event: 2021-02-29", text)


@_mutation("Y022", "R201")
def a_name_for_an_id(text):
    return _once(r"^  - by: .*$", "  - by: Somebody Else", text)


@_mutation("R201")
def a_speaker_nobody_knows(text):
    return _once(r"^  - by: .*$", "  - by: somebody-else-altogether", text)


@_mutation("R203")
def a_source_nobody_knows(text):
    return _once(r"^source: .*$", "source: some-paper-nobody-recorded", text)


@_mutation("R202")
def a_relation_to_a_claim_nobody_made(text):
    return text + "\nsupports: [a-claim-that-nobody-made]\n" if "\nsupports" not in text else None


@_mutation("R206")
def a_relation_to_itself(text):
    id = re.search(r"^claim: (\S+)", text, re.MULTILINE)
    return text + f"\nsupports: [{id[1]}]\n" if id and "\nsupports" not in text else None


@_mutation("L602")
def an_exclusion_without_its_reason(text):
    return _once(r"^(excludes:\n  - claim: \S+)\n    because: .*\n(?:      .*\n)*", r"\1\n", text)


@_mutation("T301", "T302", "S409", "E901")
def a_digit_of_the_year(text):
    return _once(r"^    date: 20", "    date: 90", text)


@_mutation("S403")
def a_statement_pasted_twice(text):
    return _once(
        r"^((?:asserted|denied):\n)(  - (?:by|said-in): .*\n(?:    .*\n)*)", r"\1\2\2", text
    )


@_mutation("S407")
def a_hedge_whose_owner_is_lost(text):
    return _once(r"(hedge: \{words: [^,}\n]*), whose: \w+\}", r"\1}", text)


@_mutation("D705")
def a_quotation_that_goes_on(text):
    return _once(r"^    quote: ([^\[\{\"'\n]+)$", r"    quote: \1" + " and so on" * 5, text)


@_mutation("D704")
def a_paragraph_that_is_not_there(text):
    return _once(r"^    at: \d+$", "    at: 99999", text)


@_mutation("W801")
def a_verdict_in_the_text(text):
    return _once(r"^text: (?!\")", "text: The so-called ", text)


@_mutation("I102")
def a_claim_renamed_but_not_its_file(text):
    return _once(r"^claim: (\S+)", r"claim: \1-renamed", text)


@_mutation("C002")
def a_finding_allowed_without_a_reason(text):
    return _once(r"^(source: .*)$", r"\1  # provenance: allow D701", text)


@_mutation("C001")
def a_finding_allowed_that_is_not_there(text):
    return _once(r"^(source: .*)$", r"\1  # provenance: allow D701 because why not", text)
