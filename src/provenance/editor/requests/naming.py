"""From a name to its record, to all who name it, and to another name."""

from collections import defaultdict

from lsprotocol import types as lsp

from provenance.editor.hover import named
from provenance.editor.places import definition, references, rename
from provenance.editor.server import Server
from provenance.model.findings import Edit


def register(server: Server) -> None:
    """Answer these requests."""

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: lsp.DefinitionParams) -> lsp.Location | None:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return None
        _, desk, place = found

        def answer() -> lsp.Location | None:
            home = definition(desk, place)
            return server.location(desk, home) if home else None

        return await server.ask(answer)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def referred(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return []
        _, desk, place = found

        def answer() -> list[lsp.Location]:
            what = named(desk.sound(), place)
            own = params.context.include_declaration
            places = references(desk, *what, own=own) if what else []
            return [server.location(desk, one) for one in places]

        return await server.ask(answer)

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def may_rename(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return None
        one, desk, place = found
        what = await server.ask(lambda: named(desk.sound(), place))
        return one.text.range(place.start, place.end) if what and not place.is_key else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return None
        _, desk, place = found

        def answer() -> lsp.WorkspaceEdit | None:
            what = named(desk.sound(), place)
            if what is None:
                return None
            plan = rename(desk, *what, params.new_name)
            changes: list[
                lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile
            ] = []
            by_file: defaultdict[str, list[Edit]] = defaultdict(list)
            for where_to in plan.places:
                edit = Edit(where_to.start, where_to.end, params.new_name)
                by_file[where_to.file].append(edit)
            for file, edits in by_file.items():
                document = lsp.OptionalVersionedTextDocumentIdentifier(server.uri(desk, file))
                made = list(server.edits(desk, file, edits))
                changes.append(lsp.TextDocumentEdit(document, made))
            if plan.file and _may_move(server):
                old, new = (server.uri(desk, name) for name in plan.file)
                changes.append(lsp.RenameFile(old, new))
            return lsp.WorkspaceEdit(document_changes=changes)

        return await server.ask(answer)


def _may_move(server: Server) -> bool:
    about = server.client_capabilities.workspace
    edits = about and about.workspace_edit
    return bool(edits and lsp.ResourceOperationKind.Rename in (edits.resource_operations or ()))
