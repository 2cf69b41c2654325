"""What helps who reads: cards, symbols, folds, lenses, hints."""

from lsprotocol import types as lsp

from provenance.editor import outline
from provenance.editor.desk import Desk
from provenance.editor.hover import hover
from provenance.editor.places import Stretch
from provenance.editor.server import Server


def register(server: Server) -> None:
    """Answer these requests."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return None
        one, desk, place = found
        told = await server.ask(lambda: hover(desk.sound(), place))
        if not told:
            return None
        shown = lsp.MarkupContent(lsp.MarkupKind.Markdown, told)
        return lsp.Hover(shown, one.text.range(place.start, place.end))

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        one = server.files.get(params.text_document.uri)
        return await server.ask(lambda: outline.symbols(one.text)) if one else []

    @server.feature(lsp.WORKSPACE_SYMBOL)
    async def searched(params: lsp.WorkspaceSymbolParams) -> list[lsp.SymbolInformation]:
        def answer() -> list[lsp.SymbolInformation]:
            return [
                lsp.SymbolInformation(
                    server.location(
                        desk, _begins(server, desk, record.origin.file, record.origin.line)
                    ),
                    name,
                    kind,
                )
                for desk in server.desks.values()
                for name, kind, record in outline.workspace(desk.sound(), params.query)
            ]

        return await server.ask(answer)

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folded(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        one = server.files.get(params.text_document.uri)
        return await server.ask(lambda: outline.folds(one.text)) if one else []

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def lensed(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        one = server.files.get(params.text_document.uri)
        if one is None or one.desk is None:
            return []
        desk, text = one.desk, one.text
        return await server.ask(lambda: outline.lenses(desk.sound(), text))

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    async def hinted(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        one = server.files.get(params.text_document.uri)
        if one is None or one.desk is None:
            return []
        desk, text = one.desk, one.text
        start, end = text.offset(params.range.start), text.offset(params.range.end)
        return await server.ask(lambda: outline.hints(desk.sound(), text, start, end))


def _begins(server: Server, desk: Desk, file: str, line: int) -> Stretch:
    start = server.text(desk, file).offset_of(line, 1)
    return Stretch(file, start, start)
