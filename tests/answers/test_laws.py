"""Laws of the answers, through the store, on small generated corpora."""

import re
import tempfile
from itertools import product
from pathlib import Path

import networkx as nx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.answers.disputes import disputes
from provenance.answers.explain import explain
from provenance.answers.figures import figures
from provenance.answers.filters import EVERYTHING, Filters
from provenance.answers.shifts import shifts
from provenance.answers.show import show
from provenance.answers.versus import versus
from provenance.answers.who import who
from provenance.derive.headline import HEADLINES, Facts, headline
from provenance.derive.targets import SEVERAL, target
from provenance.derive.walks import stronger, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, before, cutoff_day, parse
from provenance.store.corpus import open_corpus
from provenance.views.stands import set_against

law = settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
CLAIMS = ("c0", "c1", "c2")
ACTORS = ("a0", "a1", "a2", "camp", "group")
DATES = ("", "2001-03-04", "2002-05-06", "2003-01-01", "2002")
UTTERANCES = (", said-in: s1", ", said-in: s2")
DAY = cutoff_day(parse("2002-06-01"))
HEADS = """\
actors:
  a0: {name: Ada, kind: body}
  a1: {name: Bob, kind: person, speaks-for: {actor: a0, from: 2002}}
  a2: {name: Cy, kind: state}
  camp: {name: Camp, kind: camp, members: [a0]}
  group: {name: Group, kind: group, members: [a0, a2], size: 15}
---
sources:
  s0: {title: S0, kind: report, date: 2003, derived-from: s1}
  s1: {title: S1, kind: statement, by: a2}
  s2: {title: S2, kind: statement, by: a2, date: 2002-03-04}
"""


@st.composite
def spoken(draw, dates=DATES, utterances=()):
    who = draw(st.sampled_from(["by: a0", "by: a1", "by: a2", "by: group", "by: a1, for: a0"]))
    date = draw(st.sampled_from(dates))
    answers = draw(st.sampled_from(["", "", ", answers: a2"]))
    hedge = draw(st.sampled_from(["", ", hedge: {words: perhaps, whose: speaker}"]))
    where = draw(st.sampled_from(["", *utterances]))
    return f"{{{who}{f', date: {date}' if date else ''}{answers}{hedge}{where}, source: s0}}"


@st.composite
def corpora(draw, dates=DATES, utterances=()):
    """Files by name; a claim each."""
    found = {"claims/actors.yaml": HEADS}
    for id in CLAIMS:
        text = f"claim: {id}\ntext: Text {id}\nabout: [a2]\n"
        if draw(st.booleans()):
            text += f"accuses: {draw(st.sampled_from(ACTORS[:3]))}\n"
        if draw(st.booleans()):
            text += f"figure: {{of: dead, value: {draw(st.sampled_from([1, 2]))}, unit: people}}\n"
        other = draw(st.sampled_from([c for c in CLAIMS if c != id]))
        kind = draw(st.sampled_from(["", "implies", "excludes", "undermines"]))
        if kind:
            text += f"{kind}: {{claim: {other}, because: b}}\n"
        for stance in words.STANCES:
            most = 2 if stance in ("asserted", "denied") else 1
            said = draw(st.lists(spoken(dates, utterances), max_size=most, unique=True))
            if said and (stance in ("asserted", "denied") or draw(st.booleans())):
                text += f"{stance}:\n" + "".join(f"  - {s}\n" for s in said)
        found[f"claims/{id}.yaml"] = text
    return found


