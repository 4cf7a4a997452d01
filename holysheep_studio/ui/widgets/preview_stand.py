"""The live preview with its controls: scene, play, restart, real rate, measured ledger, and what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from holysheep_studio.domain.scene import SceneKind, scenes_of
from holysheep_studio.ui import icons, physics_words, spoken
from holysheep_studio.ui.theme import digits
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, label, push_button, tool_button
from holysheep_studio.ui.widgets.live_picture import LivePicture

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel

    from holysheep_studio.domain.sight import Sight
    from holysheep_studio.domain.staging import Staging

#: Words beside the picture are renewed so often; the picture itself comes as fast as it is made.
WORDS_MS = 200
#: Between the ledger and the button beside it.
FOOT_GAP_PX = 48
MOST_LIMITS = 4
WIDEST_DRIFT = "> 1000 %"


class PreviewStand(QWidget):
    """Says which scene is wanted, whether it runs, and that it be rendered as a clip."""

    scene_chosen = Signal(object)
    run_asked = Signal(bool)
    restart_asked = Signal()
    render_asked = Signal(int)
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running = True
        self.picture = LivePicture()
        self.scene = CalmChoice()
        spoken.name(self.scene, self.tr("Scene of the preview"))
        self.play = tool_button("pause", self.tr("Pause"), shortcut="Space")
        self.restart = tool_button("rotate-ccw", self.tr("Start again"), shortcut="R")
        self.rate = label("", "muted")
        self.rate.setFont(digits(self.rate.font()))
        self.what = label(self.tr("Numerical preview, not the model's picture"), "muted", wrap=True)
        self.limits: list[QLabel] = [label("", "muted", wrap=True) for _ in range(MOST_LIMITS)]
        self.make = push_button("clapperboard", self.tr("Make a clip"))
        self.make.setToolTip(self.tr("Render this as an animatic: a clip among the sources, with its ground truth"))
        self.making_size = CalmChoice()
        spoken.name(self.making_size, self.tr("Size of the clip"))
        for words, height in (("720p", 720), ("1080p", 1080)):
            self.making_size.addItem(words, height)
        self.making_size.setMinimumContentsLength(5)
        self.progress = QProgressBar()
        self.progress.setObjectName("thin")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.hide()
        self._ledger = QGridLayout()
        self._making = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words_soon = QTimer(self, singleShot=True, interval=WORDS_MS)
        self._words_soon.timeout.connect(self._show_words)
        self._arrange()
        self._connect()

    def show_staging(self, staging: Staging) -> None:
        """Offer the scenes that show this kind of matter."""
        self.what.setText(self.tr("Numerical preview, not the model's picture"))
        scenes = scenes_of(staging.physics.type)
        with QSignalBlocker(self.scene):
            if [self.scene.itemData(n) for n in range(self.scene.count())] != list(scenes):
                self.scene.clear()
                for scene in scenes:
                    self.scene.addItem(say("physics", physics_words.SCENES[scene]), scene)
            self.scene.setCurrentIndex(scenes.index(staging.shown_scene))

    def show_sight(self, sight: Sight) -> None:
        """The next picture and what was measured of it."""
        self.picture.show_sight(sight)
        if not self._words_soon.isActive():
            self._words_soon.start()

    def show_running(self, *, running: bool) -> None:
        """Whether it moves."""
        self.running = running
        self.play.setIcon(icons.icon("pause" if running else "play"))
        words = self.tr("Pause") if running else self.tr("Go on")
        self.play.setToolTip(self.tr("{what} (Space)").format(what=words))
        self.play.setAccessibleName(words)
        self.picture.begin()
        self._words_soon.start()

    def show_problem(self, words: str) -> None:
        """Why there is nothing to see."""
        self.picture.say(words)
        self._show_words()

    def show_rendering(self, share: float | None) -> None:
        """How far the clip is; None: none is being made."""
        self.progress.setVisible(share is not None)
        if share is not None:
            self.progress.setValue(round(share * 1000))
        words = self.tr("Make a clip") if share is None else self.tr("Stop")
        self.make.setText(words)
        self.make.setIcon(icons.icon("clapperboard" if share is None else "x"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """R starts again."""
        if event.key() == Qt.Key.Key_R and not event.modifiers():
            self.restart_asked.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(4)
        for widget in (self.play, self.restart):
            controls.addWidget(widget)
        controls.addWidget(self.scene, 1)
        controls.addWidget(self.rate)
        books = self._ledger
        books.setHorizontalSpacing(12)
        books.setVerticalSpacing(0)
        self._books: list[QLabel] = []
        heads = (self.tr("Energy"), self.tr("Momentum"), self.tr("Spin"))
        tip = self.tr("Measured: how far it has drifted since the start or the last change, outside work taken off")
        for column, words in enumerate(heads):
            head, value = label(words, "muted"), label("\u2013")
            value.setFont(digits(value.font()))
            value.setAccessibleName(self.tr("Drift of {what}").format(what=words))
            head.setToolTip(tip)
            value.setToolTip(tip)
            books.setColumnStretch(column, 1)
            books.addWidget(head, 0, column)
            books.addWidget(value, 1, column)
            self._books.append(value)
        self._making.setContentsMargins(0, 0, 0, 0)
        self._making.setSpacing(8)
        self._making.addWidget(self.make, 1)
        self._making.addWidget(self.making_size)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(8)
        self._foot.addLayout(books, 1)
        self._foot.addLayout(self._making)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(6)
        column_.addWidget(self.picture)
        column_.addWidget(self.what)
        column_.addLayout(controls)
        column_.addLayout(self._foot)
        for shown in self.limits:
            shown.hide()
            column_.addWidget(shown)
        column_.addWidget(self.progress)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The button beside the ledger, and the size beside the button, where there is room for both."""
        super().resizeEvent(event)
        self._keep_room()
        making = self.make.sizeHint().width() + self.making_size.sizeHint().width() + self._making.spacing()
        _stand(self._making, beside=making <= self.width())
        _stand(self._foot, beside=making + self._ledger.sizeHint().width() + FOOT_GAP_PX <= self.width())

    def _keep_room(self) -> None:
        """For the figures that come while it runs: nothing beside them moves then."""
        rates = (self.tr("{n} fps").format(n=60), self.tr("paused"))
        self.rate.setMinimumWidth(max(self.rate.fontMetrics().horizontalAdvance(words) for words in rates))
        for value in self._books:
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance(WIDEST_DRIFT))

    def _connect(self) -> None:
        self.scene.activated.connect(lambda: self.scene_chosen.emit(SceneKind(self.scene.currentData())))
        self.play.clicked.connect(lambda: self.run_asked.emit(not self.running))
        self.picture.pressed.connect(lambda: self.run_asked.emit(not self.running))
        self.restart.clicked.connect(self.restart_asked)
        self.make.clicked.connect(self._press_render)

    def _press_render(self) -> None:
        if self.progress.isVisibleTo(self):
            self.stop_asked.emit()
        else:
            self.render_asked.emit(int(self.making_size.currentData()))

    def _show_words(self) -> None:
        sight = self.picture.sight
        if sight is None:
            self.rate.setText("")
            return
        self.rate.setText(self.tr("{n} fps").format(n=round(self.picture.fps)) if self.running else self.tr("paused"))
        self.rate.setToolTip(
            self.tr("Pictures that really came in the last second; one takes {ms} ms to compute and draw").format(
                ms=round(sight.work_s * 1000)
            )
        )
        ledger = sight.ledger
        for value, account in zip(self._books, (ledger.energy, ledger.momentum, ledger.spin), strict=True):
            value.setText(physics_words.drift_words(account))
        # what is resolved needs no line of its own
        said = [physics_words.limit_words(limit) for limit in sight.limits]
        calm = " \u00b7 ".join(words for words, tone in said if tone == "muted")
        told = [one for one in said if one[1] != "muted"][: MOST_LIMITS - 1] + ([(calm, "muted")] if calm else [])
        for shown, (words, tone) in zip(self.limits, told, strict=False):
            state_words(shown, words, tone)
            shown.show()
        for shown in self.limits[len(told) :]:
            shown.hide()


def _stand(parts: QBoxLayout, *, beside: bool) -> None:
    way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if parts.direction() is not way:
        parts.setDirection(way)
