"""A real client, which starts the server as editors do and speaks the protocol with it."""

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple

import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import (
    ClientServerConfig,
    LanguageClient,
    client_capabilities,
    make_test_lsp_client,
)

WAIT = 30


def make_client() -> LanguageClient:
    """A client that keeps all that is published, in order."""
    client = make_test_lsp_client()
    client.published = []

    def keep(params: lsp.PublishDiagnosticsParams) -> None:
        client.published.append(params)

    @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params: lsp.RegistrationParams) -> None:
        client.registered = [one.method for one in params.registrations]

    client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = keep
    return client


SERVER = ClientServerConfig(
    server_command=[sys.executable, "-m", "provenance", "lsp"], client_factory=make_client
)


@pytest_lsp.fixture(config=SERVER, scope="module")
async def client(lsp_client: LanguageClient):
    await lsp_client.initialize_session(
        lsp.InitializeParams(
            capabilities=client_capabilities("visual-studio-code"),
            root_uri=None,
            workspace_folders=None,
        )
    )
    yield
    await lsp_client.shutdown_session()


class File(NamedTuple):
    """A file open in the client; ``|`` marks a place in what is asked of it."""

    client: LanguageClient
    path: Path
    text: str

    @property
    def uri(self) -> str:
        return self.path.as_uri()

    @property
    def document(self) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri)

    def at(self, words: str) -> lsp.Position:
        """The place marked in some words, each character of the BMP one unit."""
        before, _, after = words.partition("|")
        offset = self.text.index(before + after) + len(before)
        line = self.text.count("\n", 0, offset)
        start = self.text.rfind("\n", 0, offset) + 1
        return lsp.Position(line, len(self.text[start:offset].encode("utf-16-le")) // 2)

    def change(self, text: str, version: int = 2) -> "File":
        """Type: the whole text is told at once."""
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, self.uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return self._replace(text=text)

    def type(self, words: str, text: str, version: int = 2) -> "File":
        """Put a text in at a place marked in some words."""
        place = self.at(words)
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, self.uri),
                [lsp.TextDocumentContentChangePartial(lsp.Range(place, place), text)],
            )
        )
        before, _, after = words.partition("|")
        return self._replace(text=self.text.replace(before + after, before + text + after, 1))

    async def findings(self, version: int | None = None) -> list[lsp.Diagnostic]:
        """What is shown of this file next, of a version if one is given."""
        async with asyncio.timeout(WAIT):
            while True:
                found = [one for one in self.client.published if one.uri == self.uri]
                for one in found:
                    self.client.published.remove(one)
                    if version in (None, one.version):
                        return list(one.diagnostics)
                await asyncio.sleep(0.01)

    async def hover(self, words: str) -> str:
        found = await self.client.text_document_hover_async(
            lsp.HoverParams(self.document, self.at(words))
        )
        return found.contents.value if found else ""

    async def offers(self, words: str) -> list[lsp.CompletionItem]:
        found = await self.client.text_document_completion_async(
            lsp.CompletionParams(self.document, self.at(words))
        )
        return list(found.items) if found else []

    async def actions(self, words: str, *only: str) -> list[lsp.CodeAction]:
        place = self.at(words)
        context = lsp.CodeActionContext([], only=list(only) or None)
        found = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(self.document, lsp.Range(place, place), context)
        )
        return list(found or [])


def open_file(client: LanguageClient, path: Path, text: str | None = None) -> File:
    """Open a file, with a text that is not saved if one is given."""
    told = path.read_text(encoding="utf-8") if text is None else text
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(
            lsp.TextDocumentItem(path.as_uri(), lsp.LanguageKind.Yaml, 1, told)
        )
    )
    return File(client, path, told)


def edited(text: str, edits: list[lsp.TextEdit]) -> str:
    """Make edits of a text, as a client does."""
    from provenance.editor.text import Text

    held = Text(text)
    for one in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))[::-1]:
        start, end = held.offset(one.range.start), held.offset(one.range.end)
        text = text[:start] + one.new_text + text[end:]
    return text