def ask(files, question):
    """Put a question to a fresh corpus of these files."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {"provenance.toml": "", **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        with open_corpus(root) as corpus:
            return question(corpus)


def everything(corpus, filters=EVERYTHING):
    """Every answer that is made of derivations."""
    return {
        **{c: who(corpus, stance, (c,), filters) for c in CLAIMS for stance in ("denied", "said")},
        **{("show", c): show(corpus, (c,), filters) for c in CLAIMS},
        **{("explain", c): explain(corpus, (c,), filters) for c in CLAIMS},
        "disputes": disputes(corpus, filters._replace(status=tuple(HEADLINES))),
        "versus": versus(corpus, ("a0",), ("a2",), filters),
        "shifts": shifts(corpus, (), filters),
        "figures": figures(corpus, (), filters),
    }


TELLS = ("countered", "denied-underneath", "clashing", "in-tension", "rests-on-a-denied-claim")
"""The headlines that say themselves what those did who stand under them without a mark."""


def named(line):
    """The names in a line of a table, each with what is said of it."""
    names = [span for span in line if " more" not in span.text]
    return [
        (one.text.removeprefix(", "), other.text)
        for one, other in zip(names[::2], names[1::2], strict=False)
    ]


def mirrored(answer):
    """A `versus` with its sides swapped."""
    swap = {"left": "right", "right": "left"}

    def entry(e):
        heard = [h._replace(side=swap[h.side]) for h in e.heard]
        return e._replace(
            affirmed_by=swap[e.affirmed_by],
            left=e.right,
            right=e.left,
            left_tally=e.right_tally,
            right_tally=e.left_tally,
            heard=tuple(sorted(heard)),
        )

    def entries(section):
        made = map(entry, section.entries)
        return section._replace(entries=tuple(sorted(made, key=lambda e: (e.claim, e.affirmed_by))))

    return answer._replace(
        left=answer.right, right=answer.left, sections=tuple(map(entries, answer.sections))
    )


@law
@given(corpora(), st.sampled_from([("a0", "a2"), ("camp", "group"), ("a1", "group")]))
def test_swapping_sides_mirrors_versus(files, sides):
    one, other = ((sides[0],), (sides[1],))
    left, right = ask(files, lambda c: (versus(c, one, other), versus(c, other, one)))
    assert mirrored(mirrored(left)) == mirrored(right)


def of_the_whole(corpus):
    """The same corpus, which answers every question from the Slice of all its records."""
    whole = corpus.whole()
    corpus.slice = lambda *claims, **wanted: whole
    corpus.slices = lambda claims, **wanted: [(list(claims), whole)]
    return corpus


@law
@given(
    corpora(utterances=UTTERANCES),
    st.sampled_from(
        [EVERYTHING, Filters(as_of=DAY), *(Filters(side=(one,)) for one in ("a0", "camp", "group"))]
    ),
)
def test_a_slice_holds_all_that_an_answer_needs(files, filters):
    answers, of_all = ask(
        files, lambda c: (everything(c, filters), everything(of_the_whole(c), filters))
    )
    assert answers == of_all


def test_slices_of_the_shipped_corpus_hold_all_that_answers_need():
    def answers(corpus, claims):
        return [
            (who(corpus, "said", (c,)), who(corpus, "answered", (c,)), show(corpus, (c,)))
            for c in claims
        ]

    with open_corpus(Path(__file__).parents[2]) as corpus:
        claims = corpus.ids("claim")[::4]
        assert answers(corpus, claims) == answers(of_the_whole(corpus), claims)


@law
@given(corpora())
def test_a_file_that_shares_no_record_changes_nothing(files):
    stranger = """\
