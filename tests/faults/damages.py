"""Damages: databases spoilt in every way, disks that fill up, and what a studio makes of them."""

from __future__ import annotations

import contextlib
import errno
import random
import shutil
import sqlite3
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.operations import shim
from tests.faults.trials import Bench, Result, benched

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = 4096


def _flip(data: bytearray, drawn: random.Random, count: int) -> bytes:
    for _ in range(count):
        data[drawn.randrange(len(data))] ^= 1 << drawn.randrange(8)
    return bytes(data)


def _pages(data: bytearray, drawn: random.Random) -> bytes:
    at = drawn.randrange(len(data) // _PAGE) * _PAGE
    data[at : at + _PAGE] = drawn.randbytes(_PAGE)
    return bytes(data)


#: What is done to the bytes of a database that nobody has open.
SPOILT: dict[str, Callable[[bytearray, random.Random], bytes | None]] = {
    "one bit flipped": lambda data, drawn: _flip(data, drawn, 1),
    "a thousand bits flipped": lambda data, drawn: _flip(data, drawn, 1000),
    "a page of noise": _pages,
    "cut short": lambda data, drawn: bytes(data[: drawn.randrange(1, len(data))]),
    "empty": lambda _data, _drawn: b"",
    "deleted": lambda _data, _drawn: None,
    "garbage for a header": lambda data, drawn: drawn.randbytes(100) + bytes(data[100:]),
    "zeros": lambda data, _drawn: bytes(len(data)),
}


def damages(trials: int, seed: int, package: Path | None = None) -> Result:
    """Each damage after a life that was killed, with a provider that promises nothing; every job must still end."""
    total = Result("damaged databases")
    chosen = list(SPOILT) if trials else random.Random(seed).sample(list(SPOILT), 3)  # 0: the short form
    for number, name in enumerate(chosen):
        spoil = SPOILT[name]
        drawn = random.Random(seed + number)
        with benched(name, package, promises=False) as bench:
            for n in range(max(1, trials // len(SPOILT))):
                _killed_life(bench, drawn)
                _spoil(bench.data / "studio.sqlite3", spoil, drawn)
                code = bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1)))
                if code != 0:
                    bench.result.broken.append(f"{name} {n}: the studio ended with {code}: {bench.last_words()}")
                bench.look(f"{name} {n}")
            bench.settle(f"after {name}")
        total.trials += bench.result.trials
        total.broken += bench.result.broken
        total.seconds += bench.result.seconds
    _old_copies(total, max(1, trials // len(SPOILT)), seed, package)
    return total


def _old_copies(total: Result, trials: int, seed: int, package: Path | None) -> None:
    """The database is whole but of an earlier moment, as after a lost -wal: paid jobs stand there as if unsent."""
    drawn = random.Random(seed)
    with benched("lost -wal", package, promises=False) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, prompts=bench.prompts(3), work=False))
            old = (bench.data / "studio.sqlite3").read_bytes()
            _killed_life(bench, drawn)
            _spoil(bench.data / "studio.sqlite3", lambda _data, _drawn: old, drawn)  # noqa: B023 - done at once
            bench.nursery.whole(bench.order)
            bench.look(f"lost -wal {n}")
        bench.settle("after the lost -wal")
    total.trials += bench.result.trials
    total.broken += bench.result.broken
    total.seconds += bench.result.seconds


def _killed_life(bench: Bench, drawn: random.Random) -> None:
    life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2)))
    if bench.nursery.wait(life, drawn.uniform(0.4, 0.9)) is None:
        bench.nursery.end(life)
    bench.gone(life)
    bench.promises.broken(at_rest=False)  # remembers what is there


def _spoil(file: Path, spoil: Callable[[bytearray, random.Random], bytes | None], drawn: random.Random) -> None:
    """Spoil the whole of it: what the log still holds is first brought into the file."""
    if file.exists():
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for side in ("-wal", "-shm"):
        file.with_name(file.name + side).unlink(missing_ok=True)
    data = spoil(bytearray(file.read_bytes()), drawn)
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)


def full_disk(trials: int, seed: int, package: Path | None = None) -> Result:
    """A disk of 24 MB that fills up while a queue is worked; where none may be mounted, writing that fails for good."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as built:
        probe = Path(built) / "disk"
        mounted = _mount(probe)
        _unmount(probe)
        library = None if mounted else shim(Path(built))
        with benched("full disk", package, promises=False, preload=library) as bench:
            bench.result.notes["mounted"] = float(mounted)
            if mounted:
                _mount(bench.data)
            try:
                for n in range(trials):
                    _filled(bench, n, None if mounted else (-(seed % 7 + 100 * (n % 7) + 1), errno.ENOSPC))
                bench.settle("after the full disk")
            finally:
                if mounted:
                    _unmount(bench.data)
    return bench.result


def _filled(bench: Bench, number: int, fails: tuple[int, int] | None) -> None:
    """One life in which the disk fills up; `fails` stands in for a disk that may not be mounted."""
    life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(3), io=fails))
    code = bench.nursery.wait(life, 0.15 + 0.05 * (number % 12))
    if fails is None:
        _fill(bench.data / "filler")
    if code is None and bench.nursery.wait(life, 4) is None:
        bench.nursery.end(life)
    bench.gone(life)
    (bench.data / "filler").unlink(missing_ok=True)
    bench.look(f"full disk {number}")


def _mount(folder: Path) -> bool:
    folder.mkdir(parents=True)
    mount = shutil.which("mount")
    if mount is None:
        return False
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    return done.returncode == 0


def _unmount(folder: Path) -> None:
    program = shutil.which("umount")
    if program is not None:
        subprocess.run([program, "-l", str(folder)], check=False, capture_output=True)


def _fill(filler: Path) -> None:
    with contextlib.suppress(OSError), filler.open("wb") as opened:
        while True:
            opened.write(bytes(65536))
            opened.flush()
