"""Sets up what the studio needs on this machine: `.venv` from the lock file, system packages where that is allowed.

Standard library only; everything it says goes to stderr, so that what the studio prints stays clean.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = SCRIPTS / f"python{SUFFIX}"
STAMP = VENV / "set-up.json"
LOCKS = {"run": ROOT / "packaging" / "lock" / "requirements.txt", "dev": ROOT / "packaging" / "lock" / "dev.txt"}

# settings of the shell that would send pip or Python elsewhere than into .venv
_MISLEADING = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")


def say(text: str) -> None:
    """One line for the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def give_up(text: str) -> NoReturn:
    """One line, and the exit code for a fault of the machine."""
    say(text)
    raise SystemExit(4)


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ---- system packages (Linux) ----


class SystemPackage(NamedTuple):
    """A package of Debian and Ubuntu, and what shows that it, or its like elsewhere, is there."""

    name: str
    probe: str


def system_packages(*groups: str) -> list[SystemPackage]:
    """The packages of these groups of packaging/linux/apt.txt."""
    found = []
    group = ""
    for line in (ROOT / "packaging" / "linux" / "apt.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if len(words) == 1:
            group = words[0].strip("[]")
        elif words and group in groups:
            found.append(SystemPackage(*words))
    return found


def missing_packages(*groups: str) -> list[SystemPackage]:
    """Those that are not there; none on Windows and macOS, where nothing has to be added."""
    if not sys.platform.startswith("linux"):
        return []
    packages = system_packages(*groups)
    libraries = _shared_libraries() if any(package.probe.startswith("lib:") for package in packages) else ""
    return [package for package in packages if not _is_there(package.probe, libraries)]


def provide(*groups: str) -> None:
    """Install what is missing where that is allowed, else say how."""
    missing = missing_packages(*groups)
    if not missing:
        return
    names = [package.name for package in missing]
    install = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if shutil.which("apt-get") is None:
        wanted = ", ".join(package.probe.partition(":")[2] for package in missing)
        say(f"This system lacks {wanted}. Please install the packages of your system that hold them.")
        return
    if os.geteuid() != 0:
        say(f"This system lacks some packages. Please install them:\n  sudo {' '.join(install)}")
        return
    say(f"Installing system packages: {' '.join(names)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "-qq", "update"], [*install, "-qq"]):
        subprocess.run(command, check=False, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    if missing_packages(*groups):
        say(f"That did not work. Please look into it and run:\n  {' '.join(install)}")


def _shared_libraries() -> str:
    """The names of the shared libraries that the loader knows; empty where it has no such list."""
    loader = shutil.which("ldconfig", path="/sbin:/usr/sbin:/bin:/usr/bin")
    if loader is None:
        return ""
    listed = subprocess.run([loader, "-p"], check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return listed.stdout


def _is_there(probe: str, libraries: str) -> bool:
    kind, _, name = probe.partition(":")
    if kind == "lib":
        return not libraries or f"\t{name} " in libraries
    if kind == "bin":
        return shutil.which(name) is not None
    if kind == "module":
        return importlib.util.find_spec(name) is not None
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    return any(next(folder.rglob("*.[to]t[fc]"), None) for folder in folders)


# ---- .venv ----


def set_up(what: str, *groups: str) -> None:
    """Make `.venv` hold what the lock file names ("run" or "dev") and the studio itself; quick when it does already.

    System packages of these groups are provided where that is possible; the studio can do without, but not without
    what makes `.venv`.
    """
    if _stamped(what):
        provide(*groups)
        return
    provide(*([] if _works() else ["python"]), *groups)
    with _alone():
        if _stamped(what):  # somebody else has just done it
            return
        if not _works():
            _make_venv()
        megabytes = 340 if what == "run" else 400
        say(f"Setting up .venv, once: this may download up to {megabytes} MB.")
        _pip("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(LOCKS[what]))
        _pip("--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        done = {"place": str(ROOT), "run": _fingerprint("run")} | (
            {"dev": _fingerprint("dev")} if what == "dev" else {}
        )
        aside = STAMP.with_suffix(".part")
        aside.write_text(json.dumps(done), encoding="utf-8")
        aside.replace(STAMP)


def program(name: str) -> str:
    """The path of a program that is installed in `.venv`."""
    return str(SCRIPTS / f"{name}{SUFFIX}")


def _stamps() -> dict[str, str]:
    """What was set up, as written at the end of the last set-up; empty before the first."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _stamped(what: str) -> bool:
    return PYTHON.exists() and _stamps().get(what) == _fingerprint(what)


def _fingerprint(what: str) -> str:
    """Changes with the lock, the project's own table, the interpreter behind `.venv`, and the place of the checkout."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [
        LOCKS[what].read_text(encoding="utf-8"),
        json.dumps([project["project"], project["build-system"]], sort_keys=True),
        os.path.realpath(PYTHON),
        str(ROOT),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _works() -> bool:
    """Whether `.venv` is whole, in the place it was made for, of a Python that the studio runs on, and can install."""
    if not PYTHON.exists() or _stamps().get("place", str(ROOT)) != str(ROOT):
        return False
    test = "import sys, pip; raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 15))"
    return (
        subprocess.run([PYTHON, "-c", test], check=False, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    )


def _make_venv() -> None:
    if missing_packages("python"):
        give_up("Without it there can be no .venv, and without .venv no studio.")
    say(f"Making .venv with Python {sys.version.split()[0]}")
    # the interpreter behind a virtual environment, so that .venv may be made anew from within itself
    python = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False, stdout=sys.stderr)
    if made.returncode != 0:
        give_up("Python could not make .venv; the lines above say why.")


def _pip(*arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    quiet = [] if sys.stderr.isatty() else ["-q"]
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", *quiet, *arguments]
    done = subprocess.run(command, check=False, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    if done.returncode != 0:
        give_up("The packages could not be installed; the lines above say why. Run the same command again to go on.")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other set-up of this checkout is at work."""
    with (ROOT / ".venv.lock").open("w") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            while True:  # it gives up after ten seconds, a set-up takes longer
                with contextlib.suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield  # closing the file lets the next one in


def hand_over(command: Sequence[str]) -> NoReturn:
    """Become this program, so that signals and the exit code are its own."""
    if os.name == "nt":
        program = subprocess.Popen(list(command))
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # the program has got it too, and knows what to do
                raise SystemExit(program.wait())
    os.execv(command[0], list(command))  # noqa: S606 - a list of arguments made here; no shell is wanted
