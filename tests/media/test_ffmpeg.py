"""FFmpeg is found, fenced in, followed, cancelled, and never outlives the studio."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.engine import footage_file
from holysheep_studio.media.ffmpeg import SOUND_FORMATS, FFmpeg, Origin, fenced, find_ffmpeg, reading, run, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import MakeClip
    from tests.media.conftest import Raw

LAVFI = ("-f", "lavfi", "-i")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes through /proc")
posix = pytest.mark.skipif(os.name != "posix", reason="uses a named pipe")


def processes_naming(word: str) -> list[int]:
    """Ids of the processes that have `word` in their command line and are no zombies."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                command, state = (entry / "cmdline").read_bytes(), (entry / "stat").read_text().rpartition(")")[2]
            except OSError:
                continue
            if word.encode() in command and state.split()[0] != "Z":
                found.append(int(entry.name))
    return found


async def until(true: Callable[[], object], limit_s: float = 300) -> None:
    async with asyncio.timeout(limit_s):
        while not true():
            await asyncio.sleep(0.02)


def test_the_bundled_ffmpeg_is_found_with_what_the_studio_needs(ffmpeg: FFmpeg) -> None:
    assert ffmpeg.path.is_file()
    assert ffmpeg.version
    assert {"scale", "fps", "bwdif"} <= ffmpeg.filters
    assert {"libx264", "aac"} <= ffmpeg.encoders
    assert {"mp4", "null"} <= ffmpeg.muxers
    assert "h264" in ffmpeg.decoders
    assert not {"=", "------", "Filters:"} & (ffmpeg.filters | ffmpeg.encoders | ffmpeg.muxers)


