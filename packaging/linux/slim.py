"""Takes out of the laid-out package what nobody runs: symbols for debuggers, and a second BLAS for OpenCV."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: OpenCV's wheel brings an OpenBLAS of 39 MB (and Fortran's library) for nineteen functions; SciPy's has the same ones
#: under names of its own, with integers of the same width.
OPENCV = "opencv_python_headless.libs"
SCIPY = "scipy.libs"
_OF_OPENCV = re.compile(r"^libopenblasp-r\d+-[0-9a-f]+[\w.]*\.so$")
_OF_SCIPY = re.compile(r"^libscipy_openblas-[0-9a-f]+\.so$")
PREFIX = "scipy_"
#: What goes on to another function with everything that it was given, by the kind of machine (as readelf calls it).
JUMPS = {"Advanced Micro Devices X86-64": "jmp {}@PLT", "AArch64": "b {}"}
PAGE_BYTES = 4096


def asked(*command: str | Path) -> str:
    """What a program of binutils says. Gives up when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        bootstrap.give_up(f"This did not work ({done.returncode}): {' '.join(words)}\n{done.stderr}")
    return done.stdout


def binaries(folder: Path) -> list[Path]:
    """Every program and library below it, links left out."""
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as content:
                if content.read(4) == b"\x7fELF":
                    found.append(file)
    return found


def needed(file: Path) -> set[str]:
    """The libraries that the loader looks for when it loads this one."""
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", asked("readelf", "-dW", file)))


def names(file: Path, which: str) -> set[str]:
    """Names of functions: `which` is "--defined-only" or "--undefined-only"."""
    rows = [row.split() for row in asked("nm", "-D", which, file).splitlines()]
    return {row[-1].partition("@")[0] for row in rows if row}


def forwarder(wanted: Iterable[str], target: Path, made: Path) -> None:
    """A library `made` of its own name: each function in it goes on to that of `target`, under SciPy's name for it."""
    header = asked("readelf", "-hW", target)
    machine = re.search(r"Machine:\s*(.+)", header)
    jump = JUMPS.get(machine[1].strip() if machine else "")
    if jump is None:
        bootstrap.give_up(f"{target.name} is for a machine that packaging/linux/slim.py knows no jump of")
    lines = [".text"]
    for name in sorted(wanted):
        lines += [f".globl {name}", f".type {name}, %function", f"{name}: {jump.format(PREFIX + name)}"]
    lines += ['.section .note.GNU-stack,"",%progbits', ""]  # its stack is no code
    between = made.with_suffix(".o")
    source = made.with_suffix(".s")
    source.write_text("\n".join(lines), encoding="utf-8")
    asked("as", "-o", between, source)
    source.unlink()
    # beside it where it is reached by the links at the top, else in SciPy's folder
    places = f"$ORIGIN:$ORIGIN/../{target.parent.name}"
    asked("ld", "-shared", "-soname", made.name, "--enable-new-dtags", "-rpath", places, "-o", made, between, target)
    between.unlink()


def one_blas(inside: Path) -> int:
    """Let OpenCV count with SciPy's BLAS; bytes that became free. Gives up where SciPy's lacks a function."""
    own = next((file for file in (inside / OPENCV).glob("*") if _OF_OPENCV.match(file.name)), None)
    target = next((file for file in (inside / SCIPY).glob("*") if _OF_SCIPY.match(file.name)), None)
    if own is None or target is None:
        return 0
    users = [file for file in binaries(inside) if own.name in needed(file)]
    offered, instead = names(own, "--defined-only"), names(target, "--defined-only")
    wanted = {name for user in users for name in names(user, "--undefined-only")} & offered
    missing = sorted(name for name in wanted if PREFIX + name not in instead)
    if missing:
        bootstrap.give_up(f"OpenCV wants {', '.join(missing)}, and SciPy's {target.name} has none: decide about it")
    before = own.stat().st_size
    own.unlink()
    forwarder(wanted, target, own)
    return before - own.stat().st_size + _drop_unasked(inside)


def _drop_unasked(inside: Path) -> int:
    """What of OpenCV's libraries nothing asks for any more goes, with the links to it; bytes that became free."""
    free = 0
    while True:
        every = {name for file in binaries(inside) for name in needed(file)}
        lost = [file for file in (inside / OPENCV).iterdir() if not file.is_symlink() and file.name not in every]
        if not lost:
            break
        for file in lost:
            free += file.stat().st_size
            file.unlink()
    for link in [one for one in inside.iterdir() if one.is_symlink() and not one.exists()]:
        link.unlink()
    return free


def loadable(file: Path) -> bool:
    """Whether the loader can map it: what tools like patchelf have moved, `strip` may leave off the pages' bounds."""
    rows = [row.split() for row in asked("readelf", "-lW", file).splitlines()]
    loads = [(int(row[1], 16), int(row[2], 16)) for row in rows if row[:1] == ["LOAD"]]
    return bool(loads) and all((offset - address) % PAGE_BYTES == 0 for offset, address in loads)


def strip(inside: Path) -> int:
    """Take out what only debuggers and linkers read, where it can be taken out; bytes that became free."""
    free = 0
    for file in binaries(inside):
        less = file.with_name(f"{file.name}.less")
        asked("strip", "--strip-unneeded", "-o", less, file)
        before, after = file.stat(), less.stat()
        if after.st_size < before.st_size and loadable(less):
            less.chmod(before.st_mode)
            less.replace(file)
            free += before.st_size - after.st_size
        else:
            less.unlink()
    return free


def slim(inside: Path) -> None:
    """Both, and say what it brought."""
    bootstrap.say(f"symbols: {strip(inside) / 1e6:.0f} MB less; one BLAS: {one_blas(inside) / 1e6:.0f} MB less")
