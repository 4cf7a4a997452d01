"""`benchmark`: asks a connection for the same few scenarios several times, and says how long and how good they were."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio import resources
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.asking import confirmed
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, SOME_FAILED, document, say
from holysheep_studio.cli.quoting import quote_lines
from holysheep_studio.cli.words import issue_words, one_line
from holysheep_studio.domain.benchmark import SCENARIOS, Measured, Sample, measured
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.commission import CloudChoice, Plan
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.job import JobState
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.benchmark import Scenario
    from holysheep_studio.domain.job import JobId

FIELDS = """With --json: {"schema": "benchmark/1", connection, "scenarios": [{scenario, made, failed, mean_s, p95_s,
score, scored, refused}]}. Seconds run from the submit to the finished, verified clip."""
WORDS = "Water pours into a glass and settles"


@app.command(epilog=FIELDS)
def benchmark(
    ctx: typer.Context,
    connection: Annotated[str, typer.Option(help="Who is measured: demo is the provider on this machine.")] = "demo",
    model: Annotated[str, typer.Option(help="The provider's model. Default: its first.")] = "",
    samples: Annotated[int, typer.Option(min=1, max=100, help="How often each scenario is asked for.")] = 3,
    duration: Annotated[str, typer.Option(help="Seconds of each clip.")] = "5",
    data: DataOption = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Agree to the cost.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Measure a connection by five scenarios: words, a picture and a clip to slow motion and time-lapse."""
    where = paths(ctx, data)

    async def work() -> int:
        async with await Studio.open(where) as studio:
            if any(
                line.state not in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}
                for line in await studio.jobs.lines()
            ):
                raise InputError(Code.BAD_VALUE, field="queue", value="busy", expected="an empty queue to measure by")
            choice = CloudChoice(connection, model, duration=number_option("duration", duration), fresh=True)
            with tempfile.TemporaryDirectory() as bench:
                plans = [await _plan(studio, one, choice, Path(bench)) for one in SCENARIOS]
                wanted = Plan(tuple(item for plan in plans if not _refused(plan) for item in plan.items * samples))
                if not await _agreed(studio, wanted, connection, yes=yes):
                    return NEEDS_PERSON
                found = [await _measure(studio, one, plan, samples) for one, plan in zip(SCENARIOS, plans, strict=True)]
        if json:
            document({"schema": "benchmark/1", "connection": connection, "scenarios": [to_plain(one) for one in found]})
        else:
            for row in found:
                say(_line(row))
        return SOME_FAILED if any(row.failed for row in found) else DONE

    execute(ctx, work, json=json, debug=debug)


async def _plan(studio: Studio, scenario: Scenario, choice: CloudChoice, bench: Path) -> Plan:
    clip = resources.path("samples", "stream_of_water.mp4")
    given: Path | str = WORDS
    if scenario.needs == "clip":
        given = clip
    elif scenario.needs == "picture":
        given = bench / "first.png"
        if not given.exists():
            await studio.workshop.engine.thumbnail(clip, given, 1280, 720)
    return await studio.planner.plan([given], replace(choice, effect=scenario.effect), WORDS)


def _refused(plan: Plan) -> str:
    """Why the provider would not take it; "" when it would."""
    return next((issue_words(issue) for item in plan.items for issue in errors(item.issues)), "")


async def _agreed(studio: Studio, plan: Plan, connection: str, *, yes: bool) -> bool:
    if yes or connection == "demo" or not plan.items:
        return True
    for line in quote_lines(await studio.planner.quote(plan)):
        say(line)
    alone = "nobody is there to agree to the cost; say --yes to measure."
    return await asyncio.to_thread(confirmed, "Ask for these clips?", alone)


async def _measure(studio: Studio, scenario: Scenario, plan: Plan, samples: int) -> Measured:
    refused = _refused(plan)
    if refused:
        return Measured(scenario.name, 0, 0, refused=refused)
    ids = await studio.jobs.add_requests([item.request for item in plan.items * samples])
    await studio.runner.run(until_empty=True)
    return measured(scenario.name, [await _sample(studio, one) for one in ids])


async def _sample(studio: Studio, job_id: JobId) -> Sample:
    job = await studio.jobs.get(job_id)
    if job.state is not JobState.DONE or job.submitted_at is None or job.ended_at is None:
        return Sample(None, failed=True)
    clip = next((one for one in await studio.library.clips() if one.job_id == job.id), None)
    return Sample(job.ended_at - job.submitted_at, None if clip is None else clip.physics_score)


def _line(row: Measured) -> str:
    if row.refused:
        return f"{row.scenario:28} not run: {one_line(row.refused)}"
    times = "no times" if row.mean_s is None or row.p95_s is None else f"mean {row.mean_s:.2f} s, p95 {row.p95_s:.2f} s"
    score = "no score" if row.score is None else f"score {row.score:.1f} of {row.scored}"
    return f"{row.scenario:28} {row.made} made, {row.failed} failed; {times}; {score}"
