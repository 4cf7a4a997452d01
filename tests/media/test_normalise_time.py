"""What is seen and heard at a moment of the source is seen and heard at that moment of the copy."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from holysheep_studio.domain.delivery import engine_form, upload_form
from holysheep_studio.domain.footage import Finding
from holysheep_studio.domain.render import Note
from holysheep_studio.media.normalise import Purpose, normalise
from tests.media.looking import look, pictures, sound

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.timebase import FrameRate
    from holysheep_studio.media.ffmpeg import FFmpeg
    from tests.conftest import MakeClip
    from tests.media.conftest import Raw

    Probe = Callable[[Path], Awaitable[Footage]]
    Make = Callable[..., Awaitable[tuple[Path, Footage, tuple[Note, ...]]]]

LAVFI = ("-f", "lavfi", "-i")


@pytest.fixture
def copy(ffmpeg: FFmpeg, probe: Probe, tmp_path: Path) -> Make:
    """The copy of a clip, what the clip was, and what was noted."""

    async def make(
        source: Path, purpose: Purpose = Purpose.UPLOAD, rate: FrameRate | None = None
    ) -> tuple[Path, Footage, tuple[Note, ...]]:
        footage, target = await probe(source), tmp_path / f"{purpose}.mp4"
        form = upload_form(footage, rate) if purpose is Purpose.UPLOAD else engine_form(footage)
        notes = await normalise(ffmpeg, footage, source, target, form, purpose=purpose, probe=probe)
        return target, footage, notes

    return make


def write_grey(path: Path, times: Sequence[int], tick: Fraction = Fraction(1, 1000)) -> None:
    """A clip in ticks (milliseconds) whose n-th picture is the grey 16 + 4n."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=1 / tick, options={"crf": "0", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        stream.time_base = stream.codec_context.time_base = tick
        for n, at in enumerate(times):
            frame = av.VideoFrame(64, 64, "yuv420p")
            for plane, value in zip(frame.planes, (16 + 4 * n, 128, 128), strict=True):
                plane.update(bytes([value]) * plane.buffer_size)
            frame.pts, frame.time_base = at, tick
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def shown(path: Path) -> NDArray[np.int64]:
    """Which of `write_grey`'s pictures each picture is."""
    return np.asarray(np.rint((pictures(path, "luma").mean(axis=(1, 2)) - 16) / 4), np.int64)


VARIABLE_MS = [0, 30, 70, 103, 204, 229, 262, 300, 333, 430, 460, 490, 530, 560, 600, 640, 733, 760, 800, 833]


@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
async def test_a_variable_rate_becomes_constant_and_each_moment_keeps_its_picture(
    tmp_path: Path, copy: Make, suffix: str
) -> None:
    source = tmp_path / f"variable{suffix}"
    write_grey(source, VARIABLE_MS)
    made, footage, _ = await copy(source)
    assert footage.video.variable
    rate = look(made).rate
    for n, picture in enumerate(shown(made)):
        # the picture on screen at the middle of this frame, or the next one if it begins within it
        middle = float((n + Fraction(1, 2)) / rate * 1000)
        assert VARIABLE_MS[picture] <= middle + 1
        assert picture == len(VARIABLE_MS) - 1 or VARIABLE_MS[picture + 1] >= middle - 1


async def test_the_engine_gets_every_picture_at_its_own_time(tmp_path: Path, copy: Make) -> None:
    source = tmp_path / "variable.mkv"
    write_grey(source, [at + 500 for at in VARIABLE_MS])
    made, _, _ = await copy(source, Purpose.ENGINE)
    assert list(shown(made)) == list(range(len(VARIABLE_MS)))
    assert [round(time * 1000) for time in look(made).times] == VARIABLE_MS


@pytest.mark.parametrize(
    ("rate", "made_rate", "order"),
    [
        ("240", Fraction(60), [0, 4, 8, 12]),
        ("100", Fraction(50), [0, 2, 4, 6]),
        ("25/2", Fraction(25), [0, 0, 1, 1, 2, 2]),
        ("10", Fraction(30), [0, 0, 0, 1, 1, 1]),
        ("24000/1001", Fraction(24000, 1001), [0, 1, 2, 3]),
        ("60000/1001", Fraction(60000, 1001), [0, 1, 2, 3]),
    ],
)
async def test_rates_come_inside_by_whole_steps(
    tmp_path: Path, copy: Make, rate: str, made_rate: Fraction, order: list[int]
) -> None:
    write_grey(tmp_path / "stepped.mp4", range(40), 1 / Fraction(rate))
    made, footage, _ = await copy(tmp_path / "stepped.mp4")
    assert footage.video.rate == Fraction(rate)
    assert look(made).gaps == {1 / made_rate}
    assert list(shown(made)[: len(order)]) == order
    assert len(look(made).times) == round(40 / Fraction(rate) * made_rate)


async def test_an_asked_rate_is_made(copy: Make, make_clip: MakeClip) -> None:
    made, _, _ = await copy(make_clip(frames=48, rate="24"), rate=Fraction(30))
    assert look(made).gaps == {Fraction(1, 30)}
    assert len(look(made).times) == 60


