"""Restart: ten thousand jobs wait, and the studio is opened again."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.faults.bench import Result, Ward

#: How long a person waits at most.
USABLE_S = 2.0


def restarts(trials: int, seed: int, ward: Ward, *, jobs: int = 10_000, most_s: float | None = USABLE_S) -> Result:
    """Opened with `jobs` jobs in the queue until its lines can be shown; `most_s` None: ever so long."""
    del seed
    with ward.bench("restart", promises=False) as bench:
        bench.nursery.whole(replace(bench.order, prompts=bench.prompts(jobs), work=False))
        for n in range(trials):
            began = time.monotonic()
            code = bench.nursery.whole(replace(bench.order, work=False, lists=True))
            took_s = time.monotonic() - began
            if code != 0 or (most_s is not None and took_s > most_s):
                bench.wrong(f"ended with {code} after {took_s:.1f} s")
            bench.result.notes["longest ms"] = max(bench.result.notes.get("longest ms", 0), round(1000 * took_s))
            bench.look(f"restart {n}")
    return bench.result


def short(trials: int, seed: int, ward: Ward) -> Result:
    """A few hundred jobs and no clock: that it works at all."""
    return restarts(trials, seed, ward, jobs=300, most_s=None)
