"""``provenance draft``."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.authoring.drafting.rules import DraftProposal
    from provenance.store.corpus import Corpus


def command(
    source: Annotated[
        str,
        typer.Argument(
            help="The source, its document attached.", autocompletion=completion.sources
        ),
    ],
    lines: Annotated[
        str | None, typer.Option("--lines", metavar="N[-M]", help="Only these lines of its text.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--jsonl", help="Write the proposals as JSON Lines, and ask nothing.")
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """Propose statements from a source's document: who may say what, in which line.

    Rules over a small model of English find reporting verbs and quotation marks. At a terminal each
    proposal is shown with its passage and asked about; what you do not confirm is nowhere. Else
    they are listed. docs/interchange.md tells how often they are right, and what they miss.

    [bold]Examples[/]

      provenance draft some-report --lines 12-20
    """
    from provenance.cli.quoting import known, opened
    from provenance.cli.writing import asking

    with opened(corpus) as found:
        known(found, source, ("source",))
        first, last = _bounds(lines)
        from provenance.authoring.drafting.parsing import drafted

        text = _text(found, source)
        number = 0
        for proposal in drafted(text):
            if not first <= proposal.line <= last:
                continue
            number += 1
            if as_json:
                print(json.dumps(proposal._asdict(), ensure_ascii=False))
                continue
            _show(number, proposal)
            if asking() and not _asked(found, source, proposal):
                break
    if not number:
        print("note: no proposal; that says nothing of the text", file=sys.stderr)
        sys.exit(1)


def _bounds(lines: str | None) -> tuple[int, int]:
    if lines is None:
        return 1, sys.maxsize
    first, dash, last = lines.partition("-")
    if not first.isdecimal() or (dash and not last.isdecimal()):
        raise CorpusError(f"--lines {lines}: these are no lines", "write `--lines 12-20`")
    return int(first), int(last) if dash else int(first)


def _text(corpus: "Corpus", source: str) -> str:
    from provenance.quotes.library import Library

    held = Library(corpus.root, corpus.whole().sources).held(source)
    if held.text is None:
        help = held.help or f"provenance source attach FILE --source {source}"
        raise CorpusError(f"the document of `{source}` cannot be read here: {held.state}", help)
    return held.text.original


def _show(number: int, one: "DraftProposal") -> None:
    print(f"{number}. line {one.line}: {one.sentence}")
    print(f"   who: {one.speaker}{' (a pronoun: who is meant?)' if one.pronoun else ''}")
    if one.via:
        print(f"   told by: {one.via} (a report within the page's)")
    print(f"   stance: {one.stance} ({one.verb})")
    print(f"   what: {one.content}")
    for quote in one.quotes:
        print(f"   quoted: {quote}")
    for hedge in one.hedges:
        print(f"   hedge: {hedge}")


def _asked(corpus: "Corpus", source: str, one: "DraftProposal") -> bool:
    """Ask about a proposal, and record it if it is confirmed; whether to go on."""
    from provenance.cli.asking import Stopped, line

    try:
        answer = line("   record it? y, n, or q to end: ").lower()
        if answer == "y":
            _record(corpus, source, one)
    except Stopped:
        return False
    except CorpusError as error:
        print(f"   not recorded: {error.message}", file=sys.stderr)
        return True
    return answer != "q"


def _record(corpus: "Corpus", source: str, one: "DraftProposal") -> None:
    from provenance.answers.naming import actor
    from provenance.authoring.add import add
    from provenance.cli.asking import line
    from provenance.cli.writing import finish
    from provenance.model.vocabulary import SAID_AS
    from provenance.store.corpus import open_corpus

    claim = line("   claim: ")
    by = line(f"   who, if not `{one.speaker}`: ") or one.speaker
    via = ""
    if one.via:
        via = line(f"   via, if not `{one.via}` (- for nobody): ") or one.via
    stance = line(f"   stance, if not `{one.stance}`: ") or one.stance
    if stance not in SAID_AS:
        raise CorpusError(f"`{stance}` is no stance", f"write one of {', '.join(SAID_AS)}")
    proposed = one.quotes[0] if one.quotes else ""
    told = f", if not “{proposed}” (- for none)" if proposed else ""
    quote = line(f"   quotation{told}: ") or proposed
    values = {"by": actor(corpus, by), "source": source, "at": str(one.line)}
    if via not in ("", "-"):
        values["via"] = actor(corpus, via)
    if quote not in ("", "-"):
        values["quote"] = quote
    with open_corpus(corpus.root) as fresh:  # what was recorded before is in its files by now
        finish(corpus.root, [add(fresh, stance, claim, values)], False)
