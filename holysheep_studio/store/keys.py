"""The operating system's keyring, the only place where secrets live; today: which back end there is."""

from __future__ import annotations

import importlib


def backend() -> str | None:
    """The name of a keyring that protects what it keeps, or None. May take a moment; call it off the event loop.

    A back end with a priority below 1 (none at all, or one that writes plain text) counts as none.
    """
    # keyring takes 150 ms to import, which nothing but this needs
    keyring = importlib.import_module("keyring")
    found = keyring.get_keyring()
    # the chainer stands for several back ends at once; it is as good as its best one
    return None if found.priority < 1 else str(found.name)
