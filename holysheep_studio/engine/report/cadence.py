"""Cadence: whether every frame shows a moment of its own, or frames were repeated, mixed, made up, or lost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from holysheep_studio.engine.report.signals import Signals

    Array = NDArray[np.float64]

#: A step this large (8-bit steps of the blocks that differ most) is motion that can be judged.
MOTION_STEPS = 2.0
#: Frames repeat when their steps are below this share of the steps just before and after; this many at most.
REPEAT_SHARE = 0.25
LONGEST_RUN = 16
#: From this share of steps that are followed by repeats on, repetition is the clip's rhythm.
RHYTHM_SHARE = 0.75
#: Rhythms that are looked for, in frames.
PERIODS = range(2, 9)
#: Frames between two of the rhythm bend less than these by this factor: mixtures and inventions, and their bounds.
MADE_FACTOR = 0.82
ALIASED_FACTOR = 0.55
MIXED_BEND = 0.25
MIXED_FACTOR = 0.5
#: A single frame is a mixture of its neighbours below this bend.
MIX_BEND = 0.11
#: Sharpness and unexplained motion at once tell of inventions: effects (natural logarithm) and their sureness.
FINE_EFFECT, MISSING_EFFECT, SURE_TIMES = 0.06, 0.15, 4.5
LEAST_BLOCKS = 40
#: A thing's place or size that goes with a rhythm by this many pixels, this surely, was invented.
PLACE_EFFECT_PX, PLACE_F = 0.3, 12.0
#: With less than this share of frames in which anything moves nothing can be told.
DECIDABLE = 0.3
LEAST_FRAMES = 8
#: Frame intervals longer than this many usual ones are gaps.
GAP_FACTOR = 1.5


class Verdict(StrEnum):
    """What the frames of a clip are."""

    OWN_FRAMES = "own_frames"  # each shows a moment of its own, as far as can be seen
    REPEATED = "repeated"
    BLENDED = "blended"
    INTERPOLATED = "interpolated"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A period in frames and the phase of the frames that are the clip's own."""

    period: int
    phase: int


@dataclass(frozen=True, slots=True)
class Cadence:
    """The verdict, and a mark for each frame: n own, r repeat, b blend, i interpolated, d own after lost frames."""

    verdict: Verdict
    marks: str
    decidable: float
    repeats: float
    blends: float
    inventions: float
    rhythm: Rhythm | None
    gaps: tuple[tuple[int, int], ...]
    evidence: str


def repeats(step: Array) -> NDArray[np.bool_]:
    """Which frames repeat the one before: runs of hardly any change right between two clear steps."""
    found = np.zeros(len(step), bool)
    at = 2
    while at < len(step) - 1:
        length = _run(step, at)
        found[at : at + length] = True
        at += length + 1
    return found


def _run(step: Array, at: int) -> int:
    """How many frames from `at` on repeat the one before `at`; 0 when none does."""
    before = step[at - 1]
    if not before >= MOTION_STEPS or step[at] >= REPEAT_SHARE * before:
        return 0
    top = 0.0
    for length in range(1, min(LONGEST_RUN, len(step) - at - 1) + 1):
        top = max(top, float(step[at + length - 1]))
        after = step[at + length]
        if top >= REPEAT_SHARE * before:
            return 0
        if after >= MOTION_STEPS and top < REPEAT_SHARE * after:
            return length
    return 0


def gaps(times: Sequence[float]) -> tuple[tuple[int, int], ...]:
    """(frame, frames missing before it) where time stamps leave room for more frames."""
    steps = np.diff(np.asarray(times, float))
    if len(steps) < 3:
        return ()
    usual = float(np.median(steps))
    return tuple(
        (at + 1, round(float(step) / usual) - 1)
        for at, step in enumerate(steps)
        if usual > 0 and step > GAP_FACTOR * usual and round(float(step) / usual) >= 2
    )


def cadence(signals: Signals, places: Sequence[tuple[Sequence[int], Array]] = ()) -> Cadence:
    """What the signals of a clip say.

    `places`: of things followed, the frames and what is left over of place along their way and of radius, shape
    (n, 2), in pixels.
    """
    step = np.asarray(signals.step, float)
    again = repeats(np.nan_to_num(step))
    lost = gaps(signals.times)
    level = np.nan_to_num(np.asarray(signals.level, float))
    moving = (np.nan_to_num(step) >= MOTION_STEPS) | again
    decidable = float(moving[1:].mean()) if len(moving) > 1 else 0.0
    judged = level > MOTION_STEPS * 1.5
    bend = np.asarray(signals.bend, float)
    mixed = judged & (np.nan_to_num(bend, nan=1.0) < MIX_BEND)
    verdict, rhythm, evidence = _verdict(signals, again, moving, judged, places)
    if len(step) < LEAST_FRAMES or (decidable < DECIDABLE and verdict is Verdict.OWN_FRAMES):
        verdict = Verdict.UNDECIDABLE
    marks = _marks(len(step), again, verdict, rhythm, judged, mixed)
    for frame, _ in lost:
        marks[frame] = "d"
    seen = max(1, len(step) - 1)
    counts = {letter: marks.count(letter) / seen for letter in "rbi"}
    return Cadence(
        verdict, "".join(marks), decidable, counts["r"], counts["b"], counts["i"], rhythm, lost, evidence
    )  # fmt: skip


