"""Values as JSON documents and as readable lines; the field names are stable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio.cli.output import error_document
from holysheep_studio.cli.words import FINDINGS, NOTES, REASONS, error_words, one_line
from holysheep_studio.domain.delivery import upload_reasons
from holysheep_studio.domain.pace import writes
from holysheep_studio.services.problems import as_error

if TYPE_CHECKING:
    from fractions import Fraction

    from holysheep_studio.domain.errors import StudioError
    from holysheep_studio.domain.footage import Audio, Footage, Video
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.render import Note, Verification
    from holysheep_studio.studio import Studio

PROBE_FIELDS = """With --json: {"schema": "probe/1", "files": [{file, ok, error | container, size_bytes, duration_s,
duration, bit_rate, video{codec, profile, width, height, display_width, display_height, pixel_format, bit_depth,
rate, rate_fps, average_rate, variable, frames, start_s, duration_s, rotation, mirrored, sample_aspect, field_order,
alpha, hdr, colour{range, matrix, primaries, transfer}}, audio[{codec, sample_rate_hz, channels, duration_s,
language, default}], findings[{code, text}], upload{ready, reasons[{code, text}]}}]}. Rates and `duration` are exact
fractions as text."""


def footage_document(file: str, footage: Footage) -> dict[str, Any]:
    """A measured file (schema probe/1)."""
    reasons = upload_reasons(footage)
    return {
        "file": file,
        "ok": True,
        "container": footage.container,
        "size_bytes": footage.size_bytes,
        "duration_s": number(footage.duration),
        "duration": str(footage.duration),
        "bit_rate": footage.bit_rate,
        "video": _video(footage.video),
        "audio": [_audio(track) for track in footage.audio],
        "findings": [{"code": str(finding), "text": FINDINGS[finding]} for finding in footage.findings],
        "upload": {
            "ready": not reasons,
            "reasons": [{"code": str(reason), "text": REASONS[reason]} for reason in reasons],
        },
    }


def refused_document(file: str, error: StudioError) -> dict[str, Any]:
    """A file that is no usable video (schema probe/1)."""
    return {"file": file, "ok": False, "error": error_document(error)}


def _video(video: Video) -> dict[str, Any]:
    width, height = video.display_size
    return {
        "codec": video.codec,
        "profile": video.profile,
        "width": video.width,
        "height": video.height,
        "display_width": width,
        "display_height": height,
        "pixel_format": video.pixel_format,
        "bit_depth": video.bit_depth,
        "rate": str(video.rate),
        "rate_fps": number(video.rate),
        "average_rate": str(video.average_rate),
        "variable": video.variable,
        "frames": video.frames,
        "start_s": number(video.start),
        "duration_s": number(video.duration),
        "rotation": video.rotation,
        "mirrored": video.mirrored,
        "sample_aspect": f"{video.sample_aspect.numerator}:{video.sample_aspect.denominator}",
        "field_order": str(video.field_order),
        "alpha": video.alpha,
        "hdr": None if video.colour.hdr is None else str(video.colour.hdr),
        "colour": {
            "range": "full" if video.colour.full_range else "limited",
            "matrix": video.colour.matrix,
            "primaries": video.colour.primaries,
            "transfer": video.colour.transfer,
        },
    }


def _audio(track: Audio) -> dict[str, Any]:
    return {
        "codec": track.codec,
        "sample_rate_hz": track.sample_rate_hz,
        "channels": track.channels,
        "duration_s": None if track.duration is None else number(track.duration),
        "language": track.language,
        "default": track.default,
    }


def footage_lines(file: str, footage: Footage) -> list[str]:
    """A measured file for people."""
    video = footage.video
    width, height = video.display_size
    shown = f"{width} x {height}" + (f" (stored {video.width} x {video.height})" if _stored_otherwise(video) else "")
    extras = [
        *([f"rotated {video.rotation} degrees"] if video.rotation else []),
        *(["mirrored"] if video.mirrored else []),
        *([f"HDR {video.colour.hdr.upper()}"] if video.colour.hdr else []),
        *(["interlaced"] if video.field_order != "progressive" else []),
        *(["alpha"] if video.alpha else []),
    ]
    rate = f"{rate_words(video.rate)} fps" + (", variable" if video.variable else "")
    picture = f"  picture   {shown}, {video.codec}, {video.pixel_format}, {rate}, {video.frames} frames"
    lines = [
        one_line(file),
        ", ".join([picture, *extras]),
        f"  duration  {number(footage.duration):.3f} s, {size_words(footage.size_bytes)}, {footage.container}",
    ]
    lines += [
        f"  sound     {track.codec}, {track.channels} channel{'s' if track.channels != 1 else ''}, "
        f"{track.sample_rate_hz} Hz" + (f", {track.language}" if track.language else "")
        for track in footage.audio
    ] or ["  sound     none"]
    lines += [f"  note      {FINDINGS[finding]}" for finding in footage.findings]
    reasons = upload_reasons(footage)
    verdict = "as it is" if not reasons else "needs normalising: " + ", ".join(REASONS[reason] for reason in reasons)
    return [*lines, f"  upload    {verdict}"]


def _stored_otherwise(video: Video) -> bool:
    return video.display_size != (video.width, video.height)


def job_document(job: Job, clip_path: str | None) -> dict[str, Any]:
    """A job of the queue. Costs are {micro, currency}, 0 for the local engine, null where nobody knows."""
    return {
        "id": job.id,
        "state": str(job.state),
        "paused": job.paused,
        "cancelling": job.cancelling,
        "progress": job.progress,
        "frame": job.frame,
        "frames": job.frames,
        "attempt": job.attempt,
        "provider": job.request.connection or "local",
        "provider_job_id": None if job.handle is None else job.handle.remote_id,
        "effect": job.request.effect,
        "source": job.request.source_path,
        "rate": str(job.request.rate),
        "duration_s": number(job.request.time_map.duration),
        "added_at": job.added_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
        "clip": clip_path,
        "notes": notes_document(job.notes),
        "error": None if job.problem is None else error_document(as_error(job.problem)),
        "cost": _costs(job),
    }


async def clip_path(studio: Studio, job: Job) -> str | None:
    """Where the clip of a job lies, once it has one."""
    clip = None if job.clip_id is None else await studio.library.clip(job.clip_id)
    return None if clip is None else clip.path


def _costs(job: Job) -> dict[str, Any]:
    if job.request.cloud is None:
        return {"quoted": 0, "reserved": 0, "charged": 0}
    return {
        name: None if money is None else {"micro": money.micro, "currency": money.currency}
        for name, money in (("quoted", job.quoted), ("reserved", job.reserved), ("charged", job.charged))
    }


def job_words(job: Job) -> str:
    """A job's state for people."""
    if job.problem is not None:
        message, _ = error_words(job.problem.code, job.problem.fields)
        return f"{'paused' if job.paused else job.state}: {message}"
    if job.cancelling:
        return "cancelling"
    if job.paused:
        return f"paused ({job.state})"
    return f"{job.state}{far_words(job)}"


