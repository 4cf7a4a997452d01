"""Adding to the queue what may be there already: the person is asked before anything is made or paid twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.services.jobs import Same

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.job import JobId


async def add_once(add: Callable[[Same], Awaitable[tuple[JobId, ...]]]) -> tuple[JobId, ...] | None:
    """What `add` has queued; None when the person would rather leave it. Raises what `add` raises for other reasons."""
    from holysheep_studio.ui.dialogs.question import ask  # noqa: PLC0415 - as every dialog, when it is opened

    try:
        return await add(Same.REFUSE)
    except InputError as error:
        if error.code is not Code.ALREADY_QUEUED:
            raise
        found, total = int(error.fields["count"]), int(error.fields["total"])
    answers = [(QCoreApplication.translate("twice", "Add all again"), Same.ADD)]
    if found < total:
        answers.insert(0, (QCoreApplication.translate("twice", "Add only the new ones"), Same.SKIP))
        words = (
            QCoreApplication.translate("twice", "1 of these {total} is in the queue already, or was made a short while "
                                       "ago.")
            if found == 1
            else QCoreApplication.translate("twice", "{found} of these {total} are in the queue already, or were made "
                                            "a short while ago.")
        )  # fmt: skip
    elif total == 1:
        words = QCoreApplication.translate("twice", "This is in the queue already, or was made a short while ago.")
        answers = [(QCoreApplication.translate("twice", "Add it again"), Same.ADD)]
    else:
        words = QCoreApplication.translate("twice", "All {total} are in the queue already, or were made a short while "
                                           "ago.")  # fmt: skip
    title = QCoreApplication.translate("twice", "Already queued")
    chosen = await ask(
        title, words.format(found=found, total=total), answers, QCoreApplication.translate("twice", "Cancel")
    )
    return None if chosen is None else await add(chosen)
