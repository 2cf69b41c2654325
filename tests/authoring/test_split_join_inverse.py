"""Split, then join in the order of the file: the same text again, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.authoring.files import join, split

COMMENT = st.sampled_from(["# a remark\n", "  # indented\n", "\n", "#\n", "# --- no marker\n"])
COMMENTS = st.lists(COMMENT, max_size=3).map("".join)
TEXT = st.sampled_from(
    [
        "text: T.\n",
        "text: T.  # behind it\n",
        "text: |\n  ---\n  # no comment\n\n  T.\n",
        "text: >-\n  folded\n  text\n",
        'text: "a\n  ---b # c"\n',
        "text: 'it''s'\nabout: [x,  # first\n  y]\n",
        "text: T.\nasserted:\n  # who\n  - by: x\n\n  - by: y\n    quote: «щ» 中\n",
    ]
)
DOCUMENT = st.tuples(COMMENTS, TEXT, COMMENTS)


@st.composite
def claims(draw) -> list[tuple[str, str]]:
    """Some claims in order: the id and the text of each."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=6, unique=True))
    documents = [(id, draw(DOCUMENT)) for id in ids]
    return [(id, f"{before}claim: {id}\n{text}{after}") for id, (before, text, after) in documents]


@given(claims(), st.booleans())
def test_joining_what_was_split_gives_the_same_text(written, windows):
    text = "---\n".join(text for _, text in written)
    text = text.replace("\n", "\r\n") if windows else text
    *parts, gone = split("claims/many.yaml", text)
    assert [part.file for part in parts] == [f"claims/many/{id}.yaml" for id, _ in written]
    assert (gone.file, gone.after) == ("claims/many.yaml", None)
    joined, *_ = join([(part.file, part.after) for part in parts], "claims/many.yaml")
    assert joined.after == text


@given(claims())
def test_splitting_what_was_joined_gives_the_same_files(written):
    files = [(f"claims/many/{id}.yaml", text) for id, text in written]
    joined, *gone = join(files, "claims/many.yaml")
    assert gone == [(file, text, None) for file, text in files]
    *parts, _ = split("claims/many.yaml", joined.after)
    assert [(part.file, part.after) for part in parts] == files
