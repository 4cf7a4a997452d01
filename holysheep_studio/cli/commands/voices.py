"""`voices`: who has allowed the use of whose voice, recorded before any lip-sync job may use it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.voice import VoiceConsent

FIELDS = """With --json: {"schema": "voices/1", "consents": [{id, voice, person, given_by, purpose, at, statement,
recording, sha256, revoked_at}]}. `at` and `revoked_at` are seconds since 1970; `revoked_at` is null while it holds."""

voices_app = typer.Typer(help="Consents to the use of voices.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(voices_app, name="voices")


@voices_app.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """List every consent that was given, also those that were taken back."""

    async def work(studio: Studio) -> int:
        found = await studio.voices.all()
        return _told(found, json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@voices_app.command(epilog=FIELDS)
def allow(
    ctx: typer.Context,
    voice: Annotated[str, typer.Argument(help="The name that the voice is chosen by.")],
    person: Annotated[str, typer.Option(help="Whose voice it is.")],
    by: Annotated[str, typer.Option(help="Who allows it: the person, or who may speak for them.")],
    purpose: Annotated[str, typer.Option("--for", help="What it may be used for.")],
    statement: Annotated[str, typer.Option(help="What was said or signed.")] = "",
    recording: Annotated[Path | None, typer.Option(help="A file with the spoken or signed statement.")] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Record that a voice may be used. What is recorded stays; it can be taken back."""

    async def work(studio: Studio) -> int:
        made = await studio.voices.allow(voice, person, by, purpose, statement, recording)
        return _told((made,), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@voices_app.command(epilog=FIELDS)
def revoke(
    ctx: typer.Context,
    consent: Annotated[str, typer.Argument(help="Its id, or how it begins.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Take a consent back from now on. Jobs that were not sent yet are refused; clips that were made stay."""

    async def work(studio: Studio) -> int:
        ended = await studio.voices.revoke(await studio.voices.find(consent))
        return _told((ended,), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


def _told(found: tuple[VoiceConsent, ...], *, json: bool) -> int:
    if json:
        document({"schema": "voices/1", "consents": [to_plain(one) for one in found]})
        return DONE
    for one in found:
        ended = "" if one.revoked_at is None else f"; taken back {_day(one.revoked_at)}"
        who = f"of {one.person}, allowed by {one.given_by} {_day(one.at)} for {one.purpose}{ended}"
        say(f"{one.id[:8]}  {one_line(one.voice)}: {one_line(who)}")
    return DONE


def _day(at: float) -> str:
    return dt.datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d")
