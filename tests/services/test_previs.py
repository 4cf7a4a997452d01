"""The numerical preview as the window uses it: a real engine process, streamed pictures, changes, animatics."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.scene import PrevisSpec, SceneKind
from holysheep_studio.domain.transition import State, Transition
from holysheep_studio.media.engine import Engine
from holysheep_studio.media.live import LiveEngine
from holysheep_studio.services.previs import Previs, materials
from holysheep_studio.workshop import engine_command, new_id

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.domain.sight import Sight


PATIENCE_S = 300


def ball(scene: SceneKind = SceneKind.FREE_FALL, **parameters: float) -> PrevisSpec:
    return PrevisSpec(
        PhysicsSpec(parameters=dict(parameters)), scene, Fraction(4), Fraction(1, 4), width_px=160, height_px=90
    )


@pytest.fixture
async def previs(tmp_path: Path) -> AsyncIterator[Previs]:
    engine = Engine(engine_command())
    made = Previs(LiveEngine(engine_command(), cancel_s=PATIENCE_S), engine, tmp_path, new_id=new_id)
    yield made
    await made.close()
    await engine.close()
    assert list(tmp_path.glob("*.part*")) == []


async def seen(previs: Previs, spec: PrevisSpec, count: int) -> list[Sight]:
    sights = []
    pictures = previs.start(spec)
    async with asyncio.timeout(PATIENCE_S):
        async for sight in pictures:
            sights.append(sight)
            if len(sights) == count:
                break
    await pictures.aclose()  # type: ignore[attr-defined]
    return sights


async def test_a_preview_runs_and_its_process_serves_the_next(previs: Previs) -> None:
    sights = await seen(previs, ball(), 5)
    first, last = sights[0], sights[-1]
    assert len(last.pixels) == 160 * 90 * 3
    assert last.time_s != first.time_s
    assert last.pixels != first.pixels
    assert last.ledger.energy.drift == pytest.approx(0, abs=1e-9)
    process = previs._live._process  # type: ignore[attr-defined]
    again = await seen(previs, ball(SceneKind.CONFETTI), 2)
    assert again[0].limits
    assert previs._live._process is process  # type: ignore[attr-defined]


async def test_changes_show_while_it_runs_and_the_newest_wins(previs: Previs) -> None:
    pictures = previs.start(ball(air_resistance=0.5))
    told: list[float] = []
    asked = False
    async with asyncio.timeout(PATIENCE_S):
        async for sight in pictures:
            told.append(sight.limits[0].bound if sight.limits else 0.0)
            if not asked:
                asked = True
                for drag in (0.1, 0.2, 1.0):
                    previs.change(ball(air_resistance=drag))
            if len(told) > 1 and told[-1] == pytest.approx(9.81**0.5):
                break
        assert sight.frame > 0, "the ball fell on"
        previs.restart()
        async for sight in pictures:
            if sight.frame < 3:
                break
        previs.change(replace(ball(), width_px=320, height_px=180))
        async for sight in pictures:
            if sight.width_px == 320:
                break
    assert len(sight.pixels) == 320 * 180 * 3
    previs.stop()
    assert len([one async for one in pictures]) < 3


async def test_bad_numbers_are_refused_and_what_runs_goes_on(previs: Previs) -> None:
    with pytest.raises(InputError) as bad:
        await seen(previs, replace(ball(), time_scale=Fraction(50)), 1)
    assert bad.value.fields["field"] == "time_scale"
    pictures = previs.start(ball())
    async for _ in pictures:
        with pytest.raises(InputError):
            previs.change(ball(gravity=float("nan")))
        break
    async for sight in pictures:
        assert sight.frame > 0
        break
    await pictures.aclose()  # type: ignore[attr-defined]


async def test_a_process_that_dies_says_so_and_the_next_preview_has_another(previs: Previs) -> None:
    pictures = previs.start(ball())
    with pytest.raises(StudioError) as dead:  # noqa: PT012 - it dies while it is looked at
        async for _ in pictures:
            previs._live._process.kill()  # type: ignore[attr-defined]
    assert dead.value.code is Code.ENGINE_FAILED
    assert len(await seen(previs, ball(), 2)) == 2


async def test_an_engine_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    previs = Previs(LiveEngine([str(tmp_path / "none")]), Engine(engine_command()), tmp_path, new_id=new_id)
    with pytest.raises(StudioError) as missing:
        await previs.warm()
    assert missing.value.code is Code.ENGINE_FAILED


def quiet(_name: str) -> object:
    return lambda _share: None


async def test_an_animatic_falls_as_fast_as_its_truth_says(previs: Previs, tmp_path: Path) -> None:
    target = tmp_path / "fall.mp4"
    spec = replace(ball(), width_px=640, height_px=360, duration_s=Fraction(2))
    made = await previs.render(spec, target, quiet, force=False)  # type: ignore[arg-type]
    assert (made.verification.frames, made.verification.decode_errors) == (60, 0)
    truth = json.loads(made.truth.read_text(encoding="utf-8"))
    (thing,) = truth["objects"]
    times, heights = np.array(truth["scene_times_s"]), np.array(thing["positions_m"])[:, 1]
    assert -2 * np.polyfit(times, heights, 2)[0] == pytest.approx(9.81, rel=1e-6)
    # the picture itself, measured: the middle of what is orange
    video = cv2.VideoCapture(str(target))
    rows = []
    while (read := video.read())[0]:
        picture = read[1].astype(int)
        found = np.nonzero(picture[..., 2] - picture[..., 0] > 60)
        rows.append(found[0].mean())
    seen_m = -np.array(rows) * truth["metres_per_pixel"]
    assert -2 * np.polyfit(times, seen_m, 2)[0] == pytest.approx(9.81, rel=0.02)
    with pytest.raises(InputError) as there:
        await previs.render(spec, target, quiet, force=False)  # type: ignore[arg-type]
    assert there.value.code is Code.OUTPUT_EXISTS


async def test_a_cancelled_animatic_leaves_nothing(previs: Previs, tmp_path: Path) -> None:
    begun = asyncio.Event()

    def stage(_name: str) -> object:
        return lambda _share: begun.set()

    spec = replace(ball(SceneKind.SPLASH), width_px=1280, height_px=720, duration_s=Fraction(60))
    work = asyncio.create_task(previs.render(spec, tmp_path / "long.mp4", stage, force=False))  # type: ignore[arg-type]
    await begun.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert [one for one in tmp_path.iterdir() if one.name.startswith((".", "long"))] == []


def test_the_shipped_materials_can_all_be_had() -> None:
    assert materials()[0].id == "water"
    assert sys.getsizeof(materials()) > 0


async def test_a_paused_preview_stands_still_and_goes_on(previs: Previs) -> None:
    pictures = previs.start(ball())
    seen_frames: list[int] = []
    async with asyncio.timeout(PATIENCE_S):
        async for sight in pictures:
            seen_frames.append(sight.frame)
            if len(seen_frames) == 2:
                previs.pause(paused=True)
            if len(seen_frames) > 4 and seen_frames[-1] == seen_frames[-2] == seen_frames[-3]:
                break
        stood = seen_frames[-1]
        previs.pause(paused=False)
        async for sight in pictures:
            if sight.frame != stood:
                break
    await pictures.aclose()  # type: ignore[attr-defined]


async def test_matter_turns_into_other_matter_while_it_is_shown(previs: Previs) -> None:
    states = Transition((State(0, "thin", {"air_resistance": 0.1}), State(0.2, "thick", {"air_resistance": 0.9})))
    pictures = previs.start(replace(ball(), states=states))
    told: dict[int, float] = {}
    async with asyncio.timeout(PATIENCE_S):
        async for sight in pictures:
            told[sight.frame] = sight.limits[0].asked
            if told[sight.frame] == pytest.approx(0.9):
                if len({round(one, 4) for one in told.values()}) > 3:
                    break
                previs.restart()  # pictures that nobody took in time are left out: seen in another turn
    await pictures.aclose()  # type: ignore[attr-defined]
    in_turn = [told[frame] for frame in sorted(told)]
    assert 0.1 <= in_turn[0] < 0.9
    assert in_turn == sorted(in_turn)
