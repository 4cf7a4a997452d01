"""`episode cut`: the takes of an episode as one film, a cut list for editing programs, subtitles."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.commands.episode import EpisodeArgument, episode_app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.episode import Piece
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.laid import Laid
from holysheep_studio.services.cutting import FilmWish
from holysheep_studio.studio import Studio

CUT_FIELDS = """With --json: {"schema": "cut/1", "strip": [{shot, job_id, first, frames}], "film": {path, frames,
duration, width, height, sound_off_s, loudness_lufs} or null, "subtitles": how many or null}. `first` and `frames` count
frames of the take's clip; 0 frames: to its end. `sound_off_s`: how much longer the sound is than the picture."""


@episode_app.command(epilog=CUT_FIELDS)
def cut(
    ctx: typer.Context,
    episode: EpisodeArgument,
    film: Annotated[Path | None, typer.Option(metavar="FILM.mp4", help="Write the film.")] = None,
    cut_list: Annotated[Path | None, typer.Option("--otio", help="Write a cut list, .otio or .edl.")] = None,
    subtitles: Annotated[Path | None, typer.Option("--srt", help="Write subtitles of what is said.")] = None,
    arrange: Annotated[Path | None, typer.Option(metavar="STRIP.json", help="Order and trim the strip.")] = None,
    music: Annotated[Path | None, typer.Option(help="A sound file under the whole film.")] = None,
    music_gain: Annotated[float, typer.Option(help="Decibels louder or softer.")] = -12.0,
    voice: Annotated[Path | None, typer.Option(help="A sound file with speech.")] = None,
    voice_at: Annotated[int, typer.Option(metavar="FRAME", help="The frame of the film at which it begins.")] = 0,
    loudness: Annotated[str | None, typer.Option(metavar="LUFS", help="The film's loudness, for instance -16.")] = None,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show the strip of takes, order and trim it, and write it out."""

    async def work(studio: Studio) -> int:
        level = None if loudness is None else float(number_option("loudness", loudness))
        laid = [Laid(str(voice), voice_at)] if voice is not None else []
        laid += [Laid(str(music), 0, music_gain)] if music is not None else []
        one = await studio.episodes.find(episode)
        if arrange is not None:
            await studio.cutting.arrange(one, _strip(arrange))
        strip = await studio.filming.strip(one)
        made = None
        if film is not None:
            with Bars() as bars:
                wish = FilmWish(laid=tuple(laid), loudness_lufs=level)
                made = await studio.cutting.film(one, film, wish, bars.bar(film.name).stage, force=force)
        if cut_list is not None:
            await studio.cutting.cut_list(one, cut_list)
        count = None if subtitles is None else await studio.cutting.subtitles(one, subtitles)
        if json:
            told = None if made is None else {**to_plain(made), "path": str(made.path)}
            document({"schema": "cut/1", "strip": to_plain(strip), "film": told, "subtitles": count})
            return DONE
        for piece in strip:
            trim = f" from frame {piece.first}" if piece.first or piece.frames else ""
            trim += f", {piece.frames} frames" if piece.frames else ""
            say(f"{piece.shot:8} {piece.job_id[:8]}{trim}")
        if made is not None:
            say(f"{made.path}: {made.frames} frames, {float(made.duration):.2f} s, {made.width}x{made.height}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _strip(file: Path) -> tuple[Piece, ...]:
    try:
        return from_plain(tuple[Piece, ...], json_text.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            Code.BAD_VALUE, field="STRIP.json", value=file, expected=f"pieces as --json ({error})"
        ) from None
