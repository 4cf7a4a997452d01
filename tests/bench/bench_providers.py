"""Jobs per second and CPU per job of the studio's provider against bare aiohttp doing the same calls, in one run.

Usage: python tests/bench/bench_providers.py [JOBS] [AT ONCE]

The demo server runs in a process of its own with one small ready clip, so that the figures are the client's alone.
Both sides take turns; the median of five rounds counts.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from holysheep_studio.domain.cloud import CloudSpec, Mode, Size
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.registry import open_provider
from holysheep_studio.providers.transport.limiter import Limits

ROUNDS = 5
SERVER = """
import asyncio, sys
from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options

async def main():
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server:
        print(server.base_url_of(Dialect.A), server.key, flush=True)
        await asyncio.to_thread(sys.stdin.read)

asyncio.run(main())
"""
Round = Callable[[str, str, int, int, Path], Coroutine[Any, Any, None]]


async def studio(url: str, key: str, jobs: int, at_once: int, folder: Path) -> None:
    """Everything the studio does for a job: check, submit, poll, load, verify, rename."""
    limits = Limits(None, None, None, at_once, None)
    api = open_provider(Connection("bench", "A", url, Secret(key), limits=limits))
    gate = asyncio.Semaphore(at_once)

    async def job(number: int) -> None:
        spec = CloudSpec(
            "pixverse-v6", f"Glass {number}", Fraction(5), Size(1920, 1080), mode=Mode.SLOW_MOTION, speed=Fraction(1, 4)
        )
        async with gate:
            handle = (await api.submit(spec, uuid4())).handle
            while not (state := await api.poll(handle)).status.ended:
                await asyncio.sleep(0.01)
            await api.download(handle, state.artifacts[0], folder / f"{number}.mp4", lambda *_: None)

    await asyncio.gather(*(job(number) for number in range(jobs)))
    await api.close()


async def bare(url: str, key: str, jobs: int, at_once: int, folder: Path) -> None:
    """The same calls with nothing around them."""
    gate = asyncio.Semaphore(at_once)
    headers = {"Authorization": f"Bearer {key}", "X-API-Version": "2026-01"}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:

        async def job(number: int) -> None:
            task = {
                "type": "temporal_generation", "effect": "slow_motion_4x", "prompt": f"Glass {number}",
                "duration_seconds": 5, "resolution": "1080p", "physics_accuracy_priority": True,
            }  # fmt: skip
            body = {"model": "pixverse-v6", "request_id": uuid4().hex[:16], "task": task}
            async with gate:
                async with client.post(f"{url}/video/generate", json=body, headers=headers) as answer:
                    name = (await answer.json())["request_id"]
                while True:
                    async with client.get(f"{url}/video/status/{name}", headers=headers) as answer:
                        state = await answer.json()
                    if state["status"] == "completed":
                        break
                    await asyncio.sleep(0.01)
                async with client.get(state["output_url"]) as answer:
                    (folder / f"{number}.mp4").write_bytes(await answer.read())

        await asyncio.gather(*(job(number) for number in range(jobs)))


def measure(play: Round, url: str, key: str, jobs: int, at_once: int) -> tuple[float, float]:
    """(jobs per second, CPU milliseconds per job) of one round."""
    with tempfile.TemporaryDirectory() as folder:
        wall, cpu = time.perf_counter(), time.process_time()
        asyncio.run(play(url, key, jobs, at_once, Path(folder)))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        assert len(list(Path(folder).iterdir())) == jobs
    return jobs / wall, cpu * 1000 / jobs


def main() -> None:
    jobs, at_once = [int(text) for text in (*sys.argv[1:], "300", "200")[:2]]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parent.parent.parent,
    )  # fmt: skip
    assert server.stdout is not None
    try:
        url, key = server.stdout.readline().split()
        sides: dict[str, Round] = {"studio": studio, "bare aiohttp": bare}
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
        for _ in range(ROUNDS):
            for name, play in sides.items():
                found[name].append(measure(play, url, key, jobs, at_once))
        for name, rounds in found.items():
            speed, cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
            print(f"{name:14} {speed:7.0f} jobs/s  {cpu:6.2f} ms CPU per job")
    finally:
        server.communicate()


if __name__ == "__main__":
    main()
