"""ONE contract for every provider in the registry, against servers that do the work."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.orders import Dialect as Profile
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.capability import Idempotency, divide
from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec, Interpolator, Mode, Size
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import AuthError, Code, ProviderError, RejectedError, UnsureError
from holysheep_studio.domain.feature import wishes
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.physics import Conservation, PhysicsSpec, PhysicsType
from holysheep_studio.domain.remote import Cancellation, Handle, RemoteState, RemoteStatus
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.chat import scene_request
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.registry import PROVIDERS, open_provider
from tests.providers.clocks import JumpingClock
from tests.providers.clouds import CLIP, CLOUDS
from tests.providers.servers import FREE, site
from tests.providers.specs import SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.providers.cloud import CloudProvider
    from holysheep_studio.providers.provider import Provider

PROFILES = {
    "holysheep-a": Profile.A, "holysheep-b": Profile.B, "holysheep-c": Profile.C, "holysheep-d": Profile.D,
    "custom": Profile.D,
}  # fmt: skip
MODELS = {
    "holysheep-a": "pixverse-v6", "holysheep-b": "pixverse-v6", "holysheep-c": "gpt-4.1",
    "holysheep-d": "video-gen-2.1",
    "custom": "video-gen-2.1", "pixverse": "v6", "openai-videos": "sora-2", "replicate": "o/n", "fal": "fal-ai/x",
}  # fmt: skip


@dataclass
class Stand:
    """A provider's server, its book, and providers that speak to it."""

    name: str
    url: str
    book: Any
    key: Secret
    open: contextlib.AsyncExitStack

    @property
    def bills(self) -> int:
        return len(self.book.charges) if hasattr(self.book, "charges") else len(self.book)

    def provider(self, key: Secret | None = None, **options: Any) -> CloudProvider:
        promised = {"idempotency": "none"} if self.name.startswith("holysheep") else {}
        connection = Connection("c", self.name, self.url, key or self.key, limits=FREE, options={**promised, **options})
        made = open_provider(connection, clock=JumpingClock(wall=time.time()).clock)
        self.open.push_async_callback(made.close)
        return made

    def spec(self, prompt: str = "A glass falls", **change: Any) -> CloudSpec:
        mode = {"mode": Mode.SLOW_MOTION, "speed": Fraction(1, 4)} if self.name == "holysheep-a" else {}
        row = {"model": MODELS[self.name], "prompt": prompt, "duration": Fraction(5), "size": Size(1280, 720), **mode}
        return CloudSpec(**{**row, **change})


@pytest.fixture(params=PROVIDERS)
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    name = request.param
    async with contextlib.AsyncExitStack() as stack:
        if name in PROFILES:
            server = await stack.enter_async_context(DemoServer(Options(instant=True, limits=NO_LIMITS)))
            url, key = server.base_url_of(PROFILES[name]), Secret(server.key)
            async with stack:
                yield Stand(name, url, server.book, key, stack)
        else:
            cloud = CLOUDS[name]()
            running = await stack.enter_async_context(site(cloud))
            async with stack:
                yield Stand(name, running.url, cloud.book, SECRET, stack)


async def ended(api: Provider, handle: Handle) -> RemoteState:
    for _ in range(6_000):
        state = await api.poll(handle)
        if state.status.ended:
            return state
        await asyncio.sleep(0.01)
    raise AssertionError("it never ends")


async def test_from_a_spec_to_a_file_with_one_bill(stand: Stand, tmp_path: Path) -> None:
    api = stand.provider()
    spec = stand.spec()
    assert errors(api.validate(spec)) == ()
    submitted = await api.submit(spec, uuid4())
    handle = from_json(Handle, to_json(submitted.handle))
    again = stand.provider()  # adapters hold no state: another one goes on with the handle
    state = await ended(again, handle)
    assert state.status is RemoteStatus.SUCCEEDED
    assert state.problem is None
    found = await again.artifacts(handle)
    assert len(found) == 1
    digest = await again.download(handle, found[0], tmp_path / "clip.mp4", lambda *_: None)
    assert len(digest) == 64
    if stand.name in CLOUDS:
        assert (tmp_path / "clip.mp4").read_bytes() == CLIP
    assert stand.bills == 1
    assert len(again.session.limiter.running) == 0
    assert again.session.limiter.in_flight == 0


async def test_what_differs_on_the_wire_is_said_and_what_is_not_said_is_on_the_wire(stand: Stand) -> None:
    physics = PhysicsSpec(PhysicsType.FLUID_DYNAMICS, {"viscosity": 1.0}, conservation=Conservation(energy=True))
    spec = stand.spec(
        mode=Mode.TIME_LAPSE, speed=Fraction(100), fps=30, seed=0, negative_prompt="rain", physics=physics,
        interpolator=Interpolator.MOTION_BLUR, temporal_changes=("it opens",), size=Size(720, 1280), style="cinematic",
        emotion="tense", quality="high", callback_url="http://127.0.0.1:1/x", sound=False,
        source_image=AssetRef(AssetKind.IMAGE, "https://h/i.png", "media:1"),
    )  # fmt: skip
    api = stand.provider()
    can = api.capabilities(spec.model)
    divided = divide(spec, can)
    told = {issue.values.get("feature") for issue in divided.issues}
    for feature in wishes(spec):
        said = feature.name.lower() in told
        # a mode that is only said in words takes its ratio with it
        silent = feature in wishes(divided.spec) or feature.name == "RATIO"
        assert said or silent, feature
    assert isinstance(api.validate(spec), tuple)


