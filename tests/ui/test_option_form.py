"""The finer choices of the composer: each reaches the request, and the user's models are offered."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel

from holysheep_studio.domain.render import (
    Encoder,
    HdrChoice,
    Interpolation,
    Quality,
    SoundChoice,
    SoundMode,
    VideoCodec,
)
from tests.ui.conftest import Run, until
from tests.ui.values import source

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk


def choose(parent: QWidget, name: str, words: str) -> None:
    (box,) = [one for one in parent.findChildren(QComboBox) if one.accessibleName() == name]
    box.setCurrentIndex(box.findText(words))
    assert box.currentText() == words


def test_every_choice_reaches_what_is_queued(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    usual = composer.choice
    assert (usual.quality, usual.keep_sound, usual.sound.mode) == (Quality.STANDARD, True, SoundMode.STRETCH)
    choose(composer.options, "Quality", "Automatic")
    choose(composer.options, "Sound", "At normal speed only")
    choose(composer.options, "Codec", "H.265")
    choose(composer.options, "Encoder", "Hardware where it works")
    choose(composer.options, "HDR sources", "Tone-map to SDR")
    chosen = composer.choice
    assert chosen.quality is None
    assert (chosen.keep_sound, chosen.sound.mode) == (True, SoundMode.KEEP)
    assert (usual.encoder, chosen.encoder) == (Encoder.SOFTWARE, Encoder.AUTO)
    assert (chosen.codec, chosen.hdr, chosen.crf) == (VideoCodec.H265, HdrChoice.TONE_MAP, 18)
    choose(composer.options, "Sound", "None")
    assert not composer.choice.keep_sound
    choose(composer.options, "Sound", "Follows, pitch kept")
    assert composer.choice.sound == SoundChoice(SoundMode.STRETCH, Fraction(1, 2), Fraction(2))


def test_the_forecast_says_which_quality_was_chosen_automatically(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    choose(composer.options, "Quality", "Automatic")
    assert any("utomatic quality: Best" in one.text() for one in composer.findChildren(QLabel))


def test_the_users_models_are_offered_when_the_choices_are_opened(desk: Desk, run: Run) -> None:
    models = desk.data / "models"
    models.mkdir(parents=True)
    (models / "between.onnx").write_bytes(b"x")
    (models / "between.toml").write_text('kind = "interpolation"\n')

    async def work() -> None:
        async with desk.opened():
            composer = desk.window.composer
            composer.more.set_open(shown=True)
            (box,) = [one for one in composer.options.findChildren(QComboBox) if one.accessibleName() == "New frames"]
            await until(lambda: box.count() == 4)
            box.setCurrentIndex(3)
            assert composer.choice.model is not None
            assert composer.choice.model.name == "between"
            assert composer.choice.interpolation is Interpolation.FLOW
            composer.more.set_open(shown=False)
            (models / "between.toml").write_text("kind = ")
            composer.more.set_open(shown=True)
            await until(desk.words)
            assert "between" in desk.words()[0]
            assert composer.choice.model is not None, "what was chosen stays"

    run(work())
