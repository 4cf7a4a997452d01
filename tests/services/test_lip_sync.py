"""Lip-sync from a shot and from the library, with the consent to the voice at every step."""

from __future__ import annotations

import sqlite3
import subprocess
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import imageio_ffmpeg
import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.errors import BudgetError, Code, InputError
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.money import Price, Unit
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.lip_sync import LipWish, Mouth
from holysheep_studio.studio import Paths, Studio
from tests.services.test_episodes import CHOICE, SCRIPT, offer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import MakeClip


@pytest.fixture
async def server() -> AsyncIterator[DemoServer]:
    async with DemoServer(Options(limits=NO_LIMITS)) as running:
        yield running


@pytest.fixture
async def studio(data_folder: Path, server: DemoServer) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        connect(opened, server)
        yield opened


def connect(studio: Studio, server: DemoServer) -> None:
    free = Limits(None, None, None, None, None)
    address = server.base_url_of(Dialect.PIXVERSE)
    studio.accounts.offer(Connection("pix", "pixverse", address, Secret(server.key), limits=free))


async def allowed(studio: Studio, voice: str = "Ana") -> str:
    return (await studio.voices.allow(voice, "Ana Lind", "Ana Lind", "the series Coast")).id


def sound(folder: Path, seconds: float = 0.5, name: str = "line.flac") -> Path:
    path = folder / name
    tone = f"sine=frequency=330:duration={seconds}"
    program = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([program, "-v", "error", "-f", "lavfi", "-i", tone, str(path)], check=True)
    return path


async def test_a_clip_speaks_with_a_recorded_voice_and_keeps_who_allowed_it(
    studio: Studio, server: DemoServer, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip, voice = make_clip(frames=24), sound(tmp_path)
    assert set(await studio.lip_sync.offers()) == {"pix"}
    consent = await allowed(studio)
    plan = await studio.lip_sync.plan(Mouth(clip), LipWish("pix", " ana ", voice))
    assert (plan.clip_s, plan.sound_s) == (1, Fraction(1, 2))
    assert plan.item.quoted is None  # a price that nobody entered is unknown, not that of another model
    await studio.pricing.set_prices((Price("lip-sync", Unit.PER_SECOND, 40_000, "USD", "list"),))
    plan = await studio.lip_sync.plan(Mouth(clip), LipWish("pix", "Ana", voice))
    assert plan.item.quoted is not None
    assert (plan.item.quoted.micro, plan.item.quoted.currency) == (40_000, "USD")
    with pytest.raises(BudgetError):
        await studio.lip_sync.queue(plan, Fraction(1, 100))
    job = await studio.lip_sync.queue(plan)
    assert job is not None
    await studio.runner.run(until_empty=True)
    done = await studio.jobs.get(job)
    assert done.state is JobState.DONE, done.problem
    (made,) = await studio.library.clips()
    found = await studio.workshop.engine.probe(made.path)  # type: ignore[arg-type]
    assert found.audio
    assert abs(found.duration - 1) < Fraction(1, 10)
    lineage = await studio.lineages.of(made)
    assert lineage.parameters["voice"] == {
        "voice": "Ana", "person": "Ana Lind", "given_by": "Ana Lind", "purpose": "the series Coast",
        "consent": consent, "at": pytest.approx(done.request.voice.at if done.request.voice else 0),
    }  # fmt: skip
    assert len(server.book.charges) == 1
    sent = [entry.path for entry in server.journal.entries if entry.method == "POST"]
    assert [path.rpartition("v2/")[2] for path in sent] == ["media/upload", "media/upload", "video/lip_sync/generate"]


async def test_a_shot_gets_a_take_that_speaks_its_dialogue(studio: Studio, tmp_path: Path) -> None:
    script = tmp_path / "lighthouse.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    one = await studio.episodes.new(script, "Coast")
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    now = await studio.episodes.get(one)
    shot = next(shot.key for _, shot in now.shots if shot.dialogue)
    with pytest.raises(InputError, match="no finished take"):
        await studio.lip_sync.of_shot(one, shot)
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as quick:
        offer(studio, quick)
        await studio.filming.film(await studio.filming.plan(one, CHOICE, scenes=["1"]))
        await studio.runner.run(until_empty=True)
    mouth = await studio.lip_sync.of_shot(one, shot)
    assert mouth.said == "It is the last night."
    await allowed(studio)
    assert [one.name for one in await studio.lip_sync.speakers("pix")][:1] == ["Emily"]
    wish = LipWish("pix", "Ana", speaker="1", text=mouth.said)
    plan = await studio.lip_sync.plan(mouth, wish)
    assert await studio.lip_sync.queue(plan) is not None
    assert await studio.lip_sync.queue(plan) is None  # planned once, queued once
    await studio.runner.run(until_empty=True)
    takes = [view for view in await studio.filming.takes(one) if view.take.shot == shot]
    assert [(view.state, view.current) for view in takes] == [("done", True), ("done", True)]
    strip = await studio.filming.strip(one)
    assert next(piece.job_id for piece in strip if piece.shot == shot) == takes[1].take.job_id
    assert not (await studio.filming.plan(one, CHOICE, scenes=["1"])).shootings  # the shot is filmed


async def test_without_consent_nothing_is_planned_queued_or_sent(
    studio: Studio, server: DemoServer, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip, voice = make_clip(frames=24), sound(tmp_path)
    wish = LipWish("pix", "Ana", voice)
    with pytest.raises(InputError) as refused:
        await studio.lip_sync.plan(Mouth(clip), wish)
    assert (refused.value.code, refused.value.fields["voice"]) == (Code.VOICE_CONSENT, "Ana")
    first = await allowed(studio)
    plan = await studio.lip_sync.plan(Mouth(clip), wish)
    await studio.voices.revoke(first)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="voice_consent"):
        await studio.lip_sync.queue(plan)
    second = await allowed(studio)
    job = await studio.lip_sync.queue(await studio.lip_sync.plan(Mouth(clip), wish))
    assert job is not None
    await studio.voices.revoke(second)  # type: ignore[arg-type]
    await studio.runner.run(until_empty=True)
    ended = await studio.jobs.get(job)
    assert ended.state is JobState.FAILED
    assert ended.problem is not None
    assert ended.problem.code == Code.VOICE_CONSENT
    assert not [entry for entry in server.journal.entries if entry.method == "POST"]
    assert not server.book.charges
    # a request that was made by hand, without any consent, fares no better
    bare = plan.item.request
    (by_hand,) = await studio.jobs.add_requests([replace(bare, voice=None)])
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(by_hand)).state is JobState.FAILED
    assert not server.book.charges


