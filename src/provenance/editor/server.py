"""The server: requests of an editor, answered from the desk of the corpus that a file belongs to.

Texts are taken in by the protocol's thread as they come; one other thread asks the corpus, one
request after the other, so that typing never waits. A request that was cancelled before its turn is
not begun, and of several changes in a row only the last is looked at.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from provenance.authoring.files import is_claim_file
from provenance.checks.config import Config, configure
from provenance.checks.fixes import mend
from provenance.checks.run import check
from provenance.editor import outline
from provenance.editor.actions import Action, actions, formatting
from provenance.editor.completion import Offer, complete
from provenance.editor.desk import Desk
from provenance.editor.findings import diagnostic, diagnostics
from provenance.editor.hover import hover, named
from provenance.editor.places import Found, definition, references, rename
from provenance.editor.spots import Spot, at
from provenance.editor.text import Text
from provenance.editor.where import where
from provenance.model.findings import Edit, Finding
from provenance.reading.format import formatted
from provenance.reading.layout import CannotFormat
from provenance.reading.problem import YamlProblem
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError
from provenance.store.files.discovery import SETTINGS_FILE, belongs, find_root

T = TypeVar("T")

_PAUSE: Final = 0.6
"""Seconds without a change after which all files are looked at, not only the open ones."""

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

    def location(self, desk: Desk, found: Found) -> lsp.Location:
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


def make() -> Server:
    """Make the server, with all that it answers."""
    server = Server()

    def spot(uri: str, position: lsp.Position) -> tuple[Open, Desk, Spot] | None:
        one = server.files.get(uri)
        if one is None or one.desk is None:
            return None
        found = at(one.text.text, one.text.offset(position))
        return (one, one.desk, found) if found else None

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

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        found = spot(params.text_document.uri, params.position)
        if found is None:
            return None
        one, desk, place = found
        told = await server.ask(lambda: hover(desk.sound(), place))
        if not told:
            return None
        shown = lsp.MarkupContent(lsp.MarkupKind.Markdown, told)
        return lsp.Hover(shown, one.text.range(place.start, place.end))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: lsp.DefinitionParams) -> lsp.Location | None:
        found = spot(params.text_document.uri, params.position)
        if found is None:
            return None
        _, desk, place = found

        def answer() -> lsp.Location | None:
            home = definition(desk, place)
            return server.location(desk, home) if home else None

        return await server.ask(answer)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def referred(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = spot(params.text_document.uri, params.position)
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
        found = spot(params.text_document.uri, params.position)
        if found is None:
            return None
        one, desk, place = found
        what = await server.ask(lambda: named(desk.sound(), place))
        return one.text.range(place.start, place.end) if what and not place.is_key else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = spot(params.text_document.uri, params.position)
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

    return server


def _may_move(server: Server) -> bool:
    about = server.client_capabilities.workspace
    edits = about and about.workspace_edit
    return bool(edits and lsp.ResourceOperationKind.Rename in (edits.resource_operations or ()))


def _meets(one: lsp.Range, other: lsp.Range) -> bool:
    first = (one.start.line, one.start.character) <= (other.end.line, other.end.character)
    return first and (other.start.line, other.start.character) <= (one.end.line, one.end.character)


def _begins(server: Server, desk: Desk, file: str, line: int) -> Found:
    start = server.text(desk, file).offset_of(line, 1)
    return Found(file, start, start)


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
