"""One open studio in one window: what the person asks goes to the services, what changes comes back to the panels."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from holysheep_studio import resources
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.job import JobState
from holysheep_studio.ui import stillness, texts
from holysheep_studio.ui.commands import Commands
from holysheep_studio.ui.household import Household
from holysheep_studio.ui.incoming import Incoming
from holysheep_studio.ui.observer import Observer
from holysheep_studio.ui.presenters.again import AgainPresenter
from holysheep_studio.ui.presenters.clouds import CloudPresenter
from holysheep_studio.ui.presenters.composer_steps import ComposerSteps
from holysheep_studio.ui.presenters.connections import ConnectionsPresenter
from holysheep_studio.ui.presenters.consent import Consent
from holysheep_studio.ui.presenters.deliver import DeliverPresenter
from holysheep_studio.ui.presenters.details import DetailsPresenter
from holysheep_studio.ui.presenters.library import LibraryPresenter
from holysheep_studio.ui.presenters.missing import MissingPresenter
from holysheep_studio.ui.presenters.money import MoneyDialogs
from holysheep_studio.ui.presenters.projects import ProjectPresenter
from holysheep_studio.ui.presenters.queue import QueuePresenter
from holysheep_studio.ui.presenters.settings import SettingsPresenter
from holysheep_studio.ui.presenters.trials import TrialsPresenter
from holysheep_studio.ui.presenters.upscale import UpscalePresenter
from holysheep_studio.ui.preview_feed import PreviewFeed
from holysheep_studio.ui.productions import Productions
from holysheep_studio.ui.proxy_feed import ProxyFeed
from holysheep_studio.ui.readers import readers
from holysheep_studio.ui.reviewing import Reviewing
from holysheep_studio.ui.running import keep_running
from holysheep_studio.ui.strip_feed import StripFeed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.clip import Source, SourceId
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.settings import Settings, Theme
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.physics_desk import PhysicsDesk
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.theme import Wardrobe
    from holysheep_studio.ui.widgets.toast import Toast
    from holysheep_studio.ui.window import Window

log = logging.getLogger(__name__)


class Session(QObject):
    """Lives from the opening of the data folder to the closing of the window."""

    def __init__(self, studio: Studio, window: Window, wardrobe: Wardrobe, tasks: Tasks) -> None:
        super().__init__(window)
        self._library = studio.library
        self._jobs = studio.jobs
        self._settings = studio.settings
        self._runner = studio.runner
        self._changes = studio.changes
        self._clips_folder, self._data_folder = studio.paths.clips, studio.paths.data
        self._window = window
        self._wardrobe = wardrobe
        self._tasks = tasks
        self._frame_models = studio.workshop.frame_models
        self._to_select: tuple[SourceId, ...] = ()
        self._to_open: set[str] = set()
        self._ready_toast: Toast | None = None
        self._told_ready: tuple[ClipLine, ...] = ()
        self._interrupted: tuple[JobId, ...] = ()
        self.commands = Commands(studio.library, studio.jobs, tasks, window.toasts, self)
        self._settings_presenter = SettingsPresenter(
            studio.settings, studio.doctor, str(studio.paths.data), self.commands, self._able, tasks, window
        )
        self._upscale_presenter = UpscalePresenter(studio.workshop.upscaling, studio.jobs, tasks, window.toasts, window)
        self._deliver_presenter = DeliverPresenter(
            studio.workshop.handover, studio.lineages, window.kept, tasks, window.toasts, window
        )
        self._connections_presenter = ConnectionsPresenter(studio.accounts, tasks, window)
        consent = Consent(studio.planner, studio.budgets, studio.jobs, window)
        self._make_money(studio, window, consent, tasks)
        self._queue_presenter = QueuePresenter(
            studio.jobs, studio.schedule, studio.finals, studio.withdrawals, window.queue, self.commands, tasks
        )
        self._physics_desk: PhysicsDesk | None = None
        self._set_up_physics = partial(self._make_physics_desk, studio, consent)
        window.physics_made.connect(self._set_up_physics)
        if window.has_physics:
            self._set_up_physics()
        self._again_presenter = AgainPresenter(
            studio.jobs, studio.library, self._cloud_presenter, self._upscale_presenter, tasks, window.toasts, window
        )
        self._make_library(studio)
        self._reviewing = Reviewing(studio, window, self.commands, tasks)
        self.household = Household(studio, window, tasks, show_clip=self._show_clip, wear=self._choose_theme)
        filled, again = self.household.draft.shown, self._again_presenter
        ComposerSteps(window.composer, filled, self.commands, self, lambda: again.way)
        self.projects = ProjectPresenter(
            studio.projects, studio.planner, studio.jobs, self.household.draft, consent, self.commands, tasks, window
        )
        self.projects.used.connect(self.household.recent.note)
        whole = self._library_presenter.with_clips
        self.productions = Productions(studio, window, consent, self.commands, tasks, whole)
        self.productions.opened.connect(self.household.recent.note)
        self.incoming = Incoming(window, self.commands, self.projects, self.productions)
        self._preview_feed = PreviewFeed(studio.previews, window.composer, tasks, self)
        self._proxy_feed = ProxyFeed(studio.proxies, window.viewer.viewer, tasks, self)
        self.observer = Observer(readers(studio), self)
        self._connect_changes()
        self._connect_files()
        self._connect_queue()
        self._connect_dialogs()

    def _able(self) -> dict[str, bool]:
        """What this system can do of what some settings ask."""
        return self.household.able

    def _make_physics_desk(self, studio: Studio, consent: Consent) -> None:
        from holysheep_studio.ui.physics_desk import PhysicsDesk  # noqa: PLC0415 - as late as the panel it serves

        self._physics_desk = PhysicsDesk(studio, self._window, consent, self._tasks)

    def _make_library(self, studio: Studio) -> None:
        window, tasks = self._window, self._tasks
        self._library_presenter = LibraryPresenter(
            studio.shelf, studio.review, window.clips, window.viewer, window.actions_by_name, self.commands, tasks
        )
        self._details_presenter = DetailsPresenter(
            studio.shelf, studio.review, studio.lineages, window.details, window.clips, window.viewer,
            self._library_presenter, commands=self.commands, tasks=tasks,
        )  # fmt: skip
        self._strip_feed = StripFeed(studio.filmstrips, window.clips.view, tasks, self)
        missing = MissingPresenter(studio.missing, studio.missing_sources, self.commands, tasks, window)
        window.actions_by_name["find_missing"].triggered.connect(missing.open)
        tasks.start(missing.check(), name="look for missing files")

    def _make_money(self, studio: Studio, window: Window, consent: Consent, tasks: Tasks) -> None:
        """What is asked for money, and what shows it."""
        self._cloud_presenter = CloudPresenter(
            studio.accounts, studio.planner, studio.choosing.trials, studio.jobs, window.composer, tasks, consent
        )
        self._money = MoneyDialogs(studio, window, self.commands, tasks)
        self._trials = TrialsPresenter(studio.choosing.trials, studio.accounts, tasks, window)
        self._trials.compare_asked.connect(self._compare_made)
        self._trials.done.connect(self.commands.remember)
        for changed in (self._trials.changed, self._money.rules.changed):
            changed.connect(lambda: tasks.start(self._cloud_presenter.reload(), name="list connections"))

    async def start(self, paths: Sequence[Path], *, sample: bool, again: bool = False) -> None:
        """Begin to watch and to work; take in what was given on the command line. `again`: it only changed windows."""
        self._tasks.start(self.observer.run(self._changes), name="observer")
        self.household.draft.begin()
        self._interrupted = await self._jobs.interrupted()
        if self._interrupted and not again:
            self._window.queue.set_interrupted(self._interrupted)
        else:
            self._work()
        if paths:
            self.incoming.open(paths)
        if sample:
            self._try_sample()

    # ---- what changed ----

    def _connect_changes(self) -> None:
        self.observer.sources_changed.connect(self._show_sources)
        self.observer.clips_changed.connect(self._library_presenter.set_lines)
        self.observer.clips_changed.connect(self.household.draft.see_clips)
        self.observer.clips_followed.connect(self._library_presenter.add_lines)
        self.observer.clips_renewed.connect(self._library_presenter.renew_lines)
        self._library_presenter.counted.connect(self._window.count_clips)
        self.observer.jobs_changed.connect(self._window.queue.set_jobs)
        self.observer.jobs_followed.connect(lambda jobs: self._window.queue.renew_jobs(jobs, ()))
        self.observer.jobs_renewed.connect(self._window.queue.renew_jobs)
        self.observer.settings_changed.connect(self._show_settings)
        self._money.follow(self.observer)
        self._trials.follow(self.observer)
        self._reviewing.follow(self.observer)
        self._library_presenter.finished.finished.connect(self._tell_finished)
        self._tasks.failed.connect(self.commands.show_error)

    def _show_sources(self, sources: tuple[Source, ...]) -> None:
        self._window.sources.set_sources(sources)
        self.household.draft.see_sources()
        there = {source.id for source in sources}
        if self._to_select and set(self._to_select) <= there:
            self._window.sources.select(self._to_select)
            self._to_select = ()

    def _show_settings(self, settings: Settings) -> None:
        stillness.keep(still=settings.reduced_motion)
        self._wardrobe.wear(settings.theme)
        self._window.show_theme(settings.theme)
        self._window.keep_language(settings.language)
        self._window.queue.set_held(held=settings.queue_paused)
        self._tasks.start(self._queue_presenter.reload(), name="how the queue stands")
        self._settings_presenter.show_settings(settings)
        self.household.show_settings(settings)
        # the list of connections is among the settings, for all that changes tell
        self._tasks.start(self._reload_makers(), name="list connections")
        self._tasks.start(self._connections_presenter.reload(), name="list connections")

    async def _reload_makers(self) -> None:
        await self._cloud_presenter.reload()
        self.household.draft.see_makers()

    def _tell_finished(self, fresh: tuple[ClipLine, ...]) -> None:
        wanted = next((clip for clip in fresh if clip.source in self._to_open), None)
        if wanted is not None:
            self._to_open.discard(wanted.source)
            self._show_clip(wanted)
        self.household.background.tell_ready(fresh)
        if self._ready_toast is not None and not self._ready_toast.gone:  # a batch has one message that counts
            self._ready_toast.leave()
            fresh = (*self._told_ready, *fresh)
        self._told_ready = fresh
        words = self.tr("{title}: {effect} is ready") if len(fresh) == 1 else self.tr("{n} clips are ready")
        words = words.format(n=len(fresh), title=fresh[0].title, effect=texts.effect(fresh[0].effect).label)
        folder = str(Path(fresh[-1].path).parent)
        self._ready_toast = self._window.toasts.show(
            words, tone="positive", action=self.tr("Open folder"), acted=lambda: _open_folder(folder)
        )

    # ---- files ----

    def _connect_files(self) -> None:
        window, commands = self._window, self.commands
        window.actions_by_name["try_sample"].triggered.connect(self._try_sample)
        window.actions_by_name["clips_folder"].triggered.connect(lambda: _open_folder(str(self._clips_folder)))
        window.actions_by_name["undo"].triggered.connect(commands.undo)
        window.actions_by_name["redo"].triggered.connect(commands.redo)
        commands.undo_changed.connect(window.name_steps)
        commands.sources_added.connect(self._select_soon)
        commands.open_asked.connect(window.viewer.open_source)
        commands.dropped_in.connect(window.viewer.take_in)
        window.sources.opened.connect(window.viewer.open_source)
        window.sources.selection_changed.connect(self._follow_selection)
        window.sources.remove_asked.connect(commands.remove_sources)
        window.clips.remove_asked.connect(commands.remove_clips)
        window.details.copy_asked.connect(lambda text: QGuiApplication.clipboard().setText(text))
        window.actions_by_name["search_clips"].triggered.connect(partial(window.show_dock, "clips"))
        window.actions_by_name["search_clips"].triggered.connect(window.clips.filter.field.setFocus)
        for panel in (window.sources, window.clips):
            panel.folder_asked.connect(lambda path: _open_folder(str(Path(path).parent)))
            panel.copy_asked.connect(lambda text: QGuiApplication.clipboard().setText(text))
        window.viewer.picture_saved.connect(self._tell_saved)
        window.theme_chosen.connect(self._choose_theme)

    def _try_sample(self) -> None:
        """Add the bundled clip, queue it with the composer's first choice, and show the result when it is there."""
        path = resources.path("samples", "stream_of_water.mp4")
        self._to_open.add(str(path))
        self.commands.add_and_queue([path], Choice(), show=True)

    def _select_soon(self, ids: tuple[SourceId, ...]) -> None:
        self._window.show_dock("sources")
        self._to_select = ids
        self._window.sources.select(ids)

    def _follow_selection(self, sources: tuple[Source, ...]) -> None:
        self._window.composer.set_sources(sources)
        if sources and self._window.viewer.path not in {source.path for source in sources}:
            self._window.viewer.open_source(sources[0])

    def _show_clip(self, clip: ClipLine) -> None:
        self._window.show_dock("clips")
        self._window.clips.select([clip.id])
        self._library_presenter.with_clips([clip], lambda clips: self._window.viewer.open_clip(clips[0]))

    def _tell_saved(self, name: str) -> None:
        if not name:
            self._window.toasts.show(self.tr("The picture could not be written there."), tone="negative")
            return
        self._window.toasts.show(
            self.tr("Saved {name}").format(name=Path(name).name),
            tone="positive",
            action=self.tr("Open folder"),
            acted=lambda: _open_folder(str(Path(name).parent)),
        )

    def _choose_theme(self, theme: Theme) -> None:
        self._wardrobe.wear(theme)
        self._window.show_theme(theme)
        self._tasks.start(self._settings.set(theme=theme), name="keep the theme")

    # ---- dialogs ----

    def _connect_dialogs(self) -> None:
        settings = self._settings_presenter
        self._window.actions_by_name["settings"].triggered.connect(lambda: settings.open())  # noqa: PLW0108 - not with the checked state
        self._window.actions_by_name["doctor"].triggered.connect(lambda: settings.open("machine"))
        self._window.actions_by_name["connections"].triggered.connect(self._connections_presenter.open)
        self._connections_presenter.done.connect(self.commands.remember)
        self.household.palette.setting_asked.connect(settings.search)
        settings.theme_chosen.connect(self._choose_theme)
        settings.again_asked.connect(self._window.open_again)
        settings.folder_asked.connect(lambda: _open_folder(str(self._data_folder)))
        self._window.clips.final_asked.connect(
            lambda clips: self._queue_presenter.ask_final(tuple(dict.fromkeys(one.job_id for one in clips)))
        )
        whole = self._library_presenter.with_clips
        self._details_presenter.panel_wanted.connect(lambda: self._window.show_dock("details"))
        for asked, act in (
            ("upscale", self._upscale_presenter.open),
            ("measure", self._reviewing.measure),
            ("compare", self._window.viewer.compare),
        ):
            getattr(self._window.sources, f"{asked}_asked").connect(act)
            getattr(self._window.clips, f"{asked}_asked").connect(partial(whole, act=act))
            self._window.actions_by_name[asked].triggered.connect(
                partial(self._library_presenter.with_chosen, self._window.sources, act)
            )
        again = self._again_presenter.open
        self._window.clips.again_asked.connect(partial(whole, act=again))
        self._window.actions_by_name["again"].triggered.connect(
            lambda: whole((self._library_presenter.meant() or self._window.clips.selected)[:1], again)
        )
        deliver = self._deliver_presenter.open
        self._window.clips.deliver_asked.connect(partial(whole, act=deliver))
        self._window.actions_by_name["deliver"].triggered.connect(lambda: whole(self._window.clips.selected, deliver))
        self._deliver_presenter.open_asked.connect(_open_folder)

    # ---- queue ----

    def _connect_queue(self) -> None:
        queue, commands = self._window.queue, self.commands
        for adding in (
            commands, self._cloud_presenter, self._upscale_presenter, self.productions, self.projects,
        ):  # fmt: skip
            adding.queued.connect(self._queue_presenter.offer_back)
        self._window.composer.more.turned.connect(self._offer_models)
        self._window.composer.add_asked.connect(commands.queue)
        queue.paused.connect(commands.pause)
        queue.resumed.connect(commands.resume)
        queue.retried.connect(commands.retry)
        queue.ran.connect(lambda job_id: commands.resolve(job_id, ran=True))
        queue.not_run.connect(lambda job_id: commands.resolve(job_id, ran=False))
        queue.removed.connect(commands.remove_jobs)
        queue.queue_paused.connect(lambda held: commands.hold_queue(held=held))
        queue.opened.connect(self._open_job)
        queue.compare_asked.connect(self._compare_jobs)
        queue.interrupted.run_asked.connect(self._work)
        queue.interrupted.pause_asked.connect(lambda: self._settle_interrupted(commands.pause))
        queue.interrupted.aside_asked.connect(lambda: self._settle_interrupted(commands.cancel))

    def _offer_models(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Look for the user's interpolation models whenever the finer choices are opened."""

        async def offer() -> None:
            self._window.composer.options.add_models(await self._frame_models())

        if shown:
            self._tasks.start(offer(), name="look for models")

    def _open_job(self, job: JobLine) -> None:
        """A done job shows its clip, any other its source."""
        made = next((clip for clip in self._window.clips.model.lines.values() if clip.job_id == job.id), None)
        if job.state is JobState.DONE and made is not None:
            self._show_clip(made)
            return
        source = next((one for one in self._window.sources.model.rows if one.path == job.source), None)
        if source is not None:
            self._window.viewer.open_source(source)

    def _compare_jobs(self, jobs: tuple[JobLine, ...]) -> None:
        """The clips that these jobs made; a single one beside its source."""
        self._compare_made(tuple(job.id for job in jobs))

    def _compare_made(self, jobs: tuple[str, ...]) -> None:
        made = {str(clip.job_id): clip for clip in self._window.clips.model.lines.values()}
        lines = [made[job] for job in jobs if job in made]
        self._library_presenter.with_clips(lines, self._window.viewer.compare)

    def _settle_interrupted(self, settle: Callable[[Sequence[JobId]], None]) -> None:
        settle(self._interrupted)
        self._work()

    def _work(self) -> None:
        self._window.queue.set_interrupted(())
        self._tasks.start(keep_running(self._runner, self.commands.show_error), name="runner")


def _open_folder(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
