"""Makes the disk image for macOS: `python3 packaging/macos/build.py [--wheels FOLDER] [--fetch]` -> build/*.dmg.

By the environment: MACOS_SIGN_IDENTITY signs with that Developer ID (else the bundle is signed for this machine only),
MACOS_NOTARY_PROFILE has Apple notarise the image with the credentials that notarytool keeps under that name.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import bootstrap  # noqa: E402 - a script beside it
import contents  # noqa: E402 - the same
import freeze  # noqa: E402 - the same

#: How a file that can be loaded or run begins: Mach-O of one kind of machine, either way round, or of several.
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def signables(bundle: Path) -> list[Path]:
    """What is signed one by one, the innermost first, and the bundle at the end."""
    files = [file for file in bundle.rglob("*") if file.is_file() and not file.is_symlink()]
    found = []
    for file in files:
        with file.open("rb") as content:
            if content.read(4) in _MACH_O:
                found.append(file)
    return [*sorted(found, key=lambda file: (-len(file.parts), str(file))), bundle]


def sign(bundle: Path) -> None:
    """Sign everything in it for the hardened runtime, and see that macOS accepts it."""
    identity = os.environ.get("MACOS_SIGN_IDENTITY", "-")
    stamp = ["--timestamp"] if identity != "-" else ["--timestamp=none"]
    entitled = ["--entitlements", str(HERE / "entitlements.plist")]
    for one in signables(bundle):
        freeze.run("codesign", "--force", "--sign", identity, *stamp, "--options", "runtime", *entitled, one)
    freeze.run("codesign", "--verify", "--deep", "--strict", bundle)


def image(bundle: Path, target: Path) -> None:
    """A disk image with the application and the place to drag it to."""
    stage = freeze.BUILD / "dmg"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copytree(bundle, stage / bundle.name, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    shutil.copyfile(HERE.parent / "LICENCES.md", stage / "LICENCES.md")
    words = ["-volname", contents.TITLE, "-srcfolder", str(stage), "-ov", "-format", "ULFO"]
    freeze.run("hdiutil", "create", *words, target)


def notarise(target: Path) -> None:
    """Have Apple look at it, where there are credentials."""
    profile = os.environ.get("MACOS_NOTARY_PROFILE")
    if not profile:
        bootstrap.say("not notarised (no MACOS_NOTARY_PROFILE): people have to allow it in the settings of macOS")
        return
    freeze.run("xcrun", "notarytool", "submit", target, "--keychain-profile", profile, "--wait")
    freeze.run("xcrun", "stapler", "staple", target)


def main() -> None:
    """Make the bundle, sign, pack, notarise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheels", type=Path, help="take packages from this folder and not from the network")
    parser.add_argument("--fetch", action="store_true", help="download them into that folder first")
    given = parser.parse_args()
    passed = [*(["--wheels", str(given.wheels)] if given.wheels else []), *(["--fetch"] if given.fetch else [])]
    freeze.run(sys.executable, HERE.parent / "freeze.py", *passed)
    bundle = freeze.BUILD / "dist" / f"{contents.TITLE}.app"
    sign(bundle)
    target = freeze.BUILD / f"HolySheep-Studio-{contents.version()}-{platform.machine()}.dmg"
    image(bundle, target)
    notarise(target)
    bootstrap.say(f"{target}: {target.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
