"""The server's one way from a request to an answer."""

import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, NamedTuple

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from provenance.pages.address import FORMATS, HTML, Address, parse
from provenance.pages.assets import assets
from provenance.pages.catalogue import language, texts
from provenance.pages.links import ServerLinks
from provenance.pages.models import NAV, Beside, Built, build
from provenance.pages.questions import NoPage, ask
from provenance.pages.questions import written as as_data
from provenance.pages.rendering import Around, render
from provenance.pages.serving import guard as guards
from provenance.pages.serving.editing import Editor
from provenance.pages.serving.guard import Guard, Headed
from provenance.pages.serving.histories import Histories
from provenance.pages.serving.workers import Busy, Workers
from provenance.pages.titles import title
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

_KEPT: Final = 128
"""Pages that are kept while the files stay the same."""
_KEPT_SIZE: Final = 300_000
"""Characters of a page that is kept, at most."""

_log = logging.getLogger("provenance.pages")


class Problem(NamedTuple):
    """A page that says why there is no answer."""

    title: str
    message: str
    help: str
    near: tuple[tuple[str, str], ...] = ()


class Sent(NamedTuple):
    """What is sent: its text, media type and status."""

    text: str
    media_type: str = "text/html"
    status: int = 200


class Server:
    """Answers requests on the corpus at ``root``.

    Args:
        root: the corpus's folder.
        guard: who may ask.
        documents: whether the texts of sources may be shown.
        edit: whether the record may be changed.
        branch: where saved changes are committed too; nowhere if empty.
    """

    def __init__(
        self,
        root: Path,
        guard: Guard,
        *,
        documents: bool = True,
        edit: bool = False,
        branch: str = "",
    ) -> None:
        self.root = root
        self.guard = guard
        self.documents = documents
        self.workers = Workers(root)
        self.editor = Editor(self, branch) if edit else None
        self.histories = Histories(root)
        self._assets = assets()
        self._kept: OrderedDict[tuple[object, ...], Sent] = OrderedDict()

    def app(self) -> Starlette:
        """The application, as a server of ASGI takes it."""

        @asynccontextmanager
        async def life(app: Starlette) -> AsyncIterator[None]:
            yield
            self.workers.close()

        routes = [
            Route("/-/revision", self._guarded(self._revision), methods=["GET"]),
            *self._forms(),
            Route("/-/{name}", self._guarded(self._asset), methods=["GET"]),
            Route("/{path:path}", self._guarded(self._page), methods=["GET"]),
        ]
        return Starlette(routes=routes, lifespan=life, middleware=[Middleware(Headed)])

    def _forms(self) -> list[Route]:
        if self.editor is None:
            return []
        routes = [Route("/-/names", self._guarded(self.editor.names), methods=["GET"])]
        for path in ("/new/{kind}", "/edit/{kind}/{id}"):
            routes += [
                Route(path, self._guarded(self._tried(self.editor.opened)), methods=["GET"]),
                Route(path, self._guarded(self._tried(self.editor.sent)), methods=["POST"]),
            ]
        return routes

    def _tried(
        self, handler: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """A handler whose refusals become pages."""

        async def tried(request: Request) -> Response:
            try:
                return await handler(request)
            except CorpusError as error:
                tongue = language("", request.headers.get("accept-language", ""))
                title = texts(tongue)["cannot_answer"]
                problem = Problem(title, error.message, error.help or "")

                def draw(corpus: Corpus) -> Sent:
                    return self._problem(corpus, problem, Address(), tongue, 400)

                sent = await self.workers.run(draw)
                return Response(sent.text, sent.status, media_type=sent.media_type)

        return tried

    # --- what stands before every answer ----------------------------------------------------------

    def _guarded(
        self, handler: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            return await self._let_in(request, handler)

        return guarded

    async def _let_in(
        self, request: Request, handler: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        if not guards.knows_host(self.guard, request):
            return Response("no such host here\n", 421, media_type="text/plain")
        if not guards.may_read(self.guard, request):
            return Response("a token is needed\n", 401, media_type="text/plain")
        clean = guards.without_token(request)
        if clean is not None and self.guard.token:
            response = RedirectResponse(clean, 303)
            response.set_cookie(
                guards.COOKIE, self.guard.token, httponly=True, samesite="strict", path="/"
            )
            return response
        return await handler(request)

    # --- answers ----------------------------------------------------------------------------------

    async def _asset(self, request: Request) -> Response:
        found = self._assets.get(request.path_params["name"])
        if found is None:
            return Response("not here\n", 404, media_type="text/plain")
        content, media_type = found
        response = Response(content, media_type=media_type)
        response.headers["Cache-Control"] = "private, max-age=300"
        return response

    async def _revision(self, request: Request) -> Response:
        revision = await self.workers.run(lambda corpus: corpus.revision)
        return Response(revision, media_type="text/plain")

    async def _page(self, request: Request) -> Response:
        raw = request.scope.get("raw_path", b"").decode("ascii", "replace")
        tongue = language(
            request.query_params.get("lang", ""), request.headers.get("accept-language", "")
        )

        def answer(corpus: Corpus) -> Sent:
            return self._answered(corpus, raw, request.url.query, tongue)

        try:
            sent = await self.workers.run(answer)
        except Busy:
            return Response("too many questions at once\n", 503, media_type="text/plain")
        response = Response(sent.text, sent.status, media_type=sent.media_type)
        response.headers["Vary"] = "Accept-Language, Cookie"
        response.headers["Content-Language"] = tongue
        return response

    def _answered(self, corpus: Corpus, path: str, query: str, tongue: str) -> Sent:
        """Answer from the open corpus; what was answered before is kept while it holds."""
        times, history = self.histories.now()
        key = (corpus.revision, path, query, tongue, times)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        sent = self._made(corpus, path, query, tongue, Beside(history, self.documents))
        if sent.status == 200 and len(sent.text) < _KEPT_SIZE:
            self._kept[key] = sent
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return sent

    def _made(self, corpus: Corpus, path: str, query: str, tongue: str, beside: Beside) -> Sent:
        address = Address()
        try:
            address = parse(path, query)
            if address.page == "versus" and not address.words and address.value("left"):
                sides = (address.value("left"), address.value("right") or "")
                kept = tuple(pair for pair in address.query if pair[0] not in ("left", "right"))
                address = Address("versus", sides, kept, address.format)
            if address.format != HTML:
                text = as_data(ask(corpus, address), address.format)
                return Sent(text, FORMATS[address.format])
            built = build(corpus, address, texts(tongue), beside)
            return Sent(self.drawn(corpus, built, address, tongue))
        except NoPage as none:
            told = texts(tongue)
            problem = Problem(
                told["not_found"], told["not_found_of"].format(none.asked), "", none.near[:8]
            )
            return self._problem(corpus, problem, address, tongue, 404)
        except CorpusError as error:
            title = texts(tongue)["cannot_answer"]
            problem = Problem(title, error.message, error.help or "")
            return self._problem(corpus, problem, address, tongue, 400)
        except Exception:
            _log.exception("while answering %s", path[:200])
            told = texts(tongue)
            problem = Problem(told["failed"], told["failed_note"], "")
            return self._problem(corpus, problem, address, tongue, 500)

    def _problem(
        self, corpus: Corpus, problem: Problem, address: Address, tongue: str, status: int
    ) -> Sent:
        if address.format != HTML:
            return Sent(f"{problem.title}: {problem.message}\n", "text/plain", status)
        built = Built("problem", problem)
        return Sent(self.drawn(corpus, built, address, tongue), status=status)

    def drawn(self, corpus: Corpus, built: Built, address: Address, tongue: str) -> str:
        """Draw a page with all that stands around it."""
        around = Around(
            title=title(corpus),
            address=address,
            language=tongue,
            formats=built.formats,
            live=True,
            editable=self.editor is not None,
            drafts=self.editor.drafts() if self.editor and not address.page else (),
            token=self.guard.secret if self.editor is not None else "",
            history=self.histories.is_there,
            revision=corpus.revision,
            nav=NAV,
        )
        return render(built.template, around, ServerLinks(), built.model, built.known)
