"""`clips`: the library of finished clips: found, accepted or rejected, tagged, noted, traced to how they were made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain import codec
from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.shelf import ClipLine, Decision, Order, Query, Remark, RemarkId
from holysheep_studio.domain.timebase import frame_index, timecode
from holysheep_studio.studio import Studio

clips = typer.Typer(
    name="clips",
    help="The library of finished clips: found, accepted or rejected, tagged, noted, traced to how they were made.",
)
app.add_typer(clips)

CLIP = "CLIP: the start of its id, job or hash, its file, or a file that was delivered of it."
ClipArgument = Annotated[str, typer.Argument(metavar="CLIP", help=CLIP)]
ClipsArgument = Annotated[list[str], typer.Argument(metavar="CLIP...", help=CLIP)]
FIELDS = """With --json: {"schema": "clips/1", "clips": [{id, job, file, title, effect, source, prompt, project, batch,
connection, model, take, made_at, duration_s, frames, rate, width, height, size_bytes, charged{micro, currency},
decision, starred, tags[], notes, missing}]}. Times are seconds since 1970; notes is how many."""


def line_document(line: ClipLine) -> dict[str, Any]:
    """A clip as lists tell it."""
    return {
        "id": line.id,
        "job": line.job_id,
        "file": line.path,
        "title": line.title,
        "effect": line.effect,
        "source": line.source or None,
        "prompt": line.prompt or None,
        "project": line.project or None,
        "batch": line.batch or None,
        "connection": line.connection or None,
        "model": line.model or None,
        "take": line.take,
        "made_at": line.made_at,
        "duration_s": line.duration_s,
        "frames": line.frames,
        "rate": line.rate,
        "width": line.width_px,
        "height": line.height_px,
        "size_bytes": line.size_bytes,
        "charged": codec.to_plain(line.charged),
        "decision": line.decision,
        "starred": line.starred,
        "tags": list(line.tags),
        "notes": line.remarks,
        "missing": line.missing,
    }


def _tell(line: ClipLine) -> None:
    marks = [line.decision.value if line.decision is not Decision.UNDECIDED else ""]
    marks += ["starred" if line.starred else "", "MISSING" if line.missing else "", *(f"#{tag}" for tag in line.tags)]
    marks += [f"{line.remarks} notes" if line.remarks else ""]
    told = " ".join(one_line(mark) for mark in marks if mark)
    say(f"{line.id[:8]}  take {line.take}  {one_line(line.effect)}  {one_line(line.title)}  {told}".rstrip())


@clips.command("list", epilog=FIELDS)
def list_(
    ctx: typer.Context,
    search: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD...]", help="All in the prompt, names, tags or notes.")
    ] = None,
    decision: Annotated[list[Decision] | None, typer.Option("--decision", help="Only these; repeatable.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Only with this tag; repeatable.")] = None,
    project: Annotated[str | None, typer.Option(help="Only of this project.")] = None,
    source: Annotated[str | None, typer.Option(metavar="FILE", help="Only takes of this source, by its path.")] = None,
    plan: Annotated[str | None, typer.Option(metavar="BATCH", help="Only what was queued together so.")] = None,
    effect: Annotated[str | None, typer.Option(help="Only of this effect.")] = None,
    model: Annotated[str | None, typer.Option(help="Only by this model.")] = None,
    sort: Annotated[Order, typer.Option(help="The order.")] = Order.NEWEST,
    most: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    data: DataOption = None,
    *,
    starred: Annotated[bool, typer.Option("--starred", help="Only starred ones.")] = False,
    missing: Annotated[bool, typer.Option("--missing", help="Only those whose file was missed.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List clips, all or those that are wanted."""

    async def work(studio: Studio) -> int:
        wanted = Query(
            " ".join(search or ()), tuple(decision or ()), starred, missing, tuple(tag or ()),
            project, source, plan, effect, model, sort,
        )  # fmt: skip
        found = await studio.shelf.find(wanted, most)
        lines = {line.id: line for line in await studio.shelf.some_lines(found)}
        listed = [lines[one] for one in found if one in lines]
        if json:
            document({"schema": "clips/1", "clips": [line_document(line) for line in listed]})
        else:
            for line in listed:
                _tell(line)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@clips.command(
    epilog='With --json: {"schema": "clip/1", "clip": as in `clips list`, "lineage": {source_type, clip_id, job_id,'
    ' request_id, connection, model, prompt, effect, source, charged, made_at, parameters}, "sha256",'
    ' "notes": [{id, frame, timecode, text, written_at}]}.'
)
def show(
    ctx: typer.Context, clip: ClipArgument, data: DataOption = None, *, json: JsonOption = False,
    debug: DebugOption = False,
) -> None:  # fmt: skip
    """Show one clip: prompt, parameters, price, request id, what was said of it. Also from a delivered file."""

    async def work(studio: Studio) -> int:
        clip_id = await studio.shelf.named(clip)
        (whole,) = await studio.shelf.whole([clip_id])
        lines = await studio.shelf.some_lines([clip_id])
        lineage = await studio.lineages.of(whole)
        remarks = await studio.review.remarks(clip_id)
        if json:
            told: dict[str, Any] = {
                "schema": "clip/1",
                "clip": line_document(lines[0]) if lines else None,
                "lineage": codec.to_plain(lineage),
                "sha256": whole.verification.sha256,
                "notes": [_remark_document(remark, whole.verification.rate) for remark in remarks],
            }
            document(told)
            return DONE
        if lines:
            _tell(lines[0])
        else:
            say(f"{clip_id[:8]}  removed from the list")
        say(f"file        {one_line(whole.path)}")
        plain = codec.to_plain(lineage)
        for name, value in plain.items():
            if name != "parameters" and value not in (None, ""):
                say(f"{name:<11} {one_line(str(value))}")
        for name, value in sorted(plain["parameters"].items()):
            say(f"  {name} = {one_line(str(value))}")
        _tell_remarks(remarks, whole.verification.rate)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


