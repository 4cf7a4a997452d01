"""Light and dark: a palette and a style sheet made from one table of colours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QStyleFactory

from holysheep_studio import resources
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.settings import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_PROPERTY = "studio_theme"
_SMALLEST_POINTS = 10.0
_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}


class Tokens(Frozen, frozen=True):
    """The colours of one theme by their use ("#rrggbb")."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, use: str) -> QColor:
        """The colour for a use such as "muted"; KeyError when the table has none."""
        return QColor(self.colours[use])


@cache
def tokens(name: str) -> Tokens:
    """The table of "light" or "dark"."""
    table = resources.table("themes", f"{name}.toml")
    return Tokens(name, table["dark"], table["colours"])


def current() -> Tokens:
    """The theme the application wears; before one is put on, the one its palette resembles."""
    app = QGuiApplication.instance()
    worn = app.property(_PROPERTY) if app is not None else None
    if isinstance(worn, str):
        return tokens(worn)
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return tokens("dark" if dark else "light")


class Wardrobe(QObject):
    """Puts the chosen theme on the application and follows the system where that is the choice."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._chosen = Theme.SYSTEM
        self._undressed = False
        app.setStyle(QStyleFactory.create("Fusion"))
        _enlarge_type(app)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def chosen(self) -> Theme:
        """What the person asked for."""
        return self._chosen

    def wear(self, theme: Theme) -> None:
        """Show this theme now."""
        self._chosen = theme
        self._app.styleHints().setColorScheme(_SCHEMES[theme])
        self._dress("dark" if self._is_dark(theme) else "light")

    def undress(self) -> None:
        """Keep the style sheet off until `dress`: it would style widgets that are put together many times each."""
        self._undressed = True
        self._app.setStyleSheet("")

    def dress(self) -> None:
        """Put the style sheet on again."""
        self._undressed = False
        self._app.setStyleSheet(sheet(current()))

    def _is_dark(self, theme: Theme) -> bool:
        if theme is Theme.SYSTEM:
            # Where the system does not say, the studio is dark, as rooms for looking at pictures are.
            return self._app.styleHints().colorScheme() is not Qt.ColorScheme.Light
        return theme is Theme.DARK

    def _follow(self) -> None:
        if self._chosen is Theme.SYSTEM:
            self._dress("dark" if self._is_dark(Theme.SYSTEM) else "light")

    def _dress(self, name: str) -> None:
        if self._app.property(_PROPERTY) == name:
            return
        self._app.setProperty(_PROPERTY, name)
        dress = tokens(name)
        QDir.setSearchPaths("theme", [str(resources.path("themes", name))])
        self._app.setPalette(palette(dress))
        if not self._undressed:
            self._app.setStyleSheet(sheet(dress))
        self.changed.emit()


def sheet(dress: Tokens) -> str:
    """The style sheet in these colours."""
    return Template(resources.path("themes", "studio.qss").read_text(encoding="utf-8")).substitute(dress.colours)


def palette(dress: Tokens) -> QPalette:
    """A full palette, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    made = QPalette()
    for use, roles in {
        "window": (role.Window,),
        "panel": (role.Base,),
        "raised": (role.AlternateBase, role.Button, role.ToolTipBase),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
        "faint": (role.PlaceholderText,),
        "accent_fill": (role.Highlight, role.Accent),
        "on_accent": (role.HighlightedText,),
        "accent": (role.Link, role.LinkVisited),
        "border_strong": (role.Mid, role.Midlight),
        "border": (role.Light, role.Dark, role.Shadow),
    }.items():
        for one in roles:
            made.setColor(one, dress.colour(use))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, dress.colour("disabled"))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, dress.colour("border_strong"))
    return made


def digits(font: QFont) -> QFont:
    """The same font with figures of equal width, so that running numbers do not jump."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def _enlarge_type(app: QApplication) -> None:
    """Some desktops report 9 points or none at all, which reads badly on a dense screen."""
    font = app.font()
    if 0 < font.pointSizeF() < _SMALLEST_POINTS:
        font.setPointSizeF(_SMALLEST_POINTS)
        app.setFont(font)
