"""Makes the pictures of the help: the real window, without a screen, in both themes and in every language.

`python packaging/screenshots.py [LANGUAGE ...]` writes `resources/help/NAME.THEME.webp`, those of another language into
its folder there, and those of the README; look at them before they are kept. What they show is the sample clip and the
files in `packaging/shown`, planned with the demo provider: nothing is spent, and nothing leaves the machine.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import qasync  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import QSize, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

from holysheep_studio.domain.physics import PhysicsType  # noqa: E402
from holysheep_studio.domain.settings import Language, Theme  # noqa: E402
from holysheep_studio.services.jobs import Jobs  # noqa: E402
from holysheep_studio.studio import Paths, Studio  # noqa: E402
from holysheep_studio.ui.dialogs.catalogue import CatalogueDialog  # noqa: E402
from holysheep_studio.ui.dialogs.episode import EpisodeDialog  # noqa: E402
from holysheep_studio.ui.drops import Zone  # noqa: E402
from holysheep_studio.ui.panels.log import LogFeed  # noqa: E402
from holysheep_studio.ui.session import Session  # noqa: E402
from holysheep_studio.ui.tasks import Tasks  # noqa: E402
from holysheep_studio.ui.theme import Wardrobe  # noqa: E402
from holysheep_studio.ui.translation import NAMES, Tongue  # noqa: E402
from holysheep_studio.ui.window import Window  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

SHOWN = ROOT / "packaging" / "shown"
WINDOW, DIALOG = QSize(1440, 900), QSize(1180, 760)
#: In the help, and in the README, where there is more room.
WIDTH_PX, README_PX = 960, 1248
QUALITY = 70
PATIENCE_S = 900
THEMES = (Theme.LIGHT, Theme.DARK)
Kind = TypeVar("Kind", bound=QDialog)


def folder(language: Language) -> Path:
    """Where the pictures of a language lie."""
    place = ROOT / "resources" / "help"
    return place if language is Language.ENGLISH else place / language.value


async def until(holds: Callable[[], object]) -> None:
    """Wait for something on the screen."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - what is waited for is on the screen
            await asyncio.sleep(0.05)


def write(image: QImage, place: Path, most_px: int) -> None:
    """A picture no wider than this."""
    if image.width() > most_px:
        image = image.scaledToWidth(most_px, Qt.TransformationMode.SmoothTransformation)
    if not image.save(str(place), None, QUALITY):
        raise SystemExit(f"{place} could not be written")