async def _ids(studio: Studio, typed: Iterable[str]) -> list[ClipId]:
    return [await studio.shelf.named(one) for one in typed]


def _deciding(decision: Decision) -> Callable[[Studio, list[ClipId]], Awaitable[object]]:
    return lambda studio, ids: studio.review.decide(ids, decision)


@clips.command()
def accept(ctx: typer.Context, wanted: ClipsArgument, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Accept clips; what waits in the queue for that may start."""
    _mark(ctx, data, wanted, _deciding(Decision.ACCEPTED), debug=debug)


@clips.command()
def reject(ctx: typer.Context, wanted: ClipsArgument, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Reject clips; they stay in the library."""
    _mark(ctx, data, wanted, _deciding(Decision.REJECTED), debug=debug)


@clips.command()
def undecide(ctx: typer.Context, wanted: ClipsArgument, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Take back what was decided about clips."""
    _mark(ctx, data, wanted, _deciding(Decision.UNDECIDED), debug=debug)


@clips.command()
def star(
    ctx: typer.Context,
    wanted: ClipsArgument,
    data: DataOption = None,
    *,
    off: Annotated[bool, typer.Option("--off", help="Take the star.")] = False,
    debug: DebugOption = False,
) -> None:
    """Give clips a star, or take it."""
    _mark(ctx, data, wanted, lambda studio, ids: studio.review.star(ids, starred=not off), debug=debug)


@clips.command()
def tag(
    ctx: typer.Context,
    wanted: ClipsArgument,
    add: Annotated[list[str] | None, typer.Option("--add", help="A tag to give; repeatable.")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", help="A tag to take; repeatable.")] = None,
    data: DataOption = None,
    *,
    debug: DebugOption = False,
) -> None:
    """Give clips tags, or take some."""
    _mark(ctx, data, wanted, lambda studio, ids: studio.review.tag(ids, add or (), drop or ()), debug=debug)


def _mark(
    ctx: typer.Context,
    data: DataOption,
    typed: list[str],
    change: Callable[[Studio, list[ClipId]], Awaitable[object]],
    *,
    debug: bool,
) -> None:
    async def work(studio: Studio) -> int:
        await change(studio, await _ids(studio, typed))
        return DONE

    in_studio(ctx, data, work, json=False, debug=debug)


@clips.command()
def note(
    ctx: typer.Context,
    clip: ClipArgument,
    words: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Without it the notes are listed.")] = None,
    at: Annotated[str, typer.Option("--at", metavar="PLACE", help="A frame from 0, 1.5s, or 00:00:01:12.")] = "0",
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="Take this note away.")] = None,
    data: DataOption = None,
    *,
    debug: DebugOption = False,
) -> None:
    """Write a note at a frame of a clip, or list its notes."""

    async def work(studio: Studio) -> int:
        clip_id = await studio.shelf.named(clip)
        (whole,) = await studio.shelf.whole([clip_id])
        if remove is not None:
            await studio.review.remove_remark(RemarkId(remove))
        elif words is not None:
            frame = frame_of(at, whole.verification.rate)
            say(await studio.review.remark(clip_id, frame, words))
        else:
            _tell_remarks(await studio.review.remarks(clip_id), whole.verification.rate)
        return DONE

    in_studio(ctx, data, work, json=False, debug=debug)


def frame_of(text: str, rate: Fraction) -> int:
    """The frame that "37", "1.5s" or "00:00:01:12" means at a rate. Raises InputError bad_value."""
    plain = text.strip()
    try:
        if plain.isdecimal():
            return int(plain)
        if plain.endswith("s"):
            return frame_index(Fraction(plain[:-1].strip()), rate)
        *whole, frames = (int(part) for part in plain.split(":"))
        seconds = 0
        for part in whole:
            seconds = seconds * 60 + part
        if whole and min(*whole, frames, 0) == 0 and frames < round(rate):
            return seconds * round(rate) + frames
    except (ValueError, ZeroDivisionError):
        pass
    raise InputError(Code.BAD_VALUE, field="--at", value=text, expected="a frame (37), 1.5s or 00:00:01:12")


@clips.command(
    epilog='With --json: {"schema": "clips-find/1", "found": [{id, file}], "missing": how many clips still are, '
    '"sources": {"found": [{id, file}], "missing"}}.'
)
def find(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where to look. Without it: only count.")
    ] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Look which files of clips and sources are missing, and find them again by what they hold; nothing is moved."""

    async def work(studio: Studio) -> int:
        if folder is None:
            found, still = [], await studio.missing.check()
            sources, lost = [], await studio.missing_sources.check()
        else:
            outcome = await studio.missing.find(folder.expanduser().absolute())
            found, still = list(await studio.shelf.some_lines(outcome.before)), outcome.still
            brought = await studio.missing_sources.find(folder.expanduser().absolute())
            sources = [one for one in await studio.library.sources() if one.id in brought.before]
            lost = brought.still
        if json:
            files = [{"id": line.id, "file": line.path} for line in found]
            named = {"found": [{"id": one.id, "file": one.path} for one in sources], "missing": lost}
            document({"schema": "clips-find/1", "found": files, "missing": still, "sources": named})
        else:
            for line in found:
                say(f"{line.id[:8]}  {one_line(line.path)}")
            for source in sources:
                say(f"{source.id[:8]}  {one_line(source.path)}")
            say(f"{still} clips missing, {lost} sources missing")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _tell_remarks(remarks: Iterable[Remark], rate: Fraction) -> None:
    for remark in remarks:
        say(f"  {timecode(remark.frame, rate)}  {one_line(remark.words)}  ({remark.id})")


def _remark_document(remark: Remark, rate: Fraction) -> dict[str, Any]:
    return {
        "id": remark.id,
        "frame": remark.frame,
        "timecode": timecode(remark.frame, rate),
        "text": remark.words,
        "written_at": datetime.fromtimestamp(remark.written_at, UTC).isoformat(timespec="seconds"),
    }