def _marks(
    count: int,
    again: NDArray[np.bool_],
    verdict: Verdict,
    rhythm: Rhythm | None,
    judged: NDArray[np.bool_],
    mixed: NDArray[np.bool_],
) -> list[str]:
    made = {Verdict.BLENDED: "b", Verdict.INTERPOLATED: "i"}.get(verdict)
    marks = ["r" if one else "n" for one in again]
    for at in range(count):
        if marks[at] == "r":
            continue
        if made and rhythm is not None:
            if at % rhythm.period != rhythm.phase and judged[at]:
                marks[at] = made
        elif mixed[at]:
            marks[at] = "b"
    return marks


def _verdict(
    signals: Signals,
    again: NDArray[np.bool_],
    moving: NDArray[np.bool_],
    judged: NDArray[np.bool_],
    places: Sequence[tuple[Sequence[int], Array]],
) -> tuple[Verdict, Rhythm | None, str]:
    fresh = moving & ~again
    runs = again[1:] & ~again[:-1]
    if again.any() and runs.sum() >= 4 and runs.sum() >= RHYTHM_SHARE * max(1, fresh.sum()):
        lengths = np.diff(np.flatnonzero(fresh))
        period = max(2, round(float(np.median(lengths)))) if len(lengths) else 2
        return Verdict.REPEATED, Rhythm(period, int(np.flatnonzero(fresh)[0]) % period), "repeats"
    bend = np.asarray(signals.bend, float)
    found = _bending(bend, judged)
    aliased = found is not None and found[0] > ALIASED_FACTOR and _coded_alike(found[1], signals.kinds)
    if found is not None and not aliased:
        _, rhythm, own, made = found
        mixed = made < MIXED_BEND and made < MIXED_FACTOR * own
        return (Verdict.BLENDED if mixed else Verdict.INTERPOLATED), rhythm, "bend"
    invented = _placing(places)
    if invented is not None:
        return Verdict.INTERPOLATED, invented, "places"
    invented = _sharpness(signals, judged)
    if invented is not None:
        return Verdict.INTERPOLATED, invented, "sharpness"
    # a coder with the same rhythm may have done it, or hides it
    return (Verdict.UNDECIDABLE, None, "coder") if aliased else (Verdict.OWN_FRAMES, None, "")


def _bending(bend: Array, judged: NDArray[np.bool_]) -> tuple[float, Rhythm, float, float] | None:
    """The rhythm in which frames lie straight between their neighbours.

    How clearly (lower is clearer), the rhythm, and the bends of own and made frames.
    """
    good = judged & np.isfinite(bend)
    best: tuple[float, Rhythm, float, float] | None = None
    numbers = np.arange(len(bend))
    for period in PERIODS:
        for phase in range(period):
            own = good & (numbers % period == phase)
            made = good & (numbers % period != phase)
            if own.sum() < 6 or made.sum() < 6:
                continue
            factor = float(np.percentile(bend[made], 80) / max(1e-6, np.percentile(bend[own], 20)))
            if best is None or factor < best[0]:
                found = (float(np.median(bend[own])), float(np.median(bend[made])))
                best = (factor, Rhythm(period, phase), *found)
    if best is None:
        return None
    return best if best[0] <= MADE_FACTOR else None


def _coded_alike(rhythm: Rhythm, kinds: Sequence[str]) -> bool:
    """Whether the coder's own rhythm is the same, so that what is seen may be the coder's doing."""
    own = [kind for at, kind in enumerate(kinds) if at % rhythm.period == rhythm.phase]
    made = [kind for at, kind in enumerate(kinds) if at % rhythm.period != rhythm.phase]
    if not own or not made:
        return False
    return sum(kind != "B" for kind in own) > 0.8 * len(own) and sum(kind == "B" for kind in made) > 0.8 * len(made)


