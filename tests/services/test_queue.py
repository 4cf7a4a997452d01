"""The queue from a dropped file to a verified clip, through pauses, cancels, failures and kills."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.render import Quality
from holysheep_studio.media.engine import Limits
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.conftest import MakeClip

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        yield opened


async def queue(studio: Studio, *files: Path, choice: Choice = FAST) -> list[Job]:
    """Jobs for these files."""
    sources = await studio.library.settled(await studio.library.add(files))
    ids = await studio.jobs.add([source.id for source in sources], choice)
    return [await studio.jobs.get(job_id) for job_id in ids]


async def until(studio: Studio, job: Job, *states: JobState) -> Job:
    """The job once it is in one of these states."""
    async with asyncio.timeout(300):
        while (found := await studio.jobs.get(job.id)).state not in states:
            await asyncio.sleep(0.02)
        return found


def half_files(data: Path) -> list[Path]:
    """What must not lie about when nothing runs."""
    return [path for path in data.rglob("*") if ".part" in path.name] + list((data / "work").iterdir())


async def test_a_dropped_file_becomes_a_verified_clip(studio: Studio, make_clip: MakeClip) -> None:
    clip_file = make_clip(frames=12, rate="30000/1001")
    (job,) = await queue(studio, clip_file)
    await studio.runner.run(until_empty=True)
    done = await studio.jobs.get(job.id)
    assert done.state is JobState.DONE, done.problem
    (clip,) = await studio.library.clips()
    assert clip.id == done.clip_id
    assert (clip.verification.frames, clip.verification.rate) == (24, Fraction(30000, 1001))
    with av.open(clip.path) as container:
        assert sum(1 for _ in container.decode(video=0)) == 24
    assert clip.thumbnail is not None
    assert (studio.paths.thumbnails / clip.thumbnail).stat().st_size > 200
    assert half_files(studio.paths.data) == []


async def test_a_file_that_is_no_video_says_why_and_hurts_nothing(
    studio: Studio, make_clip: MakeClip, tmp_path: Path
) -> None:
    text = tmp_path / "diary.mp4"
    text.write_text("dear diary")
    good = make_clip(frames=6)
    bad, ready = await studio.library.settled(await studio.library.add([text, good]))
    assert bad.state is SourceState.REFUSED
    assert bad.problem is not None
    assert ready.state is SourceState.READY
    with pytest.raises(StudioError) as refused:
        await studio.jobs.add([ready.id, bad.id], FAST)
    assert refused.value.code == bad.problem.code
    assert await studio.jobs.all() == ()
    assert text.read_text() == "dear diary"


async def test_adding_the_same_file_again_does_not_double_it(studio: Studio, make_clip: MakeClip) -> None:
    file = make_clip(frames=6)
    first = await studio.library.add([file])
    await studio.library.settled(first)
    assert await studio.library.add([file]) == first
    await studio.library.settled(first)
    assert len(await studio.library.sources()) == 1


async def test_a_folder_is_searched_for_videos(studio: Studio, make_clip: MakeClip, tmp_path: Path) -> None:
    deep = tmp_path / "shoot" / "day 1"
    deep.mkdir(parents=True)
    (deep / "b.mp4").write_bytes(make_clip(frames=6).read_bytes())
    (tmp_path / "shoot" / "notes.txt").write_text("not a video")
    sources = await studio.library.settled(await studio.library.add([tmp_path / "shoot"]))
    assert [Path(source.path).name for source in sources] == ["b.mp4"]
    (tmp_path / "empty").mkdir()
    (empty,) = await studio.library.settled(await studio.library.add([tmp_path / "empty"]))
    assert empty.problem is not None
    assert empty.problem.code == Code.FOLDER_WITHOUT_MEDIA


async def test_a_source_that_changed_under_the_queue_is_not_used(
    studio: Studio, make_clip: MakeClip, tmp_path: Path
) -> None:
    file = tmp_path / "take.mp4"
    file.write_bytes(make_clip(frames=6).read_bytes())
    (job,) = await queue(studio, file)
    file.write_bytes(make_clip(frames=8).read_bytes())
    await studio.runner.run(until_empty=True)
    failed = await studio.jobs.get(job.id)
    assert failed.problem is not None
    assert (failed.state, failed.problem.code) == (JobState.FAILED, Code.SOURCE_CHANGED)


async def test_one_bad_job_does_not_stop_the_night(studio: Studio, make_clip: MakeClip, tmp_path: Path) -> None:
    gone = tmp_path / "gone.mp4"
    gone.write_bytes(make_clip(frames=6).read_bytes())
    bad, good = await queue(studio, gone, make_clip(frames=6))
    gone.unlink()
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(bad.id)).state is JobState.FAILED
    assert (await studio.jobs.get(good.id)).state is JobState.DONE


async def test_a_running_job_is_cancelled_and_leaves_nothing(studio: Studio, make_clip: MakeClip) -> None:
    (job,) = await queue(studio, make_clip(frames=480, size=(640, 360)), choice=Choice(effect="slow_motion_8x"))
    running = asyncio.create_task(studio.runner.run(until_empty=True))
    await until(studio, job, JobState.RENDERING)
    await studio.jobs.cancel([job.id])
    async with asyncio.timeout(300):
        await running
    assert (await studio.jobs.get(job.id)).state is JobState.CANCELLED
    assert half_files(studio.paths.data) == []
    assert await studio.library.clips() == ()


async def test_a_paused_job_waits_and_goes_on(studio: Studio, make_clip: MakeClip) -> None:
    (job,) = await queue(studio, make_clip(frames=12))
    await studio.jobs.pause([job.id])
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job.id)).state is JobState.WAITING
    await studio.jobs.resume([job.id])
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job.id)).state is JobState.DONE


async def test_a_job_given_up_while_nobody_works_on_it_leaves_nothing(studio: Studio, make_clip: MakeClip) -> None:
    (job,) = await queue(studio, make_clip(frames=12))
    await studio.runner.run_until(job.id, JobState.VERIFYING)
    assert half_files(studio.paths.data)
    await studio.jobs.cancel([job.id])
    assert (await studio.jobs.get(job.id)).state is JobState.CANCELLED
    assert half_files(studio.paths.data) == []


async def test_a_paused_queue_starts_nothing(studio: Studio, make_clip: MakeClip) -> None:
    (job,) = await queue(studio, make_clip(frames=12))
    await studio.jobs.pause_queue()
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job.id)).state is JobState.WAITING
    await studio.jobs.resume_queue()
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job.id)).state is JobState.DONE


async def test_the_order_can_be_changed(studio: Studio, make_clip: MakeClip) -> None:
    first, second, third = await queue(studio, *(make_clip(frames=n) for n in (6, 7, 8)))
    await studio.jobs.move([third.id], before=first.id)
    await studio.jobs.move([first.id], before=None)
    assert [job.id for job in await studio.jobs.all()] == [third.id, second.id, first.id]


async def test_what_has_not_ended_cannot_be_removed_and_removal_can_be_undone(
    studio: Studio, make_clip: MakeClip
) -> None:
    (job,) = await queue(studio, make_clip(frames=6))
    with pytest.raises(InputError):
        await studio.jobs.remove([job.id])
    await studio.jobs.cancel([job.id])
    await studio.jobs.remove([job.id])
    assert await studio.jobs.all() == ()
    await studio.jobs.restore([job.id])
    assert [found.id for found in await studio.jobs.all()] == [job.id]


async def test_stopping_the_runner_gives_the_job_back(studio: Studio, make_clip: MakeClip) -> None:
    studio.workshop.engine._limits = Limits(cancel_s=300)  # one that is killed leaves what it was writing
    (job,) = await queue(studio, make_clip(frames=480, size=(640, 360)), choice=Choice(effect="slow_motion_8x"))
    running = asyncio.create_task(studio.runner.run())
    await until(studio, job, JobState.RENDERING)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await studio.jobs.interrupted() == (job.id,)
    assert not list(studio.paths.work.rglob("*.part*"))


async def test_changes_of_another_process_are_seen(studio: Studio, make_clip: MakeClip, data_folder: Path) -> None:
    seen: list[Kind] = []

    watches = asyncio.Event()

    async def watch() -> None:
        async for batch in studio.changes.watch():
            watches.set()  # with the first batch, which is empty
            seen.extend(change.kind for change in batch)

    watching = asyncio.create_task(watch())
    async with asyncio.timeout(300):
        await watches.wait()
    other = await asyncio.create_subprocess_exec(
        *command("queue", "add", str(make_clip(frames=6)), data=data_folder), stdout=subprocess.DEVNULL
    )
    assert await other.wait() == 0
    async with asyncio.timeout(300):
        while not {Kind.SOURCE, Kind.JOB} <= set(seen):
            await asyncio.sleep(0.05)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


def command(*arguments: str, data: Path) -> list[str]:
    """The command line of the studio."""
    return [sys.executable, "-m", "holysheep_studio", "--data", str(data), *arguments]


async def test_no_kill_loses_a_job_or_leaves_half_a_file(make_clip: MakeClip, data_folder: Path) -> None:
    files = [make_clip(frames=10 + n, size=(320, 180)) for n in range(4)]
    async with await Studio.open(Paths.at(data_folder)) as studio:
        jobs = await queue(studio, *files, choice=Choice(effect="slow_motion_4x"))
    moments = random.Random(20)
    for _ in range(8):
        runner = subprocess.Popen(command("run", "--until-empty", data=data_folder), stdout=subprocess.DEVNULL)
        await asyncio.sleep(moments.uniform(0.2, 1.6))
        runner.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        runner.wait()
        async with await Studio.open(Paths.at(data_folder)) as studio:
            assert {job.id for job in await studio.jobs.all()} == {job.id for job in jobs}
            for clip in await studio.library.clips():
                assert Path(clip.path).stat().st_size == clip.verification.size_bytes
    last = subprocess.run(command("run", "--until-empty", data=data_folder), check=False, capture_output=True)
    assert last.returncode == 0, last.stderr
    async with await Studio.open(Paths.at(data_folder)) as studio:
        assert {job.state for job in await studio.jobs.all()} == {JobState.DONE}
        assert len(await studio.library.clips()) == len(jobs)
        assert half_files(studio.paths.data) == []
        assert len(list(studio.paths.clips.iterdir())) == len(jobs)


async def test_two_runners_share_the_work_and_do_nothing_twice(make_clip: MakeClip, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        jobs = await queue(studio, *(make_clip(frames=6 + n) for n in range(6)))
    runners = [
        await asyncio.create_subprocess_exec(
            *command("run", "--until-empty", "--json", data=data_folder), stdout=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    assert [await runner.wait() for runner in runners] == [0, 0]
    async with await Studio.open(Paths.at(data_folder)) as studio:
        assert {job.state for job in await studio.jobs.all()} == {JobState.DONE}
        assert {job.attempt for job in await studio.jobs.all()} == {1}
        assert len(await studio.library.clips()) == len(jobs)


async def test_a_killed_render_goes_on_from_its_last_whole_part(make_clip: MakeClip, data_folder: Path) -> None:
    file = make_clip(frames=600, rate="60", size=(96, 64))
    long = Choice(effect="slow_motion_4x", quality=Quality.FAST)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        (whole,) = await queue(studio, file, choice=long)
        await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(whole.id)).state is JobState.DONE
    for _ in range(20):  # one that is whole before it was looked at is followed by another
        async with await Studio.open(Paths.at(data_folder)) as studio:
            (job,) = await queue(studio, file, choice=long)
            parts = studio.paths.work / job.id / "parts"
        with subprocess.Popen(command("run", "--until-empty", data=data_folder), stdout=subprocess.DEVNULL) as runner:
            while not (parts / "000003.json").exists() and runner.poll() is None:
                await asyncio.sleep(0.02)
            runner.kill()
        if (parts / "000003.json").exists():
            break
    else:
        pytest.fail("no render was caught in the middle")
    made_at = (parts / "000002.mov").stat().st_mtime_ns
    async with await Studio.open(Paths.at(data_folder)) as studio:
        running = asyncio.create_task(studio.runner.run(until_empty=True))
        seen = set[int]()
        while not running.done():
            with contextlib.suppress(FileNotFoundError):  # parts go once they are joined
                seen.add((parts / "000002.mov").stat().st_mtime_ns)
            await asyncio.sleep(0.02)
        await running
        assert seen == {made_at}
        assert (await studio.jobs.get(job.id)).state is JobState.DONE
        made = await studio.library.clips()
        assert len(made) >= 2
        assert len({clip.verification.sha256 for clip in made}) == 1
        assert half_files(data_folder) == []


async def test_a_job_paused_while_rendering_goes_on_and_a_retry_begins_anew(
    studio: Studio, make_clip: MakeClip
) -> None:
    file = make_clip(frames=600, rate="60", size=(96, 64))
    for _ in range(20):  # one that is whole before it was looked at is followed by another
        (job,) = await queue(studio, file, choice=Choice(effect="slow_motion_4x"))
        part = studio.paths.work / job.id / "parts" / "000000.json"
        running = asyncio.create_task(studio.runner.run(until_empty=True))
        while not part.exists() and not running.done():
            await asyncio.sleep(0.01)
        await studio.jobs.pause([job.id])
        await running
        if part.exists():
            break
    else:
        pytest.fail("no render was caught in the middle")
    made_at = part.stat().st_mtime_ns
    await studio.jobs.resume([job.id])
    running = asyncio.create_task(studio.runner.run(until_empty=True))
    async with asyncio.timeout(300):
        while not part.with_name("000001.json").exists():
            await asyncio.sleep(0.01)
    assert part.stat().st_mtime_ns == made_at
    await studio.jobs.cancel([job.id])
    await running
    assert half_files(studio.paths.data) == []
    await studio.jobs.retry([job.id])
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job.id)).state is JobState.DONE
