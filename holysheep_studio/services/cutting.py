"""Cutting: the takes of an episode as a strip that is ordered and trimmed, then a film, a cut list, subtitles."""

from __future__ import annotations

import asyncio
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.delivery import UploadForm
from holysheep_studio.domain.episode import Origin, Piece, Stage
from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.laid import Laid
from holysheep_studio.domain.subtitles import cues, srt
from holysheep_studio.media import encode, files
from holysheep_studio.media.assembly import Part, assemble
from holysheep_studio.media.cutlist import Cut, write_cutlist
from holysheep_studio.services import intake
from holysheep_studio.services.single import workbench
from holysheep_studio.store import episodes as table

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from holysheep_studio.domain.episode import EpisodeId
    from holysheep_studio.domain.render import Verification
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.services.filming import Filming
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.single import Stage as Progress
    from holysheep_studio.store.database import Database


class Placed(Frozen, frozen=True):
    """A piece of the strip with its clip, and how many of the clip's frames are used."""

    piece: Piece
    path: Path
    footage: Footage
    frames: int


class FilmWish(Frozen, frozen=True):
    """How the film is to be. None follows the first clip; `laid` are voice and music."""

    size: tuple[int, int] | None = None
    rate: Fraction | None = None
    laid: tuple[Laid, ...] = ()
    loudness_lufs: float | None = None


class Film(Frozen, frozen=True):
    """A finished, verified film."""

    path: Path
    frames: int
    duration: Fraction
    width: int
    height: int
    sound_off_s: Fraction  # how much longer the sound is than the picture
    loudness_lufs: float | None = None


