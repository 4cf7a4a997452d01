"""Every scenario that the demo server can play, seen from the side that has to live with it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.limits import Limits as ServerLimits
from holysheep_studio.demo_server.orders import Dialect as Profile
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    ProviderError,
    RejectedError,
    UnsureError,
)
from holysheep_studio.domain.remote import RemoteState, RemoteStatus
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.transport.limiter import Limits
from tests.providers.clocks import JumpingClock, VirtualClock
from tests.providers.servers import provider
from tests.providers.specs import slow

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.remote import Handle
    from holysheep_studio.providers.cloud import CloudProvider

PLAIN = {"idempotency": "none"}


def server(**options: Any) -> DemoServer:
    return DemoServer(Options(**{"instant": True, "limits": NO_LIMITS, **options}))


def opened(running: DemoServer, *, jumping: bool = True, **more: Any) -> Any:
    clock = JumpingClock(wall=time.time()).clock if jumping else None
    options = {"clock": clock, "options": PLAIN, "key": Secret(running.key), **more}
    return provider(running.base_url_of(Profile.A), "A", **options)


async def ended(api: CloudProvider, handle: Handle, most: int = 20_000) -> tuple[RemoteState, list[RemoteState]]:
    """The job's last state and all that were seen; it is asked for `most` times at most."""
    seen = []
    for _ in range(most):
        seen.append(await api.poll(handle))
        if seen[-1].status.ended:
            return seen[-1], seen
        await asyncio.sleep(0.005)
    return seen[-1], seen


@pytest.mark.parametrize(
    ("cues", "kind", "bills"),
    [
        ("[[fail:400]]", RejectedError, 0),
        ("[[fail:401]]", AuthError, 0),
        ("[[fail:401-object]]", AuthError, 0),
        ("[[fail:402]]", BalanceError, 0),
        ("[[fail:403]]", ProviderError, 0),
        ("[[fail:404]]", RejectedError, 0),
        ("[[fail:408]]", UnsureError, 0),
        ("[[fail:409]]", ProviderError, 0),
        ("[[fail:413]]", RejectedError, 0),
        ("[[fail:422]]", ProviderError, 0),
        ("[[fail:500]]", UnsureError, 0),
        ("[[fail:502]]", UnsureError, 0),
        ("[[drop:before]]", UnsureError, 0),
        ("[[drop:after]]", UnsureError, 1),
        ("[[drop:half]]", UnsureError, 1),
        ("[[answer:204]]", UnsureError, 1),
        ("[[answer:empty]]", UnsureError, 1),
        ("[[answer:truncated]]", UnsureError, 1),
        ("[[answer:html]]", UnsureError, 1),
        ("[[answer:no-id]]", UnsureError, 1),
    ],
)
async def test_submits_that_go_wrong_are_sent_once(cues: str, kind: type[ProviderError], bills: int) -> None:
    async with server() as running, opened(running) as api:
        with pytest.raises(kind):
            await api.submit(slow(prompt=f"A glass {cues}"), uuid4())
        assert len(running.book.charges) == bills
        assert len(running.journal.at("submit")) == 1


@pytest.mark.parametrize(
    "cues",
    [
        "[[fail:429]]", "[[fail:429]][[retry-after:2]]", "[[fail:429]][[retry-after:date]]",
        "[[fail:429]][[retry-after:past]]", "[[fail:429]][[retry-after:garbage]]",
        "[[fail:429]][[retry-after:ms-1500]]", "[[media:short]]",
        "[[fail:429]][[retry-after:body-2]]", "[[fail:429*3]]", "[[answer:201]]", "[[answer:202]]", "[[answer:url]]",
        "[[id:id]]", "[[id:generation_id]]", "[[id:video_id]]", "[[url:data.url]]", "[[url:video_url]]",
        "[[numbers:text]]", "[[error:null]]", "[[error:empty]]", "[[late:0.01]]", "[[usage:none]]",
        "[[poll-fail:500]]", "[[poll-fail:429]]", "[[poll-drop]]", "[[poll-fail:502*3]]", "[[status:warming-up]]",
        "[[progress:backwards]][[polls:4]]", "[[progress:none]]", "[[progress:text]]", "[[progress:beyond]]",
        "[[media:ignore-range]][[cut:0.5]]", "[[media:etag-change]][[cut:0.5]]", "[[media:no-etag]][[cut:0.5]]",
        "[[media:weak-etag]][[cut:0.5]]", "[[media:no-length]]", "[[media:expired]]", "[[media:416]][[cut:0.5]]",
        "[[cut:0.4*3]]", "[[redirect:same]]", "[[redirect:away]]", "[[media:wrong-range*2]][[cut:0.5]]",
    ],
)  # fmt: skip
async def test_faults_that_pass_end_in_one_clip_and_one_bill(cues: str, tmp_path: Path) -> None:
    async with server() as running, opened(running) as api:
        submitted = await api.submit(slow(prompt=f"A glass [[size:300000]]{cues}"), uuid4())
        state, _ = await ended(api, submitted.handle)
        assert state.status is RemoteStatus.SUCCEEDED
        found = await api.artifacts(submitted.handle)
        await api.download(submitted.handle, found[0], tmp_path / "v.mp4", lambda *_: None)
        assert (tmp_path / "v.mp4").read_bytes()[4:8] == b"ftyp"
        assert len(running.book.charges) == 1


