"""Between the window and project files: saved, opened beside what is here, with the way back and its waiting queue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.commission import Item, Plan
from holysheep_studio.domain.project import SUFFIX
from holysheep_studio.ui import figures, punctuation, remembered
from holysheep_studio.ui.twice import add_once

if TYPE_CHECKING:
    from holysheep_studio.domain.project import Opened
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.planner import Planner
    from holysheep_studio.services.projects import Projects
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.presenters.draft import DraftPresenter
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

#: The project file that Save writes to, remembered from run to run.
KEPT = "project/file"


class ProjectPresenter(QObject):
    """The data folder stays where the work is; a project file is a copy of what it says, to be carried."""

    used = Signal(tuple)  # paths that were opened or saved
    queued = Signal(tuple, str)  # jobs that were added, and the words of the toast

    def __init__(
        self,
        projects: Projects,
        planner: Planner,
        jobs: Jobs,
        draft: DraftPresenter,
        consent: Consent,
        commands: Commands,
        tasks: Tasks,
        window: Window,
    ) -> None:
        """`draft` knows the composer's form; `consent` asks before anything of the plan is paid."""
        super().__init__(window)
        self._projects, self._planner, self._jobs = projects, planner, jobs
        self._draft, self._consent, self._commands = draft, consent, commands
        self._tasks, self._window = tasks, window
        act = window.actions_by_name
        act["open_project"].triggered.connect(self._choose)
        act["save_project"].triggered.connect(lambda: self._save(self.file) if self.file else self._choose_target())
        act["save_project_as"].triggered.connect(self._choose_target)
        self._name_window()

    @property
    def file(self) -> Path | None:
        """The file that Save writes to; None: it asks."""
        kept = str(self._window.kept.value(KEPT, ""))
        return Path(kept) if kept else None

    def take(self, paths: tuple[Path, ...]) -> tuple[Path, ...]:
        """Open the projects among these files; the others come back."""
        mine = [path for path in paths if path.suffix.lower() == SUFFIX]
        for path in mine:
            self._tasks.start(self.open(path), name="open a project")
        return tuple(path for path in paths if path not in mine)

    async def open(self, file: Path) -> None:
        """Bring a project in, and offer to queue what waits in it."""
        opened = await self._projects.open(file)
        self.used.emit((file,))
        form = self._draft.form
        if opened.form:
            self._draft.show(opened.form)
        before = str(self._window.kept.value(KEPT, ""))
        self._use(str(file))

        async def back() -> None:
            await self._projects.take_off(opened)
            self._draft.show(form)
            self._use(before)

        async def again() -> None:
            await self._projects.take_off(opened, back=True)
            if opened.form:
                self._draft.show(opened.form)
            self._use(str(file))

        step = self.tr("Opened {name}").format(name=opened.name)
        self._commands.offer_back(step, back, again, said=self._words(opened))
        if opened.plan:
            await self._offer_plan(opened)

    async def save(self, file: Path) -> None:
        """Write the project; whoever chose the file agreed to its being replaced."""
        target = file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX)
        made = await self._projects.save(target, self._chosen_project, self._draft.form, force=True)
        self._use(str(target))
        self.used.emit((target,))
        words = self.tr("Saved {name}: {clips}, {episodes}. Keys, money and media are not in it.")
        self._commands.tell(
            words.format(
                name=target.name,
                clips=figures.count(len(made.clips), self.tr("1 clip"), self.tr("{n} clips")),
                episodes=figures.count(len(made.episodes), self.tr("1 episode"), self.tr("{n} episodes")),
            )
        )

    @property
    def _chosen_project(self) -> str | None:
        """The project that the list of clips is narrowed to; None: everything is saved."""
        return self._window.clips.filter.query.project

    def _choose(self) -> None:
        dialog = self._dialog(self.tr("Open a project"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take((Path(name),)))
        remembered.open_files(dialog, "project")

    def _choose_target(self) -> None:
        dialog = self._dialog(self.tr("Save as a project"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.fileSelected.connect(lambda name: self._save(Path(name)))
        remembered.open_files(dialog, "project")

    def _dialog(self, title: str) -> QFileDialog:
        folder = str(self.file.parent if self.file is not None else Path.home())
        dialog = QFileDialog(self._window, title, folder)
        dialog.setNameFilter(self.tr("Projects (*{ending})").format(ending=SUFFIX))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _save(self, file: Path) -> None:
        self._tasks.start(self.save(file), name="save a project")

    def _use(self, file: str) -> None:
        self._window.kept.setValue(KEPT, file)
        self._name_window()

    def _name_window(self) -> None:
        name = "HolySheep Studio"
        self._window.setWindowTitle(f"{self.file.stem} \u2013 {name}" if self.file is not None else name)

    def _words(self, opened: Opened) -> str:
        parts = [
            figures.count(len(opened.sources), self.tr("1 source"), self.tr("{n} sources")),
            figures.count(len(opened.clips), self.tr("1 clip"), self.tr("{n} clips")),
            figures.count(len(opened.episodes), self.tr("1 episode"), self.tr("{n} episodes")),
        ]
        words = [self.tr("Opened {name}: {parts}.").format(name=opened.name, parts=punctuation.listed(parts))]
        if opened.there:
            words.append(self.tr("Here already: {n}.").format(n=opened.there))
        if opened.kept:
            words.append(self.tr("Left as they are here: {names}.").format(names=punctuation.listed(opened.kept)))
        if opened.missing:
            words.append(
                figures.count(
                    len(opened.missing),
                    self.tr("1 file is missing: Find missing files in the Review menu looks for it."),
                    self.tr("{n} files are missing: Find missing files in the Review menu looks for them."),
                )
            )
        return punctuation.sentences(words)

    async def _offer_plan(self, opened: Opened) -> None:
        """Queue the waiting requests of a project, once a person wants it and agrees to what they cost."""
        from holysheep_studio.ui.dialogs.question import ask

        count = len(opened.plan)
        words = figures.count(
            count,
            self.tr("A request of this project waits to be made. Queue it here?"),
            self.tr("{n} requests of this project wait to be made. Queue them here?"),
        )
        if not await ask(opened.name, words, [(self.tr("Add to queue"), True)], self.tr("Leave")):
            return
        items = [
            Item(request) if request.cloud is None else await self._planner.review(request) for request in opened.plan
        ]
        paid = Plan(tuple(item for item in items if item.request.cloud is not None))
        if paid.items and not await self._consent.given(paid):
            return
        requests, quotes = [item.request for item in items], [item.estimate for item in items]
        added = await add_once(lambda same: self._jobs.add_requests(requests, same=same, quotes=quotes))
        if added:
            await self._consent.book(added)
            words = figures.count(len(added), self.tr("Queued 1 request"), self.tr("Queued {n} requests"))
            self.queued.emit(added, words)
