"""The window: panels around the viewer, menus, drops, toasts; it knows no service."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QTabBar,
    QTabWidget,
    QWidget,
)

from holysheep_studio.domain.settings import Language, Theme
from holysheep_studio.ui import actions, icons, panel_rooms, remembered, spoken, tab_order
from holysheep_studio.ui.compact import Compact
from holysheep_studio.ui.drops import DropTarget, Zone
from holysheep_studio.ui.lent_width import LentWidth
from holysheep_studio.ui.panels.clips import ClipsPanel
from holysheep_studio.ui.panels.composer import ComposerPanel
from holysheep_studio.ui.panels.costs import CostsPanel
from holysheep_studio.ui.panels.details import DetailsPanel
from holysheep_studio.ui.panels.log import LogFeed, LogPanel
from holysheep_studio.ui.panels.queue import QueuePanel
from holysheep_studio.ui.panels.report import ReportPanel
from holysheep_studio.ui.panels.sources import SourcesPanel
from holysheep_studio.ui.panels.viewer import ViewerPanel
from holysheep_studio.ui.places import BOTTOM, LEFT, PLACES, RIGHT, THEMES
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.unsaved import Unsaved
from holysheep_studio.ui.widgets.dock_title import DockTitle
from holysheep_studio.ui.widgets.later import Later
from holysheep_studio.ui.widgets.spent_button import SpentButton
from holysheep_studio.ui.widgets.thumbnails import Thumbnails
from holysheep_studio.ui.widgets.toast import Toasts

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.brief import Choice, Forecast
    from holysheep_studio.domain.clip import Source
    from holysheep_studio.ui.panels.physics import PhysicsPanel

#: Raised when docks are renamed or rearranged, so that an old layout is not forced onto a new window.
LAYOUT = 2
PHYSICS_PX, PHYSICS_LEAST_PX = 740, 322
#: What the viewer needs for its buttons.
VIEWER_PX = 430
FIRST_SIZE = QSize(1600, 960)
#: What a small screen has for a window when everything on it is twice as large.
LEAST_SIZE = QSize(600, 340)


class Window(QMainWindow):
    """Everything in its place; says what the person wants through its panels and these signals."""

    closed = Signal()
    first_painted = Signal()
    theme_chosen = Signal(Theme)
    files_chosen = Signal(tuple)
    dropped = Signal(Zone, tuple)
    physics_made = Signal()

    def __init__(
        self, data: Path, quote: Callable[[Source, Choice], Forecast], feed: LogFeed, *,
        put_together: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """`data` keeps the layout and the thumbnails; `quote` serves the composer; `feed` the log.

        `put_together` is called when every widget is there, before they get their places and sizes.
        """
        super().__init__()
        spoken.install()
        self._data = data
        self._painted = False
        #: Whether a new window is to follow this one.
        self.again = False
        #: Whether the data folder went away.
        self.gone = False
        self._kept = QSettings(str(data / "window.ini"), QSettings.Format.IniFormat)
        #: What was typed and is not kept where it belongs yet.
        self.unsaved = Unsaved(data / "unsaved.json", self)
        self.setObjectName("window")
        self.setWindowTitle("HolySheep Studio")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(LEAST_SIZE)
        self.actions_by_name = actions.Actions(self)
        thumbnails = Thumbnails(data / "thumbnails", self)
        self.viewer = ViewerPanel(self.actions_by_name)
        self.sources = SourcesPanel(thumbnails, self.actions_by_name)
        self.clips = ClipsPanel(thumbnails)
        self.composer = ComposerPanel(quote)
        self._physics: PhysicsPanel | None = None
        self.report = ReportPanel()
        self.details = DetailsPanel()
        self.queue = QueuePanel(self.actions_by_name)
        self.costs = CostsPanel(self.actions_by_name)
        self.log = LogPanel(feed)
        self.setCentralWidget(self.viewer)
        self._docks = self._make_docks()
        self._lent_width = LentWidth(self, self._docks["physics"])
        self._compact = Compact(self, self._docks, LAYOUT)
        self._make_menus()
        self._summary = QLabel()
        self.statusBar().addWidget(self._summary)
        self.statusBar().setSizeGripEnabled(False)
        self.queue.summary_changed.connect(self._summary.setText)
        self.spent = SpentButton()
        self.spent.clicked.connect(lambda: self.show_dock("costs"))
        self.statusBar().addPermanentWidget(self.spent)
        self.toasts = Toasts(self, self.viewer.viewer.canvas)
        self.drops = DropTarget(self, {self._docks["queue"]: Zone.QUEUE, self.viewer: Zone.OPEN})
        self.drops.dropped.connect(self.dropped)
        for dock in self._docks.values():
            dock.topLevelChanged.connect(lambda floating, dock=dock: self.drops.watch(dock, on=floating))
        self._connect_actions()
        if put_together is not None:
            put_together()
        self._restore()

    # ---- what others ask of the window ----

    @property
    def kept(self) -> QSettings:
        """What is remembered of this window from one run to the next: no settings of the studio, no secrets."""
        return self._kept

    @property
    def physics(self) -> PhysicsPanel:
        """The editor of physics, made when it is wanted first: it is a sixth of all widgets, and behind other tabs."""
        if self._physics is None:
            from holysheep_studio.ui.material_presets import presets  # noqa: PLC0415 - as late as the panel
            from holysheep_studio.ui.panels.physics import PhysicsPanel  # noqa: PLC0415

            panel = self._physics = PhysicsPanel(presets())
            dock, before = self._docks["physics"], self._docks["physics"].widget()
            panel_rooms.keep_width(panel)
            dock.setWidget(panel)
            before.deleteLater()
            dock.visibilityChanged.connect(panel.set_seen)
            seen = tab_order.shown(dock) or (dock.isFloating() and dock.isVisible())
            panel.setVisible(seen)
            panel.set_seen(seen)
            self.physics_made.emit()
        return self._physics

    @property
    def has_physics(self) -> bool:
        """Whether the editor of physics is made; before that nothing is set in it."""
        return self._physics is not None

    def show_dock(self, name: str) -> None:
        """Bring a panel to the front of its tabs."""
        getattr(self, name)  # made now where it was not wanted yet
        self._docks[name].show()
        self._docks[name].raise_()

    def show_physics(self) -> None:
        """Bring the physics editor to the front with the keys, and with room for its preview beside the form."""
        self.show_dock("physics")
        self.physics.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        dock, wanted = self._docks["physics"], min(PHYSICS_PX, self.width() // 2)
        if dock.isFloating() or dock.width() >= wanted:
            return
        docks, widths = [dock], [wanted]
        # in a small window the lists give way before the preview is squeezed
        lists = next(
            (one for name in ("sources", "clips") if not (one := self._docks[name]).visibleRegion().isEmpty()), None
        )
        if lists is not None and not lists.isFloating():
            least = max(self._docks[name].minimumSizeHint().width() for name in ("sources", "clips"))
            docks, widths = [lists, dock], [max(least, min(lists.width(), self.width() - wanted - VIEWER_PX)), wanted]
        self._lent_width.lend(docks, widths)

    def count_clips(self, count: int) -> None:
        """Say in the tab how many clips there are."""
        title = say("window", "Clips")
        self._docks["clips"].setWindowTitle(f"{title} ({count})" if count else title)

    def name_steps(self, undo: str, redo: str) -> None:
        """Say in the menu what would be undone and redone; nothing: "" - the entry is off then."""
        for name, words, step, none in (
            ("undo", self.tr("&Undo"), undo, self.tr("Nothing was done that can be undone.")),
            ("redo", self.tr("&Redo"), redo, self.tr("Nothing was undone.")),
        ):
            self.actions_by_name.allow(name, "" if step else none)
            told = self.tr("{command}: {step}").format(command=words, step=step) if step else words
            self.actions_by_name[name].setText(told)

    def show_theme(self, theme: Theme) -> None:
        """Tick the theme in the menu and remember it for the next start."""
        self._kept.setValue("theme", theme.value)
        for action in self._themes.actions():
            action.setChecked(Theme(action.data()) is theme)  # Qt keeps it as plain text

    def keep_language(self, language: Language) -> None:
        """Remember the language for the next start."""
        self._kept.setValue("language", language.value)

    @staticmethod
    def kept_language(data: Path) -> Language:
        """The language of the last run, known before the database is open."""
        kept = str(QSettings(str(data / "window.ini"), QSettings.Format.IniFormat).value("language", ""))
        return Language(kept) if kept in set(Language) else Language.SYSTEM

    def open_again(self) -> None:
        """Close, and let a new window take this one's place."""
        self.again = True
        self.close()

    @staticmethod
    def kept_theme(data: Path) -> Theme:
        """The theme of the last run, known before the database is open."""
        kept = str(QSettings(str(data / "window.ini"), QSettings.Format.IniFormat).value("theme", ""))
        return Theme(kept) if kept in set(Theme) else Theme.SYSTEM

    # ---- Qt ----

    def event(self, event: QEvent) -> bool:
        """Notices when the first picture of the window is on the screen."""
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._painted:
            self._painted = True
            self.first_painted.emit()
        return done

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 - Qt's names
        """The Tab key goes over what is on the screen, from left to right."""
        return tab_order.step(self, forward=next)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the layout; jobs are durable and need no question."""
        if not self.gone:  # a data folder that was deleted or moved is not begun anew
            self._kept.setValue("geometry", self.saveGeometry())
            self._kept.setValue("layout", self._compact.layout())
            self._kept.sync()
        self.unsaved.write()
        self.viewer.close_clip()
        super().closeEvent(event)
        self.closed.emit()

    # ---- building ----

    def _make_docks(self) -> dict[str, QDockWidget]:
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setCorner(Qt.Corner.BottomLeftCorner, BOTTOM)
        self.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        panels: dict[str, QWidget] = {
            "sources": self.sources,
            "clips": self.clips,
            "composer": self.composer,
            "physics": Later(PHYSICS_LEAST_PX),
            "report": self.report,
            "details": self.details,
            "queue": self.queue,
            "costs": self.costs,
            "log": self.log,
        }
        self._titles_soon = QTimer(self, singleShot=True, interval=0)
        self._titles_soon.timeout.connect(self._settle_titles)
        made = {}
        for place in PLACES:
            dock = QDockWidget(say("window", place.title), self)
            dock.setObjectName(place.name)
            panel = panels[place.name]
            if isinstance(panel, Later):
                panel.watch(dock)
                panel.wanted.connect(partial(self.show_dock, place.name))
            else:
                dock.setWidget(panel)
            dock.setTitleBarWidget(DockTitle(dock))
            made[place.name] = dock
            for changed in (dock.topLevelChanged, dock.dockLocationChanged, dock.visibilityChanged):
                changed.connect(lambda *_: self._titles_soon.start())
            panel_rooms.keep(dock)
        return made

    def _arrange(self) -> None:
        """Every panel in its first place and size."""
        first: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for place in PLACES:
            dock = self._docks[place.name]
            dock.setFloating(False)
            self.addDockWidget(place.area, dock)
            dock.show()
            if place.area in first:
                self.tabifyDockWidget(first[place.area], dock)
            first.setdefault(place.area, dock)
        for dock in first.values():
            dock.raise_()
        self.resizeDocks([first[LEFT], first[RIGHT]], [336, 344], Qt.Orientation.Horizontal)
        self.resizeDocks([first[BOTTOM]], [min(280, self.height() * 3 // 10)], Qt.Orientation.Vertical)

    def _move_panel(self, area: Qt.DockWidgetArea | None) -> None:
        """Take the panel with the keys to a side, to what stands there; None: out of the window, or back into it."""
        held = QApplication.focusWidget()
        dock = next((one for one in self._docks.values() if held is not None and one.isAncestorOf(held)), None)
        if dock is None or held is None:
            self.toasts.show(self.tr("No panel has the keys: F6 goes from one to the next."))
            return
        if area is None:
            dock.setFloating(not dock.isFloating())
        else:
            there = next(
                (
                    one
                    for one in self._docks.values()
                    if one is not dock and tab_order.shown(one) and self.dockWidgetArea(one) == area
                ),
                None,
            )
            dock.setFloating(False)
            self.addDockWidget(area, dock)
            if there is not None:
                self.tabifyDockWidget(there, dock)
            dock.raise_()
        held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_titles(self) -> None:
        """A panel among tabs is named by its tab; a second title above it would only take room."""
        for dock in self._docks.values():
            tabbed, title = bool(self.tabifiedDockWidgets(dock)) and not dock.isFloating(), dock.titleBarWidget()
            if isinstance(title, DockTitle) is tabbed:
                dock.setTitleBarWidget(QWidget(dock) if tabbed else DockTitle(dock))
                title.deleteLater()
        for bar in self.findChildren(QTabBar):
            bar.setExpanding(False)
            bar.setDocumentMode(True)
            # in the one column of a small window there are more tabs than room: their names stay whole and they move
            bar.setElideMode(Qt.TextElideMode.ElideNone if self._compact.on else Qt.TextElideMode.ElideRight)

    def _restore(self) -> None:
        geometry, layout = self._kept.value("geometry"), self._kept.value("layout")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - QSize(32, 32)))
        self._arrange()
        if layout is not None:
            self.restoreState(layout, LAYOUT)

    def _make_menus(self) -> None:
        view = self.actions_by_name.fill(self.menuBar())["view"]
        before = view.actions()[0]
        for dock in self._docks.values():
            view.insertAction(before, dock.toggleViewAction())
        view.insertSeparator(before)
        self._themes = QActionGroup(self)
        menu = QMenu(say("window", QT_TRANSLATE_NOOP("window", "&Theme")), view)
        for theme, words, icon in THEMES:
            action = menu.addAction(icons.icon(icon), say("window", words))
            action.setCheckable(True)
            action.setData(theme)
            self._themes.addAction(action)
        self._themes.triggered.connect(lambda action: self.theme_chosen.emit(Theme(action.data())))
        view.insertMenu(before, menu)

    def _connect_actions(self) -> None:
        act = self.actions_by_name
        act["open_files"].triggered.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFiles))
        act["open_folder"].triggered.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        act["quit"].triggered.connect(self.close)
        act["full_screen"].toggled.connect(lambda on: self.showFullScreen() if on else self.showNormal())
        act["reset_layout"].triggered.connect(lambda: self._compact.arrange(self._arrange))
        act["reset_layout"].triggered.connect(lambda: remembered.forget_shapes(self._kept))
        act["add_to_queue"].triggered.connect(self.composer.ask_to_add)
        act["physics"].triggered.connect(self.show_physics)
        self.composer.cloud.physics.edit_asked.connect(self.show_physics)
        act["next_panel"].triggered.connect(lambda: tab_order.leap(self, forward=True))
        for name, area in (("left", LEFT), ("right", RIGHT), ("below", BOTTOM), ("alone", None)):
            act[f"panel_{name}"].triggered.connect(partial(self._move_panel, area))
        act["panel_before"].triggered.connect(lambda: tab_order.leap(self, forward=False))
        act["shortcuts"].triggered.connect(lambda: self._show_sheet(about=False))
        act["about"].triggered.connect(lambda: self._show_sheet(about=True))
        self.sources.play_asked.connect(self.viewer.viewer.toggle)
        self.clips.play_asked.connect(self.viewer.viewer.toggle)
        self.name_steps("", "")

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self.tr("Import"), str(self._kept.value("import/folder", "")))
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._kept.setValue("import/folder", str(Path(names[0]).parent)))
        dialog.filesSelected.connect(lambda names: self.files_chosen.emit(tuple(Path(name) for name in names)))
        dialog.resize(dialog.size().boundedTo(self.screen().availableSize()))
        dialog.open()

    def _show_sheet(self, *, about: bool) -> None:
        from holysheep_studio.ui.widgets import sheets  # noqa: PLC0415 - as every dialog, when it opens

        keys = actions.shortcuts(self.actions_by_name.own_keys)
        (sheets.AboutSheet(str(self._data), self) if about else sheets.ShortcutSheet(keys, self)).open()
