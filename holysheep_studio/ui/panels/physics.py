"""Physics: the editor of a scene's physics with its live preview beside it, and every step taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.scene import SceneKind
from holysheep_studio.domain.staging import Staging
from holysheep_studio.ui import figures
from holysheep_studio.ui.widgets.events_page import EventsPage
from holysheep_studio.ui.widgets.forms import label, tool_button
from holysheep_studio.ui.widgets.matter_page import MatterPage
from holysheep_studio.ui.widgets.pace_page import PacePage
from holysheep_studio.ui.widgets.preview_stand import PreviewStand
from holysheep_studio.ui.widgets.scene_page import ScenePage
from holysheep_studio.ui.widgets.sent_page import SentPage
from holysheep_studio.ui.widgets.surroundings_page import SurroundingsPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from holysheep_studio.domain.material import Material

NARROWEST_PX = 296
#: From here on the preview stands beside the form instead of above it.
BESIDE_PX = 600
#: Of the preview at least so much is seen: a picture.
LOWEST_PX = 136
#: And of the form below it.
LOWEST_FORM_PX = 104


class Recent(NamedTuple):
    """A set of numbers that was used before."""

    words: str
    staging: Staging


class PhysicsPanel(QWidget):
    """Holds one staging and the way back through its edits; `staged` follows every change."""

    staged = Signal(object)
    seen_changed = Signal(bool)
    copy_asked = Signal(str)  # "json" or "toml"
    paste_asked = Signal()

    def __init__(self, materials: Sequence[Material] = (), parent: QWidget | None = None) -> None:
        """`materials` are offered as presets."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST_PX)
        self._staging = Staging()
        self.seen = False
        self.steps = QUndoStack(self)
        self.stand = PreviewStand()
        self.matter = MatterPage(materials)
        self.surroundings = SurroundingsPage()
        self.pace = PacePage()
        self.events = EventsPage(materials)
        self.scene = ScenePage()
        self.sent = SentPage()
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._arrange()
        self._connect()
        self._show()

    @property
    def staging(self) -> Staging:
        """What is set now."""
        return self._staging

    def set_seen(self, seen: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Whether somebody can look: a panel behind other tabs counts as visible for Qt."""
        if seen is not self.seen:
            self.seen = seen
            self.seen_changed.emit(seen)

    def stage(self, staging: Staging, words: str, key: str = "") -> None:
        """Set this as one step that can be taken back; steps in a row with the same key become one."""
        if staging != self._staging:
            self.steps.push(_Step(self, self._staging, staging, words, key))

    def begin(self, staging: Staging) -> None:
        """Begin with this; there is no way back to before."""
        self.steps.clear()
        self.apply(staging)

    def apply(self, staging: Staging) -> None:
        """Show what a step leads to."""
        self._staging = staging
        self._show()
        self.staged.emit(staging)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Offer the sets that were used before, newest first."""
        self.recent_menu.clear()
        for one in recent:
            action = self.recent_menu.addAction(one.words)
            action.triggered.connect(lambda _=False, one=one: self.stage(one.staging, one.words))
        self.recent_menu.setEnabled(bool(recent))

    def add_page(self, words: str, page: QWidget) -> None:
        """One more page behind a tab of its own."""
        area = QScrollArea()
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.addWidget(page)
        column.addStretch(1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.addWidget(area)
        self.tabs.addTab(words)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the editor's own while it has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take back, or do again."""
        match _step_of(event):
            case "undo":
                self.steps.undo()
            case "redo":
                self.steps.redo()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Beside the form where there is room, above it where there is not."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_PX
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
        self._row.setStretch(0, 2 if beside else 0)
        self._row.setStretch(1, 3 if beside else 1)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        left.setObjectName("scrolled")
        right.setMinimumHeight(LOWEST_FORM_PX)
        standing = QVBoxLayout(left)
        standing.setContentsMargins(16, 12, 4, 4)  # and the bar beside it
        standing.addWidget(self.stand)
        standing.addStretch(1)
        form = QVBoxLayout(right)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(0)
        form.addWidget(self._make_tools())
        form.addWidget(self.pages, 1)
        for words, page in (
            (self.tr("Matter"), self.matter),
            (self.tr("Around"), self.surroundings),
            (self.tr("Time"), self.pace),
            (self.tr("Events"), self.events),
            (self.tr("Scene"), self.scene),
            (self.tr("Sent"), self.sent),
        ):
            self.add_page(words, page)
        self.sent_index = self.pages.count() - 1
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        right.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # what the preview leaves
        self._row.addWidget(_Standing(left))
        self._row.addWidget(right, 1)

    def _make_tools(self) -> QWidget:
        self.tabs.setObjectName("tight")
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Parts of the physics"))
        self.undo_button = tool_button("undo-2", self.tr("Undo"), shortcut="Ctrl+Z")
        self.redo_button = tool_button("redo-2", self.tr("Redo"), shortcut="Ctrl+Y")
        self.more = tool_button("copy", self.tr("Copy, paste, and sets used before"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(self.tr("Copy as JSON"), lambda: self.copy_asked.emit("json"))
        menu.addAction(self.tr("Copy as TOML"), lambda: self.copy_asked.emit("toml"))
        menu.addAction(self.tr("Paste"), self.paste_asked.emit)
        menu.addSeparator()
        self.recent_menu = menu.addMenu(self.tr("Used before"))
        self.recent_menu.setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Set nothing"), lambda: self.stage(Staging(), self.tr("Set nothing")))
        self.more.setMenu(menu)
        strip = QWidget()
        strip.setObjectName("strip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = label("", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.summary, 1)
        for button in (self.undo_button, self.redo_button, self.more):
            row.addWidget(button)
        column = QVBoxLayout(strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.tabs)
        return strip

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        for page in (self.matter, self.surroundings, self.pace, self.events, self.scene):
            page.edited.connect(self.stage)
        self.events.undo_asked.connect(self.steps.undo)
        self.events.redo_asked.connect(self.steps.redo)
        self.stand.scene_chosen.connect(self._choose_scene)
        self.undo_button.clicked.connect(self.steps.undo)
        self.redo_button.clicked.connect(self.steps.redo)
        self.steps.canUndoChanged.connect(self.undo_button.setEnabled)
        self.steps.canRedoChanged.connect(self.redo_button.setEnabled)
        for button in (self.undo_button, self.redo_button):
            button.setEnabled(False)

    def _choose_scene(self, scene: object) -> None:
        # which scene is looked at changes nothing that is sent, yet it is part of what is kept and copied
        self.stage(_with_scene(self._staging, scene), self.tr("Choose the scene"), "scene")

    def _show(self) -> None:
        self.stand.show_staging(self._staging)
        set_ones = len(self._staging.physics.parameters)
        nothing = self.tr("Nothing set") if self._staging.empty else self.tr("No numbers set")
        words = figures.count(set_ones, self.tr("1 number set"), self.tr("{n} numbers set"))
        self.summary.setText(words if set_ones else nothing)
        for page in (self.matter, self.surroundings, self.pace, self.events, self.scene):
            page.show_staging(self._staging)


class _Standing(QScrollArea):
    """As high as what it holds needs; in a low window that is scrolled rather than the window kept high."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The bar keeps its room: the picture is as high as its width asks, so a bar that took room would make it lower,
        # would not be needed then, would go, and so on without end.
        self.setVerticalScrollBar(_QuietBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LOWEST_PX)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What is inside, at this width."""
        inside = self._inside
        bar = self.verticalScrollBar().sizeHint().width()
        height = inside.heightForWidth(self.width() - bar)
        return QSize(inside.sizeHint().width() + bar, max(height, LOWEST_PX))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its buttons: nothing is pushed out at the side, where no bar would bring it back."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, LOWEST_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask for another height when the inside has become higher or lower."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class _QuietBar(QScrollBar):
    """Keeps its room, and is seen only where there is something to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing, or the bar."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class _Step(QUndoCommand):
    def __init__(self, panel: PhysicsPanel, before: Staging, after: Staging, words: str, key: str) -> None:
        super().__init__(words)
        self._panel, self._before, self.after, self.key = panel, before, after, key

    def id(self) -> int:
        """Steps of one kind may become one; -1 never does."""
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take in the next step of the same hand."""
        if not isinstance(other, _Step) or other.key != self.key:
            return False
        self.after = other.after
        return True

    def undo(self) -> None:
        """Go back."""
        self._panel.apply(self._before)

    def redo(self) -> None:
        """Do it, or do it again."""
        self._panel.apply(self.after)


def _with_scene(staging: Staging, scene: object) -> Staging:
    return replace(staging, scene=SceneKind(str(scene)))


def _step_of(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    again = event.matches(QKeySequence.StandardKey.Redo) or (
        event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
    return "redo" if again else ""
