"""The engine's processes: asked, replaced when they crash or hang, cancelled, never left behind."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError, StudioError
from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.domain.timemap import Segment, TimeMap
from holysheep_studio.media.engine import Engine, Limits
from tests.media import scripted_engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from tests.conftest import MakeClip

#: For what works, however slow the machine is, and for what does not.
PATIENT = Limits(probe_s=120, thumbnail_s=120, cancel_s=120)
QUICK = Limits(start_s=0, probe_s=1.5, thumbnail_s=1.5, silence_s=1.5, cancel_s=2)


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    """An engine whose process does what the file's name says."""
    made = Engine([sys.executable, scripted_engine.__file__], limits=PATIENT)
    yield made
    await made.close()


@pytest.fixture
async def real_engine() -> AsyncIterator[Engine]:
    """The engine itself."""
    made = Engine([sys.executable, "-m", "holysheep_studio.engine"], limits=PATIENT)
    yield made
    await made.close()


def spec(source: str | Path, target: str | Path = "/nowhere/out.mp4", seconds: Fraction = Fraction(1)) -> RenderSpec:
    whole = TimeMap((Segment(Fraction(0), seconds, Fraction(0), seconds),))
    return RenderSpec(source=str(source), target=str(target), time_map=whole, rate=Fraction(25))


async def failure(work: Awaitable[object]) -> StudioError:
    with pytest.raises(StudioError) as caught:
        await work
    return caught.value


async def process_of(engine: Engine) -> int:
    """The id of the process that serves the next probe; the stand-in tells it as the file's size."""
    return (await engine.probe(Path("fine.mp4"))).size_bytes


async def test_a_process_serves_request_after_request(engine: Engine) -> None:
    footage = await engine.probe(Path("fine.mp4"))
    assert (footage.video.rate, footage.video.duration) == (Fraction(25), Fraction(2, 5))
    assert await process_of(engine) == footage.size_bytes


async def test_as_many_processes_as_allowed_work_at_once_and_no_more() -> None:
    engine = Engine([sys.executable, scripted_engine.__file__], most=2)
    found = await asyncio.gather(*(process_of(engine) for _ in range(8)))
    assert len(set(found)) <= 2
    await engine.close()


@pytest.mark.parametrize(
    ("name", "told"),
    [("crash", "last words; ended with 7"), ("killed", "ended with -9"), ("garbage", "unreadable answer"),
     ("nonsense", "unreadable answer"), ("unknown", "unreadable error")],
)  # fmt: skip
async def test_a_process_that_fails_ends_only_its_own_request(engine: Engine, name: str, told: str) -> None:
    before = await process_of(engine)
    error, other = await asyncio.gather(failure(engine.probe(Path(f"/a/{name}.mp4"))), engine.probe(Path("b.mp4")))
    assert (type(error), error.code, error.fields["file"]) == (MediaError, Code.ENGINE_FAILED, f"/a/{name}.mp4")
    assert told in error.fields["what"]
    assert other.video.frames == 10
    if name in {"crash", "killed"}:
        assert {await process_of(engine), await process_of(engine)} - {before}


async def test_a_process_that_dies_between_requests_is_replaced(engine: Engine) -> None:
    process = await process_of(engine)
    os.kill(process, 9)
    assert await process_of(engine) != process


@pytest.mark.parametrize("name", ["hang", "deaf"])
async def test_a_process_that_hangs_is_killed_in_time(engine: Engine, name: str) -> None:
    engine._limits = QUICK
    error = await asyncio.wait_for(failure(engine.probe(Path(f"/a/{name}.mp4"))), 300)
    engine._limits = PATIENT
    assert (error.code, error.fields) == (Code.ENGINE_TIMEOUT, {"file": f"/a/{name}.mp4"})
    assert (await engine.probe(Path("fine.mp4"))).video.frames == 10


async def test_a_long_task_may_take_long_but_not_say_nothing(engine: Engine) -> None:
    engine._limits = QUICK
    error = await failure(engine.retime(spec("hang.mp4")))
    assert error.code is Code.ENGINE_TIMEOUT


async def test_a_large_file_on_a_slow_disk_may_take_as_long_as_it_takes() -> None:
    engine = Engine([sys.executable, scripted_engine.__file__], limits=Limits(probe_s=5))
    assert (await engine.probe(Path("slow.mp4"))).video.frames == 10
    await engine.close()


