"""Heard: what one pass over a clip gathers for its report."""

from __future__ import annotations

from dataclasses import dataclass, field

from holysheep_studio.engine.report.camera import Camera, scaled
from holysheep_studio.engine.report.photometric import Photometer
from holysheep_studio.engine.report.points import Points
from holysheep_studio.engine.report.scene import SAMPLES, Sample
from holysheep_studio.engine.report.signals import Listener
from holysheep_studio.engine.report.stills import Damage, Sizing, Still

#: Pictures smaller than this are decoded and counted, but no motion is measured in them.
SMALLEST_PX = 32


@dataclass(slots=True)
class Heard:
    """Light, cadence, camera, points, and samples of the background. `count`: pictures that are expected."""

    size: Sizing
    count: int
    damage: Damage = field(default_factory=Damage)
    photometer: Photometer = field(default_factory=Photometer)
    listener: Listener = field(default_factory=Listener)
    camera: Camera = field(default_factory=Camera)
    points: Points = field(default_factory=Points)
    samples: list[Sample] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    picture: Still | None = None

    @property
    def frames(self) -> int:
        """Pictures taken so far."""
        return len(self.times)

    @property
    def ratio(self) -> float:
        """Still pixels for one small pixel."""
        return self.size.width / self.size.small_width

    @property
    def small_scale(self) -> float:
        """Clip pixels for one small pixel."""
        return self.ratio / self.size.scale

    @property
    def looked(self) -> bool:
        """Whether the pictures are large enough to measure motion in them."""
        return min(self.size.small_width, self.size.small_height) >= SMALLEST_PX

    def add(self, still: Still) -> None:
        """Take the next picture."""
        self.times.append(still.time_s)
        self.photometer.add(still)
        if self.picture is None or still.number == self.count // 2:
            self.picture = still
        if not self.looked:
            return
        cut = self.listener.add(still)
        view = self.camera.add(still.small, cut=cut)
        self.points.add(still.number, still.small, cut=cut)
        wanted = (round((place + 0.5) * self.count / (2 * SAMPLES) - 0.5) for place in range(2 * SAMPLES))
        if still.number in wanted:
            self.samples.append(Sample(still.number, still.planes, scaled(view.matrix, self.ratio)))
