"""Makes the Debian package: `python3 packaging/linux/build.py [--wheels FOLDER] [--fetch] [--fast]` -> build/*.deb.

Needs Debian's dpkg-dev and binutils, and libpython3.11 where Python is Debian's own. What the package depends on is
read from the libraries in it by dpkg-shlibdeps, so it is made on the oldest system that it shall run on (Debian 12).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import bootstrap  # noqa: E402 - a script beside it
import contents  # noqa: E402 - the same
import freeze  # noqa: E402 - the same
from linux import slim  # noqa: E402 - the same

SHARE = HERE / "share"
TREE = freeze.BUILD / "deb"
PLACE = Path("usr/lib/holysheep-studio")
#: Not asked what it needs: the look of GNOME's dialogs, loaded where it is there, and the FFmpeg program, which holds
#: a part of the C library's own names and would be bound to the very version of this system.
UNASKED = re.compile(r"libqgtk3\.so$|^ffmpeg-")
#: Loaded by name while it runs, so that no list of libraries tells of it.
LOADED_LATE = ["fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation | fonts-noto-core"]
RECOMMENDED = ("fonts-noto-cjk", "gnome-keyring | kwalletmanager", "libgtk-3-0", "xdg-utils", "libnotify-bin")
DESCRIPTION = """Bend time in clips and make AI video
 A desktop studio for people who make AI video. It bends time in clips on this
 machine (slow motion, time-lapse, ramps, curves), enlarges them, sets the
 physics of a scene with a live preview, sends prompts, clips and catalogues to
 video clouds within budgets that are never passed, and keeps every job in a
 queue that survives a crash and pays for nothing twice.
 .
 No account is needed. Nothing is sent anywhere unless you ask for it."""


def machine() -> str:
    """The kind of machine it is for, in Debian's words."""
    asked = [shutil.which("dpkg") or "dpkg", "--print-architecture"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def day() -> str:
    """The day of what is built: the last commit's, or what SOURCE_DATE_EPOCH says."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not stamp:
        asked = ["git", "-C", str(bootstrap.ROOT), "log", "-1", "--format=%ct"]
        stamp = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.strip()
    moment = datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)
    return moment.strftime("%Y-%m-%d")


def commands() -> str:
    """The commands and what they do, as a part of the manual page."""
    code = (
        "import json, typer.main; from holysheep_studio.cli import entry; from holysheep_studio.cli.app import app\n"
        "found = typer.main.get_command(app).commands\n"
        "print(json.dumps({n: (c.help or '').split(chr(10) * 2)[0].replace(chr(10), ' ') for n, c in found.items()}))"
    )
    answer = subprocess.run(
        [str(freeze.PYTHON), "-c", code], check=True, capture_output=True, text=True, cwd=bootstrap.ROOT
    )
    rows: dict[str, str] = json.loads(answer.stdout)
    return "\n".join(f".TP\n.B {_roff(name)}\n{_roff(words)}" for name, words in sorted(rows.items()))


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").lstrip(".")


def filled(name: str, **words: str) -> str:
    """A file of `share` with the version, the day and `words` in it."""
    text = (SHARE / name).read_text(encoding="utf-8")
    for mark, word in {"VERSION": contents.version(), "DATE": day(), **words}.items():
        text = text.replace(f"@{mark}@", word)
    return text


def write(place: str, text: str | bytes) -> None:
    """One file of the package."""
    file = TREE / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def lay_out() -> None:
    """Everything where it will be installed."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(freeze.FOLDER, TREE / PLACE, symlinks=True)
    slim.slim(TREE / PLACE / "_internal")
    freeze.prove(TREE / PLACE / freeze.PROGRAM.name)
    (TREE / "usr/bin").mkdir(parents=True)
    (TREE / "usr/bin/holysheep-studio").symlink_to("../lib/holysheep-studio/holysheep-studio")
    write("usr/share/applications/holysheep-studio.desktop", filled("holysheep-studio.desktop"))
    write("usr/share/metainfo/ai.holysheep.studio.metainfo.xml", filled("ai.holysheep.studio.metainfo.xml"))
    write("usr/share/mime/packages/holysheep-studio.xml", filled("holysheep-studio.xml"))
    page = filled("holysheep-studio.1", COMMANDS=commands())
    write("usr/share/man/man1/holysheep-studio.1.gz", gzip.compress(page.encode(), mtime=0))
    icons = bootstrap.ROOT / "resources" / "icons"
    for picture in icons.glob("app-[0-9]*.png"):
        side = picture.stem.removeprefix("app-")
        write(f"usr/share/icons/hicolor/{side}x{side}/apps/holysheep-studio.png", picture.read_bytes())
    write("usr/share/icons/hicolor/scalable/apps/holysheep-studio.svg", (icons / "app.svg").read_bytes())
    shell_completions()
    documents()


def shell_completions() -> None:
    """What bash, zsh and fish ask the program while somebody types."""
    places = {
        "bash": "usr/share/bash-completion/completions/holysheep-studio",
        "zsh": "usr/share/zsh/vendor-completions/_holysheep-studio",
        "fish": "usr/share/fish/vendor_completions.d/holysheep-studio.fish",
    }
    for shell, place in places.items():
        asked = [str(freeze.PROGRAM), "--show-completion", shell]
        environment = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
        said = subprocess.run(asked, check=True, capture_output=True, text=True, env=environment).stdout
        write(place, said)


def documents() -> None:
    """Copyright, changes, licences and the list of what is inside."""
    doc = "usr/share/doc/holysheep-studio"
    resources = bootstrap.ROOT / "resources" / "licences"
    mit = (bootstrap.ROOT / "LICENSE").read_text(encoding="utf-8")
    head = (
        "HolySheep Studio is under the MIT licence, below. This package holds programs and libraries of others and is\n"
        "passed on as a whole under the GNU General Public Licence, version 3 or later\n"
        "(/usr/share/common-licenses/GPL-3); LICENCES.md says why, licences/ what each part is under, sbom.json\n"
        "what is inside.\n\n"
    )
    write(f"{doc}/copyright", head + mit)
    write(f"{doc}/LICENCES.md", (HERE.parent / "LICENCES.md").read_bytes())
    write(f"{doc}/licences/parts.toml", (resources / "parts.toml").read_bytes())
    packages = freeze.BUILD / "licences" / "packages.json"
    write(f"{doc}/licences/packages.json", packages.read_bytes())
    write(f"{doc}/sbom.json", freeze.SBOM.read_bytes())
    changes = (bootstrap.ROOT / "CHANGELOG.md").read_bytes()
    write(f"{doc}/changelog.gz", gzip.compress(changes, mtime=0))


def depends() -> list[str]:
    """The packages that hold the libraries it loads, with the versions that have what is used of them."""
    inside = TREE / PLACE
    files = [file for file in sorted(inside.rglob("*")) if file.is_file() and not file.is_symlink()]
    binaries = [file for file in files if file.read_bytes()[:4] == b"\x7fELF" and not UNASKED.search(file.name)]
    # dpkg-shlibdeps wants a source package's control file beside it, and this folder to know the top of the package
    (TREE / "DEBIAN").mkdir(exist_ok=True)
    (freeze.BUILD / "debian").mkdir(exist_ok=True)
    (freeze.BUILD / "debian" / "control").write_text("Source: x\n\nPackage: x\nArchitecture: any\n", encoding="utf-8")
    folders = sorted({str(file.parent) for file in binaries})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *(f"-l{folder}" for folder in folders)]
    asked = [*command, *(str(file) for file in binaries)]
    done = subprocess.run(asked, check=False, capture_output=True, text=True, cwd=freeze.BUILD)
    if done.returncode != 0:
        bootstrap.give_up("\n".join(line for line in done.stderr.splitlines() if "warning" not in line))
    return done.stdout.strip().partition("=")[2].split(", ")


