"""Operations: the n-th thing that a life does with its files fails; made to by a library that is loaded before C's."""

from __future__ import annotations

import errno
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.faults.bench import Bench, Result, Ward

if TYPE_CHECKING:
    from collections.abc import Sequence

ERRNOS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE)


#: Lives differ a little in how many operations they have: how often they ask the provider depends on the machine.
MARGIN = 40


def spread(trials: int, seed: int, ward: Ward) -> Result:
    """So many operations, spread over a whole life on a folder that it makes, fail, each with another errno."""
    total = Result("n-th I/O fails")
    if ward.can_make_files_fail:
        most = _operations(ward)
        for n in range(trials):
            at = 1 + (seed * 97 + n * most // trials) % (most - MARGIN)
            total.add(files(0, seed, ward, numbers=range(at, at + 1), errors=(ERRNOS[(seed + n) % 4],)))
    return total


def files(
    trials: int, seed: int, ward: Ward, *, numbers: range, errors: Sequence[int] = ERRNOS, again: bool = False
) -> Result:
    """Each of the operations `numbers` fails with each errno, on a folder of its own; the queue is brought to its end.

    `again`: the folder has seen a life before, with a job that was killed when it had just been sent. An operation
    that a life does not come to is looked at and not counted.
    """
    del trials, seed
    total = Result("n-th I/O fails" + (" in a second life" if again else ""))
    if not ward.can_make_files_fail or (numbers[0] > 400 and numbers[0] > _operations(ward, again=again) + MARGIN):
        return total
    with ward.bench(total.name, promises=False, faulty=True) as bench:
        for n, number in itertools.product(numbers, errors):
            if again:
                _first_life(bench)
            _one(bench, ward, n, number)
            bench.settle(f"after operation {n} {errno.errorcode[number]}")
            bench.renew()
    total.add(bench.result)
    return total


def _operations(ward: Ward, *, again: bool = False) -> int:
    """How many operations such a life has."""
    with ward.bench("operations", promises=False, faulty=True) as bench:
        if again:
            _first_life(bench)
        bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1), io=(10**9, 1)))
    return ward.operations


def _first_life(bench: Bench) -> None:
    bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1), failpoint="polling:after_commit"))


def _one(bench: Bench, ward: Ward, n: int, number: int) -> None:
    life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(1), io=(n, number)))
    if bench.nursery.wait(life, 20) is None:
        bench.nursery.end(life)
    bench.gone(life)
    bench.look(f"operation {n} {errno.errorcode[number]}", counted=ward.struck())
