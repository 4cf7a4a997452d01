"""Bench: a ward where lives are begun, a data folder and a provider to begin them on, and what came of their trials."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.faults.engines import Engines, built
from tests.faults.life import Order
from tests.faults.nursery import Life, Nursery
from tests.faults.promises import Promises
from tests.faults.provider import ProviderProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

#: No process of a life may be there after this. A machine that does many other things is given longer.
CHILDREN_END_S = 5.0
PATIENT_S = 120.0
#: A full form's folders and much more.
_ROOM_BYTES = 2**30
#: A process that is killed keeps what it wrote here as it would on a disk; nothing here tests a loss of power.
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


@dataclass(slots=True)
class Trial:
    """One look at every promise; those that are not `counted` are the quiet ends between trials."""

    what: str
    broken: list[str]
    counted: bool = True


@dataclass(slots=True)
class Result:
    """What came of a kind of trial."""

    name: str
    trials: list[Trial] = field(default_factory=list)
    notes: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def count(self) -> int:
        """Trials that count."""
        return sum(trial.counted for trial in self.trials)

    @property
    def broken(self) -> list[str]:
        """Every promise that was broken, with the trial in which it was seen."""
        return [f"{trial.what}: {one}" for trial in self.trials for one in trial.broken]

    def add(self, other: Result) -> None:
        """Take the trials of another into these."""
        self.trials += other.trials
        self.seconds += other.seconds
        for what, value in other.notes.items():
            before = self.notes.get(what, 0)
            self.notes[what] = max(before, value) if what.startswith("longest") else before + value


class Ward:
    """Where lives are begun: started in `with`, used for as many benches as wanted, one after the other."""

    def __init__(self, package: Path | None = None, *, children_end_s: float = CHILDREN_END_S) -> None:
        """`package` holds the sources to be tested, None: these."""
        self.package = package
        self.children_end_s = children_end_s
        self._stack = ExitStack()
        self._nurseries: dict[bool, Nursery] = {}

    def __enter__(self) -> Self:
        roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES
        room = _MEMORY if roomy else None
        made = tempfile.TemporaryDirectory(prefix="studio-faults-", dir=room, ignore_cleanup_errors=True)
        self.folder = Path(self._stack.enter_context(made))
        self._providers: dict[bool, ProviderProcess] = {}
        self._engines = self._stack.enter_context(Engines(self.folder, self.package))
        self._shim = built(self.folder, "shim.c", "shim.so", "-shared", "-fPIC", "-ldl")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def can_make_files_fail(self) -> bool:
        """Whether there is a compiler for what makes file operations fail."""
        return self._shim is not None

    @property
    def operations(self) -> int:
        """How many file operations the last life had that was begun with one to fail, and came to its end."""
        return int((self.folder / "count").read_text())

    def struck(self) -> bool:
        """Whether an operation failed as was asked since this was last asked."""
        told = self.folder / "struck"
        if not told.exists():
            return False
        told.unlink()
        return True

    @contextmanager
    def bench(
        self, name: str, *, promises: bool = True, faulty: bool = False, knows_keys: bool = True
    ) -> Iterator[Bench]:
        """A bench with a fresh data folder; `faulty`: operations on files below it may be made to fail.

        `promises`: the studio believes that the provider knows keys; `knows_keys`: whether it does.
        """
        began = time.monotonic()
        bench = Bench(self, self._provider(knows_keys=knows_keys), self._nursery(faulty=faulty), promises=promises)
        bench.result.name = name
        try:
            yield bench
        finally:
            bench.close()
            bench.result.seconds = time.monotonic() - began

    def _provider(self, *, knows_keys: bool) -> ProviderProcess:
        if knows_keys not in self._providers:
            folder = self.folder / f"provider-{knows_keys}"
            self._providers[knows_keys] = self._stack.enter_context(ProviderProcess(folder, knows_keys=knows_keys))
        return self._providers[knows_keys]

    def _nursery(self, *, faulty: bool) -> Nursery:
        if faulty not in self._nurseries:
            told = {"FAULTS_FOLDER": "data", "FAULTS_TOLD": "count", "FAULTS_STRUCK": "struck"} if faulty else {}
            environment = {name: str(self.folder / file) for name, file in told.items()}
            self._nurseries[faulty] = self._stack.enter_context(
                Nursery(
                    self.folder / f"lives-{faulty}.log",
                    {**environment, **self._engines.environment},
                    self.package,
                    self._shim if faulty else None,
                )
            )
        return self._nurseries[faulty]


class Bench:
    """One data folder, one provider and the means to start lives on them."""

    def __init__(self, ward: Ward, provider: ProviderProcess, nursery: Nursery, *, promises: bool = True) -> None:
        self._ward = ward
        self.provider = provider
        self.nursery = nursery
        self.result = Result("")
        self._ended: list[tuple[float, Life]] = []
        self._wrong: list[str] = []
        self._begin(promises=promises)

    def _begin(self, *, promises: bool) -> None:
        self.provider.turn_page()
        self.data = self._ward.folder / f"data-{next(_NUMBERS)}"
        self.promises = Promises(self.data, self.provider, promises=promises)
        self.order = Order(str(self.data), self.provider.port, promises=promises)

    def renew(self) -> None:
        """A fresh data folder, and the provider's book from here on: what is looked at stays small."""
        self.close()
        self._begin(promises=self.order.promises)

    def prompts(self, count: int, cue: str = "") -> tuple[str, ...]:
        """As many that were never used before."""
        return tuple(f"take {next(_NUMBERS)} {cue}".strip() for _ in range(count))

    def wrong(self, what: str) -> None:
        """Note for the trial that is looked at next."""
        self._wrong.append(what)

    def look(self, what: str, *, at_rest: bool = False, cap_micro: int | None = None, counted: bool = True) -> bool:
        """Note a trial and what it broke; whether it broke nothing."""
        self._look_for_children()
        broken = self._wrong + self.promises.broken(at_rest=at_rest, cap_micro=cap_micro)
        self._wrong = []
        self.result.trials.append(Trial(what, broken, counted))
        return not broken

    def last_words(self) -> str:
        """The last line that a life has written."""
        return self.nursery.log.read_text().strip().rpartition("\n")[2]

    def gone(self, life: Life) -> None:
        """A life has ended: its children must be gone soon."""
        self._ended.append((time.monotonic(), life))

    def settle(self, what: str, *, cap_micro: int | None = None, most_s: float = 300.0) -> None:
        """Let the queue end undisturbed, and look at everything."""
        code: int | None = None
        for _ in range(3):
            life = self.nursery.begin(replace(self.order, resume=True))
            code = self.nursery.wait(life, most_s)
            if code is None:
                self.nursery.end(life)
            self.gone(life)
            if code == 0 or self.promises.broken(at_rest=False):
                break
        else:
            self.wrong(f"the queue does not end ({code}): {self.last_words()}")
        self.look(what, at_rest=True, cap_micro=cap_micro, counted=False)

    def close(self) -> None:
        """Wait for the last children."""
        while self._ended:
            self._look_for_children(wait=True)
        if self._wrong:
            self.result.trials.append(Trial("at the end", self._wrong, counted=False))
            self._wrong = []
        shutil.rmtree(self.data, ignore_errors=True)

    def _look_for_children(self, *, wait: bool = False) -> None:
        left = []
        for at, life in self._ended:
            running = life.left()
            if running and time.monotonic() - at > self._ward.children_end_s:
                self.wrong(f"children are left: {running}")
                for pid in running:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
            elif running:
                left.append((at, life))
        self._ended = left
        if wait and left:
            time.sleep(0.1)


_NUMBERS = itertools.count()
