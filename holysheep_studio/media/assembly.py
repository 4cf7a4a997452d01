"""Assembly: trimmed clips one after the other as one film, with their sound, a voice track and music beneath."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.delivery import UploadForm
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.media import picture, tracks
from holysheep_studio.media.ffmpeg import FFmpeg, reading, run, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.laid import Laid

SOUND_HZ = 48_000
_LAYOUT = "stereo"
#: Packets an input may have waiting; another number for each, because inputs that look alike are taken for one.
_QUEUE = 1000


class Part(Frozen, frozen=True):
    """A clip in the film: `frames` of the film's rate, from its frame `first` on."""

    path: Path
    footage: Footage
    first: int
    frames: int


async def assemble(
    ffmpeg: FFmpeg,
    parts: Sequence[Part],
    target: Path,
    form: UploadForm,
    laid: Sequence[Laid] = (),
    *,
    gain_db: float = 0.0,
    crf: int = 18,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write the film: every part fitted into the frame of `form`, silence where a clip has no sound.

    Each part's sound is cut to exactly its frames, so that nothing drifts. The caller verifies. Raises MediaError
    ffmpeg_lacks, ffmpeg_failed, disk_full. Can be cancelled.
    """
    ffmpeg.need_encoder("libx264")
    frames = sum(part.frames for part in parts)
    arguments = film_arguments(parts, target, form, laid, gain_db=gain_db, crf=crf)
    await run(ffmpeg, arguments, duration=frames / form.rate, progress=progress)


def film_arguments(
    parts: Sequence[Part], target: Path, form: UploadForm, laid: Sequence[Laid], *, gain_db: float, crf: int
) -> list[str]:
    """FFmpeg's arguments for one film."""
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    streams = []
    first_sample = 0
    at = 0
    for number, part in enumerate(parts):
        at += part.frames
        # sample counts follow from the film's clock, not from each clip, so that their rounding never adds up
        last_sample = round(at / form.rate * SOUND_HZ)
        streams += _part(part, form, last_sample - first_sample, _QUEUE + number)
        first_sample = last_sample
    joined = graph.concat(*streams, v=1, a=1).node
    shown, heard = joined[0], joined[1]
    if laid:
        heard = _mixed(heard, laid, form.rate, first_sample)
    if gain_db:
        heard = heard.filter("volume", f"{gain_db:.2f}dB")
    if laid or gain_db > 0:
        heard = heard.filter("alimiter", limit="0.8913", level="false", attack=1, release=50)
    heard = heard.filter("atrim", end_sample=first_sample)
    options: dict[str, Any] = {
        "c:v": "libx264", "preset": "medium", "crf": crf, "pix_fmt": "yuv420p", "c:a": "aac", "b:a": 192_000,
        "movflags": "+faststart", "f": "mp4", "map_metadata": -1, "map_chapters": -1, "fps_mode": "passthrough",
    }  # fmt: skip
    return writing([shown, heard], target, **options)


def _part(part: Part, form: UploadForm, samples: int, queue: int) -> list[Any]:
    """Picture and sound of a part, both beginning at 0."""
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    options: dict[str, Any] = {"copyts": None, "thread_queue_size": queue}
    decoder = picture.alpha_decoder(part.footage.video)
    if decoder is not None:
        options["c:v"] = decoder
    clip = reading(part.path, **options)
    inner = _inner(part.footage, form)
    shown = picture.picture(clip["V:0"], part.footage, inner)
    came = part.footage.video.rate * (2 if picture.doubled(part.footage, inner) else 1)
    shown = tracks.at_rate(shown, part.footage, form.rate, came)
    shown = shown.filter("pad", form.width, form.height, "(ow-iw)/2", "(oh-ih)/2", color="black").filter("setsar", 1)
    shown = shown.filter("trim", start_frame=part.first, end_frame=part.first + part.frames)
    shown = shown.filter("setpts", "PTS-STARTPTS").filter("format", "yuv420p")
    if part.footage.audio:
        start = round(part.first / form.rate * SOUND_HZ)
        heard = clip[f"a:{tracks.heard(part.footage)[0]}"].filter("asetpts", tracks.shifted(part.footage))
        heard = heard.filter("aresample", SOUND_HZ, **{"async": 1, "first_pts": 0})
        heard = heard.filter("aformat", sample_fmts="fltp", sample_rates=SOUND_HZ, channel_layouts=_LAYOUT)
        heard = heard.filter("apad").filter("atrim", start_sample=start, end_sample=start + samples)
        return [shown, heard.filter("asetpts", "PTS-STARTPTS")]
    silence = graph.input(f"anullsrc=r={SOUND_HZ}:cl={_LAYOUT}:n={queue}", f="lavfi")["a:0"]
    silence = silence.filter("atrim", end_sample=samples)
    return [shown, silence.filter("aformat", sample_fmts="fltp", sample_rates=SOUND_HZ, channel_layouts=_LAYOUT)]


def _inner(footage: Footage, form: UploadForm) -> UploadForm:
    """The picture as large as fits into the frame, in its own shape, with even sides."""
    width, height = footage.video.display_size
    scale = min(Fraction(form.width, width), Fraction(form.height, height))
    return UploadForm(_even(width * scale, form.width), _even(height * scale, form.height), form.rate)


def _even(length: Fraction, most: int) -> int:
    return min(most, max(2, round(length / 2) * 2))


def _mixed(heard: Any, laid: Sequence[Laid], rate: Fraction, samples: int) -> Any:  # noqa: ANN401 - graph nodes have no types
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    streams = [heard]
    for number, one in enumerate(laid):
        start = round(one.offset_frames / rate * SOUND_HZ)
        stream = reading(Path(one.path), thread_queue_size=2 * _QUEUE + number)["a:0"].filter("aresample", SOUND_HZ)
        stream = stream.filter("aformat", sample_fmts="fltp", sample_rates=SOUND_HZ, channel_layouts=_LAYOUT)
        if one.gain_db:
            stream = stream.filter("volume", f"{one.gain_db:.2f}dB")
        if start > 0:
            stream = stream.filter("adelay", f"{start}S", all=1)
        elif start < 0:
            stream = stream.filter("atrim", start_sample=-start).filter("asetpts", "PTS-STARTPTS")
        streams.append(stream.filter("apad").filter("atrim", end_sample=samples))
    return graph.filter(streams, "amix", inputs=len(streams), duration="first", normalize=0)
