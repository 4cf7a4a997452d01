"""Between the calculators and the price book, whose exchange rates they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from holysheep_studio.services.pricing import Pricing
    from holysheep_studio.ui.dialogs.calculators import CalculatorsDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class CalculatorsPresenter(QObject):
    """Opens the dialog, one at a time."""

    def __init__(self, pricing: Pricing, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._pricing, self._window = pricing, window
        self.dialog: CalculatorsDialog | None = None
        opening = window.actions_by_name["calculators"].triggered
        opening.connect(lambda: tasks.start(self.open(), name="open the calculators"))

    async def open(self) -> None:
        """Open the dialog with the rates of today, or bring it to the front."""
        from holysheep_studio.ui.dialogs.calculators import CalculatorsDialog

        if self.dialog is None:
            self.dialog = CalculatorsDialog(await self._pricing.exchange(), self._window)
            self.dialog.finished.connect(self._close)
            self.dialog.open()
        self.dialog.raise_()

    def _close(self) -> None:
        self.dialog = None
