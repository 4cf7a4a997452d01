"""A keyring in memory that can be slow or broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def nothing() -> object:
    """No delay, no fault."""
    return None


@dataclass(slots=True)
class MemoryKeyring:
    """Keeps entries as a real one does, after doing what `before` says."""

    before: Callable[[], object] = nothing
    name_before: Callable[[], object] = nothing
    entries: dict[tuple[str, str], str] = field(default_factory=dict)
    priority: float = 5

    @property
    def name(self) -> str:
        self.name_before()
        return "memory keyring"

    def get_password(self, service: str, username: str) -> str | None:
        self.before()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.before()
        del self.entries[service, username]
