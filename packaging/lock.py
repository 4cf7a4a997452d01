"""Writes the lock files from pyproject.toml (with the program uv), or with --check says whether they are in step.

With --upgrade it takes the newest versions; without, what need not change stays.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "lock"
GROUPS = {"requirements.txt": "build", "dev.txt": "dev", "package.txt": "package"}


def asked() -> str:
    """A digest of what pyproject.toml asks for, to be found again in the lock files."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = tables["project"]
    wanted = [project["requires-python"], project["dependencies"], tables["dependency-groups"], tables["build-system"]]
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()


def first_line() -> str:
    """The line that ties a lock file to pyproject.toml."""
    return f"# by packaging/lock.py, for pyproject.toml {asked()}"


def write(name: str) -> None:
    """Resolve for every system and every Python at once, one version of each package, with the hashes of its files."""
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if uv is None:
        sys.exit("This needs the program uv on the PATH.")
    command = [uv, "pip", "compile", "pyproject.toml", "--group", GROUPS[name], "--universal", "--generate-hashes"]
    command += ["--python-version", "3.11", "--fork-strategy", "fewest", "--no-config", "--no-header", "--quiet"]
    if name != "requirements.txt":
        command += ["--constraint", str(FOLDER / "requirements.txt")]
    if "--upgrade" in sys.argv:
        command.append("--upgrade")
    aside = FOLDER / f"{name}.part"
    if (FOLDER / name).exists():
        shutil.copyfile(FOLDER / name, aside)  # what need not change stays as it is
    subprocess.run([*command, "--output-file", str(aside)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    body = aside.read_text(encoding="utf-8").replace(f"{FOLDER}{os.sep}", "packaging/lock/")
    (FOLDER / name).write_text(f"{first_line()}\n{body}", encoding="utf-8", newline="\n")
    aside.unlink()


def main() -> None:
    """Write the lock files, or check them."""
    if "--check" not in sys.argv:
        for name in GROUPS:
            write(name)
        return
    old = [name for name in GROUPS if (FOLDER / name).read_text(encoding="utf-8").partition("\n")[0] != first_line()]
    if old:
        sys.exit(f"{', '.join(old)} no longer fits pyproject.toml; run: python3 packaging/lock.py")


if __name__ == "__main__":
    main()
