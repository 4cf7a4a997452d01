"""Loads the core of Qt so that Python's own way to import stays."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load Qt's core, and take back what it puts in place of `import`.

    Qt for Python reads the source of every module that is imported after it, to see whether that wants its snake_case
    names (`from __feature__ import ...`). Nothing of the studio does, and for some three hundred modules it takes
    40 ms of a start, a third of what a bare window takes.
    """
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - for what it does to `import`

    builtins.__import__ = own
