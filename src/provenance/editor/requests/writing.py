"""What helps who writes: completion, fixes, the usual form."""

from typing import Final

from lsprotocol import types as lsp

from provenance.authoring.files import is_claim_file
from provenance.checks.fixes import mend
from provenance.editor.actions import actions, formatting
from provenance.editor.completion import Offer, complete
from provenance.editor.desk import Desk
from provenance.editor.server import Server
from provenance.editor.where import where
from provenance.model.findings import Finding
from provenance.reading.format import formatted
from provenance.reading.layout import CannotFormat
from provenance.reading.problem import YamlProblem
from provenance.store.corpus import Corpus

_OFFER_KINDS: Final = {
    "key": lsp.CompletionItemKind.Property,
    "word": lsp.CompletionItemKind.EnumMember,
    "date": lsp.CompletionItemKind.Value,
    "text": lsp.CompletionItemKind.Text,
    "claim": lsp.CompletionItemKind.Event,
    "actor": lsp.CompletionItemKind.Class,
    "source": lsp.CompletionItemKind.File,
}

FIX_ALL: Final = "source.fixAll.provenance"


def register(server: Server) -> None:
    """Answer these requests."""

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION,
        lsp.CompletionOptions(trigger_characters=[" ", "-", "[", "{", ","]),
    )
    async def completion(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        one = server.files.get(params.text_document.uri)
        if one is None or one.desk is None:
            return None
        text, desk = one.text, one.desk
        offset = text.offset(params.position)
        found = where(text.text, offset)
        if found is None:
            return None
        quoted = text.text[found.start - 1 : found.start] in ("'", '"') and found.start > 0
        offers = await server.ask(lambda: complete(desk.sound(), found, quoted))
        span = text.range(found.start, offset)
        items = [_item(offer, n, found.typed, span) for n, offer in enumerate(offers)]
        return lsp.CompletionList(is_incomplete=True, items=items)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def offered(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        one = server.files.get(params.text_document.uri)
        if one is None or one.desk is None:
            return []
        desk, path, asked = one.desk, one.path, params.context.only or []

        def answer() -> list[lsp.CodeAction]:
            corpus, found = server.findings(desk, path)
            text = server.text(desk, path)
            if any(FIX_ALL.startswith(kind) for kind in asked):
                return _fix_all(server, desk, path, corpus, found)
            near = [f for f in found if _meets(text.range_of(f.problem.span), params.range)]
            return [server.action(desk, one) for one in actions(corpus, text, near)]

        return await server.ask(answer)

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    async def format(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        one = server.files.get(params.text_document.uri)
        if one is None or not (one.desk or is_claim_file(one.text.text)):
            return []
        text = one.text

        def answer() -> list[lsp.TextEdit]:
            try:
                edit = formatting(text.text, formatted(text.text))
            except (YamlProblem, CannotFormat):
                return []  # what is wrong is told as a finding
            return [lsp.TextEdit(text.range(edit.start, edit.end), edit.text)] if edit else []

        return await server.ask(answer)


def _item(offer: Offer, number: int, typed: str, span: lsp.Range) -> lsp.CompletionItem:
    return lsp.CompletionItem(
        label=offer.text.strip().removesuffix(":"),
        kind=_OFFER_KINDS[offer.kind],
        detail=offer.about or None,
        documentation=offer.more or None,
        # The corpus has chosen already, by names too that the text to put in does not show.
        filter_text=typed or offer.text,
        sort_text=f"{number:04}",
        text_edit=lsp.TextEdit(span, offer.text),
    )


def _meets(one: lsp.Range, other: lsp.Range) -> bool:
    first = (one.start.line, one.start.character) <= (other.end.line, other.end.character)
    return first and (other.start.line, other.start.character) <= (one.end.line, one.end.character)


def _fix_all(
    server: Server, desk: Desk, path: str, corpus: Corpus, found: list[Finding]
) -> list[lsp.CodeAction]:
    """Make all safe fixes of a file at once."""
    mended = mend(corpus, found, unsafe=False)
    edits = [edit for one in mended if (edit := formatting(one.before, one.after))]
    if not edits:
        return []
    document = lsp.OptionalVersionedTextDocumentIdentifier(server.uri(desk, path))
    change = lsp.TextDocumentEdit(document, list(server.edits(desk, path, edits)))
    title = "Make all safe fixes"
    return [lsp.CodeAction(title, FIX_ALL, edit=lsp.WorkspaceEdit(document_changes=[change]))]
