"""What goes into an installation: the rules on names as PyInstaller and the wheels of all systems write them."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import files
from pathlib import Path, PurePosixPath

import contents
import pytest

ROOT = contents.ROOT
#: As PyInstaller found them on Debian 12, shortened.
PYAV = [
    ("av.libs/libavcodec-5e6b81c2.so.62.28.102", "/v/av.libs/libavcodec-5e6b81c2.so.62.28.102", "BINARY"),
    ("av.libs/libavutil-5809ad29.so.60.26.102", "/v/av.libs/libavutil-5809ad29.so.60.26.102", "BINARY"),
]
OPENCV = "opencv_python_headless.libs"
OLD_SSL = [
    (f"{OPENCV}/libssl-81259c47.so.1.1.1k", f"/v/{OPENCV}/libssl-81259c47.so.1.1.1k", "BINARY"),
    ("libssl-81259c47.so.1.1.1k", f"{OPENCV}/libssl-81259c47.so.1.1.1k", "SYMLINK"),
]
AVCODEC = (f"{OPENCV}/libavcodec-c4204469.so.62.28.101", f"/v/{OPENCV}/libavcodec-c4204469.so.62.28.101", "BINARY")


def test_opencv_uses_the_ffmpeg_of_pyav_and_no_old_openssl() -> None:
    top = ("libavcodec-c4204469.so.62.28.101", AVCODEC[0], "SYMLINK")
    kept = contents.chosen([*PYAV, *OLD_SSL, AVCODEC, top])
    assert (AVCODEC[0], "../av.libs/libavcodec-5e6b81c2.so.62.28.102", "SYMLINK") in kept
    assert top in kept
    assert not [row for row in kept if "libssl" in row[0]]


def test_what_only_opencv_s_own_ffmpeg_asked_for_goes_with_it() -> None:
    vpx, avif = (
        (f"{OPENCV}/libvpx-4fb239ff.so.11.0.1", "/v/vpx", "BINARY"),
        (f"{OPENCV}/libavif-4.so", "/v/a", "BINARY"),
    )
    link = ("libvpx-4fb239ff.so.11.0.1", vpx[0], "SYMLINK")
    kept = contents.chosen([*PYAV, *OLD_SSL, AVCODEC, vpx, avif, link])
    assert avif in kept
    assert not [row for row in kept if "libvpx" in row[0]]


def test_a_library_that_both_brought_is_pyav_s_in_both_places() -> None:
    """PyAV's FFmpeg, reached through OpenCV's folder, looks for it there and at the top."""
    name = "libdrm-b0291a67.so.2.4.0"
    here = [(f"{folder}/{name}", f"/v/{folder}/{name}", "BINARY") for folder in ("av.libs", OPENCV)]
    top = (name, f"{OPENCV}/{name}", "SYMLINK")
    kept = contents.chosen([*PYAV, *OLD_SSL, AVCODEC, *here, top])
    assert {row[0]: row for row in kept}[f"{OPENCV}/{name}"] == (f"{OPENCV}/{name}", f"../av.libs/{name}", "SYMLINK")
    assert here[0] in kept
    assert top in kept


def test_another_major_version_of_ffmpeg_stops_the_build() -> None:
    other = (f"{OPENCV}/libavcodec-c4204469.so.63.1.1", "/v/x", "BINARY")
    with pytest.raises(ValueError, match="libavcodec"):
        contents.one_ffmpeg([*PYAV, *OLD_SSL, other])


def test_without_an_old_openssl_opencv_keeps_its_ffmpeg() -> None:
    """On macOS it comes with OpenSSL 3 and another major version."""
    rows = [
        ("cv2/.dylibs/libavcodec.61.19.101.dylib", "/v/a", "BINARY"),
        ("cv2/.dylibs/libssl.3.dylib", "/v/b", "BINARY"),
    ]
    assert contents.chosen(rows) == rows


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("cv2/cv2.pyd", True),
        ("cv2/opencv_videoio_ffmpeg500_64.dll", False),
        ("numpy/_core/tests/data.csv", False),
        ("imageio_ffmpeg/binaries/ffmpeg-linux-x86_64-v9.0.2", True),
        ("c2pa/libs/libc2pa_c.so", True),
    ],
)
def test_files_stay_or_go(name: str, *, stays: bool) -> None:
    assert contents.wanted((name, f"/v/{name}", "BINARY")) is stays
    assert contents.wanted((name.replace("/", "\\"), f"/v/{name}", "BINARY")) is stays


def test_libraries_of_the_system_stay_with_the_system() -> None:
    assert contents.of_system(("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", "BINARY"))
    assert not contents.of_system(("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY"))
    assert not contents.of_system(("libX11.so.6", "/me/lib/libX11.so.6", "BINARY"))
    assert not contents.of_system(("_ssl.cpython-311.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"))


def test_all_files_of_the_studio_go_along() -> None:
    places = {f"{place}/{Path(source).name}" for source, place in contents.data()}
    for file in (ROOT / "resources").rglob("*"):
        inside = file.relative_to(ROOT / "resources")
        if file.is_file() and inside.parts[0] != "screenshots":
            assert f"holysheep_studio/_resources/{inside.as_posix()}" in places
    for file in (ROOT / "holysheep_studio/store/schema").glob("*.sql"):
        assert f"holysheep_studio/store/schema/{file.name}" in places
    strangers = {
        file.suffix
        for file in (ROOT / "holysheep_studio").rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc", ".sql", ".typed", ".md"}
    }
    assert not strangers, "files beside the modules that no rule of contents.data takes along"


def test_every_module_imported_by_name_is_named() -> None:
    named = set(contents.HIDDEN)
    for file in (ROOT / "holysheep_studio").rglob("*.py"):
        for module in re.findall(r'import_module\("([\w.]+)"\)', file.read_text(encoding="utf-8")):
            assert module in named or any(module.startswith(f"{one}.") for one in contents.WHOLE), module


def test_every_library_inside_the_packages_has_its_licence() -> None:
    parts = tomllib.loads((ROOT / "resources/licences/parts.toml").read_text(encoding="utf-8"))
    known = {name for row in parts.values() for name in row["files"]}
    for package in ("av", "opencv-python-headless", "numpy", "scipy", "c2pa-python", "PySide6-Essentials", "shiboken6"):
        for file in files(package) or ():
            name = PurePosixPath(file.as_posix())
            of_its_own = name.name.startswith(("lib", "Qt6")) and not name.name.startswith("libq")
            if re.search(r"\.so(\.|$)|\.dylib$|\.dll$", name.name) and of_its_own and "plugins" not in name.parts:
                row = (str(name), "", "BINARY")
                if contents.wanted(row):
                    assert any(name.name.startswith(one) for one in known), name
