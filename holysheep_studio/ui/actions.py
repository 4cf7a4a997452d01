"""Every command of the window: its words, icon, shortcut and place in the menus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import icons, punctuation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


class Command(Frozen, frozen=True):
    """One row of the table; `menu` "" keeps it out of the menus, `lead` puts a line above it."""

    name: str
    menu: str
    words: str
    icon: str = ""
    shortcut: str = ""
    checkable: bool = False
    lead: bool = False
    #: A key that the viewer handles itself while it has the focus: shown in the menu, not taken from other widgets.
    key: str = ""


MENUS = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("playback", QT_TRANSLATE_NOOP("actions", "&Playback")),
    ("review", QT_TRANSLATE_NOOP("actions", "&Review")),
    ("queue", QT_TRANSLATE_NOOP("actions", "&Queue")),
    ("costs", QT_TRANSLATE_NOOP("actions", "&Costs")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)

COMMANDS = (
    Command("open_files", "file", QT_TRANSLATE_NOOP("actions", "&Import clips\u2026"), "plus", "Ctrl+O"),
    Command("open_folder", "file", QT_TRANSLATE_NOOP("actions", "Import a &folder\u2026"), "folder-open",
            "Ctrl+Shift+O"),
    Command("catalogue", "file", QT_TRANSLATE_NOOP("actions", "Open a cata&logue\u2026"), "layout-grid",
            "Ctrl+Shift+L"),
    Command("open_project", "file", QT_TRANSLATE_NOOP("actions", "Open a &project\u2026"), "folder-open", "Ctrl+Alt+O",
            lead=True),
    Command("save_project", "file", QT_TRANSLATE_NOOP("actions", "Sa&ve the project"), "download", "Ctrl+S"),
    Command("save_project_as", "file", QT_TRANSLATE_NOOP("actions", "Save the project &as\u2026"), "", "Ctrl+Alt+S"),
    Command("try_sample", "file", QT_TRANSLATE_NOOP("actions", "Try the &sample clip"), "film", lead=True),
    Command("clips_folder", "file", QT_TRANSLATE_NOOP("actions", "Open the &clips folder"), "external-link", lead=True),
    Command("deliver", "file", QT_TRANSLATE_NOOP("actions", "&Deliver clips\u2026"), "download", "Ctrl+D"),
    Command("episodes", "file", QT_TRANSLATE_NOOP("actions", "Episodes from &scripts\u2026"), "clapperboard", "Ctrl+E"),
    Command("quit", "file", QT_TRANSLATE_NOOP("actions", "&Quit"), "", "Ctrl+Q", lead=True),
    Command("undo", "edit", QT_TRANSLATE_NOOP("actions", "&Undo"), "rotate-ccw", "Ctrl+Z"),
    Command("redo", "edit", QT_TRANSLATE_NOOP("actions", "&Redo"), "redo-2", "Ctrl+Shift+Z"),
    Command("connections", "edit", QT_TRANSLATE_NOOP("actions", "&Connections\u2026"), "external-link", lead=True),
    Command("voices", "edit", QT_TRANSLATE_NOOP("actions", "&Voices and consents\u2026"), "circle-check"),
    Command("settings", "edit", QT_TRANSLATE_NOOP("actions", "&Settings\u2026"), "settings", "Ctrl+,"),
    Command("physics", "view", QT_TRANSLATE_NOOP("actions", "P&hysics editor"), "wand-sparkles", "Ctrl+Shift+Y",
            lead=True),
    Command("next_panel", "view", QT_TRANSLATE_NOOP("actions", "&Next panel"), "", "F6", lead=True),
    Command("panel_before", "view", QT_TRANSLATE_NOOP("actions", "Panel &before"), "", "Shift+F6"),
    Command("panel_left", "view", QT_TRANSLATE_NOOP("actions", "Panel to the &left"), lead=True),
    Command("panel_right", "view", QT_TRANSLATE_NOOP("actions", "Panel to the r&ight")),
    Command("panel_below", "view", QT_TRANSLATE_NOOP("actions", "Panel do&wn")),
    Command("panel_alone", "view", QT_TRANSLATE_NOOP("actions", "Panel in its &own window or back")),
    Command("full_screen", "view", QT_TRANSLATE_NOOP("actions", "&Full screen"), "maximize", "F11", checkable=True,
            lead=True),
    Command("reset_layout", "view", QT_TRANSLATE_NOOP("actions", "&Reset layout"), "layout-panel-left"),
    Command("play", "playback", QT_TRANSLATE_NOOP("actions", "&Play or pause"), "play", key="Space"),
    Command("step_back", "playback", QT_TRANSLATE_NOOP("actions", "One frame &back"), "step-back", key=","),
    Command("step_forward", "playback", QT_TRANSLATE_NOOP("actions", "One frame &forward"), "step-forward", key="."),
    Command("to_start", "playback", QT_TRANSLATE_NOOP("actions", "To the &first frame"), "skip-back", key="Home",
            lead=True),
    Command("to_end", "playback", QT_TRANSLATE_NOOP("actions", "To the &last frame"), "skip-forward", key="End"),
    Command("loop", "playback", QT_TRANSLATE_NOOP("actions", "L&oop"), "repeat", key="P"),
    Command("go_to", "playback", QT_TRANSLATE_NOOP("actions", "&Go to frame or timecode"), "chevron-right", key="G"),
    Command("compare", "playback", QT_TRANSLATE_NOOP("actions", "&Compare the chosen clips"), "columns-2",
            "Ctrl+Shift+C", lead=True),
    Command("compare_source", "playback", QT_TRANSLATE_NOOP("actions", "Compare with its so&urce"),
            "square-split-horizontal", "Ctrl+Shift+U"),
    Command("scopes", "playback", QT_TRANSLATE_NOOP("actions", "Scop&es"), "chart-column", key="V"),
    Command("viewer_full", "playback", QT_TRANSLATE_NOOP("actions", "&Viewer on the full screen"), "expand",
            key="Shift+F11"),
    Command("measure", "playback", QT_TRANSLATE_NOOP("actions", "Measure the &motion"), "activity", "Ctrl+I"),
    Command("fit", "playback", QT_TRANSLATE_NOOP("actions", "Fi&t the window"), "scan", key="F", lead=True),
    Command("actual_size", "playback", QT_TRANSLATE_NOOP("actions", "&One to one"), "search", key="1"),
    Command("snapshot", "playback", QT_TRANSLATE_NOOP("actions", "Sa&ve this frame\u2026"), "camera",
            key="Ctrl+Shift+S", lead=True),
    Command("accept", "review", QT_TRANSLATE_NOOP("actions", "&Accept"), "circle-check", key="A"),
    Command("reject", "review", QT_TRANSLATE_NOOP("actions", "Re&ject"), "circle-x", key="X"),
    Command("undecide", "review", QT_TRANSLATE_NOOP("actions", "&Undecide"), "circle-dashed", key="U"),
    Command("star", "review", QT_TRANSLATE_NOOP("actions", "&Star or take the star"), "star", key="*", lead=True),
    Command("tags", "review", QT_TRANSLATE_NOOP("actions", "&Tags\u2026"), "tag", key="T"),
    Command("note", "review", QT_TRANSLATE_NOOP("actions", "&Note at this frame\u2026"), "message-square", key="N"),
    Command("again", "review", QT_TRANSLATE_NOOP("actions", "Make a&gain with changes\u2026"), "repeat",
            "Ctrl+Shift+A"),
    Command("search_clips", "review", QT_TRANSLATE_NOOP("actions", "&Find clips"), "search", "Ctrl+F", lead=True),
    Command("find_missing", "review", QT_TRANSLATE_NOOP("actions", "Find missing f&iles\u2026"), "file-x"),
    Command("add_to_queue", "queue", QT_TRANSLATE_NOOP("actions", "&Add to queue"), "list-plus", "Ctrl+Return"),
    Command("lip_sync", "queue", QT_TRANSLATE_NOOP("actions", "&Lip-sync\u2026"), "message-square"),
    Command("upscale", "queue", QT_TRANSLATE_NOOP("actions", "&Upscale\u2026"), "zoom-in", "Ctrl+U"),
    Command("pause_queue", "queue", QT_TRANSLATE_NOOP("actions", "Pause the &queue"), "circle-pause", "Ctrl+Shift+P",
            checkable=True, lead=True),
    Command("pause_jobs", "queue", QT_TRANSLATE_NOOP("actions", "&Pause or resume job"), "pause", "Ctrl+P"),
    Command("cancel_jobs", "queue", QT_TRANSLATE_NOOP("actions", "&Cancel job"), "x", "Ctrl+Backspace"),
    Command("retry_jobs", "queue", QT_TRANSLATE_NOOP("actions", "&Retry job"), "rotate-ccw", "Ctrl+R"),
    Command("move_up", "queue", QT_TRANSLATE_NOOP("actions", "Move &up"), "chevron-up", "Alt+Up", lead=True),
    Command("move_down", "queue", QT_TRANSLATE_NOOP("actions", "Move &down"), "chevron-down", "Alt+Down"),
    Command("clear_ended", "queue", QT_TRANSLATE_NOOP("actions", "Remove &ended jobs"), "trash-2", lead=True),
    Command("budgets", "costs", QT_TRANSLATE_NOOP("actions", "&Budgets\u2026"), "wallet", "Ctrl+B"),
    Command("prices", "costs", QT_TRANSLATE_NOOP("actions", "&Prices\u2026"), "tag"),
    Command("bills", "costs", QT_TRANSLATE_NOOP("actions", "&Invoices\u2026"), "receipt"),
    Command("spending", "costs", QT_TRANSLATE_NOOP("actions", "&Spending report\u2026"), "chart-column"),
    Command("trials", "costs", QT_TRANSLATE_NOOP("actions", "&A/B trials\u2026"), "columns-2"),
    Command("rules", "costs", QT_TRANSLATE_NOOP("actions", "&Rules\u2026"), "arrow-left-right"),
    Command("calculators", "costs", QT_TRANSLATE_NOOP("actions", "&Calculators\u2026"), "gauge", lead=True),
    Command("help", "help", QT_TRANSLATE_NOOP("actions", "&Contents"), "circle-help", "F1"),
    Command("palette", "help", QT_TRANSLATE_NOOP("actions", "&Find a command\u2026"), "search", "Ctrl+K"),
    Command("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts"), "circle-help", "?"),
    Command("first_steps", "help", QT_TRANSLATE_NOOP("actions", "First &steps\u2026"), "wand-sparkles"),
    Command("doctor", "help", QT_TRANSLATE_NOOP("actions", "Check this &machine\u2026"), "activity", lead=True),
    Command("copy_diagnostics", "help", QT_TRANSLATE_NOOP("actions", "Copy &diagnostics"), "copy"),
    Command("crash_reports", "help", QT_TRANSLATE_NOOP("actions", "C&rash reports\u2026"), "triangle-alert"),
    Command("about", "help", QT_TRANSLATE_NOOP("actions", "&About HolySheep Studio"), "info", lead=True),
)  # fmt: skip


class Actions(QObject):
    """The QActions by name, all owned by the window so that their shortcuts work everywhere in it."""

    def __init__(self, window: QWidget) -> None:
        """Adds every action to `window`."""
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._why: dict[str, str] = {}  # commands that are off, and what they need
        for command in COMMANDS:
            action = QAction(say("actions", command.words), window)
            action.setIconText(plain(command))
            action.setObjectName(command.name)
            action.setCheckable(command.checkable)
            if command.icon:
                action.setIcon(icons.icon(command.icon))
            window.addAction(action)
            self._made[command.name] = action
        self.use_keys({})

    def use_keys(self, own: Mapping[str, str]) -> None:
        """Give the commands a person's own keys, by the command's name, over those of the table."""
        self._own = dict(own)
        for command in COMMANDS:
            wanted = QKeySequence(self._own.get(command.name, command.shortcut))
            action = self._made[command.name]
            if action.shortcut() != wanted or not action.toolTip():
                action.setShortcut(wanted)
            self._tip(command)

    def allow(self, name: str, why_not: str = "") -> None:
        """Turn a command on or, with the reason, which its tip then says, off."""
        self._made[name].setEnabled(not why_not)
        if self._why.get(name, "") != why_not:
            self._why[name] = why_not
            self._tip(next(command for command in COMMANDS if command.name == name))

    def _tip(self, command: Command) -> None:
        action = self._made[command.name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = punctuation.aside(plain(command), keys) if keys else plain(command)
        action.setToolTip("\n".join(part for part in (words, self._why.get(command.name, "")) if part))

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The keys that a person chose."""
        return self._own

    def __getitem__(self, name: str) -> QAction:
        """The action of this name; KeyError when the table has none."""
        return self._made[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all actions, in the order of the menus."""
        return tuple(self._made)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Build the menus of the table; they come back by name."""
        made = {}
        for menu_name, title in MENUS:
            menu = bar.addMenu(say("actions", title))
            menu.setObjectName(menu_name)
            menu.setToolTipsVisible(True)
            made[menu_name] = menu
            for command in COMMANDS:
                if command.menu != menu_name:
                    continue
                if command.lead:
                    menu.addSeparator()
                menu.addAction(self._made[command.name])
                if command.key:
                    # A key after a tab is shown like a shortcut but takes it from nobody.
                    shown = QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText)
                    self._made[command.name].setText(f"{say('actions', command.words)}\t{shown}")
        return made


