"""Targets appear whole or not at all, sources are never written to, names are safe everywhere."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import os
import sys
import time
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.media import files

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def write(target: Path, data: bytes, *, replace: bool = True, then: type[BaseException] | None = None) -> None:
    """One use of `aside`; with `then` the block fails after writing."""
    async with files.aside(target, replace=replace) as part:
        part.write_bytes(data)
        if then is not None:
            raise then


async def test_the_target_appears_when_the_block_ends_well(tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"
    target.write_bytes(b"old")
    async with files.aside(target) as part:
        assert part == tmp_path / "out.mp4.part"
        part.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["out.mp4"]


@pytest.mark.parametrize("error", [RuntimeError, asyncio.CancelledError, KeyboardInterrupt])
async def test_a_block_that_fails_leaves_everything_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.mp4"
    target.write_bytes(b"old")
    with pytest.raises(error):
        await write(target, b"half", then=error)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.mp4"]


async def test_a_part_left_by_a_killed_run_is_no_obstacle_and_never_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    target = tmp_path / "out.mp4"
    files.part_beside(target).symlink_to(precious)
    async with files.aside(target) as part:
        part.write_bytes(b"new")
    assert (precious.read_bytes(), target.read_bytes()) == (b"mine", b"new")


@pytest.mark.parametrize("way", ["same", "symlink", "hardlink", "dots"])
async def test_a_source_is_never_written_to(tmp_path: Path, way: str) -> None:
    source = tmp_path / "clip.mp4"
    source.write_bytes(b"picture")
    target = tmp_path / "other.mp4"
    if way == "symlink":
        target.symlink_to(source)
    elif way == "hardlink":
        os.link(source, target)
    else:
        target = source if way == "same" else tmp_path / "." / "sub" / ".." / "clip.mp4"
        (tmp_path / "sub").mkdir()
    with pytest.raises(InputError) as caught:
        async with files.aside(target, sources=[source]):
            pytest.fail("it was let in")
    assert caught.value.code is Code.OUTPUT_IS_SOURCE
    assert source.read_bytes() == b"picture"


async def test_what_exists_is_kept_on_request(tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"
    late = files.aside(target, replace=False)
    (await late.__aenter__()).write_bytes(b"new")
    target.write_bytes(b"came meanwhile")
    with pytest.raises(InputError) as caught:
        await late.__aexit__(None, None, None)
    assert (caught.value.code, target.read_bytes()) == (Code.OUTPUT_EXISTS, b"came meanwhile")
    with pytest.raises(InputError) as early:
        await write(target, b"new", replace=False)
    assert early.value.code is Code.OUTPUT_EXISTS
    assert names(tmp_path) == ["out.mp4"]


def test_a_missing_folder_and_a_folder_as_target_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError) as missing:
        files.check_target(tmp_path / "no" / "out.mp4")
    assert missing.value.fields == {"folder": str(tmp_path / "no")}
    with pytest.raises(InputError) as folder:
        files.check_target(tmp_path)
    assert folder.value.code is Code.NOT_A_FILE


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user that can be refused")
async def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(InputError) as caught:
        await write(closed / "out.mp4", b"")
    assert caught.value.code is Code.NO_PERMISSION


async def test_a_block_that_writes_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        async with files.aside(tmp_path / "out.mp4"):
            pass
    assert caught.value.code is Code.FILE_MISSING
    assert names(tmp_path) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
async def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def fill() -> None:
        with open("/dev/full", "wb", buffering=0) as full:  # noqa: PTH123 - a device
            full.write(b"x")

    with pytest.raises(OSError, match="space") as caught:
        await asyncio.to_thread(fill)
    error = files.file_error(caught.value, tmp_path / "out.mp4")
    assert (type(error), error.code) == (MediaError, Code.DISK_FULL)


def test_free_space_is_known_before_the_folder_is(tmp_path: Path) -> None:
    assert files.disk_free_bytes(tmp_path / "a" / "b") > 0
    with pytest.raises(MediaError) as caught:
        files.need_space(tmp_path / "out.mp4", 2**70)
    assert caught.value.code is Code.DISK_FULL
    files.need_space(tmp_path / "out.mp4", 1)


async def test_the_fingerprint_is_the_files(tmp_path: Path) -> None:
    data = os.urandom(9_000_000)
    (tmp_path / "data").write_bytes(data)
    assert await files.sha256(tmp_path / "data") == hashlib.sha256(data).hexdigest()


async def test_a_fingerprint_given_up_leaves_no_file_open(tmp_path: Path) -> None:
    """Cancelled while the file is being opened, as when a window closes: Python warns of what nobody closed."""
    (tmp_path / "data").write_bytes(bytes(9_000_000))
    for turns in range(40):
        reading = asyncio.create_task(files.sha256(tmp_path / "data"))
        for _ in range(1 + turns % 3):
            await asyncio.sleep(0)
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading
    await asyncio.to_thread(time.sleep, 0.2)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        gc.collect()
    assert not told


def test_the_part_of_a_long_name_is_no_longer_than_the_longest(tmp_path: Path) -> None:
    long = tmp_path / ("é" * 125 + ".mp4")
    assert len(os.fsencode(long.name)) == 254
    part = files.part_beside(long)
    assert len(os.fsencode(part.name)) <= 255
    part.write_bytes(b"")
    assert files.part_beside(tmp_path / ("é" * 125 + ".mov")).name != part.name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("clip", "clip.mp4"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.mp4"),
        ("CON", "_CON.mp4"),
        ("con.backup", "_con.backup.mp4"),
        ("LPT¹", "_LPT¹.mp4"),
        ("CONTROL", "CONTROL.mp4"),
        ("trailing dot. . ", "trailing dot.mp4"),
        ("", "clip.mp4"),
        ("...", "clip.mp4"),
        ("new\nline\x00", "new_line_.mp4"),
        ("-leading", "_leading.mp4"),
        ("right\u202eto left", "right_to left.mp4"),
        ("e\u0301", "\u00e9.mp4"),
        ("中文视频", "中文视频.mp4"),
        ("family 👩\u200d👧", "family 👩\u200d👧.mp4"),
        ("lone \ud800 half", "lone _ half.mp4"),
    ],
)
def test_safe_names(stem: str, name: str) -> None:
    assert files.safe_name(stem, ".mp4") == name


@given(st.text(max_size=400))
def test_a_safe_name_is_safe_and_stays_as_it_is(stem: str) -> None:
    name = files.safe_name(stem, "_4x.mp4")
    assert len(name.encode()) + len(files.PART) <= files.NAME_BYTES
    assert name.endswith("_4x.mp4")
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(sign) >= 32 for sign in name)
    assert files.safe_name(name.removesuffix("_4x.mp4"), "_4x.mp4") == name


def test_hard_names_of_the_clips_become_files(clips: Path, tmp_path: Path) -> None:
    for hard in json.loads((clips / "nasty" / "hard_file_names.json").read_text()):
        name = files.safe_name(hard.removesuffix(".mp4"), ".mp4")
        (tmp_path / name).write_bytes(b"")
        assert (tmp_path / name).exists()
