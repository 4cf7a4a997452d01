"""Kills a worked queue of ten jobs fifty times at random moments, then lets it end: nothing lost, nothing half.

Run by hand: `python tests/bench/soak_kills.py [CLIP...]`. Without clips the bundled sample is used ten times.
Prints one line a kill and a verdict; exit code 0 when every promise held.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from holysheep_studio import resources
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.job import JobState
from holysheep_studio.studio import Paths, Studio

JOBS, KILLS = 10, 50


async def main(clips: list[Path]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="studio-soak-"))
    paths = Paths.at(folder / "data")
    files = []
    for n in range(JOBS):
        file = folder / f"take_{n}{(clip := clips[n % len(clips)]).suffix}"
        shutil.copy(clip, file)
        files.append(file)
    async with await Studio.open(paths) as studio:
        sources = await studio.library.settled(await studio.library.add(files))
        jobs = set(await studio.jobs.add([source.id for source in sources], Choice()))
    moments, wrong, kills, rounds = random.Random(7), 0, 0, 0
    while kills < KILLS:
        rounds += 1
        process = subprocess.Popen(
            [sys.executable, "-m", "holysheep_studio", "--data", str(paths.data), "run", "--until-empty"],
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        try:
            process.wait(moments.uniform(0.3, 4.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        async with await Studio.open(paths) as studio:
            found = await studio.jobs.all()
            done = [job for job in found if job.state is JobState.DONE]
            half = list(paths.data.rglob("*.part*"))
            lost = jobs - {job.id for job in found}
            failed = [job for job in found if job.state is JobState.FAILED]
            broken = [
                clip.path
                for clip in await studio.library.clips()
                if Path(clip.path).stat().st_size != clip.verification.size_bytes
            ]
            wrong += len(half) + len(lost) + len(broken) + len(failed)
            print(
                f"kill {kills}: {len(done)} done, lost {len(lost)}, half {len(half)}, broken {len(broken)}", flush=True
            )
            if len(done) == JOBS and kills < KILLS:
                # all is done before the fiftieth kill: take the same ten through once more
                await studio.jobs.remove(jobs)
                jobs = set(await studio.jobs.add([source.id for source in sources], Choice()))
    process = subprocess.Popen(
        [sys.executable, "-m", "holysheep_studio", "--data", str(paths.data), "run", "--until-empty"]
    )
    code = process.wait()
    async with await Studio.open(paths) as studio:
        states = [job.state for job in await studio.jobs.all()]
        clips_on_disk = list(paths.clips.iterdir())
        made = len(await studio.library.clips())
    left = list(paths.work.iterdir())
    wrong += (
        (code != 0) + sum(state is not JobState.DONE for state in states) + len(left) + abs(len(clips_on_disk) - made)
    )
    print(f"{kills} kills in {rounds} runs; end: {len(states)} jobs, exit {code}, left in work {left}")
    print("every promise held" if wrong == 0 else f"{wrong} broken promises")
    shutil.rmtree(folder, ignore_errors=True)
    return int(wrong != 0)


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    sys.exit(asyncio.run(main(given or [resources.path("samples", "stream_of_water.mp4")])))
