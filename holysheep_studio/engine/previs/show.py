"""One showing of a scene: steps its simulation picture by picture, draws it, and keeps the measured ledger."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from holysheep_studio.domain.between import between
from holysheep_studio.domain.scene import SCENES, setting
from holysheep_studio.domain.simulation_limits import Account, Ledger, limits
from holysheep_studio.engine.previs.canvas import Canvas, caption
from holysheep_studio.engine.previs.film import Film, Moment
from holysheep_studio.engine.previs.table import SIMULATIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from holysheep_studio.domain.scene import PrevisSpec
    from holysheep_studio.domain.simulation_limits import Limit
    from holysheep_studio.engine.previs.simulation import Books, Place, Simulation


class Show:
    """A scene from its start on. The spec has been checked."""

    def __init__(self, spec: PrevisSpec) -> None:
        self.spec = spec
        form = SCENES[spec.scene]
        self.canvas = Canvas(spec.width_px, spec.height_px, form.width_m, form.height_m, caption(spec.language))
        self._setting = setting(spec)
        self.restart()

    def restart(self) -> None:
        """Begin anew with the numbers of now."""
        self.frame = 0
        self._simulated_s = 0.0
        self._setting = setting(self.spec)
        self.simulation: Simulation = SIMULATIONS[self.spec.scene](self._setting)
        self._opened()
        self._load()

    def _load(self) -> None:
        """Begin a film at where the simulation stands, and let it run ahead as far as the film needs it."""
        self._film = Film(between(self.spec.interpolator, self.spec.time_scale))
        self._expose()
        for _ in range(self._film.lead):
            self._simulate()

    def _opened(self) -> None:
        """Open the books: drift is counted from here."""
        self._first = self.simulation.books()
        self._since_s = self._simulated_s
        self._moved = self._turned = 0.0

    @property
    def time_s(self) -> float:
        """The scene's time in the picture that is shown."""
        return self._film.shown.time_s

    @property
    def _share(self) -> float:
        """The share of the showing that has been simulated."""
        return (self.frame + self._film.lead) / self.spec.frames

    def change(self, spec: PrevisSpec) -> bool:
        """Go on with another spec; False where that needs another show: another scene or picture."""
        fixed = (spec.scene, spec.width_px, spec.height_px, spec.physics.type, spec.seed)
        if fixed != (self.spec.scene, self.spec.width_px, self.spec.height_px, self.spec.physics.type, self.spec.seed):
            return False
        self.spec = spec
        wanted = setting(spec, self._share)
        if wanted != self._setting:
            self._setting = wanted
            self.simulation.change(wanted)
            self._opened()
        if between(spec.interpolator, spec.time_scale) != self._film.way:
            self.frame += self._film.lead  # another film begins with what has been simulated
            self._load()
        return True

    def advance(self) -> None:
        """Go on by one picture's time."""
        self._simulate()
        self.frame += 1

    def _simulate(self) -> None:
        if self.spec.states is not None:
            # the books stay open: what the change itself brings and takes is part of what is measured
            self._setting = setting(self.spec, self._share)
            self.simulation.change(self._setting)
        moments = self._film.way.moments
        for _ in range(moments):
            step_s = self.spec.step_s / moments
            self.simulation.advance(step_s)
            self._simulated_s += step_s
            self._expose()

    def _expose(self) -> None:
        self._film.take(Moment(self._simulated_s, self.simulation.places()), self._drawn)

    def _drawn(self) -> NDArray[np.uint8]:
        """The moment of now, without notes."""
        self.canvas.clear()
        self.simulation.draw(self.canvas)
        return self.canvas.picture

    def draw(self) -> NDArray[np.uint8]:
        """The picture of now, (height, width, 3) blue first; the same memory each time."""
        self._film.picture(self.canvas.picture, self._drawn)
        self.canvas.notes(self.time_s)
        return self.canvas.picture

    def ledger(self) -> Ledger:
        """What is measured of the conserved quantities, against the start or the last change of numbers."""
        first, now = self._first, self.simulation.books()
        passed = self._simulated_s - self._since_s
        return Ledger(_energy(first, now), self._momentum(first, now, passed), self._spin(first, now, passed))

    def _momentum(self, first: Books, now: Books, passed_s: float) -> Account:
        size = hypot(*now.momentum)
        self._moved = max(self._moved, size)
        if first.pull is None or now.pull is None:
            return Account(size, None)
        gone = [now.momentum[n] - first.momentum[n] - now.pull[n] * passed_s for n in (0, 1)]
        return Account(size, hypot(*gone) / max(self._moved, 1e-12) if hypot(*gone) > 1e-12 else 0.0)

    def _spin(self, first: Books, now: Books, passed_s: float) -> Account:
        self._turned = max(self._turned, abs(now.spin))
        if first.twist is None or now.twist is None:
            return Account(now.spin, None)
        gone = abs(now.spin - first.spin - now.twist * passed_s)
        return Account(now.spin, gone / max(self._turned, 1e-12) if gone > 1e-12 else 0.0)

    def limits(self) -> tuple[Limit, ...]:
        """What the preview can show of what was asked."""
        return limits(self._setting, self.simulation.measures())

    @property
    def gravity_m_s2(self) -> float:
        """The gravity it is simulated with."""
        return self._setting.gravity_m_s2

    def places(self) -> tuple[Place, ...]:
        """The ground truth of the picture that is shown."""
        return self._film.shown.places


def _energy(first: Books, now: Books) -> Account:
    work = 0.0 if first.work_j is None or now.work_j is None else now.work_j - first.work_j
    gone = now.energy_j - first.energy_j - work
    # against all that there ever was, so that no more than everything can be lost
    return Account(now.energy_j, gone / max(abs(first.energy_j) + abs(work), abs(now.energy_j), 1e-12))
