"""Between the command palette and the window: gathers the commands of all menus, and clips and sources by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from holysheep_studio.ui import actions, icons, texts
from holysheep_studio.ui.matching import folded, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from holysheep_studio.domain.clip import Source
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.ui.dialogs.palette import Entry, Palette
    from holysheep_studio.ui.window import Window

MOST_FILES = 12
MOST_REMEMBERED = 20
KEPT = "palette/recent"


class PalettePresenter(QObject):
    """Opens the palette, once at a time, with what the window can do at that moment."""

    setting_asked = Signal(str)  # a word that is to be looked for in the settings

    def __init__(self, window: Window, show_clip: Callable[[ClipLine], object]) -> None:
        """`show_clip` opens a clip in the viewer."""
        super().__init__(window)
        self._window = window
        self._show_clip = show_clip
        self.dialog: Palette | None = None
        window.actions_by_name["palette"].triggered.connect(self.open)

    def open(self) -> None:
        """Open the palette, or bring it to the front."""
        from holysheep_studio.ui.dialogs.palette import Palette

        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = Palette(tuple(self._commands()), self._files, self._recent(), self._window)
        dialog.ran.connect(self._remember)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _commands(self) -> Iterator[Entry]:
        for action in self._window.menuBar().actions():
            if (menu := _menu(action)) is not None:
                yield from _entries(menu, actions.bare(action.text()))

    def _files(self, typed: str) -> Sequence[Entry]:
        """Clips and sources whose names fit, the best of each first."""
        wanted = folded(typed)
        clips = sorted(
            ((points, clip) for clip in self._window.clips.model.lines.values()
             if (points := score(wanted, folded(clip.title)) if _near(wanted, clip.title) else 0)),
            key=lambda one: (-one[0], -one[1].made_at),
        )  # fmt: skip
        sources = sorted(
            ((points, source) for source in self._window.sources.model.rows
             if (points := score(wanted, folded(_name(source))) if _near(wanted, _name(source)) else 0)),
            key=lambda one: (-one[0], -one[1].added_at),
        )  # fmt: skip
        return [
            *(self._clip_entry(clip) for _, clip in clips[:MOST_FILES]),
            *(self._source_entry(source) for _, source in sources[:MOST_FILES]),
            self._setting_entry(typed.strip()),
        ]

    def _clip_entry(self, clip: ClipLine) -> Entry:
        from holysheep_studio.ui.dialogs.palette import Entry

        where = self.tr("Clip, {effect}").format(effect=texts.effect(clip.effect).label)
        return Entry(f"clip {clip.id}", clip.title, partial(self._show_clip, clip), where, icon=icons.icon("film"))

    def _source_entry(self, source: Source) -> Entry:
        from holysheep_studio.ui.dialogs.palette import Entry

        act = partial(self._window.viewer.open_source, source)
        return Entry(f"source {source.id}", _name(source), act, self.tr("Source"), icon=icons.icon("file-video"))

    def _setting_entry(self, typed: str) -> Entry:
        from holysheep_studio.ui.dialogs.palette import Entry

        words = self.tr("Find \u201c{typed}\u201d in the settings").format(typed=typed)
        act = partial(self.setting_asked.emit, typed)
        return Entry(f"setting {typed}", words, act, self.tr("Settings"), icon=icons.icon("settings"))

    def _recent(self) -> list[str]:
        kept = self._window.kept.value(KEPT, [])
        return [str(name) for name in kept] if isinstance(kept, list) else [str(kept)]

    def _remember(self, name: str) -> None:
        if " " not in name:  # commands only; clips come and go
            names = dict.fromkeys([name, *self._recent()])
            self._window.kept.setValue(KEPT, list(names)[:MOST_REMEMBERED])


def _entries(menu: QMenu, where: str) -> Iterator[Entry]:
    for action in menu.actions():
        inner = _menu(action)
        if inner is not None:
            yield from _entries(inner, f"{where} \u203a {actions.bare(action.text())}")
        elif not action.isSeparator() and action.isVisible() and action.objectName() != "palette":
            yield _entry(action, where)


def _entry(action: QAction, where: str) -> Entry:
    from holysheep_studio.ui.dialogs.palette import Entry

    words, _, keys = action.text().partition("\t")
    shown = keys or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    icon = None if action.icon().isNull() else action.icon()
    name = action.objectName() or actions.bare(words)
    also = name.replace("_", " ")  # an English name helps whoever learnt the studio in English
    return Entry(
        name.replace(" ", "_"), actions.bare(words), action.trigger, where, shown, icon, also, action.isEnabled()
    )


def _menu(action: QAction) -> QMenu | None:
    """The menu that an action opens. Asked as an object: the binding gives the wrong type now and then."""
    found: QWidget | None = action.menu()  # type: ignore[assignment]
    return found  # type: ignore[return-value]


def _near(wanted: str, words: str) -> bool:
    """Names are found by whole pieces: single letters fit too many of them."""
    low = words.casefold()
    return all(part in low for part in wanted.split())


def _name(source: Source) -> str:
    return source.path.replace("\\", "/").rpartition("/")[2]