async def test_a_chosen_ffmpeg_is_used(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    other = tmp_path / "my ffmpeg"
    other.symlink_to(ffmpeg.path)
    found = await find_ffmpeg(other)
    assert (found.path, found.source, found.version) == (other, Origin.CHOSEN, ffmpeg.version)


@pytest.mark.parametrize("what", ["missing", "folder", "text", "python"])
async def test_a_chosen_ffmpeg_that_is_none_is_an_error_and_never_replaced(tmp_path: Path, what: str) -> None:
    path = {"missing": tmp_path / "no", "folder": tmp_path, "text": tmp_path / "t", "python": Path(sys.executable)}[
        what
    ]
    if what == "text":
        path.write_text("no program")
        path.chmod(0o755)
    with pytest.raises(MediaError) as caught:
        await find_ffmpeg(path)
    assert caught.value.code is Code.FFMPEG_MISSING
    assert caught.value.fields["path"] == str(path)


def test_what_an_ffmpeg_lacks_is_named(ffmpeg: FFmpeg) -> None:
    with pytest.raises(MediaError) as caught:
        ffmpeg.need_filters("scale", "nosuchfilter")
    assert (caught.value.code, caught.value.fields["what"]) == (Code.FFMPEG_LACKS, "nosuchfilter")


async def test_progress_rises_to_the_end(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    seen: list[float] = []
    arguments = [*LAVFI, "testsrc2=size=640x360:rate=25:duration=4", "-f", "mp4", str(tmp_path / "a.mp4")]
    await run(ffmpeg, arguments, duration=Fraction(4), progress=seen.append)
    assert seen == sorted(set(seen))
    assert seen[0] > 0
    assert seen[-1] == pytest.approx(1, abs=0.05)
    assert (tmp_path / "a.mp4").stat().st_size > 1000


async def test_the_error_is_ffmpegs_own_telling_line(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    picture = "testsrc2=size=320x180:duration=1,format=yuv444p,crop=319:179"
    with pytest.raises(MediaError) as caught:
        await run(ffmpeg, [*LAVFI, picture, "-pix_fmt", "yuv420p", "-c:v", "libx264", str(tmp_path / "a.mp4")])
    assert caught.value.code is Code.FFMPEG_FAILED
    assert caught.value.fields["what"] == "width not divisible by 2 (319x179)"


@linux
async def test_a_full_disk_is_said(ffmpeg: FFmpeg) -> None:
    with pytest.raises(MediaError) as caught:
        await run(ffmpeg, [*LAVFI, "testsrc2=duration=1", "-f", "mp4", "/dev/full"])
    assert (caught.value.code, caught.value.fields["file"]) == (Code.DISK_FULL, "/dev/full")


async def test_much_noise_on_standard_error_blocks_nothing(ffmpeg: FFmpeg) -> None:
    noisy = ["-loglevel", "debug", *LAVFI, "testsrc2=size=64x64:rate=1000:duration=20", "-vf", "showinfo"]
    await asyncio.wait_for(run(ffmpeg, [*noisy, "-f", "null", "-"]), 300)


async def test_what_progress_raises_ends_ffmpeg(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    def refuse(_part: float) -> None:
        raise RuntimeError("enough")

    arguments = [*LAVFI, "testsrc2=size=640x360", "-f", "mp4", str(tmp_path / "endless_refused.mp4")]
    with pytest.raises(RuntimeError, match="enough"):
        await asyncio.wait_for(run(ffmpeg, arguments, duration=Fraction(1000), progress=refuse), 300)
    if sys.platform.startswith("linux"):
        assert processes_naming("endless_refused.mp4") == []


@linux
async def test_cancelling_ends_ffmpeg_and_its_guard(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    arguments = [*LAVFI, "testsrc2=size=1280x720", "-f", "mp4", str(tmp_path / "endless_cancelled.mp4")]
    running = asyncio.create_task(run(ffmpeg, arguments))
    await until(lambda: len(processes_naming("endless_cancelled.mp4")) == 2)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    assert processes_naming("endless_cancelled.mp4") == []


@linux
async def test_cancelling_at_any_moment_of_the_start_leaves_nothing(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    arguments = [*LAVFI, "testsrc2=size=320x180", "-f", "mp4", str(tmp_path / "endless_started.mp4")]
    for steps in range(12):
        running = asyncio.create_task(run(ffmpeg, arguments))
        for _ in range(steps):  # each is one turn of the loop
            await asyncio.sleep(0)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(running, 300)
    assert processes_naming("endless_started.mp4") == []


@linux
async def test_a_stopped_ffmpeg_is_killed(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """A process that cannot listen to anything still ends."""
    arguments = [*LAVFI, "testsrc2=size=1280x720", "-f", "mp4", str(tmp_path / "endless_stopped.mp4")]
    running = asyncio.create_task(run(ffmpeg, arguments))
    await until(lambda: len(processes_naming("endless_stopped.mp4")) == 2)
    for process in processes_naming("endless_stopped.mp4"):
        os.kill(process, signal.SIGSTOP)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    await until(lambda: not processes_naming("endless_stopped.mp4"))


@linux
async def test_nothing_is_left_when_the_studio_is_killed(tmp_path: Path) -> None:
    target = tmp_path / "endless_orphan.mp4"
    studio = tmp_path / "studio.py"
    studio.write_text(
        textwrap.dedent(f"""
        import asyncio
        from holysheep_studio.media.ffmpeg import find_ffmpeg, run

        async def main():
            ffmpeg = await find_ffmpeg()
            source = ["-f", "lavfi", "-i", "testsrc2=size=1280x720"]
            await run(ffmpeg, [*source, "-f", "mp4", {str(target)!r}])

        asyncio.run(main())
        """)
    )
    process = await asyncio.create_subprocess_exec(sys.executable, str(studio), stdin=subprocess.DEVNULL)
    await until(lambda: len(processes_naming(target.name)) == 2)
    process.kill()
    assert await process.wait() == -signal.SIGKILL
    await until(lambda: not processes_naming(target.name), limit_s=300)


@pytest.mark.parametrize("name", ["relative.mp4", "http://127.0.0.1/a.mp4", "concat:/a|/b", "pipe:0", "file:a.mp4"])
def test_an_input_that_is_no_absolute_local_file_is_a_bug(name: str) -> None:
    with pytest.raises(ValueError, match="not a local file"):
        fenced(["-i", name])


def test_every_input_is_fenced(tmp_path: Path) -> None:
    clips = [reading(tmp_path / name)["v"] for name in ("a.mp4", "-b.mp4")]
    arguments = fenced(writing(clips, tmp_path / "out.mp4", **{"c:v": "copy"}))
    assert arguments.count("-i") == arguments.count("-format_whitelist") == arguments.count("-protocol_whitelist") == 2


def test_ffmpeg_may_read_what_the_probe_reads() -> None:
    arguments = fenced(["-i", "file:/clip.mp4"])
    films = footage_file._OPTIONS["format_whitelist"]
    assert arguments[arguments.index("-format_whitelist") + 1] == f"{films},{SOUND_FORMATS}"


HOSTILE = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{neighbour}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile '{neighbour}'\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 50099 RTP/AVP 96\n",
    "dash": '<?xml version="1.0"?><MPD type="static"><Period><BaseURL>{neighbour}</BaseURL></Period></MPD>',
}


@posix
@pytest.mark.parametrize("name", ["clip.mp4", "clip.m3u8", "clip.ffconcat", "clip"])
@pytest.mark.parametrize("kind", HOSTILE)
async def test_a_script_is_refused_and_its_neighbour_never_opened(
    ffmpeg: FFmpeg, tmp_path: Path, kind: str, name: str
) -> None:
    neighbour = tmp_path / "neighbour.ts"
    os.mkfifo(neighbour)  # whoever opens it for reading hangs, and can be seen
    hostile = tmp_path / name
    hostile.write_text(HOSTILE[kind].format(neighbour=neighbour.name))
    with pytest.raises(MediaError) as caught:
        await asyncio.wait_for(run(ffmpeg, ["-i", f"file:{hostile}", "-f", "null", "-"]), 300)
    assert caught.value.code is Code.FFMPEG_FAILED


def test_the_same_script_does_open_its_neighbour_without_the_fence(
    raw: Raw, tmp_path: Path, make_clip: MakeClip
) -> None:
    """Shows that the test above can fail."""
    shutil.copy(make_clip(), tmp_path / "neighbour.mp4")
    hostile = tmp_path / "clip.mp4"
    hostile.write_text(HOSTILE["concat"].format(neighbour="neighbour.mp4"))
    raw("-i", hostile, "-f", "null", "-")


@pytest.mark.parametrize("clip", ["ox09*", "ox10*", "ox11*", "ox12*", "ox16*"])
async def test_hostile_clips_are_refused_even_by_themselves(ffmpeg: FFmpeg, clips: Path, clip: str) -> None:
    (path,) = (clips / "nasty").glob(clip)
    with pytest.raises(MediaError):
        await asyncio.wait_for(run(ffmpeg, ["-i", f"file:{path}", "-f", "null", "-"]), 300)


async def test_the_users_ffmpeg_switches_do_not_reach_it(
    ffmpeg: FFmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FFREPORT", f"file={tmp_path / 'report.log'}")
    await run(ffmpeg, [*LAVFI, "testsrc2=duration=0.1", "-f", "null", "-"])
    assert not (tmp_path / "report.log").exists()


def test_it_runs_on_the_qt_event_loop(tmp_path: Path) -> None:
    """Qt's loop, in a process of its own: nothing here knows Qt."""
    script = tmp_path / "loop.py"
    script.write_text(
        textwrap.dedent("""
        import asyncio, sys, threading
        import qasync
        from PySide6.QtCore import QCoreApplication
        from holysheep_studio.domain.errors import MediaError
        from holysheep_studio.media.ffmpeg import find_ffmpeg, run

        async def main():
            ffmpeg = await find_ffmpeg()
            source = ["-f", "lavfi", "-i", "testsrc2=size=320x180"]
            seen = []
            await run(ffmpeg, [*source, "-t", "1", "-f", "null", "-"], duration=1, progress=seen.append)
            endless = asyncio.create_task(run(ffmpeg, [*source, "-f", "null", "-"]))
            await asyncio.sleep(0.3)
            endless.cancel()
            try:
                await endless
            except asyncio.CancelledError:
                print("cancelled", seen[-1])

        application = QCoreApplication(sys.argv)
        loop = qasync.QEventLoop(application)
        with loop:
            loop.run_until_complete(main())
        for thread in threading.enumerate():  # as the studio does, see ui/__main__
            if thread.name.startswith("asyncio-waitpid-"):
                thread.join(20)
        """)
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("cancelled 1.0")
