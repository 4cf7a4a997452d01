"""Studio: opens a data folder and wires services to adapters; the only door for the faces."""

from __future__ import annotations

import asyncio
import os
import random
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self

from holysheep_studio.domain.errors import Code
from holysheep_studio.media import children
from holysheep_studio.services import data_folder, demo, finals, moved, releases, rescue
from holysheep_studio.services.accounts import Accounts
from holysheep_studio.services.budget import Budgets
from holysheep_studio.services.catalogues import Catalogues
from holysheep_studio.services.changelog import Changelog
from holysheep_studio.services.choosing import Choosing
from holysheep_studio.services.cloud_stages import CloudStages
from holysheep_studio.services.costs import Costs
from holysheep_studio.services.crew import Crew
from holysheep_studio.services.cutting import Cutting
from holysheep_studio.services.demo import Demo
from holysheep_studio.services.diary import Diary
from holysheep_studio.services.doctor import Doctor
from holysheep_studio.services.drift import DriftCheck
from holysheep_studio.services.episodes import Episodes
from holysheep_studio.services.filming import Filming
from holysheep_studio.services.filmstrips import Filmstrips
from holysheep_studio.services.followups import Followups
from holysheep_studio.services.inspections import Inspections
from holysheep_studio.services.invoices import Invoices
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.services.library import Library
from holysheep_studio.services.lineage import Lineages
from holysheep_studio.services.lip_sync import LipSync
from holysheep_studio.services.measuring import Measuring
from holysheep_studio.services.mending import Mending, disk_check, program_check
from holysheep_studio.services.missing import Missing
from holysheep_studio.services.missing_sources import MissingSources
from holysheep_studio.services.notices import Notices
from holysheep_studio.services.paths import Paths
from holysheep_studio.services.planner import Planner
from holysheep_studio.services.preferences import Preferences
from holysheep_studio.services.previews import Previews
from holysheep_studio.services.pricing import Pricing
from holysheep_studio.services.projects import Projects
from holysheep_studio.services.proxies import Proxies
from holysheep_studio.services.receipts import Receipts
from holysheep_studio.services.reports import Reports
from holysheep_studio.services.review import Review
from holysheep_studio.services.runner import Runner
from holysheep_studio.services.scenes import Scenes
from holysheep_studio.services.schedule import Schedule
from holysheep_studio.services.shelf import Shelf
from holysheep_studio.services.stages import Folders, Stages
from holysheep_studio.services.storyboards import Storyboards
from holysheep_studio.services.switchboard import Switchboard
from holysheep_studio.services.talks import Talks
from holysheep_studio.services.upkeep import Upkeep
from holysheep_studio.services.voices import Voices
from holysheep_studio.services.withdrawals import Withdrawals
from holysheep_studio.store import changes, jobs, ledger
from holysheep_studio.store.database import Database
from holysheep_studio.store.keys import Keys
from holysheep_studio.store.presence import Presence
from holysheep_studio.workshop import Workshop, new_id

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType

    from holysheep_studio.domain.ledger import Entry
    from holysheep_studio.domain.rescue import Rescue
    from holysheep_studio.providers.connection import Connection
    from holysheep_studio.providers.provider import Provider


__all__ = ["Paths", "Studio", "chosen_ffmpeg", "studio_command"]


def studio_command() -> tuple[str, ...]:
    """How the studio's own command line is started."""
    return (children.own_program(), "-m", "holysheep_studio")


async def chosen_ffmpeg(paths: Paths) -> str:
    """The FFmpeg that the settings of a data folder choose; "" when there is no folder yet."""
    if not await asyncio.to_thread(paths.database.exists):
        return ""
    database = Database(paths.database)
    await database.open()
    try:
        return (await Preferences(database).get()).ffmpeg
    finally:
        await database.close()


