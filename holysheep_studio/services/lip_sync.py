"""Lip-sync: a clip and a voice become a job of a provider that moves lips; its result is a take of the same shot."""

from __future__ import annotations

import asyncio
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.cloud import AssetKind, CloudSpec, Speech, Task
from holysheep_studio.domain.commission import Item, Plan
from holysheep_studio.domain.episode import EpisodeId, Take, shot_digest, takes_of
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.request import GenerationRequest, Upload
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.media.speech import speech
from holysheep_studio.services import intake
from holysheep_studio.services.filming import check_budget
from holysheep_studio.store import episodes, voices

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.clip import Identity
    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.screenplay import SceneText, ShotPlan
    from holysheep_studio.domain.voice import LipSyncRules, Speaker
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.services.filming import Filming
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.planner import Planner
    from holysheep_studio.services.switchboard import Switchboard
    from holysheep_studio.services.voices import Voices
    from holysheep_studio.store.database import Connection, Database

#: What the price book calls it: a price per second or clip for this model holds for lip-sync.
MODEL = "lip-sync"
EFFECT = "lip_sync"


class LipWish(Frozen, frozen=True):
    """What is wanted: `sound` is a file with the voice; without one the provider says `text` with `speaker`."""

    connection: str
    voice: str
    sound: Path | None = None
    speaker: str = ""
    text: str = ""


class Mouth(Frozen, frozen=True):
    """A clip whose lips are to move, and where it belongs: an episode's shot, or only the library (`clip_id`)."""

    path: Path
    clip_id: str = ""
    episode: EpisodeId | None = None
    shot: str = ""
    basis: str = ""
    project: str = ""
    takes: int = 0  # of the shot, when this was looked at
    said: str = ""  # what the shot's dialogue is
    voice: str = ""  # of the character who speaks first


class LipPlan(Frozen, frozen=True):
    """The request with its price and issues. `sound_s`: how long the voice is; None: the provider speaks."""

    mouth: Mouth
    item: Item
    clip_s: Fraction
    sound_s: Fraction | None

    @property
    def plan(self) -> Plan:
        """For what reads plans."""
        return Plan((self.item,))


