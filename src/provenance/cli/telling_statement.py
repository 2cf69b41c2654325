"""A statement as it is told on a command line, and, where that lacks something, when asked."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.authoring.add import add
from provenance.authoring.change import Change
from provenance.authoring.create import create_all
from provenance.authoring.understand import Doubt, Doubtful, understood, values
from provenance.authoring.understand import stance as stance_meant
from provenance.cli.asking import Interview, line, say
from provenance.cli.draft import RecordDraft, refusal
from provenance.cli.spelling import spelt
from provenance.cli.telling import FIELDS, kept, settle_given, take, write_told
from provenance.cli.writing import asking, corpus_to_change
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def tell_statement(
    stance: str | None,
    claim: str,
    texts: Mapping[str, list[str]],
    questions: Sequence[tuple[str, str, bool]],
    dry_run: bool,
    explicit: str | None,
) -> None:
    """Add a statement to a claim; ask for what is missing or not clear, if somebody can be asked.

    Args:
        stance: a stance in any form, if told.
        claim: the claim's id or words of it, ``""`` if not told.
        texts: what was told for the keys of a statement.
        questions: keys to ask for, with the question and whether an answer is needed.
        dry_run: only show what would be written.
        explicit: the corpus, as ``--corpus`` has it.
    """
    draft = RecordDraft("add", record="statement", corpus=explicit)
    with kept(draft):
        with corpus_to_change(explicit, asking=True) as (_, opened):
            if asking():
                _ask_statement(opened, draft, stance, claim, texts, questions)
            else:
                _take_statement(opened, draft, stance, claim, texts)
        keys = [key for key, _, _ in questions]
        write_told(
            draft, lambda root, corpus: _statement_changes(root, corpus, draft), keys, dry_run
        )


def _ask_statement(
    corpus: "Corpus | None",
    draft: RecordDraft,
    stance: str | None,
    claim: str,
    texts: Mapping[str, list[str]],
    questions: Sequence[tuple[str, str, bool]],
) -> None:
    interview = Interview(corpus, draft)
    draft.texts = {key: list(said) for key, said in texts.items()}
    draft.head.append(_ask_stance(interview, stance, claim))
    field = FIELDS["statement"]["covers"]._replace(key="claim", many=False)
    meant = interview.settle("statement", field, claim) if claim else ""
    question = "claim (its id, words of it, or a new one in a sentence)"
    draft.head.append(meant or interview.ask("statement", field, question, True))
    settle_given(interview, "statement")
    for key, question, needed in questions:
        if key not in draft.texts and not ("said-in" in draft.texts and key in ("by", "date")):
            interview.tell(FIELDS["statement"][key], question, needed)


def _ask_stance(interview: Interview, stance: str | None, claim: str) -> str:
    text = stance or ""
    head = interview.draft.head
    while True:
        told = text or stance or ("STANCE" if claim else "")
        head[1:] = [*filter(None, (told, claim))]  # the command to go on with, if somebody stops
        if text:
            try:
                meant = stance_meant(text)
            except Doubtful as error:
                stance, text = text, interview.clear(error.doubt)
                if text:
                    continue
            else:
                del head[1:]
                return meant
        text = line("stance (asserted, admitted, denied, questioned, declined, …): ")
        if not text:
            say("  it is needed; Ctrl-C stops, and keeps what you told")


def _take_statement(
    corpus: "Corpus | None",
    draft: RecordDraft,
    stance: str | None,
    claim: str,
    texts: Mapping[str, list[str]],
) -> None:
    if not stance or not claim:
        raise CorpusError(
            "a statement needs a stance and a claim",
            f"such as\n  {spelt('add', stance or 'denied', claim or 'CLAIM', '--by', 'ACTOR')}",
        )
    doubts: list[Doubt] = []
    field = FIELDS["statement"]["covers"]._replace(key="claim", many=False)
    try:
        draft.head.append(stance_meant(stance))
    except Doubtful as error:
        doubts.append(error.doubt)
    try:
        meant = understood(corpus, (), "statement", field, claim)
        if doubts:  # the claim stands behind the stance in any command to paste
            doubts.append(Doubt("claim", meant, ""))
        else:
            draft.head.append(meant)
    except Doubtful as error:
        doubts.append(error.doubt)
    doubts += take(corpus, draft, texts)
    if any(doubt.message for doubt in doubts):
        raise refusal(draft, doubts)
    if not draft.texts.get("by") and not draft.texts.get("said-in"):
        help = "give --by, or --said-in with an utterance"
        raise CorpusError("nobody says it", f"{help}\n  {draft.command()} --by ACTOR")


def _statement_changes(root: Path, corpus: "Corpus | None", draft: RecordDraft) -> list[Change]:
    stance, claim = draft.head[1:]
    said = values("statement", draft.texts)
    made = [new for new in draft.made if (new.kind, new.id) != ("claim", claim)]
    begun = [new for new in draft.made if (new.kind, new.id) == ("claim", claim)]
    if begun:
        new = begun[0]._replace(values={**begun[0].values, stance: [said]})
        return create_all(root, corpus, [*made, new])
    if corpus is None:
        raise CorpusError("there is no claim yet", f"start one:\n  {spelt('new', 'claim', claim)}")
    return [*create_all(root, corpus, made), add(corpus, stance, claim, said)]
