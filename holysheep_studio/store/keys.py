"""The operating system's keyring, the only place where secrets live; today: which back end there is."""

from __future__ import annotations


def backend() -> str | None:
    """The name of a keyring that protects what it keeps, or None. May take a moment; call it off the event loop.

    A back end with a priority below 1 (none at all, or one that writes plain text) counts as none.
    """
    import keyring  # noqa: PLC0415 - takes 150 ms, which nothing but this needs

    found = keyring.get_keyring()
    return None if found.priority < 1 else str(found.name)
