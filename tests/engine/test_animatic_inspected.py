"""The animatic of free fall, measured as any clip is by the motion report, gives back the gravity it was made with."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.quality import InspectSpec, Setting, Status
from holysheep_studio.domain.scene import SCENES, PrevisSpec, SceneKind
from holysheep_studio.media.engine import Engine
from holysheep_studio.media.live import LiveEngine
from holysheep_studio.services.previs import Previs
from holysheep_studio.workshop import engine_command, new_id

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("gravity", [9.81, 3.71])
async def test_gravity_comes_back_within_two_percent(tmp_path: Path, gravity: float) -> None:
    engine = Engine(engine_command())
    previs = Previs(LiveEngine(engine_command()), engine, tmp_path, new_id=new_id)
    form = SCENES[SceneKind.FREE_FALL]
    spec = PrevisSpec(PhysicsSpec(parameters={"gravity": gravity}), SceneKind.FREE_FALL, Fraction(3), form.time_scale)
    spec = replace(spec, width_px=960, height_px=540)
    try:
        made = await previs.render(spec, tmp_path / "fall.mp4", lambda _: lambda _share: None, force=False)
        setting = Setting(form.width_m / 960, float(form.time_scale))
        found = await engine.inspect(InspectSpec(str(made.path), setting), lambda _done, _total: None)
    finally:
        await previs.close()
        await engine.close()
    block = found.report.blocks["ballistics"]
    measured = block.values["g_m_s2"]
    assert block.status is Status.OK, block.reason
    assert isinstance(measured, float)
    assert measured == pytest.approx(gravity, rel=0.02)
