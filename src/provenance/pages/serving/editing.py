"""The forms of a server that may write: opened, looked at while somebody types, saved."""

import asyncio
from difflib import unified_diff
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from provenance.authoring.apart import parted
from provenance.authoring.change import Change, carry_out
from provenance.authoring.commit import advance, prepare, tip
from provenance.pages.address import Address, parse, written
from provenance.pages.catalogue import language, texts
from provenance.pages.document import DocumentText, document, places
from provenance.pages.drafts import Draft, Drafts
from provenance.pages.forms import KINDS, Form, file_of, form, opening, source_of
from provenance.pages.models import Built
from provenance.pages.serving import guard as guards
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.pages.serving.app import Server

_OWN: Final = frozenset({"form-token", "do", "author", "message"})
"""Fields of a form that are none of the record's."""
_OFFERED: Final = 12
_SEVERAL: Final = {"subject": ("actor", "claim"), "target": ("actor", "source")}


class EditPage(NamedTuple):
    """A form, the text beside it, and what happened to what was sent."""

    form: Form
    draft: str
    said: dict[str, str]
    document: DocumentText | None
    problem: str = ""
    """The name of a text that says why nothing was saved."""
    meanwhile: tuple[str, ...] = ()
    """What became of the file since the form was opened, as a diff."""
    left: tuple[str, ...] = ()
    """What the commit leaves out of what the file holds, as a diff."""
    together: str = ""
    """Why the change cannot be committed without that."""
    branch: str = ""
    author: str = ""
    message: str = ""


class _Saved(NamedTuple):
    """What came of saving: the problem, if any, and the page to go to.

    ``now`` is the file's text where it is not what it was when the form was opened.
    """

    problem: str
    draft: Draft
    page: str = ""
    now: str | None = None


class TooLarge(Exception):
    """A form is larger than any that a person fills in."""


