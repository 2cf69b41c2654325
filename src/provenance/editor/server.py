"""The server: requests of an editor, answered from the desk of the corpus that a file belongs to.

Texts are taken in by the protocol's thread as they come; one other thread asks the corpus, one
request after the other, so that typing never waits. A request that was cancelled before its turn is
not begun, and of several changes in a row only the last is looked at.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from provenance.checks.config import Config, configure
from provenance.checks.run import check
from provenance.editor.actions import Action
from provenance.editor.desk import Desk
from provenance.editor.findings import diagnostic, diagnostics
from provenance.editor.places import Stretch
from provenance.editor.spots import Spot, at
from provenance.editor.text import Text
from provenance.model.findings import Edit, Finding
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.store.files.discovery import belongs, find_root

T = TypeVar("T")

_PAUSE: Final = 0.6
"""Seconds without a change after which all files are looked at, not only the open ones."""


class _Protocol(LanguageServerProtocol):
    """The protocol, which leaves it to us to take in changes.

    The library's own way ends a line at every character at which Python does, and moves positions.
    """

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Any:
        """Hand a change on as it came."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Open:
    """An open file: its text, its version, and the desk that it lies on, if it is a corpus's."""

    def __init__(self, uri: str, text: Text, version: int, desk: Desk | None, path: str) -> None:
        self.uri = uri
        self.text = text
        self.version = version
        self.desk = desk
        self.path = path


class Server(LanguageServer):
    """The editor server."""

    def __init__(self) -> None:
        super().__init__(
            "provenance",
            version("provenance-claims"),
            lsp.TextDocumentSyncKind.Incremental,
            protocol_cls=_Protocol,
            max_workers=2,
        )
        self.desks: dict[Path, Desk] = {}
        self.files: dict[str, Open] = {}
        self.asking = ThreadPoolExecutor(1, "asking")
        self.due: set[Desk] = set()
        self.shown: defaultdict[Path, dict[str, list[lsp.Diagnostic]]] = defaultdict(dict)
        self.told: set[str] = set()

    # Files

    def desk_of(self, uri: str) -> tuple[Desk | None, str]:
        """Give the desk of the corpus that a file belongs to, and its path there."""
        found = to_fs_path(uri)
        if found is None:
            return None, ""
        file = Path(found)
        try:
            root = find_root(file.parent)
        except CorpusError:
            return None, ""
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
        if not belongs(path):
            return None, path
        return self.desks.setdefault(root, Desk(root)), path

    def uri(self, desk: Desk, path: str) -> str:
        """Give the address of a file, as the client wrote it where it is open."""
        for one in self.files.values():
            if one.desk is desk and one.path == path:
                return one.uri
        return from_fs_path(str(desk.root / path)) or ""

    def text(self, desk: Desk, path: str) -> Text:
        """Give the text of a file as it stands in the editor."""
        return Text(desk.typed().text(path) or "", self.encoding)

    @property
    def encoding(self) -> str:
        """The units in which the client counts characters."""
        return str(self.server_capabilities.position_encoding or lsp.PositionEncodingKind.Utf16)

    # Asking

    async def ask(self, answer: Callable[[], T]) -> T:
        """Answer in the thread that asks; what goes wrong with the corpus is told once."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self.asking, answer)
        except CorpusError as error:
            self.tell(error)
            raise JsonRpcInvalidParams(error.message) from error

    def tell(self, error: CorpusError) -> None:
        """Show a message to the user, once until something else is wrong."""
        message = f"{error.message}: {error.help}" if error.help else error.message
        if message not in self.told:
            self.told = {message}
            shown = lsp.ShowMessageParams(lsp.MessageType.Error, message)
            self.window_show_message(shown)

    # Findings

    def look(self, desk: Desk, pause: float = _PAUSE) -> None:
        """Look at the open files of a corpus soon, and at all when nobody types."""
        if desk not in self.due:
            self.due.add(desk)
            asyncio.get_running_loop().create_task(self._look(desk, pause))

    async def _look(self, desk: Desk, pause: float) -> None:
        await asyncio.sleep(0)  # changes that came together are looked at together
        self.due.discard(desk)
        state = desk.state
        with_open = {*desk.open}
        await self._publish(desk, with_open)
        await asyncio.sleep(pause)
        if desk.state == state and desk not in self.due:
            await self._publish(desk, None)

    async def _publish(self, desk: Desk, only: set[str] | None) -> None:
        versions = {one.path: one.version for one in self.files.values() if one.desk is desk}
        try:
            found = await asyncio.get_running_loop().run_in_executor(
                self.asking, lambda: self._found(desk, only)
            )
        except CorpusError as error:
            self.tell(error)
            return
        shown = self.shown[desk.root]
        gone = [path for path in shown if path not in found and (only is None or path in only)]
        for path in (*found, *gone):
            new = found.get(path, [])
            if new != shown.get(path, []) or path in versions:
                self.text_document_publish_diagnostics(
                    lsp.PublishDiagnosticsParams(self.uri(desk, path), new, versions.get(path))
                )
            shown[path] = new
            if not new:
                del shown[path]

    def _found(self, desk: Desk, only: set[str] | None) -> dict[str, list[lsp.Diagnostic]]:
        corpus = desk.typed()
        wanted = None if only is None else only.__contains__
        report = check(corpus, _config(corpus), date.today().toordinal(), wanted)
        by_file: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in report.findings:
            by_file[finding.problem.span.file].append(finding)
        return {
            file: diagnostics(found, self.text(desk, file), self.uri(desk, file))
            for file, found in by_file.items()
        } | {file: [] for file in only or () if file not in by_file}

    def findings(self, desk: Desk, path: str) -> tuple[Corpus, list[Finding]]:
        """Give what is found in one file now."""
        corpus = desk.typed()
        found = check(corpus, _config(corpus), date.today().toordinal(), lambda one: one == path)
        return corpus, list(found.findings)

    # Answers

    def spot(self, uri: str, position: lsp.Position) -> tuple[Open, Desk, Spot] | None:
        """Give what stands at a place, with the open file and its desk; None where nothing does."""
        one = self.files.get(uri)
        if one is None or one.desk is None:
            return None
        found = at(one.text.text, one.text.offset(position))
        return (one, one.desk, found) if found else None

    def location(self, desk: Desk, found: Stretch) -> lsp.Location:
        """Give a place as the protocol has it."""
        span = self.text(desk, found.file).range(found.start, found.end)
        return lsp.Location(self.uri(desk, found.file), span)

    def edits(self, desk: Desk, path: str, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        """Give edits of a file as the protocol has them."""
        text = self.text(desk, path)
        return [lsp.TextEdit(text.range(one.start, one.end), one.text) for one in edits]

    def action(self, desk: Desk, action: Action) -> lsp.CodeAction:
        """Give what can be done about a finding as the protocol has it."""
        finding = action.finding
        file = finding.problem.span.file
        changes: list[lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile] = []
        if action.new:
            changes.append(lsp.CreateFile(self.uri(desk, action.new)))
        for path, edits in action.edits:
            document = lsp.OptionalVersionedTextDocumentIdentifier(self.uri(desk, path))
            changes.append(lsp.TextDocumentEdit(document, list(self.edits(desk, path, edits))))
        return lsp.CodeAction(
            action.title,
            lsp.CodeActionKind.QuickFix,
            [diagnostic(finding, self.text(desk, file), self.uri(desk, file))],
            is_preferred=action.preferred or None,
            edit=lsp.WorkspaceEdit(document_changes=changes),
        )


def _config(corpus: Corpus) -> Config:
    return configure(corpus.settings.check)
