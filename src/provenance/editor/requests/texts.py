"""What an editor tells of its texts: opened, changed, saved, closed, changed on disk."""

from contextlib import suppress

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from provenance.editor.server import Open, Server
from provenance.editor.text import Text
from provenance.store.files.discovery import SETTINGS_FILE


def register(server: Server) -> None:
    """Answer these requests."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        desk, path = server.desk_of(item.uri)
        text = Text(item.text, server.encoding)
        server.files[item.uri] = Open(item.uri, text, item.version, desk, path)
        if desk:
            desk.take(path, item.text)
            server.look(desk, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        one = server.files.get(params.text_document.uri)
        if one is None:
            return
        for change in params.content_changes:
            one.text = one.text.changed(change)
        one.version = params.text_document.version
        if one.desk:
            one.desk.take(one.path, one.text.text)
            server.look(one.desk)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        one = server.files.get(params.text_document.uri)
        if one and one.desk:
            one.desk.reread()
            server.look(one.desk, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        one = server.files.pop(params.text_document.uri, None)
        if one and one.desk:
            one.desk.take(one.path, None)
            server.look(one.desk, 0)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: lsp.DidChangeWatchedFilesParams) -> None:
        for desk in server.desks.values():
            desk.reread()
            server.look(desk, 0)

    @server.feature(lsp.INITIALIZED)
    async def ready(params: lsp.InitializedParams) -> None:
        about = server.client_capabilities.workspace
        watching = about and about.did_change_watched_files
        if watching and watching.dynamic_registration:
            globs = (
                f"**/{folder}/**/*.{end}"
                for folder in ("claims", "seeds")
                for end in ("yaml", "yml")
            )
            watchers = [lsp.FileSystemWatcher(glob) for glob in (*globs, f"**/{SETTINGS_FILE}")]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            name = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
            asked = lsp.RegistrationParams([lsp.Registration("files", name, options)])
            with suppress(JsonRpcException):  # then files are read again when one is saved
                await server.client_register_capability_async(asked)
