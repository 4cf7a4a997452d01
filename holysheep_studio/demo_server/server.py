"""DemoServer: a provider of video on this machine's loopback interface, which speaks every HolySheep dialect."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aiohttp import web
from yarl import URL

from holysheep_studio.demo_server import chat, demo, media, pixverse, uploads, video, videos
from holysheep_studio.demo_server.book import Book, Entry, Journal, fingerprint
from holysheep_studio.demo_server.cues import UnknownCue
from holysheep_studio.demo_server.doors import RULES, bearer
from holysheep_studio.demo_server.jobs import Jobs
from holysheep_studio.demo_server.line import DIALECT, ENTRY, SECRET, Cut, cut
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.refusals import Refused, plain_refusal
from holysheep_studio.demo_server.renders import InstantRenders, LocalRenders
from holysheep_studio.demo_server.rules import RuleBook
from holysheep_studio.demo_server.shop import Options, Shop
from holysheep_studio.demo_server.stored import Uploads
from holysheep_studio.demo_server.webhooks import LOOPBACK_HOSTS, Webhooks
from holysheep_studio.workshop import Workshop

if TYPE_CHECKING:
    from types import TracebackType

    from holysheep_studio.demo_server.limits import Excess
    from holysheep_studio.demo_server.webhooks import Delivery

Answer = Callable[[Shop, web.Request], Awaitable[web.StreamResponse]]

#: The doors that ask for a key and count against the limits.
_KEYED = frozenset({"submit", "status", "upload", "chat", "media-keyed"})
#: JSON bodies; uploads are streamed and have limits of their own.
_MOST_BODY_BYTES = 2**20
_HOST = "127.0.0.1"


def new_key() -> str:
    """A key for the demo server: its looks say that it is worth nothing."""
    return "demo_" + secrets.token_hex(16)


class DemoServer:
    """Use it in `async with`; `base_url` and `key` are what a connection needs."""

    def __init__(self, options: Options | None = None) -> None:
        """`options.keys` empty: a key is made."""
        chosen = options or Options()
        self.options = chosen if chosen.keys else replace(chosen, keys=(new_key(),))
        self.book = Book(self.options.book_file)
        self.journal = Journal(self.options.journal_file)
        self._shop: Shop | None = None
        self._runner: web.AppRunner | None = None
        self._open = contextlib.AsyncExitStack()

    @property
    def key(self) -> str:
        """A key that is let in."""
        return self.options.keys[0]

    @property
    def base_url(self) -> str:
        """The base URL of a connection; which dialect a body is in shows by itself."""
        return f"{self.shop.root_url}/v1"

    def base_url_of(self, dialect: Dialect) -> str:
        """A base URL where only this dialect is spoken, by its strict rules."""
        if dialect is Dialect.PIXVERSE:
            return self.shop.root_url
        if dialect is Dialect.OPENAI_VIDEOS:
            return self.base_url
        return f"{self.shop.root_url}/{dialect}/v1"

    @property
    def shop(self) -> Shop:
        """What the doors share; tests look at its jobs. Only while the server runs."""
        if self._shop is None:
            raise RuntimeError("the demo server is not running")
        return self._shop

    @property
    def deliveries(self) -> list[Delivery]:
        """Every try to deliver a webhook."""
        return self.shop.webhooks.deliveries

    @property
    def open_connections(self) -> int:
        """Sockets that callers hold open now."""
        server = None if self._runner is None else self._runner.server
        return 0 if server is None else len(server.connections)

    async def __aenter__(self) -> Self:
        """Open the door. Raises OSError when the port is taken."""
        try:
            await self._start()
        except BaseException:
            await self._open.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()
        self._runner = None

    async def _start(self) -> None:
        options = self.options
        self._open.callback(self.book.close)
        self._open.callback(self.journal.close)
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="holysheep-demo-"))
        self._open.callback(shutil.rmtree, folder, ignore_errors=True)
        stored = Uploads(folder)
        hooks = Webhooks(options.webhook_secret, options.clock, options.sleep)
        self._open.push_async_callback(hooks.close)
        renders: InstantRenders | LocalRenders
        if options.instant:
            renders = await InstantRenders.read()
        else:
            renders = LocalRenders(await self._open.enter_async_context(Workshop()), folder)
            self._open.push_async_callback(renders.close)
        jobs = Jobs(self.book, options.clock, knows_keys=options.knows_keys)
        rules = RuleBook(options.rules)
        self._shop = shop = Shop(options, self.book, self.journal, jobs, rules, renders, stored, hooks)
        self._open.push_async_callback(self._stop_tasks)
        self._runner = web.AppRunner(self._app(), access_log=None, handle_signals=False, shutdown_timeout=0.2)
        await self._runner.setup()
        self._open.push_async_callback(self._runner.cleanup)
        site = web.TCPSite(self._runner, _HOST, options.port)
        await site.start()
        shop.root_url = stored.root_url = f"http://{_HOST}:{self._runner.addresses[0][1]}"

    async def _stop_tasks(self) -> None:
        tasks = list(self.shop.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_MOST_BODY_BYTES)
        for prefix in ("/v1", "/{dialect:[ABCD]}/v1"):
            self._add_api(app, prefix)
        self._add_others(app)
        self._add(app, "GET", "/media/{job}/{permit}/clip.mp4", "media", media.serve)
        self._add(app, "GET", "/files/{file}/{name}", "media", uploads.fetch)
        self._add(app, "GET", "/samples/stream_of_water.mp4", "media", uploads.sample)
        self._add(app, "*", "/demo/rules", "demo", demo.rules)
        self._add(app, "GET", "/demo/journal", "demo", demo.journal)
        self._add(app, "GET", "/demo/book", "demo", demo.book)
        self._add(app, "GET", "/demo/jobs", "demo", demo.jobs)
        self._add(app, "*", "/{tail:.*}", "nowhere", demo.nothing)
        return app

    def _add_api(self, app: web.Application, prefix: str) -> None:
        self._add(app, "POST", f"{prefix}/video/generate", "submit", video.submit)
        self._add(app, "POST", f"{prefix}/pixverse/v6/generate", "submit", video.submit)
        self._add(app, "GET", f"{prefix}/video/status/{{job}}", "status", video.status)
        self._add(app, "POST", f"{prefix}/chat/completions", "chat", chat.complete)
        self._add(app, "POST", f"{prefix}/uploads", "upload", uploads.begin)
        self._add(app, "POST", f"{prefix}/uploads/direct", "upload", uploads.direct)
        self._add(app, "PUT", rf"{prefix}/uploads/{{upload}}/parts/{{number:\d{{1,6}}}}", "upload", uploads.put_part)
        self._add(app, "GET", f"{prefix}/uploads/{{upload}}/parts", "upload", uploads.parts)
        self._add(app, "POST", f"{prefix}/uploads/{{upload}}/complete", "upload", uploads.complete)

    def _add_others(self, app: web.Application) -> None:
        """PixVerse's Platform API at the root, and the /videos shape beside the dialects."""
        self._add(app, "POST", "/openapi/v2/video/{task:text|img|fusion}/generate", "submit", pixverse.generate)
        self._add(app, "POST", "/openapi/v2/video/lip_sync/generate", "submit", pixverse.speak)
        self._add(app, "GET", "/openapi/v2/video/lip_sync/tts_list", "status", pixverse.speakers)
        self._add(app, "GET", "/openapi/v2/video/result/{job}", "status", pixverse.result)
        self._add(app, "POST", "/openapi/v2/{kind:image|media}/upload", "upload", pixverse.upload)
        self._add(app, "GET", "/openapi/v2/account/balance", "status", pixverse.balance)
        self._add(app, "POST", "/v1/videos", "submit", videos.create)
        self._add(app, "GET", "/v1/videos", "status", videos.everything)
        self._add(app, "GET", "/v1/videos/{job}", "status", videos.retrieve)
        self._add(app, "DELETE", "/v1/videos/{job}", "status", videos.delete)
        self._add(app, "GET", "/v1/videos/{job}/content", "media-keyed", videos.content)

    def _add(self, app: web.Application, method: str, path: str, door: str, answer: Answer) -> None:
        async def at_door(request: web.Request) -> web.StreamResponse:
            return await self._at(door, answer, request)

        app.router.add_route(method, path, at_door)
        if method == "GET":
            app.router.add_route("HEAD", path, at_door)

    async def _at(self, door: str, answer: Answer, request: web.Request) -> web.StreamResponse:
        """Journal a request, answer it, or cut its line."""
        key = request.headers.get("API-KEY", "") or bearer(request.headers)
        entry = Entry(self.options.clock(), request.method, request.path, fingerprint(key), door)
        request[ENTRY], request[SECRET] = entry, key
        self.journal.begin(entry)
        status = 0
        try:
            response = await self._answer(door, answer, request)
            status = response.status
        except Cut:
            cut(request)
            return web.Response(status=503)  # nobody is there to read it
        except web.HTTPException as redirect:
            status = redirect.status
            raise
        finally:
            self.journal.end(entry, status, self.options.clock())
        return response

    async def _answer(self, door: str, answer: Answer, request: web.Request) -> web.StreamResponse:
        request[DIALECT] = self._expected(request)
        try:
            if URL(f"http://{request.host}").host not in LOOPBACK_HOSTS:
                raise Refused(403, "This server answers only on its own machine")  # noqa: TRY301 - one place answers
            if door not in _KEYED:
                return await answer(self.shop, request)
            self._check_key(request)
            return await self._metered(door, answer, request)
        except (Refused, UnknownCue) as error:
            refused = error if isinstance(error, Refused) else Refused(422, f"{error} is no cue of the demo server")
            return _said(refused, request[DIALECT])

    async def _metered(self, door: str, answer: Answer, request: web.Request) -> web.StreamResponse:
        entry = request[ENTRY]
        meter = self.shop.meter(entry.key)
        submit = door == "submit"
        running = self.shop.jobs.running(entry.key) if submit else 0
        excess = meter.enter(self.options.clock(), submit=submit, running_jobs=running)
        if excess is not None:
            entry.refused = excess.limit_type
            return _too_many(excess, request[DIALECT])
        meter.at_once += 1
        try:
            response = await answer(self.shop, request)
        finally:
            meter.at_once -= 1
        if not response.prepared:
            response.headers.update(meter.headers(self.options.clock()))
        return response

    def _check_key(self, request: web.Request) -> None:
        if not any(secrets.compare_digest(request[SECRET], key) for key in self.options.keys):
            raise Refused(401, "Invalid API key")

    def _expected(self, request: web.Request) -> Dialect:
        """The dialect whose manner of refusing is used until the body has shown which it is."""
        if request.path.startswith("/openapi/"):
            return Dialect.PIXVERSE
        if request.path.startswith("/v1/videos"):
            return Dialect.OPENAI_VIDEOS
        asked = request.match_info.get("dialect")
        if asked:
            return Dialect(asked)
        if "X-HolySheep-Signature" in request.headers:
            return Dialect.C
        return self.options.profile or Dialect.D


def _said(refused: Refused, dialect: Dialect) -> web.Response:
    if dialect is Dialect.PIXVERSE:
        return pixverse.refused(refused)
    return plain_refusal(refused, as_object=RULES[dialect].object_errors)


def _too_many(excess: Excess, dialect: Dialect) -> web.Response:
    """The refusal of dialect A's document for all four dialects: it is the only one that is fully described."""
    if dialect is Dialect.PIXVERSE:
        return pixverse.refused(Refused(429, f"Too many requests: {excess.rate}"))
    body = {
        "error": "rate_limit_exceeded",
        "retry_after_seconds": excess.whole_seconds,
        "current_rate": excess.rate,
        "limit_type": excess.limit_type,
    }
    return web.json_response(body, status=429, headers={"Retry-After": str(excess.whole_seconds)})
