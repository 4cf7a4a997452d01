"""Rows of settings: each with its words, its field and its way back to the default; found by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from holysheep_studio.ui.matching import folded
from holysheep_studio.ui.widgets.forms import label, tool_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton

LINE_PX = 6


class SettingRows(QScrollArea):
    """One page of settings. A row that is no setting has no way back."""

    reset_asked = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """`title` is found too: whoever types it sees the whole page."""
        super().__init__(parent)
        self._title = folded(title)
        self._rows: list[tuple[str, str, list[QWidget]]] = []
        self._unusual: set[str] = set()
        self._hidden: set[str] = set()
        self.resets: dict[str, QToolButton] = {}
        self.names: dict[str, str] = {}  # what each setting is called
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("scrolled")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(24, 20, 24, 16)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(100, 1)
        self.setWidget(page)

    def add(
        self,
        words: str,
        field: QWidget,
        name: str = "",
        *,
        note: QWidget | None = None,
        tall: bool = False,
        also: str = "",
    ) -> None:
        """A row; `note` stands below the field, `tall` says that the field has several lines, `also` finds it too."""
        row = 2 * len(self._rows)
        caption = label(words, "muted")
        caption.setBuddy(field)
        if tall:
            caption.setContentsMargins(0, LINE_PX, 0, 0)  # on a line with the words beside it
        if not field.accessibleName():
            field.setAccessibleName(words)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(caption, row, 0, top if tall else Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(field, row, 1)
        shown = [caption, field]
        if name:
            self.names[name] = words
            reset = self.resets[name] = tool_button("rotate-ccw", self.tr("Reset {setting}").format(setting=words))
            reset.clicked.connect(lambda: self.reset_asked.emit(name))
            self._grid.addWidget(reset, row, 2, top if tall else Qt.AlignmentFlag.AlignCenter)
            self._show_reset(name)
        if note is not None:
            self._grid.addWidget(note, row + 1, 1)
            shown.append(note)
        self._rows.append(
            (name, folded(f"{words} {getattr(field, 'text', str)()} {name.replace('_', ' ')} {also}"), shown)
        )

    def add_words(self, words: str) -> None:
        """Sentences over the whole width."""
        said = label(words, "muted", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(said, 2 * len(self._rows), 0, 1, 3)
        self._rows.append(("", folded(words), [said]))

    def mark(self, name: str, *, usual: bool) -> None:
        """Offer the way back where a setting is not as it usually is."""
        (self._unusual.discard if usual else self._unusual.add)(name)
        self._show_reset(name)

    def narrow(self, typed: str) -> bool:
        """Show the rows that hold every typed word; whether there are any."""
        wanted = folded(typed).split()
        whole = all(part in self._title for part in wanted)
        some = False
        for name, words, widgets in self._rows:
            fits = whole or all(part in words for part in wanted)
            some = some or fits
            for widget in widgets:
                widget.setVisible(fits)
            (self._hidden.discard if fits else self._hidden.add)(name)
            self._show_reset(name)
        return some

    def _show_reset(self, name: str) -> None:
        """There where a shown row is not as usual; where it is, its room is kept so that nothing jumps."""
        reset = self.resets.get(name)
        if reset is None:
            return
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(name not in self._hidden)
        reset.setSizePolicy(policy)
        reset.setVisible(name in self._unusual and name not in self._hidden)
        reset.setEnabled(name in self._unusual)
