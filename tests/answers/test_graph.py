"""The neighbourhood of a claim as a picture for a report, and as data for other programs."""

import io
import json
import os
import re
import shutil
import subprocess
import sys

import networkx as nx
import pytest

NOTATIONS = ("dot", "mermaid", "graphml", "gexf", "json")


def edges(dot):
    """The attributes of each edge of a DOT text, by its two ends."""
    found = re.findall(r'^  "([^"]+)" -> "([^"]+)" \[(.*)\];$', dot, re.MULTILINE)
    return {(start, end): attributes for start, end, attributes in found}


def test_claims_are_boxes_with_text_and_status(run, harbour):
    dot = run(harbour, "graph corvin-spilled-oil").out
    assert '"claim:corvin-spilled-oil" [shape=box' in dot
    assert "conceded" in dot
    assert "accuses Corvin Shipping" in dot


def test_affirming_and_denying_differ_in_line_head_and_label_and_never_red_or_green(run, harbour):
    dot = run(harbour, "graph corvin-spilled-oil --depth 0").out
    affirmed = edges(dot)["actor:five-ports", "claim:corvin-spilled-oil"]
    assert "arrowhead=normal, style=solid" in affirmed
    assert "asserted" in affirmed
    denied = [
        attributes
        for ends, attributes in edges(dot).items()
        if ends == ("claim:corvin-spilled-oil", "actor:corvin-shipping")
    ]
    assert any(
        "style=dashed" in attributes and "denied (no longer)" in attributes for attributes in denied
    )
    assert "arrowtail=tee" in dot
    for red, green, blue in re.findall(r"#(..)(..)(..)", dot):
        red, green, blue = (int(part, 16) for part in (red, green, blue))
        assert blue >= min(red, green)
        assert blue >= 0x30 or max(red, green, blue) < 0x30


def test_actors_stand_together_by_side(run, harbour):
    dot = run(harbour, "graph hull-was-in-dry-dock").out
    cluster = dot[dot.index('subgraph "cluster_corvin-shipping"') :]
    cluster = cluster[: cluster.index("\n  }")]
    assert "actor:corvin-shipping" in cluster
    assert "actor:corvin-fleet-office" in cluster
    assert "actor:ministry-of-the-sea" not in cluster


def test_hedges_repeats_and_dates_stand_at_the_line(run, harbour):
    dot = run(harbour, "graph corvin-spilled-oil --depth 0").out
    assert "asserted (hedged)" in dot
    assert "asserted (repeats)<BR/>2011-03-10" in dot


def test_depth_says_how_many_relations_are_followed(run, harbour):
    def claims(depth):
        dot = run(harbour, f"graph corvin-spilled-oil --depth {depth}").out
        return set(re.findall(r'^  "claim:([^"]+)" \[', dot, re.MULTILINE))

    assert claims(0) == {"corvin-spilled-oil"}
    assert claims(0) < claims(1)
    assert "hull-was-in-dry-dock" in claims(1)


def test_an_actor_is_drawn_with_what_its_side_took_a_stance_on(run, harbour):
    dot = run(harbour, "graph corvin-shipping --depth 0").out
    assert "What the side of Corvin Shipping took a stance on" in dot
    assert '"claim:hull-was-in-dry-dock"' in dot


def test_an_actor_is_drawn_without_what_is_only_related(run, harbour):
    drawn = run(harbour, "graph corvin-shipping").out
    assert "corvin-spilled-oil" in drawn
    assert "forty-barrels" not in drawn
    assert "forty-barrels" in run(harbour, "graph corvin-shipping --depth 1").out


def test_without_words_everything_is_drawn(run, harbour):
    dot = run(harbour, "graph").out
    files = list((harbour / "claims" / "spill").glob("*.yaml"))
    assert all(f'"claim:{file.stem}"' in dot for file in files)


NASTY = '"]; evil [x="</td>&<b>\\\\N #quot; `x` | <!--'


