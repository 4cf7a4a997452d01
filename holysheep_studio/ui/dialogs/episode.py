"""Episode: the stages of a script as a tree, an editor beside it, and the strip of the rough cut below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from holysheep_studio.domain.episode import Origin, Stage, stale
from holysheep_studio.domain.fountain import scene_text
from holysheep_studio.ui import remembered, spoken, stillness, unsaved
from holysheep_studio.ui.widgets.cut_strip import CutStrip
from holysheep_studio.ui.widgets.dialog_parts import no_default, open_at, state_words
from holysheep_studio.ui.widgets.forms import label, push_button
from holysheep_studio.ui.widgets.limits_form import LimitsForm
from holysheep_studio.ui.widgets.series_tree import SeriesTree
from holysheep_studio.ui.widgets.stage_editor import ShotEditor, TextEditor
from holysheep_studio.ui.widgets.strip_player import StripPlayer
from holysheep_studio.ui.widgets.take_list import TakeList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.episode import Episode, Piece
    from holysheep_studio.domain.laid import Laid
    from holysheep_studio.domain.screenplay import ShotPlan
    from holysheep_studio.ui.widgets.strip_player import StripPart
    from holysheep_studio.ui.widgets.take_list import TakeRow

_ROLE = Qt.ItemDataRole.UserRole


class EpisodeDialog(QDialog):
    """Shows what it is given; says by signals what a person wants. `stage_saved(stage, key, text)`."""

    script_asked = Signal(str)
    episode_chosen = Signal(str)
    stage_saved = Signal(str, str, str)
    shot_saved = Signal(object)
    split_asked = Signal()
    boards_asked = Signal()
    film_asked = Signal()
    strip_arranged = Signal(tuple)
    export_asked = Signal(str)
    play_asked = Signal()
    drift_asked = Signal()
    stop_asked = Signal()
    characters_asked = Signal()
    versions_asked = Signal(str, str)
    take_accepted = Signal(str, bool)
    again_asked = Signal(str)
    take_opened = Signal(str)
    tones_asked = Signal()
    lips_asked = Signal(str, str)  # a shot, and the job of its take

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Episodes"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._episode: Episode | None = None
        self._takes: Mapping[str, str] = {}
        self._rows: Mapping[str, Sequence[TakeRow]] = {}
        self._focused: QWidget | None = None
        self._unsaved = unsaved.of(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self.series = SeriesTree()
        self.series.chosen.connect(self.episode_chosen)
        self._body.addWidget(self.series)
        self._body.addWidget(self._make_tree())
        self._body.addWidget(self._make_editor())
        self._body.setStretchFactor(2, 1)
        self._body.setSizes([180, 400, 560])
        column.addWidget(self._body, 1)
        self.strip = CutStrip()
        self.strip.arranged.connect(self.strip_arranged)
        self.strip.export_asked.connect(self.export_asked)
        self.strip.play_asked.connect(self.play_asked)
        self.strip.drift_asked.connect(self.drift_asked)
        column.addWidget(self.strip)
        column.addLayout(self._make_foot())
        no_default(self)
        open_at(self, 1200, 740)
        self._enable()

    def show_episodes(self, found: Sequence[tuple[str, str, str]], chosen: str) -> None:
        """(id, series, title) of every episode."""
        self.series.show_episodes(found, chosen)
        self._enable()

    def show_connections(self, names: Sequence[str]) -> None:
        """Those who may be asked to write."""
        self.writer.clear()
        self.writer.addItem(self.tr("By rule, without a model"), "")
        for name in names:
            self.writer.addItem(self.tr("Written by {name}").format(name=name), name)

    def show_tones(self, names: Sequence[str]) -> None:
        """The feelings a shot may have."""
        self.shot.show_tones(names)

    def show_episode(
        self,
        episode: Episode,
        takes: Mapping[str, str],
        strip: Sequence[tuple[Piece, str]],
        rows: Mapping[str, Sequence[TakeRow]],
    ) -> None:
        """The stages as they stand; `takes` are words about each shot's `rows`, `strip` the cut with names."""
        kept = self._chosen() if self._chosen()[0] else self._typed(episode)
        self._episode, self._takes, self._rows = episode, takes, rows
        place, folded = self.tree.verticalScrollBar().value(), self._folded()
        self._fill(episode, folded)
        # what plays goes on while takes arrive: the row is chosen again, its editor is not opened
        self.tree.blockSignals(self.editor.currentWidget() is self.player)
        self._select(*kept)
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt takes it so
        self.tree.verticalScrollBar().setValue(place)
        self.strip.show_strip(strip)
        self._enable()

    def play(self, parts: Sequence[StripPart], laid: Sequence[Laid] = ()) -> None:
        """Play the strip through, in the place of the editor; a row of the tree or its button brings that back."""
        self.editor.setCurrentWidget(self.player)
        self.player.show_strip(parts, laid)
        self.player.toggle()

    def done(self, code: int) -> None:
        """Clips that are played are closed with it."""
        self.player.end()
        super().done(code)

    def show_state(self, words: str, *, busy: bool = False, share: float | None = None, problem: bool = False) -> None:
        """What happens, or how it ended."""
        state_words(self.state, words, "negative" if problem else "muted")
        self.bar.setVisible(busy)
        self.stop_button.setVisible(busy)
        if share is None:
            stillness.show_unknown(self.bar)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(share * 1000))
        if busy and self._focused is None:
            self._focused = self.focusWidget()
        for part in (self._body, self.strip, self.open_button, *self._steps):
            part.setEnabled(not busy)
        if not busy:
            self._enable()
            # a part that is disabled loses the focus; whoever works by keys goes on where they were
            focused, self._focused = self._focused, None
            if focused is not None and isValid(focused) and focused.isEnabled():
                focused.setFocus()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.open_button = push_button("plus", self.tr("Open a script\u2026"))
        self.open_button.clicked.connect(self._choose_script)
        self.writer = QComboBox()
        self.writer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.writer.setMinimumWidth(200)
        spoken.name(self.writer, self.tr("Who writes scenes and storyboards"))
        self.characters_button = push_button("image", self.tr("Characters\u2026"))
        self.characters_button.clicked.connect(self.characters_asked)
        self.versions_button = push_button("history", self.tr("Versions\u2026"))
        self.versions_button.clicked.connect(lambda: self.versions_asked.emit(*self._part()))
        for button in (self.open_button, self.characters_button, self.versions_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.limits = LimitsForm()
        row.addWidget(self.limits)
        row.addWidget(self.writer)
        return row

    def _make_tree(self) -> QTreeWidget:
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Stage"), self.tr("State")])
        self.tree.setAccessibleName(self.tr("Stages of the episode"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.currentItemChanged.connect(lambda *_: self._open_part())
        for again in (self.tree.itemClicked, self.tree.itemActivated):  # also the row that is the chosen one already
            again.connect(lambda *_: self._leave_player())
        return self.tree

    def _make_editor(self) -> QStackedWidget:
        self.text, self.shot, empty = TextEditor(self._unsaved), ShotEditor(self._unsaved), QWidget()
        words = label(
            self.tr("Open a script (Fountain, Markdown, Word or plain text), or drop it on the window."),
            "muted",
            wrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(empty).addWidget(words)
        self.editor = QStackedWidget()
        self.takes, self.player, self._shot_page = TakeList(), StripPlayer(), QWidget()
        self.player.left.connect(self._leave_player)
        self.takes.accepted.connect(self.take_accepted)
        self.takes.again_asked.connect(lambda: self.again_asked.emit(self._chosen()[1]))
        self.takes.opened.connect(self.take_opened)
        self.takes.lips_asked.connect(lambda job: self.lips_asked.emit(self._chosen()[1], job))
        shot = QVBoxLayout(self._shot_page)
        shot.setContentsMargins(10, 0, 0, 0)
        shot.addWidget(self.shot, 3)
        shot.addWidget(self.takes, 1)
        for page in (empty, self.text, self._shot_page, self.player):
            self.editor.addWidget(page)
        self.text.saved.connect(lambda text: self.stage_saved.emit(*self._chosen(), text))
        self.shot.saved.connect(self.shot_saved)
        self.shot.tones_asked.connect(self.tones_asked)
        return self.editor

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.state = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.stop_button = push_button("x", self.tr("Stop"))
        self.stop_button.clicked.connect(self.stop_asked)
        self.stop_button.hide()
        self.split_button = push_button("layers", self.tr("Split into scenes"))
        self.boards_button = push_button("layout-grid", self.tr("Draw storyboards"))
        self.film_button = push_button("clapperboard", self.tr("Film the shots\u2026"), primary=True)
        self._steps = (self.split_button, self.boards_button, self.film_button)
        for button, asked in zip(self._steps, (self.split_asked, self.boards_asked, self.film_asked), strict=True):
            button.clicked.connect(asked)
        row.addWidget(self.state, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop_button)
        for button in self._steps:
            row.addWidget(button)
        return row

    def _enable(self) -> None:
        made, old = self._episode, frozenset() if self._episode is None else stale(self._episode)
        boards = {key for stage, key in old if stage is Stage.STORYBOARD}
        self.split_button.setEnabled(made is not None)
        self.characters_button.setEnabled(made is not None)
        self.versions_button.setEnabled(made is not None)
        self.boards_button.setEnabled(made is not None and bool(boards))
        self.film_button.setEnabled(made is not None and bool(made.scenes) and not boards)
        self.limits.setEnabled(made is not None)
        if made is not None:
            taken = {shot for shot, rows in self._rows.items() if any(row.current and not row.lost for row in rows)}
            self.limits.show_limits(made.limits, sum(shot.key not in taken for _, shot in made.shots))
        done = any(row.path for rows in self._rows.values() for row in rows)
        self.strip.again_button.setEnabled(made is not None and done)

    def _folded(self) -> frozenset[str]:
        """The scenes whose shots are not shown, by their keys."""
        rows = [row for n in range(self.tree.topLevelItemCount()) if (row := self.tree.topLevelItem(n)) is not None]
        return frozenset(row.data(0, _ROLE)[1] for row in rows if row.childCount() and not row.isExpanded())

    def _fill(self, episode: Episode, folded: frozenset[str]) -> None:
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self.tree.clear()
        old = stale(episode)
        self._row(None, self.tr("Script"), "", Stage.SCRIPT, "")
        if episode.enhanced is not None:
            self._row(
                None, self.tr("Enhanced script"), self._words(episode, Stage.ENHANCED, "", old), Stage.ENHANCED, ""
            )
        for number, scene in enumerate(episode.scenes or (), start=1):
            state = self._words(episode, Stage.STORYBOARD, scene.key, old)
            row = self._row(None, f"{number}. {scene.heading}", state, Stage.SCENES, scene.key)
            for shot in episode.boards.get(scene.key, ()):
                self._row(row, shot.action, self._takes.get(shot.key, ""), Stage.STORYBOARD, shot.key)
            row.setExpanded(scene.key not in folded)
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt takes it so

    def _row(self, above: QTreeWidgetItem | None, name: str, state: str, stage: Stage, key: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([name, state])
        row.setToolTip(0, name)
        row.setToolTip(1, state)
        row.setData(0, _ROLE, (str(stage), key))
        if above is None:
            self.tree.addTopLevelItem(row)
        else:
            above.addChild(row)
        return row

    def _words(self, episode: Episode, stage: Stage, key: str, old: frozenset[tuple[Stage, str]]) -> str:
        mark = episode.marks.get((stage, key))
        if mark is None:
            return self.tr("no storyboard yet")
        if (stage, key) in old:
            return self.tr("out of date")
        words = {
            Origin.OFFLINE: self.tr("by rule"), Origin.MODEL: self.tr("by a model"), Origin.PERSON: self.tr("by you"),
        }  # fmt: skip
        return self.tr("{origin}, version {n}").format(origin=words[mark.origin], n=mark.version)

    def _chosen(self) -> tuple[str, str]:
        row = self.tree.currentItem()
        if row is None:
            return "", ""
        stage, key = row.data(0, _ROLE)
        return str(stage), str(key)

    def _part(self) -> tuple[str, str]:
        """The part that the chosen row belongs to: a shot's is its scene's storyboard."""
        stage, key = self._chosen()
        if stage == Stage.STORYBOARD and self._episode is not None:
            return stage, next((scene.key for scene, shot in self._episode.shots if shot.key == key), "")
        return (stage, "") if stage else (str(Stage.SCRIPT), "")

    def _typed(self, episode: Episode) -> tuple[str, str]:
        """The part whose text was typed last and is not kept: what an earlier run left is opened first."""
        beginning = unsaved.part(episode.id, "", "")[:-1]
        stage, _, key = next(iter(self._unsaved.keys(beginning)[-1:]), beginning).removeprefix(beginning).partition("/")
        return stage, key

    def _select(self, stage: str, key: str) -> None:
        pending = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        while pending:
            row = pending.pop(0)
            if row is None:
                continue
            if tuple(row.data(0, _ROLE)) == (stage, key):
                self.tree.setCurrentItem(row)
                return
            pending += [row.child(n) for n in range(row.childCount())]
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _leave_player(self) -> None:
        if self.editor.currentWidget() is self.player:
            self._open_part()
            self.tree.setFocus()

    def _open_part(self) -> None:
        stage, key = self._chosen()
        made = self._episode
        if made is None or not stage:
            self.editor.setCurrentIndex(0)
        elif stage == Stage.STORYBOARD:
            shot = next((shot for _, shot in made.shots if shot.key == key), None)
            self._open_shot(made.id, shot)
        else:
            texts = {Stage.SCRIPT: made.script.text, Stage.ENHANCED: made.enhanced or ""}
            scene = next((one for one in made.scenes or () if one.key == key), None)
            text = texts.get(Stage(stage), "") if scene is None else scene_text(scene)
            self.text.open(text, unsaved.part(made.id, stage, key))
            self.editor.setCurrentWidget(self.text)

    def _open_shot(self, episode: str, shot: ShotPlan | None) -> None:
        if shot is None:
            self.editor.setCurrentIndex(0)
            return
        self.shot.open(shot, unsaved.part(episode, str(Stage.STORYBOARD), shot.key))
        boards = self._episode is not None and not {
            key for stage, key in stale(self._episode) if stage is Stage.STORYBOARD
        }
        self.takes.show_takes(self._rows.get(shot.key, ()), may_film=boards)
        self.editor.setCurrentWidget(self._shot_page)

    def _choose_script(self) -> None:
        kinds = self.tr("Scripts (*.fountain *.spmd *.md *.markdown *.docx *.txt)")
        dialog = QFileDialog(self, self.tr("Open a script"), str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.script_asked)
        remembered.open_files(dialog, "script")
