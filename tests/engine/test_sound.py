"""Sound stays with the picture: kept, stretched with its pitch, or dropped and said so."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.effects import speed_curve
from holysheep_studio.domain.render import Note, Rendered, RenderSpec, SoundChoice, SoundMode
from holysheep_studio.domain.timemap import Segment, TimeMap
from holysheep_studio.engine.sound import SHIFT_FRAMES
from holysheep_studio.engine.stretch import Stretch

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

SAMPLE_RATE_HZ = 44100
CLICK_SAMPLES = 200


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
        samples[start : start + CLICK_SAMPLES] = 0.8
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


@pytest.mark.parametrize("speed", [Fraction(1, 2), Fraction(4, 5), Fraction(3, 2), Fraction(2)])
@pytest.mark.parametrize("rate", [Fraction(25), Fraction(60)])
def test_stretched_clicks_stay_where_the_picture_is(
    shared_child: Child, tmp_path: Path, speed: Fraction, rate: Fraction
) -> None:
    clip = clicks(tmp_path / "clicks.mkv", [0.5, 1.5, 2.5], 3.0)
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(3), speed), rate)
    rendered(shared_child, spec)
    wanted = [(at + CLICK_SAMPLES / 2 / SAMPLE_RATE_HZ) / float(speed) for at in (0.5, 1.5, 2.5)]
    assert energy_times(spec.target, wanted) == pytest.approx(wanted, abs=float(1 / (2 * rate)))


@pytest.mark.parametrize("speed", ["1/2", "2/3", "3/4", "3/2", "2"])
@pytest.mark.parametrize(("pitch_hz_", "length_s"), [(1000, 0.033), (200, 0.1), (None, 0.05)])
def test_a_burst_is_heard_within_half_a_frame_at_sixty(speed: str, pitch_hz_: int | None, length_s: float) -> None:
    """Where several places in the sound fit as well, the one nearest to the picture is taken."""
    noise, samples = np.random.default_rng(1), np.arange(int(length_s * SAMPLE_RATE_HZ))
    sound = noise.standard_normal((1, 6 * SAMPLE_RATE_HZ)).astype(np.float32) / np.float32(
        1000
    )  # as every real track has
    moments = [int((0.5 + number + noise.random() / 10) * SAMPLE_RATE_HZ) for number in range(6)]
    for start in moments:
        tone = noise.standard_normal(len(samples)) / 3 if pitch_hz_ is None else np.sin(
            2 * np.pi * pitch_hz_ * samples / SAMPLE_RATE_HZ)  # fmt: skip
        sound[0, start : start + len(samples)] += (tone * 0.8).astype(np.float32)

    def read(first: int, count: int) -> NDArray[np.float32]:
        padded: NDArray[np.float32] = np.pad(sound, ((0, 0), (SAMPLE_RATE_HZ, SAMPLE_RATE_HZ)))
        return padded[:, first + SAMPLE_RATE_HZ : first + SAMPLE_RATE_HZ + count]

    pace, rate = float(Fraction(speed)), 60
    made = Stretch(read, lambda at: at * pace, SAMPLE_RATE_HZ, float(SHIFT_FRAMES) / rate)
    heard_now = np.concatenate(list(made.samples(0, int(sound.shape[1] / pace))), axis=1)[0]
    for start in moments:
        wanted = (start + len(samples) / 2) / pace
        begin = int(wanted - 0.25 * SAMPLE_RATE_HZ)
        energy = heard_now[begin : begin + SAMPLE_RATE_HZ // 2].astype(np.float64) ** 2
        centre = begin + (energy * np.arange(len(energy))).sum() / energy.sum()
        assert abs(centre - wanted) / SAMPLE_RATE_HZ < 1 / rate / 2


def mapped(bent: TimeMap, moments: list[float]) -> list[float]:
    """Output times at which the map shows these source times within its audible, forward pieces."""
    found = []
    for piece in bent.segments:
        if Fraction(1, 2) <= piece.speed <= 2:
            found += [
                float(piece.start + (Fraction(at) - piece.source_start) / piece.speed)
                for at in moments
                if piece.source_start <= at < piece.source_end
            ]
    return found


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(60)])
def test_sound_follows_any_map(shared_child: Child, tmp_path: Path, rate: Fraction) -> None:
    """Slower, faster, frozen, backward, jumping ahead and back: every click that can be heard is in its place."""
    moments = [n * 0.5 + 0.25 for n in range(40)]
    clip = clicks(tmp_path / "clicks.mkv", moments, 20.0)
    runs = [(2, 0, 2), (4, 2, 4), (1, 4, 4), (2, 4, 8), (1, 8, 7), (2, 7, 9), (1, 9, 13), (3, 17, 20), (2, 1, 3)]
    pieces, at = [], Fraction(0)
    for length, start, end in runs:
        pieces.append(Segment(at, at + length, Fraction(start), Fraction(end)))
        at += length
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap(tuple(pieces)), rate)
    assert Note.AUDIO_PARTLY_SILENT in rendered(shared_child, spec).notes
    wanted = mapped(spec.time_map, moments)
    assert len(wanted) > 20
    assert energy_times(spec.target, wanted) == pytest.approx(wanted, abs=float(1 / (2 * rate)))
    sound = heard(spec.target)
    for start, end in ((6, 7), (9, 10), (12, 13)):  # frozen, backward, four times as fast
        silent = sound[int((start + 0.05) * SAMPLE_RATE_HZ) : int((end - 0.05) * SAMPLE_RATE_HZ)]
        assert float(np.abs(silent).max()) < 0.02


def test_sound_follows_a_curve(shared_child: Child, tmp_path: Path) -> None:
    moments = [n * 0.5 + 0.25 for n in range(20)]
    clip = clicks(tmp_path / "clicks.mkv", moments, 10.0)
    curve = speed_curve(
        ((Fraction(0), Fraction(1)), (Fraction(1, 2), Fraction(3, 5)), (Fraction(1), Fraction(9, 5))), Fraction(10)
    )
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), curve, Fraction(30))
    assert Note.AUDIO_STRETCHED in rendered(shared_child, spec).notes
    wanted = mapped(curve, moments)
    assert len(wanted) == 20
    assert energy_times(spec.target, wanted) == pytest.approx(wanted, abs=1 / 60)


def test_sound_as_the_user_wants_it(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=48, sound=True, size=(64, 64))
    slow = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(2), Fraction(1, 4)), Fraction(24))
    wide = replace(slow, sound=SoundChoice(slowest=Fraction(1, 4)))
    assert Note.AUDIO_STRETCHED in rendered(shared_child, wide).notes
    assert pitch_hz(heard(wide.target)[8192:40960]) == pytest.approx(440, abs=3)
    half = TimeMap.linear(Fraction(1), Fraction(0), Fraction(1)).then(
        TimeMap.linear(Fraction(2), Fraction(1), Fraction(2))
    )
    kept = replace(slow, time_map=half, sound=SoundChoice(SoundMode.KEEP))
    assert Note.AUDIO_PARTLY_SILENT in rendered(shared_child, kept).notes
    sound = heard(kept.target)
    assert float(np.abs(sound[: SAMPLE_RATE_HZ // 2]).max()) > 0.05
    assert float(np.abs(sound[SAMPLE_RATE_HZ * 3 // 2 :]).max()) < 0.01


def test_normal_speed_changes_no_sample_but_by_coding(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    """Laid together from grains it is the source again."""
    clip = make_clip(frames=48, sound=True, size=(64, 64))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(2)), Fraction(24))
    rendered(shared_child, spec)
    before, after = heard(str(clip)), heard(spec.target)
    length = min(len(before), len(after)) - 4096
    error = before[4096:length] - after[4096:length]
    assert float(np.sqrt(np.mean(error**2))) < 0.02 * float(np.sqrt(np.mean(before[4096:length] ** 2)))


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
        (
            TimeMap.constant(Fraction(1), Fraction(5)).then(TimeMap.constant(Fraction(1), Fraction(4))),
            Note.AUDIO_DROPPED_RAMP,
        ),
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
