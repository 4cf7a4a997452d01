"""The calculators: the sources' inputs, the right results, and one clear sentence for what cannot be worked out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from holysheep_studio.domain.price_book import Exchange
from holysheep_studio.ui.dialogs.calculators import CalculatorsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window: QWidget) -> CalculatorsDialog:
    made = CalculatorsDialog(Exchange({("USD", "CNY"): Fraction(7)}), window)
    made.show()
    return made


def test_a_saving_shows_its_formula(dialog: CalculatorsDialog) -> None:
    dialog.before.setPlainText("video = 2256 x 0.35")
    dialog.after.setPlainText("video = 2256 x 0.02\nchat = 1")
    said = dialog.saved.text()
    assert "2256 \u00d7 0.35 = 789.60" in said
    assert "46.12" in said
    assert "94.16 %" in said
    dialog.after.setPlainText("nothing here")
    assert dialog.saved.objectName() == "negative"


def test_a_month_of_series(dialog: CalculatorsDialog) -> None:
    for field, value in ((dialog.clips, 47), (dialog.episodes, 12), (dialog.series, 4)):
        field.setValue(value)
    said = dialog.projected.text()
    assert "47 \u00d7 12 \u00d7 4 = 2,256" in said
    assert "789.60" in said
    assert "475.20" in said


def test_prices_side_by_side_by_ones_own_rates(dialog: CalculatorsDialog) -> None:
    dialog.prices.setPlainText("ours = 0.42 CNY\nothers = 0.35\nthird = 1 EUR")
    first, second, third = dialog.side_by_side.text().splitlines()
    assert first.startswith("ours")
    assert "82.86 % below" in first
    assert second.startswith("others")
    assert "no rate of yours" in third
