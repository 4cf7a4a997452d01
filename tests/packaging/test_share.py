"""What desktops, Windows and macOS read about the studio: by their own checkers where they are, else by their rules."""

from __future__ import annotations

import configparser
import json
import os
import plistlib
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import contents
import icons
import pytest
from macos.bundle import plist
from windows.about import version_resource

from holysheep_studio.domain import project
from holysheep_studio.services import project_file
from holysheep_studio.services.intake import VIDEO_SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

SHARE = contents.ROOT / "packaging/linux/share"


def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string((SHARE / "holysheep-studio.desktop").read_text(encoding="utf-8"))
    return read["Desktop Entry"]


def test_menu_entry_opens_files_and_names_the_icon_and_the_window() -> None:
    row = entry()
    assert row["Exec"] == "holysheep-studio studio %F"
    assert row["Icon"] == row["StartupWMClass"] == contents.NAME
    types = row["MimeType"].rstrip(";").split(";")
    assert len(types) == len(set(types))
    assert {"video/mp4", "video/quicktime", "text/x-fountain", project.MIME_TYPE} <= set(types)
    assert {"Name[zh_CN]", "Comment[zh_CN]", "GenericName[zh_CN]"} <= set(row)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-utils here")
def test_menu_entry_is_valid() -> None:
    command = ["desktop-file-validate", str(SHARE / "holysheep-studio.desktop")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_endings_of_scripts_are_the_ones_that_open() -> None:
    tree = ET.parse(SHARE / "holysheep-studio.xml").getroot()  # noqa: S314 - our own file
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    globs = {one.attrib["pattern"] for one in tree.iter(f"{space}glob")}
    about = [*plist()["UTImportedTypeDeclarations"], *plist()["UTExportedTypeDeclarations"]]
    declared = [ending for one in about for ending in one["UTTypeTagSpecification"]["public.filename-extension"]]
    assert globs == {f"*.{ending}" for ending in declared} == {"*.fountain", "*.spmd", f"*{project.SUFFIX}"}


def test_projects_are_known_by_their_beginning() -> None:
    tree = ET.parse(SHARE / "holysheep-studio.xml").getroot()  # noqa: S314 - our own file
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = [one for one in tree.iter(f"{space}mime-type") if one.attrib["type"] == project.MIME_TYPE]
    inner = [one.attrib["value"] for one in kind.iter(f"{space}match")]
    assert inner[1] == f"{project_file.KIND_MEMBER}{project.MIME_TYPE}"


def test_metadata_names_the_menu_entry_and_its_types() -> None:
    tree = ET.parse(SHARE / "ai.holysheep.studio.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert tree.findtext("id") == contents.IDENTIFIER
    assert tree.findtext("launchable") == "holysheep-studio.desktop"
    assert tree.findtext("project_license") == "GPL-3.0-or-later"
    assert {one.text for one in tree.iter("mediatype")} <= set(entry()["MimeType"].split(";"))


def test_icons_are_whole() -> None:
    ico = icons.ico()
    for place in range(struct.unpack_from("<HHH", ico)[2]):
        side, *_, length, start = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * place)
        picture = ico[start : start + length]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack_from(">II", picture, 16) == (side or 256, side or 256)
    icns = icons.icns()
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4) == (len(icns),)


def test_windows_offers_what_the_studio_takes() -> None:
    script = (contents.ROOT / "packaging/windows/studio.nsi").read_text(encoding="utf-8")
    offered = {line.split('"')[1] for line in script.splitlines() if "${DO}" in line}
    assert offered
    assert {f".{ending}" for ending in offered} <= VIDEO_SUFFIXES
    # whatever is written is taken back
    for key in ("Capabilities", ".Clip", ".Script", ".Project", "spmd", "App Paths", "RegisteredApplications"):
        assert script.count(key) >= 2, key
    made = version_resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in made
    compile(made, "version", "eval")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="no NSIS here")
def test_windows_installer_compiles(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/holysheep-studio.exe").write_bytes(b"x")
    (tmp_path / "app.ico").write_bytes(icons.ico())
    words = {
        "VERSION": "1.2.3",
        "FOLDER": tmp_path / "folder",
        "TARGET": tmp_path / "HolySheep-Studio-setup.exe",
        "ICON": tmp_path / "app.ico",
    }
    words["LICENCE"] = contents.ROOT / "resources/licences/texts/GPL-3.0.txt"
    script = contents.ROOT / "packaging/windows/studio.nsi"
    told = ["-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command = ["makensis", *told, *(f"-D{name}={word}" for name, word in words.items()), str(script)]
    # a machine whose own code page is another one
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "HolySheep-Studio-setup.exe").read_bytes().startswith(b"MZ")


def test_macos_keys_can_be_written() -> None:
    keys = plist()
    assert plistlib.loads(plistlib.dumps(keys)) == keys
    assert keys["CFBundleShortVersionString"] == contents.version()
    entitled = plistlib.loads((contents.ROOT / "packaging/macos/entitlements.plist").read_bytes())
    assert entitled == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_licences_are_of_the_packages_in_the_lock() -> None:
    kept = json.loads((contents.ROOT / "resources/licences/packages.json").read_text(encoding="utf-8"))
    lock = (contents.ROOT / "packaging/lock/package.txt").read_text(encoding="utf-8")
    rows = [line.split(" ")[0].split("==") for line in lock.splitlines() if "==" in line and line[0].isalnum()]
    locked = {contents.canonical(name): version for name, version in rows}
    for row in kept["packages"]:
        assert locked[contents.canonical(row["name"])] == row["version"], "run packaging/licences.py"
        assert row["texts"]
        assert all(kept["texts"][one] for one in row["texts"])
