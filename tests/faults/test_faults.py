"""The short form of the fault suite: a few trials of each kind, with every promise looked at after each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.bench import PATIENT_S, Ward
from tests.faults.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="lives are forked and looked after through /proc")


@pytest.fixture(scope="module")
def ward() -> Iterator[Ward]:
    with Ward(children_end_s=PATIENT_S) as made:
        yield made


@pytest.mark.parametrize("name", KINDS)
def test_no_promise_is_broken(name: str, ward: Ward) -> None:
    if name in {"files", "files_again", "read_only"} and not ward.can_make_files_fail:
        pytest.skip("nothing makes files fail without a C compiler")
    short = KINDS[name].short
    result = short.run(short.trials, 7, ward)
    assert result.broken == []
    assert result.trials