class LipSync:
    """Plans and queues lip-sync jobs; a voice that nobody allowed is refused at each step."""

    def __init__(
        self,
        database: Database,
        episodes: Episodes,
        filming: Filming,
        planner: Planner,
        jobs: Jobs,
        *,
        voices: Voices,
        accounts: Accounts,
        switchboard: Switchboard,
        prober: Prober,
        ffmpeg: Callable[[], Awaitable[FFmpeg]],
        clock: Callable[[], float],
    ) -> None:
        """`ffmpeg` finds the program when it is first needed; `clock` gives seconds since 1970."""
        self._database, self._episodes, self._filming = database, episodes, filming
        self._planner, self._jobs, self._voices = planner, jobs, voices
        self._accounts, self._switchboard = accounts, switchboard
        self._prober, self._ffmpeg, self._clock = prober, ffmpeg, clock

    async def offers(self) -> dict[str, LipSyncRules]:
        """The connections that move lips, and what each takes; one that cannot be opened is left out."""
        found = {}
        for account in await self._accounts.list():
            try:
                rules = (await self._planner.abilities(account.name, "")).lip_sync
            except StudioError:
                continue  # no key, or changed behind our back: nothing can be asked of it
            if rules is not None:
                found[account.name] = rules
        return found

    async def speakers(self, connection: str) -> tuple[Speaker, ...]:
        """The voices that the provider has itself; costs nothing. Raises what asking a provider raises."""
        return await (await self._switchboard.provider(connection)).speakers()

    async def of_shot(self, episode: EpisodeId, shot: str, job: str = "") -> Mouth:
        """A take of a shot: that of `job`, else the accepted one, else the newest. Raises InputError."""
        now = await self._episodes.get(episode)
        scene, plan = _shot(now.shots, shot)
        people, tones = await self._episodes.characters(now.series), await self._episodes.tones()
        basis = shot_digest(plan, scene, people, tones)
        standing = await self._filming.standing(episode)
        takes = [one for one in takes_of(now, shot, basis) if standing.get(one.job_id, ("", ""))[1]]
        wanted = [one for one in takes if one.job_id == job] if job else takes
        if not wanted:
            raise InputError(Code.EPISODE_STAGE, stage="lip-sync", what=f"shot {shot} has no finished take")
        best = next((one for one in reversed(wanted) if one.accepted), wanted[-1])
        path = Path(standing[best.job_id][1])
        count = sum(one.shot == shot for one in now.takes)
        said = " ".join(one.text for one in plan.dialogue)
        speakers = [one.speaker.casefold() for one in plan.dialogue]
        voices = {name.casefold(): one.voice for one in people for name in (one.name, *one.also)}
        voice = next((voices[name] for name in speakers if voices.get(name)), "")
        return Mouth(path, "", episode, shot, basis, now.series, count, said, voice)

    async def plan(self, mouth: Mouth, wish: LipWish) -> LipPlan:
        """What it means and costs; spends nothing and sends nothing.

        Raises InputError no_lip_sync, voice_consent, bad_value for what the provider would not take, no_sound.
        """
        rules = (await self._planner.abilities(wish.connection, "")).lip_sync
        if rules is None:
            raise InputError(Code.NO_LIP_SYNC, connection=wish.connection)
        use = await self._voices.use(wish.voice)
        identity = await asyncio.to_thread(intake.identity, mouth.path)
        footage = await self._prober.probe(mouth.path)
        _check_clip(footage, identity, rules)
        uploads = [Upload("source_video", str(mouth.path), identity, AssetKind.VIDEO)]
        speaks, sound_s = None, None
        if wish.sound is not None:
            about = await asyncio.to_thread(intake.identity, wish.sound)
            sound_s = await self._length(wish.sound, rules)
            uploads.append(Upload("source_audio", str(wish.sound.absolute()), about, AssetKind.AUDIO))
        else:
            speaks = _speech(wish, rules)
        spec = CloudSpec(MODEL, "", footage.duration, task=Task.LIP_SYNC, speech=speaks)
        request = GenerationRequest(
            source_path=str(mouth.path),
            source_identity=identity,
            effect=EFFECT,
            time_map=TimeMap.identity(footage.duration),
            rate=footage.video.rate,
            prompt=wish.text if wish.sound is None else "",
            connection=wish.connection,
            cloud=spec,
            uploads=tuple(uploads),
            origin=mouth.clip_id,
            project=mouth.project,
            voice=use,
        )
        (item,) = (await self._planner.plan_requests([request])).items
        return LipPlan(mouth, item, footage.duration, sound_s)

    async def queue(self, plan: LipPlan, budget: Fraction | None = None) -> JobId | None:
        """Queue it; None where the shot got a take since it was planned. The consent is asked in the same transaction.

        Raises InputError voice_consent, bad_value for a request that cannot be sent, BudgetError over_budget.
        """
        wrong = next(iter(errors(plan.item.issues)), None)
        if wrong is not None:
            expected = wrong.values.get("expected", str(wrong.code))
            raise InputError(Code.BAD_VALUE, field=wrong.where, value=wrong.values.get("value", ""), expected=expected)
        check_budget(plan.plan, budget)
        mouth, at = plan.mouth, self._clock()

        def enter(connection: Connection) -> JobId | None:
            voices.check(connection, plan.item.request)
            if mouth.episode is not None:
                now = episodes.one(connection, mouth.episode)
                if sum(one.shot == mouth.shot for one in now.takes) != mouth.takes:
                    return None
            (job,) = self._jobs.enter(connection, [plan.item.request], quotes=[plan.item.estimate])
            if mouth.episode is not None:
                episodes.add_takes(connection, mouth.episode, [Take(mouth.shot, job, mouth.basis, at)])
            return job

        return await self._database.write(enter)

    async def _length(self, sound: Path, rules: LipSyncRules) -> Fraction:
        """How long a voice is. Raises InputError no_sound, bad_value."""
        with tempfile.TemporaryDirectory(prefix="holysheep-voice-", ignore_cleanup_errors=True) as folder:
            length = await speech(await self._ffmpeg(), sound, Path(folder) / "voice.wav", rules.longest_s)
        if length > rules.longest_s:
            expected = f"at most {float(rules.longest_s):g} s of speech"
            raise InputError(Code.BAD_VALUE, field="sound", value=f"{float(length):.1f} s or more", expected=expected)
        return length


def _shot(shots: tuple[tuple[SceneText, ShotPlan], ...], key: str) -> tuple[SceneText, ShotPlan]:
    found = next(((scene, shot) for scene, shot in shots if shot.key == key), None)
    if found is None:
        known = ", ".join(shot.key for _, shot in shots) or "none yet"
        raise InputError(Code.BAD_VALUE, field="shot", value=key, expected=known)
    return found


def _check_clip(footage: Footage, identity: Identity, rules: LipSyncRules) -> None:
    """Raises InputError bad_value for a clip that is too long, too large, or too wide."""
    side, length = max(footage.video.display_size), footage.duration
    for field, value, most, fits in (
        ("clip", f"{float(length):.1f} s long", f"at most {float(rules.longest_s):g} s", length <= rules.longest_s),
        ("clip", f"{side} px wide", f"at most {rules.most_side_px} px", side <= rules.most_side_px),
        (
            "clip",
            f"{identity.size_bytes / 1e6:.0f} MB",
            f"at most {rules.most_bytes / 1e6:.0f} MB",
            identity.size_bytes <= rules.most_bytes,
        ),
    ):
        if not fits:
            raise InputError(Code.BAD_VALUE, field=field, value=value, expected=most)


def _speech(wish: LipWish, rules: LipSyncRules) -> Speech:
    """Raises InputError bad_value without words, without a speaker, or where the provider does not speak."""
    words = " ".join(wish.text.split())
    if not rules.speaks:
        raise InputError(Code.BAD_VALUE, field="sound", value="none", expected="a sound file with the voice")
    if not words or len(words) > rules.most_chars:
        expected = f"1 to {rules.most_chars} characters to say"
        raise InputError(Code.BAD_VALUE, field="text", value=f"{len(words)} characters", expected=expected)
    if not wish.speaker.strip():
        raise InputError(Code.BAD_VALUE, field="speaker", value="nothing", expected="a voice of the provider")
    return Speech(words, wish.speaker.strip())
