"""Loads the core of Qt so that Python's own way to import stays."""

from __future__ import annotations

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt's core, and take back what it puts in place of `import`.

    Qt for Python reads the source of every module that is imported after it, to see whether that wants its snake_case
    names (`from __feature__ import ...`). Nothing of the studio does, and for some three hundred modules it takes
    40 ms of a start, a third of what a bare window takes.
    """
    own = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = own