async def test_errors_are_the_engines_own(engine: Engine) -> None:
    process = await process_of(engine)
    user = await failure(engine.probe(Path("/a/user.mp4")))
    assert (type(user), user.code, user.fault) == (InputError, Code.NO_VIDEO, Fault.USER)
    assert user.fields == {"path": "/a/user.mp4", "file": "/a/user.mp4"}
    machine = await failure(engine.probe(Path("/a/machine.mp4")))
    assert (type(machine), machine.code, machine.fields) == (MediaError, Code.DISK_FULL, {"file": "/elsewhere"})
    assert await process_of(engine) == process, "an error is an answer: the process goes on"


async def test_noise_and_large_answers_are_taken(engine: Engine) -> None:
    assert (await engine.probe(Path("noisy.mp4"))).video.frames == 10
    assert len((await engine.probe(Path("large.mp4"))).name) == 5_000_000


async def test_a_retime_has_a_process_of_its_own_and_tells_its_progress(engine: Engine) -> None:
    seen: list[tuple[int, int]] = []
    made = await engine.retime(spec("fine.mp4"), lambda done, total: seen.append((done, total)))
    assert (made.frames, made.width, seen) == (3, 64, [(1, 2), (2, 2)])


async def test_a_cancelled_retime_gets_time_to_clean_up(engine: Engine, tmp_path: Path) -> None:
    begun = asyncio.Event()
    running = asyncio.create_task(engine.retime(spec(tmp_path / "long.mp4"), lambda *_: begun.set()))
    await asyncio.wait_for(begun.wait(), 300)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    assert (tmp_path / "long.cancelled").exists()


@pytest.mark.parametrize("task", ["retime", "probe"])
async def test_what_does_not_listen_is_killed_when_cancelled(engine: Engine, task: str) -> None:
    begun = asyncio.Event()
    engine._limits = replace(PATIENT, cancel_s=2)
    running: asyncio.Task[object]
    if task == "retime":
        running = asyncio.create_task(engine.retime(spec("stubborn.mp4"), lambda *_: begun.set()))
        await asyncio.wait_for(begun.wait(), 300)
    else:
        running = asyncio.create_task(engine.probe(Path("deaf.mp4")))
        async with asyncio.timeout(300):
            while not engine._alive:
                await asyncio.sleep(0.02)
    processes = [child._process for child in engine._alive]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    assert processes
    assert all(process.returncode is not None for process in processes)


async def test_closing_ends_what_runs(engine: Engine) -> None:
    running = asyncio.create_task(engine.probe(Path("hang.mp4")))
    await process_of(engine)
    await engine.close()
    assert (await failure(running)).code is Code.ENGINE_FAILED
    assert (await engine.probe(Path("fine.mp4"))).video.frames == 10, "it can be used again"


async def test_an_engine_that_does_not_start_is_said() -> None:
    engine = Engine(["/no/such/program"])
    error = await failure(engine.probe(Path("a.mp4")))
    assert (error.code, error.fields["file"]) == (Code.ENGINE_FAILED, "a.mp4")


async def test_modules_in_the_current_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_clip: MakeClip
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong module')")
    monkeypatch.chdir(tmp_path)
    engine = Engine([sys.executable, "-m", "holysheep_studio.engine"])
    assert (await engine.probe(make_clip())).video.frames == 24
    await engine.close()


async def test_the_real_engine_probes_draws_retimes_and_verifies(
    real_engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=25, rate="25", sound=True)
    footage = await real_engine.probe(clip)
    assert (footage.video.frames, footage.video.rate) == (25, 25)
    drawn = await real_engine.thumbnail(clip, tmp_path / "small.png", 80, 80)
    assert (tmp_path / "small.png").stat().st_size > 100
    assert drawn["width"] == 80
    made = await real_engine.retime(spec(clip, tmp_path / "out.mp4"))
    assert made.frames == 25
    assert (await real_engine.verify(tmp_path / "out.mp4")).frames == 25
    error = await failure(real_engine.probe(tmp_path / "none.mp4"))
    assert (type(error), error.code) == (InputError, Code.FILE_MISSING)


async def test_cancelling_the_real_engine_leaves_no_file(
    real_engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip, begun = make_clip(frames=250, rate="25", size=(640, 360)), asyncio.Event()
    (tmp_path / "made").mkdir()
    order = spec(clip, tmp_path / "made" / "out.mp4", Fraction(10))
    running = asyncio.create_task(real_engine.retime(order, lambda *_: begun.set()))
    await asyncio.wait_for(begun.wait(), 300)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    assert not list((tmp_path / "made").iterdir())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="file names of any bytes are Linux's")
async def test_a_name_that_is_no_text_reaches_the_engine(
    real_engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9 \xff.mp4")
    odd.symlink_to(make_clip())
    assert (await real_engine.probe(odd)).video.frames == 24
