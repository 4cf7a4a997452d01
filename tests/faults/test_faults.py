"""The short form of the fault suite: a few trials of each kind, with every promise looked at after each."""

from __future__ import annotations

import sys

import pytest

from tests.faults.kinds import KINDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="lives are forked and looked after through /proc")


@pytest.mark.parametrize("name", KINDS)
def test_no_promise_is_broken(name: str) -> None:
    run, _, short = KINDS[name]
    result = run(short, 7, None)
    assert result.broken == []
    assert result.trials > 0
