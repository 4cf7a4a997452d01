"""What goes into an installation and what does not: lists and rules that studio.spec uses on every system."""

from __future__ import annotations

import posixpath
import re
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
NAME = "holysheep-studio"
TITLE = "HolySheep Studio"
IDENTIFIER = "ai.holysheep.studio"

#: One row of PyInstaller's tables: name in the folder, place it comes from, kind.
Row = tuple[str, str, str]

#: Imported by name, so that no reader of imports can find them.
HIDDEN = (
    "holysheep_studio.__main__",
    "holysheep_studio.cli.entry",
    "holysheep_studio.demo_server.serve",
    "holysheep_studio.engine.__main__",
    "holysheep_studio.media.guard",
    "holysheep_studio.studio",
    "holysheep_studio.ui.__main__",
    "holysheep_studio.ui.plain_imports",
    "onnxruntime",
)
#: Packages of which every module counts, because they look for them by name.
WHOLE = ("shellingham", "rich._unicode_data", "otio_cmx3600_adapter")
#: Packages that read files of their own beside their modules.
WITH_FILES = ("opentimelineio", "otio_cmx3600_adapter")
#: Packages with a library that they load by its path.
WITH_LIBRARIES = ("c2pa",)
#: Distributions that are looked for by their metadata: plug-ins, back ends, versions.
WITH_METADATA = (
    "opentimelineio",
    "otio-cmx3600-adapter",
    "keyring",
    # doctor names their versions
    "av",
    "opencv-python-headless",
    "numpy",
    "imageio-ffmpeg",
    "ffmpeg-python",
)
#: Never used here; libraries offer them, or import them where they are there.
EXCLUDED = (
    "IPython",
    "PIL",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "_pytest",
    "curses",
    "cython",
    "keyrings.alt",  # it would keep keys in a readable file where there is no keyring
    "lib2to3",
    "matplotlib",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "pandas",
    "pip",
    "pydoc_data",
    "pytest",
    "readline",
    # SciPy is here for Fourier transforms, sparse matrices and least squares
    "scipy.cluster",
    "scipy.datasets",
    "scipy.integrate",
    "scipy.interpolate",
    "scipy.io",
    "scipy.ndimage",
    "scipy.odr",
    "scipy.signal",
    "scipy.special.cython_special",
    "scipy.stats",
    "setuptools",
    "sympy",
    "tkinter",
    "torch",
    "wheel",
)
#: Parts of Qt that its plug-ins bring along and nobody here uses, by how the file's name begins (after lib).
QT_UNUSED = (
    "Qt63D",
    "Qt6Egl",
    "Qt6Network",
    "Qt6OpenGLWidgets",
    "Qt6Pdf",
    "Qt6Qml",
    "Qt6Quick",
    "Qt6VirtualKeyboard",
    "Qt6WebEngine",
)
#: Folders of Qt plug-ins that stay; the others serve what is not used.
QT_PLUGINS = frozenset(
    {
        "iconengines",
        "imageformats",
        "platforminputcontexts",
        "platforms",
        "platformthemes",
        "styles",
        "wayland-decoration-client",
        "wayland-graphics-integration-client",
        "wayland-shell-integration",
        "xcbglintegrations",
    }
)
#: Plug-ins in those folders that do not: pages, touch keyboards, machines without a window system.
QT_PLUGINS_UNUSED = re.compile(
    r"lib?(q?pdf|qtvirtualkeyboard|qeglfs|qlinuxfb|qvnc|qvkkhrdisplay|qminimalegl|qtuiotouch)"
)
#: Languages of Qt's own words that the studio speaks besides English.
QT_LANGUAGES = ("zh_CN",)
#: OpenCV's reader of videos; the studio reads them with PyAV.
_OPENCV = frozenset({"cv2", "opencv_python_headless.libs"})
_FFMPEG = re.compile(r"^lib(?:av(?:codec|format|util|device|filter)|sw(?:scale|resample))-[0-9a-f]+\.so\.\d+")
#: OpenSSL before 3, of which the licence does not go with the GPL (see LICENCES.md), and a plug-in nobody loads.
_OPENCV_UNUSED = re.compile(r"^(opencv_videoio_ffmpeg\w*\.dll|lib(ssl|crypto)-[0-9a-f]+\.so\.1.*)$", re.IGNORECASE)
#: What nothing but OpenCV's own FFmpeg asked for.
_OF_OPENCV_FFMPEG = re.compile(r"^lib(vpx|drm)-")
#: Where Linux keeps its own libraries.
_OF_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


#: Where Qt finds its plug-ins and words on Linux, beside the program, so that no variable has to say it to children.
QT_CONF = "[Paths]\nPrefix = _internal/PySide6/Qt\n"


def version() -> str:
    """The studio's version. Raises ValueError when the package says none."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "holysheep_studio/__init__.py").read_text(encoding="utf-8"))
    if found is None:
        message = "holysheep_studio/__init__.py says no version"
        raise ValueError(message)
    return found[1]


def data(root: Path = ROOT) -> list[tuple[str, str]]:
    """The studio's own files, as (place, folder in the installation); pictures of the README stay out."""
    package = root / "holysheep_studio"
    kept, own = root / "resources/licences/packages.json", root / "build/licences/packages.json"
    rows = [
        (str(file), str(PurePosixPath("holysheep_studio/_resources") / file.relative_to(root / "resources").parent))
        for file in sorted((root / "resources").rglob("*"))
        if file.is_file() and file.relative_to(root / "resources").parts[0] != "screenshots" and file != kept
    ]
    # a build lists the packages of its own system
    rows.append((str(own if own.exists() else kept), "holysheep_studio/_resources/licences"))
    if (build := root / "build/build.toml").exists():  # what the packager says of the build, see freeze.py
        rows.append((str(build), "holysheep_studio/_resources"))
    rows += [(str(file), "holysheep_studio/store/schema") for file in sorted((package / "store/schema").glob("*.sql"))]
    return rows


