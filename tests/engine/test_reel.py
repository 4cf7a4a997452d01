"""The reel holds a few pictures, however long the clip and whatever is asked of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.render import Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.reel import AHEAD, BEHIND, Reel
from holysheep_studio.engine.shots import shots

if TYPE_CHECKING:
    from tests.conftest import MakeClip


@pytest.mark.parametrize("quality", list(Quality))
@pytest.mark.parametrize("speed", [Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2)])
def test_playing_forward_holds_a_few_pictures(make_clip: MakeClip, quality: Quality, speed: Fraction) -> None:
    clip = make_clip(frames=96)
    spec = RenderSpec(str(clip), "", TimeMap.constant(Fraction(4), speed), Fraction(24), quality=quality)
    with opened(str(clip)) as container:
        reel = Reel(container, picture_stream(container, str(clip)), str(clip), lambda _one, _other: False)
        held = [len(reel._held) for _ in shots(spec, reel)]
    assert len(held) == round(96 / speed)
    assert max(held) <= BEHIND + AHEAD + 3
