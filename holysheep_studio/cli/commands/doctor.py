"""`doctor`: checks what the studio stands on and says how to mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.commands.demo import has_display
from holysheep_studio.cli.describe import size_words
from holysheep_studio.cli.output import DONE, MACHINE_FAULT, document, say
from holysheep_studio.services.doctor import Check, Part, Verdict
from holysheep_studio.studio import Paths, Studio

FIELDS = """With --json: {"schema": "doctor/1", "ok", "checks": [{part, verdict, text, advice, values{}}]}. Verdicts:
ok, warning (something will not be there when it is wanted), problem (the studio cannot do its work: exit code 4)."""

_TEXTS = MappingProxyType(
    {
        Part.FFMPEG: "FFmpeg {version}, {source}: {path}",
        Part.CODECS: "can encode {encoders}",
        Part.SPECIAL: "HDR, interlaced and transparent clips can be normalised",
        Part.HARDWARE: "hardware encoders that work here, for --encoder auto: {encoders}",
        Part.ENGINE: "{libraries}",
        Part.KEYRING: "{backend}",
        Part.DISK: "{free} free in {folder}",
        Part.DATABASE: "{file} is sound, {jobs} jobs",
    }
)
_TROUBLE = MappingProxyType(
    {
        Part.FFMPEG: (
            "FFmpeg does not run: {path}",
            "Choose another program in the settings, or install the package imageio-ffmpeg again.",
        ),
        Part.CODECS: (
            "this FFmpeg lacks {missing}",
            "Clear the FFmpeg path in the settings to use the one that came with the studio.",
        ),
        Part.SPECIAL: (
            "some HDR, interlaced or transparent clips cannot be normalised: this FFmpeg lacks {missing}",
            "Clear the FFmpeg path in the settings to use the one that came with the studio.",
        ),
        Part.ENGINE: ("the local engine lacks {missing}", "Run the set-up command of the README again."),
        Part.KEYRING: (
            "no keyring keeps secrets on this machine",
            "Cloud keys can be used for one run only. On Linux install gnome-keyring or KeePassXC's secret service.",
        ),
        Part.DISK: ("only {free} free in {folder}", "Free some space, or choose another data folder with --data."),
        Part.DATABASE: (
            "{file}: {what}",
            "Close every studio on this folder and start one: it is made again from its backup and journal.",
        ),
    }
)


@app.command(epilog=FIELDS)
def doctor(
    ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False
) -> None:
    """Check FFmpeg, codecs, hardware encoders, keyring, disk, display and database; say how to mend each."""
    where = paths(ctx, data)
    execute(ctx, lambda: _doctor(where, json=json), json=json, debug=debug)


async def _doctor(where: Paths, *, json: bool) -> int:
    async with await Studio.open(where) as studio:
        rows = [_row(check) for check in await studio.doctor.check()]
    rows.append(_display())
    sound = all(row["verdict"] != Verdict.PROBLEM for row in rows)
    if json:
        document({"schema": "doctor/1", "ok": sound, "checks": rows})
    else:
        for row in rows:
            say(f"{row['verdict']:8} {row['part']:13} {row['text']}")
            if row["advice"]:
                say(f"{'':22} {row['advice']}")
    return DONE if sound else MACHINE_FAULT


def _row(check: Check) -> dict[str, Any]:
    values = dict(check.values)
    if "free_bytes" in values:
        values["free"] = size_words(int(values["free_bytes"]))
    if check.part is Part.HARDWARE and not values["encoders"]:
        return _as_row(check.part, check.verdict, "no hardware encoder works here; the processor encodes", "", values)
    if check.verdict is Verdict.OK:
        return _as_row(check.part, check.verdict, _TEXTS[check.part].format_map(values), "", values)
    text, advice = _TROUBLE[check.part]
    return _as_row(check.part, check.verdict, text.format_map(values), advice, values)


def _display() -> dict[str, Any]:
    if has_display():
        return _as_row("display", Verdict.OK, "a window can be shown", "", {})
    advice = "Log in on a desktop, or work with the commands: they need no display."
    return _as_row("display", Verdict.WARNING, "no display: the window cannot be shown", advice, {})


def _as_row(part: str, verdict: Verdict, text: str, advice: str, values: dict[str, str]) -> dict[str, Any]:
    return {"part": str(part), "verdict": str(verdict), "text": text, "advice": advice, "values": values}
