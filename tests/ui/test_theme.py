"""Both themes are complete, readable, and put on without restarting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit

from holysheep_studio import resources
from holysheep_studio.domain.settings import Theme
from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.widgets import compare_paint, track_overlay

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

GROUNDS = ("window", "panel", "raised", "hover", "accent_soft")
TONES = ("text", "muted", "accent", "positive", "warning", "negative")


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: QColor, b: QColor) -> float:
    bright, dim = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_all_words_can_be_read_on_all_grounds(name: str) -> None:
    dress = theme.tokens(name)
    ratios = {
        (tone, ground): contrast(dress.colour(tone), dress.colour(ground)) for tone in TONES for ground in GROUNDS
    }
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert contrast(dress.colour("on_accent"), dress.colour("accent_fill")) >= 4.5
    for tone in ("warning", "negative"):
        assert contrast(dress.colour("text"), dress.colour(f"{tone}_soft")) >= 7
    assert contrast(dress.colour("border_strong"), dress.colour("panel")) > 1.8


def test_both_themes_have_the_same_colours_and_pictures() -> None:
    light, dark = theme.tokens("light"), theme.tokens("dark")
    assert light.colours.keys() == dark.colours.keys()
    files = [sorted(path.name for path in resources.path("themes", name).iterdir()) for name in ("light", "dark")]
    assert files[0] == files[1]
    for dress in (light, dark):
        assert "$" not in theme.sheet(dress)


def test_the_theme_changes_palette_sheet_and_icons_at_once(wardrobe: theme.Wardrobe, qapp: QApplication) -> None:
    pictures = []
    for chosen in (Theme.LIGHT, Theme.DARK):
        wardrobe.wear(chosen)
        assert theme.current().name == chosen
        dress = theme.tokens(chosen)
        assert qapp.palette().color(QPalette.ColorRole.Window) == dress.colour("window")
        assert dress.colours["panel"] in qapp.styleSheet()
        pictures.append(icons.icon("play").pixmap(QSize(16, 16)).toImage())
    assert pictures[0] != pictures[1]


def test_icons_are_sharp_at_every_scale(wardrobe: theme.Wardrobe) -> None:
    wardrobe.wear(Theme.DARK)
    for scale in (1.0, 1.5, 2.0):
        picture = icons.icon("film").pixmap(QSize(16, 16), scale)
        assert picture.size() == QSize(16, 16) * scale
    assert icons.icon("film").pixmap(QSize(0, 0)).isNull()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_parts_and_the_focus_stand_out_from_every_ground(name: str) -> None:
    """WCAG 2.2: 1.4.11 for edges, marks and the focus; words that only hint, and those on buttons, count as words."""
    dress = theme.tokens(name)
    grounds = ("window", "panel", "raised", "input", "hover")
    least = {
        **{(part, ground): 3.0 for part in ("edge", "accent", "disabled", "muted") for ground in grounds},
        **{("accent_fill", ground): 3.0 for ground in ("panel", "input", "track")},
        **{("faint", ground): 4.5 for ground in grounds},
        **{("on_accent", ground): 4.5 for ground in ("accent_fill", "accent_hover", "accent_pressed")},
        **{(tone, f"{tone}_soft"): 4.5 for tone in ("positive", "warning", "negative", "accent")},
        **{("text", ground): 4.5 for ground in ("pressed", "accent_soft", "input")},
        # what is chosen, and under the hand, is told by a line; it stands out from what is chosen, too
        ("accent", "accent_soft"): 3.0,
        ("accent", "pressed"): 3.0,
    }
    poor = {
        pair: round(found, 2)
        for pair, wanted in least.items()
        if (found := contrast(dress.colour(pair[0]), dress.colour(pair[1]))) < wanted
    }
    assert poor == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_charts_can_be_read(name: str) -> None:
    """Lines and bars of plots on their grounds (3:1), their words (4.5:1), and words in what is chosen or off."""
    dress = theme.tokens(name)
    plots = ("window", "panel", "raised", "input")
    least = {
        **{(line, ground): 3.0 for line in ("accent", "warning", "positive", "negative", "text") for ground in plots},
        **{("accent_fill", ground): 3.0 for ground in ("panel", "input")},
        **{(words, ground): 4.5 for words in ("text", "muted") for ground in plots},
        **{(words, "accent_soft"): 4.5 for words in ("text", "muted", "positive", "warning", "negative")},
        **{("disabled", ground): 3.0 for ground in (*plots, "hover", "accent_soft")},
    }
    poor = {
        pair: round(found, 2)
        for pair, wanted in least.items()
        if (found := contrast(dress.colour(pair[0]), dress.colour(pair[1]))) < wanted
    }
    assert poor == {}


def over(plate: QColor, picture: int) -> QColor:
    """A plate that lets something through, on a picture of one grey (0..255)."""
    share = plate.alphaF()
    grey = round(picture * (1 - share) + plate.red() * share)
    return QColor(grey, grey, grey)


@pytest.mark.parametrize("picture", [0, 128, 255])
def test_words_on_pictures_can_be_read_on_bright_and_dark_ones(picture: int) -> None:
    for colour in (track_overlay.SEEN, track_overlay.FIT, track_overlay.ASKED, track_overlay.MEASURE):
        assert contrast(colour, over(track_overlay.PLATE, picture)) >= 4.5
    assert contrast(compare_paint._LINE, over(compare_paint._SHADE, picture)) >= 4.5


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_a_hint_in_an_empty_field_can_be_read(wardrobe: theme.Wardrobe, chosen: Theme, qtbot: QtBot) -> None:
    wardrobe.wear(chosen)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("\u2588\u2588\u2588\u2588")
    field.resize(200, 40)
    ground = theme.current().colour("input")
    picture = field.grab().toImage()
    inside = [picture.pixelColor(x, y) for x in range(12, 60) for y in range(10, 30)]
    assert max(contrast(colour, ground) for colour in inside) >= 4.5