FLASH = "color=black:size=64x64:rate=25:duration=3,drawbox=color=white:t=fill:enable='between(t,1.2,1.23)'"
BEEP = "aevalsrc='0.8*sin(2000*2*PI*t)*between(t,1.2,1.3)':sample_rate={rate}:duration={length}"


def meeting(path: Path) -> tuple[float, float]:
    """When the flash is seen and when the beep begins, in seconds."""
    heard, rate = sound(path)
    seen = pictures(path, "luma").mean(axis=(1, 2)).argmax()
    return float(look(path).times[seen]), int(np.abs(heard > 0.2).argmax()) / rate


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize(
    ("picture_s", "sound_s"), [("0", "0"), ("0.8", "0"), ("0", "0.4"), ("10", "10"), ("5.48", "5")]
)
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
async def test_sound_stays_with_the_picture_wherever_both_begin(
    raw: Raw, tmp_path: Path, copy: Make, suffix: str, picture_s: str, sound_s: str, purpose: Purpose
) -> None:
    source = tmp_path / f"source{suffix}"
    raw("-itsoffset", picture_s, *LAVFI, FLASH, "-itsoffset", sound_s, *LAVFI, BEEP.format(rate=48000, length=3),
        "-copyts", "-c:v", "libx264", "-g", "10", "-c:a", "aac", "-muxdelay", "0", source)  # fmt: skip
    made, _, _ = await copy(source, purpose)
    seen, heard = meeting(made)
    assert seen == pytest.approx(1.2, abs=0.001)
    if picture_s == "0.8":  # the flash comes 0.8 s after the beep
        assert heard == pytest.approx(0.4, abs=0.004)
    elif sound_s == "0.4":
        assert heard == pytest.approx(1.6, abs=0.004)
    elif picture_s == "5.48":
        assert heard == pytest.approx(0.72, abs=0.004)
    else:
        assert heard == pytest.approx(1.2, abs=0.004)


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 96000])
async def test_every_sound_rate_stays_in_time(raw: Raw, tmp_path: Path, copy: Make, rate: int) -> None:
    raw(*LAVFI, FLASH, *LAVFI, BEEP.format(rate=rate, length=5), "-c:v", "libx264", "-c:a", "pcm_s16le",
        tmp_path / "s.mkv")  # fmt: skip
    made, footage, _ = await copy(tmp_path / "s.mkv")
    assert Finding.AUDIO_LONGER in footage.findings
    assert meeting(made) == pytest.approx((1.2, 1.2), abs=0.004)
    assert look(made).sound_end <= 3


async def test_the_default_track_is_the_one_that_is_kept(clips: Path, copy: Make) -> None:
    made, footage, _ = await copy(clips / "nasty" / "om07_three_audio_tracks.mkv")
    assert [track.default for track in footage.audio] == [False, True, False]
    heard, rate = sound(made)
    loudest = np.abs(np.fft.rfft(heard)).argmax() * rate / heard.size
    assert loudest == pytest.approx(500, abs=2)


async def test_the_engine_gets_the_sound_unchanged(raw: Raw, tmp_path: Path, copy: Make) -> None:
    raw(*LAVFI, "testsrc2=size=64x64:rate=25:duration=1", *LAVFI, "anoisesrc=sample_rate=44100:duration=1:seed=1",
        "-c:v", "prores_ks", "-c:a", "pcm_s16le", tmp_path / "s.mov")  # fmt: skip
    made, _, _ = await copy(tmp_path / "s.mov", Purpose.ENGINE)
    before, after = sound(tmp_path / "s.mov"), sound(made)
    assert before[1] == after[1]
    assert np.array_equal(before[0], after[0])


async def test_the_engine_gets_a_picture_that_cannot_be_told_from_the_source(clips: Path, copy: Make) -> None:
    source = clips / "nasty" / "om15_prores422hq.mov"
    made, _, notes = await copy(source, Purpose.ENGINE)
    assert notes == (Note.REDUCED_TO_8_BIT,)
    error = pictures(made, "gray8").astype(float) - pictures(source, "gray8")
    assert 10 * np.log10(255**2 / np.square(error).mean()) > 45


async def test_sound_that_cannot_be_read_is_left_out_and_said(raw: Raw, tmp_path: Path, copy: Make) -> None:
    """A track of an unknown codec inside a good file."""
    raw(*LAVFI, "testsrc2=size=64x64:rate=25:duration=1", *LAVFI, "sine=duration=1", "-c:v", "libx264", "-c:a", "ac3",
        tmp_path / "good.mkv")  # fmt: skip
    data = bytearray((tmp_path / "good.mkv").read_bytes())
    start = 0
    while (start := data.find(b"\x0b\x77", start)) >= 0:  # every AC-3 block loses its beginning
        data[start : start + 2] = b"\0\0"
        start += 2
    (tmp_path / "bad.mkv").write_bytes(data)
    made, footage, notes = await copy(tmp_path / "bad.mkv")
    assert footage.audio
    assert len(look(made).times) == 25
    assert notes == (Note.AUDIO_UNREADABLE,)
    assert look(made).sound_codec is None
