"""CloudProvider: a dialect and a session together; it holds no state of any job."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from holysheep_studio.domain import money
from holysheep_studio.domain.capability import divide
from holysheep_studio.domain.errors import Code, ProtocolError, RejectedError, UnavailableError, UnsureError
from holysheep_studio.domain.issue import IssueCode, error, errors
from holysheep_studio.domain.remote import Artifact, Cancellation, Handle, RemoteState, RemoteStatus, Submitted
from holysheep_studio.providers import webhooks
from holysheep_studio.providers.dialect import Cancels, Counts, Finds, Probes, Results, Speaks, Talks, Uploads
from holysheep_studio.providers.transport.download import fetch
from holysheep_studio.providers.transport.session import READ_TRIES
from holysheep_studio.providers.transport.upload import send_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.chat import ChatReply, ChatRequest
    from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.money import Money, Prices
    from holysheep_studio.domain.remote import UploadState, WebhookEvent
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.domain.voice import Speaker
    from holysheep_studio.providers.answer import Answer
    from holysheep_studio.providers.dialect import Call, Dialect
    from holysheep_studio.providers.provider import DownloadProgress, Sending, UploadProgress
    from holysheep_studio.providers.transport.session import Session


class CloudProvider:
    """A provider in the cloud. Of its `bases` new jobs go to the first that answers, polls to the job's own."""

    def __init__(
        self, dialect: Dialect, session: Session, bases: tuple[str, ...], webhook_secret: Secret | None = None
    ) -> None:
        """The session belongs to this provider and is closed with it."""
        self._dialect, self._session, self._bases = dialect, session, bases
        self._webhook_secret = webhook_secret

    @property
    def name(self) -> str:
        """The host."""
        return self._session.name

    @property
    def session(self) -> Session:
        """The connection's HTTP, for its limits."""
        return self._session

    def capabilities(self, model: str) -> Capabilities:
        """What the dialect can say of the model."""
        return self._dialect.capabilities(model)

    def validate(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Everything that can be known offline."""
        divided = divide(spec, self.capabilities(spec.model))
        return (*divided.issues, *self._dialect.issues(divided.spec), *self._expired(spec))

    def body(self, spec: CloudSpec) -> bytes | None:
        """What a submit would send, without sending it: JSON; None where `validate` finds an error.

        What is made up for each request (keys, trace ids) is that of a key of zeros.
        """
        if errors(self.validate(spec)):
            return None
        return self._dialect.submit(divide(spec, self.capabilities(spec.model)).spec, UUID(int=0)).body

    def estimate(self, spec: CloudSpec, prices: Prices) -> Money | None:
        """By the price book, for what is asked of the provider (a stretch done here costs nothing)."""
        return money.estimate(divide(spec, self.capabilities(spec.model)).spec, prices)

    async def upload(
        self, path: Path, kind: AssetKind, resume: UploadState | None, progress: UploadProgress
    ) -> AssetRef:
        """As the dialect's rules say."""
        ways = self._dialect
        if not isinstance(ways, Uploads):
            raise self._unable("uploads")
        rules, failure = ways.upload_rules(kind), ways.failure
        return ways.uploaded(await send_file(self._session, rules, path, failure, resume, progress), kind)

    async def submit(self, spec: CloudSpec, key: UUID, sending: Sending | None = None) -> Submitted:
        """Validate, wait for a place among the running jobs, send once."""
        wrong = errors(self.validate(spec))
        if wrong:
            field, reason = wrong[0].where, wrong[0].code
            raise RejectedError(Code.PROVIDER_UNABLE, provider=self.name, field=field, reason=reason)
        call = self._dialect.submit(divide(spec, self.capabilities(spec.model)).spec, key)
        running = self._session.limiter.running
        await running.enter(key)
        try:
            base, answer = await self._to_any(call, sending)
            handle, state = self._taken(call, answer, key)
        except BaseException:
            running.leave(key)
            raise
        self._count(key, state)
        return Submitted(replace(handle, fields={**handle.fields, "at": base}), state, answer.elapsed_s)

    async def _to_any(self, call: Call, sending: Sending | None) -> tuple[str, Answer]:
        """The first address that can be reached; never a second one once anything was sent."""
        for base in self._bases[:-1]:
            try:
                return base, await self._session.send(
                    call, self._dialect.failure, base=base, submit=True, tries=1, sending=sending
                )
            except UnavailableError as error:
                if error.code is not Code.PROVIDER_UNREACHABLE:
                    raise
        last = self._bases[-1]
        return last, await self._session.send(
            call, self._dialect.failure, base=last, submit=True, tries=READ_TRIES, sending=sending
        )

    def _taken(self, call: Call, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """The job in a 2xx. One that makes no sense may still have been billed, so it is unsure, not failed."""
        try:
            return self._dialect.submitted(answer, key)
        except ProtocolError as error:
            if not call.paid:
                raise
            reason = error.fields.get("reason", error.code)
            raise UnsureError(Code.PROVIDER_UNSURE, provider=self.name, reason=reason) from None

    async def poll(self, handle: Handle) -> RemoteState:
        """One look; a job without an id is all in its handle."""
        call = self._dialect.poll(self._mine(handle))
        if call is None:
            if not handle.fields.get("url"):
                raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=self.name, reason="a handle without id and link")
            return RemoteState(RemoteStatus.SUCCEEDED, artifacts=(Artifact(str(handle.fields["url"])),))
        answer = await self._session.send(call, self._dialect.failure, base=self._base(handle))
        state = self._dialect.polled(answer, handle)
        self._count_handle(handle, state)
        return state

    async def find(self, key: UUID) -> Handle | None:
        """By our own key, where the dialect has a way; a "not found" is an answer, not an error."""
        if not isinstance(self._dialect, Finds):
            return None
        call = self._dialect.find(key)
        if call is None:
            return None
        for base in self._bases:
            try:
                answer = await self._session.send(call, self._dialect.failure, base=base)
            except RejectedError as error:
                if error.code is not Code.PROVIDER_NOT_FOUND:
                    raise
                continue
            handle = self._dialect.found(answer, key)
            if handle is not None:
                return replace(handle, fields={**handle.fields, "at": base})
        return None

    async def cancel(self, handle: Handle) -> Cancellation:
        """Ask; what is over already is too late."""
        if not isinstance(self._dialect, Cancels):
            return Cancellation.UNSUPPORTED
        call = self._dialect.cancel(self._mine(handle))
        if call is None:
            return Cancellation.UNSUPPORTED
        try:
            repeatable = replace(call, idempotent=True)
            answer = await self._session.send(repeatable, self._dialect.failure, base=self._base(handle))
        except RejectedError:
            return Cancellation.TOO_LATE
        return self._dialect.cancelled(answer)

    async def artifacts(self, handle: Handle) -> tuple[Artifact, ...]:
        """Fresh links, by a new look."""
        state = await self.poll(handle)
        if state.status is not RemoteStatus.SUCCEEDED or state.artifacts or not isinstance(self._dialect, Results):
            return state.artifacts
        call = self._dialect.result(handle)
        return self._dialect.resulted(await self._session.send(call, self._dialect.failure, base=self._base(handle)))

    async def download(self, handle: Handle, artifact: Artifact, target: Path, progress: DownloadProgress) -> str:
        """With a new look for a new link whenever the old one has expired."""

        async def refresh() -> Artifact | None:
            fresh = await self.artifacts(handle)
            return next((found for found in fresh if found.kind is artifact.kind), None)

        return await fetch(self._session, artifact, target, refresh, progress)

    def parse_webhook(self, raw: bytes, headers: Mapping[str, str], now_s: float) -> WebhookEvent:
        """Standard Webhooks where a secret is set."""
        return webhooks.parse(raw, headers, self._webhook_secret, now_s, self.name)

    def forget(self, key: UUID) -> None:
        """Free its place."""
        self._session.limiter.running.leave(key)

    async def chat(self, request: ChatRequest) -> ChatReply:
        """One question."""
        talks = self._dialect
        if not isinstance(talks, Talks):
            raise self._unable("chat")
        return talks.chatted(await self._session.send(talks.chat(request), talks.failure))

    async def speakers(self) -> tuple[Speaker, ...]:
        """The provider's own voices for lip-sync; none where the dialect has none."""
        speaks = self._dialect
        if not isinstance(speaks, Speaks):
            return ()
        return speaks.speakers_told(await self._session.send(speaks.speakers(), speaks.failure))

    async def balance(self) -> Money | None:
        """What is left, None where the dialect cannot ask."""
        if not isinstance(self._dialect, Counts):
            return None
        return self._dialect.balanced(await self._session.send(self._dialect.balance(), self._dialect.failure))

    async def check(self) -> None:
        """Try the key: any answer but a refusal of it will do. A key refused before is tried again."""
        self._session.suspended = None
        probes = self._dialect
        if not isinstance(probes, Probes):
            raise self._unable("a way to try the key")
        try:
            await self._session.send(probes.probe(), probes.failure)
        except RejectedError as error:
            if error.code not in {Code.PROVIDER_NOT_FOUND, Code.PROVIDER_REJECTED}:
                raise

    async def close(self) -> None:
        """Close the session."""
        await self._session.close()

    def _unable(self, what: str) -> RejectedError:
        return RejectedError(Code.PROVIDER_UNABLE, provider=self.name, field=what, reason="not offered")

    def _mine(self, handle: Handle) -> Handle:
        """A handle of another dialect, or of a later version, cannot be read."""
        if handle.dialect != self._dialect.name or handle.version != 1 or "id" not in handle.fields:
            reason = f"a handle of {handle.dialect} {handle.version}"
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=self.name, reason=reason)
        return handle

    def _base(self, handle: Handle) -> str:
        """The address the job was submitted at, if it is still one of the connection's."""
        at = str(handle.fields.get("at", ""))
        return at if at in self._bases else self._bases[0]

    def _count(self, key: UUID, state: RemoteState) -> None:
        running = self._session.limiter.running
        if state.status.ended:
            running.leave(key)
        else:
            running.see(key)

    def _count_handle(self, handle: Handle, state: RemoteState) -> None:
        try:
            key = UUID(hex=str(handle.fields.get("key", "")))
        except ValueError:
            return
        self._count(key, state)

    def _expired(self, spec: CloudSpec) -> tuple[Issue, ...]:
        now = self._session.clock.wall()
        return tuple(
            error(f"sources.{index}", IssueCode.EXPIRED)
            for index, source in enumerate(spec.sources)
            if source.expires_at is not None and source.expires_at <= now
        )
