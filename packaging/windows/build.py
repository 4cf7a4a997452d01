"""Makes the installer for Windows: `py packaging/windows/build.py [--wheels FOLDER] [--fetch]` -> build/*-setup.exe.

Needs NSIS (makensis on the PATH, or where its own installer puts it). With SIGN_THUMBPRINT in the environment the
programs and the installer are signed by signtool with that certificate, and stamped by the server SIGN_TIMESTAMP names.
With --script-only the folder is taken as it is: so the script can be compiled on another system.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import bootstrap  # noqa: E402 - a script beside it
import contents  # noqa: E402 - the same
import freeze  # noqa: E402 - the same


def makensis() -> str:
    """The compiler of installers."""
    usual = Path(os.environ.get("ProgramFiles(x86)", "C:/Program Files (x86)")) / "NSIS" / "makensis.exe"  # noqa: SIM112
    found = shutil.which("makensis") or (str(usual) if usual.exists() else None)
    if found is None:
        bootstrap.give_up("This needs NSIS: https://nsis.sourceforge.io")
    return found


def sign(*files: Path) -> None:
    """Sign them where a certificate is named."""
    certificate = os.environ.get("SIGN_THUMBPRINT")
    if not certificate:
        bootstrap.say(f"not signed (no SIGN_THUMBPRINT): {', '.join(file.name for file in files)}")
        return
    stamp = ["/tr", os.environ["SIGN_TIMESTAMP"], "/td", "SHA256"] if os.environ.get("SIGN_TIMESTAMP") else []
    freeze.run("signtool", "sign", "/fd", "SHA256", "/sha1", certificate, *stamp, *files)


def compile_script(folder: Path, target: Path) -> None:
    """Pack `folder` into the installer `target`."""
    words = {"VERSION": contents.version(), "FOLDER": folder, "TARGET": target, "ICON": freeze.BUILD / "app.ico"}
    words |= {"LICENCE": contents.ROOT / "resources/licences/texts/GPL-3.0.txt"}
    # without it the script is read in whatever code page the machine has, and Chinese is none of most
    told = ["-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    freeze.run(makensis(), *told, *(f"-D{name}={word}" for name, word in words.items()), HERE / "studio.nsi")


def main() -> None:
    """Make the folder, sign, pack, sign."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheels", type=Path, help="take packages from this folder and not from the network")
    parser.add_argument("--fetch", action="store_true", help="download them into that folder first")
    parser.add_argument("--script-only", type=Path, metavar="FOLDER", help="pack this folder and do nothing else")
    given = parser.parse_args()
    target = freeze.BUILD / f"HolySheep-Studio-{contents.version()}-setup.exe"
    if given.script_only:
        compile_script(given.script_only.absolute(), target)
        return
    passed = [*(["--wheels", str(given.wheels)] if given.wheels else []), *(["--fetch"] if given.fetch else [])]
    freeze.run(sys.executable, HERE.parent / "freeze.py", *passed)
    sign(*sorted(freeze.FOLDER.glob("*.exe")))
    compile_script(freeze.FOLDER, target)
    sign(target)
    bootstrap.say(f"{target}: {target.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
