"""`episode limits`: how many shots of an episode may be filmed at once, and for how much."""

from __future__ import annotations

from typing import Annotated

import typer

from holysheep_studio.cli.amounts import amount_option
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.commands.episode import EpisodeArgument, episode_app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.domain.episode import Limits
from holysheep_studio.studio import Studio

FIELDS = 'With --json: {"schema": "episode-limits/1", "cap": shots, "budget": amount or null}.'


@episode_app.command(epilog=FIELDS)
def limits(
    ctx: typer.Context,
    episode: EpisodeArgument,
    cap: Annotated[int | None, typer.Option(min=1, help="How many shots may be filmed at once.")] = None,
    budget: Annotated[str | None, typer.Option(metavar="AMOUNT", help="What that may cost; `none`: no limit.")] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show or set the limits of an episode; `plan` and the window refuse what goes beyond them."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        now = (await studio.episodes.get(one)).limits
        spend = now.spend
        if budget is not None:
            spend = None if budget == "none" else number_option("budget", budget)
            amount_option("budget", None if budget == "none" else budget)
        kept = Limits(now.shots if cap is None else cap, spend)
        if kept != now:
            await studio.episodes.limit(one, kept)
        if json:
            document({"schema": "episode-limits/1", "cap": kept.shots, "budget": _amount(kept)})
        else:
            said = "no budget of its own" if kept.spend is None else f"for at most {_amount(kept)}"
            say(f"at most {kept.shots} shots at once, {said}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _amount(kept: Limits) -> float | None:
    return None if kept.spend is None else float(kept.spend)
