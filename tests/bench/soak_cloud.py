"""A thousand cloud jobs, two hundred in flight, five of a hundred with a fault of each kind: one bill each.

Run by hand: `python tests/bench/soak_cloud.py [JOBS] [IN_FLIGHT]`. The demo server runs in a process of its own; the
queue is the real one, on a data folder of its own. Prints the verdict and what it took; exit code 0 when every
promise held: every job done, exactly one charge for each in the server's book, no socket left, no key in any file.
"""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import asynccontextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec, Mode
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.secret import Secret
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

KEY = "demo_0123456789abcdef0123456789abcdef"
FAULTS = (
    "[[fail:429*2]]", "[[fail:502]]", "[[drop:before]]", "[[drop:after]]", "[[drop:half]]", "[[late:2]]",
    "[[poll-fail:502*2]] [[polls:2]]", "[[poll-drop*2]] [[polls:2]]", "[[media:expired]]", "[[cut:0.5*2]]",
    "[[answer:truncated]]", "[[answer:html]]", "[[progress:backwards]] [[polls:2]]", "[[status:dreaming]] [[polls:2]]",
)  # fmt: skip


def request(n: int) -> GenerationRequest:
    """Job number n; one in twenty has a fault, in turn of every kind."""
    prompt = f"take {n} " + (FAULTS[n // 20 % len(FAULTS)] if n % 20 == 0 else "")
    spec = CloudSpec("pixverse-v6", prompt, Fraction(5), mode=Mode.SLOW_MOTION, speed=Fraction(1, 4))
    return GenerationRequest(
        "", Identity(0, 0), "slow_motion_4x", TimeMap.identity(Fraction(5)), Fraction(24),
        prompt=prompt, connection="demo", cloud=spec,
    )  # fmt: skip


def book(folder: Path) -> Path:
    """Where the server of `folder` keeps its bills."""
    return folder / "book.jsonl"


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[str]:
    """A demo server in a process of its own; gives its address."""
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "holysheep_studio", "demo-server", "--json", "--no-limits", "--instant",
        "--key", KEY, "--book", str(book(folder)),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        said = ""
        while not said.rstrip().endswith("}"):
            said += (await server.stdout.readline()).decode()
        yield str(json.loads(said)["base_url"])
    finally:
        server.terminate()
        await server.wait()


def offered(url: str, in_flight: int) -> Connection:
    """The connection to that server."""
    return Connection("demo", "holysheep-a", url, Secret(KEY), limits=Limits(None, None, None, 100, in_flight))


def charges(folder: Path) -> int:
    """How many bills the server wrote."""
    lines = [json.loads(line) for line in book(folder).read_text().splitlines()]
    return sum(line.get("kind", "charge") != "credit" for line in lines)


async def main(count: int, in_flight: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="studio-cloud-"))
    logging.basicConfig(filename=folder / "log.txt", level=logging.DEBUG)
    async with served(folder) as url, await Studio.open(Paths.at(folder / "data")) as studio:
        studio.accounts.offer(offered(url, in_flight))
        await studio.settings.set(cloud_concurrency=in_flight)
        await studio.jobs.add_requests([request(n) for n in range(count)])
        began, cpu = time.monotonic(), time.process_time()
        await studio.runner.run(until_empty=True)
        took, used = time.monotonic() - began, time.process_time() - cpu
        jobs = await studio.jobs.all()
        clips = await studio.library.clips()
        half = list(studio.paths.data.rglob("*.part*"))
    states = Counter(job.state for job in jobs)
    bills = charges(folder)
    leaked = [
        path
        for path in folder.rglob("*")
        if path.is_file() and path != book(folder) and KEY.encode() in path.read_bytes()
    ]
    speed = f"{took:.1f} s, {count / took:.1f} jobs/s, {used / count * 1000:.1f} ms CPU a job"
    print(f"{count} jobs, {in_flight} at once: {speed}")
    print(f"states {dict(states)}, charges {bills}, clips {len(clips)}, half files {len(half)}, leaks {leaked}")
    for job in [job for job in jobs if job.state is not JobState.DONE][:10]:
        print(f"  {job.request.prompt}: {job.state} {job.problem}")
    right = states == {JobState.DONE: count} and bills == count == len(clips) and not half and not leaked
    print("every promise held" if right else "a promise was broken")
    shutil.rmtree(folder, ignore_errors=True)
    return int(not right)


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    sys.exit(asyncio.run(main(*(numbers + [1000, 200][len(numbers) :]))))