def _placing(places: Sequence[tuple[Sequence[int], Array]]) -> Rhythm | None:
    """The rhythm in which the place of a thing goes along its way; inventions put it where it was not."""
    best: tuple[float, Rhythm] | None = None
    for numbers, left in places:
        frames = np.asarray(numbers)
        if len(frames) < 40:
            continue
        for period in PERIODS:
            phases = frames % period
            # the radius is no evidence: light that flickers changes it in a rhythm of its own
            sureness, effect = _folded(left[:, 0], phases, period)
            if sureness > PLACE_F and effect > PLACE_EFFECT_PX and (best is None or sureness > best[0]):
                spread = [float(np.abs(left[phases == phase, 0]).mean()) for phase in range(period)]
                best = (sureness, Rhythm(period, int(np.argmin(spread))))
    return None if best is None else best[1]


def _folded(values: Array, phases: NDArray[np.int_], period: int) -> tuple[float, float]:
    """F of the phases' means, and how far they are apart. Outliers are brought in to 4 robust deviations."""
    values = values - np.median(values)
    limit = 4 * 1.4826 * float(np.median(np.abs(values))) + 1e-9
    values = np.clip(values, -limit, limit)
    groups = [values[phases == phase] for phase in range(period)]
    if min(len(group) for group in groups) < 6:
        return 0.0, 0.0
    means = np.array([group.mean() for group in groups])
    within = sum(float(((group - mean) ** 2).sum()) for group, mean in zip(groups, means, strict=True))
    between = sum(len(group) * (mean - values.mean()) ** 2 for group, mean in zip(groups, means, strict=True))
    free = len(values) - period
    return float(between / (period - 1) / max(1e-12, within / free)), float(np.ptp(means))


def _sharpness(signals: Signals, judged: NDArray[np.bool_]) -> Rhythm | None:
    """The rhythm in which own frames are sharper, and harder to make from their neighbours, at once.

    Coders have a rhythm too: what goes with a frame's place between coded frames is taken out first.
    """
    fine, missing = np.asarray(signals.fine, float), np.asarray(signals.missing, float)
    good = judged & np.isfinite(fine) & np.isfinite(missing)
    if good.sum() < 24 or np.median(np.asarray(signals.blocks)[good]) < LEAST_BLOCKS:
        return None
    places = _coded_places(signals.kinds)
    best: tuple[float, Rhythm] | None = None
    for period in PERIODS:
        for phase in range(period):
            sharp = _effect(np.log(np.maximum(fine, 1e-3)), good, places, period, phase)
            hard = _effect(np.log(np.maximum(missing, 1e-3)), good, places, period, phase)
            if sharp[0] < FINE_EFFECT or hard[0] < MISSING_EFFECT or min(sharp[1], hard[1]) < SURE_TIMES:
                continue
            if best is None or sharp[1] + hard[1] > best[0]:
                best = (sharp[1] + hard[1], Rhythm(period, phase))
    return None if best is None else best[1]


def _coded_places(kinds: Sequence[str]) -> NDArray[np.int_]:
    """A number for each frame's place among coded frames: I, P, or how far a B is from both sides."""
    ahead = [0] * len(kinds)
    count = 0
    for at in range(len(kinds) - 1, -1, -1):
        count = 0 if kinds[at] != "B" else count + 1
        ahead[at] = count
    out, count = [], 0
    for at, kind in enumerate(kinds):
        count = 0 if kind != "B" else count + 1
        out.append(10 * min(count, 5) + min(ahead[at], 5) if kind == "B" else (1 if kind == "I" else 2))
    return np.array(out)


def _effect(
    values: Array, good: NDArray[np.bool_], places: NDArray[np.int_], period: int, phase: int
) -> tuple[float, float]:
    """How much higher frames of a phase are than the rest, and in how many standard errors."""
    numbers = np.flatnonzero(good)
    seen = values[numbers]
    width = 2 * period + 1
    padded = np.pad(seen, width // 2, mode="reflect") if len(seen) > width else np.pad(seen, width // 2, mode="edge")
    left = seen - np.convolve(padded, np.full(width, 1 / width), "valid")[: len(seen)]
    limit = 6 * 1.4826 * float(np.median(np.abs(left))) + 1e-9
    left = np.clip(left, -limit, limit)
    design = [(places[numbers] == place).astype(float) for place in np.unique(places[numbers])]
    base = np.column_stack(design)
    whole = np.column_stack([*design, (numbers % period == phase).astype(float)])
    if np.linalg.matrix_rank(whole) <= np.linalg.matrix_rank(base):
        return 0.0, 0.0
    best = np.linalg.lstsq(whole, left, rcond=None)[0]
    error = left - whole @ best
    variance = float((error**2).sum()) / max(1, len(left) - whole.shape[1])
    spread = float(np.linalg.pinv(whole.T @ whole)[-1, -1])
    return float(best[-1]), float(best[-1] / max(1e-9, np.sqrt(variance * spread)))