class Tour:
    """A window in one language, and the way through what it shows."""

    def __init__(self, window: Window, studio: Studio, wardrobe: Wardrobe, language: Language, files: Path) -> None:
        self.window, self.studio, self.wardrobe = window, studio, wardrobe
        self.language, self.files = language, files

    async def go(self) -> None:
        """Every picture."""
        await self.clip()
        await self.physics()
        await self.review()
        await self.catalogue()
        await self.episode()

    async def keep(self, widget: QWidget, name: str, readme: str = "") -> None:
        """Write a picture in both themes, small; `readme` is what the README calls it, in English and dark."""
        for theme in THEMES:
            await self.studio.settings.set(theme=theme)
            await until(partial(self._wears, theme))
            await asyncio.sleep(0.5)
            image = widget.grab().toImage()
            write(image, folder(self.language) / f"{name}.{theme.value}.webp", WIDTH_PX)
            if readme and self.language is Language.ENGLISH and theme is Theme.DARK:
                write(image, ROOT / "resources" / "screenshots" / f"{readme}.webp", README_PX)

    def _wears(self, theme: Theme) -> bool:
        return self.wardrobe.chosen is theme

    async def clip(self) -> None:
        """The window after the sample, and the clip beside its source."""
        window = self.window
        await until(lambda: window.clips.model.rows and window.viewer.viewer.frames)
        window.composer.chooser.choose("speed_ramp")
        await asyncio.sleep(8)  # messages go, the preview comes
        await self.keep(window, "window", "curve")
        window.actions_by_name["compare_source"].trigger()
        await until(window.viewer.viewer.compare_bar.isVisible)
        await asyncio.sleep(2)
        await self.keep(window, "compare", "window")
        window.viewer.viewer.comparison.end()
        await until(lambda: not window.viewer.viewer.compare_bar.isVisible())

    async def physics(self) -> None:
        """A scene's physics beside its live preview."""
        window = self.window
        window.actions_by_name["physics"].trigger()
        matter = window.physics.matter
        for field, wanted in ((matter.kind, PhysicsType.SOFT_BODY), (matter.material, "silk")):
            field.setCurrentIndex(field.findData(wanted))
            field.activated.emit(field.currentIndex())
        await asyncio.sleep(12)  # the preview is under way
        await self.keep(window, "physics", "physics")
        window.actions_by_name["reset_layout"].trigger()

    async def review(self) -> None:
        """A clip that is measured and accepted."""
        window = self.window
        window.show_dock("clips")
        window.clips.select([window.clips.model.rows[0].id])
        window.show_dock("report")
        window.report.measure_button.click()
        await until(lambda: window.report.page)
        window.actions_by_name["accept"].trigger()
        await asyncio.sleep(6)
        await self.keep(window, "review")

    async def catalogue(self) -> None:
        """A sheet with its plan."""
        self.window.dropped.emit(Zone.ADD, (self.file("products", ".csv"),))
        dialog = await self.opened(CatalogueDialog)
        await until(lambda: dialog.table.rowCount() and dialog.queue_button.isEnabled())
        await asyncio.sleep(1)
        await self.keep(dialog, "catalogue")
        dialog.close()

    async def episode(self) -> None:
        """A script, its scenes and shots, and the takes of them in a row."""
        self.window.dropped.emit(Zone.ADD, (self.file("lighthouse", ".fountain"),))
        dialog = await self.opened(EpisodeDialog)
        await until(dialog.boards_button.isEnabled)
        dialog.boards_button.click()
        await until(dialog.film_button.isEnabled)
        await self.keep(dialog, "episode")
        dialog.close()

    def file(self, name: str, ending: str) -> Path:
        """A file that is shown, in the language, where it has a plain name."""
        own = SHOWN / f"{name}.{self.language.value}{ending}"
        return Path(shutil.copy(own if own.exists() else SHOWN / f"{name}{ending}", self.files / f"{name}{ending}"))

    async def opened(self, kind: type[Kind]) -> Kind:
        """The dialog that opens, with room."""

        def found() -> list[Kind]:
            return [one for one in self.window.findChildren(kind) if one.isVisible()]

        await until(found)
        (dialog,) = found()
        dialog.resize(DIALOG)
        return dialog


async def live(app: QApplication, language: Language) -> None:
    """A studio of its own in a folder that goes away."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        wardrobe = Wardrobe(app)
        wardrobe.wear(Theme.LIGHT)
        Tongue(app).speak(language)
        window = Window(data, Jobs.quote, LogFeed())
        window.resize(WINDOW)
        window.show()
        tasks = Tasks(window)
        async with await Studio.open(Paths.at(data)) as studio:
            session = Session(studio, window, wardrobe, tasks)
            await session.start((), sample=True)
            try:
                await Tour(window, studio, wardrobe, language, Path(place)).go()
            finally:
                window.viewer.close_clip()
                await tasks.close()


def main() -> None:
    """Make them all, each language in a process of its own."""
    wanted = [Language(one) for one in sys.argv[1:]] or list(NAMES)
    if len(wanted) > 1:
        for language in wanted:
            subprocess.run([sys.executable, __file__, language.value], check=True)
        return
    app = QApplication(sys.argv[:1])
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(live(app, wanted[0]))
    os._exit(0)  # the pictures are written; what Qt leaves behind is nobody's


if __name__ == "__main__":
    main()
