"""Review: measures a clip in two passes and puts the motion report together."""

from __future__ import annotations

import base64
import contextlib
import itertools
from typing import TYPE_CHECKING

import av.error
import cv2
import numpy as np

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.quality import Inspection, InspectSpec, MotionReport, Series, rounded
from holysheep_studio.engine.probe import probe
from holysheep_studio.engine.report import blocks
from holysheep_studio.engine.report.cadence import Verdict, cadence
from holysheep_studio.engine.report.camera import scaled
from holysheep_studio.engine.report.fidelity import fidelity
from holysheep_studio.engine.report.heard import Heard
from holysheep_studio.engine.report.physics import MOST_TRACKS, Followed, fit, judged, most_telling
from holysheep_studio.engine.report.points import LEAST_JUMP_TRACKS, jumps
from holysheep_studio.engine.report.scene import Scene, Thing
from holysheep_studio.engine.report.stills import Damage, sizing, stills
from holysheep_studio.engine.report.tracks import Follower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.quality import TrackPoint
    from holysheep_studio.engine.report.cadence import Cadence
    from holysheep_studio.engine.report.physics import Judged
    from holysheep_studio.engine.report.stills import Still
    from holysheep_studio.engine.turn import Turn

    Array = NDArray[np.float64]

#: Clips are measured up to this many frames; the report says so where there are more.
MOST_FRAMES = 3600
#: Where more frames repeat than this share, they are the clip's way, as on screens, and stand for no lost ones.
MOST_STUTTERS = 0.25
#: A thing tells of lost frames by its steps alone when it is free of trouble and followed over this many frames.
LONG_TRACK = 20
#: The longer side of the picture that the track is drawn on, and its quality.
PICTURE_PX, PICTURE_QUALITY = 640, 80


class _Progress:
    """Passes over one clip as one count of frames."""

    def __init__(self, turn: Turn, frames: int, passes: int) -> None:
        self._turn = turn
        self._frames = max(1, frames)
        self._passes = passes

    def tell(self, pass_: int, frame: int) -> None:
        """So many frames of a pass are done."""
        whole = self._frames * self._passes
        self._turn.progress(min(whole - 1, pass_ * self._frames + min(frame, self._frames)), whole)

    def end(self) -> None:
        """All is done."""
        self._turn.progress(self._frames * self._passes, self._frames * self._passes)


def review(spec: InspectSpec, turn: Turn) -> Inspection:
    """The motion report of a clip, and a picture to draw on. Raises InputError as `probe` does, or bad_value."""
    spec.setting.check()
    footage = probe(spec.source, turn)
    heard = Heard(sizing(footage), min(MOST_FRAMES, footage.video.frames))
    progress = _Progress(turn, heard.count, 3 if spec.reference else 2)
    for still in _taken(spec.source, footage, turn, heard.damage):
        heard.add(still)
        progress.tell(0, still.number)
    if not heard.frames:
        raise InputError(Code.NO_FRAMES, path=spec.source)
    followed = _followed(spec.source, footage, heard, turn, progress)
    report = _report(spec, footage, heard, followed)
    report.blocks["fidelity"] = fidelity(spec.source, footage, spec.reference, spec.time_map, turn)
    report.blocks["delivery"] = blocks.delivery_block(spec.source, footage, heard)
    progress.end()
    return Inspection(report, _jpeg(heard.picture))


def _taken(path: str, footage: Footage, turn: Turn, damage: Damage) -> Iterator[Still]:
    """The stills that are measured; damage ends them early at worst."""
    with contextlib.suppress(av.error.FFmpegError):
        for still in stills(path, footage, turn, damage):
            if still.number >= MOST_FRAMES:
                return
            yield still


def _followed(path: str, footage: Footage, heard: Heard, turn: Turn, progress: _Progress) -> list[Followed]:
    """The second pass: things that move, followed; in clip pixels of the first picture's view."""
    if len(heard.samples) < 3 or any(heard.listener.signals.cut):
        return []
    still_camera = heard.camera.still
    scene = Scene(heard.samples, still=still_camera)
    follower = Follower(max(heard.size.width, heard.size.height))
    for still in _taken(path, footage, turn, Damage()):
        if still.number >= len(heard.camera.views):
            break
        matrix = np.eye(2, 3) if still_camera else scaled(heard.camera.views[still.number].matrix, heard.ratio)
        things = scene.things(still, matrix)
        follower.add(still.number, still.time_s, things if still_camera else [_placed(one, matrix) for one in things])
        progress.tell(1, still.number)
    scale = 1 / heard.size.scale
    return [
        Followed(
            tuple(track.numbers), np.array(track.times), np.array(track.places) * scale, np.array(track.radii) * scale
        )
        for track in follower.tracks()[:MOST_TRACKS]
    ]


