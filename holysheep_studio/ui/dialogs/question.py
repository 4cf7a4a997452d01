"""A question with two or three answers, asked without stopping the window."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

T = TypeVar("T")


async def ask(
    title: str, words: str, answers: Sequence[tuple[str, T]], stay: str, parent: QWidget | None = None
) -> T | None:
    """The value of the answer that was chosen; None for `stay`, Escape, or closing it.

    The first answer is the usual one.
    """
    box = QMessageBox(parent if parent is not None else QApplication.activeWindow())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setText(words)
    box.setTextFormat(Qt.TextFormat.PlainText)
    made = {box.addButton(name, QMessageBox.ButtonRole.AcceptRole): value for name, value in answers}
    leave = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(leave)
    box.setDefaultButton(next(iter(made)))
    chosen: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()

    def answer() -> None:
        if not chosen.done():
            chosen.set_result(made.get(box.clickedButton()))  # type: ignore[call-overload]

    box.finished.connect(lambda _: answer())
    box.open()
    try:
        return await chosen
    except asyncio.CancelledError:
        box.close()
        raise