class Cutting:
    """Orders, trims and puts together what was filmed."""

    def __init__(
        self,
        database: Database,
        episodes: Episodes,
        filming: Filming,
        prober: Prober,
        verify: Callable[[Path, Callable[[int, int], None]], Awaitable[Verification]],
        ffmpeg: Callable[[], Awaitable[FFmpeg]],
        *,
        clock: Callable[[], float],
    ) -> None:
        """`verify` decodes a whole file; `ffmpeg` finds the program when it is first needed."""
        self._database = database
        self._episodes = episodes
        self._filming = filming
        self._prober = prober
        self._verify = verify
        self._ffmpeg = ffmpeg
        self._clock = clock

    async def arrange(self, episode_id: EpisodeId, pieces: Sequence[Piece]) -> None:
        """Keep the strip as a person ordered and trimmed it; an empty one goes back to what follows from the takes.

        Raises InputError bad_value for a take that is not the episode's, or a trim that leaves nothing.
        """
        known = {take.job_id: take.shot for take in (await self._episodes.get(episode_id)).takes}
        for piece in pieces:
            if known.get(piece.job_id) != piece.shot:
                expected = "a take of that shot of this episode"
                raise InputError(Code.BAD_VALUE, field=f"shot {piece.shot}", value=piece.job_id, expected=expected)
            if piece.first < 0 or piece.frames < 0:
                expected = "frames from 0 on"
                raise InputError(Code.BAD_VALUE, field=f"shot {piece.shot}", value=piece.first, expected=expected)
        if not pieces:
            pieces = await self._filming.suggested(episode_id)
        at = self._clock()
        await self._database.write(
            partial(
                table.keep,
                episode=episode_id,
                stage=Stage.CUT,
                key="",
                value=tuple(pieces),
                origin=Origin.PERSON,
                basis="",
                at=at,
            )
        )

    async def strip(self, episode_id: EpisodeId) -> tuple[Placed, ...]:
        """The strip with its clips, measured. Raises InputError episode_stage where there is nothing to cut."""
        pieces = await self._filming.strip(episode_id)
        standing = await self._filming.standing(episode_id)
        found = []
        for piece in pieces:
            _, path = standing.get(piece.job_id, ("", ""))
            if not path:
                raise InputError(Code.EPISODE_STAGE, stage="cut", what=f"the take of shot {piece.shot} has no clip")
            await asyncio.to_thread(intake.identity, Path(path))
            footage = await self._prober.probe(Path(path))
            frames = footage.video.frames - piece.first if piece.frames == 0 else piece.frames
            if frames <= 0 or piece.first + frames > footage.video.frames:
                expected = f"frames within 0 to {footage.video.frames}"
                raise InputError(Code.BAD_VALUE, field=f"shot {piece.shot}", value=piece.first, expected=expected)
            found.append(Placed(piece, Path(path), footage, frames))
        if not found:
            raise InputError(Code.EPISODE_STAGE, stage="cut", what="no take is done")
        return tuple(found)

    async def footage(self, clip: Path) -> Footage:
        """What a take's clip really holds. Raises InputError, MediaError."""
        await asyncio.to_thread(intake.identity, clip)
        return await self._prober.probe(clip)

    async def film(
        self, episode_id: EpisodeId, target: Path, wish: FilmWish, stage: Progress, *, force: bool = False
    ) -> Film:
        """Write the strip as one film, decoded and compared with the plan before it gets its name.

        Raises InputError for the strip, the target and the sounds, MediaError result_wrong with what differs.
        """
        if target.suffix.lower() != ".mp4":
            raise InputError(Code.OUTPUT_FORMAT_UNKNOWN, file=target, known=".mp4")
        for one in wish.laid:
            await asyncio.to_thread(intake.identity, Path(one.path))
        placed = await self.strip(episode_id)
        sources = [*(one.path for one in placed), *(Path(one.path) for one in wish.laid)]
        await asyncio.to_thread(files.check_target, target, sources=sources, replace=force)
        form = film_form(placed, wish)
        parts = film_parts(placed, form.rate)
        ffmpeg = await self._ffmpeg()
        async with workbench(target) as bench:
            out = bench / "out.mp4"
            await assemble(ffmpeg, parts, out, form, wish.laid, progress=stage("encode"))
            level = None
            if wish.loudness_lufs is not None:
                level = await self._levelled(ffmpeg, parts, out, form, wish, bench, stage)
            film = await self._checked(out, target, parts, form, stage)
            await asyncio.to_thread(out.replace, target)
        return Film(target, film.frames, film.duration, film.width, film.height, film.sound_off_s, level)

    async def cut_list(self, episode_id: EpisodeId, target: Path) -> None:
        """Write the strip for editing programs, .otio or .edl. Raises what `strip` and write_cutlist raise."""
        cuts = [
            Cut(
                one.path,
                one.piece.shot,
                one.footage.video.rate,
                one.footage.video.frames,
                one.piece.first,
                one.frames,
                {"shot": one.piece.shot, "job": one.piece.job_id},
            )
            for one in await self.strip(episode_id)
        ]
        await write_cutlist(cuts, target, (await self._episodes.get(episode_id)).title)

    async def subtitles(self, episode_id: EpisodeId, target: Path, rate: Fraction | None = None) -> int:
        """Write what is said in the strip as SubRip; how many subtitles there are."""
        placed = await self.strip(episode_id)
        spoken = {shot.key: shot.dialogue for _, shot in (await self._episodes.get(episode_id)).shots}
        form = film_form(placed, FilmWish(rate=rate))
        shots, at = [], Fraction(0)
        for one, part in zip(placed, film_parts(placed, form.rate), strict=True):
            length = part.frames / form.rate
            shots.append((at, length, spoken.get(one.piece.shot, ())))
            at += length
        found = cues(shots)
        async with files.aside(target, sources=[one.path for one in placed]) as part_file:
            await asyncio.to_thread(part_file.write_text, srt(found), encoding="utf-8")
        return len(found)

    async def _levelled(
        self,
        ffmpeg: FFmpeg,
        parts: Sequence[Part],
        out: Path,
        form: UploadForm,
        wish: FilmWish,
        bench: Path,
        stage: Progress,
    ) -> float | None:
        """Write it again at the loudness asked for; what it is then, None where there is nothing to hear."""
        target_lufs = wish.loudness_lufs
        before = await encode.loudness(ffmpeg, await self._prober.probe(out), out, bench)
        if target_lufs is None or before is None:
            return None
        gain_db = round(target_lufs - before[0], 2)
        await assemble(ffmpeg, parts, out, form, wish.laid, gain_db=gain_db, progress=stage("loudness"))
        after = await encode.loudness(ffmpeg, await self._prober.probe(out), out, bench)
        return None if after is None else after[0]

    async def _checked(self, out: Path, target: Path, parts: Sequence[Part], form: UploadForm, stage: Progress) -> Film:
        share = stage("verify")
        seen = await self._verify(out, lambda done, total: share(done / total if total else 0.0))
        frames = sum(part.frames for part in parts)
        length = frames / form.rate
        heard = length if seen.audio_duration is None else seen.audio_duration
        # a frame, or the last packet of AAC where a frame is shorter than that
        slack = max(1 / form.rate, Fraction(1024, 48_000))
        for what, is_, should, right in (
            ("frames", seen.frames, frames, seen.frames == frames),
            (
                "size",
                (seen.width, seen.height),
                (form.width, form.height),
                (seen.width, seen.height) == (form.width, form.height),
            ),
            ("duration", float(seen.duration), float(length), abs(seen.duration - length) <= 1 / (2 * form.rate)),
            ("sound", float(heard), float(length), abs(heard - length) <= slack),
            ("decode errors", seen.decode_errors, 0, seen.decode_errors == 0),
        ):
            if not right:
                raise MediaError(Code.RESULT_WRONG, file=target.name, what=what, found=is_, expected=should)
        return Film(target, seen.frames, seen.duration, seen.width, seen.height, heard - length)


def film_form(placed: Sequence[Placed], wish: FilmWish) -> UploadForm:
    """Size and rate of the film: as wished, else those of the first clip; sides are even."""
    first = placed[0].footage.video
    width, height = wish.size or first.display_size
    return UploadForm(max(2, width // 2 * 2), max(2, height // 2 * 2), wish.rate or first.rate)


def film_parts(placed: Sequence[Placed], rate: Fraction) -> tuple[Part, ...]:
    """The strip counted in frames of the film; a trim is at the nearest frame, and no piece is lost."""
    found = []
    for one in placed:
        own = one.footage.video.rate
        first = round(one.piece.first / own * rate)
        end = round((one.piece.first + one.frames) / own * rate)
        found.append(Part(one.path, one.footage, first, max(1, end - first)))
    return tuple(found)
