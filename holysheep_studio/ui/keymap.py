"""Keymap: which keys a command has, those of the table or a person's own, and who has them already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from holysheep_studio.ui.actions import COMMANDS, VIEWER_KEYS, Command, plain
from holysheep_studio.ui.translation import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def keys_of(command: Command, own: Mapping[str, str]) -> str:
    """The keys of a command in the whole window, in the form that is kept; "" for none."""
    return own.get(command.name, command.shortcut)


def native(keys: str) -> str:
    """Keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def shown(command: Command, own: Mapping[str, str]) -> str:
    """All keys of a command for people, with those that the viewer and the list of clips keep for it."""
    return ", ".join(native(keys) for keys in (keys_of(command, own), command.key) if keys)


def holder(keys: str, name: str, own: Mapping[str, str]) -> Command | None:
    """Another command than `name` that has these keys in the whole window."""
    wanted = QKeySequence(keys)
    for command in COMMANDS:
        if command.name != name and keys_of(command, own) and QKeySequence(keys_of(command, own)) == wanted:
            return command
    return None


def fixed(keys: str) -> str:
    """What these keys mean in the viewer, from which they cannot be taken; "" for nothing."""
    wanted = QKeySequence(keys)
    for one, words in _fixed():
        if QKeySequence(one) == wanted:
            return words
    return ""


def changed(own: Mapping[str, str], name: str, keys: str) -> dict[str, str]:
    """A person's keys with those of one command set; what is as in the table is not kept."""
    made = {kept: value for kept, value in own.items() if kept != name}
    command = next((command for command in COMMANDS if command.name == name), None)
    if command is not None and keys != command.shortcut:
        made[name] = keys
    return made


def _fixed() -> Iterator[tuple[str, str]]:
    for command in COMMANDS:
        if command.key:
            yield command.key, plain(command)
    for keys, words in VIEWER_KEYS:
        for one in keys.split():
            yield one, say("actions", words)