def _placed(thing: Thing, matrix: Array) -> Thing:
    """A thing where the first picture's view would show it."""
    x, y = matrix @ np.array([thing.x, thing.y, 1.0])
    return Thing(float(x), float(y), thing.area, thing.radius)


def _report(spec: InspectSpec, footage: Footage, heard: Heard, followed: list[Followed]) -> MotionReport:
    signals = heard.listener.signals
    found = [judged(one) for one in followed]
    pieces = [(one.followed.frames, left) for one in found if (left := one.left_over()) is not None]
    rhythm = cadence(signals, pieces)
    lost = _lost(heard, rhythm, [one.followed for one in found if one.clear])
    made = rhythm.verdict in {Verdict.REPEATED, Verdict.BLENDED, Verdict.INTERPOLATED}
    thing = most_telling(_again(spec, heard, rhythm, lost, found))
    measured = fit(thing, spec.setting, verified=heard.camera.verified, made=made)
    light, curve = blocks.photometric_block(heard)
    series = Series(
        times_s=_even(heard.times),
        marks=rhythm.marks,
        flicker_pct=_even(curve),
        step=_even([0.0 if not np.isfinite(one) else one for one in signals.step]),
        cut_frames=tuple(at for at, cut in enumerate(signals.cut) if cut),
        frozen=tuple(blocks.stretches(heard)),
        dropped=tuple(sorted(lost.items())),
        warp=_even(
            [
                0.0 if cut or not np.isfinite(one) else one
                for one, cut in zip(signals.warp_mae, signals.cut, strict=True)
            ]
        ),
        black_frames=tuple(at for at, black in enumerate(heard.photometer.black) if black),
        views=_views(heard),
    )
    found_blocks = {
        "cadence": blocks.cadence_block(rhythm, lost, footage, heard),
        "photometric": light,
        "flow": blocks.flow_block(heard),
        "tracks": blocks.tracks_block(heard),
        "camera": blocks.camera_block(heard, footage),
        "ballistics": measured.ballistics,
        "pendulum": measured.pendulum,
    }
    return MotionReport(footage.video.frames, heard.frames, found_blocks, series, measured.track, spec.setting)


def _views(heard: Heard) -> tuple[tuple[float, ...], ...]:
    """What leads from each frame's clip pixels to the first frame's; nothing where the camera stands still."""
    if heard.camera.still:
        return ()
    moved = (scaled(view.matrix, heard.ratio / heard.size.scale) for view in heard.camera.views)
    return tuple(_even(matrix.ravel().tolist()) for matrix in moved)


def _lost(heard: Heard, rhythm: Cadence, followed: Sequence[Followed]) -> dict[int, int]:
    """Frames that are missing, by the frame after them: by time stamps, and by steps twice too long."""
    lost = dict(rhythm.gaps)
    if rhythm.verdict is not Verdict.OWN_FRAMES or len(heard.times) < 6:
        return lost
    usual = float(np.median(np.diff(heard.times)))
    spans = np.concatenate([[1.0], np.diff(heard.times) / usual])
    still = {at for at, mark in enumerate(rhythm.marks) if mark == "r"}
    stutters = rhythm.repeats < MOST_STUTTERS
    for frame, count in (_stutters(rhythm.marks, heard.listener.signals.step) if stutters else {}).items():
        lost.setdefault(frame, count)
    things = [piece for one in followed if len(one.frames) > LONG_TRACK for piece in _stretches(one)]
    by_points = jumps(heard.points.stretches, spans, LEAST_JUMP_TRACKS)
    for frame, count in {**by_points, **jumps(things, spans, 1)}.items():
        if not still & {frame - 2, frame - 1, frame, frame + 1, frame + 2}:
            lost.setdefault(frame, count)
    return lost