async def test_no_price_is_no_estimate(stand: Stand) -> None:
    assert stand.provider().estimate(stand.spec(), ()) is None


async def test_a_lost_answer_is_unsure_billed_once_and_found_where_that_can_be_asked(stand: Stand) -> None:
    api, key = stand.provider(), uuid4()
    can = api.capabilities(MODELS[stand.name])
    assert can.idempotency is Idempotency.NONE
    with pytest.raises(UnsureError):
        await api.submit(stand.spec("A glass falls [[drop:after]]"), key)
    assert stand.bills == 1
    assert len(api.session.limiter.running) == 0
    handle = await api.find(key)
    assert (handle is not None) is can.finds
    if handle is not None:
        assert (await ended(api, handle)).status is RemoteStatus.SUCCEEDED
    assert await api.find(UUID(int=1)) is None
    assert stand.bills == 1


async def test_s31_where_it_is_promised_a_lost_answer_is_asked_for_again_and_billed_once(stand: Stand) -> None:
    if not stand.name.startswith("holysheep"):
        pytest.skip("only our own dialects can be promised anything")
    api = stand.provider(idempotency="header")
    submitted = await api.submit(stand.spec("A glass falls [[drop:after]]"), uuid4())
    assert (await ended(api, submitted.handle)).status is RemoteStatus.SUCCEEDED
    assert stand.bills == 1


async def test_a_wrong_key_is_refused_and_asked_for_no_more(stand: Stand) -> None:
    api = stand.provider(Secret("sk_wrong_key_of_some_length"))
    with pytest.raises(AuthError):
        await api.submit(stand.spec(), uuid4())
    with pytest.raises(AuthError):
        await api.submit(stand.spec(), uuid4())
    assert stand.bills == 0
    with pytest.raises((AuthError, RejectedError)):
        await api.check()


async def test_too_many_requests_is_waited_for(stand: Stand) -> None:
    api = stand.provider()
    await api.submit(stand.spec("A glass falls [[fail:429]]"), uuid4())
    assert stand.bills == 1


async def test_cancelling_says_what_came_of_it(stand: Stand) -> None:
    api = stand.provider()
    submitted = await api.submit(stand.spec(), uuid4())
    came = await api.cancel(submitted.handle)
    can = api.capabilities(MODELS[stand.name])
    assert (came is Cancellation.UNSUPPORTED) is not can.cancels


async def test_an_upload_becomes_a_source(stand: Stand, tmp_path: Path) -> None:
    api = stand.provider()
    path = tmp_path / "source.mp4"
    path.write_bytes(b"x" * 1000)
    if not api.capabilities(MODELS[stand.name]).uploads:
        with pytest.raises(RejectedError):
            await api.upload(path, AssetKind.VIDEO, None, lambda *_: None)
        return
    ref = await api.upload(path, AssetKind.IMAGE, None, lambda *_: None)
    assert ref.kind is AssetKind.IMAGE
    assert ref.url or ref.id
    old = stand.spec(source_image=replace(ref, expires_at=1.0))
    assert "expired" in {issue.code for issue in api.validate(old)}


async def test_a_good_key_is_a_good_key(stand: Stand) -> None:
    api = stand.provider()
    if stand.name != "fal":
        await api.check()
        return
    with pytest.raises(RejectedError):  # fal has no read that costs nothing
        await api.check()


async def test_balance_and_chat_where_they_are_offered(stand: Stand) -> None:
    api = stand.provider()
    can = api.capabilities(MODELS[stand.name])
    assert (await api.balance() is not None) is can.balances
    if can.chats:
        reply = await api.chat(scene_request("a falling glass"))
        assert "initial_state" in reply.text
        assert reply.tokens
    else:
        with pytest.raises(RejectedError):
            await api.chat(scene_request("a falling glass"))


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"id": "j1"}', b"[1]", b"\xff", b"[" * 9999])
async def test_a_notice_is_read_or_refused(stand: Stand, raw: bytes) -> None:
    api = stand.provider()
    if raw.startswith(b"{"):
        event = api.parse_webhook(raw, {}, 0.0)
        assert event.event_id
        assert not event.signed
        return
    with pytest.raises(ProviderError) as caught:
        api.parse_webhook(raw, {}, 0.0)
    assert caught.value.code is Code.WEBHOOK_REFUSED


async def test_the_key_is_in_no_url_and_no_repr(stand: Stand) -> None:
    api = stand.provider()
    submitted = await api.submit(stand.spec(), uuid4())
    texts = [
        repr(submitted),
        to_json(submitted.handle).decode(),
        repr(vars(api)),
        repr(await api.artifacts(submitted.handle)),
    ]
    assert stand.key.reveal() not in "".join(texts)
