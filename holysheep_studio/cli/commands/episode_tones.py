"""`episode tones`: what each feeling asks of camera and light; changed, added, brought back as shipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption
from holysheep_studio.cli.commands.episode import episode_app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.screenplay import Tone
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.screenplay import ToneRow

FIELDS = """With --json: {"schema": "tones/1", "tones": [{name, tone: {name, camera, lighting, pace, words} or null,
shipped, own, problem}]}. `own`: a file of yours is in force; `problem`: why that file cannot be used."""


@episode_app.command(epilog=FIELDS)
def tones(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Without one: list the tones.")] = "",
    camera: Annotated[str | None, typer.Option(help="What it asks of the camera.")] = None,
    lighting: Annotated[str | None, typer.Option(help="What it asks of the light.")] = None,
    pace: Annotated[str | None, typer.Option(help="Its pace.")] = None,
    word: Annotated[list[str] | None, typer.Option(help="A word in scripts that tells it.")] = None,
    data: DataOption = None,
    *,
    reset: Annotated[bool, typer.Option("--reset", help="As shipped; one of yours is forgotten.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List, change or add tones. Shots whose words change by it are filmed anew when you ask for it."""

    async def work(studio: Studio) -> int:
        rows = {row.name: row for row in await studio.episodes.tone_rows()}
        one = name.strip().casefold()
        if reset:
            if one not in rows or await studio.episodes.put_tone(one, None) is None:
                raise InputError(Code.BAD_VALUE, field="name", value=name, expected="a tone that was changed")
        elif one and (camera, lighting, pace, word) != (None, None, None, None):
            await studio.episodes.keep_tone(_changed(rows.get(one), one, camera, lighting, pace, word))
        found = await studio.episodes.tone_rows()
        shown = [row for row in found if not one or row.name == one]
        if one and not shown and not reset:
            raise InputError(Code.BAD_VALUE, field="name", value=name, expected=", ".join(rows))
        return _told(shown, json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


def _changed(
    row: ToneRow | None, name: str, camera: str | None, lighting: str | None, pace: str | None, word: list[str] | None
) -> Tone:
    before = row.tone if row is not None and row.tone is not None else Tone(name, "", "")
    return replace(
        before,
        camera=before.camera if camera is None else camera,
        lighting=before.lighting if lighting is None else lighting,
        pace=before.pace if pace is None else pace,
        words=before.words if word is None else tuple(word),
    )


def _told(rows: list[ToneRow], *, json: bool) -> int:
    if json:
        document({"schema": "tones/1", "tones": [to_plain(row) for row in rows]})
        return DONE
    for row in rows:
        mark = " (changed)" if row.own and row.shipped else " (yours)" if row.own else ""
        if row.tone is None:
            say(f"{row.name}{mark}: cannot be used: {one_line(row.problem)}")
        else:
            say(f"{row.name}{mark}: {one_line(row.tone.camera)}; {one_line(row.tone.lighting)}")
    return DONE
