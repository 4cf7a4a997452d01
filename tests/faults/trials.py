"""Trials: each kind of fault that strikes a process, again and again, with every promise looked at after each one."""

from __future__ import annotations

import contextlib
import itertools
import random
import signal
import sqlite3
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.faults.bench import Bench, Result, Trial, Ward
from tests.faults.cutting import WAYS, CuttingLine
from tests.faults.life import REFUSED

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES = ("reserving", "submitting", "polling", "downloading", "verifying", "finishing", "done")
MOMENTS = ("before_journal", "before_commit", "after_commit")
#: Each is a way in which a provider says something that is not so, or says it badly.
LIES = (
    "[[fail:429*2]]", "[[fail:500]]", "[[fail:502]]", "[[fail:503]]", "[[drop:before]]", "[[drop:after]]",
    "[[drop:half]]", "[[answer:truncated]]", "[[answer:html]]", "[[answer:204]]", "[[answer:empty]]",
    "[[answer:no-id]]", "[[answer:error]]", "[[answer:202]]", "[[late:1]]", "[[numbers:text]]", "[[error:empty]]",
    "[[poll-fail:502*2]] [[polls:2]]", "[[poll-drop*2]] [[polls:2]]", "[[progress:backwards]] [[polls:2]]",
    "[[progress:beyond]] [[polls:2]]", "[[status:dreaming]] [[polls:2]]", "[[media:expired]]", "[[cut:0.5*2]]",
    "[[media:ignore-range]] [[cut:0.5]]", "[[media:etag-change]] [[cut:0.5]]", "[[media:no-length]]",
    "[[end:failed]]", "[[end:moderated]]", "[[end:cancelled]]", "[[end:expired]]", "[[score:none]]",
    "[[usage:none]]", "[[fail:400]]", "[[fail:402]]",
)  # fmt: skip
_UNDER_WAY = (
    "SELECT DISTINCT state FROM jobs WHERE lease_owner IS NOT NULL AND state NOT IN ('done', 'failed', 'cancelled')"
)
#: So many trials share a data folder.
PORTION = 25


def kills(trials: int, seed: int, ward: Ward, *, believed: bool = True) -> Result:
    """SIGKILL at random moments of lives with work to do; `believed`: the provider is trusted to know keys.

    The moments are spread over the length of a whole life, measured anew whenever one ended before its moment came;
    such a one is looked at too, and not counted.
    """
    moments = random.Random(seed)
    with ward.bench("SIGKILL at random", promises=believed) as bench:
        whole_s = _length_s(bench)
        while bench.result.count < trials:
            began = time.monotonic()
            life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2)))
            killed = bench.nursery.wait(life, moments.uniform(0.0, 1.1 * whole_s)) is None
            if killed:
                bench.nursery.end(life)
            else:
                whole_s = (3 * whole_s + time.monotonic() - began) / 4
            bench.gone(life)
            bench.look(f"kill after {time.monotonic() - began:.3f} s", counted=killed)
            if killed:
                _where(bench)
        bench.settle("after the kills")
    return bench.result


def _length_s(bench: Bench) -> float:
    """How long an undisturbed life takes here and now."""
    began = time.monotonic()
    bench.nursery.whole(replace(bench.order, prompts=bench.prompts(2)))
    return time.monotonic() - began


