"""Shut: a database that another program holds, that may not be written, or that a newer studio has made."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import random
import sqlite3
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.life import REFUSED
from tests.faults.operations import shim
from tests.faults.trials import PORTION, Bench, Result, benched

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longer than a studio waits for the lock.
LONG_S = 22.0


def locked(trials: int, seed: int, package: Path | None = None) -> Result:
    """Another program locks the database for a moment, now and then while jobs are worked; every job must still end.

    In every fortieth trial it keeps the lock for longer than a studio waits: jobs stand still then, and go on later.
    """
    moments = random.Random(seed)
    with benched("database locked", package, promises=False) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, work=False))
            life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2)))
            for pause_s in (moments.uniform(0.05, 0.3), moments.uniform(0.0, 0.4)):
                time.sleep(pause_s)
                with _held(bench.data / "studio.sqlite3"):
                    time.sleep(LONG_S if n % 40 == 39 else moments.uniform(0.1, 0.8))
            code = bench.nursery.wait(life, 60)
            if code is None:
                bench.nursery.end(life)
            bench.gone(life)
            if code not in {0, REFUSED} or (code == REFUSED and n % 40 != 39):
                bench.result.broken.append(f"locked {n}: the studio ended with {code}: {bench.last_words()}")
            bench.look(f"locked {n}")
            if bench.result.trials % PORTION == 0:
                bench.settle("after the locks")
                bench.result.trials -= 1
                bench.renew()
        bench.settle("after the locks")
        bench.result.trials -= 1
    return bench.result


@contextlib.contextmanager
def _held(file: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


def read_only(trials: int, seed: int, package: Path | None = None) -> Result:
    """Nothing below the data folder can be written any more: from the start, or from some operation on (EROFS).

    What cannot write says so and stops; nothing may be sent that could not be noted before.
    """
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as built:
        library = shim(Path(built))
        if library is None:
            return Result("read-only")
        with benched("read-only", package, promises=False, preload=library) as bench:
            for n in range(trials):
                bench.nursery.whole(replace(bench.order, prompts=bench.prompts(2), work=False))
                before = len(bench.provider.accepted())
                at = 1 if n % 3 == 0 else moments.randrange(2, 900)
                life = bench.nursery.begin(replace(bench.order, io=(-at, errno.EROFS)))
                code = bench.nursery.wait(life, 8)
                if code is None:
                    bench.nursery.end(life)
                bench.gone(life)
                if at == 1 and (code != REFUSED or len(bench.provider.accepted()) != before):
                    bench.result.broken.append(f"read-only {n}: ended with {code}: {bench.last_words()}")
                bench.look(f"read-only {n} from {at}")
                if bench.result.trials % PORTION == 0:
                    bench.settle("writable again")
                    bench.result.trials -= 1
                    bench.renew()
            bench.settle("writable again")
            bench.result.trials -= 1
    return bench.result


def newer(trials: int, seed: int, package: Path | None = None) -> Result:
    """A newer studio's database: refused, and not a byte of it touched."""
    numbers = random.Random(seed)
    with benched("newer schema", package, promises=False) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1), work=False))
            _written_by_a_newer(bench, numbers.randrange(1000, 9999))
            code = bench.nursery.whole(bench.order)
            if code != REFUSED:
                bench.result.broken.append(f"newer {n}: ended with {code}: {bench.last_words()}")
            bench.renew()
            bench.result.trials += 1
    return bench.result


def _written_by_a_newer(bench: Bench, version: int) -> None:
    file = bench.data / "studio.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE of_tomorrow (what TEXT)")
        connection.execute(f"PRAGMA user_version = {version}")
    for backup in (bench.data / "backups").glob("*"):
        backup.unlink()  # a newer studio has made its own
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    bench.nursery.whole(bench.order)
    if hashlib.sha256(file.read_bytes()).hexdigest() != before:
        bench.result.broken.append("a newer studio's database was touched")
