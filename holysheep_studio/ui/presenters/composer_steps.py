"""The composer's choices as steps that Undo takes back: effect, numbers, finer choices, who makes the clip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from holysheep_studio.domain.sequences import EventSequence
from holysheep_studio.ui.steps import Spent
from holysheep_studio.ui.widgets import form_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from fractions import Fraction

    from PySide6.QtCore import SignalInstance

    from holysheep_studio.domain.curves import Curve
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.panels.composer import ComposerPanel
    from holysheep_studio.ui.steps import Way

    _Drawn = Curve | EventSequence | None

#: Fields that one choice changes together are looked at together.
SOON_MS = 120
#: How time is bent: these go together.
_TIME = ("effect", "values", "bend")
#: What is followed, and is no field.
_STATE = ("again", "kept")


class ComposerSteps(QObject):
    """Looks at the fields whenever they may have changed; what a person changed by hand becomes a step.

    Fields that are typed into, the curve and the physics have an undo of their own; events have this one. What follows
    by itself from a choice (what a model takes, once that is known) is no step.
    """

    def __init__(
        self,
        composer: ComposerPanel,
        filled: SignalInstance,
        commands: Commands,
        parent: QObject,
        way: Callable[[], Way | None] = lambda: None,
    ) -> None:
        """`filled`: the composer shows what was kept or came with a project, which is no step of its own.

        `way` tells how it was filled from a clip that is made again, to be done once more.
        """
        super().__init__(parent)
        self._composer, self._commands, self._way = composer, commands, way
        self._now = self._look()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)
        for changed in (composer.changed, composer.cloud.changed, composer.makers.chosen):
            changed.connect(self._soon.start)
        for asked in (composer.add_asked, composer.cloud.add_asked):
            asked.connect(self.look)  # before what it begins becomes a step
        filled.connect(self._settle)
        composer.timing.undo_asked.connect(partial(self._take, commands.undo))
        composer.timing.redo_asked.connect(partial(self._take, commands.redo))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._leave)

    def look(self, *_: object) -> None:
        """Make a step of what was changed by hand since the last look."""
        self._follow(QApplication.focusWidget())

    def _leave(self, held: QWidget | None, _then: QWidget | None) -> None:
        """What was changed where the keys were until now is seen before they are elsewhere."""
        if held is None or not (isValid(held) and isValid(self._composer)):
            return  # the window is being taken down
        if self._composer.isAncestorOf(held):
            self._follow(held)

    def _follow(self, held: QWidget | None) -> None:
        """Make a step of what was changed since the last look where the keys, `held`, or the pointer are."""
        self._soon.stop()
        before, now = self._now, self._look()
        self._now = now
        changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        if now["again"] and not before["again"]:
            words, way = self.tr("Make again with changes"), self._way()
            once_more = None if way is None else partial(self._fill, way)
            self._commands.remember(words, partial(self._put, before, ends_again=True), once_more)
            return
        if before["kept"] is not None or now["again"] is not before["again"]:
            return  # how time ran in that clip is not known any more
        changed = [key for key in changed if key not in _STATE and not self._is_typed(key, held)]
        chosen = next((key for key in changed if self._is_chosen_by_hand(key, held)), "")
        events = isinstance(before["bend"], EventSequence) and isinstance(now["bend"], EventSequence)
        if not chosen or (changed == ["bend"] and not events):
            return
        old, new = ({key: one[key] for key in self._together(changed, one)} for one in (before, now))
        words = self.tr("Events") if changed == ["bend"] else self._name(chosen)
        # a number that is turned step by step is one step
        kind = (
            ("composer", *changed) if chosen == "values" or isinstance(self._field(chosen), QAbstractSpinBox) else None
        )
        if changed == ["bend"] and self._composer.timing.events is not None:
            kind = ("composer", "events", *map(str, self._composer.timing.events.hand))
        self._commands.remember(words, partial(self._put, old), partial(self._put, new), kind=kind)

    def _take(self, act: Callable[[], object]) -> None:
        """Undo or redo from the events, which keep no steps of their own."""
        self.look()
        act()

    async def _put(self, values: Mapping[str, object], *, ends_again: bool = False) -> None:
        composer = self._composer
        if ends_again:
            composer.makers.end_again()
        if "maker" in values:
            composer.makers.choose(str(values["maker"]))
        if "effect" in values:
            numbers, drawn = cast("Mapping[str, Fraction]", values["values"]), cast("_Drawn", values["bend"])
            composer.take_up(str(values["effect"]), numbers, drawn)
        for name, form in (("options", composer.options), ("cloud", composer.cloud)):
            form_memory.restore(form, {key.removeprefix(f"{name}."): value for key, value in values.items()
                                       if key.startswith(f"{name}.")})  # fmt: skip
        composer.refresh()
        self._settle()

    async def _fill(self, way: Way) -> object:
        """Fill it from a clip once more; what follows are steps of their own, and this is none."""
        await way()
        self._settle()
        return None if self._composer.makers.is_again else Spent()  # what was wrong has been said

    def _settle(self) -> None:
        self._soon.stop()
        self._now = self._look()

    def _look(self) -> dict[str, object]:
        composer = self._composer
        choice = composer.choice
        found: dict[str, object] = {
            "maker": composer.makers.connection, "effect": choice.effect, "values": dict(choice.values),
            "bend": choice.bend, "again": composer.makers.is_again, "kept": choice.kept,
        }  # fmt: skip
        for name, form in (("options", composer.options), ("cloud", composer.cloud)):
            found |= {f"{name}.{path}": value for path, value in form_memory.values(form).items()}
        return found

    def _together(self, changed: Iterable[str], look: Mapping[str, object]) -> list[str]:
        """What a step puts back: with the maker all choices that depend on it, but nothing that was typed since."""
        keys = [key for key in changed if key in look]
        if "maker" in keys:
            keys += [key for key in look if key.startswith("cloud.") and not isinstance(self._field(key), _TYPED)]
        if set(keys) & set(_TIME):
            keys += _TIME
        return list(dict.fromkeys(keys))

    def _field(self, key: str) -> QWidget:
        """The field that a key stands for; the whole panel for how time is bent."""
        composer = self._composer
        if key == "maker":
            return composer.maker
        part: object = composer
        for name in () if key in _TIME else key.split("."):
            part = part[name] if isinstance(part, dict) else getattr(part, name, None)
        return part if isinstance(part, QWidget) else composer

    def _is_typed(self, key: str, held: QWidget | None) -> bool:
        field = self._field(key)
        return isinstance(field, _TYPED) and field is held

    def _is_chosen_by_hand(self, key: str, held: QWidget | None) -> bool:
        """Texts that change without the keys were put there by a button."""
        field = self._field(key)
        if isinstance(field, _TYPED) or field.underMouse():
            return True
        return held is not None and (held is field or field.isAncestorOf(held))

    def _name(self, key: str) -> str:
        if key in _TIME:
            return self.tr("Effect")
        if key == "maker":
            return self.tr("Who makes it")
        field = self._field(key)
        return (field.text() if isinstance(field, QCheckBox) else field.accessibleName()) or self.tr("Composer")


_TYPED = (QLineEdit, QPlainTextEdit)
