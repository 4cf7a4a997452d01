"""What the picture of a preview says it is: in English by OpenCV's letters, in other languages by a shipped drawing."""

from __future__ import annotations

import numpy as np
import pytest

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.scene import LANGUAGES
from holysheep_studio.domain.scene_check import check, plain_of, spec_of
from holysheep_studio.engine.previs.show import Show


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), [(128, 72), (320, 180), (1280, 720)])
def test_only_the_caption_is_said_in_the_language(language: str, width: int, height: int) -> None:
    plain = {"type": "rigid_body", "width": width, "height": height}
    english, other = spec_of(plain), check(spec_of({**plain, "language": language}))
    assert spec_of(plain_of(other)) == other
    assert "language" not in plain_of(english)
    one, two = Show(english).draw().copy(), Show(other).draw()
    changed = np.argwhere((one != two).any(axis=2))
    assert len(changed) > 100
    assert changed[:, 0].max() < height / 4
    assert changed[:, 1].min() > width * (0 if width < 320 else 0.5)


def test_a_language_without_a_caption_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        check(spec_of({"type": "rigid_body", "language": "fr"}))
    assert refused.value.fields["field"] == "language"
