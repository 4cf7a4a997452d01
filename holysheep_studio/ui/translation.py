"""Marks texts for the translation tools, and looks them up."""

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that the translation tools look for
    """Mark `text` for translation where it stands; typed, unlike the binding's own."""
    del context
    return text


def say(context: str, text: str) -> str:
    """A marked text in the person's language."""
    return QCoreApplication.translate(context, text)
