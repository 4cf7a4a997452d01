"""Damages: databases spoilt in every way, disks that fill up, and what a studio makes of them."""

from __future__ import annotations

import contextlib
import errno
import random
import re
import shutil
import sqlite3
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.faults.bench import Bench, Result, Ward

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_PAGE = 4096


def _flip(data: bytearray, drawn: random.Random, count: int) -> bytes:
    for _ in range(count):
        data[drawn.randrange(len(data))] ^= 1 << drawn.randrange(8)
    return bytes(data)


def _pages(data: bytearray, drawn: random.Random) -> bytes:
    at = drawn.randrange(len(data) // _PAGE) * _PAGE
    data[at : at + _PAGE] = drawn.randbytes(_PAGE)
    return bytes(data)


def _letter(data: bytearray, drawn: random.Random) -> bytes:
    """A bit of a key, or of an id, that stands somewhere in the pages."""
    words = list(_KEY.finditer(bytes(data)))
    if words:  # else it was killed before it had any
        data[drawn.randrange(*drawn.choice(words).span())] ^= 1
    return bytes(data)


_KEY = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{32}")
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


#: Damages that cannot be seen in the pages.
OLD, WORD = "lost -wal", "a bit of a key flipped"
#: What the short form tries.
SHORT = ("a page of noise", "deleted", OLD)


def damages(trials: int, seed: int, ward: Ward, *, names: Sequence[str] = (*SPOILT, OLD)) -> Result:
    """Each damage after a life that was killed, with a provider that promises nothing; every job must still end."""
    total = Result("damaged databases")
    for number, name in enumerate(names):
        drawn = random.Random(seed + number)
        with ward.bench(name, promises=False) as bench:
            for n in range(trials):
                _old_copy(bench, n, drawn) if name == OLD else _damaged(bench, name, n, drawn)
            bench.settle(f"after {name}")
        total.add(bench.result)
    return total


def _damaged(bench: Bench, name: str, number: int, drawn: random.Random) -> None:
    _killed_life(bench, drawn)
    _spoil(bench.data / "studio.sqlite3", _letter if name == WORD else SPOILT[name], drawn)
    code = bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1)))
    if code != 0:
        bench.wrong(f"the studio ended with {code}: {bench.last_words()}")
    bench.look(f"{name} {number}")


def _old_copy(bench: Bench, number: int, drawn: random.Random) -> None:
    """The database is whole but of an earlier moment, as after a lost -wal: paid jobs stand there as if unsent."""
    bench.nursery.whole(replace(bench.order, prompts=bench.prompts(3), work=False))
    old = (bench.data / "studio.sqlite3").read_bytes()
    _killed_life(bench, drawn, 3.0)  # the more was sent, the more could be sent again
    _spoil(bench.data / "studio.sqlite3", lambda _data, _drawn: old, drawn)
    bench.nursery.whole(bench.order)
    bench.look(f"{OLD} {number}")


def _killed_life(bench: Bench, drawn: random.Random, most_s: float = 0.5) -> None:
    life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(2)))
    if bench.nursery.wait(life, drawn.uniform(0.02, most_s)) is None:
        bench.nursery.end(life)
    bench.gone(life)
    bench.promises.broken(at_rest=False)  # remembers what is there


def _spoil(file: Path, spoil: Callable[[bytearray, random.Random], bytes | None], drawn: random.Random) -> None:
    """Spoil the whole of it: what the log still holds is first brought into the file."""
    if file.exists():  # else the life was killed before it had made one
        with (
            contextlib.suppress(sqlite3.Error, UnicodeDecodeError),
            contextlib.closing(sqlite3.connect(file)) as connection,
        ):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for side in ("-wal", "-shm"):
        file.with_name(file.name + side).unlink(missing_ok=True)
    if not file.exists():
        return
    data = spoil(bytearray(file.read_bytes()), drawn)
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)


def full_disk(trials: int, seed: int, ward: Ward) -> Result:
    """A disk of 24 MB that fills up while a queue is worked; where none may be mounted, writing that fails for good."""
    moments = random.Random(seed)
    probe = ward.folder / "disk"
    mounted = _mount(probe)
    _unmount(probe)
    probe.rmdir()
    with ward.bench("full disk", promises=False, faulty=not mounted and ward.can_make_files_fail) as bench:
        bench.result.notes["mounted"] = float(mounted)
        if mounted:
            _mount(bench.data)
        try:
            for n in range(trials):
                fails = None if mounted else (-moments.randrange(1, 900), errno.ENOSPC)
                _filled(bench, f"full disk {n}", moments.uniform(0.02, 0.5), fails)
            bench.settle("after the full disk")
        finally:
            if mounted:
                _unmount(bench.data)
    return bench.result


def _filled(bench: Bench, what: str, after_s: float, fails: tuple[int, int] | None) -> None:
    """One life in which the disk fills up; `fails` stands in for a disk that may not be mounted."""
    life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(3), io=fails))
    code = bench.nursery.wait(life, after_s)
    if fails is None:
        _fill(bench.data / "filler")
    if code is None and bench.nursery.wait(life, 4) is None:
        bench.nursery.end(life)
    bench.gone(life)
    (bench.data / "filler").unlink(missing_ok=True)
    bench.look(what)


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
