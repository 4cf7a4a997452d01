"""What the system asks of all programs about motion: read from its files, or from a program that knows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.ui import stillness
from holysheep_studio.ui.system_motion import Question, SystemMotion, in_files

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("name", "text", "still"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("kdeglobals", "no section, and =\n[", False),
        ("gtk-3.0/settings.ini", "", False),
    ],
)
def test_desktops_say_it_in_files(tmp_path: Path, name: str, text: str, still: bool) -> None:  # noqa: FBT001 - a case
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    assert in_files(tmp_path) is still


def test_a_file_that_is_no_text_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "kdeglobals").write_bytes(b"\xff\xfe[KDE]\xff")
    assert not in_files(tmp_path)


def test_a_program_that_knows_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    """In the background: what it says is heard, and an answer that asks for nothing is none."""
    motion = SystemMotion()
    heard: list[str] = []
    motion.found.connect(lambda: heard.append("less"))
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CURRENT_DESKTOP": "GNOME"}
    for answer in ("true", "false"):
        command = (sys.executable, "-c", f"print('{answer}')")
        motion.ask(environment, Question(command, "false"))
    qtbot.waitUntil(lambda: heard == ["less"])
    qtbot.waitUntil(lambda: not motion.children())
    assert heard == ["less"]


@pytest.mark.usefixtures("qapp")
def test_it_counts_beside_the_persons_own_choice() -> None:
    try:
        stillness.keep(still=False)
        stillness.follow_system(still=True)
        assert stillness.wanted()
        stillness.follow_system(still=False)
        assert not stillness.wanted()
        stillness.keep(still=True)
        assert stillness.wanted()
    finally:
        stillness.keep(still=False)
        stillness.follow_system(still=False)
