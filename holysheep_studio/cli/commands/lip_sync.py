"""`lipsync` and `episode lipsync`: a provider moves the lips in a clip, or in a shot's take, to a voice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.amounts import amount_option
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.commands.episode import EpisodeArgument, episode_app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.quoting import quote_lines
from holysheep_studio.cli.words import issue_words
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.services.lip_sync import LipWish, Mouth
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.services.lip_sync import LipPlan

FIELDS = """With --json: {"schema": "lipsync/1", "clip": path, "clip_s", "sound_s" or null, "voice": {voice, person,
given_by, purpose, consent, at}, "quoted": {micro, currency} or null where nobody knows, "issues": [{severity, where,
code, values}], "job": id or null}."""
SPEAKERS = 'With --json: {"schema": "speakers/1", "speakers": [{id, name}]}.'

ConnectionOption = Annotated[str, typer.Option(help="Who moves the lips; for instance one to PixVerse.")]
VoiceOption = Annotated[str, typer.Option(help="Whose voice it is, as `voices allow` recorded it.")]
SoundOption = Annotated[Path | None, typer.Option(help="A file with the voice.")]
SpeakerOption = Annotated[str, typer.Option(help="Without a file: a voice of the provider; see `speakers`.")]
TextOption = Annotated[str, typer.Option(help="What that voice says. In an episode the default is the dialogue.")]
BudgetOption = Annotated[str | None, typer.Option(metavar="AMOUNT", help="Refuse when it may cost more.")]
SubmitOption = Annotated[bool, typer.Option("--submit", help="Queue it; `run` or the window works it.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Agree to the cost.")]


@app.command(epilog=FIELDS)
def lipsync(
    ctx: typer.Context,
    clip: Annotated[Path, typer.Argument(help="A clip with a face.")],
    connection: ConnectionOption,
    voice: VoiceOption,
    sound: SoundOption = None,
    speaker: SpeakerOption = "",
    text: TextOption = "",
    budget: BudgetOption = None,
    data: DataOption = None,
    *,
    submit: SubmitOption = False,
    yes: YesOption = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what moving the lips in a clip to a voice means and costs; with --submit --yes queue it."""

    async def work(studio: Studio) -> int:
        wish = LipWish(connection, voice, sound, speaker, text)
        mouth = Mouth(Path.cwd() / clip)
        return await _done(studio, mouth, wish, budget, submit=submit, yes=yes, json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command("lipsync", epilog=FIELDS)
def episode_lipsync(
    ctx: typer.Context,
    episode: EpisodeArgument,
    shot: Annotated[str, typer.Argument(help="The shot's key, as `show` names it.")],
    connection: ConnectionOption,
    voice: VoiceOption,
    take: Annotated[str, typer.Option(metavar="JOB", help="Default: the accepted take, else the newest.")] = "",
    sound: SoundOption = None,
    speaker: SpeakerOption = "",
    text: TextOption = "",
    budget: BudgetOption = None,
    data: DataOption = None,
    *,
    submit: SubmitOption = False,
    yes: YesOption = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Move the lips of a shot's take to a voice; what comes of it is a further take of the shot."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        mouth = await studio.lip_sync.of_shot(one, shot, await studio.jobs.find(take) if take else "")
        wish = LipWish(connection, voice, sound, speaker, text or mouth.said)
        return await _done(studio, mouth, wish, budget, submit=submit, yes=yes, json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@app.command(epilog=SPEAKERS)
def speakers(
    ctx: typer.Context,
    connection: Annotated[str, typer.Argument(help="A connection that moves lips.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List the voices that a provider has itself. Costs nothing."""

    async def work(studio: Studio) -> int:
        found = await studio.lip_sync.speakers(connection)
        if json:
            document({"schema": "speakers/1", "speakers": [to_plain(one) for one in found]})
            return DONE
        for one in found:
            say(f"{one.id:8} {one.name}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


async def _done(
    studio: Studio,
    mouth: Mouth,
    wish: LipWish,
    budget: str | None,
    *,
    submit: bool,
    yes: bool,
    json: bool,
) -> int:
    most = None if budget is None else number_option("budget", budget)
    amount_option("budget", budget)
    plan = await studio.lip_sync.plan(mouth, wish)
    job = await studio.lip_sync.queue(plan, most) if submit and yes else None
    await _told(studio, plan, job, json=json)
    if submit and not yes:
        say("Nothing was queued: say --yes to agree to the cost.")
        return NEEDS_PERSON
    return DONE


async def _told(studio: Studio, plan: LipPlan, job: str | None, *, json: bool) -> None:
    item = plan.item
    if json:
        document(
            {
                "schema": "lipsync/1",
                "clip": str(plan.mouth.path),
                "clip_s": float(plan.clip_s),
                "sound_s": None if plan.sound_s is None else float(plan.sound_s),
                "voice": to_plain(item.request.voice),
                "quoted": None if item.quoted is None else to_plain(item.quoted),
                "issues": [to_plain(one) for one in item.issues],
                "job": job,
            }
        )
        return
    use = item.request.voice
    spoken = "the provider's voice" if plan.sound_s is None else f"a voice of {float(plan.sound_s):.1f} s"
    say(f"{plan.mouth.path}: {float(plan.clip_s):.1f} s, {spoken}")
    if use is not None:
        say(f"{use.voice}: {use.person}'s voice, allowed by {use.given_by} for {use.purpose}")
    for issue in item.issues:
        say(f"{issue.severity}: {issue_words(issue)}")
    for line in quote_lines(await studio.planner.quote(plan.plan)):
        say(f"  {line}")
    if job is not None:
        say(job)