def _where(bench: Bench) -> None:
    """Count which states the jobs were in when it happened, so that it can be seen that kills strike everywhere."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_read(bench)) as connection:
        rows = connection.execute(_UNDER_WAY).fetchall()
        for name in {row[0] for row in rows} or {"nothing under way"}:
            bench.result.notes[name] = bench.result.notes.get(name, 0) + 1


def _read(bench: Bench) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{bench.data / 'studio.sqlite3'}?mode=ro", uri=True)


def boundaries(
    trials: int,
    seed: int,
    ward: Ward,
    *,
    believed: bool = False,
    knows_keys: bool = True,
    moments: Sequence[str] = MOMENTS,
) -> Result:
    """Killed at each moment of each commit that moves a job, `trials` times each, and brought to its end after each."""
    del seed
    with ward.bench("killed at stage boundaries", promises=believed, knows_keys=knows_keys) as bench:
        for n, state, moment in itertools.product(range(trials), STATES, moments):
            order = replace(bench.order, prompts=bench.prompts(1), failpoint=f"{state}:{moment}")
            code = bench.nursery.whole(order)
            if code != -signal.SIGKILL:
                bench.wrong(f"was not reached ({code})")
            bench.look(f"{state}:{moment} {n}")
            bench.settle(f"after {state}:{moment} {n}")
    return bench.result


def lines(trials: int, seed: int, ward: Ward, *, ways: Sequence[str] = WAYS) -> Result:
    """Each of these ways in which a line fails, for `trials` lives of four jobs."""
    total = Result("network lost")
    for number, way in enumerate(ways):
        with ward.bench(way, promises=(number + seed) % 2 == 0) as bench:
            with CuttingLine(bench.provider.port, 0.4, (way,), seed + number) as line:
                order = replace(bench.order, port=line.port, at_once=8)
                for n in range(trials):
                    life = bench.nursery.begin(replace(order, prompts=bench.prompts(4), resume=True))
                    if bench.nursery.wait(life, 4) is None:
                        bench.nursery.end(life)
                    bench.gone(life)
                    bench.look(f"{way} {n}")
                bench.result.notes["connections cut"] = line.cut
            bench.settle(f"after {way}")
        total.add(bench.result)
    return total


def lies(trials: int, seed: int, ward: Ward, *, believed: bool = False, cues: Sequence[str] = LIES) -> Result:
    """Every wrong thing that a provider can say, `trials` times."""
    del seed
    with ward.bench("provider lies", promises=believed) as bench:
        for n in range(trials):
            asked = tuple(itertools.chain.from_iterable(bench.prompts(1, cue) for cue in cues))
            life = bench.nursery.begin(replace(bench.order, prompts=asked, at_once=12))
            if bench.nursery.wait(life, 90) is None:
                bench.nursery.end(life)
            bench.gone(life)
            bench.look(f"{cues[0]} {n}")
            bench.result.trials += [Trial(f"{cue} {n}", []) for cue in cues[1:]]  # one look is one for all of them
            if n % 4 == 3:
                bench.settle("after the lies")
                bench.renew()
        bench.settle("after the lies")
    return bench.result


def instances(trials: int, seed: int, ward: Ward) -> Result:
    """Two processes, two runners in each, on one folder; one of them is killed, or stopped and woken."""
    moments = random.Random(seed)
    with ward.bench("two instances and double clicks", promises=False) as bench:
        for n in range(trials):
            first = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(3), twice=True))
            second = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2), twice=True, clock_seed=n))
            time.sleep(moments.uniform(0.02, 0.6))
            first.send(signal.SIGSTOP if n % 2 else signal.SIGKILL)
            time.sleep(moments.uniform(0.05, 0.4))
            first.send(signal.SIGCONT)
            for life in (first, second):
                if bench.nursery.wait(life, 300) is None:
                    bench.nursery.end(life)
                    bench.wrong("a runner does not end")
                bench.gone(life)
            bench.look(f"instances {n}")
        bench.settle("after the instances")
    return bench.result


def plans(trials: int, seed: int, ward: Ward) -> Result:
    """The same plan from two processes in the same moment, as of somebody who clicks in two windows: queued once."""
    moments = random.Random(seed)
    with ward.bench("the same plan twice", promises=False) as bench:
        for n in range(trials):
            order = replace(bench.order, prompts=bench.prompts(3), refuse=True, work=n % 2 == 0)
            both = []
            for _ in range(2):
                both.append(bench.nursery.begin(order))
                time.sleep(moments.choice([0, 0, 0.05, 0.3]))
            codes = sorted(str(bench.nursery.wait(life, 300)) for life in both)
            for life in both:
                bench.gone(life)
            if codes != ["0", str(REFUSED)]:
                bench.wrong(f"the lives ended with {codes}: {bench.last_words()}")
            bench.look(f"plans {n}")
        bench.settle("after the plans")
    return bench.result


def clocks(trials: int, seed: int, ward: Ward) -> Result:
    """Clocks that jump by hours and years between any two looks at them, and a machine that sleeps."""
    moments = random.Random(seed)
    with ward.bench("clock jumps and sleep", promises=False) as bench:
        for n in range(trials):
            life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2), clock_seed=seed + n))
            for _ in range(2):
                time.sleep(moments.uniform(0.0, 0.3))
                life.send(signal.SIGSTOP)
                time.sleep(0.1)
                life.send(signal.SIGCONT)
            if bench.nursery.wait(life, 3) is None:
                bench.nursery.end(life)
            bench.gone(life)
            bench.look(f"clock {n}")
        bench.settle("after the clocks")
    return bench.result


def cap(trials: int, seed: int, ward: Ward) -> Result:
    """Fifty jobs at once in two processes, under a budget that is one job too small; every tenth is worked to its end.

    The others are over when nothing more can be sent: the rest of a job's way has no part in the race.
    """
    del seed
    with ward.bench("price") as bench:
        bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1)))
        price = bench.provider.charges()[0].micros
    with ward.bench("fifty workers at the cap", promises=False) as bench:
        for n in range(trials):
            _at_the_cap(bench, 49 * price, f"cap {n}", whole=n % 10 == 0)
            bench.renew()
    return bench.result


def _at_the_cap(bench: Bench, most: int, what: str, *, whole: bool) -> None:
    order = replace(bench.order, at_once=25, cap_micro=most)
    bench.nursery.whole(replace(order, prompts=bench.prompts(50, "" if whole else "[[polls:9999]]"), work=False))
    both = [bench.nursery.begin(order) for _ in range(2)]
    if not whole:
        _wait_until_sent(bench, 300)
    for life in both:
        if not whole or bench.nursery.wait(life, 600) is None:
            bench.nursery.end(life)
        bench.gone(life)
    for done, count in (("sent", len(bench.provider.accepted())), ("charged", len(bench.provider.charges()))):
        if count != 49 and (whole or done == "sent"):
            bench.wrong(f"{count} of 49 jobs were {done}")
    bench.look(what, at_rest=whole, cap_micro=most)


def _wait_until_sent(bench: Bench, most_s: float) -> None:
    """Until every job is with the provider or has been stopped."""
    until = time.monotonic() + most_s
    question = "SELECT count(*) FROM jobs WHERE paused = 0 AND state IN ('waiting', 'reserving', 'submitting')"
    while time.monotonic() < until:
        with contextlib.closing(sqlite3.connect(bench.data / "studio.sqlite3")) as connection:
            if connection.execute(question).fetchone()[0] == 0:
                return
        time.sleep(0.05)
    bench.wrong("not every job was sent or stopped")