def _stutters(marks: str, step: Sequence[float]) -> dict[int, int]:
    """Where frames repeat and the next step makes up for it: as many frames were lost as repeat before it."""
    found, run = {}, 0
    for at, mark in enumerate(marks):
        if mark == "r":
            run += 1
            continue
        before = step[at - run - 1] if at - run - 1 > 0 else float("nan")
        if run and np.isfinite(before) and step[at] > 1.2 * before:
            found[at] = run
        run = 0
    return found


def _stretches(one: Followed) -> list[tuple[int, Array]]:
    """A thing's places over unbroken runs of frames, as paths of one point."""
    frames = np.array(one.frames)
    bounds = [0, *(np.flatnonzero(np.diff(frames) != 1) + 1).tolist(), len(frames)]
    return [
        (int(frames[begin]), one.places[None, begin:end])
        for begin, end in itertools.pairwise(bounds)
        if end - begin >= 6
    ]


def _again(spec: InspectSpec, heard: Heard, rhythm: Cadence, lost: dict[int, int], found: list[Judged]) -> list[Judged]:
    """The things judged anew with what cadence tells.

    Repeats are left out, time is stretched over lost frames; a person's corrections are of the most telling thing.
    """
    uneven = set(lost) - {frame for frame, _ in rhythm.gaps}
    stuttered = {at for at, mark in enumerate(rhythm.marks) if mark == "r"}
    best = most_telling(found)
    out = []
    for one in found:
        thing = one.followed
        if stuttered or uneven:
            thing = _evened(thing, heard.times, uneven - _after(stuttered), stuttered)
        if spec.corrections and one is best:
            thing = _corrected(thing, spec.corrections, heard.times)
        out.append(one if thing is one.followed else judged(thing))
    if spec.corrections and not found:
        empty = Followed((), np.zeros(0), np.zeros((0, 2)), np.zeros(0))
        thing = _corrected(empty, spec.corrections, heard.times)
        out = [judged(thing)] if len(thing.frames) >= 6 else []
    return out


def _after(stuttered: set[int]) -> set[int]:
    """Frames that follow repeats: their time is right, for the repeats took the lost frames' place."""
    return {at + 1 for at in stuttered}


def _evened(thing: Followed, times: Sequence[float], uneven: set[int], stuttered: set[int]) -> Followed:
    usual = float(np.median(np.diff(times)))
    kept = np.array([frame not in stuttered for frame in thing.frames])
    late = np.array([usual * sum(1 for frame in uneven if frame <= one) for one in thing.frames])
    return Followed(
        tuple(frame for frame, keep in zip(thing.frames, kept, strict=True) if keep),
        (thing.times + late)[kept], thing.places[kept], thing.radii[kept],
    )  # fmt: skip


def _corrected(thing: Followed, corrections: Sequence[TrackPoint], times: Sequence[float]) -> Followed:
    places = dict(zip(thing.frames, thing.places.tolist(), strict=True))
    moments = dict(zip(thing.frames, thing.times.tolist(), strict=True))
    radii = dict(zip(thing.frames, thing.radii.tolist(), strict=True))
    usual = float(np.median(thing.radii)) if len(thing.radii) else 1.0
    for point in corrections:
        if 0 <= point.frame < len(times):
            places[point.frame] = [point.x, point.y]
            moments.setdefault(point.frame, times[point.frame])
            radii.setdefault(point.frame, usual)
    frames = tuple(sorted(places))
    return Followed(
        frames, np.array([moments[one] for one in frames]), np.array([places[one] for one in frames]).reshape(-1, 2),
        np.array([radii[one] for one in frames]),
    )  # fmt: skip


def _even(values: Sequence[float]) -> tuple[float, ...]:
    found = rounded(tuple(values))
    return found if isinstance(found, tuple) else ()


def _jpeg(still: Still | None) -> str:
    """The picture as a JPEG in base64."""
    if still is None:
        return ""
    luma, u, v = still.planes
    size = (luma.shape[1], luma.shape[0])
    wide = [cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in (v, u)]
    picture = cv2.cvtColor(cv2.merge([luma, *wide]), cv2.COLOR_YCrCb2BGR)
    factor = PICTURE_PX / max(size)
    if factor < 1:
        picture = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, PICTURE_QUALITY])
    return base64.b64encode(data.tobytes()).decode() if done else ""
