"""`describe`: have a language model write out scenes, many at once, each question paid for once."""

from __future__ import annotations

from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.asking import AGREE_WORDS, AgreeOption, agreed_to_ask
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.services.scenes import DEFAULT_MODEL
from holysheep_studio.studio import Studio

FIELDS = (
    """With --json: {"schema": "scenes/1", "scenes": [{initial_state, physics_parameters, temporal_changes,
expected_duration_s, offline, tokens}]} in the order of the concepts. `offline`: the plain fallback, which no model
wrote; `tokens` is null where the provider did not say.

"""
    + AGREE_WORDS
)


@app.command("describe", epilog=FIELDS)
def describe(
    ctx: typer.Context,
    concepts: Annotated[list[str], typer.Argument(metavar="CONCEPT...", help="What the scenes are to be about.")],
    connection: Annotated[str, typer.Option(help="Whose language model writes. Without one: a plain fallback.")] = "",
    model: Annotated[str, typer.Option(help="The language model.")] = DEFAULT_MODEL,
    project: Annotated[str, typer.Option(help="Whose budget pays; a name of your own.")] = "",
    data: DataOption = None,
    *,
    yes: AgreeOption = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Describe scenes; what was asked before is not paid for again."""

    async def work(studio: Studio) -> int:
        quote = await studio.scenes.quote(concepts, connection, model, project=project.strip())
        if not await agreed_to_ask(studio, quote, yes=yes):
            return NEEDS_PERSON
        found = await studio.scenes.describe_all(concepts, connection, model, project=project.strip(), consented=True)
        if json:
            document({"schema": "scenes/1", "scenes": [to_plain(scene) for scene in found]})
            return DONE
        for concept, scene in zip(concepts, found, strict=True):
            say(f"{one_line(concept)}{'  (no model was asked, or none could answer)' if scene.offline else ''}")
            say(f"  {one_line(scene.initial_state)}")
            for change in scene.temporal_changes:
                say(f"  then: {one_line(change)}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)
