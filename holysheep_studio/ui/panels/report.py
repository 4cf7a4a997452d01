"""Report: how the clip in the viewer moves, measured; started, watched, stopped and taken out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import icons, stillness
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import ICON_AND_GAP, Fold, label, push_button
from holysheep_studio.ui.widgets.report_page import ReportPage
from holysheep_studio.ui.widgets.scene_form import SceneForm
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from holysheep_studio.domain.measured import Measured

STEPS = 1000


class ReportPanel(QWidget):
    """Says what the person wants; shows what the presenter brings."""

    measure_asked = Signal()
    stop_asked = Signal()
    page_asked = Signal()
    document_asked = Signal()
    frame_picked = Signal(int)
    came_forward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page: ReportPage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_strip())
        column.addWidget(self._make_work())
        self.scene = SceneForm()
        self.fold = Fold(self.tr("Scale and track"), self.scene)
        self.fold.setContentsMargins(8, 4, 0, 0)
        column.addWidget(self.fold)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self.empty = EmptyState(
            "activity",
            self.tr("No clip is open"),
            self.tr("Open a clip in the viewer to measure its cadence, smoothness, physics and delivery."),
        )
        self.fresh = EmptyState(
            "activity",
            self.tr("Not measured yet"),
            self.tr("Measures cadence, light, smoothness, camera, free flight, pendulums, fidelity and delivery."),
        )
        self.measure_button = self.fresh.add_button(
            self.tr("Measure this clip"), "activity", self.measure_asked.emit, primary=True
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Motion report"))
        for page in (self.empty, self.fresh, self._scroll):
            self._stack.addWidget(page)
        self.show_nothing()

    # ---- what is shown ----

    @property
    def doing(self) -> str:
        """What is being measured, in words."""
        return self._doing.text()

    @property
    def problem(self) -> str:
        """Why the clip could not be measured; "" where nothing is said."""
        return self._problem.text() if self._problem.isVisible() else ""

    def show_nothing(self) -> None:
        """No clip is open."""
        self._title.setText("")
        self._forget(self.empty)

    def show_fresh(self, title: str) -> None:
        """A clip that was not measured yet."""
        self._title.setText(title)
        self._forget(self.fresh)

    def show_report(self, title: str, measured: Measured) -> None:
        """The report of the clip; the page stays where it was scrolled to when only its numbers change."""
        self._title.setText(title)
        held = self.measure_button.hasFocus()
        place = self._scroll.verticalScrollBar().value() if self.page is not None else 0
        page = ReportPage(measured)
        page.frame_picked.connect(self.frame_picked)
        self._scroll.setWidget(page)
        self.page = page
        self.export.setEnabled(True)
        self._problem.hide()
        self.fold.show()
        self._stack.setCurrentWidget(self._scroll)
        if held:
            self._scroll.setFocus()
        page.adjustSize()
        self._scroll.verticalScrollBar().setValue(place)

    def show_work(self, words: str, share: float | None) -> None:
        """What is being measured, and how far; None for the share where it has not begun."""
        self._work.show()
        self._doing.setText(words)
        if share is None:
            stillness.show_unknown(self._bar)
        else:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(round(share * STEPS))
        if self.measure_button.hasFocus():  # the keys stay in the panel
            self.stop_button.setFocus()
        self.measure_button.setEnabled(False)

    def show_rest(self) -> None:
        """Nothing is being measured."""
        held = self.stop_button.hasFocus()
        self.measure_button.setEnabled(True)
        if held:
            (self._scroll if self.page is not None else self.measure_button).setFocus()
        self._work.hide()

    def show_problem(self, words: str) -> None:
        """Why the clip in the viewer could not be measured."""
        self._problem.setText(words)
        self._problem.show()

    def set_frame(self, frame: int) -> None:
        """Where the viewer is."""
        if self.page is not None:
            self.page.set_frame(frame)

    def _forget(self, page: QWidget) -> None:
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self.page = None
        self.export.setEnabled(False)
        self._problem.hide()
        self.fold.hide()
        self._stack.setCurrentWidget(page)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What nobody saw was not looked up."""
        super().showEvent(event)
        self.came_forward.emit()

    # ---- building ----

    def _make_strip(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        self._title = ElidedLabel()
        self._title.setObjectName("title")
        row.addWidget(self._title, 1)
        self.export = QToolButton()
        self.export.setObjectName("export")
        self.export.setIconSize(ICON_AND_GAP)
        self.export.setIcon(icons.icon("download"))
        self.export.setText(self.tr("Export"))
        self.export.setToolTip(self.tr("Write the report as a page or as JSON"))
        self.export.setAccessibleName(self.tr("Export the report"))
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.export)
        menu.addAction(self.tr("As a page (HTML)\u2026"), self.page_asked.emit)
        menu.addAction(self.tr("As data (JSON)\u2026"), self.document_asked.emit)
        self.export.setMenu(menu)
        row.addWidget(self.export)
        return strip

    def _make_work(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._work = QWidget()
        inner = QVBoxLayout(self._work)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(6)
        row = QHBoxLayout()
        self._doing = ElidedLabel()
        self._doing.setObjectName("muted")
        row.addWidget(self._doing, 1)
        self.stop_button = push_button("x", self.tr("Stop"))
        self.stop_button.setAccessibleName(self.tr("Stop measuring"))
        self.stop_button.clicked.connect(self.stop_asked)
        row.addWidget(self.stop_button)
        inner.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setObjectName("thin")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of measuring"))
        inner.addWidget(self._bar)
        self._work.hide()
        column.addWidget(self._work)
        self._problem = label("", "negative", wrap=True)
        self._problem.setContentsMargins(12, 8, 12, 8)
        self._problem.hide()
        column.addWidget(self._problem)
        return room
