"""Blocks: what was gathered from a clip as the blocks of its report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.footage import Finding
from holysheep_studio.domain.quality import Block, Reason, Status, rounded
from holysheep_studio.engine.report.cadence import Verdict
from holysheep_studio.engine.report.photometric import flicker_pct, frozen
from holysheep_studio.engine.report.points import LEAST_TRACKS, jerkiness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.quality import Value
    from holysheep_studio.engine.report.cadence import Cadence
    from holysheep_studio.engine.report.heard import Heard

#: What a verdict says of slow motion.
_SLOW = {
    Verdict.OWN_FRAMES: "genuine",
    Verdict.REPEATED: "fake",
    Verdict.BLENDED: "fake",
    Verdict.INTERPOLATED: "fake",
    Verdict.UNDECIDABLE: "cannot_tell",
}
#: A camera that shakes is measured against its path smoothed over this many seconds.
SMOOTH_S = 0.5


def block(values: dict[str, Value], reason: str = "", missing: dict[str, str] | None = None) -> Block:
    """A block with rounded values; a reason makes it one of low confidence."""
    status = Status.LOW_CONFIDENCE if reason else Status.OK
    return Block(status, reason, {name: rounded(value) for name, value in values.items()}, missing or {})


def cadence_block(found: Cadence, lost: dict[int, int], footage: Footage, heard: Heard) -> Block:
    """(a) Whether each frame shows a moment of its own. `lost`: frames missing, by the frame after them."""
    if not heard.looked:
        return Block(Status.NOT_APPLICABLE, Reason.TOO_SMALL)
    rate = float(footage.video.average_rate)
    known = found.verdict is not Verdict.UNDECIDABLE
    values: dict[str, Value] = {
        "verdict": str(found.verdict),
        "slow_motion": _SLOW[found.verdict],
        "dup_fraction": found.repeats,
        "blend_fraction": found.blends,
        "interpolated_fraction": found.inventions,
        "period_frames": None if found.rhythm is None else found.rhythm.period,
        "decidable_fraction": found.decidable,
        "dropped_frames": sum(lost.values()),
        "effective_fps": rate * max(0.0, 1 - found.repeats - found.blends - found.inventions),
    }
    reason = ""
    if not known:
        few = heard.frames < 8
        still = Reason.TOO_FEW_FRAMES if few else Reason.LITTLE_MOTION
        reason = Reason.CODER_RHYTHM if found.evidence == "coder" else still
    return block(values, reason)


def photometric_block(heard: Heard) -> tuple[Block, list[float]]:
    """(b) Light, black and frozen pictures, cuts; and the curve of flicker in percent."""
    cuts = heard.listener.signals.cut or [False] * heard.frames
    flicker, hertz, curve = flicker_pct(heard.photometer.means, heard.times, cuts)
    values: dict[str, Value] = {
        "luma_flicker_pct": flicker,
        "flicker_hz": hertz,
        "frame_mae": _mean(heard.listener.signals.plain_mae),
        "black_frames": sum(heard.photometer.black),
        "frozen_s": sum(heard.times[end] - heard.times[begin] for begin, end in stretches(heard)),
        "cuts": sum(cuts),
    }
    return block(values, Reason.TOO_FEW_FRAMES if heard.frames < 5 else ""), curve


def stretches(heard: Heard) -> list[tuple[int, int]]:
    """Frozen stretches, first and last frame."""
    return frozen(heard.listener.signals.step, heard.times) if heard.looked and heard.frames > 4 else []


def flow_block(heard: Heard) -> Block:
    """(b) How well motion explains each picture from the one before."""
    if not heard.looked or heard.frames < 3:
        return Block(Status.NOT_APPLICABLE, Reason.TOO_SMALL if not heard.looked else Reason.TOO_FEW_FRAMES)
    signals = heard.listener.signals
    inside = [at for at, cut in enumerate(signals.cut) if not cut and at]
    warp = [signals.warp_mae[at] for at in inside]
    made, mixed = _mean(signals.synthesis_mae), _mean(signals.mix_mae)
    values: dict[str, Value] = {
        "warp_mae": _median(warp),
        "warp_mae_p95": float(np.percentile(warp, 95)) if warp else None,
        "fb_inconsistent_frac": _mean([signals.back_share[at] for at in inside]),
        "motion_p95_px": None if not inside else _median([signals.motion_px[at] for at in inside]) * heard.small_scale,
        "interp_smoothness": None if made is None else 1 - made / 255,
        "interp_gain": None if made is None or mixed is None else mixed / max(made, 0.01),
    }
    moving = float(np.median([signals.motion_px[at] for at in inside])) if inside else 0.0
    return block(values, Reason.LITTLE_MOTION if moving < 0.05 else "")


def tracks_block(heard: Heard) -> Block:
    """(b) How jerky the motion is."""
    if not heard.looked:
        return Block(Status.NOT_APPLICABLE, Reason.TOO_SMALL)
    found = jerkiness(heard.points, heard.small_scale)
    if not found.tracks:
        return Block(Status.NOT_APPLICABLE, Reason.FEW_TRACKS, {"tracks": 0})
    values: dict[str, Value] = {
        "jerk_rel": found.jerk_rel,
        "accel_px": found.accel_px,
        "speed_px": found.speed_px,
        "tracks": found.tracks,
    }
    return block(values, Reason.FEW_TRACKS if found.tracks < LEAST_TRACKS else "")


def camera_block(heard: Heard, footage: Footage) -> Block:
    """(c) How the view moves."""
    if not heard.looked or not heard.frames:
        return Block(Status.NOT_APPLICABLE, Reason.TOO_SMALL)
    camera = heard.camera
    path = camera.moves_px * heard.small_scale
    width = max(3, round(SMOOTH_S * float(footage.video.average_rate))) | 1
    shake = _shake(path, width)
    values: dict[str, Value] = {
        "static": camera.still if camera.verified else None,
        "path_px": float(np.hypot(*np.diff(path, axis=0).T).sum()) if len(path) > 1 and not camera.still else 0.0,
        "shake_rms_px": 0.0 if camera.still else shake,
        "inlier_frac": camera.inlier_share,
    }
    missing = {} if camera.verified else {"static": str(Reason.CAMERA_UNVERIFIED)}
    return block(values, "" if camera.verified else Reason.CAMERA_UNVERIFIED, missing)


def _shake(path: NDArray[np.float64], width: int) -> float:
    if len(path) < width + 2:
        return 0.0
    window = np.full(width, 1 / width)
    off = []
    for column in range(2):
        smooth = np.convolve(path[:, column], window, "valid")
        off.append(path[width // 2 : width // 2 + len(smooth), column] - smooth)
    return float(np.sqrt((np.array(off) ** 2).sum(0).mean()))


def delivery_block(path: str, footage: Footage, heard: Heard) -> Block:
    """(e) Every frame decoded; size, duration, borders. Loudness is FFmpeg's to measure, and put in later."""
    borders = heard.photometer.borders(heard.size.scale)
    values: dict[str, Value] = {
        "frames": footage.video.frames,
        "decode_errors": heard.damage.errors,
        "width": footage.video.display_size[0],
        "height": footage.video.display_size[1],
        "duration_s": float(footage.duration),
        "fps": float(footage.video.rate),
        "variable_rate": footage.video.variable,
        "size_bytes": Path(path).stat().st_size,
        "borders_px": tuple(float(side) for side in borders),
        "loudness_lufs": None,
        "true_peak_dbfs": None,
    }
    sound = Reason.TOOL_LACKS if footage.audio else Reason.NO_SOUND
    missing = dict.fromkeys(("loudness_lufs", "true_peak_dbfs"), str(sound))
    damaged = heard.damage.errors or {Finding.DAMAGED, Finding.INCOMPLETE} & set(footage.findings)
    part = heard.frames < heard.count or heard.frames < footage.video.frames
    return block(values, Reason.DAMAGED if damaged else (Reason.PART_ONLY if part else ""), missing)


def _mean(values: Sequence[float]) -> float | None:
    kept = [one for one in values if np.isfinite(one)]
    return float(np.mean(kept)) if kept else None


def _median(values: Sequence[float]) -> float:
    kept = [one for one in values if np.isfinite(one)]
    return float(np.median(kept)) if kept else 0.0