def far_words(job: Job | JobLine) -> str:
    """How far the stage of a job is: " 40%", " 40% (89/223 frames)" where it counts them; "" where it is silent."""
    if job.progress is None or job.ended:
        return ""
    counted = "" if job.frame is None or job.frames is None else f" ({job.frame}/{job.frames} frames)"
    if writes(job):
        counted += ", writing the file"
    return f" {job.progress:.0%}{counted}"


def verification_document(found: Verification) -> dict[str, Any]:
    """What a whole decode of a result measured."""
    return {
        "frames": found.frames,
        "width": found.width,
        "height": found.height,
        "rate": str(found.rate),
        "duration_s": number(found.duration),
        "size_bytes": found.size_bytes,
        "sha256": found.sha256,
        "decode_errors": found.decode_errors,
        "audio_duration_s": None if found.audio_duration is None else number(found.audio_duration),
    }


def verification_words(found: Verification) -> str:
    """The same for people."""
    frames = "1 frame" if found.frames == 1 else f"{found.frames} frames"
    return (
        f"{frames}, {found.width} x {found.height}, {rate_words(found.rate)} fps, "
        f"{number(found.duration):.3f} s, {size_words(found.size_bytes)}; every frame decoded"
    )


def notes_document(notes: tuple[Note, ...]) -> list[dict[str, str]]:
    """Notes of a render."""
    return [{"code": str(note), "text": NOTES[note]} for note in notes]


def rate_words(rate: Fraction) -> str:
    """29.97 (30000/1001), 25."""
    return str(rate) if rate.denominator == 1 else f"{number(rate):.6g} ({rate})"


def size_words(size_bytes: int) -> str:
    """1.2 MB; decimal units, as shops and disks count."""
    size = float(size_bytes)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError


def number(value: Fraction) -> float:
    """A fraction as a JSON number of microsecond precision."""
    return round(float(value), 6)