class Editor:
    """Opens and takes forms.

    Args:
        server: whose forms they are.
        branch: where saved changes are committed too; nowhere if empty.
    """

    def __init__(self, server: "Server", branch: str = "") -> None:
        self._server = server
        self._branch = branch
        self._drafts = Drafts(server.root)
        self._saving = asyncio.Lock()

    def drafts(self) -> tuple[tuple[str, str], ...]:
        """The drafts that were begun: what each is a form for, and its address."""
        return tuple(
            (draft.path, f"/{quote(draft.path)}?draft={name}") for name, draft in self._drafts.all()
        )

    async def names(self, request: Request) -> Response:
        """Records of a kind whose id or name has what was typed."""
        kind, typed = request.query_params.get("kind", ""), request.query_params.get("q", "")[:80]

        def offered(corpus: Corpus) -> list[tuple[str, str]]:
            from provenance.answers.search import search

            kinds = _SEVERAL.get(kind, (kind,))
            found = {
                id: name
                for one in kinds
                if one in ("actor", "claim", "source")
                for id, name in corpus.names(one, typed.strip().lower(), _OFFERED)
            }
            if typed.strip() and len(found) < _OFFERED:
                hits = search(corpus, tuple(typed.split())).hits
                found |= {hit.id: hit.snippet for hit in hits if hit.kind in kinds}
            return list(found.items())[:_OFFERED]

        return JSONResponse(await self._server.workers.run(offered))

    async def opened(self, request: Request) -> Response:
        """A form; the address of a new one gets the name of its draft first."""
        address = parse(request.scope["raw_path"].decode("ascii", "replace"), request.url.query)
        kind, id = self._asked(address)
        name = address.value("draft")
        if not name:
            asked = {key: value for key, value in address.query if key not in ("draft", "lang")}
            name = self._drafts.name()

            def begin(corpus: Corpus) -> None:
                said = opening(corpus, kind, id, asked)
                file = file_of(corpus, kind, id, said)
                text = corpus.text(file) if file else None
                self._drafts.write(name, Draft(self._path(address), said, file, text))

            await self._server.workers.run(begin)
            fields = [("draft", name)]
            if address.value("lang"):
                fields.append(("lang", address.value("lang")))
            return RedirectResponse(written(address._replace(query=tuple(fields))), 303)
        draft = self._drafts.read(name)
        if draft is None or draft.path != self._path(address):
            return RedirectResponse(written(address._replace(query=())), 303)
        return await self._shown(request, address, draft, name)

    async def sent(self, request: Request) -> Response:
        """What was typed: looked at, or saved."""
        address = parse(request.scope["raw_path"].decode("ascii", "replace"), request.url.query)
        self._asked(address)
        try:
            fields = await _fields(request)
        except TooLarge:
            return Response("too large a form\n", 413, media_type="text/plain")
        except ValueError:
            return Response("no form\n", 400, media_type="text/plain")
        name = address.value("draft")
        draft = self._drafts.read(name)
        if not guards.is_own_form(self._server.guard, request, fields.get("form-token", "")):
            own = guards.is_from_here(self._server.guard, request)
            if not own or draft is None:
                return Response("not a form of this server\n", 403, media_type="text/plain")
            kept = _typed(draft, fields)  # the server was begun anew; nothing is lost
            self._drafts.write(name, kept)
            return await self._shown(request, address, kept, name, "edit_again", status=403)
        draft = _typed(draft or Draft(self._path(address), {}), fields)
        if fields.get("do") == "drop":
            self._drafts.drop(name)
            return RedirectResponse("/", 303)
        if fields.get("do") == "check":
            draft = await self._server.workers.run(partial(self._placed, address, draft))
        self._drafts.write(name, draft)
        if fields.get("do") != "save":
            return await self._shown(request, address, draft, name)
        async with self._saving:
            return await self._saved(request, address, draft, name)

    async def _saved(self, request: Request, address: Address, draft: Draft, name: str) -> Response:
        kind, id = self._asked(address)
        root = self._server.root

        def save(_: Corpus) -> _Saved:
            with open_corpus(root) as corpus:  # as it is now, not as it was a moment ago
                made = form(root, corpus, kind, id, draft.said)
            change = made.outcome.change
            if change is None:
                refused = made.outcome.errors or _doubts(made)
                return _Saved("edit_not_saved" if refused else "edit_same", draft)
            known = draft.base is not None and draft.file == change.file
            kept = draft if known else draft._replace(file=change.file, base=change.before)
            if kept.base != change.before:
                return _Saved("edit_conflict", kept, now=change.before)
            try:
                upon = tip(root, self._branch) if self._branch else None
                made_commit = ""
                if upon:
                    alone = parted(root, change, upon).committed
                    made_commit = prepare(root, alone, upon, draft.author, draft.message)
                carry_out(root, [change])
            except CorpusError as error:
                return _Saved(f"nothing was saved: {_told(error)}", kept)
            try:
                if upon:
                    advance(root, upon, made_commit)
            except CorpusError as error:
                return _Saved(f"saved in {change.file}, not committed: {error.message}", kept)
            return _Saved("", kept, written(Address(*_page(made))))

        who = draft.author.strip() and draft.message.strip()
        if self._branch and not who:
            return await self._shown(request, address, draft, name, "edit_who", status=422)
        saved = await self._server.workers.run(save)
        self._server.workers.forget()
        if not saved.problem:
            self._drafts.drop(name)
            return RedirectResponse(saved.page, 303)
        response = await self._shown(request, address, saved.draft, name, saved.problem, status=409)
        if saved.problem == "edit_conflict":  # who has seen both versions may save
            self._drafts.write(name, saved.draft._replace(base=saved.now))
        return response

    async def _shown(
        self,
        request: Request,
        address: Address,
        draft: Draft,
        name: str,
        problem: str = "",
        status: int = 200,
    ) -> Response:
        kind, id = self._asked(address)
        tongue = language(address.value("lang"), request.headers.get("accept-language", ""))

        def draw(corpus: Corpus) -> str:
            made = form(self._server.root, corpus, kind, id, draft.said)
            shown = self._server.documents and made.source
            left, together = self._left(made.outcome.change)
            page = EditPage(
                made,
                name,
                draft.said,
                document(corpus, made.source) if shown else None,
                texts(tongue).get(problem, problem),
                _meanwhile(corpus, draft) if problem == "edit_conflict" else (),
                left,
                together,
                self._branch,
                draft.author,
                draft.message,
            )
            return self._server.drawn(corpus, Built("form", page), address, tongue)

        text = await self._server.workers.run(draw)
        return Response(text, status, media_type="text/html")

    def _left(self, change: Change | None) -> tuple[tuple[str, ...], str]:
        """What a commit of a change leaves out of its file, or why it cannot be committed alone."""
        if not (self._branch and change):
            return (), ""
        try:
            upon = tip(self._server.root, self._branch)
            return parted(self._server.root, change, upon).left, ""
        except CorpusError as error:
            return (), _told(error)

    def _placed(self, address: Address, draft: Draft, corpus: Corpus) -> Draft:
        """A draft with the places of its quotations, if it has none and each stands at just one."""
        kind, id = self._asked(address)
        said = draft.said
        quotes = [line.partition(" | ")[0] for line in said.get("quote", "").splitlines()]
        source = source_of(corpus, kind, id, said) if kind == "statement" else ""
        if not source or said.get("at", "").strip() or not self._server.documents:
            return draft
        found = [places(corpus, source, words) for words in quotes if words.strip()]
        if any(len(one) != 1 for one in found):
            return draft
        at = dict.fromkeys(place for one in found for place in one)
        return draft._replace(said={**said, "at": "\n".join(at)})

    @staticmethod
    def _path(address: Address) -> str:
        return "/".join((address.page, *address.words))

    @staticmethod
    def _asked(address: Address) -> tuple[str, str]:
        """The kind of record that a form is of, and its id where it is there."""
        words = address.words
        if words and words[0] in KINDS and len(words) == (1 if address.page == "new" else 2):
            return words[0], words[1] if len(words) == 2 else ""
        raise CorpusError("there is no such form")


def _page(made: Form) -> tuple[str, tuple[str]]:
    kind, id = made.outcome.page
    return kind, (id,)


def _told(error: CorpusError) -> str:
    return f"{error.message} ({error.help})" if error.help else error.message


def _doubts(made: Form) -> bool:
    return any(one.doubts for one in (*made.first, *made.rest))


def _typed(draft: Draft, fields: dict[str, str]) -> Draft:
    """A draft with what stands in its form now."""
    said = {k: v.replace("\r\n", "\n") for k, v in fields.items() if k not in _OWN}
    who = {key: fields.get(key, getattr(draft, key)) for key in ("author", "message")}
    return draft._replace(said=said, **who)


def _meanwhile(corpus: Corpus, draft: Draft) -> tuple[str, ...]:
    before = (draft.base or "").splitlines()
    now = (corpus.text(draft.file) or "").splitlines()
    return tuple(unified_diff(before, now, draft.file, draft.file, lineterm=""))


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form; several of one name are lines of one text."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > guards.LARGEST:
            raise TooLarge
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise ValueError("not a form")
    found: dict[str, str] = {}
    pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=200)
    for key, value in pairs:
        found[key] = f"{found[key]}\n{value}" if key in found else value
    return found
