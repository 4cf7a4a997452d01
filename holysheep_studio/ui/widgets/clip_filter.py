"""What is asked of the list of clips: a field for words, what to leave out, the order, stacks, and list or grid."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.domain.shelf import Decision, Facet, Facets, Order, Query
from holysheep_studio.ui import figures, icons, punctuation, texts
from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TYPED_MS = 180
MOST_VALUES = 40
ICON_PX = 16


class ClipFilter(QWidget):
    """Sends `asked` with the whole question whenever it changes; `facets_wanted` before the menu can open."""

    asked = Signal(object)
    facets_wanted = Signal()
    grid_toggled = Signal(bool)
    stacks_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._query = Query()
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self.field: QLineEdit = QLineEdit()
        self._typed.timeout.connect(self._ask_words)
        self.field.setPlaceholderText(self.tr("Search prompts, names, tags, notes"))
        self.field.setAccessibleName(self.tr("Search clips"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textEdited.connect(lambda _: self._typed.start())
        self.field.textChanged.connect(lambda text: None if text else self._typed.start())
        self.field.returnPressed.connect(self._typed.timeout)
        self.field.setAcceptDrops(False)
        self.menu = self._button("list-filter", self.tr("Show only\u2026"))
        self.menu.clicked.connect(self.facets_wanted)
        self.order = self._button("arrow-down-up", self.tr("Order"))
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.order.setMenu(self._order_menu())
        self.stacks = self._button("layers", self.tr("Takes in stacks"))
        self.stacks.setCheckable(True)
        self.stacks.toggled.connect(self.stacks_toggled)
        self.grid = self._button("layout-grid", self.tr("Grid"))
        self.grid.setCheckable(True)
        self.grid.toggled.connect(self.grid_toggled)
        self.count = label("", "muted")
        self.clear = QToolButton()
        self.clear.setObjectName("link")
        self.clear.setText(self.tr("Show all"))
        self.clear.setIcon(icons.icon("x", "muted"))
        self.clear.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clear.setIconSize(QSize(12, 12))
        self.clear.clicked.connect(self.show_all)
        self._lay_out()
        self.show_count(0, 0)

    @property
    def query(self) -> Query:
        """What is asked now."""
        return self._query

    def ask(self, query: Query) -> None:
        """Ask something else."""
        if query == self._query:
            return
        self._query = query
        if self.field.text().strip() != query.text.strip():
            self.field.setText(query.text)
        self.asked.emit(query)

    def show_order(self, order: Order) -> None:
        """Tick this order in the menu."""
        for action in self.order.menu().actions():
            action.setChecked(action.data() == str(order))

    def show_all(self) -> None:
        """Leave nothing out; the order stays."""
        self._typed.stop()
        self.field.clear()
        self.ask(Query(order=self._query.order))

    def show_count(self, shown: int, clips: int) -> None:
        """How many of how many are shown, and what they were narrowed to."""
        query = self._query
        said = [self._decision(one) for one in query.decisions]
        said += [self.tr("starred")] if query.starred else []
        said += [self.tr("missing")] if query.missing else []
        said += [f"#{tag}" for tag in query.tags]
        said += [one for one in (query.project, query.batch and self.tr("one plan"), query.model) if one]
        said += [PurePath(query.source).name] if query.source else []
        said += [texts.effect(query.effect).label] if query.effect else []
        words = figures.count(clips, self.tr("1 clip"), self.tr("{n} clips"))
        if query.narrow:
            words = self.tr("{shown} of {words}").format(shown=shown, words=words)
        self.count.setText(" \u00b7 ".join([words, *said]))
        self.count.setToolTip(self.count.text())
        self.clear.setVisible(query.narrow)
        self.menu.setIcon(icons.icon("list-filter", "accent" if query.narrow else "text"))

    def offer(self, facets: Facets) -> None:
        """Open the menu of what clips can be narrowed to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        counts = {one.value: one.clips for one in facets.decisions}
        for decision in Decision:
            name = self._decision(decision)
            words = self._counted(name[:1].upper() + name[1:], counts.get(decision, 0))  # as the entries below it
            chosen = decision in self._query.decisions
            self._check(menu, words, on=chosen, acted=partial(self._ask_decision, decision))
        menu.addSeparator()
        self._check(menu, self._counted(self.tr("Starred"), facets.starred), on=self._query.starred,
                    acted=lambda on: self.ask(replace(self._query, starred=on)))  # fmt: skip
        self._check(menu, self._counted(self.tr("File missing"), facets.missing), on=self._query.missing,
                    acted=lambda on: self.ask(replace(self._query, missing=on)))  # fmt: skip
        menu.addSeparator()
        self._values(menu, self.tr("Tag"), facets.tags, "tags", str)
        self._values(menu, self.tr("Project"), facets.projects, "project", str)
        self._values(menu, self.tr("Source"), facets.sources, "source", lambda path: PurePath(path).name)
        self._values(menu, self.tr("Queued together"), facets.batches, "batch", lambda batch: batch[:8])
        self._values(menu, self.tr("Effect"), facets.effects, "effect", lambda name: texts.effect(name).label)
        self._values(menu, self.tr("Model"), facets.models, "model", str)
        menu.addSeparator()
        every = menu.addAction(icons.icon("x"), self.tr("Show all"), self.show_all)
        every.setEnabled(self._query.narrow)
        menu.popup(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))

    # ---- inside ----

    def _ask_words(self) -> None:
        self.ask(replace(self._query, text=self.field.text()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.field, 1)
        for button in (self.menu, self.order, self.stacks, self.grid):
            top.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.count, 1)
        below.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 6, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(below)
        self.count.setMinimumWidth(40)

    def _button(self, icon: str, words: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(ICON_PX, ICON_PX))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _order_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for order, words in (
            (Order.NEWEST, self.tr("Newest first")),
            (Order.OLDEST, self.tr("Oldest first")),
            (Order.NAME, self.tr("By name")),
            (Order.LONGEST, self.tr("Longest first")),
            (Order.COST, self.tr("Dearest first")),
        ):
            action = QAction(words, group)
            action.setCheckable(True)
            action.setData(str(order))
            action.setChecked(order is Order.NEWEST)
            action.triggered.connect(lambda _=False, order=order: self.ask(replace(self._query, order=order)))
            menu.addAction(action)
        return menu

    def _values(
        self, menu: QMenu, words: str, values: Sequence[Facet], field: str, called: Callable[[str], str]
    ) -> None:
        """A menu of the values of one field; one can be chosen, of tags several."""
        below = menu.addMenu(words)
        below.setEnabled(bool(values))
        now: Any = getattr(self._query, field)
        for facet in values[:MOST_VALUES]:
            chosen = facet.value in now if isinstance(now, tuple) else facet.value == now

            def ask(on: bool, value: str = facet.value) -> None:  # noqa: FBT001 - a Qt slot
                wanted: Any = value if on else None
                if isinstance(now, tuple):
                    wanted = (*now, value) if on else tuple(one for one in now if one != value)
                self.ask(replace(self._query, **{field: wanted}))

            self._check(below, self._counted(called(facet.value), facet.clips), on=chosen, acted=ask)

    def _check(self, menu: QMenu, words: str, *, on: bool, acted: Callable[[bool], object]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        # a partial is called without the state: Qt hands over only what it can see to be taken
        action.triggered.connect(lambda on: acted(on))  # noqa: PLW0108 - see above

    def _ask_decision(self, decision: Decision, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        wanted = {*self._query.decisions, decision} if on else {*self._query.decisions} - {decision}
        self.ask(replace(self._query, decisions=tuple(one for one in Decision if one in wanted)))

    def _decision(self, decision: Decision) -> str:
        return {
            Decision.UNDECIDED: self.tr("undecided"),
            Decision.ACCEPTED: self.tr("accepted"),
            Decision.REJECTED: self.tr("rejected"),
        }[decision]

    @staticmethod
    def _counted(words: str, clips: int) -> str:
        return punctuation.aside(words, str(clips))
