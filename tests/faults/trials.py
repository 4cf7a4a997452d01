"""Trials: each kind of fault, again and again, with every promise looked at after each single one."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.cutting import WAYS, CuttingLine
from tests.faults.life import REFUSED, Order
from tests.faults.nursery import Life, Nursery
from tests.faults.promises import Promises
from tests.faults.provider import ProviderProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

#: No process of a life may be there after this.
CHILDREN_END_S = 5.0
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


@dataclass(slots=True)
class Result:
    """What came of a kind of trial."""

    name: str
    trials: int = 0
    broken: list[str] = field(default_factory=list)
    notes: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0


class Bench:
    """One data folder, one provider and the means to start lives on them."""

    def __init__(self, nursery: Nursery, provider: ProviderProcess, folder: Path, *, promises: bool = True) -> None:
        self._folder = folder
        self.provider = provider
        self.nursery = nursery
        self.result = Result("")
        self._ended: list[tuple[float, Life]] = []
        self._begin(promises=promises)

    def _begin(self, *, promises: bool) -> None:
        self.data = self._folder / f"data-{next(_NUMBERS)}"
        self.promises = Promises(self.data, self.provider, promises=promises)
        self.order = Order(str(self.data), self.provider.port, promises=promises)

    def renew(self) -> None:
        """A fresh data folder, and the provider's book from here on: what is looked at stays small."""
        self.close()
        self.provider.turn_page()
        self._begin(promises=self.order.promises)

    def prompts(self, count: int, cue: str = "") -> tuple[str, ...]:
        """As many that were never used before."""
        return tuple(f"take {next(_NUMBERS)} {cue}".strip() for _ in range(count))

    def look(self, what: str, *, at_rest: bool = False, cap_micro: int | None = None) -> None:
        """Note a trial and what it broke."""
        self.result.trials += 1
        self.result.broken += [f"{what}: {one}" for one in self.promises.broken(at_rest=at_rest, cap_micro=cap_micro)]
        self._look_for_children()

    def last_words(self) -> str:
        """The last line that a life has written."""
        return self.nursery.log.read_text().strip().rpartition("\n")[2]

    def gone(self, life: Life) -> None:
        """A life has ended: its children must be gone soon."""
        self._ended.append((time.monotonic(), life))

    def settle(self, what: str, *, cap_micro: int | None = None) -> None:
        """Let the queue end undisturbed, and look at everything."""
        code: int | None = None
        for _ in range(3):
            life = self.nursery.begin(replace(self.order, resume=True))
            code = self.nursery.wait(life, 120)
            self.gone(life)
            if code == 0:
                break
            if code is None:
                self.nursery.end(life)
        else:
            self.result.broken.append(f"{what}: the queue does not end ({code}): {self.last_words()}")
        self.look(what, at_rest=True, cap_micro=cap_micro)

    def close(self) -> None:
        """Wait for the last children."""
        while self._ended:
            self._look_for_children(wait=True)
        shutil.rmtree(self.data, ignore_errors=True)

    def _look_for_children(self, *, wait: bool = False) -> None:
        left = []
        for at, life in self._ended:
            running = life.left()
            if running and time.monotonic() - at > CHILDREN_END_S:
                self.result.broken.append(f"children are left: {running}")
                for pid in running:
                    os.kill(pid, signal.SIGKILL)
            elif running:
                left.append((at, life))
        self._ended = left
        if wait and left:
            time.sleep(0.1)


_NUMBERS = itertools.count()


@contextmanager
def benched(name: str, package: Path | None, *, promises: bool = True, preload: Path | None = None) -> Iterator[Bench]:
    """A bench that is cleared away afterwards; the result is filled in."""
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="studio-faults-", ignore_cleanup_errors=True))
        )
        if preload is not None:
            os.environ["FAULTS_FOLDER"], os.environ["FAULTS_TOLD"] = str(folder / "data"), str(folder / "count")
        provider = stack.enter_context(ProviderProcess(folder))
        bench = Bench(stack.enter_context(Nursery(folder, package, preload)), provider, folder, promises=promises)
        bench.result.name = name
        try:
            yield bench
        finally:
            bench.close()
            bench.result.seconds = time.monotonic() - began


def add(total: Result, one: Result) -> None:
    """Take the trials of one bench into the sum of their kind."""
    total.trials += one.trials
    total.broken += one.broken
    total.seconds += one.seconds
    for what, value in one.notes.items():
        total.notes[what] = total.notes.get(what, 0) + value


