"""`probe`: what a file is, and whether it needs normalising for upload and why."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DebugOption, JsonOption, app, execute
from holysheep_studio.cli.describe import PROBE_FIELDS, footage_document, footage_lines, refused_document
from holysheep_studio.cli.output import complain, document, overall, say
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.footage import Footage
from holysheep_studio.services import intake
from holysheep_studio.workshop import Workshop


@app.command(epilog=PROBE_FIELDS)
def probe(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Clips, or folders of clips.")],
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what files are: streams, exact frame rate, duration, colour, and what an upload would need."""
    execute(ctx, lambda: _probe(files, json=json), json=json, debug=debug)


async def _probe(files: list[Path], *, json: bool) -> int:
    found = await asyncio.to_thread(intake.expand, files)
    async with Workshop() as workshop:
        answers = await asyncio.gather(*(_one(workshop, path) for path in found))
    if json:
        document(
            {
                "schema": "probe/1",
                "files": [
                    refused_document(str(path), answer)
                    if isinstance(answer, StudioError)
                    else footage_document(str(path), answer)
                    for path, answer in zip(found, answers, strict=True)
                ],
            }
        )
    for path, answer in zip(found, answers, strict=True):
        if isinstance(answer, StudioError):
            complain(answer)
        elif not json:
            for line in footage_lines(str(path), answer):
                say(line)
    return overall(answer if isinstance(answer, StudioError) else None for answer in answers)


async def _one(workshop: Workshop, path: Path) -> Footage | StudioError:
    try:
        await asyncio.to_thread(intake.identity, path)
        return await workshop.engine.probe(path)
    except StudioError as error:
        return error
