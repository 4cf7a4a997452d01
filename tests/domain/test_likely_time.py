"""How long a batch will likely take: from real spans, by hand-made sums."""

from __future__ import annotations

import pytest

from holysheep_studio.domain.likely_time import likely_time


def test_clips_one_after_the_other_take_their_sum() -> None:
    spans = [(n * 10.0, n * 10.0 + 9.0) for n in range(10)]
    found = likely_time(4, spans)
    assert found is not None
    assert (found.usual_s, found.slow_s, found.seen, found.at_once) == (36.0, 36.0, 10, 1)


def test_clips_side_by_side_take_turns() -> None:
    spans = [(0.0, 10.0)] * 4 + [(10.0, 20.0)] * 3 + [(20.0, 60.0)]
    found = likely_time(10, spans)
    assert found is not None
    assert found.at_once == 4
    assert (found.usual_s, found.slow_s) == (30.0, 120.0)  # three turns of four


@pytest.mark.parametrize(
    ("count", "spans"),
    [(5, [(0.0, 1.0)] * 4), (0, [(0.0, 1.0)] * 9), (5, [(0.0, 90_000.0)] * 9), (5, [(2.0, 1.0)] * 9)],
)
def test_too_little_says_nothing(count: int, spans: list[tuple[float, float]]) -> None:
    assert likely_time(count, spans) is None