def kills(trials: int, seed: int, package: Path | None = None) -> Result:
    """SIGKILL at random moments of lives with work to do; half of the benches speak to a provider without promises.

    A life that ended before its moment came is looked at too, and not counted.
    """
    moments = random.Random(seed)
    total = Result("SIGKILL at random")
    while total.trials < trials:
        believed = total.trials // 50 % 2 == 0
        with benched("kill", package, promises=believed) as bench:
            wanted = min(50, trials - total.trials)
            while bench.result.trials < wanted:
                life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2)))
                killed = bench.nursery.wait(life, moments.uniform(0.02, 0.7)) is None
                if killed:
                    bench.nursery.end(life)
                bench.gone(life)
                bench.look(f"kill {bench.result.trials}")
                bench.result.trials -= not killed
            bench.settle("after the kills")
            bench.result.trials -= 1
        add(total, bench.result)
    return total


#: So many trials share a data folder.
PORTION = 24


def boundaries(trials: int, seed: int, package: Path | None = None) -> Result:
    """Killed at each moment of each commit that moves a job, `trials` times each."""
    del seed
    total = Result("killed at stage boundaries")
    moments = MOMENTS if trials else MOMENTS[:1]  # 0: the short form
    for believed in (True, False) if trials else (False,):
        with benched("boundaries", package, promises=believed) as bench:
            for n, state, moment in itertools.product(range(max(1, trials // 2)), STATES, moments):
                order = replace(bench.order, prompts=bench.prompts(1), failpoint=f"{state}:{moment}")
                code = bench.nursery.whole(order)
                bench.look(f"{state}:{moment} {n}")
                if code != -signal.SIGKILL:
                    bench.result.broken.append(f"{state}:{moment} was not reached ({code})")
                bench.settle(f"after {state}:{moment}")
                bench.result.trials -= 1
                if bench.result.trials % PORTION == 0:
                    bench.renew()
        add(total, bench.result)
    return total


def lines(trials: int, seed: int, package: Path | None = None) -> Result:
    """Every way in which a line fails, `trials` connections' worth of jobs each."""
    total = Result("network lost")
    ways = WAYS if trials else tuple(random.Random(seed).sample(WAYS, 4))  # 0: the short form
    for number, way in enumerate(ways):
        believed = number % 2 == 0
        with benched(way, package, promises=believed) as bench:
            with CuttingLine(bench.provider.port, 0.4, (way,), seed + number) as line:
                order = replace(bench.order, port=line.port, at_once=8)
                for n in range(max(1, trials // 4)):
                    life = bench.nursery.begin(replace(order, prompts=bench.prompts(4), resume=True))
                    if bench.nursery.wait(life, 6) is None:
                        bench.nursery.end(life)
                    bench.gone(life)
                    bench.look(f"{way} {n}")
                bench.result.notes["connections cut"] = line.cut
            bench.settle(f"after {way}")
        add(total, bench.result)
    return total


def lies(trials: int, seed: int, package: Path | None = None) -> Result:
    """Every wrong thing that a provider can say, believed and not."""
    total = Result("provider lies")
    cues = LIES if trials else random.Random(seed).sample(LIES, 9)  # 0: the short form
    for believed in (True, False) if trials else (False,):
        with benched("lies", package, promises=believed) as bench:
            for n in range(max(1, trials // 2)):
                asked = tuple(itertools.chain.from_iterable(bench.prompts(1, cue) for cue in cues))
                life = bench.nursery.begin(replace(bench.order, prompts=asked, at_once=12))
                if bench.nursery.wait(life, 90) is None:
                    bench.nursery.end(life)
                bench.gone(life)
                bench.look(f"lies {n}")
                bench.result.trials += len(cues) - 1
                if n % 4 == 3:
                    bench.settle("after the lies")
                    bench.result.trials -= 1
                    bench.renew()
            bench.settle("after the lies")
            bench.result.trials -= 1
        add(total, bench.result)
    return total


def instances(trials: int, seed: int, package: Path | None = None) -> Result:
    """Two processes, two runners in each, on one folder; one of them is killed, or stopped and woken."""
    moments = random.Random(seed)
    with benched("two instances and double clicks", package, promises=False) as bench:
        for n in range(trials):
            first = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(3), twice=True))
            second = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2), twice=True, clock_seed=n))
            time.sleep(moments.uniform(0.1, 1.0))
            first.send(signal.SIGSTOP if n % 2 else signal.SIGKILL)
            time.sleep(moments.uniform(0.05, 0.4))
            first.send(signal.SIGCONT)
            for life in (first, second):
                if bench.nursery.wait(life, 60) is None:
                    bench.nursery.end(life)
                    bench.result.broken.append(f"instances {n}: a runner does not end")
                bench.gone(life)
            bench.look(f"instances {n}")
            if bench.result.trials % PORTION == 0:
                bench.settle("after the instances")
                bench.result.trials -= 1
                bench.renew()
        bench.settle("after the instances")
        bench.result.trials -= 1
    return bench.result


def plans(trials: int, seed: int, package: Path | None = None) -> Result:
    """The same plan from two processes in the same moment, as of somebody who clicks in two windows: queued once."""
    moments = random.Random(seed)
    with benched("the same plan twice", package, promises=False) as bench:
        for n in range(trials):
            order = replace(bench.order, prompts=bench.prompts(3), refuse=True, work=n % 2 == 0)
            both = []
            for _ in range(2):
                both.append(bench.nursery.begin(order))
                time.sleep(moments.choice([0, 0, 0.05, 0.3]))
            codes = sorted(str(bench.nursery.wait(life, 60)) for life in both)
            for life in both:
                bench.gone(life)
            if codes != ["0", str(REFUSED)]:
                bench.result.broken.append(f"plans {n}: the lives ended with {codes}: {bench.last_words()}")
            bench.look(f"plans {n}")
        bench.settle("after the plans")
        bench.result.trials -= 1
    return bench.result


def clocks(trials: int, seed: int, package: Path | None = None) -> Result:
    """Clocks that jump by hours and years between any two looks at them, and a machine that sleeps."""
    with benched("clock jumps and sleep", package, promises=False) as bench:
        for n in range(trials):
            life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2), clock_seed=seed + n))
            for pause_s in (0.3, 0.3):
                time.sleep(pause_s)
                life.send(signal.SIGSTOP)
                time.sleep(0.1)
                life.send(signal.SIGCONT)
            if bench.nursery.wait(life, 3) is None:
                bench.nursery.end(life)
            bench.gone(life)
            bench.look(f"clock {n}")
            if bench.result.trials % PORTION == 0:
                bench.settle("after the clocks")
                bench.result.trials -= 1
                bench.renew()
        bench.settle("after the clocks")
        bench.result.trials -= 1
    return bench.result


