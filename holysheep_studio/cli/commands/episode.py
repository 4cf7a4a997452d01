"""`episode`: a script taken to scenes, storyboards, shots and takes; each stage can be read, edited and made anew."""

from __future__ import annotations

import asyncio
import json as json_text
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.amounts import amount_option
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.asking import AGREE_WORDS, AgreeOption, agreed_to_ask
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.episode_words import episode_told, episodes_listed, shooting_told
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.episode import Stage
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.screenplay import Character, SceneText, ShotPlan
from holysheep_studio.services.episodes import DEFAULT_MODEL, USUAL_SERIES
from holysheep_studio.services.intake import identity
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.episode import EpisodeId

EPISODE_FIELDS = """With --json: {"schema": "episode/1", "episode": {id, series, title, script, enhanced, scenes: [{key,
heading, beats: [{text, speaker, manner}], line}], boards: {scene: [{key, action, camera_angle, tone, visual_elements,
dialogue: [{speaker, text, manner}], duration_s}]}, cut, takes, marks: [{stage, key, version, origin, out_of_date}]}}.
`origin` is person, model, or offline: made by rule, for nobody was asked or nobody could answer."""
PLAN_FIELDS = """With --json: {"schema": "shooting/1", "shots": [{shot, prompt, duration_s, quoted}], "filmed": [shot],
"totals": {currency: millionths}, "unknown": how many have no known price, "jobs": [id] where they were queued}."""

EpisodeArgument = Annotated[str, typer.Argument(metavar="EPISODE", help="Its id, or how it begins.")]
ConnectionOption = Annotated[
    str, typer.Option(help="Whose language model writes. Without one: fixed rules, and it says so.")
]
ModelOption = Annotated[str, typer.Option("--chat-model", help="The language model.")]

