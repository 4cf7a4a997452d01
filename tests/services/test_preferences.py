"""Settings: carried from one machine to another, refused when they are not ours; a proxy; a portable folder."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from holysheep_studio.domain import settings_file
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.settings import DIRECT, Settings, Theme, is_proxy
from holysheep_studio.domain.settings_file import FORMAT
from holysheep_studio.providers.transport.address import chosen_proxy
from holysheep_studio.services import portable
from holysheep_studio.studio import Paths, Studio

SET = {
    "theme": Theme.DARK,
    "concurrency": 3,
    "proxy": "http://proxy.example.com:8080",
    "shortcuts": {"add_to_queue": "Ctrl+Y", "undo": ""},
    "off_peak": "21:00-05:00",
}


async def test_settings_are_carried_to_another_folder_and_leave_the_moment_behind(tmp_path: Path) -> None:
    file = tmp_path / "my \u8bbe\u7f6e.json"
    async with await Studio.open(Paths.at(tmp_path / "one")) as studio:
        before = await studio.settings.set(**SET, queue_paused=True)
        await studio.settings.export(file)
    assert "queue_paused" not in file.read_text(encoding="utf-8")
    async with await Studio.open(Paths.at(tmp_path / "two")) as studio:
        await studio.settings.set(cloud_concurrency=99)  # goes back to its default: a file says everything
        assert (await studio.settings.load(file, {})).settings == replace(before, queue_paused=False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.BAD_SETTINGS_FILE),
        ("[1]", Code.BAD_SETTINGS_FILE),
        ('{"format": "something else", "version": 1, "settings": {}}', Code.BAD_SETTINGS_FILE),
        ('{"format": "' + FORMAT + '", "version": "1", "settings": {}}', Code.BAD_SETTINGS_FILE),
        ('{"format": "' + FORMAT + '", "version": 2, "settings": {}}', Code.SETTINGS_FILE_NEWER),
        ('{"format": "' + FORMAT + '", "version": 1, "settings": {"wings": 2}}', Code.BAD_SETTINGS_FILE),
        ('{"format": "' + FORMAT + '", "version": 1, "settings": {"theme": "pink"}}', Code.BAD_SETTINGS_FILE),
        ('{"format": "' + FORMAT + '", "version": 1, "settings": {"off_peak": "x"}}', Code.BAD_SETTINGS_FILE),
        ('{"format": "' + FORMAT + '", "version": 1, "settings": {"concurrency": 500}}', Code.BAD_SETTINGS_FILE),
        ('{"format": "' + FORMAT + '", "version": 1, "settings": {"queue_paused": true}}',
         Code.BAD_SETTINGS_FILE),
    ],
)  # fmt: skip
async def test_what_is_no_file_of_settings_changes_nothing(text: str, code: Code, tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_text(text, encoding="utf-8")
    async with await Studio.open(Paths.at(tmp_path / "data")) as studio:
        await studio.settings.set(concurrency=4)
        with pytest.raises(InputError) as refused:
            await studio.settings.load(file, {})
        assert refused.value.code is code
        with pytest.raises(InputError):
            await studio.settings.load(tmp_path / "is not there.json", {})
        assert await studio.settings.get() == Settings(concurrency=4)


async def test_what_this_machine_does_not_have_is_left_out_and_named(tmp_path: Path) -> None:
    file, there, gone = tmp_path / "mine.json", tmp_path / "clips", str(tmp_path / "gone")
    there.mkdir()
    async with await Studio.open(Paths.at(tmp_path / "one")) as studio:
        await studio.settings.set(ffmpeg=gone, clips_folder=gone, concurrency=3)
        await studio.settings.export(file)
    asked: list[str] = []

    async def is_there(path: str) -> bool:
        asked.append(path)
        return Path(path).exists()

    fits = {"ffmpeg": is_there, "clips_folder": is_there}
    async with await Studio.open(Paths.at(tmp_path / "two")) as studio:
        await studio.settings.set(clips_folder=str(there), stay_awake=True)
        taken = await studio.settings.load(file, fits)
        assert taken.left == (("ffmpeg", gone), ("clips_folder", gone))
        assert set(taken.changed) == {"concurrency", "stay_awake"}  # one from the file, one back to its default
        assert taken.settings == await studio.settings.get() == Settings(concurrency=3, clips_folder=str(there))
        # what is as it was already, or usual, is not asked about
        await studio.settings.set(ffmpeg=gone, clips_folder=gone)
        await studio.settings.export(file)
        asked.clear()
        again = await studio.settings.load(file, fits)
        assert (again.changed, again.left, asked) == ((), (), [])


def test_no_setting_is_named_like_a_secret() -> None:
    assert [name for name in settings_file.NAMES if any(bad in name for bad in ("key", "secret", "token"))] == []
    written = json.loads(settings_file.write(Settings()))
    assert written["settings"] == {}


@pytest.mark.parametrize(
    ("words", "fine"),
    [
        ("", True),
        (DIRECT, True),
        ("http://proxy:3128", True),
        ("https://[::1]:3128/", True),
        ("proxy:3128", False),
        ("socks5://proxy:1080", False),
        ("http://name:password@proxy:3128", False),  # settings are shown and exported
        ("http://proxy:99999", False),
        ("http://proxy:3128/way", False),
        ("http://", False),
    ],
)
def test_a_proxy_is_an_address_and_holds_no_password(words: str, *, fine: bool) -> None:
    assert is_proxy(words) is fine


async def test_the_proxy_that_is_set_goes_before_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://system:3128")
    wish = ""

    async def chosen() -> str:
        return wish

    find = chosen_proxy(chosen)
    assert await find("https://api.example.com/v1") == "http://system:3128"
    wish = DIRECT
    assert await find("https://api.example.com/v1") is None
    wish = "http://mine:8080"
    assert await find("https://api.example.com/v1") == "http://mine:8080"
    assert await find("http://127.0.0.1:9/v1") is None


async def test_clips_go_to_a_folder_of_our_own_in_the_chosen_one(tmp_path: Path) -> None:
    chosen = tmp_path / "films"
    chosen.mkdir()
    somebodys = chosen / "download.part"
    somebodys.write_text("half")
    async with await Studio.open(Paths.at(tmp_path / "data")) as studio:
        await studio.settings.set(clips_folder=str(chosen))
    async with await Studio.open(Paths.at(tmp_path / "data")) as studio:
        assert studio.paths.clips == chosen / "HolySheep Studio"
        assert studio.paths.clips.is_dir()
        assert (studio.clips_refused, somebodys.exists()) == ("", True)
        await studio.settings.set(clips_folder=str(somebodys))
    async with await Studio.open(Paths.at(tmp_path / "data")) as studio:
        assert studio.clips_refused == str(somebodys)
        assert studio.paths.clips == tmp_path / "data" / "clips"


def test_a_marker_beside_the_program_keeps_the_data_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert portable.data_folder(tmp_path) is None
    (tmp_path / "portable.txt").touch()
    assert portable.data_folder(tmp_path) == tmp_path / "HolySheep Studio data"
    bundle = tmp_path / "HolySheep Studio.app" / "Contents" / "MacOS"
    bundle.mkdir(parents=True)
    for program in (tmp_path / "holysheep-studio", bundle / "holysheep-studio"):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(program))
        assert Paths.default().data == tmp_path / "HolySheep Studio data"
