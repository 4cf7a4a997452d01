"""Lip-sync in the window: a voice allowed, a take that speaks, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.screenplay import Character
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.lip_sync import Mouth
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.dialogs.characters import CharactersDialog
from holysheep_studio.ui.presenters.consent import Consent
from holysheep_studio.ui.presenters.lip_sync import LipSyncPresenter
from holysheep_studio.ui.tasks import Tasks
from tests.services.test_lip_sync import sound
from tests.ui.test_episode_rooms import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import MakeClip


class Heard:
    """What was said in toasts."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def show(self, words: str, **_: object) -> None:
        self.words.append(words)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with (
        DemoServer(Options(instant=True, limits=NO_LIMITS)) as server,
        await Studio.open(Paths.at(data_folder)) as opened,
    ):
        free = Limits(None, None, None, None, None)
        address = server.base_url_of(Dialect.PIXVERSE)
        opened.accounts.offer(Connection("pix", "pixverse", address, Secret(server.key), limits=free))
        yield opened


def presented(studio: Studio, window: QWidget) -> tuple[LipSyncPresenter, Tasks, Heard]:
    tasks, heard = Tasks(window), Heard()
    consent = Consent(studio.planner, studio.budgets, studio.jobs, window)
    made = LipSyncPresenter(studio.lip_sync, studio.voices, consent, tasks, heard, window)
    return made, tasks, heard


async def test_a_voice_is_allowed_and_a_clip_is_queued_at_its_price(
    window: QWidget, studio: Studio, make_clip: MakeClip, tmp_path: Path
) -> None:
    lips, tasks, heard = presented(studio, window)
    lips._open(Mouth(make_clip(frames=24), said="Hello."), "take.mp4", window)
    dialog = lips.dialog
    assert dialog is not None
    await until(dialog.connection.count)
    assert not dialog.cost_button.isEnabled()  # nobody allowed a voice yet
    dialog.voices_button.click()
    voices = lips.voices
    assert voices is not None
    voices.voice.setText("Ana")
    voices.record_button.click()
    await until(lambda: "person" in voices.state.text())  # whose voice it is has to be said
    for field, words in ((voices.person, "Ana Lind"), (voices.given_by, "Ana Lind"), (voices.purpose, "films")):
        field.setText(words)
    voices.record_button.click()
    await until(lambda: voices.list.count() == 1 and dialog.voice.count() == 1)
    assert "Ana Lind" in voices.whole.toPlainText()
    voices.reject()
    dialog.source.setCurrentIndex(1)
    dialog.speakers_button.click()
    await until(lambda: dialog.speaker.count() > 1)
    assert dialog.choice == ("pix", "Ana", None, "1", "Hello.")
    dialog.text.setPlainText("a" * 201)
    assert not dialog.cost_button.isEnabled()
    dialog.source.setCurrentIndex(0)
    dialog.sound.path.setText(str(sound(tmp_path)))
    dialog.cost_button.click()
    await until(lambda: lips._consent.dialog is not None)
    quote = lips._consent.dialog
    assert quote is not None
    quote.reject()
    await until(lambda: dialog.state.text() == "Nothing was queued.")
    assert not await studio.jobs.all()
    dialog.cost_button.click()
    await until(lambda: lips._consent.dialog is not None)
    assert lips._consent.dialog is not None
    told: list[tuple[tuple[str, ...], str]] = []
    lips.queued.connect(lambda jobs, words: told.append((jobs, words)))
    lips._consent.dialog.accept()
    await until(lambda: told)
    (job,) = await studio.jobs.all()
    assert told == [((job.id,), "A lip-sync job is in the queue.")]
    assert not heard.words
    assert job.request.voice is not None
    assert job.request.voice.person == "Ana Lind"
    assert lips.dialog is None
    await tasks.close()


async def test_a_sheet_says_whether_its_voice_is_allowed(window: QWidget, studio: Studio) -> None:
    lips, tasks, _ = presented(studio, window)
    await studio.voices.allow("Mara", "Ana Lind", "Ana Lind", "the series Coast")
    sheet = CharactersDialog("Coast", window)
    sheet.voice_shown.connect(lambda voice: lips._tell_sheet(voice, sheet))
    sheet.show_characters([Character("Mara", voice="mara"), Character("Ilya", voice="Tom")], "Mara")
    await until(lambda: "Allowed by Ana Lind" in sheet.consent.text())
    sheet.list.setCurrentRow(1)
    await until(lambda: sheet.consent.text() == "Nobody has allowed this voice yet.")
    sheet.reject()
    await until(lambda: lips._sheet is None)
    await tasks.close()


def test_what_is_not_there_is_said(window: QWidget, studio: Studio) -> None:
    lips, _, heard = presented(studio, window)
    lips.open_clips(())
    assert heard.words == ["Choose a clip with a face first."]
