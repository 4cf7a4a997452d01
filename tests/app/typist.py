"""Somebody who types into every text of the window: a program of its own, to be killed in the middle of it.

`typist type DATA SCRIPT SHEET` types and goes on living; `typist tell DATA SCRIPT SHEET` prints what is there as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import qasync
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.staging import Staging
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui import curve_presets
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTreeWidgetItem

    from holysheep_studio.ui.dialogs.episode import EpisodeDialog

PATIENCE_S = 300
CLIP = "a-clip"


async def until(holds: Callable[[], object]) -> None:
    """Wait until something shows on the window."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():
            await asyncio.sleep(0.02)


def rows(dialog: EpisodeDialog) -> tuple[QTreeWidgetItem, QTreeWidgetItem]:
    """The row of the script, and of the first shot."""
    script, scene = dialog.tree.topLevelItem(0), dialog.tree.topLevelItem(2)
    assert script is not None
    assert scene is not None
    shot = scene.child(0)
    assert shot is not None
    return script, shot


async def type_all(session: Session, window: Window, sheet: Path) -> None:
    """One text in each place."""
    window.composer.cloud.prompt.setFocus()
    QTest.keyClicks(window.composer.cloud.prompt, "A prompt by hand")
    window.composer.take_up("custom_curve", {}, curve_presets.presets()[0].curve)
    QTest.keyClicks(window.physics.scene.concept, "A concept by hand")
    window.physics.stage(Staging(PhysicsSpec(parameters={"gravity": 1.62})), "gravity")
    window.details.remarks.show_clip(CLIP)
    window.details.remarks.show_place(7, Fraction(25))
    QTest.keyClicks(window.details.remarks.field, "A note by hand")
    window.actions_by_name["episodes"].trigger()
    dialog = session.productions.episodes.dialog
    assert dialog is not None
    await until(lambda: dialog.tree.topLevelItemCount() > 2 and dialog.tree.topLevelItem(2).childCount())  # type: ignore[union-attr]
    script, shot = rows(dialog)
    dialog.tree.setCurrentItem(shot)
    QTest.keyClicks(dialog.shot.camera, "A camera by hand")
    dialog.tree.setCurrentItem(script)
    QTest.keyClicks(dialog.text.field, "A script by hand")
    dialog.characters_button.click()
    await until(lambda: session.productions.episodes.rooms.characters is not None)
    characters = session.productions.episodes.rooms.characters
    assert characters is not None
    QTest.keyClicks(characters.description, "Looks by hand")
    characters.reject()
    dialog.reject()
    window.actions_by_name["calculators"].trigger()
    await until(lambda: session._money.calculators.dialog)
    calculators = session._money.calculators.dialog
    assert calculators is not None
    QTest.keyClicks(calculators.before, "Sums by hand")
    calculators.reject()
    await session.productions.catalogue.show(sheet)
    catalogue = session.productions.catalogue.dialog
    assert catalogue is not None
    catalogue.table.edited.emit(catalogue.table.lines[0].row, Field.NAME, "A name by hand")


async def told(session: Session, window: Window, sheet: Path) -> dict[str, object]:
    """What stands in all these places, and what the window says of it."""
    await until(lambda: window.toasts.shown)
    window.details.remarks.show_clip(CLIP)
    found: dict[str, object] = {
        "prompt": window.composer.cloud.prompt.toPlainText(),
        "curve": window.composer.choice.bend == curve_presets.presets()[0].curve,
        "concept": window.physics.scene.concept.toPlainText(),
        "gravity": window.physics.staging.physics.parameters.get("gravity"),
        "note": window.details.remarks.field.text(),
        "toasts": [toast.words for toast in window.toasts.shown],
    }
    window.actions_by_name["episodes"].trigger()
    dialog = session.productions.episodes.dialog
    assert dialog is not None
    await until(lambda: "by hand" in dialog.text.field.toPlainText())
    found["script"] = dialog.text.field.toPlainText().count("A script by hand")
    found["said"] = dialog.text.restored.isVisible()
    dialog.tree.setCurrentItem(rows(dialog)[1])
    found["camera"] = dialog.shot.camera.text()
    dialog.characters_button.click()
    await until(lambda: session.productions.episodes.rooms.characters is not None)
    characters = session.productions.episodes.rooms.characters
    assert characters is not None
    await until(characters.description.toPlainText)
    found["looks"] = characters.description.toPlainText()
    characters.reject()
    dialog.reject()
    window.actions_by_name["calculators"].trigger()
    await until(lambda: session._money.calculators.dialog)
    calculators = session._money.calculators.dialog
    assert calculators is not None
    found["sums"] = calculators.before.toPlainText()
    calculators.reject()
    await session.productions.catalogue.show(sheet)
    found["cells"] = [text for edit in session.productions.catalogue.edits.cells.values() for text in edit.values()]
    return found


async def live(app: QApplication, what: str, data: Path, script: Path, sheet: Path) -> None:
    window = Window(data, Jobs.quote, LogFeed())
    window.show()
    tasks = Tasks(window)
    async with await Studio.open(Paths.at(data)) as studio:
        if what == "type":
            one = await studio.episodes.new(script)
            await studio.episodes.split(one)
            await studio.episodes.storyboard(one)
        session = Session(studio, window, Wardrobe(app), tasks)
        await session.start([], sample=False)
        if what == "type":
            await type_all(session, window, sheet)
            sys.stdout.write("typed\n")
            sys.stdout.flush()
            await asyncio.sleep(PATIENCE_S)  # until the kill
        else:
            sys.stdout.write(json.dumps(await told(session, window, sheet)) + "\n")
            sys.stdout.flush()
        window.close()
        await tasks.close()


def main() -> None:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    what, data, script, sheet = sys.argv[1:5]
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(live(app, what, Path(data), Path(script), Path(sheet)))


if __name__ == "__main__":
    main()
