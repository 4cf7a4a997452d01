"""Incoming: what a person brings into the window, by a drop, a dialog or an argument, goes to whoever takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.ui.drops import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.presenters.projects import ProjectPresenter
    from holysheep_studio.ui.productions import Productions
    from holysheep_studio.ui.window import Window


class Incoming(QObject):
    """Projects, scripts and sheets are opened wherever they fall; what is left are clips, and the place counts."""

    def __init__(
        self,
        window: Window,
        commands: Commands,
        projects: ProjectPresenter,
        productions: Productions,
    ) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self._projects, self._productions = projects, productions
        window.files_chosen.connect(lambda paths: self.take(Zone.ADD, paths))
        window.dropped.connect(self.take)

    def open(self, paths: Sequence[Path]) -> None:
        """Take in and show files that were opened outside the window."""
        self.take(Zone.OPEN, tuple(path.expanduser().absolute() for path in paths))

    def take(self, zone: Zone, paths: tuple[Path, ...]) -> None:
        """Take these in, as the place says where they fell."""
        paths = self._productions.take(self._projects.take(paths))
        if not paths:
            return
        match zone:
            case Zone.QUEUE:
                self._commands.add_and_queue(paths, self._window.composer.choice)
            case Zone.OPEN:
                self._commands.add_and_open(paths)
            case Zone.ADD:
                self._commands.add(paths)
