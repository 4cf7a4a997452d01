"""The HDR curve: the standard's numbers, rising, unchanged in the dark, white at the peak."""

import pytest

from holysheep_studio.media.tone import PEAK_NITS, WHITE_NITS, curve_points, pq_code, pq_nits, rolled_off, screen_value


@pytest.mark.parametrize(("nits", "code"), [(0, 0), (100, 0.5081), (203, 0.5807), (1000, 0.7518), (10000, 1)])
def test_the_perceptual_quantiser_is_st_2084(nits: float, code: float) -> None:
    assert pq_code(nits) == pytest.approx(code, abs=1e-4)
    assert pq_nits(pq_code(nits)) == pytest.approx(nits, abs=1e-6 * max(nits, 1))


def test_dark_and_middle_tones_are_unchanged() -> None:
    for nits in (0.01, 1, 10, 26, 50):
        assert rolled_off(pq_code(nits)) == pq_code(nits)
        assert screen_value(pq_code(nits)) == pytest.approx((nits / WHITE_NITS) ** (1 / 2.4))


def test_it_rises_to_white_at_the_peak() -> None:
    points = [tuple(map(float, point.split("/"))) for point in curve_points().split()]
    assert points[0] == (0, 0)
    assert points[-1] == (1, 1)
    assert [y for _, y in points] == sorted(y for _, y in points)
    assert screen_value(pq_code(PEAK_NITS)) == pytest.approx(1)
    assert 0.85 < screen_value(pq_code(WHITE_NITS)) < 0.95
    assert 0.93 < screen_value(pq_code(1000)) < 1
