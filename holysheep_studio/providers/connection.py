"""Connection: an address, a key and a dialect that belong together."""

from __future__ import annotations

from typing import Any

from msgspec import field

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.transport.limiter import Limits

_PLACEHOLDERS = ("your_holysheep_api_key", "your_api_key", "your-api-key", "api_key_here", "<api-key>", "changeme")


class Connection(Frozen, frozen=True):
    """What opens a provider. `mirrors` are further addresses of the same service, for the same key."""

    name: str
    dialect: str
    base_url: str
    key: Secret
    mirrors: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    options: dict[str, Any] = field(default_factory=dict)  # of the dialect, see registry
    webhook_secret: Secret | None = None


def checked_key(text: str) -> Secret:
    """A key as typed or pasted. No rule about prefix or length: five sources name five formats (wire.md 1.14).

    Raises InputError bad_key when it is empty, has space inside, is not ASCII, or stands in a documentation.
    """
    key = text.strip()
    reason = ""
    if not key:
        reason = "it is empty"
    elif any(character.isspace() for character in key):
        reason = "it has a space or line break inside"
    elif not key.isascii() or not key.isprintable():
        reason = "it has characters that keys do not have"
    elif key.casefold() in _PLACEHOLDERS or key.casefold().startswith(("your_", "your-", "<")):
        reason = "it is the placeholder of a documentation"
    if reason:
        raise InputError(Code.BAD_KEY, reason=reason)
    return Secret(key)