class Studio:
    """An open data folder. Several processes may have the same one open."""

    def __init__(
        self,
        paths: Paths,
        database: Database,
        presence: Presence,
        workshop: Workshop,
        clock: Callable[[], float],
        provider: Callable[[str], Awaitable[Provider]] | None,
        diary: Diary,
    ) -> None:
        """Made by `open`."""
        self.diary = diary
        self.paths = paths
        self.rescued: Rescue | None = None  # what was wrong with the database when it was opened, and what was done
        self.clips_refused = ""  # the folder that was set for clips and cannot be written: they go to the data folder
        self.workshop = workshop
        self._database = database
        self._presence = presence
        self.settings = Preferences(database)
        self.accounts = Accounts(
            database,
            Keys(),
            environment=os.environ,
            clock=clock,
            new_id=new_id,
            proxy=self._chosen_proxy,
            learn=diary.learn,
        )
        self.demo = Demo(studio_command(), paths.data / "demo_book.jsonl", self.accounts.offer, clock)
        self.providers = Switchboard(self.accounts, self._begin, self._chosen_proxy, self._unstarted)
        self.releases = releases.Releases(releases.publisher(), self._chosen_proxy)
        self.pricing = Pricing(database, clock=clock)
        self.budgets = Budgets(database, clock=clock)
        self.reports = Reports(database, clock=clock)
        self.costs = Costs(database, clock=clock)
        self.invoices = Invoices(database, clock=clock)
        connect = provider or self.providers.provider
        self.choosing = Choosing(database, self.accounts, provider=connect, estimate=self.pricing.estimate, clock=clock)
        self.planner = Planner(self.providers, self.pricing, self.choosing, self._tunnel)
        self.receipts = Receipts(self.providers)
        self.notices = Notices(database, self.providers, clock=clock)
        self.talks = Talks(database, self.pricing, clock=clock, new_id=new_id)
        self.scenes = Scenes(database, self.providers, self.talks, clock=clock)
        self.lineages = Lineages(database)
        boards = Storyboards(database, self.providers, self.talks, clock=clock)
        self.episodes = Episodes(database, boards, paths.data / "tones", clock=clock, new_id=new_id)
        self.voices = Voices(database, clock=clock, new_id=new_id)
        self.library = Library(database, workshop.engine, paths.thumbnails, clock=clock, new_id=new_id)
        self.projects = Projects(database, self.library, clean=diary.without_keys, clock=clock, new_id=new_id)
        self.shelf = Shelf(database)
        self.filmstrips = Filmstrips(workshop.engine, paths.thumbnails / "strips")
        self.missing = Missing(database)
        self.missing_sources = MissingSources(database, self.library)
        self.review = Review(database, clock=clock, new_id=new_id)
        self.previews = Previews(workshop.engine, paths.thumbnails, new_id=new_id)
        self.proxies = Proxies(workshop.engine, paths.thumbnails / "proxies")
        self._set_up_queue(connect, clock)

    def _set_up_queue(self, connect: Callable[[str], Awaitable[Provider]], clock: Callable[[], float]) -> None:
        """The roads of jobs, and what works them."""
        paths, database, presence, workshop = self.paths, self._database, self._presence, self.workshop
        folders = Folders(paths.work, paths.clips, paths.thumbnails)
        local = Stages(
            workshop.rendering,
            workshop.upscaling,
            workshop.engine,
            folders,
            clock=clock,
            new_id=new_id,
            origin=partial(finals.clip_of, database),
        )
        self.jobs = Jobs(database, presence, clear=local.clear, clock=clock, new_id=new_id)
        self.withdrawals = Withdrawals(database, presence, clock=clock)
        self.finals = finals.Finals(self.jobs)
        self.filming = Filming(database, self.episodes, self.planner, self.jobs, clock=clock)
        self.catalogues = Catalogues(database, self.planner, self.jobs, self.scenes, clock=clock)
        self._set_up_cut(clock)
        cloud = CloudStages(
            local,
            workshop.rendering,
            workshop.single,
            workshop.engine,
            folders,
            provider=connect,
            estimate=self.pricing.estimate,
            clock=clock,
            chance=random.SystemRandom().random,
            failover=self.choosing.failover,
            cache=self.choosing.results,
            allowed=self.voices.check,
            speech=workshop.single.speech,
            forgotten=self.demo.has_forgotten,
        )
        self.followups = Followups(database, self.jobs, provider=connect, estimate=self.pricing.estimate, clock=clock)
        checks = {Code.DISK_FULL: disk_check(paths.work), Code.FFMPEG_MISSING: program_check(workshop.ffmpeg)}
        mending = Mending(database, checks, clock=clock)
        self.runner = Runner(
            database, presence, Crew(local, cloud), clock=clock, mending=mending, ended=self.followups.after
        )
        self.schedule = Schedule(database, clock=clock)
        self.inspections = Inspections(workshop.engine, workshop.ffmpeg, database, clock=clock)
        self.measuring = Measuring(self.inspections, database, clock=clock)
        self.changes = Changelog(database)
        self.doctor = Doctor(database, paths.data)
        self._upkeep = Upkeep(database, clock=clock)

    def _set_up_cut(self, clock: Callable[[], float]) -> None:
        """What becomes of the takes of an episode."""
        database, engine, ffmpeg = self._database, self.workshop.engine, self.workshop.ffmpeg
        self.cutting = Cutting(database, self.episodes, self.filming, engine, engine.verify, ffmpeg, clock=clock)
        self.lip_sync = LipSync(
            database,
            self.episodes,
            self.filming,
            self.planner,
            self.jobs,
            voices=self.voices,
            accounts=self.accounts,
            switchboard=self.providers,
            prober=engine,
            ffmpeg=ffmpeg,
            clock=clock,
        )
        self.drift = DriftCheck(self.episodes, self.cutting, engine)

    @classmethod
    async def open(
        cls,
        paths: Paths,
        *,
        clock: Callable[[], float] = time.time,
        provider: Callable[[str], Awaitable[Provider]] | None = None,
        diary: Diary | None = None,
    ) -> Studio:
        """Open or create the data folder, clear away what a killed run left half done.

        `provider` opens a connection by its name; None: through the accounts of the data folder. `diary` is told
        every key, so that it writes none.

        Raises StoreError: data_folder, data_folder_newer, store_damaged, store_busy, disk_full.
        """
        folders = (paths.data, paths.clips, paths.work, paths.thumbnails, paths.logs, paths.presence)
        await asyncio.to_thread(data_folder.make, folders)
        database = Database(paths.database)
        presence = Presence(paths.presence, new_id())
        with data_folder.usable(paths.data):
            await asyncio.to_thread(presence.enter)
        try:
            with data_folder.usable(paths.data):
                rescued = await rescue.opened(database, presence, paths.clips, clock())
        except BaseException:
            await asyncio.to_thread(presence.leave)
            await database.close()
            raise
        preferences = Preferences(database)

        async def chosen() -> str:
            return (await preferences.get()).ffmpeg

        folder = (await preferences.get()).clips_folder
        clips = await asyncio.to_thread(data_folder.clips_folder, folder) if folder else None
        paths = replace(paths, chosen_clips=clips)
        studio = cls(paths, database, presence, Workshop(chosen, paths.models), clock, provider, diary or Diary())
        studio.rescued = rescued
        studio.clips_refused = folder if clips is None else ""
        try:
            with data_folder.usable(paths.data):
                await studio._tidy()
        except BaseException:
            await studio.close()
            raise
        return studio

    async def ledger(self) -> tuple[Entry, ...]:
        """The whole book of money, oldest line first."""
        return await self._database.read(ledger.everything)

    def is_there(self) -> bool:
        """Whether the data folder that was opened still lies where it did. Blocks, on a network for long perhaps."""
        return self._database.there

    async def close(self) -> None:
        """End child processes, close the database; running jobs go on at the next start."""
        await self.library.close()
        await self.notices.close()
        await self.scenes.close()
        await self.providers.close()
        await self.demo.close()
        await self.workshop.close()
        await self._upkeep.close()
        await asyncio.to_thread(self._presence.leave)
        await self._database.close()

    async def __aenter__(self) -> Self:
        """Use it in `async with`."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _chosen_proxy(self) -> str:
        return (await self.settings.get()).proxy

    async def _tunnel(self) -> str:
        settings = await self.settings.get()
        return settings.notice_address if settings.notice_port else ""

    async def _begin(self, connection: str) -> None:
        """Start the demo provider when its connection is wanted and is not the user's own."""
        if connection == demo.NAME and (self.demo.started or not await self.accounts.knows(connection)):
            await self.demo.start()

    async def _unstarted(self, connection: str) -> Connection | None:
        """The demo provider as it will be, where it would have to be started first."""
        ours = connection == demo.NAME and not self.demo.running
        return demo.UNSTARTED if ours and (self.demo.started or not await self.accounts.knows(connection)) else None

    async def _tidy(self) -> None:
        """When nobody else has the folder open: delete half-written files, finish what was being measured."""
        if not await asyncio.to_thread(self._presence.alone):
            return
        self._upkeep.begin()
        await self._database.write(changes.prune)
        await self.jobs.begin_run()
        await self.talks.catch_up()
        alive = {str(job_id) for job_id in await self._database.read(jobs.alive)}
        await asyncio.to_thread(data_folder.sweep, self.paths.work, (self.paths.clips, self.paths.thumbnails), alive)
        await self.shelf.catch_up()
        await self.library.catch_up()
        move = await asyncio.to_thread(moved.look, self.paths.data)
        if move is not None:
            await moved.follow(move, self.library, self.missing, self.missing_sources)
        await asyncio.to_thread(moved.settle, self.paths.data)
        await self.followups.catch_up()
