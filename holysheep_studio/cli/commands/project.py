"""`project`: work saved as a file, and opened on this or another machine beside what is here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.asking import agreed_to_queue
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.commission import Item, Plan
from holysheep_studio.services.jobs import Same
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.project import Opened, Project

project = typer.Typer(
    name="project", help="Work as a file (.hsproj): references to clips, how they were made, plan, episodes; no keys."
)
app.add_typer(project)

SAVED = """With --json: {"schema": "project-saved/1", "name", "file", "sources", "clips", "plan", "episodes",
"characters"}, the last five as numbers."""
OPENED = """With --json: {"schema": "project-opened/1", "name", "sources": [id], "clips": [id], "episodes": [id],
"there": what was here already, "missing": [file], "kept": [what differs here and was left], "plan": waiting requests,
"jobs": [id]}."""


@project.command("export", epilog=SAVED)
def export(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file; .hsproj is added where it is missing.")],
    name: Annotated[str | None, typer.Option("--project", help="Only what belongs to this project.")] = None,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Save sources, clips, the waiting queue, episodes and characters as one file; media stay where they are."""

    async def work(studio: Studio) -> int:
        made = await studio.projects.save(output.expanduser(), name, force=force)
        told = _saved(made)
        if json:
            document({"schema": "project-saved/1", "name": made.name, "file": str(output), **told})
        else:
            say(f"{one_line(made.name)}: " + ", ".join(f"{count} {words}" for words, count in told.items()))
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@project.command("open", epilog=OPENED)
def open_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.hsproj", help="A project.")],
    look_in: Annotated[
        list[Path] | None, typer.Option("--look-in", metavar="FOLDER", help="Look for missing files here; repeatable.")
    ] = None,
    data: DataOption = None,
    *,
    queue: Annotated[bool, typer.Option("--queue", help="Queue its waiting requests, too.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask about what they cost.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Open a project beside what is here: nothing is overwritten, and nothing is queued without --queue."""

    async def work(studio: Studio) -> int:
        opened = await studio.projects.open(file.expanduser(), [one.expanduser() for one in look_in or ()])
        if not json:
            _tell(opened)
        jobs: list[str] = []
        code = DONE
        if queue and opened.plan:
            plan = await planned(studio, opened)
            if yes or await agreed_to_queue(studio, plan):
                quotes = [item.estimate for item in plan.items]
                requests = [item.request for item in plan.items]
                jobs += await studio.jobs.add_requests(requests, same=Same.SKIP, quotes=quotes)
            else:
                code = NEEDS_PERSON
        if json:
            document({"schema": "project-opened/1", **_opened(opened), "jobs": jobs})
        for job_id in [] if json else jobs:
            say(job_id)
        return code

    in_studio(ctx, data, work, json=json, debug=debug)


async def planned(studio: Studio, opened: Opened) -> Plan:
    """The waiting requests of a project with what they cost here. Raises InputError unknown_connection."""
    items = [
        Item(request) if request.cloud is None else await studio.planner.review(request) for request in opened.plan
    ]
    return Plan(tuple(items))


def _saved(made: Project) -> dict[str, int]:
    return {
        "sources": len(made.sources),
        "clips": len(made.clips),
        "plan": len(made.plan),
        "episodes": len(made.episodes),
        "characters": len(made.characters),
    }


def _opened(opened: Opened) -> dict[str, Any]:
    return {
        "name": opened.name,
        "sources": list(opened.sources),
        "clips": list(opened.clips),
        "episodes": list(opened.episodes),
        "there": opened.there,
        "missing": list(opened.missing),
        "kept": list(opened.kept),
        "plan": len(opened.plan),
    }


def _tell(opened: Opened) -> None:
    counts = (len(opened.sources), "sources"), (len(opened.clips), "clips"), (len(opened.episodes), "episodes")
    say(f"{one_line(opened.name)}: " + ", ".join(f"{count} {words}" for count, words in counts))
    if opened.there:
        say(f"{opened.there} were here already")
    for name in opened.kept:
        say(f"kept as it is here: {one_line(name)}")
    for path in opened.missing:
        say(f"missing: {one_line(path)}")
    if opened.plan:
        say(f"{len(opened.plan)} waiting requests; --queue puts them into the queue")
