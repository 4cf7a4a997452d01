"""How long a catalogue takes to be read, planned and shown, and whether every row is made and billed once under faults.

    python tests/bench/bench_catalogue.py plan [rows]
    python tests/bench/bench_catalogue.py soak [rows]

`plan` prints wall and processor seconds. `soak` makes the rows against the demo provider, in whose answers one in
twenty is at fault, with the studio's process killed once in the middle, and holds bills and sheet against each other.
"""

from __future__ import annotations

import asyncio
import csv
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.rules import rule
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.catalogue import tally
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.catalogue_rows import Order
from holysheep_studio.studio import Paths, Studio

FREE = Limits(None, None, None, None, None)
CHOICE = CloudChoice("demo", "pixverse-v6", "slow_motion_4x")
#: One request in twenty meets one of these.
FAULTS = ("[[fail:502]]", "[[fail:429]]", "[[drop:before]]", "[[poll-fail:503]]", "[[cut:0.5]]")
MATERIALS = ("silk", "wool", "cashmere", "cotton", "leather", "glass", "water")


def sheet(file: Path, rows: int) -> Path:
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(["SKU", "Product", "Material", "Highlight", "Mood", "Seconds", "Format"])
        for n in range(rows):
            stuff = MATERIALS[n % len(MATERIALS)]
            writer.writerow([f"S{n}", f"thing {n}", stuff, "floats", "warm", 2, "16:9" if n % 2 else ""])
    return file


async def opened(data: Path, url: str, key: str) -> Studio:
    studio = await Studio.open(Paths.at(data))
    studio.accounts.offer(Connection("demo", "holysheep-a", url, Secret(key), limits=FREE))
    return studio


async def plan(rows: int) -> None:
    folder = Path(tempfile.mkdtemp())
    file = sheet(folder / "list.csv", rows)
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server:
        studio = await opened(folder / "data", server.base_url, server.key)
        await studio.providers.provider("demo")
        for name in ("first", "again"):
            wall, work = time.perf_counter(), time.process_time()
            read = await studio.catalogues.read(file)
            found = time.perf_counter() - wall
            made = await studio.catalogues.plan(read, Order(CHOICE, await studio.catalogues.reading(read)))
            quote = await studio.planner.quote(made.plan())
            wall, work = time.perf_counter() - wall, time.process_time() - work
            print(f"{name}: {rows} rows read in {found:.2f} s; with plan and quote {wall:.2f} s wall, {work:.2f} s of "
                  f"processor; {quote.known} priced")  # fmt: skip
        await studio.close()


async def life(data: str, url: str, key: str) -> None:
    """A process that works the queue; the bench kills it."""
    async with await opened(Path(data), url, key) as studio:
        await studio.runner.run(until_empty=True)


async def soak(rows: int) -> None:
    folder = Path(tempfile.mkdtemp())
    file, data = sheet(folder / "list.csv", rows), folder / "data"
    rules = tuple(rule({"play": cue, "probability": 0.05 / len(FAULTS), "seed": n}) for n, cue in enumerate(FAULTS))
    began = time.perf_counter()
    async with DemoServer(Options(instant=True, limits=NO_LIMITS, rules=rules)) as server:
        async with await opened(data, server.base_url, server.key) as studio:
            read = await studio.catalogues.read(file)
            made = await studio.catalogues.plan(read, Order(CHOICE, await studio.catalogues.reading(read)))
            assert len(await studio.catalogues.submit(made)) == rows
        here = [sys.executable, __file__, "life", str(data), server.base_url, server.key]
        child = await asyncio.create_subprocess_exec(*map(str, here))
        while len(server.book.charges) < rows // 2 and child.returncode is None:
            await asyncio.sleep(0.02)
        if child.returncode is None:
            os.kill(child.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        await child.wait()
        half = len(server.book.charges)
        again = await asyncio.create_subprocess_exec(*map(str, here))
        await again.wait()
        async with await opened(data, server.base_url, server.key) as studio:
            results = await studio.catalogues.results(read, lambda problem: problem.code)
            target = folder / "out.csv"
            await studio.catalogues.write(read, results, target)
            ledger = Counter(entry.kind for entry in await studio.ledger())
        bills = len(server.book.charges)
    states = dict(tally(results).states)
    whole = sum(bool(one.file) and Path(one.file).is_file() for one in results)
    print(f"{rows} rows: {states}; killed after {half} bills; {bills} bills for {whole} files; ledger "
          f"{ {str(k): n for k, n in ledger.items()} }; {time.perf_counter() - began:.0f} s")  # fmt: skip
    done = sum(one.state == "done" for one in results)
    assert whole == done, "a done row without its file"
    assert bills == done + states.get("unsure", 0) + states.get("failed", 0) or bills == done, (bills, states)


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "plan"
    if what == "life":
        asyncio.run(life(*sys.argv[2:5]))
    else:
        number = int(sys.argv[2]) if len(sys.argv) > 2 else {"plan": 10_000, "soak": 47}[what]
        asyncio.run(plan(number) if what == "plan" else soak(number))