episode_app = typer.Typer(help="From a script to a film, stage by stage.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(episode_app, name="episode")


@episode_app.command(epilog='With --json: {"schema": "episode-new/1", "id": id}.')
def new(
    ctx: typer.Context,
    script: Annotated[Path, typer.Argument(metavar="SCRIPT", help="Fountain, Markdown, Word (.docx) or plain text.")],
    series: Annotated[str, typer.Option(help="The series it belongs to; its characters are shared.")] = USUAL_SERIES,
    title: Annotated[str, typer.Option(help="Default: the script's.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Open a script as a new episode and print its id."""

    async def work(studio: Studio) -> int:
        made = await studio.episodes.new(script, series, title)
        if json:
            document({"schema": "episode-new/1", "id": made})
        else:
            say(made)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(epilog=EPISODE_FIELDS)
def show(
    ctx: typer.Context,
    episode: Annotated[str, typer.Argument(metavar="[EPISODE]", help="Without one: all episodes.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show an episode with all its stages, or list the episodes."""

    async def work(studio: Studio) -> int:
        if not episode:
            return episodes_listed(await studio.episodes.all(), json=json)
        found = await studio.episodes.get(await studio.episodes.find(episode))
        takes = await studio.filming.takes(found.id)
        return episode_told(found, takes, json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(epilog=f"{AGREE_WORDS}\n\n{EPISODE_FIELDS}")
def split(
    ctx: typer.Context,
    episode: EpisodeArgument,
    connection: ConnectionOption = "",
    model: ModelOption = DEFAULT_MODEL,
    data: DataOption = None,
    *,
    yes: AgreeOption = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Make the enhanced script and the scenes. Scenes that did not change keep what was made of them."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        quote = await studio.episodes.quote_split(one, connection, model)
        if not await agreed_to_ask(studio, quote, yes=yes):
            return NEEDS_PERSON
        await studio.episodes.split(one, connection, model, consented=True)
        return episode_told(await studio.episodes.get(one), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(epilog=f"{AGREE_WORDS}\n\n{EPISODE_FIELDS}")
def storyboard(
    ctx: typer.Context,
    episode: EpisodeArgument,
    scene: Annotated[list[str] | None, typer.Option(help="Only this scene, by number or key; also anew.")] = None,
    connection: ConnectionOption = "",
    model: ModelOption = DEFAULT_MODEL,
    data: DataOption = None,
    *,
    yes: AgreeOption = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Draw the storyboards that are missing or out of date: four to eight shots a scene."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        wanted = scene or ()
        quote = await studio.episodes.quote_storyboard(one, connection, model, wanted)
        if not await agreed_to_ask(studio, quote, yes=yes):
            return NEEDS_PERSON
        await studio.episodes.storyboard(one, wanted, connection, model, consented=True)
        return episode_told(await studio.episodes.get(one), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(epilog=EPISODE_FIELDS)
def edit(
    ctx: typer.Context,
    episode: EpisodeArgument,
    stage: Annotated[Stage, typer.Argument(help="What is changed.")],
    file: Annotated[Path, typer.Argument(help="Text for script, enhanced, or with --scene for one scene; else JSON.")],
    scene: Annotated[str, typer.Option(help="The scene, by number or key.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Change a stage by a file in the form `show --json` has. Only what was made of it is then out of date."""

    async def work(studio: Studio) -> int:
        text = await asyncio.to_thread(_text, file)
        one = await studio.episodes.find(episode)
        await _edited(studio, one, stage, text, scene, file)
        return episode_told(await studio.episodes.get(one), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(
    epilog='With --json: {"schema": "episode-versions/1", "versions": [{version, at, origin, basis}]}.'
)
def versions(
    ctx: typer.Context,
    episode: EpisodeArgument,
    stage: Annotated[Stage, typer.Argument(help="Which stage.")],
    scene: Annotated[str, typer.Option(help="For storyboards: the scene, by number or key.")] = "",
    restore: Annotated[int, typer.Option(metavar="VERSION", help="Bring this one back, as a new one.")] = 0,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List the versions of a stage, newest first, or bring one back."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        key = (await studio.episodes.get(one)).scene(scene).key if scene else ""
        if restore:
            await studio.episodes.restore(one, stage, restore, key)
        found = await studio.episodes.versions(one, stage, key)
        if json:
            document({"schema": "episode-versions/1", "versions": [to_plain(mark) for mark in found]})
        else:
            for mark in found:
                say(f"{mark.version:4}  {mark.origin}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(epilog='With --json: {"schema": "characters/1", "characters": [sheet]}.')
def character(
    ctx: typer.Context,
    series: Annotated[str, typer.Argument(help="The series.")],
    name: Annotated[str, typer.Argument(help="Without one: list the characters.")] = "",
    description: Annotated[str, typer.Option(help="How the character looks; said in every shot it is in.")] = "",
    reference: Annotated[list[Path] | None, typer.Option(help="A picture of the character.")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed of its shots.")] = None,
    voice: Annotated[str, typer.Option(help="How it speaks.")] = "",
    style: Annotated[str, typer.Option(help="Its style, said in every shot it is in.")] = "",
    also: Annotated[list[str] | None, typer.Option(help="Another name in scripts.")] = None,
    data: DataOption = None,
    *,
    drop: Annotated[bool, typer.Option("--drop", help="Forget the sheet.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Keep, drop or list the character sheets of a series."""

    async def work(studio: Studio) -> int:
        pictures = await asyncio.to_thread(_pictures, reference or [])
        if drop:
            if not await studio.episodes.drop_character(series, name):
                raise InputError(Code.BAD_VALUE, field="name", value=name, expected="a character of the series")
        elif name:
            sheet = Character(name, description, pictures, seed, voice, style, tuple(also or ()))
            await studio.episodes.keep_character(series, sheet)
        found = await studio.episodes.characters(series)
        if json:
            document({"schema": "characters/1", "characters": [to_plain(one) for one in found]})
        else:
            for one in found:
                say(f"{one_line(one.name)}: {one_line(one.description)}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command(epilog=PLAN_FIELDS)
def plan(
    ctx: typer.Context,
    episode: EpisodeArgument,
    connection: Annotated[str, typer.Option(help="Who films: demo is the provider on this machine.")] = "demo",
    model: Annotated[str, typer.Option(help="The provider's model. Default: its first.")] = "",
    effect: Annotated[str, typer.Option(help="How time runs. Default: as the provider can.")] = "",
    scene: Annotated[list[str] | None, typer.Option(help="Only this scene, by number or key.")] = None,
    again: Annotated[list[str] | None, typer.Option(metavar="SHOT", help="Film this shot again.")] = None,
    cap: Annotated[int | None, typer.Option(min=1, help="How many shots may be filmed. Default: `limits`.")] = None,
    budget: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Refuse when it may cost more.")] = None,
    data: DataOption = None,
    *,
    submit: Annotated[bool, typer.Option("--submit", help="Queue the shots; `run` or the window works them.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Agree to the cost.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what filming the shots means and costs; with --submit --yes queue them."""

    async def work(studio: Studio) -> int:
        most = None if budget is None else number_option("budget", budget)
        amount_option("budget", budget)
        choice = CloudChoice(connection, model, effect, fresh=bool(again))
        one = await studio.episodes.find(episode)
        made = await studio.filming.plan(one, choice, scenes=scene or (), again=again or (), cap=cap)
        jobs = await studio.filming.film(made, most) if submit and yes else ()
        shooting_told(made, jobs, json=json)
        if submit and not yes:
            say("Nothing was queued: say --yes to agree to the cost.")
            return NEEDS_PERSON
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@episode_app.command()
def accept(
    ctx: typer.Context,
    episode: EpisodeArgument,
    job: Annotated[str, typer.Argument(help="The job of the take, as `show` names it.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Choose a take for the cut instead of its shot's newest."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        await studio.filming.accept(one, await studio.jobs.find(job))
        return episode_told(await studio.episodes.get(one), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


async def _edited(studio: Studio, one: EpisodeId, stage: Stage, text: str, scene: str, file: Path) -> None:
    if stage is Stage.SCRIPT:
        await studio.episodes.edit_script(one, text)
    elif stage is Stage.ENHANCED:
        await studio.episodes.edit_enhanced(one, text)
    elif stage is Stage.SCENES and scene:
        await studio.episodes.edit_scene(one, scene, text)
    elif stage is Stage.SCENES:
        await studio.episodes.edit_scenes(one, _values(tuple[SceneText, ...], text, file))
    elif stage is Stage.STORYBOARD:
        await studio.episodes.edit_board(one, scene, _values(tuple[ShotPlan, ...], text, file))
    else:
        raise InputError(Code.BAD_VALUE, field="stage", value=stage, expected="script, enhanced, scenes, storyboard")


def _text(file: Path) -> str:
    identity(file)
    return file.read_text(encoding="utf-8-sig", errors="replace")


def _values(kind: Any, text: str, file: Path) -> Any:  # noqa: ANN401 - as the stage has them
    try:
        return from_plain(kind, json_text.loads(text))
    except (ValueError, RecursionError) as error:
        raise InputError(Code.BAD_VALUE, field="file", value=file, expected=f"the stage's JSON ({error})") from None


def _pictures(files: list[Path]) -> tuple[str, ...]:
    for file in files:
        identity(file)
    return tuple(str(file.absolute()) for file in files)
