"""The strip above the picture while takes are compared: how they are shown, which, and by how much one is shifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.widgets.compare_canvas import Mode
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

GAINS = (1, 2, 4, 8, 16)
ROOM_FOR_SHIFT_PX, LEAST_PX = 380, 280


class CompareBar(QWidget):
    """Says what is pressed; shows what the comparison says."""

    mode_picked = Signal(Mode)
    swapped = Signal()
    next_asked = Signal()
    shifted = Signal(int)
    gain_picked = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._gain = 4
        self.modes = {
            Mode.WIPE: self._button("square-split-horizontal", self.tr("Wipe"), "W"),
            Mode.BESIDE: self._button("columns-2", self.tr("Side by side"), "B"),
            Mode.DIFFERENCE: self._button("contrast", self.tr("Difference"), "0"),
        }
        for mode, button in self.modes.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_picked.emit(mode))
        self.swap = self._button("arrow-left-right", self.tr("Swap"), "S")
        self.swap.clicked.connect(self.swapped)
        self.next = self._button("skip-forward", self.tr("Next take"), "Tab")
        self.next.clicked.connect(self.next_asked)
        self.gain = self._button("", self.tr("Amplify the difference"), self.tr("click for more"))
        self.gain.clicked.connect(self._more)
        self.earlier = self._button("chevron-left", self.tr("Shift the second take one frame earlier"), "Alt+Left")
        self.earlier.clicked.connect(lambda: self.shifted.emit(-1))
        self.later = self._button("chevron-right", self.tr("Shift the second take one frame later"), "Alt+Right")
        self.later.clicked.connect(lambda: self.shifted.emit(1))
        for button in (self.earlier, self.later):
            button.setAutoRepeat(True)
        self.close_button = self._button("x", self.tr("End the comparison"), "Esc")
        self.close_button.clicked.connect(self.ended)
        self.titles = ElidedLabel()
        self.offset = QLabel()
        self.offset.setFont(theme.digits(self.offset.font()))
        self.offset.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.offset.setMinimumWidth(self.offset.fontMetrics().horizontalAdvance("+0000 f") + 4)
        self._lay_out()

    def show_state(self, mode: Mode, titles: Sequence[str], offset: int) -> None:
        """Say how the takes are shown."""
        for one, button in self.modes.items():
            button.setChecked(one is mode)
        self.titles.setText("  \N{LEFT RIGHT ARROW}  ".join(titles))
        self.titles.setAccessibleName(self.tr("Compared: {names}").format(names=", ".join(titles)))
        self.offset.setText(self.tr("{n} f").format(n=f"{offset:+d}" if offset else "0"))
        self.offset.setAccessibleName(self.tr("The second take is shifted by {n} frames").format(n=offset))
        self.offset.setToolTip(self.offset.accessibleName())
        self.gain.setVisible(mode is Mode.DIFFERENCE)
        self._show_gain()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What keys do as well gives way."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Without the buttons of the shift in a narrow viewer; Alt with the arrow keys shifts there too."""
        super().resizeEvent(event)
        for part in (self.earlier, self.offset, self.later):
            part.setVisible(self.width() >= ROOM_FOR_SHIFT_PX)

    def _more(self) -> None:
        self._gain = GAINS[(GAINS.index(self._gain) + 1) % len(GAINS)]
        self._show_gain()
        self.gain_picked.emit(self._gain)

    def _show_gain(self) -> None:
        self.gain.setText(f"{self._gain}\N{MULTIPLICATION SIGN}")
        self.gain.setAccessibleDescription(self.gain.text())

    def _button(self, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        if icon:
            button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(self.tr("{what} ({keys})").format(what=name, keys=keys))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(4)
        for button in (*self.modes.values(), self.gain):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.titles, 1)
        row.addSpacing(8)
        for part in (self.swap, self.next, self.earlier, self.offset, self.later, self.close_button):
            row.addWidget(part)