def cap(trials: int, seed: int, package: Path | None = None) -> Result:
    """Fifty jobs at once in two processes, under a budget that is one job too small; every tenth is worked to its end.

    The others are over when nothing more can be sent: the rest of a job's way has no part in the race.
    """
    del seed
    total = Result("fifty workers at the cap")
    with benched("price", package) as bench:
        bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1)))
        price = bench.provider.charges()[0].micros
    while total.trials < trials:
        with benched("cap", package, promises=False) as bench:
            for _ in range(min(10, trials - total.trials)):
                _at_the_cap(bench, 49 * price, whole=bench.result.trials == 0)
                bench.renew()
        add(total, bench.result)
    return total


def _at_the_cap(bench: Bench, most: int, *, whole: bool) -> None:
    order = replace(bench.order, at_once=25, cap_micro=most)
    bench.nursery.whole(replace(order, prompts=bench.prompts(50, "" if whole else "[[polls:9999]]"), work=False))
    both = [bench.nursery.begin(order) for _ in range(2)]
    if not whole:
        _wait_until_sent(bench, 120)
    for life in both:
        if not whole or bench.nursery.wait(life, 120) is None:
            bench.nursery.end(life)
        bench.gone(life)
    what = f"cap {bench.result.trials}"
    bench.look(what, at_rest=whole, cap_micro=most)
    for done, count in (("sent", len(bench.provider.accepted())), ("charged", len(bench.provider.charges()))):
        if count != 49 and (whole or done == "sent"):
            bench.result.broken.append(f"{what}: {count} of 49 jobs were {done}")


def _wait_until_sent(bench: Bench, most_s: float) -> None:
    """Until every job is with the provider or has been stopped."""
    until = time.monotonic() + most_s
    question = "SELECT count(*) FROM jobs WHERE paused = 0 AND state IN ('waiting', 'reserving', 'submitting')"
    while time.monotonic() < until:
        with contextlib.closing(sqlite3.connect(bench.data / "studio.sqlite3")) as connection:
            if connection.execute(question).fetchone()[0] == 0:
                return
        time.sleep(0.1)
    bench.result.broken.append("not every job was sent or stopped")
