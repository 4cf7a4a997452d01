"""The list of ways that a job may go, written down for the fault suite, knows every stage that the program has."""

from __future__ import annotations

from itertools import pairwise

import pytest

from holysheep_studio.domain.job import JobState, road_of
from tests.faults.promises import EDGES

COURSES = (
    "local", "local+measure", "cloud", "cloud+upload", "cloud+local", "cloud+local+measure",
    "cloud+upload+local+measure",
)  # fmt: skip


def test_every_state_has_its_ways_on() -> None:
    assert set(EDGES) == set(map(str, JobState))


@pytest.mark.parametrize("way", COURSES)
def test_each_step_of_a_course_is_a_way_that_may_be_gone(way: str) -> None:
    assert all(str(after) in EDGES[str(before)] for before, after in pairwise(road_of(way)))