#: Keys of the viewer that are no commands of the menus.
VIEWER_KEYS = (
    ("J K L", QT_TRANSLATE_NOOP("actions", "Play backwards, stop, play; again for faster")),
    (", .", QT_TRANSLATE_NOOP("actions", "One frame back or forward; the arrow keys too")),
    ("I O", QT_TRANSLATE_NOOP("actions", "Mark the first and the last frame of a range")),
    ("Shift+J Shift+L", QT_TRANSLATE_NOOP("actions", "Play slowly; again for slower, down to a tenth")),
    ("M", QT_TRANSLATE_NOOP("actions", "Mute")),
    ("W B 0", QT_TRANSLATE_NOOP("actions", "Comparing: wipe, side by side, difference; again for one alone")),
    ("S Tab", QT_TRANSLATE_NOOP("actions", "Comparing: swap, next take")),
    ("Alt+Left Alt+Right", QT_TRANSLATE_NOOP("actions", "Comparing: shift the second take by a frame")),
)


def shortcuts(own: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """(menu, rows of (keys, words)) of everything that has a key, with a person's own, for the sheet of shortcuts."""
    native = QKeySequence.SequenceFormat.NativeText
    groups = []
    for name, title in MENUS:
        rows = [
            (QKeySequence(keys).toString(native), plain(command))
            for command in COMMANDS
            if command.menu == name and (keys := own.get(command.name, command.shortcut) or command.key)
        ]
        if name == "playback":
            rows += [(keys, say("actions", words)) for keys, words in VIEWER_KEYS]
        groups.append((bare(say("actions", title)), rows))
    return [(title, rows) for title, rows in groups if rows]


def plain(command: Command) -> str:
    """The words of a command without mnemonics and dots."""
    return bare(say("actions", command.words))


def bare(words: str) -> str:
    """The words of a menu entry without mnemonics, dots and keys; "File(&F)", as Chinese menus have it, is "File"."""
    return re.sub(r"\(&\w\)", "", words.partition("\t")[0]).replace("&", "").rstrip("\u2026")
