"""Holds the motion report to its bars on every development clip, and prints them as a Markdown table.

    python tests/bench/bars_report.py [physics] [real] [nasty] CLIPS_FOLDER

Each clip goes through the studio as it does for a person: its own engine process, a bound of time. The true values
are in the JSON beside the physics clips. The exit code is 1 when a bar is missed. No folder named: all three.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.quality import InspectSpec, Setting, Status, Value
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.quality import MotionReport

LONGEST_S = 300
#: What the report is to answer where a clip was made slower by other means than a camera.
FAKES = {"fake_duplicate": "fake", "fake_blend": "fake", "fake_motion_interpolated": "fake"}
ALARMS = (
    ("cadence", "dropped_frames"),
    ("photometric", "black_frames"),
    ("photometric", "frozen_s"),
    ("delivery", "decode_errors"),
)
GRAVITY_BAR, BOUNCE_BAR, SWING_BAR = 0.01, 0.01, 0.02


def told(report: MotionReport, block: str, name: str) -> Value:
    return report.blocks[block].values.get(name)


def why(report: MotionReport, block: str) -> str:
    found = report.blocks[block]
    return "" if found.status is Status.OK else f" ({found.status}: {found.reason})"


def gravity_row(report: MotionReport, motion: dict[str, Any], block: str, bar: float) -> tuple[str, bool]:
    """What gravity is said to be, and whether that is right or honestly not said."""
    found, interval = told(report, block, "g_m_s2"), told(report, block, "g_ci95")
    if not isinstance(found, float):
        return f"g cannot tell{why(report, block)}", False
    error = found / motion["g_m_s2"] - 1
    return f"g {found:.4g} ± {interval:.2g}, {error:+.2%}{why(report, block)}", abs(error) < bar


def physics_row(truth: dict[str, Any], report: MotionReport) -> tuple[str, bool]:
    motion = truth.get("motion", {})
    words, good = [], True
    fake = truth.get("slow_motion") in FAKES
    if truth.get("slow_motion") == "real_ramp":
        block = report.blocks["ballistics"]
        untold = told(report, "ballistics", "g_m_s2") is None
        words.append(f"g cannot tell{why(report, 'ballistics')}" if untold else "g told")
        good = block.status is not Status.OK
    elif motion.get("kind") in {"free_fall", "projectile", "bounce"}:
        said, right = gravity_row(report, motion, "ballistics", GRAVITY_BAR)
        words.append(said)
        # of frames that were made, or stand still, only "cannot tell" or the truth will do
        good = right or (fake and report.blocks["ballistics"].status is not Status.OK)
    elif motion.get("kind") == "pendulum":
        said, good = gravity_row(report, motion, "pendulum", SWING_BAR)
        words.append(said)
    if motion.get("kind") == "bounce" and truth["slow_motion"] != "real_ramp":
        found = told(report, "ballistics", "restitution")
        bounces = found if isinstance(found, tuple) else ()
        words.append(f"restitution {', '.join(f'{one:.4f}' for one in bounces)} (true {motion['restitution']})")
        good &= bool(bounces) and all(abs(one - motion["restitution"]) <= BOUNCE_BAR for one in bounces)
    slow, verdict = str(told(report, "cadence", "slow_motion")), str(told(report, "cadence", "verdict"))
    words.append(f"slow motion {slow}, frames {verdict}{why(report, 'cadence')}")
    good &= (slow == "fake") if fake else slow != "fake"
    return "; ".join(words), good


def usual_row(report: MotionReport) -> tuple[str, bool]:
    slow, verdict = told(report, "cadence", "slow_motion"), told(report, "cadence", "verdict")
    words = [f"slow motion {slow}, frames {verdict}{why(report, 'cadence')}"]
    for block, name in ALARMS:
        found = told(report, block, name)
        words += [f"{name} {found}"] if found else []
    words.append(f"free flight{why(report, 'ballistics') or ' ' + str(told(report, 'ballistics', 'g_m_s2'))}")
    return "; ".join(words), slow != "fake"


async def row(studio: Studio, clip: Path) -> tuple[str, bool]:
    beside = clip.with_suffix(".json")
    truth = json.loads(beside.read_text(encoding="utf-8")) if clip.parent.name == "physics" and beside.is_file() else {}
    scale = truth.get("time_scale", 1)
    setting = Setting(
        1 / truth["pixels_per_metre"] if "pixels_per_metre" in truth else None,
        1.0 if scale == "ramp" else float(scale),
    )
    try:
        async with asyncio.timeout(LONGEST_S):
            found = (await studio.inspections.inspect(InspectSpec(str(clip), setting))).report
    except StudioError as error:
        return f"refused: {error.code}", clip.parent.name == "nasty"
    except TimeoutError:
        return f"no end after {LONGEST_S} s", False
    if truth:
        return physics_row(truth, found)
    said, good = usual_row(found)
    return f"{found.frames_measured} of {found.frames} frames; {said}", good or clip.parent.name == "nasty"


async def main(folders: list[str], root: Path) -> int:
    missed = 0
    with tempfile.TemporaryDirectory(prefix="bars-") as bench:
        async with await Studio.open(Paths.at(Path(bench))) as studio:
            for folder in folders:
                print(f"\n| {folder} | what the report says | bar | s |\n|---|---|---|---|", flush=True)
                for clip in sorted((root / folder).iterdir()):
                    if clip.suffix == ".json":
                        continue
                    began = time.monotonic()
                    said, good = await row(studio, clip)
                    missed += not good
                    print(f"| {clip.name} | {said} | {'kept' if good else '**missed**'} "
                          f"| {time.monotonic() - began:.0f} |", flush=True)  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    *wanted, place = sys.argv[1:]
    sys.exit(asyncio.run(main(wanted or ["physics", "real", "nasty"], Path(place))))
