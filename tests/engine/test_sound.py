"""Sound stays with the picture: kept, stretched with its pitch, or dropped and said so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.effects import time_map
from holysheep_studio.domain.render import Note, Rendered, RenderSpec
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

SAMPLE_RATE_HZ = 44100


def rendered(child: Child, spec: RenderSpec) -> Rendered:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    return codec.from_plain(Rendered, answer["value"])


def heard(path: str) -> NDArray[np.float32]:
    """Mono samples of the whole track as a player hears them, from time 0 on."""
    with av.open(path) as container:
        parts = [frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)]
    return np.concatenate(parts)


def pitch_hz(sound: NDArray[np.float32]) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum)) * SAMPLE_RATE_HZ / len(sound)


def clicks(path: Path, at: list[float], duration: float, *, tracks: int = 1, offset: float = 0.0) -> Path:
    """A picture with sound that clicks at the given times, the sound starting `offset` s after the picture."""
    samples = np.zeros(int((duration - offset) * SAMPLE_RATE_HZ), np.float32)
    for moment in at:
        start = int((moment - offset) * SAMPLE_RATE_HZ)
        samples[start : start + 200] = 0.8
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        sounds = [container.add_stream("pcm_s16le", rate=SAMPLE_RATE_HZ, layout="mono") for _ in range(tracks)]
        for number in range(int(duration * 25)):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        for stream in sounds:
            for start in range(0, len(samples), 1000):
                part = (samples[None, start : start + 1000] * 32000).astype(np.int16)
                sound = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
                sound.sample_rate = SAMPLE_RATE_HZ
                sound.pts, sound.time_base = start + int(offset * SAMPLE_RATE_HZ), Fraction(1, SAMPLE_RATE_HZ)
                container.mux(stream.encode(sound))
            container.mux(stream.encode(None))
    return path


def click_times(path: str) -> list[float]:
    loud = np.abs(heard(path)) > 0.25
    starts = np.flatnonzero(loud & ~np.roll(loud, 1))
    times = [start / SAMPLE_RATE_HZ for start in starts.tolist()]
    return [time for n, time in enumerate(times) if n == 0 or time - times[n - 1] > 0.05]


def energy_times(path: str, around: list[float]) -> list[float]:
    """Where the energy within 0.15 s of each moment has its middle: a stretched click is a burst."""
    sound = heard(path).astype(np.float64)
    middles = []
    for moment in around:
        first, end = int((moment - 0.15) * SAMPLE_RATE_HZ), int((moment + 0.15) * SAMPLE_RATE_HZ)
        energy = sound[first:end] ** 2
        middles.append((first + float(np.average(np.arange(len(energy)), weights=energy))) / SAMPLE_RATE_HZ)
    return middles


@pytest.mark.parametrize("speed", [Fraction(1, 2), Fraction(3, 4), Fraction(1), Fraction(5, 4), Fraction(2)])
@pytest.mark.parametrize("rate", [Fraction(25), Fraction(60)])
def test_length_and_pitch(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, speed: Fraction, rate: Fraction
) -> None:
    clip = make_clip(frames=75, rate="25", size=(64, 64), sound=True)
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(3), speed), rate)
    notes = rendered(shared_child, spec).notes
    assert (Note.AUDIO_STRETCHED in notes) is (speed != 1)
    found = shared_child.ask("verify", path=spec.target)["value"]
    assert abs(Fraction(found["audio_duration"]) - spec.time_map.duration) < 1 / (2 * rate)
    assert pitch_hz(heard(spec.target)[8192:40960]) == pytest.approx(440, abs=3)


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv"])
@pytest.mark.parametrize("offset", [0.0, 0.6])
def test_clicks_stay_where_the_picture_is(shared_child: Child, tmp_path: Path, suffix: str, offset: float) -> None:
    """Also where the track begins late, and from a cut that begins inside the clip."""
    clip = clicks(tmp_path / "clicks.mkv", [1.0, 1.8, 2.6], 3.0, offset=offset)
    cut = TimeMap.linear(Fraction(2), Fraction(1, 2), Fraction(5, 2))
    spec = RenderSpec(str(clip), str(tmp_path / f"o{suffix}"), cut, Fraction(25))
    rendered(shared_child, spec)
    # a coder smears a click by a few milliseconds; half a frame is 20
    assert click_times(spec.target) == pytest.approx([0.5, 1.3], abs=0.012)


def test_stretched_clicks_stay_where_the_picture_is(shared_child: Child, tmp_path: Path) -> None:
    clip = clicks(tmp_path / "clicks.mkv", [0.5, 1.5, 2.5], 3.0)
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(3), Fraction(1, 2)), Fraction(25))
    rendered(shared_child, spec)
    assert energy_times(spec.target, [1.0, 3.0, 5.0]) == pytest.approx([1.0, 3.0, 5.0], abs=0.012)


def test_short_sound_is_filled_and_long_sound_cut(shared_child: Child, clips: Path, tmp_path: Path) -> None:
    for name in ("om30_audio_shorter.mp4", "om06_audio_longer.mp4"):
        spec = RenderSpec(
            str(clips / "nasty" / name),
            str(tmp_path / "o.mp4"),
            TimeMap.identity(Fraction(60060, 30000)),
            Fraction(30000, 1001),
        )
        rendered(shared_child, spec)
        found = shared_child.ask("verify", path=spec.target)["value"]
        assert abs(Fraction(found["audio_duration"]) - Fraction(found["duration"])) < Fraction(1, 60)


@pytest.mark.parametrize(
    ("bent", "note"),
    [
        (TimeMap.constant(Fraction(1), Fraction(1, 4)), Note.AUDIO_DROPPED_SPEED),
        (TimeMap.constant(Fraction(1), Fraction(3)), Note.AUDIO_DROPPED_SPEED),
        (TimeMap.constant(Fraction(1), Fraction(-1)), Note.AUDIO_DROPPED_RAMP),
        (TimeMap.linear(Fraction(1), Fraction(0), Fraction(0)), Note.AUDIO_DROPPED_RAMP),
        (time_map("speed_ramp", Fraction(1)), Note.AUDIO_DROPPED_RAMP),
    ],
)
def test_sound_that_cannot_follow_is_dropped_and_said(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, bent: TimeMap, note: Note
) -> None:
    clip = make_clip(sound=True, size=(64, 64))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), bent, Fraction(24))
    assert note in rendered(shared_child, spec).notes
    assert shared_child.ask("probe", path=spec.target)["value"]["audio"] == []


def test_sound_that_is_not_wanted(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    spec = RenderSpec(
        str(make_clip(sound=True)),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(1)),
        Fraction(24),
        keep_sound=False,
    )
    assert rendered(shared_child, spec).notes == ()
    assert shared_child.ask("probe", path=spec.target)["value"]["audio"] == []


def test_the_default_track_is_the_one_kept(shared_child: Child, clips: Path, tmp_path: Path) -> None:
    """The second of three is marked as default: 500 Hz."""
    spec = RenderSpec(
        str(clips / "nasty" / "om07_three_audio_tracks.mkv"),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(2)),
        Fraction(30),
    )
    rendered(shared_child, spec)
    assert pitch_hz(heard(spec.target)[8192:40960]) == pytest.approx(500, abs=3)


def test_damaged_sound_does_not_stop_the_picture(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=48, sound=True, size=(64, 64))
    with av.open(str(clip)) as container:
        places = [(packet.pos, packet.size) for packet in container.demux(audio=0) if packet.size and packet.pos]
    data = bytearray(clip.read_bytes())
    for start, size in places:
        data[start : start + size] = bytes([0xFF]) * size
    hurt = tmp_path / "hurt.mp4"
    hurt.write_bytes(data)
    spec = RenderSpec(str(hurt), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(2)), Fraction(24))
    done = rendered(shared_child, spec)
    assert done.frames == 48
    assert Note.AUDIO_UNREADABLE in done.notes
