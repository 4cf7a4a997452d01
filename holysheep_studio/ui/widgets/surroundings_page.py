"""What surrounds a scene: the place, its air, wind and temperature, and which quantities are to be conserved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.domain.material import BODIES
from holysheep_studio.domain.physics import checked
from holysheep_studio.domain.scene import AIR_KG_M3, GRAVITY_M_S2, SCENES, air_density
from holysheep_studio.domain.staging import number_of, own_number, with_conservation, with_environment, with_parameter
from holysheep_studio.ui import physics_words
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label, tool_button
from holysheep_studio.ui.widgets.number_row import NumberRow, Scale
from holysheep_studio.ui.widgets.quantity_entry import QuantityEntry
from holysheep_studio.ui.widgets.wind_compass import WindCompass

if TYPE_CHECKING:
    from holysheep_studio.domain.staging import Staging

USUAL_C = 20.0
_ASKS = (None, True, False)


class SurroundingsPage(QWidget):
    """`edited(staging, words, key)`: edits with the same key are one step to take back."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staging: Staging | None = None
        self.place = CalmChoice()
        self.place.addItem(self.tr("Not set"), "")
        for name, words in physics_words.PLACES.items():
            self.place.addItem(say("physics", words), name)
        self._own_place = self.place.count()
        self.place.addItem(self.tr("Own numbers"), "own")
        about_air = self.tr(
            "How thick the air is: 1.204 at 20 \u00b0C at sea level, 0.02 on Mars, 0 in space. It brakes and carries "
            "cloth, confetti and all with air resistance."
        )
        about_heat = self.tr(
            "Sets the density of the air by the ideal gas law where that is not set itself. Liquids keep their numbers."
        )
        self.air = NumberRow(Scale("air", self.tr("Air density"), "kg/m\u00b3", 0.0, 5.0, about=about_air))
        self.heat = NumberRow(Scale("heat", self.tr("Temperature"), "\u00b0C", -60.0, 120.0, about=about_heat))
        self.compass = WindCompass()
        self.wind = [QuantityEntry("m/s") for _ in range(3)]
        self.calm = tool_button("x", self.tr("Do not set the wind"))
        self.asks = {name: CalmChoice() for name in ("energy", "momentum", "angular_momentum")}
        self._told = label("", "negative", wrap=True)
        self._arrange()
        self._connect()

    def show_staging(self, staging: Staging) -> None:
        """Show what is set."""
        self._staging = staging
        around, kept = staging.physics.environment, staging.physics.conservation
        with QSignalBlocker(self.place):
            self.place.setCurrentIndex(self._place_index(staging))
        warm_air = AIR_KG_M3 if around.temperature_c is None else air_density(around.temperature_c)
        self.air.show_value(around.air_density_kg_m3, round(warm_air, 4))
        self.heat.show_value(around.temperature_c, USUAL_C)
        own = SCENES[staging.shown_scene].wind_m_s
        wind = around.wind_m_s or own
        self.compass.show_wind(wind[0], wind[1], unset=around.wind_m_s is None)
        self.calm.setEnabled(around.wind_m_s is not None)
        for entry, value, usual in zip(self.wind, around.wind_m_s or (None,) * 3, own, strict=True):
            entry.show_value(value)
            entry.setPlaceholderText(self.tr("not set ({own})").format(own=f"{usual:g}"))
        for name, choice in self.asks.items():
            with QSignalBlocker(choice):
                choice.setCurrentIndex(_ASKS.index(getattr(kept, name)))
        words = [issue for issue in checked(staging.physics)[1] if issue.where.startswith("physics.environment")]
        self._told.setText("\n".join(f"{issue.values.get('value')}: {issue.values.get('expected')}" for issue in words))
        self._told.setVisible(bool(words))

    def _arrange(self) -> None:
        places = Form()
        places.add_field(self.tr("Place"), self.place)
        wind = QHBoxLayout()
        wind.setSpacing(12)
        wind.addWidget(self.compass)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(8)
        numbers.setVerticalSpacing(4)
        ways = (self.tr("Right"), self.tr("Up"), self.tr("Towards you"))
        for row, (words, entry) in enumerate(zip(ways, self.wind, strict=True)):
            numbers.addWidget(label(words, "muted"), row, 0)
            numbers.addWidget(entry, row, 1)
            entry.setAccessibleName(self.tr("Wind, {way}").format(way=words))
        numbers.addWidget(self.calm, 3, 1, Qt.AlignmentFlag.AlignRight)
        numbers.setRowStretch(4, 1)
        wind.addLayout(numbers, 1)
        asks = Form()
        names = (self.tr("Energy"), self.tr("Momentum"), self.tr("Angular momentum"))
        for name, choice in zip(names, self.asks.values(), strict=True):
            for said in (self.tr("Not set"), self.tr("Conserved"), self.tr("Not conserved")):
                choice.addItem(said)
            asks.add_field(name, choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (places, self.air, self.heat, label(self.tr("Wind"), "section")):
            column.addWidget(widget)
        column.addLayout(wind)
        column.addWidget(self._told)
        column.addWidget(label(self.tr("Conservation"), "section"))
        about = self.tr("Conserving shuts off what would take from it: the air, friction, damping, losses in bounces. "
                        "Below the preview stands what is really measured.")  # fmt: skip
        column.addWidget(label(about, "muted", wrap=True))
        column.addWidget(asks)
        column.addStretch(1)

    def _connect(self) -> None:
        self.place.activated.connect(self._choose_place)
        self.air.edited.connect(lambda value, hand: self._set(f"air {hand}", air_density_kg_m3=value))
        self.heat.edited.connect(lambda value, hand: self._set(f"heat {hand}", temperature_c=value))
        self.compass.turned.connect(self._turn)
        self.calm.clicked.connect(lambda: self._set("", wind_m_s=None))
        for axis, entry in enumerate(self.wind):
            entry.entered.connect(lambda value, axis=axis: self._blow(axis, value))
            entry.stepped.connect(lambda steps, axis=axis: self._blow(axis, self._wind[axis] + steps * 0.5))
        for name, choice in self.asks.items():
            choice.activated.connect(lambda index, name=name: self._keep(name, _ASKS[index]))

    @property
    def _wind(self) -> tuple[float, float, float]:
        if self._staging is None:
            return (0.0, 0.0, 0.0)
        return self._staging.physics.environment.wind_m_s or SCENES[self._staging.shown_scene].wind_m_s

    def _place_index(self, staging: Staging) -> int:
        gravity, air = number_of(staging, "gravity"), staging.physics.environment.air_density_kg_m3
        if gravity is None and air is None:
            return 0
        for name, body in BODIES.items():
            if (gravity, air) == (body.gravity_m_s2, body.air_kg_m3):
                return self.place.findData(name)
        return self._own_place

    def _choose_place(self) -> None:
        if self._staging is None:
            return
        body = BODIES.get(str(self.place.currentData()))
        if body is None and self.place.currentData():
            gravity, air = own_number(self._staging, "gravity", GRAVITY_M_S2), AIR_KG_M3
            made = with_parameter(self._staging, "gravity", number_of(self._staging, "gravity") or gravity)
            self.edited.emit(with_environment(made, air_density_kg_m3=air), self.tr("Place"), "")
            return
        gravity_set = None if body is None else body.gravity_m_s2
        made = with_parameter(self._staging, "gravity", gravity_set)
        made = with_environment(made, air_density_kg_m3=None if body is None else body.air_kg_m3)
        self.edited.emit(made, self.place.currentText(), "")

    def _turn(self, x: float, y: float, hand: int) -> None:
        self._set(f"wind {hand}", wind_m_s=(x, y, self._wind[2]))

    def _blow(self, axis: int, value: float | None) -> None:
        wind = list(self._wind)
        wind[axis] = 0.0 if value is None else value
        self._set("", wind_m_s=tuple(wind))

    def _set(self, key: str, **fields: object) -> None:
        if self._staging is not None:
            self.edited.emit(with_environment(self._staging, **fields), self.tr("Surroundings"), key)

    def _keep(self, name: str, kept: bool | None) -> None:  # noqa: FBT001 - a choice of three
        if self._staging is not None:
            self.edited.emit(with_conservation(self._staging, name, kept=kept), self.tr("Conservation"), "")
