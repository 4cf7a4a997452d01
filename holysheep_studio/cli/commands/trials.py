"""`trials`: two ways to have clips made, compared; and `results`, the clips that need not be paid twice."""

from __future__ import annotations

from typing import Annotated

import typer

from holysheep_studio.cli.amounts import amount_option
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.describe import size_words
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import money_words, one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.trial import SUSPICIOUS, Arm, Summary, Trial, TrialKind
from holysheep_studio.services.trials import Standing
from holysheep_studio.studio import Studio

FIELDS = """With --json: {"schema": "trials/1", "trials": [{name, kind, arms, seed, started_at, ended_at, cap}]}."""
ONE_FIELDS = 'With --json: {"schema": "trials/1", "trials": [this one, as `trials list` has it]}.'
RESULT_FIELDS = """With --json: {"schema": "trial/1", "standing": {trial, takes: [{job_id, unit, arm, ended, done,
score, cost, time_s, vote}], summaries: [one an arm], chance}}. What is not known is null."""
RESULTS_FIELDS = 'With --json: {"schema": "results/1", "results", "bytes", "used"}.'

trials = typer.Typer(name="trials", help="Two ways to have clips made, compared: start, list, result, vote, stop.")
app.add_typer(trials)
results = typer.Typer(name="results", help="Clips that need not be paid for twice: show, clear.")
app.add_typer(results)

TrialArgument = Annotated[str, typer.Argument(metavar="NAME", help="The trial.")]
_ARM = 'Two arms as connection/model, or connection/model:share, such as "mine/video-1:3".'


