"""What an installed studio runs first: the front door, or one of the studio's own child processes (`-m MODULE`)."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

#: What `-m` may name. An installed studio is no interpreter for other people's modules.
CHILDREN = {
    "holysheep_studio": "holysheep_studio.__main__",
    "holysheep_studio.engine": "holysheep_studio.engine.__main__",
    "holysheep_studio.media.guard": "holysheep_studio.media.guard",
}
#: What the loader changed for the libraries in the installed folder; programs of the system must not see it.
LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH")
#: What points Qt to the installed folder; a file manager made with Qt would take its plug-ins from there.
QT_PATHS = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH", "QML_IMPORT_PATH")


def restore(environment: MutableMapping[str, str]) -> None:
    """Give back what the user had before the loader; the libraries of this process were found at its start.

    So a program that is started later by whomever, Qt's way to a file manager included, finds the system's libraries.
    """
    for name in LIBRARY_PATHS:
        original = environment.pop(f"{name}_ORIG", None)
        environment.pop(name, None)
        if original:
            environment[name] = original
    if sys.platform.startswith("linux"):  # there qt.conf beside the program says it to this process alone
        for name in QT_PATHS:
            environment.pop(name, None)


def asked_of_window(arguments: Sequence[str]) -> list[str]:
    """The arguments of the window's own program (Windows) as the command line knows them: files, dropped on it."""
    return [*arguments] if arguments[:1] == ["-m"] else ["studio", *arguments]


def without_console() -> None:
    """Give a program without a console streams to write to; what it says is in the log as well."""
    if sys.stdout is None or sys.stderr is None:
        nowhere: TextIO = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the end
        sys.stdout = sys.stdout or nowhere
        sys.stderr = sys.stderr or nowhere


def main() -> None:
    """Become what the first arguments name."""
    restore(os.environ)
    arguments = sys.argv[1:]
    if "--multiprocessing-fork" in arguments:
        # a library that starts workers would otherwise open window after window
        import_module("multiprocessing").freeze_support()
    if os.path.splitext(sys.executable)[0].endswith("-window"):  # noqa: PTH122 - pathlib takes its time to load
        without_console()
        arguments = asked_of_window(arguments)
    if arguments[:1] == ["-m"]:
        if len(arguments) < 2 or arguments[1] not in CHILDREN:
            sys.exit(f"holysheep-studio: -m takes one of {', '.join(CHILDREN)}")
        module = import_module(CHILDREN[arguments[1]])
        sys.argv = [sys.argv[0], *arguments[2:]]
        if module.__name__ == "holysheep_studio.media.guard":
            os._exit(module.main(sys.argv[1:]))  # at once: the watching thread never ends by itself
        module.main()
        return
    sys.argv = [sys.argv[0], *arguments]
    import_module("holysheep_studio.__main__").main()


if __name__ == "__main__":
    main()