@pytest.mark.parametrize("notation", NOTATIONS)
def test_text_is_text_whatever_it_holds(run, write, notation):
    quoted = json.dumps(NASTY)
    root = write(
        f"claim: p\ntext: {quoted}\nasserted: {{by: anna}}\n"
        f"---\nactors: {{anna: {{name: {quoted}, kind: person}}}}\n"
    )
    out = run(root, f"graph p --format {notation}").out
    if notation == "json":
        assert NASTY in {node["label"] for node in json.loads(out)["nodes"]}
    elif notation == "graphml":
        assert NASTY in {node["label"] for _, node in nx.parse_graphml(out).nodes(data=True)}
    elif notation == "gexf":
        read = nx.read_gexf(io.BytesIO(out.encode()))
        assert NASTY in {node["label"] for _, node in read.nodes(data=True)}
    elif notation == "dot":
        assert "</td>" not in out
        if shutil.which("dot"):
            assert run(root, "graph p --format svg").code == 0
    else:
        labels = re.findall(r'\("(.*?)"\)', out)
        assert labels
        assert not any(set('"<`') & set(label.replace("<br/>", "")) for label in labels)


@pytest.mark.parametrize("notation", ["graphml", "gexf", "json"])
def test_data_hold_the_records_themselves(run, harbour, notation):
    out = run(harbour, f"graph corvin-spilled-oil --depth 0 --format {notation}").out
    if notation == "graphml":
        read = nx.parse_graphml(out, force_multigraph=True)
    elif notation == "gexf":
        read = nx.read_gexf(io.BytesIO(out.encode()))
    else:
        read = nx.node_link_graph(json.loads(out), edges="edges")
    assert read.nodes["claim:corvin-spilled-oil"]["status"] == "conceded"
    assert "statement:corvin-denial" in read
    assert "source:corvin-statement-2011-03-08" in read
    assert "claim:hull-was-in-dry-dock" not in read, "a claim beyond the depth is not taken along"
    kind = "relation" if notation == "gexf" else "type"
    ties = {
        (start, end, data[kind])
        for start, end, data in read.edges(data=True)
        if start == "statement:corvin-denial"
    }
    assert ("statement:corvin-denial", "actor:five-ports", "answers") in ties


def test_mermaid_has_sides_claims_and_told_apart_stances(run, harbour):
    text = run(harbour, "graph corvin-spilled-oil --depth 0 --format mermaid").out
    assert text.startswith("flowchart LR\n")
    assert '-.-x|"denied (no longer)<br/>2011-03-08"|' in text
    assert '-->|"asserted<br/>2011-03-07"|' in text
    assert text.count("linkStyle") == 3


def test_the_end_of_the_files_name_says_the_notation(run, harbour, tmp_path):
    target = tmp_path / "picture.graphml"
    answer = run(harbour, ["graph", "corvin-spilled-oil", "--output", str(target)])
    assert answer.code == 0
    assert answer.out == ""
    assert nx.read_graphml(target).number_of_nodes()


def test_without_graphviz_a_picture_is_refused_with_a_clear_message(run, harbour, monkeypatch):
    monkeypatch.setenv("PATH", "")
    answer = run(harbour, "graph corvin-spilled-oil --format svg")
    assert answer.code == 2
    assert "needs Graphviz" in answer.err
    assert "help: install the package `graphviz`" in answer.err


def test_a_folder_that_is_not_there_is_said(run, harbour, tmp_path):
    target = tmp_path / "nowhere" / "x.dot"
    answer = run(harbour, ["graph", "corvin-spilled-oil", "-o", str(target)])
    assert answer.code == 2
    assert "cannot write" in answer.err


def test_nothing_to_draw_is_not_found(run, harbour):
    answer = run(harbour, "graph zzz-nothing")
    assert answer.code == 1
    assert "Nothing to draw" in answer.err
    assert answer.out == ""


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
@pytest.mark.parametrize(("kind", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_graphviz_draws_it(run, harbour, tmp_path, kind, start):
    target = tmp_path / f"picture.{kind}"
    assert run(harbour, ["graph", "corvin-spilled-oil", "-o", str(target)]).code == 0
    assert target.read_bytes().startswith(start)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of the shell")
def test_a_graphviz_that_ends_before_it_has_read_is_told_of(harbour, tmp_path):
    """A closed pipe ends a command whose own reader is gone, and no other."""
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\nexec 0<&-\necho 'no fonts here' >&2\nexit 1\n")
    program.chmod(0o755)
    target = str(tmp_path / "picture.svg")
    done = subprocess.run(
        [sys.executable, "-m", "provenance", "graph", "corvin-spilled-oil", "-o", target],
        cwd=harbour,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "Graphviz could not draw it: no fonts here" in done.stderr


def test_the_same_corpus_gives_the_same_picture(run, harbour):
    assert run(harbour, "graph").out == run(harbour, "graph").out