async def test_consents_are_only_added_and_say_whose_who_and_what_for(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        await studio.voices.allow("Ana", "Ana Lind", " ", "films")
    assert refused.value.fields["field"] == "given_by"
    statement = sound(tmp_path, name="statement.wav")
    first = await studio.voices.allow("Ana", "Ana Lind", "Ana Lind", "films", "I agree.", statement)
    assert (first.recording, len(first.sha256)) == (str(statement), 64)
    ended = await studio.voices.revoke(await studio.voices.find(first.id[:8]))
    assert not ended.holds
    with pytest.raises(InputError):
        await studio.voices.revoke(first.id)
    second = await allowed(studio, "ANA")
    everything = await studio.voices.all()
    assert [(one.id, one.holds) for one in everything] == [(second, True), (first.id, False)]
    holding = await studio.voices.holding("ana")
    assert holding is not None
    assert holding.id == second
    database = sqlite3.connect(studio.paths.database)
    try:
        for wrong in ("DELETE FROM voice_consents", "UPDATE voice_consents SET body = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(wrong)
    finally:
        database.close()


async def test_what_the_provider_would_not_take_is_said_before_anything_is_sent(
    studio: Studio, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=24)
    await allowed(studio)
    long = make_clip(frames=62, rate="2")
    for mouth, wish, field in (
        (Mouth(clip), LipWish("pix", "Ana", speaker="1"), "text"),
        (Mouth(clip), LipWish("pix", "Ana", text="a" * 201, speaker="1"), "text"),
        (Mouth(clip), LipWish("pix", "Ana", text="Hello."), "speaker"),
        (Mouth(clip), LipWish("pix", "Ana", sound(tmp_path, 31.0)), "sound"),
        (Mouth(long), LipWish("pix", "Ana", text="Hello.", speaker="1"), "clip"),
    ):
        with pytest.raises(InputError) as refused:
            await studio.lip_sync.plan(mouth, wish)
        assert refused.value.fields["field"] == field
    silent = make_clip(frames=5)
    with pytest.raises(InputError) as refused:
        await studio.lip_sync.plan(Mouth(clip), LipWish("pix", "Ana", silent))
    assert refused.value.code is Code.NO_SOUND
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as quick:
        offer(studio, quick)
        with pytest.raises(InputError) as refused:
            await studio.lip_sync.plan(Mouth(clip), LipWish("demo", "Ana", text="Hello.", speaker="1"))
    assert refused.value.code is Code.NO_LIP_SYNC