def control() -> None:
    """What dpkg wants to know."""
    size_kib = sum(file.lstat().st_size for file in TREE.rglob("*") if not file.is_dir()) // 1024
    rows = {
        "Package": "holysheep-studio",
        "Version": contents.version(),
        "Section": "video",
        "Priority": "optional",
        "Architecture": machine(),
        "Installed-Size": str(size_kib),
        "Maintainer": "The HolySheep Studio authors <authors@holysheep.invalid>",
        "Depends": ", ".join([*depends(), *LOADED_LATE]),
        "Recommends": ", ".join(RECOMMENDED),
        "Description": DESCRIPTION,
    }
    write("DEBIAN/control", "".join(f"{name}: {value}\n" for name, value in rows.items()))


def main() -> None:
    """Make the folder, lay it out, pack it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheels", type=Path, help="take packages from this folder and not from the network")
    parser.add_argument("--fetch", action="store_true", help="download them into that folder first")
    parser.add_argument("--fast", action="store_true", help="pack quickly and larger, to try it out")
    parser.add_argument("--packed", action="store_true", help="take the folder that freeze.py made before")
    given = parser.parse_args()
    if not given.packed:
        passed = [*(["--wheels", str(given.wheels)] if given.wheels else []), *(["--fetch"] if given.fetch else [])]
        freeze.run(sys.executable, HERE.parent / "freeze.py", *passed)
    lay_out()
    control()
    level = ["-Zgzip", "-z1"] if given.fast else ["-Zxz", "-z9", "--threads-max=2"]
    package = freeze.BUILD / f"holysheep-studio_{contents.version()}_{machine()}.deb"
    freeze.run("dpkg-deb", "--root-owner-group", *level, "--build", TREE, package)
    bootstrap.say(f"{package}: {package.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