@pytest.mark.parametrize(
    ("cues", "status"),
    [
        ("[[end:failed]]", RemoteStatus.FAILED),
        ("[[end:failed-object]]", RemoteStatus.FAILED),
        ("[[end:moderated]]", RemoteStatus.MODERATED),
        ("[[end:cancelled]]", RemoteStatus.CANCELLED),
        ("[[end:expired]]", RemoteStatus.EXPIRED),
    ],
)
async def test_jobs_that_end_badly_say_why(cues: str, status: RemoteStatus) -> None:
    async with server() as running, opened(running) as api:
        submitted = await api.submit(slow(prompt=f"A glass {cues}"), uuid4())
        state, _ = await ended(api, submitted.handle)
        assert (state.status, state.artifacts) == (status, ())
        assert state.problem is not None
        assert state.problem.fields["message"]


async def test_c35_a_job_that_never_ends_is_never_failed_by_the_clock() -> None:
    async with server() as running, opened(running) as api:
        submitted = await api.submit(slow(prompt="A glass [[end:never]]"), uuid4())
        state, seen = await ended(api, submitted.handle, 300)
        assert state.status is RemoteStatus.RUNNING or state.status is RemoteStatus.QUEUED
        assert len(seen) == 300


@pytest.mark.parametrize(("score", "found"), [("null", None), ("none", None), ("0", 0.0), ("72.3", 72.3), ("97", 97.0)])
async def test_w16_a_score_of_nought_and_no_score_are_two_things(score: str, found: float | None) -> None:
    async with server() as running, opened(running) as api:
        submitted = await api.submit(slow(prompt=f"A glass [[score:{score}]]"), uuid4())
        state, _ = await ended(api, submitted.handle)
        assert state.physics_score == found
        assert bool(state.warnings) is (found is not None and found < 85)


async def test_a_web_page_is_no_clip_and_gets_no_name(tmp_path: Path) -> None:
    async with server() as running, opened(running) as api:
        submitted = await api.submit(slow(prompt="A glass [[media:html]]"), uuid4())
        await ended(api, submitted.handle)
        found = await api.artifacts(submitted.handle)
        with pytest.raises(ProviderError) as caught:
            await api.download(submitted.handle, found[0], tmp_path / "v.mp4", lambda *_: None)
        assert caught.value.code is Code.DOWNLOAD_DAMAGED
        assert not (tmp_path / "v.mp4").exists()


async def test_s32_a_restart_polls_the_same_job_and_submits_nothing() -> None:
    async with server() as running:
        async with opened(running) as api:
            submitted = await api.submit(slow(prompt="A glass [[polls:3]]"), uuid4())
            await api.poll(submitted.handle)
        async with opened(running) as api:
            state, _ = await ended(api, submitted.handle)
        assert state.status is RemoteStatus.SUCCEEDED
        assert len(running.journal.at("submit")) == 1
        while running.open_connections:  # S07: not one stays open; the server needs a moment to notice
            await asyncio.sleep(0.01)


async def test_s29_the_demo_servers_limits_are_never_hit() -> None:
    virtual = VirtualClock(pause_s=0.001)
    begun = virtual.clock.wall()
    limits = ServerLimits(running_jobs=None)
    async with (
        server(limits=limits, clock=virtual.clock.wall, sleep=virtual.sleep) as running,
        opened(running, clock=virtual.clock, limits=Limits(running=None)) as api,
    ):
        virtual.busy = lambda: api.session.limiter.in_flight > 0

        async def job(number: int) -> None:
            submitted = await api.submit(slow(), UUID(int=number))
            for _ in range(4):
                await api.poll(submitted.handle)

        results = await virtual.run(*(job(number) for number in range(50)))
        assert [found for found in results if isinstance(found, BaseException)] == []
        assert {entry.refused for entry in running.journal.entries} == {""}
        assert len(running.book.charges) == 50
        assert virtual.clock.wall() - begun >= 180  # fifteen a minute


@pytest.mark.parametrize("share", [0.05])
async def test_many_jobs_under_faults_each_end_right_and_are_billed_once(share: float, tmp_path: Path) -> None:
    faults = [
        "[[poll-fail:500]]",
        "[[poll-drop]]",
        "[[cut:0.5]]",
        "[[fail:429]]",
        "[[drop:after]]",
        "[[media:expired]]",
    ]
    count = 120
    every = round(1 / share)
    async with (
        server() as running,
        opened(running, options={"idempotency": "header"}, limits=Limits(None, None, None, 50, None)) as api,
    ):

        async def job(number: int) -> RemoteStatus:
            cue = faults[number // every % len(faults)] if number % every == 0 else ""
            submitted = await api.submit(slow(prompt=f"Glass {number} {cue}"), UUID(int=number))
            state, _ = await ended(api, submitted.handle)
            found = await api.artifacts(submitted.handle)
            await api.download(submitted.handle, found[0], tmp_path / f"{number}.mp4", lambda *_: None)
            return state.status

        results = await asyncio.gather(*(job(number) for number in range(count)))
        assert set(results) == {RemoteStatus.SUCCEEDED}
        assert len(running.book.charges) == count
        assert len(list(tmp_path.glob("*.mp4"))) == count
        assert api.session.limiter.in_flight == 0
        assert running.journal.most_in_flight <= 50 + count  # downloads have no limit of their own
