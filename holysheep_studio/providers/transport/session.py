"""Session: the HTTP of one connection. It waits, repeats what may be repeated, and keeps the key where it belongs."""

from __future__ import annotations

import asyncio
import logging
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp

from holysheep_studio import __version__
from holysheep_studio.domain.errors import (
    AuthError,
    Code,
    Fault,
    ProtocolError,
    ProviderError,
    RateLimitedError,
    RejectedError,
    UnavailableError,
    UnsureError,
)
from holysheep_studio.providers.answer import Answer
from holysheep_studio.providers.dialect import Call, Moment
from holysheep_studio.providers.transport.address import check_link, followed, host_of, joined, origin, system_proxy
from holysheep_studio.providers.transport.clock import Clock, backoff_s
from holysheep_studio.providers.transport.hints import hints_in
from holysheep_studio.providers.transport.limiter import Limiter, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.provider import Sending
    from holysheep_studio.providers.transport.address import FindProxy

    Stream = Callable[[], aiohttp.FormData | aiohttp.Payload]

log = logging.getLogger(__name__)

CONNECT_S, WRITE_S = 10.0, 60.0
#: How often a read is tried again, and how often and how long "too much" is waited for.
READ_TRIES, RATE_TRIES, RATE_PATIENCE_S = 5, 16, 600.0
MOST_REDIRECTS = 5
#: A laptop changes networks, and with them proxies.
PROXY_LIFE_S = 60.0
#: What a proxy answers that wants a name and a password.
PROXY_PASSWORD = 407
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGENT = f"HolySheepStudio/{__version__}"
_CUT = (aiohttp.ClientError, TimeoutError, OSError, ssl.SSLError)


@dataclass(slots=True)
class _Tally:
    """What became of one call so far."""

    failed: int = 0
    rated: int = 0
    waited_s: float = 0.0
    maybe_taken: bool = False  # a paid request went out and nobody knows what became of it


