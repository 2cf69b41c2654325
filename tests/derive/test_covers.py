"""What covers several claims tells on each what a blanket denial written there would tell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from derive.derive_corpus import corpus, told
from laws import examples

ACTORS = ("vane", "keeper", "mayor")
OTHERS = st.lists(
    st.tuples(
        st.sampled_from(["asserted", "denied", "questioned"]),
        st.sampled_from(ACTORS),
        st.sampled_from(["", "date: 1987-03-01", "date: 1987-03-05"]),
    ),
    max_size=3,
    unique=True,
)
STEMS = "actors:\n" + "".join(f"  {a}: {{name: {a}, kind: person}}\n" for a in ACTORS)


def listed(said, denials: str) -> str:
    lines = []
    for stance in ("asserted", "denied", "questioned"):
        here = [f"  - {{by: {by}, {date}}}" for s, by, date in said if s == stance]
        here += [denials] if stance == "denied" and denials else []
        lines += [f"{stance}:", *here] if here else []
    return "\n".join(lines)


@settings(max_examples=examples(40), deadline=None)
@given(OTHERS, st.sampled_from(["blanket", "verdict"]), st.sampled_from([None, "1987-03-02"]))
def test_covering_a_claim_is_denying_it_in_that_form_and_nothing_more(said, form, as_of):
    denial = "  - {by: mayor, date: 1987-03-03, form: %s%s}"
    first = f"---\nclaim: swept\ntext: T.\ndenied:\n{denial}\n"
    other = f"---\nclaim: other\ntext: T.\naccuses: mayor\n{listed(said, '')}\n"
    apart = f"---\nclaim: other\ntext: T.\naccuses: mayor\n{listed(said, denial % (form, ''))}\n"
    swept = corpus(STEMS + first % (form, ", covers: other") + other)
    written = corpus(STEMS + first % (form, "") + apart)
    one, two = told(swept, "other", as_of), told(written, "other", as_of)
    assert one.headline == two.headline
    assert one.facts == two.facts
    assert one.silent == two.silent
    assert [(p.actor, p.stance, p.certain) for p in one.deniers] == [
        (p.actor, p.stance, p.certain) for p in two.deniers
    ]
    assert told(swept, "swept", as_of).headline == told(written, "swept", as_of).headline