actors: {z1: {name: Zed, kind: person}, z2: {name: Zoe, kind: person}}
---
claim: zz
text: Elsewhere
asserted: {by: z1}
denied: {by: z2}
"""

    def asked(corpus):
        return [
            (
                who(corpus, "said", (c,)).groups,
                show(corpus, (c,)),
                explain(corpus, (c,), EVERYTHING),
            )
            for c in CLAIMS
        ]

    assert ask(files, asked) == ask({**files, "claims/zz.yaml": stranger}, asked)


def rows(answer):
    return {row.statement for group in answer.groups for row in group.rows}


@law
@given(corpora(), st.sampled_from(CLAIMS), st.sampled_from(words.STANCES))
def test_adding_a_statement_never_removes_an_explicit_one(files, claim, stance):
    name = f"claims/{claim}.yaml"
    extra = "- {by: a2, date: 2004-01-01, source: s0}"
    text = files[name]
    found = re.search(rf"^{stance}:\n", text, re.MULTILINE)
    at = found.end() if found else len(text)
    added = f"  {extra}\n" if found else f"{stance}:\n  {extra}\n"
    more = {**files, name: text[:at] + added + text[at:]}

    def asked(corpus):
        return {(c, s): rows(who(corpus, s, (c,))) for c in CLAIMS for s in words.STANCES}

    before, after = ask(files, asked), ask(more, asked)
    assert all(before[key] <= after[key] for key in before)


def sound(files):
    """The files as they are, or without answers where one of them is an error that is reported.

    An answer to what is said later, or to any of several statements, has no meaning to keep.
    """

    def is_sound(corpus):
        whole = corpus.whole()
        return all(
            found.problem != SEVERAL
            and all(before(s.date, other.date) is not YES for other in found.statements)
            for s in whole.statements.values()
            for ref in s.answers
            for found in [target(whole, s, ref)]
        )

    if ask(files, is_sound):
        return files
    return {name: text.replace(", answers: a2", "") for name, text in files.items()}


@law
@given(corpora(dates=("2001-03-04", "2002-05-06", "2003-01-01")))
def test_as_of_a_date_equals_the_corpus_cut_at_that_date(files):
    def cut(text):
        kept = [line for line in text.splitlines() if ", date: 2003-01-01" not in line]
        pairs = zip(kept, [*kept[1:], ""], strict=True)
        bare = [a for a, b in pairs if a.rstrip(":") not in words.STANCES or b.startswith("  -")]
        return "\n".join(bare) + "\n"

    def asked(filters):
        def put(corpus):
            told = disputes(corpus, filters._replace(status=tuple(HEADLINES)))
            held = versus(corpus, ("a0",), ("a2",), filters)
            shifted = shifts(corpus, (), filters)
            return (
                {(d.claim, d.status, d.affirm, d.deny, d.silent) for d in told.disputes},
                {(s.title, e.claim, e.affirmed_by) for s in held.sections for e in s.entries},
                {
                    (c, s): rows(who(corpus, s, (c,), filters)) and True
                    for c in CLAIMS
                    for s in words.STANCES
                },
                [(t.kind, t.one.actor, t.one.claim, t.one.stance) for t in shifted.shifts],
            )

        return put

    files = sound(files)
    earlier = {
        name: text if name.endswith("actors.yaml") else cut(text) for name, text in files.items()
    }
    filters = Filters(as_of=DAY)
    assert ask(files, asked(filters)) == ask(earlier, asked(filters))


@law
@given(corpora())
def test_walks_equal_an_oracle_over_the_graph_of_the_slice(files):
    slice = ask(files, lambda corpus: corpus.whole())
    graph = nx.DiGraph()
    graph.add_nodes_from(f"claim:{c}" for c in CLAIMS)
    graph.add_edges_from(
        (a, b) for a, b, type in slice.graph().edges(data="type") if type == words.IMPLIES
    )
    for c in CLAIMS:
        up = {f"claim:{id}" for id in stronger(slice, c)} - {f"claim:{c}"}
        down = {f"claim:{id}" for id in weaker(slice, c)} - {f"claim:{c}"}
        assert (up, down) == (
            nx.ancestors(graph, f"claim:{c}"),
            nx.descendants(graph, f"claim:{c}"),
        )


@law
@given(corpora(), st.sampled_from([EVERYTHING, Filters(as_of=DAY)]))
def test_no_denial_appears_that_no_statement_holds(files, filters):
    def asked(corpus):
        held = corpus.whole().statements
        for c in CLAIMS:
            for group in who(corpus, "denied", (c,), filters).groups:
                for row in (*group.rows, *group.unplaced):
                    assert (held[row.statement].stance, row.claim) == (words.DENIED, c)
                for item in group.derived:
                    assert item.how in ("says what excludes it", "denied of a stronger claim")
                    assert item.row.claim != c
        for d in disputes(corpus, filters._replace(status=tuple(HEADLINES))).disputes:
            for stand in d.deny:
                assert not stand.derived
                assert any(
                    s.claim == d.claim and s.stance == words.DENIED and stand.actor.id in s.voices
                    for s in held.values()
                )

    ask(files, asked)


@law
@given(corpora())
def test_nobody_is_named_beside_a_claim_as_if_they_denied_it_who_did_not(files):
    """A name alone says what the headline says; whoever did anything else is told to have."""
    found = ask(files, lambda c: disputes(c, EVERYTHING._replace(status=tuple(HEADLINES))))
    for row in found.disputes:
        denied = {stand.actor.name for stand in (*row.deny, *row.denied_before)}
        for name, mark in named(set_against(row)[0]) if set_against(row) else ():
            if name not in denied and row.status not in TELLS:
                assert mark, (row.status, name)


@law
@given(corpora())
def test_the_clash_of_figures_is_symmetric(files):
    def verdicts(renamed):
        answer = ask(renamed, lambda corpus: figures(corpus, (), EVERYTHING))
        return {(frozenset((p.one, p.other)), p.verdict) for q in answer.questions for p in q.pairs}

    swap = {"c0": "c2", "c2": "c0"}

    def turned(text):
        return re.sub(r"\bc[02]\b", lambda m: swap[m[0]], text)

    other = verdicts({turned(name): turned(text) for name, text in files.items()})
    assert verdicts(files) == {(frozenset(swap.get(c, c) for c in p), v) for p, v in other}


@law
@given(corpora(), st.sampled_from(CLAIMS))
def test_ten_outlets_that_repeat_a_statement_change_no_count_of_origins(files, claim):
    name = f"claims/{claim}.yaml"
    text = re.sub(r"^asserted:\n", "", files[name], flags=re.MULTILINE)
    head, _, tail = files[name].partition("asserted:\n")
    first = "asserted:\n  - {by: a2, id: first-word, source: s0}\n"
    base = head + first + tail if tail else text + first
    echoes = "".join(f"  - {{by: o{i}, repeats: first-word, source: s0}}\n" for i in range(10))
    more = base.replace(first, first + echoes)

    def asked(corpus):
        (group,) = who(corpus, "asserted", (claim,)).groups
        return group.tally

    before = ask({**files, name: base}, asked)
    after = ask({**files, name: more}, asked)
    assert after._replace(repeats=0) == before._replace(repeats=0)
    assert after.repeats == before.repeats + 10


@law
@given(corpora())
def test_renaming_every_id_changes_nothing_but_names(files):
    def renamed(text):
        return re.sub(r"\b(c[0-2]|a[0-2]|camp|group|s[01])(?=[\s,:}\].])", r"x\1", text)

    kinds = {f"kind: x{kind}": f"kind: {kind}" for kind in ("camp", "group")}

    def whole(text):
        made = renamed(text)
        for wrong, right in kinds.items():
            made = made.replace(wrong, right)
        return made

    def asked(prefix):
        def put(corpus):
            told = disputes(corpus, Filters(status=tuple(HEADLINES)))
            held = versus(corpus, (f"{prefix}a0",), (f"{prefix}a2",))
            shifted = shifts(corpus, (), EVERYTHING)
            return (
                {(d.claim.removeprefix("x"), d.status, d.since) for d in told.disputes},
                {(s.title, e.claim.removeprefix("x")) for s in held.sections for e in s.entries},
                sorted((t.kind, t.one.actor.name, t.one.stance) for t in shifted.shifts),
            )

        return put

    after = {name: whole(text) for name, text in files.items()}
    assert ask(files, asked("")) == ask(after, asked("x"))


@law
@given(corpora())
def test_the_order_of_files_changes_nothing(files):
    def place(name):
        return "claims/" + {"c0": "z", "c1": "m", "c2": "a"}.get(Path(name).stem, "q") + ".yaml"

    def asked(corpus):
        names = {f: place(f) for f in files}
        made = repr(sorted(everything(corpus).items(), key=str))
        for name, other in names.items():
            made = made.replace(repr(other), repr(name))
        return made

    assert ask(files, asked) == ask({place(name): text for name, text in files.items()}, asked)


def test_every_combination_of_facts_has_exactly_one_headline():
    kinds = {"affirmed": (YES, CANNOT_TELL, NO), "answered": (YES, CANNOT_TELL, NO)}
    values = [kinds.get(field, (False, True)) for field in Facts._fields]
    assert {headline(Facts(*facts)) for facts in product(*values)} == set(HEADLINES)