def chosen(rows: Iterable[Row]) -> list[Row]:
    """The files that belong into the installation, of those that PyInstaller found, with OpenCV's FFmpeg replaced."""
    kept = [row for row in one_ffmpeg(rows) if wanted(row)]
    names = {row[0] for row in kept}
    # PyInstaller adds links at the top to libraries further down: those whose library is left out go with it
    return [row for row in kept if row[2] != "SYMLINK" or _place(row) in names or _leads_to_pyav(row)]


def wanted(row: Row) -> bool:
    """Whether a file that PyInstaller found belongs into the installation."""
    name = PurePosixPath(_posix(row[0]))
    parts = name.parts
    if of_system(row):
        return False
    if "PySide6" in parts or name.name.startswith(("libQt6", "Qt6")):
        return _wanted_of_qt(name)
    if parts[0] in _OPENCV and _OPENCV_UNUSED.match(name.name):
        return False
    # headers, tests and stubs are for those who build
    return name.suffix not in {".h", ".hpp", ".pxd", ".pyi", ".a", ".lib"} and not {"tests", "testing"} & set(
        parts[1:-1]
    )


def of_system(row: Row) -> bool:
    """Whether it is a library of this Linux system, which the package names as what it depends on.

    The system's own gets the system's security updates, and fits the programs and drivers around it.
    """
    base = PurePosixPath(_posix(row[0]))
    return len(base.parts) == 1 and base.name.startswith("lib") and not base.name.startswith("libpython") and (
        row[2] == "BINARY" and _posix(row[1]).startswith(_OF_SYSTEM)
    )  # fmt: skip


def outsiders(inside: Iterable[str]) -> list[str]:
    """Top-level modules of distributions that are there to build with; `inside` names those that are there to run."""
    keep = {canonical(name) for name in inside}
    found = packages_distributions()
    return sorted(
        module
        for module, owners in found.items()
        if not {canonical(one) for one in owners} & keep and module.isidentifier()
    )


def canonical(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _wanted_of_qt(name: PurePosixPath) -> bool:
    parts = name.parts
    base = name.name.removeprefix("lib")
    if base.startswith(QT_UNUSED):
        return False
    if "plugins" in parts:
        folder = parts[parts.index("plugins") + 1]
        return folder in QT_PLUGINS and not QT_PLUGINS_UNUSED.match(name.name)
    if "translations" in parts:
        return any(name.stem in {f"qt_{one}", f"qtbase_{one}"} for one in QT_LANGUAGES)
    return not {"qml", "metatypes", "typesystems", "glue", "include"} & set(parts)


def one_ffmpeg(rows: Iterable[Row]) -> list[Row]:
    """Let OpenCV's FFmpeg be PyAV's, where OpenCV's brings an old OpenSSL: links in the place of its libraries.

    FFmpeg keeps its interface within a major version. Raises ValueError when the two differ in it.
    """
    rows = list(rows)
    if not any(_of_opencv(row) and _OPENCV_UNUSED.match(PurePosixPath(_posix(row[0])).name) for row in rows):
        return rows
    of_pyav = [row for row in rows if PurePosixPath(_posix(row[0])).parts[0] == "av.libs"]
    pyav = {_kind(row[0]): row for row in of_pyav}
    same = {PurePosixPath(_posix(row[0])).name: row for row in of_pyav}
    made = []
    for row in rows:
        name = PurePosixPath(_posix(row[0]))
        asked_by_ffmpeg = _of_opencv(row) and _OF_OPENCV_FFMPEG.match(name.name)
        if asked_by_ffmpeg and name.name not in same:
            continue
        if not (asked_by_ffmpeg or (_of_opencv(row) and _FFMPEG.match(name.name))):
            made.append(row)
            continue
        # PyAV's FFmpeg may ask for the very file that OpenCV's asked for, and look for it where OpenCV's lay
        stand_in = same[name.name] if asked_by_ffmpeg else pyav.get(_kind(row[0]))
        if stand_in is None:
            message = f"OpenCV wants {name.name}, and PyAV has none of its kind: decide about it (LICENCES.md)"
            raise ValueError(message)
        target = PurePosixPath(*[".."] * (len(name.parts) - 1)) / _posix(stand_in[0])
        made.append((row[0], str(target), "SYMLINK"))
    return made


def _of_opencv(row: Row) -> bool:
    return PurePosixPath(_posix(row[0])).parts[0] in _OPENCV


def _kind(name: str) -> tuple[str, str]:
    """What a library's file name says it is: its kind and its major version."""
    base = PurePosixPath(_posix(name)).name
    found = re.match(r"^lib([a-z]+)-[0-9a-f]+\.so\.(\d+)", base)
    return (found[1], found[2]) if found else (base, "")


def _place(row: Row) -> str:
    """Where a link leads, from the top of the installation."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(_posix(row[0])), _posix(row[1])))


def _leads_to_pyav(row: Row) -> bool:
    return _place(row).startswith("av.libs/")


def _posix(name: str) -> str:
    return name.replace("\\", "/")
