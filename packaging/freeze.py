"""Makes the folder that an installer installs: `python3 packaging/freeze.py [--wheels FOLDER] [--fetch]`.

Build tools and the studio's packages come from packaging/lock/package.txt into build/venv; with --wheels nothing is
taken from the network but from that folder, which --fetch fills first. The folder is build/dist/holysheep-studio.

A packager who publishes releases names the address of a document `{"version": "1.2.0", "page": "https://..."}` in the
environment variable HOLYSHEEP_STUDIO_RELEASES; only then has the build the setting that looks there (off at first).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bootstrap
import contents
from windows.about import version_resource

ROOT = bootstrap.ROOT
LOCK = ROOT / "packaging" / "lock" / "package.txt"
BUILD = ROOT / "build"
VENV = BUILD / "venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
FOLDER = BUILD / "dist" / "holysheep-studio"
SBOM = BUILD / "dist" / "holysheep-studio.cdx.json"
RELEASES = "HOLYSHEEP_STUDIO_RELEASES"
PROGRAM = FOLDER / f"holysheep-studio{bootstrap.SUFFIX}"


def run(*command: str | Path, **more: str) -> None:
    """Run a program of the build; `more` goes into its environment. Gives up when it fails."""
    outer = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, cwd=ROOT, stdin=subprocess.DEVNULL, env={**outer, **more})
    if done.returncode != 0:
        bootstrap.give_up(f"This did not work ({done.returncode}): {' '.join(words)}")


def fetch(wheels: Path) -> None:
    """Download what the lock names for this system and Python into `wheels`, compared with its hashes."""
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    run(*pip, "--only-binary", ":all:", "--require-hashes", "-r", LOCK, "-d", wheels)


def set_up(wheels: Path | None, *, fetching: bool) -> None:
    """Have build/venv hold exactly what the lock names."""
    print_of = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / "made-for.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == print_of and not fetching:
        return
    bootstrap.say("Setting up build/venv")
    run(sys.executable, "-m", "venv", "--clear", VENV)
    if wheels is not None and fetching:
        fetch(wheels)
    where: list[str | Path] = [] if wheels is None else ["--no-index", "-f", wheels]
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        *where,
    ]
    run(*pip, "--only-binary", ":all:", "--require-hashes", "-r", LOCK)
    stamp.write_text(print_of, encoding="utf-8")


def name_publisher(address: str) -> None:
    """Leave beside the shipped files where releases are looked for; nothing where no address was given."""
    place = BUILD / "build.toml"
    place.unlink(missing_ok=True)
    if address:
        if not address.startswith("https://"):
            bootstrap.give_up(f"{RELEASES} is no https address: {address}")
        place.write_text(f"releases = {json.dumps(address)}\n", encoding="utf-8")


def prove(program: Path = PROGRAM) -> None:
    """See that the folder works by itself: what it is, and that it bends a clip with its own engine and FFmpeg."""
    bare = {"PATH": "", "PYTHONDONTWRITEBYTECODE": "1"} if os.name != "nt" else {}
    run(program, "--version", **bare)
    sample = ROOT / "resources" / "samples" / "stream_of_water.mp4"
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "slow.mp4"
        run(program, "retime", sample, "-o", made, "--effect", "slow_motion_2x", "--interpolation", "nearest", **bare)
        asked = [str(program), "probe", "--json", str(made)]
        answer = subprocess.run(asked, check=True, capture_output=True, stdin=subprocess.DEVNULL, text=True)
        bootstrap.say(f"made with the folder's own engine and FFmpeg: {len(json.loads(answer.stdout))} facts about it")


def main() -> None:
    """Make it, say what is in it, prove it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheels", type=Path, help="take packages from this folder and not from the network")
    parser.add_argument("--fetch", action="store_true", help="download them into that folder first")
    given = parser.parse_args()
    if given.fetch and given.wheels is None:
        parser.error("--fetch needs --wheels")
    wheels = given.wheels.absolute() if given.wheels else None
    set_up(wheels, fetching=given.fetch)
    shutil.rmtree(BUILD / "dist", ignore_errors=True)
    run(PYTHON, ROOT / "packaging" / "licences.py", BUILD / "licences" / "packages.json")
    run(PYTHON, ROOT / "packaging" / "icons.py", BUILD)
    name_publisher(os.environ.get(RELEASES, ""))
    (BUILD / "version.txt").write_text(version_resource(contents.version()), encoding="utf-8")
    spec = ROOT / "packaging" / "studio.spec"
    tool: list[str | Path] = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    # the same input gives the same archive
    run(*tool, "--distpath", FOLDER.parent, "--workpath", BUILD / "work", spec, PYTHONHASHSEED="1")
    if sys.platform.startswith("linux"):
        (FOLDER / "qt.conf").write_text(contents.QT_CONF, encoding="utf-8")
    run(PYTHON, ROOT / "packaging" / "sbom.py", SBOM)
    prove()
    size = sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink())
    bootstrap.say(f"{FOLDER}: {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