@trials.command(epilog=ONE_FIELDS)
def start(
    ctx: typer.Context,
    name: TrialArgument,
    arms: Annotated[list[str], typer.Argument(metavar="ARM ARM", help=_ARM)],
    kind: Annotated[
        TrialKind,
        typer.Option(help="split: each request goes one way. shadow: the first is used, the second only compared."),
    ] = TrialKind.SPLIT,
    seed: Annotated[str, typer.Option(help="The same seed splits in the same way.")] = "1",
    cap: Annotated[str | None, typer.Option(metavar="AMOUNT", help="The most that a shadow may cost in all.")] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Begin a trial. A split is fed by `plan --trial NAME`; a shadow follows what the first arm makes."""

    async def work(studio: Studio) -> int:
        if len(arms) != 2:
            raise InputError(Code.BAD_VALUE, field="ARM", value=len(arms), expected="two arms")
        first, second = _arm(arms[0], "a"), _arm(arms[1], "b")
        await studio.choosing.trials.start(Trial(name, kind, (first, second), seed, 0.0, cap=amount_option("cap", cap)))
        return await _told(studio, name, f"Started {one_line(name)}.", json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@trials.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """List every trial."""

    async def work(studio: Studio) -> int:
        found = await studio.choosing.trials.all()
        if json:
            document({"schema": "trials/1", "trials": [to_plain(trial) for trial in found]})
            return DONE
        for trial in found:
            arms = " against ".join(f"{arm.connection}/{arm.model}" for arm in trial.arms)
            say(f"{one_line(trial.name):20} {trial.kind:7} {one_line(arms)}{'  ended' if trial.ended_at else ''}")
        if not found:
            say("No trials. Start one with: holysheep-studio trials start NAME CONNECTION/MODEL CONNECTION/MODEL")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@trials.command(epilog=RESULT_FIELDS)
def result(
    ctx: typer.Context,
    name: TrialArgument,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show both arms side by side: scores, costs, times, votes, and each take."""

    async def work(studio: Studio) -> int:
        found = await studio.choosing.trials.result(name)
        if json:
            document({"schema": "trial/1", "standing": to_plain(found)})
        else:
            _say(found)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@trials.command(epilog=RESULT_FIELDS)
def vote(
    ctx: typer.Context,
    name: TrialArgument,
    job: Annotated[str, typer.Argument(metavar="ID", help="The take's job; the start of its id is enough.")],
    value: Annotated[str, typer.Argument(metavar="up|down|none", help="What you think of it.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what you think of a take."""

    async def work(studio: Studio) -> int:
        votes = {"up": 1, "none": 0, "down": -1}
        if value not in votes:
            raise InputError(Code.BAD_VALUE, field="vote", value=value, expected="up, down or none")
        await studio.choosing.trials.vote(name, await studio.jobs.find(job), votes[value])
        if json:
            document({"schema": "trial/1", "standing": to_plain(await studio.choosing.trials.result(name))})
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@trials.command(epilog=ONE_FIELDS)
def stop(
    ctx: typer.Context,
    name: TrialArgument,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """End a trial: nothing more is sent for it, what was found stays."""

    async def work(studio: Studio) -> int:
        await studio.choosing.trials.stop(name)
        return await _told(studio, name, f"Ended {one_line(name)}.", json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@results.command(epilog=RESULTS_FIELDS)
def show(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """Say how many results are known and how often one was used instead of paying."""

    async def work(studio: Studio) -> int:
        count, size, used = await studio.choosing.results.figures()
        if json:
            document({"schema": "results/1", "results": count, "bytes": size, "used": used})
        else:
            say(f"{count} results, {size_words(size)} of clips; used {used} times instead of paying.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@results.command(epilog='With --json: {"schema": "results-clear/1", "forgotten": how many}.')
def clear(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """Forget which clips answer to which requests; the clips stay."""

    async def work(studio: Studio) -> int:
        count = await studio.choosing.results.clear()
        if json:
            document({"schema": "results-clear/1", "forgotten": count})
        else:
            say(f"Forgot {count} results.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


async def _told(studio: Studio, name: str, words: str, *, json: bool) -> int:
    """What was done to a trial, in words or as the trial stands now."""
    if json:
        trial = (await studio.choosing.trials.result(name)).trial
        document({"schema": "trials/1", "trials": [to_plain(trial)]})
    else:
        say(words)
    return DONE


def _arm(text: str, name: str) -> Arm:
    place, _, share = text.partition(":")
    connection, _, model = place.partition("/")
    if not connection or not model or (share and not share.isdecimal()):
        raise InputError(Code.BAD_VALUE, field="ARM", value=text, expected="connection/model or connection/model:share")
    return Arm(name, connection, model, int(share or 1))


def _say(found: Standing) -> None:
    for summary in found.summaries:
        say(_summed(summary))
    if found.chance is not None:
        warned = " - so uneven by chance hardly ever: something is wrong" if found.chance < SUSPICIOUS else ""
        say(f"A split at least this uneven comes by chance with p = {found.chance:.3f}{warned}")
    for take in found.takes:
        score = "no score" if take.score is None else f"score {take.score:g}"
        cost = "unknown cost" if take.cost is None else money_words({take.cost.currency: take.cost.micro}, 0)
        time = "" if take.time_s is None else f", {take.time_s:.0f} s"
        voted = {1: ", liked", -1: ", disliked"}.get(take.vote or 0, "")
        state = f"{score}, {cost}{time}{voted}" if take.done else "failed" if take.ended else "under way"
        say(f"  {take.unit[:8]:8}  {take.arm}  {take.job_id[:8]}  {state}")


def _summed(summary: Summary) -> str:
    score = "no scores" if summary.score is None else f"mean score {summary.score:.1f}"
    without = f" ({summary.unscored} without)" if summary.unscored else ""
    cost = money_words({one.currency: one.micro for one in summary.costs}, summary.unpriced)
    time = "" if summary.time_s is None else f", half within {summary.time_s:.0f} s"
    votes = f", {summary.liked} liked, {summary.disliked} disliked" if summary.liked or summary.disliked else ""
    where = one_line(f"{summary.arm.connection}/{summary.arm.model}")
    return f"{summary.arm.name}  {where}: {summary.done} of {summary.takes} done, {score}{without}, {cost}{time}{votes}"