class Session:
    """One connection's HTTP. Close it; it holds sockets."""

    def __init__(
        self,
        base_urls: tuple[str, ...],
        key: Secret,
        sign: Callable[[Moment], Mapping[str, str]],
        *,
        limits: Limits | None = None,
        clock: Clock | None = None,
        tls: ssl.SSLContext | None = None,
        proxy: FindProxy | None = None,
    ) -> None:
        """`base_urls` are the only places the key goes to; `sign` makes the headers of one attempt.

        `proxy` finds the proxy of an address; None: as the environment or the system says.

        `tls` is a stricter or wider circle of trusted certificates than the system's; verification is never off.
        """
        self.base_url = base_urls[0]
        self._origins = frozenset(origin(url) for url in base_urls)
        self._key, self._sign = key, sign
        self.clock = clock or Clock()
        self.limiter = Limiter(limits or Limits(), self.clock.monotonic, self.clock.sleep)
        self._tls = tls
        self.suspended: AuthError | None = None  # the key was refused: nothing more is sent with it
        self._find_proxy = proxy or system_proxy
        self._proxies: dict[str, tuple[str | None, float]] = {}
        self._kept: aiohttp.ClientSession | None = None
        self._fresh: aiohttp.ClientSession | None = None

    @property
    def name(self) -> str:
        """The host, for people."""
        return host_of(self.base_url)

    def owns(self, url: str) -> bool:
        """Whether an address is one of the places that the key was entered for."""
        return origin(url) in self._origins

    def signature(self) -> Mapping[str, str]:
        """The headers that say who asks, for one attempt now."""
        return self._sign(Moment(self.clock.wall(), self.clock.new_id()))

    async def proxy(self, url: str) -> str | None:
        """The proxy of an address, looked up now and then anew."""
        place, now = origin(url), self.clock.monotonic()
        known = self._proxies.get(place)
        if known is None or now - known[1] > PROXY_LIFE_S:
            known = self._proxies[place] = (await self._find_proxy(url), now)
        return known[0]

    async def close(self) -> None:
        """Close every socket and wait until they are."""
        for client in (self._kept, self._fresh):
            if client is not None:
                await client.close()
        self._kept = self._fresh = None
        await asyncio.sleep(0)  # the loop closes transports one turn later

    async def send(
        self, call: Call, failure: Callable[[Answer], ProviderError | None], *, base: str = "", submit: bool = False,
        tries: int = READ_TRIES, stream: Stream | None = None, sending: Sending | None = None,
    ) -> Answer:  # fmt: skip
        """The answer to a call, waited for and repeated as far as that can do no harm.

        `sending` is told True right before each attempt leaves, and False after one that surely did not begin.
        `stream` makes the body anew for every attempt, where it is too large to be held.
        Raises what `failure` makes of the last answer; UnavailableError when nothing was sent; UnsureError when a
        paid call went out and its answer was lost, was a 5xx, or was too long.
        """
        url, tally = joined(base or self.base_url, call.path), _Tally()
        while True:
            if self.suspended is not None:
                raise AuthError(self.suspended.code, **self.suspended.fields)  # type: ignore[arg-type]
            error, answer = await self._attempt(
                url, call, failure, tally, submit=submit, stream=stream, sending=sending
            )
            if error is None and answer is not None:
                return answer
            wait = self._wait(call, error, tally, tries)
            if wait is None:
                raise self._final(call, error, tally) from None
            if sending is not None and not tally.maybe_taken:
                await sending(False)  # noqa: FBT003 - see provider.Sending
            log.info("%s %s: %s, again in %.1f s", call.method, self.name, error, wait)
            if not isinstance(error, RateLimitedError):
                await self.clock.sleep(wait)

    async def _attempt(
        self, url: str, call: Call, failure: Callable[[Answer], ProviderError | None], tally: _Tally,
        *, submit: bool, stream: Stream | None, sending: Sending | None,
    ) -> tuple[ProviderError | None, Answer | None]:  # fmt: skip
        """One request: its good answer, or what went wrong."""
        permit = await self.limiter.permit(submit=submit)
        answer: Answer | None = None
        error: ProviderError | None = None
        try:
            if sending is not None:
                await sending(True)  # noqa: FBT003 - see provider.Sending
            answer = await self._request(url, call, stream)
            error = failure(answer)
            if isinstance(error, AuthError) and error.code is Code.PROVIDER_AUTH:
                self.suspended = error
        except ProviderError as found:
            error = found
        finally:
            self.limiter.give_back(permit, good=answer is not None and error is None)
        if answer is not None:
            self._learn(answer)
            lost = answer.status >= 500 or answer.status in {408, 409}
            senseless = isinstance(error, ProtocolError) and answer.ok
            tally.maybe_taken |= call.paid and (senseless or (isinstance(error, UnavailableError) and lost))
        elif call.paid and isinstance(error, UnsureError):
            tally.maybe_taken = True
        return error, answer

    def _wait(self, call: Call, error: ProviderError | None, tally: _Tally, tries: int) -> float | None:
        """How long to wait before another attempt; None: there is none."""
        chance = self.clock.chance()
        if isinstance(error, RateLimitedError):
            tally.rated += 1
            hint = error.retry_s
            # a hint is believed at first; one that does not help is outgrown by our own back-off
            wait = backoff_s(tally.rated if hint is None else tally.rated - 3, chance, hint)
            wait += chance * min(1.0, 0.1 + (hint or 0.0) / 10)
            tally.waited_s += wait
            self.limiter.pause(wait)
            if error.code is Code.PROVIDER_CONCURRENCY:
                self.limiter.shrink()
            return wait if tally.rated < RATE_TRIES and tally.waited_s <= RATE_PATIENCE_S else None
        unsent = error is not None and error.code is Code.PROVIDER_UNREACHABLE
        if unsent and error is not None and error.retry_s is None:
            return None
        mendable = isinstance(error, UnavailableError | UnsureError) and error.code is not Code.PROVIDER_CERTIFICATE
        tally.failed += 1
        if not mendable or not (unsent or call.idempotent) or tally.failed >= tries:
            return None
        return backoff_s(tally.failed - 1, chance, error.retry_s if error is not None else None)

    def _final(self, call: Call, error: ProviderError | None, tally: _Tally) -> ProviderError:
        """What the caller gets to see: once a paid request may have been taken, nothing else counts."""
        if error is None:
            return ProtocolError(Code.PROVIDER_PROTOCOL, provider=self.name, reason="no answer")
        if tally.maybe_taken and not isinstance(error, UnsureError):
            reason = error.fields.get("message") or error.fields.get("reason") or error.code
            return UnsureError(Code.PROVIDER_UNSURE, provider=self.name, reason=reason)
        if isinstance(error, UnsureError) and not call.paid:
            shown = {"provider": self.name, "status": 0, "message": error.fields["reason"]}
            return UnavailableError(Code.PROVIDER_DOWN, retry_s=0.0, **shown)  # type: ignore[arg-type]
        return error

    def _learn(self, answer: Answer) -> None:
        hints = hints_in(answer.headers, answer.at_s)
        for most, span_s in hints.windows:
            self.limiter.learn(most, span_s)
        if hints.wait_s is not None:
            self.limiter.pause(hints.wait_s)

    async def _request(self, url: str, call: Call, stream: Stream | None) -> Answer:
        """Send once and read all of the answer, following redirects of reads only."""
        started = self.clock.monotonic()
        for _ in range(MOST_REDIRECTS + 1):
            proxy = await self.proxy(url)
            try:
                async with self._open(url, call, stream, proxy) as response:
                    target = response.headers.get("Location", "")
                    if response.status not in _REDIRECTS or not target:
                        return await self._read(response, url, call, started)
            except _CUT as error:
                raise self.lost(error, url) from None
            url = self._redirected(url, target, call)
        raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=self.name, reason="too many redirects")

    def _redirected(self, url: str, target: str, call: Call) -> str:
        try:
            onward = followed(url, target)
        except ValueError:
            onward = ""
        if call.method != "GET" or not onward:
            raise RejectedError(
                Code.PROVIDER_REDIRECT, fault=Fault.PROVIDER, provider=self.name, target=host_of(onward)
            )
        check_link(onward, self.base_url)
        return onward

    def _open(
        self, url: str, call: Call, stream: Stream | None, proxy: str | None
    ) -> aiohttp.client._RequestContextManager:
        """The request, with the key if the place is one it was entered for."""
        headers = {"Accept": "application/json", **call.headers}
        if self.owns(url):
            headers |= self.signature()
        body: aiohttp.FormData | aiohttp.Payload | bytes | None = call.body
        if stream is not None:
            body = stream()
        elif call.form:
            body = form = aiohttp.FormData(default_to_multipart=True)
            for name, value in call.form:
                form.add_field(name, value)
        elif call.body is not None:
            headers["Content-Type"] = "application/json"
        limit = aiohttp.ClientTimeout(
            total=CONNECT_S + WRITE_S + 2 * call.read_s, sock_connect=CONNECT_S, sock_read=call.read_s
        )
        return self.client(fresh=call.paid).request(
            call.method, url, data=body, headers=headers, timeout=limit,
            allow_redirects=False, proxy=proxy,
        )  # fmt: skip

    async def _read(self, response: aiohttp.ClientResponse, url: str, call: Call, started: float) -> Answer:
        """The whole body up to the call's limit, with the key taken out should the server echo it."""
        body = bytearray()
        async for block in response.content.iter_chunked(65536):
            body += block
            if len(body) > call.most_bytes:
                if call.paid:
                    raise UnsureError(Code.PROVIDER_UNSURE, provider=self.name, reason="its answer was too long")
                raise ProtocolError(Code.ANSWER_TOO_LARGE, provider=self.name, most_bytes=call.most_bytes)
        return Answer(
            status=response.status,
            body=self.scrubbed(bytes(body)),
            headers={name.lower(): value for name, value in response.headers.items()},
            host=host_of(url),
            at_s=self.clock.wall(),
            elapsed_s=self.clock.monotonic() - started,
        )

    def scrubbed(self, body: bytes) -> bytes:
        """A body without the key in it."""
        secret = self._key.reveal().encode()
        return body.replace(secret, b"***") if len(secret) >= 6 else body

    def lost(self, error: Exception, url: str) -> ProviderError:
        """Our error for one of the network: unreachable when nothing was sent, otherwise unsure. Never with a URL."""
        host = host_of(url)
        if isinstance(error, aiohttp.ClientConnectorCertificateError | ssl.SSLCertVerificationError):
            reason = getattr(getattr(error, "certificate_error", error), "verify_message", "") or "not trusted"
            return UnavailableError(Code.PROVIDER_CERTIFICATE, fault=Fault.MACHINE, provider=host, reason=reason)
        unsent = aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.ClientHttpProxyError
        if isinstance(error, unsent):
            # a proxy that wants a password is not asked again and again: some lock an account for that
            retry_s = None if getattr(error, "status", 0) == PROXY_PASSWORD else 0.0
            return UnavailableError(
                Code.PROVIDER_UNREACHABLE, fault=Fault.MACHINE, retry_s=retry_s, provider=host, reason=_reason(error)
            )
        return UnsureError(Code.PROVIDER_UNSURE, provider=host, reason=_reason(error))

    def client(self, *, fresh: bool = False) -> aiohttp.ClientSession:
        """The kept connections, or one that is opened for this request alone.

        A paid request goes out on a fresh one: a kept connection that the server closes in that very moment would
        leave the request's fate unknown.
        """
        if fresh:
            self._fresh = self._fresh or self._new_client(kept=False)
            return self._fresh
        self._kept = self._kept or self._new_client(kept=True)
        return self._kept

    def _new_client(self, *, kept: bool) -> aiohttp.ClientSession:
        trust = self._tls or True
        connector = (
            aiohttp.TCPConnector(limit=0, ssl=trust, keepalive_timeout=15.0)
            if kept
            else aiohttp.TCPConnector(limit=0, ssl=trust, force_close=True)
        )
        # proxies are looked up here (address.proxy_for): trust_env would also send logins out of ~/.netrc
        return aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar(), headers={"User-Agent": AGENT}, trust_env=False
        )


def _reason(error: Exception) -> str:
    """What happened in a few words; the error's own text may hold an address with a secret in it."""
    what = "the proxy wants a name and a password, which https_proxy in the environment can give"
    if isinstance(error, aiohttp.ClientHttpProxyError) and error.status == PROXY_PASSWORD:
        return what
    reason = {
        aiohttp.ClientConnectorDNSError: "its name is not known here",
        aiohttp.ClientProxyConnectionError: "the proxy does not answer",
        aiohttp.ClientHttpProxyError: "the proxy refuses",
        aiohttp.ClientConnectorSSLError: "no encrypted connection came about",
        aiohttp.ConnectionTimeoutError: "it does not answer",
        aiohttp.ClientConnectorError: "it refuses connections",
        aiohttp.ServerDisconnectedError: "it hung up",
        aiohttp.ClientPayloadError: "its answer was cut off",
        aiohttp.ClientResponseError: "its answer was no proper HTTP",
        TimeoutError: "it took too long",
        ConnectionError: "the connection broke",
    }
    return next((words for kind, words in reason.items() if isinstance(error, kind)), type(error).__name__)
