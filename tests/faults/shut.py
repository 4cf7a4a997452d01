"""Shut: a database that another program holds, that may not be written, or that a newer studio has made."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import random
import sqlite3
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.faults.bench import Bench, Result, Ward
from tests.faults.life import REFUSED
from tests.faults.trials import PORTION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Longer than a studio waits for the lock.
LONG_S = 22.0


def locked(trials: int, seed: int, ward: Ward) -> Result:
    """Another program locks the database for a moment, now and then while jobs are worked; every job must still end.

    In every fortieth trial it keeps the lock for longer than a studio waits: jobs stand still then, and go on later.
    """
    moments = random.Random(seed)
    with ward.bench("database locked", promises=False) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, work=False))
            life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2)))
            for pause_s in (moments.uniform(0.0, 0.2), moments.uniform(0.0, 0.2)):
                time.sleep(pause_s)
                with _held(bench.data / "studio.sqlite3"):
                    time.sleep(LONG_S if n % 40 == 39 else moments.uniform(0.1, 0.8))
            code = bench.nursery.wait(life, 300)
            if code is None:
                bench.nursery.end(life)
            bench.gone(life)
            if code not in {0, REFUSED} or (code == REFUSED and n % 40 != 39):
                bench.wrong(f"the studio ended with {code}: {bench.last_words()}")
            bench.look(f"locked {n}")
            if n % PORTION == PORTION - 1:
                bench.settle("after the locks")
                bench.renew()
        bench.settle("after the locks")
    return bench.result


@contextlib.contextmanager
def _held(file: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


def read_only(trials: int, seed: int, ward: Ward) -> Result:
    """Nothing below the data folder can be written any more: from the start, or from some operation on (EROFS).

    What cannot write says so and stops; nothing may be sent that could not be noted before.
    """
    moments = random.Random(seed)
    if not ward.can_make_files_fail:
        return Result("read-only")
    with ward.bench("read-only", promises=False, faulty=True) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, prompts=bench.prompts(2), work=False))
            before = len(bench.provider.accepted())
            at = 1 if n % 3 == 0 else moments.randrange(2, 900)
            life = bench.nursery.begin(replace(bench.order, io=(-at, errno.EROFS)))
            code = bench.nursery.wait(life, 120 if at == 1 else 4)
            if code is None:
                bench.nursery.end(life)
            bench.gone(life)
            if at == 1 and (code != REFUSED or len(bench.provider.accepted()) != before):
                bench.wrong(f"ended with {code}: {bench.last_words()}")
            bench.look(f"read-only {n} from {at}")
            if n % PORTION == PORTION - 1:
                bench.settle("writable again")
                bench.renew()
        bench.settle("writable again")
    return bench.result


def newer(trials: int, seed: int, ward: Ward) -> Result:
    """A newer studio's database: refused, and not a byte of it touched."""
    numbers = random.Random(seed)
    with ward.bench("newer schema", promises=False) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1), work=False))
            _written_by_a_newer(bench, numbers.randrange(1000, 9999))
            code = bench.nursery.whole(bench.order)
            if code != REFUSED:
                bench.wrong(f"ended with {code}: {bench.last_words()}")
            bench.look(f"newer {n}")
            bench.renew()
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
        bench.wrong("a newer studio's database was touched")
